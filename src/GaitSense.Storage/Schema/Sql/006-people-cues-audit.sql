-- Who practises, in what form, what was written about it, what was told to them, and what was done to all of it.

ALTER TABLE people ADD COLUMN registered    INTEGER NOT NULL DEFAULT 0; -- 1: stays without a session
ALTER TABLE people ADD COLUMN foot_length_m REAL;
ALTER TABLE people ADD COLUMN height_m      REAL;
ALTER TABLE people ADD COLUMN consent       TEXT NOT NULL DEFAULT 'not_asked';
ALTER TABLE people ADD COLUMN consent_at    TEXT; -- UTC
ALTER TABLE people ADD COLUMN remark        TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN real_name     TEXT NOT NULL DEFAULT ''; -- never leaves the store

-- An exercise as one person does it.
CREATE TABLE plans (
    person     INTEGER NOT NULL REFERENCES people (key) ON DELETE CASCADE,
    exercise   TEXT NOT NULL,
    protocol   TEXT NOT NULL, -- JSON
    changed_at TEXT NOT NULL, -- UTC
    PRIMARY KEY (person, exercise)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    key        INTEGER PRIMARY KEY,
    session    INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
    written_at TEXT NOT NULL, -- UTC
    session_s  REAL, -- session time that it is about; NULL = the whole session
    text       TEXT NOT NULL
) STRICT;

CREATE INDEX notes_by_session ON notes (session, written_at);

-- What was told to the person who practised.
CREATE TABLE cues (
    session   INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
    number    INTEGER NOT NULL, -- order of appending within the session
    time_ns   INTEGER NOT NULL,
    cue       TEXT NOT NULL,
    kind      TEXT NOT NULL,
    level     TEXT NOT NULL,
    value     REAL,
    low       REAL,
    high      REAL,
    in_target INTEGER, -- NULL = no judgement
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

-- What was done to people's records, and when. Lines are only ever added; they name pseudonyms, never people.
CREATE TABLE audit (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL, -- UTC
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL
) STRICT;
