-- What was done to one article is asked for at every undo, and the log only grows.
CREATE INDEX audit_subject ON audit (subject);
CREATE INDEX proposal_article ON proposal (article);
