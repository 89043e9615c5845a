-- What stands above a reply about a source it cites that is no longer what it was.
CREATE TABLE citation_mark (
    question  INTEGER NOT NULL REFERENCES reply (question),
    number    INTEGER NOT NULL,
    change    TEXT NOT NULL CHECK (change IN ('corrected', 'removed', 'retracted')),
    marked_at TEXT NOT NULL,
    PRIMARY KEY (question, number)
) WITHOUT ROWID;

-- Replies of which people have yet to be told that a source has changed.
CREATE TABLE telling (
    question INTEGER NOT NULL REFERENCES question (key),
    article  TEXT NOT NULL,
    change   TEXT NOT NULL CHECK (change IN ('corrected', 'removed', 'retracted', 'restored')),
    entry    INTEGER NOT NULL REFERENCES audit (number),
    begun    INTEGER NOT NULL DEFAULT 0 CHECK (begun IN (0, 1)),      -- whether it may have been posted, as after a crash
    PRIMARY KEY (question, article)
) WITHOUT ROWID;

-- What channels for moderators have yet to be told.
CREATE TABLE moderator_notice (
    key       INTEGER PRIMARY KEY,
    platform  TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel   TEXT NOT NULL,
    content   TEXT NOT NULL                                           -- JSON
);

CREATE INDEX audit_of_subject ON audit (subject);

-- How far the audit log was taken in. Nobody is told of what was done before the bot could.
INSERT INTO setting (name, value) SELECT 'audit taken in', substr(value, 1, instr(value, ' ') - 1) FROM setting WHERE name = 'audit head';

-- What a publisher says of its own changes.
ALTER TABLE revision ADD COLUMN updated TEXT;                         -- YYYY-MM-DD
ALTER TABLE revision ADD COLUMN correction TEXT;
