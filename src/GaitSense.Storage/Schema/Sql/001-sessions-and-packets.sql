-- Who practised, when, with which sensors, and what was received of them.

CREATE TABLE people (
    key       INTEGER PRIMARY KEY,
    pseudonym TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE sessions (
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    person         INTEGER NOT NULL REFERENCES people (key),
    exercise       TEXT NOT NULL,
    source         TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    started_at     TEXT NOT NULL, -- UTC, ISO 8601 to 100 ns: text order is time order
    state          TEXT NOT NULL, -- recording, finished, interrupted, deleting
    packet_count   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sensors (
    session         INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
    sensor          INTEGER NOT NULL, -- index in the session's roster
    id              TEXT NOT NULL,
    site            TEXT NOT NULL,
    nominal_rate_hz REAL,
    name            TEXT NOT NULL,
    profile         TEXT NOT NULL,
    clock           TEXT NOT NULL,
    placement       TEXT NOT NULL,
    axes            TEXT NOT NULL,
    mounting_w      REAL NOT NULL, -- sensor axes to the body part's nominal axes
    mounting_x      REAL NOT NULL,
    mounting_y      REAL NOT NULL,
    mounting_z      REAL NOT NULL,
    PRIMARY KEY (session, sensor)
) STRICT, WITHOUT ROWID;

-- One row for each sensor and second of arrival. frames: see Raw/PacketFraming.cs.
CREATE TABLE raw (
    key          INTEGER PRIMARY KEY,
    session      INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
    sensor       INTEGER NOT NULL,
    t0_ns        INTEGER NOT NULL, -- arrival of the first packet, ns since the session began
    first_number INTEGER NOT NULL, -- running numbers of the first and last packet in the session
    last_number  INTEGER NOT NULL,
    packets      INTEGER NOT NULL,
    frames       BLOB NOT NULL,
    UNIQUE (session, sensor, t0_ns)
) STRICT;
