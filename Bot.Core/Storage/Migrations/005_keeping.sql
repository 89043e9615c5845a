-- Feeds whose new articles are read by themselves.
CREATE TABLE feed (
    url      TEXT PRIMARY KEY,
    trusted  INTEGER NOT NULL CHECK (trusted IN (0, 1)),              -- whether its articles are cited without review
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL
) WITHOUT ROWID;

-- What feeds named before, so that it is read once, or a few times where it could not be.
CREATE TABLE feed_entry (
    url      TEXT PRIMARY KEY,
    attempts INTEGER NOT NULL,
    done     INTEGER NOT NULL CHECK (done IN (0, 1))
) WITHOUT ROWID;

-- How looking at a feed or a page went the last time.
CREATE TABLE source_check (
    url           TEXT PRIMARY KEY,
    due_at        TEXT NOT NULL,
    checked_at    TEXT,                                               -- when it last could be read
    etag          TEXT,
    last_modified TEXT,
    failures      INTEGER NOT NULL DEFAULT 0,                         -- since then
    problem       TEXT,
    told          INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))   -- whether moderators know of the outage
) WITHOUT ROWID;

-- The web address it was read at: only what the bot read itself can it read again.
ALTER TABLE revision ADD COLUMN fetched_from TEXT;
