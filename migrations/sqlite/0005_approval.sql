-- Approval: passkeys, a second person, standing in for somebody, factors that two people enrol, invitations.
-- As 0001: never edited once released; ../postgres says the same.

-- Passkeys (Web Authentication). Rows stay when a passkey is removed: approvals that were given by it are checked with its key.
CREATE TABLE passkey (
  passkey_id    INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id    INTEGER NOT NULL REFERENCES account,
  credential_id BLOB NOT NULL UNIQUE,
  public_key    BLOB NOT NULL,            -- SubjectPublicKeyInfo, DER
  origin        TEXT NOT NULL,            -- https://host
  credential    TEXT NOT NULL,            -- JSON: what is known of it for signing in
  counter       INTEGER NOT NULL,
  name          TEXT NOT NULL,
  added_at      INTEGER NOT NULL,
  used_at       INTEGER,
  seal          BLOB,                     -- made with the passphrase of the key files when a second person confirms it
  effective_at  INTEGER,                  -- since when it approves; null: nobody has confirmed it
  confirmed_by  TEXT,
  removed_at    INTEGER,
  CHECK ((seal IS NULL) = (effective_at IS NULL) AND (seal IS NULL) = (confirmed_by IS NULL))
) STRICT;

CREATE INDEX passkey_account ON passkey (account_id);

-- Since when the one-time codes of an account approve; null: nobody has confirmed them. Those that were there before count.
ALTER TABLE account ADD COLUMN totp_effective_at INTEGER;
ALTER TABLE account ADD COLUMN totp_confirmed_by TEXT;
UPDATE account SET totp_effective_at = 0, totp_confirmed_by = '' WHERE totp IS NOT NULL;

-- Questions that were put to a passkey: one answer each, within minutes.
CREATE TABLE ceremony (
  token      BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
  kind       TEXT NOT NULL CHECK (kind IN ('approve', 'enrol', 'sign-in')),
  account_id INTEGER REFERENCES account,
  digest     BLOB CHECK (length(digest) = 32),  -- the batch to be approved
  state      TEXT NOT NULL,
  begun_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX ceremony_begun ON ceremony (begun_at);

-- What proves an approval: what the passkey has signed (JSON); the delegation by which somebody stood in.
ALTER TABLE approval ADD COLUMN assertion TEXT;
ALTER TABLE approval ADD COLUMN delegation_id INTEGER;

-- What an institution asks for beside the means: words with spaces between (four-eyes, named).
ALTER TABLE institution ADD COLUMN approval_rules TEXT NOT NULL DEFAULT '';

-- A second person has looked through a batch.
CREATE TABLE batch_check (
  batch_id   INTEGER PRIMARY KEY REFERENCES batch,
  digest     BLOB NOT NULL CHECK (length(digest) = 32),
  checked_by TEXT NOT NULL,
  checked_at INTEGER NOT NULL
) STRICT;

-- A signatory has somebody stand in for a time. Rows stay.
CREATE TABLE delegation (
  delegation_id  INTEGER PRIMARY KEY AUTOINCREMENT,
  institution_id INTEGER NOT NULL REFERENCES institution,
  from_account   INTEGER NOT NULL REFERENCES account,
  to_account     INTEGER NOT NULL REFERENCES account,
  begins_at      INTEGER NOT NULL,
  ends_at        INTEGER NOT NULL,
  made_at        INTEGER NOT NULL,
  ended_at       INTEGER,                 -- ended before its time
  CHECK (from_account <> to_account AND begins_at < ends_at)
) STRICT;

CREATE INDEX delegation_institution ON delegation (institution_id);
CREATE INDEX delegation_to ON delegation (to_account);

-- Somebody asks that the factors of a signatory be forgotten; another person confirms it.
CREATE TABLE factor_reset (
  reset_id       INTEGER PRIMARY KEY AUTOINCREMENT,
  institution_id INTEGER NOT NULL REFERENCES institution,
  account_id     INTEGER NOT NULL REFERENCES account,
  asked_by       TEXT NOT NULL,
  asked_at       INTEGER NOT NULL,
  closed_by      TEXT,                    -- who confirmed it, or withdrew it
  closed_at      INTEGER
) STRICT;

CREATE UNIQUE INDEX factor_reset_open ON factor_reset (institution_id, account_id) WHERE closed_at IS NULL;

-- What all signatories of an institution are told, at the desk and by mail.
CREATE TABLE notice (
  notice_id      INTEGER PRIMARY KEY AUTOINCREMENT,
  institution_id INTEGER NOT NULL REFERENCES institution,
  at             INTEGER NOT NULL,
  kind           TEXT NOT NULL,           -- factor-enrolled, factor-confirmed, factor-reset-asked, factor-reset, …
  about          TEXT NOT NULL,           -- whose factor: the login
  actor          TEXT NOT NULL,
  effective_at   INTEGER,                 -- from when it counts
  mailed_at      INTEGER                  -- null: still to be mailed
) STRICT;

CREATE INDEX notice_institution ON notice (institution_id, notice_id);
CREATE INDEX notice_unmailed ON notice (notice_id) WHERE mailed_at IS NULL;

-- Links that let somebody choose the first password. The token is kept as its SHA-256.
CREATE TABLE invitation (
  token      BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
  account_id INTEGER NOT NULL REFERENCES account,
  made_by    TEXT NOT NULL,
  made_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER
) STRICT;

CREATE INDEX invitation_account ON invitation (account_id);
