-- The register of a Testamur service. Instants are whole seconds since 1970-01-01T00:00:00Z, digests are 32 bytes.
-- Never edited once released: a change is a new file beside this one, and one in ../postgres. The statements of src/store are
-- written once for both, and a test holds tables and columns to each other.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- How many transactions have written a deed down: one look-up tells a reader that something has changed.
CREATE TABLE revision (
  one   INTEGER PRIMARY KEY NOT NULL DEFAULT 1 CHECK (one = 1),
  deeds INTEGER NOT NULL
) STRICT;
INSERT INTO revision (deeds) VALUES (0);

CREATE TABLE institution (
  institution_id INTEGER PRIMARY KEY,
  slug           TEXT NOT NULL UNIQUE,
  did            TEXT NOT NULL UNIQUE,
  authority      TEXT NOT NULL,           -- printed for ever
  country        TEXT NOT NULL,
  website        TEXT,
  number_pattern TEXT,
  logo           BLOB REFERENCES asset (sha256),
  added_at       INTEGER NOT NULL
) STRICT;

CREATE TABLE institution_name (
  institution_id INTEGER NOT NULL REFERENCES institution,
  language       TEXT NOT NULL,
  name           TEXT NOT NULL,
  former         INTEGER NOT NULL DEFAULT 0 CHECK (former IN (0, 1)),
  position       INTEGER NOT NULL,
  PRIMARY KEY (institution_id, language, name)
) STRICT;

CREATE TABLE institution_identifier (
  institution_id INTEGER NOT NULL REFERENCES institution,
  scheme         TEXT NOT NULL,           -- ror, wdoms
  value          TEXT NOT NULL,
  PRIMARY KEY (institution_id, scheme)
) STRICT;

-- Former hosts; the present one is institution.authority.
CREATE TABLE institution_host (
  institution_id INTEGER NOT NULL REFERENCES institution,
  authority      TEXT NOT NULL,
  PRIMARY KEY (institution_id, authority)
) STRICT;

-- Public halves. The private half is a file, never a row.
CREATE TABLE key (
  key_number     INTEGER PRIMARY KEY,                  -- the order of making
  key_id         TEXT NOT NULL UNIQUE,                 -- did#key-1
  institution_id INTEGER REFERENCES institution,       -- null: the service's own key
  purpose        TEXT NOT NULL CHECK (purpose IN ('credential', 'service', 'status')),
  public_key     BLOB NOT NULL UNIQUE CHECK (length(public_key) = 32),
  added_at       INTEGER NOT NULL,
  retired_at     INTEGER,
  revoked_at     INTEGER
) STRICT;

-- Layouts, fonts and pictures that a batch names; kept, never edited.
CREATE TABLE asset (
  sha256 BLOB PRIMARY KEY NOT NULL CHECK (length(sha256) = 32),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE programme (
  programme_id   INTEGER PRIMARY KEY,
  institution_id INTEGER NOT NULL REFERENCES institution,
  slug           TEXT NOT NULL,
  UNIQUE (institution_id, slug)
) STRICT;

-- The next number of each pattern and year.
CREATE TABLE sequence (
  institution_id INTEGER NOT NULL REFERENCES institution,
  pattern        TEXT NOT NULL,
  year           INTEGER NOT NULL,
  next           INTEGER NOT NULL,
  PRIMARY KEY (institution_id, pattern, year)
) STRICT;

CREATE TABLE batch (
  batch_id     INTEGER PRIMARY KEY AUTOINCREMENT,    -- never given twice, although batches are dropped
  programme_id INTEGER NOT NULL REFERENCES programme,
  source       TEXT NOT NULL,             -- the programme's TOML as it was checked
  assets       TEXT NOT NULL,             -- JSON: file name to SHA-256 of every picture
  kid          TEXT NOT NULL REFERENCES key (key_id),
  digest       BLOB NOT NULL CHECK (length(digest) = 32),
  checked_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE approval (
  batch_id    INTEGER PRIMARY KEY REFERENCES batch,
  digest      BLOB NOT NULL CHECK (length(digest) = 32),
  approved_by TEXT NOT NULL,
  means       TEXT NOT NULL CHECK (means IN ('client', 'operator', 'passkey', 'totp')),
  approved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE certificate (
  certificate_id INTEGER PRIMARY KEY AUTOINCREMENT,
  institution_id INTEGER NOT NULL REFERENCES institution,
  programme_id   INTEGER NOT NULL REFERENCES programme,
  batch_id       INTEGER NOT NULL REFERENCES batch,
  position       INTEGER NOT NULL,
  number         TEXT NOT NULL,
  uuid           TEXT NOT NULL UNIQUE,
  identity       BLOB NOT NULL,           -- which row of which programme
  content        BLOB NOT NULL,           -- what the row says, to tell a repeated row from a changed one
  status_list    INTEGER NOT NULL,
  status_index   INTEGER NOT NULL,
  payload        TEXT NOT NULL,
  token          TEXT,                    -- null until sealed
  document       TEXT,
  sealed_at      INTEGER,
  pdf_sha256     BLOB UNIQUE,             -- null until released
  released_at    INTEGER,
  ended          TEXT CHECK (ended IN ('superseded', 'withdrawn')),
  ended_at       INTEGER,
  ended_reason   TEXT,
  replaces       INTEGER UNIQUE REFERENCES certificate,  -- the certificate that this one supersedes when it is sealed
  CHECK ((token IS NULL) = (document IS NULL) AND (token IS NULL) = (sealed_at IS NULL)),
  CHECK (pdf_sha256 IS NULL OR token IS NOT NULL),
  CHECK ((ended IS NULL) = (ended_at IS NULL)),
  CHECK (ended IS NULL OR token IS NOT NULL),
  UNIQUE (batch_id, position),
  UNIQUE (institution_id, number),
  UNIQUE (institution_id, status_list, status_index)
) STRICT;

-- One certificate a row of a programme. A withdrawn one still stands for its row; a correction stands beside what it replaces.
CREATE UNIQUE INDEX certificate_identity ON certificate (programme_id, identity)
  WHERE replaces IS NULL AND (ended IS NULL OR ended = 'withdrawn');

CREATE INDEX certificate_programme ON certificate (programme_id);
CREATE INDEX certificate_ended ON certificate (institution_id) WHERE ended IS NOT NULL;

-- What the register knows and no certificate says. `forget` empties it.
CREATE TABLE contact (
  certificate_id INTEGER PRIMARY KEY REFERENCES certificate ON DELETE CASCADE,
  email          TEXT,
  student_number TEXT,
  birth_date     TEXT
) STRICT;

CREATE TABLE audit (
  audit_id       INTEGER PRIMARY KEY,
  at             INTEGER NOT NULL,
  actor          TEXT NOT NULL,
  action         TEXT NOT NULL,
  institution_id INTEGER REFERENCES institution,
  batch_id       INTEGER,
  number         TEXT,
  detail         TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX audit_batch ON audit (batch_id);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
CREATE TRIGGER token_is_never_changed BEFORE UPDATE OF
  institution_id, programme_id, batch_id, position, number, uuid, identity, content, status_list, status_index, payload, token,
  document, sealed_at, replaces ON certificate
  WHEN OLD.token IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a sealed certificate is never changed'); END;
CREATE TRIGGER token_is_never_deleted BEFORE DELETE ON certificate
  WHEN OLD.token IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a sealed certificate is never deleted'); END;
