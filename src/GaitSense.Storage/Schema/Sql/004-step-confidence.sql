-- How well each value of a step is founded, and the trunk's counter-rotation. Steps of before have no such figures: 0 and NULL.

ALTER TABLE steps ADD COLUMN contact_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN stride_length_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN step_length_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN contact_pattern_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN foot_strike_angle_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN toe_out_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN foot_clearance_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN pelvic_tilt_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN lumbar_extension_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN arm_leg_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN trunk_counter_rotation_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN trunk_counter_rotation_rad REAL;
ALTER TABLE steps ADD COLUMN trunk_counter_rotation_phase_rad REAL;

DROP VIEW step_table;

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
    flags,
    contact_confidence,
    stride_length_confidence,
    step_length_confidence,
    contact_pattern_confidence,
    foot_strike_angle_confidence,
    toe_out_confidence,
    foot_clearance_confidence,
    pelvic_tilt_confidence,
    lumbar_extension_confidence,
    arm_leg_confidence,
    trunk_counter_rotation_confidence,
    trunk_counter_rotation_rad * 57.29577951308232 AS trunk_counter_rotation_deg,
    trunk_counter_rotation_phase_rad * 57.29577951308232 AS trunk_counter_rotation_phase_deg
FROM steps JOIN sessions ON sessions.key = steps.session
WHERE sessions.state <> 'deleting';
