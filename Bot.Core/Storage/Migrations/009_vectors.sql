-- What passages of the index mean, as unit vectors of a model; they leave with the revision.
CREATE TABLE passage_vector (
    passage      INTEGER PRIMARY KEY REFERENCES passage (key),
    model        TEXT NOT NULL,
    dimensions   INTEGER NOT NULL,
    content_hash TEXT NOT NULL,                                       -- of the text that was embedded
    written      INTEGER NOT NULL,                                    -- counts up, so that what is new can be read alone
    vector       BLOB NOT NULL                                        -- 32-bit floats, little endian
);

CREATE INDEX vector_by_age ON passage_vector (model, written);
CREATE INDEX vector_of_text ON passage_vector (model, content_hash);

INSERT INTO setting (name, value) VALUES ('vectors written', '0');
