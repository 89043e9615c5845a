-- Whether moderators let an article be cited. What they took out stays out, whatever the knowledge folder says.
ALTER TABLE article ADD COLUMN status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'removed', 'retracted'));

-- Sources that wait for review, and what became of them.
CREATE TABLE proposal (
    id          TEXT PRIMARY KEY,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected')),
    article     TEXT NOT NULL,
    draft       TEXT NOT NULL,                                        -- JSON
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    approved_by TEXT NOT NULL DEFAULT '[]',                           -- JSON array, in order
    reason      TEXT
) WITHOUT ROWID;

CREATE INDEX proposal_waiting ON proposal (proposed_at) WHERE state = 'waiting';

-- Who did what. Each entry holds the hash of the one before, so that none can be changed, taken out or put in between unnoticed.
CREATE TABLE audit (
    number      INTEGER PRIMARY KEY,                                  -- counted from 1, without gaps
    at          TEXT NOT NULL,
    actor       TEXT NOT NULL,
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    before      TEXT,                                                 -- what it was, likewise what it is after
    after       TEXT,
    previous    TEXT NOT NULL,
    hash        TEXT NOT NULL
);

CREATE TRIGGER audit_is_not_altered BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never altered');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never deleted');
END;

-- The newest entry, so that it is missed when it is gone.
INSERT INTO setting (name, value) VALUES ('audit head', '0 ');
