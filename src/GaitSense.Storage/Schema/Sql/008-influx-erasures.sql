-- People whose points are to be removed from a database elsewhere, oldest first.

CREATE TABLE outbox_erasures (
    number   INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never used again
    person   TEXT NOT NULL, -- pseudonym
    sessions TEXT NOT NULL, -- JSON: identities of their sessions
    asked_ms INTEGER NOT NULL -- UTC, ms since 1970; points of later are another's of the same pseudonym
) STRICT;
