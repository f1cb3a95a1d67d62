-- The case data of an embedded vault, version 1. Rows are only ever added, except for the proof of a receipt.

CREATE TABLE case_revision (
  number INTEGER PRIMARY KEY,
  saved TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE acquisition (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE original (
  seq INTEGER PRIMARY KEY,
  acquisition TEXT NOT NULL REFERENCES acquisition (id),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL,
  size INTEGER NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (acquisition, name)
) STRICT;

CREATE INDEX original_sha256 ON original (sha256);

-- line: the event in JCS form, as it is hashed and deposited
CREATE TABLE event (
  n INTEGER PRIMARY KEY,
  prev TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE,
  deposit TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL
) STRICT;

-- records, set_asides: SHA-256 of a file of JSON lines in readings/
CREATE TABLE reading (
  seq INTEGER PRIMARY KEY,
  item INTEGER NOT NULL,
  made TEXT NOT NULL,
  records TEXT NOT NULL,
  set_asides TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE INDEX reading_item ON reading (item, seq);

CREATE TABLE examination (
  number INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  findings TEXT NOT NULL
) STRICT;

CREATE TABLE receipt (
  seq INTEGER PRIMARY KEY,
  deposit TEXT NOT NULL UNIQUE,
  leaf TEXT NOT NULL,
  opening TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT;

CREATE TRIGGER case_revision_kept BEFORE DELETE ON case_revision BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER case_revision_fixed BEFORE UPDATE ON case_revision BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER acquisition_kept BEFORE DELETE ON acquisition BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER acquisition_fixed BEFORE UPDATE ON acquisition BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER original_kept BEFORE DELETE ON original BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER original_fixed BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER reading_kept BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER reading_fixed BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER examination_kept BEFORE DELETE ON examination BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER examination_fixed BEFORE UPDATE ON examination BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
CREATE TRIGGER receipt_fixed BEFORE UPDATE OF deposit, leaf, opening ON receipt BEGIN SELECT RAISE(ABORT, 'leaf and opening never change'); END;
