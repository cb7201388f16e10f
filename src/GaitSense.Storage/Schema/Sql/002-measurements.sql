-- What was measured: SI units, angles in rad, times in ns since the session began. NULL = no value.

CREATE TABLE steps (
    session                    INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
    side                       TEXT NOT NULL,
    initial_contact_ns         INTEGER NOT NULL,
    final_contact_ns           INTEGER,
    direction                  TEXT NOT NULL,
    stride_length_m            REAL,
    step_length_m              REAL,
    step_length_sd_m           REAL,
    stride_time_ns             INTEGER,
    step_time_ns               INTEGER,
    swing_time_ns              INTEGER,
    double_support_ns          INTEGER,
    contact_pattern            TEXT NOT NULL,
    foot_strike_angle_rad      REAL,
    toe_out_rad                REAL,
    foot_clearance_m           REAL,
    pelvic_tilt_rad            REAL,
    pelvic_tilt_range_rad      REAL,
    pelvic_obliquity_range_rad REAL,
    pelvic_rotation_range_rad  REAL,
    lumbar_extension_rad       REAL,
    arm_leg_phase_rad          REAL,
    arm_leg_ratio              INTEGER,
    arm_swing_rad              REAL,
    confidence                 REAL NOT NULL,
    valid                      INTEGER NOT NULL,
    flags                      TEXT NOT NULL,
    PRIMARY KEY (session, initial_contact_ns, side),
    CHECK (final_contact_ns IS NULL OR final_contact_ns < initial_contact_ns)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    session     INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
    number      INTEGER NOT NULL, -- order of appending within the session
    kind        TEXT NOT NULL,
    onset_ns    INTEGER NOT NULL,
    duration_ns INTEGER NOT NULL,
    side        TEXT,
    site        TEXT NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE summaries (
    session INTEGER PRIMARY KEY REFERENCES sessions (key) ON DELETE CASCADE,
    summary TEXT NOT NULL -- JSON, names as in summary.json
) STRICT;

ALTER TABLE sessions ADD COLUMN step_count INTEGER NOT NULL DEFAULT 0;
