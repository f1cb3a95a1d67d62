-- Since version 2: what was observed once and is kept. Rows are only ever added.

CREATE TABLE observation (
  number INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  about TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE TRIGGER observation_kept BEFORE DELETE ON observation BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER observation_fixed BEFORE UPDATE ON observation BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
