-- Keys of what was received or done once, until nothing delivers it again.
CREATE TABLE once (
    key     TEXT PRIMARY KEY,
    expires TEXT NOT NULL                                             -- ISO 8601, UTC, as all times here
) WITHOUT ROWID;

CREATE TABLE channel (
    platform       TEXT NOT NULL,
    workspace      TEXT NOT NULL,
    channel        TEXT NOT NULL,
    mode           TEXT NOT NULL CHECK (mode IN ('mention', 'off', 'auto')),
    for_moderators INTEGER NOT NULL CHECK (for_moderators IN (0, 1)),
    PRIMARY KEY (platform, workspace, channel)
) WITHOUT ROWID;

CREATE TABLE conversation (
    key       INTEGER PRIMARY KEY,
    platform  TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel   TEXT NOT NULL,
    thread    TEXT NOT NULL,                                          -- '' is a direct conversation without threads
    ours      INTEGER NOT NULL CHECK (ours IN (0, 1)),                -- whether the bot started the thread
    UNIQUE (platform, workspace, channel, thread)
);

CREATE TABLE question (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    conversation INTEGER NOT NULL REFERENCES conversation (key),
    platform     TEXT NOT NULL,
    workspace    TEXT NOT NULL,
    channel      TEXT NOT NULL,
    message      TEXT NOT NULL,
    thread       TEXT,
    way          TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('accepted', 'answered', 'sending', 'withdrawing', 'sent', 'failed', 'withdrawn')),
    edit         INTEGER NOT NULL DEFAULT 0,
    private      INTEGER NOT NULL CHECK (private IN (0, 1)),
    asked_at     TEXT NOT NULL,
    locale       TEXT,
    reply_handle TEXT,                                                -- null once the reply is sent
    user         TEXT,                                                -- null once nothing can be sent to them any more
    asker        TEXT,                                                -- the user's pseudonym; null once forgotten
    text         TEXT,                                                -- null once forgotten
    UNIQUE (platform, workspace, channel, message)
);

CREATE INDEX question_in_conversation ON question (conversation);
CREATE INDEX question_of_asker ON question (asker) WHERE asker IS NOT NULL;
CREATE INDEX question_not_done ON question (key) WHERE state IN ('accepted', 'answered', 'sending', 'withdrawing');
CREATE INDEX question_remembered ON question (asked_at) WHERE text IS NOT NULL OR asker IS NOT NULL;

CREATE TABLE reply (
    question   INTEGER PRIMARY KEY REFERENCES question (key),
    kind       TEXT NOT NULL CHECK (kind IN ('answer', 'abstention', 'apology')),
    content    TEXT NOT NULL,                                         -- JSON
    replied_at TEXT NOT NULL
);

-- What the reply rests on, so that answers given from a source can be found when it is corrected or retracted.
CREATE TABLE reply_citation (
    question INTEGER NOT NULL REFERENCES reply (question),
    number   INTEGER NOT NULL,
    article  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    start    INTEGER NOT NULL,                                        -- UTF-16 positions in the text of the revision
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (question, number)
) WITHOUT ROWID;

CREATE INDEX reply_citing_article ON reply_citation (article);

-- The messages that hold the reply now.
CREATE TABLE posted (
    question INTEGER NOT NULL REFERENCES question (key),
    platform  TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel  TEXT NOT NULL,
    message  TEXT NOT NULL,
    only_for TEXT,
    handle   TEXT,
    PRIMARY KEY (question, channel, message)
) WITHOUT ROWID;

CREATE INDEX posted_message ON posted (platform, workspace, channel, message);

CREATE TABLE feedback (
    question INTEGER NOT NULL REFERENCES question (key),
    user     TEXT NOT NULL,                                           -- a pseudonym
    helpful  INTEGER NOT NULL CHECK (helpful IN (0, 1)),
    reason   TEXT,
    given_at TEXT NOT NULL,
    PRIMARY KEY (question, user)
) WITHOUT ROWID;

CREATE INDEX feedback_of_user ON feedback (user);

-- Pseudonyms are made with this key, so that they mean nothing outside this store.
INSERT INTO setting (name, value) VALUES ('pseudonym key', hex(randomblob(32)));
