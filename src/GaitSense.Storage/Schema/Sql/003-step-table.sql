-- The step table as people know it from steps.csv, for whoever opens the file with another program.

CREATE VIEW step_table AS
SELECT
    sessions.id AS session,
    steps.side AS side,
    initial_contact_ns * 1e-9 AS initial_contact_s,
    final_contact_ns * 1e-9 AS final_contact_s,
    direction,
    stride_length_m,
    step_length_m,
    step_length_sd_m,
    stride_time_ns * 1e-9 AS stride_time_s,
    step_time_ns * 1e-9 AS step_time_s,
    swing_time_ns * 1e-9 AS swing_time_s,
    double_support_ns * 1e-9 AS double_support_s,
    contact_pattern,
    foot_strike_angle_rad * 57.29577951308232 AS foot_strike_angle_deg,
    toe_out_rad * 57.29577951308232 AS toe_out_deg,
    foot_clearance_m,
    pelvic_tilt_rad * 57.29577951308232 AS pelvic_tilt_deg,
    pelvic_tilt_range_rad * 57.29577951308232 AS pelvic_tilt_range_deg,
    pelvic_obliquity_range_rad * 57.29577951308232 AS pelvic_obliquity_range_deg,
    pelvic_rotation_range_rad * 57.29577951308232 AS pelvic_rotation_range_deg,
    lumbar_extension_rad * 57.29577951308232 AS lumbar_extension_deg,
    arm_leg_phase_rad * 57.29577951308232 AS arm_leg_phase_deg,
    arm_leg_ratio,
    arm_swing_rad * 57.29577951308232 AS arm_swing_deg,
    confidence,
    iif(valid, 'true', 'false') AS valid,
    flags
FROM steps JOIN sessions ON sessions.key = steps.session
WHERE sessions.state <> 'deleting';

CREATE INDEX sessions_by_start ON sessions (started_at, id);
CREATE INDEX sessions_by_person ON sessions (person, started_at);
