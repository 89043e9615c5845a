-- Answers that moderators approved for questions that keep coming. No number is given twice: the audit log names them. What was taken out
-- stays, so that it can be undone.
CREATE TABLE pin (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    language  TEXT NOT NULL,
    content   TEXT NOT NULL,                                          -- JSON
    pinned_by TEXT NOT NULL,
    pinned_at TEXT NOT NULL,
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
);

CREATE TABLE pin_wording (
    pin     INTEGER NOT NULL REFERENCES pin (number),
    ordinal INTEGER NOT NULL,
    key     TEXT NOT NULL,                                            -- its words in order, parted by spaces
    text    TEXT NOT NULL,
    PRIMARY KEY (pin, ordinal)
) WITHOUT ROWID;

CREATE INDEX pin_wording_by_key ON pin_wording (key);

-- Words that moderators add to the glossary of the knowledge folder.
CREATE TABLE glossary_addition (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL CHECK (kind IN ('synonyms', 'names', 'shorthand')),
    words    TEXT NOT NULL,                                           -- JSON array
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    removed  INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
);

CREATE UNIQUE INDEX glossary_addition_once ON glossary_addition (kind, words) WHERE removed = 0;

-- Another one after each change, so that a running bot sees what another process did.
INSERT INTO setting (name, value) VALUES ('glossary version', '0');
