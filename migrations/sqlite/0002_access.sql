-- Who may do what: people with roles, programs with scopes, what they carry, and what approves a batch.
-- As 0001: never edited once released; ../postgres says the same.

-- People. The password is an Argon2id string (PHC format); an account without one cannot sign in.
CREATE TABLE account (
  account_id   INTEGER PRIMARY KEY,
  login        TEXT NOT NULL UNIQUE,      -- an address in small letters
  name         TEXT NOT NULL,
  password     TEXT,
  failures     INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  added_at     INTEGER NOT NULL,
  disabled_at  INTEGER
) STRICT;

-- Roles. Without an institution: everywhere.
CREATE TABLE membership (
  account_id     INTEGER NOT NULL REFERENCES account,
  institution_id INTEGER REFERENCES institution,
  role           TEXT NOT NULL CHECK (role IN ('administrator', 'auditor', 'registrar', 'signatory'))
) STRICT;

CREATE UNIQUE INDEX membership_once ON membership (account_id, coalesce(institution_id, 0), role);

-- Programs of one institution. The secret is 256 random bits, kept as its SHA-256.
CREATE TABLE api_client (
  client_id      TEXT PRIMARY KEY NOT NULL,
  institution_id INTEGER NOT NULL REFERENCES institution,
  name           TEXT NOT NULL,
  secret         BLOB NOT NULL CHECK (length(secret) = 32),
  scopes         TEXT NOT NULL,           -- words with spaces between
  added_at       INTEGER NOT NULL,
  disabled_at    INTEGER
) STRICT;

-- What people and programs carry after they have shown who they are, as its SHA-256.
CREATE TABLE bearer (
  token      BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
  account_id INTEGER REFERENCES account,
  client_id  TEXT REFERENCES api_client,
  scopes     TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  CHECK ((account_id IS NULL) <> (client_id IS NULL))
) STRICT;

CREATE INDEX bearer_expires ON bearer (expires_at);
CREATE INDEX bearer_account ON bearer (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX bearer_client ON bearer (client_id) WHERE client_id IS NOT NULL;

-- By what a batch may be approved: words with spaces between.
ALTER TABLE institution ADD COLUMN approvals TEXT NOT NULL DEFAULT 'operator passkey totp';

-- The log of one institution, newest first.
CREATE INDEX audit_institution ON audit (institution_id, audit_id);
