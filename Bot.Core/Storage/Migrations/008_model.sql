-- How many tokens of a model each workspace has used on a day, by UTC.
CREATE TABLE model_usage (
    workspace TEXT NOT NULL,
    day       TEXT NOT NULL,                                          -- YYYY-MM-DD
    tokens    INTEGER NOT NULL,
    PRIMARY KEY (workspace, day)
) WITHOUT ROWID;
