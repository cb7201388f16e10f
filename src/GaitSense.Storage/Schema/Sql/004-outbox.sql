-- Points that a database elsewhere has not taken yet, oldest first. One row holds the points of one commit of one session.

CREATE TABLE outbox (
    number     INTEGER PRIMARY KEY AUTOINCREMENT, -- order of writing; a number is never used again
    session    INTEGER REFERENCES sessions (key) ON DELETE CASCADE,
    written_ms INTEGER NOT NULL, -- UTC, ms since 1970
    points     INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,
    lines      BLOB NOT NULL -- line protocol, ns
) STRICT;

CREATE INDEX outbox_by_session ON outbox (session);

-- What waits, kept by the triggers, and what became of the rest.
CREATE TABLE outbox_counts (
    key     INTEGER PRIMARY KEY CHECK (key = 1),
    points  INTEGER NOT NULL DEFAULT 0,
    bytes   INTEGER NOT NULL DEFAULT 0,
    sent    INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    dropped INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO outbox_counts (key) VALUES (1);

CREATE TRIGGER outbox_added AFTER INSERT ON outbox BEGIN
    UPDATE outbox_counts SET points = points + NEW.points, bytes = bytes + NEW.bytes;
END;

CREATE TRIGGER outbox_removed AFTER DELETE ON outbox BEGIN
    UPDATE outbox_counts SET points = points - OLD.points, bytes = bytes - OLD.bytes;
END;
