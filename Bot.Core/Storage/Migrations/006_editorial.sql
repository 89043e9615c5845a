-- Answers that moderators approved for questions that keep coming. No number is given twice: the audit log names them.
CREATE TABLE pin (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    language  TEXT NOT NULL,
    content   TEXT NOT NULL,                                          -- JSON
    pinned_by TEXT NOT NULL,
    pinned_at TEXT NOT NULL
);

CREATE TABLE pin_wording (
    key     TEXT PRIMARY KEY,                                         -- its terms in order, parted by spaces
    pin     INTEGER NOT NULL REFERENCES pin (number),
    ordinal INTEGER NOT NULL,
    text    TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX pin_wording_of_pin ON pin_wording (pin);

-- Words that moderators add to the glossary of the knowledge folder.
CREATE TABLE glossary_addition (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL CHECK (kind IN ('synonyms', 'names', 'shorthand')),
    words    TEXT NOT NULL,                                           -- JSON array
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    UNIQUE (kind, words)
);

-- Another one after each change, so that a running bot sees what another process did.
INSERT INTO setting (name, value) VALUES ('glossary version', '0');
