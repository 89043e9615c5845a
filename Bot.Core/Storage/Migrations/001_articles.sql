-- What the store remembers about itself, such as the state of the knowledge folder.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE article (
    key      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,                                        -- the number of the newest one
    origin   TEXT NOT NULL CHECK (origin IN ('knowledge', 'ingested')),
    indexed  INTEGER NOT NULL CHECK (indexed IN (0, 1))
);

CREATE TABLE revision (
    key          INTEGER PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES article (key),
    number       INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    outlet       TEXT NOT NULL,
    headline     TEXT NOT NULL,
    authors      TEXT NOT NULL,                                       -- JSON array, likewise topics and people
    published    TEXT,                                                -- YYYY-MM-DD
    url          TEXT NOT NULL,
    language     TEXT NOT NULL,
    kind         TEXT NOT NULL,
    topics       TEXT NOT NULL,
    people       TEXT NOT NULL,
    retrieved_at TEXT NOT NULL,                                       -- ISO 8601, UTC
    text         TEXT NOT NULL,                                       -- last: it may fill overflow pages
    UNIQUE (article, number)
);

-- An answer given once must stay checkable: what was cited is never altered.
CREATE TRIGGER revision_is_not_altered BEFORE UPDATE ON revision
BEGIN
    SELECT RAISE(ABORT, 'a revision is never altered');
END;

CREATE TRIGGER revision_is_not_deleted BEFORE DELETE ON revision
BEGIN
    SELECT RAISE(ABORT, 'a revision is never deleted');
END;

-- The passages of one revision have consecutive keys, so a section is read as one range.
CREATE TABLE passage (
    key       INTEGER PRIMARY KEY,
    revision  INTEGER NOT NULL REFERENCES revision (key),
    ordinal   INTEGER NOT NULL,
    start     INTEGER NOT NULL,                                       -- UTF-16 positions in the text of the revision
    "end"     INTEGER NOT NULL,
    sentences TEXT NOT NULL,                                          -- JSON [start, end, start, end, ...] within the passage
    text      TEXT NOT NULL
);

-- Sections exist only for revisions that are in the index.
CREATE TABLE section (
    id            INTEGER PRIMARY KEY,
    revision      INTEGER NOT NULL REFERENCES revision (key),
    ordinal       INTEGER NOT NULL,
    first_passage INTEGER NOT NULL REFERENCES passage (key),
    passage_count INTEGER NOT NULL
);

CREATE INDEX section_of_revision ON section (revision);

-- The row id is a section's id. The terms come analysed, parted by spaces, so that the tokenizer has nothing left to decide;
-- a dot is part of a number. Rows leave by FTS5's 'delete' command with the terms they came with: contentless_delete would
-- leave the row count and the field lengths, on which BM25 rests, as if nothing had gone.
CREATE VIRTUAL TABLE section_index USING fts5 (
    headline, about, lead, body,
    content = '',
    tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);

-- In how many indexed articles a word occurs.
CREATE TABLE vocabulary (
    term     TEXT NOT NULL,
    word     TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (term, word)
) WITHOUT ROWID;

-- What the vocabulary and the index hold of an indexed revision, compressed, so that exactly this is taken out again,
-- however words are analysed by then.
CREATE TABLE revision_terms (
    revision INTEGER PRIMARY KEY REFERENCES revision (key),
    words    BLOB NOT NULL,
    fields   BLOB NOT NULL
);

INSERT INTO setting (name, value) VALUES ('indexed articles', '0');
