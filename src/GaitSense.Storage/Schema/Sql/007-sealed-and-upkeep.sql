-- Packets of ended sessions in files of their own, what repairs cost, who goes on with whom, and which engine measured what.

CREATE TABLE sealed (
    session       INTEGER PRIMARY KEY REFERENCES sessions (key) ON DELETE CASCADE,
    file          TEXT NOT NULL, -- name in the folder sealed
    packets       INTEGER NOT NULL,
    bytes         INTEGER NOT NULL,
    sha256        TEXT NOT NULL,
    sealed_at     TEXT NOT NULL, -- UTC
    rows_replaced INTEGER NOT NULL DEFAULT 0 -- 1: the file is read; the rows in raw are gone or going
) STRICT;

ALTER TABLE sessions ADD COLUMN packets_lost INTEGER NOT NULL DEFAULT 0; -- damaged on disk, cut out by a repair
ALTER TABLE sessions ADD COLUMN continues TEXT; -- identity of the interrupted session that this one goes on with

CREATE TABLE analyses (
    session        INTEGER NOT NULL REFERENCES sessions (key) ON DELETE CASCADE,
    number         INTEGER NOT NULL, -- 1 for the first
    engine_version TEXT NOT NULL,
    at             TEXT NOT NULL, -- UTC
    reason         TEXT NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
