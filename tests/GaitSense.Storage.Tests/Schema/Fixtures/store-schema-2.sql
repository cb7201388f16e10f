-- A store as schema 2 left it: the file's schema is written out here, not taken from the program, so that a change to an
-- old migration shows. The frames were built by hand in Python from the layout in PacketFraming.
PRAGMA page_size = 16384;
PRAGMA application_id = 1197560692;
CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO migrations VALUES (1, 'sessions-and-packets');
INSERT INTO migrations VALUES (2, 'measurements');
CREATE TABLE people (
key INTEGER PRIMARY KEY,
pseudonym TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE sessions (
key INTEGER PRIMARY KEY,
id TEXT NOT NULL UNIQUE,
person INTEGER NOT NULL REFERENCES people (key),
exercise TEXT NOT NULL,
source TEXT NOT NULL,
engine_version TEXT NOT NULL,
started_at TEXT NOT NULL,
state TEXT NOT NULL,
packet_count INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sensors (
session INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
sensor INTEGER NOT NULL,
id TEXT NOT NULL,
site TEXT NOT NULL,
nominal_rate_hz REAL,
name TEXT NOT NULL,
profile TEXT NOT NULL,
clock TEXT NOT NULL,
placement TEXT NOT NULL,
axes TEXT NOT NULL,
mounting_w REAL NOT NULL,
mounting_x REAL NOT NULL,
mounting_y REAL NOT NULL,
mounting_z REAL NOT NULL,
PRIMARY KEY (session, sensor)
) STRICT, WITHOUT ROWID;
CREATE TABLE raw (
key INTEGER PRIMARY KEY,
session INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
sensor INTEGER NOT NULL,
t0_ns INTEGER NOT NULL,
first_number INTEGER NOT NULL,
last_number INTEGER NOT NULL,
packets INTEGER NOT NULL,
frames BLOB NOT NULL,
UNIQUE (session, sensor, t0_ns)
) STRICT;
CREATE TABLE steps (
session INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
side TEXT NOT NULL,
initial_contact_ns INTEGER NOT NULL,
final_contact_ns INTEGER,
direction TEXT NOT NULL,
stride_length_m REAL,
step_length_m REAL,
step_length_sd_m REAL,
stride_time_ns INTEGER,
step_time_ns INTEGER,
swing_time_ns INTEGER,
double_support_ns INTEGER,
contact_pattern TEXT NOT NULL,
foot_strike_angle_rad REAL,
toe_out_rad REAL,
foot_clearance_m REAL,
pelvic_tilt_rad REAL,
pelvic_tilt_range_rad REAL,
pelvic_obliquity_range_rad REAL,
pelvic_rotation_range_rad REAL,
lumbar_extension_rad REAL,
arm_leg_phase_rad REAL,
arm_leg_ratio INTEGER,
arm_swing_rad REAL,
confidence REAL NOT NULL,
valid INTEGER NOT NULL,
flags TEXT NOT NULL,
PRIMARY KEY (session, initial_contact_ns, side),
CHECK (final_contact_ns IS NULL OR final_contact_ns < initial_contact_ns)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
session INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
number INTEGER NOT NULL,
kind TEXT NOT NULL,
onset_ns INTEGER NOT NULL,
duration_ns INTEGER NOT NULL,
side TEXT,
site TEXT NOT NULL,
PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE summaries (
session INTEGER PRIMARY KEY REFERENCES sessions (key) ON DELETE CASCADE,
summary TEXT NOT NULL
) STRICT;
ALTER TABLE sessions ADD COLUMN step_count INTEGER NOT NULL DEFAULT 0;
INSERT INTO people VALUES (1, 'p07');
INSERT INTO sessions (key, id, person, exercise, source, engine_version, started_at, state, packet_count)
VALUES (1, '20251201T080000-00000a', 1, 'reverse-walking', 'simulated', '0.0.1', '2025-12-01T08:00:00.0000000Z', 'recording', 3);
INSERT INTO sensors VALUES
(1, 0, 'imu-1', 'left_foot', 100.0, '', 'gaitsense-1', 'free_running', '', 'exact', 1, 0, 0, 0),
(1, 1, 'imu-2', 'right_foot', 100.0, '', 'gaitsense-1', 'free_running', '', 'exact', 1, 0, 0, 0);
INSERT INTO raw VALUES
(1, 1, 0, 100, 0, 2, 2, x'475302000000000000000000640000000000000001028dae25f6475301000200000000000000c80000000000000003e435b1b5'),
(2, 1, 1, 150, 1, 1, 1, x'475300000100000000000000960000000000000080a8c698');
UPDATE sessions SET step_count = 1;
INSERT INTO steps (session, side, initial_contact_ns, direction, step_length_m, contact_pattern, confidence, valid, flags)
VALUES (1, 'left', 1500000000, 'backward', 0.25, 'toe', 0.9, 1, 'first');
