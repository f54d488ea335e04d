-- Approval: passkeys, a second person, standing in for somebody, factors that two people enrol, invitations.
-- As 0001: never edited once released; ../sqlite says the same.

-- Passkeys (Web Authentication). Rows stay when a passkey is removed: approvals that were given by it are checked with its key.
CREATE TABLE passkey (
  passkey_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id    bigint NOT NULL REFERENCES account,
  credential_id bytea NOT NULL UNIQUE,
  public_key    bytea NOT NULL,            -- SubjectPublicKeyInfo, DER
  origin        text NOT NULL,            -- https://host
  credential    text NOT NULL,            -- JSON: what is known of it for signing in
  counter       bigint NOT NULL,
  name          text NOT NULL,
  added_at      bigint NOT NULL,
  used_at       bigint,
  seal          bytea,                     -- made with the passphrase of the key files when a second person confirms it
  effective_at  bigint,                  -- since when it approves; null: nobody has confirmed it
  confirmed_by  text,
  removed_at    bigint,
  CHECK ((seal IS NULL) = (effective_at IS NULL) AND (seal IS NULL) = (confirmed_by IS NULL))
);

CREATE INDEX passkey_account ON passkey (account_id);

-- Since when the one-time codes of an account approve; null: nobody has confirmed them. Those that were there before count.
ALTER TABLE account ADD COLUMN totp_effective_at bigint;
ALTER TABLE account ADD COLUMN totp_confirmed_by text;
UPDATE account SET totp_effective_at = 0, totp_confirmed_by = '' WHERE totp IS NOT NULL;

-- Questions that were put to a passkey: one answer each, within minutes.
CREATE TABLE ceremony (
  token      bytea PRIMARY KEY CHECK (length(token) = 32),
  kind       text NOT NULL CHECK (kind IN ('approve', 'enrol', 'sign-in')),
  account_id bigint REFERENCES account,
  digest     bytea CHECK (length(digest) = 32),  -- the batch to be approved
  state      text NOT NULL,
  begun_at   bigint NOT NULL
);

CREATE INDEX ceremony_begun ON ceremony (begun_at);

-- What proves an approval: what the passkey has signed (JSON); the delegation by which somebody stood in.
ALTER TABLE approval ADD COLUMN assertion text;
ALTER TABLE approval ADD COLUMN delegation_id bigint;

-- What an institution asks for beside the means: words with spaces between (four-eyes, named).
ALTER TABLE institution ADD COLUMN approval_rules text NOT NULL DEFAULT '';

-- A second person has looked through a batch.
CREATE TABLE batch_check (
  batch_id   bigint PRIMARY KEY REFERENCES batch,
  digest     bytea NOT NULL CHECK (length(digest) = 32),
  checked_by text NOT NULL,
  checked_at bigint NOT NULL
);

-- A signatory has somebody stand in for a time. Rows stay.
CREATE TABLE delegation (
  delegation_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  from_account   bigint NOT NULL REFERENCES account,
  to_account     bigint NOT NULL REFERENCES account,
  begins_at      bigint NOT NULL,
  ends_at        bigint NOT NULL,
  made_at        bigint NOT NULL,
  ended_at       bigint,                 -- ended before its time
  CHECK (from_account <> to_account AND begins_at < ends_at)
);

CREATE INDEX delegation_institution ON delegation (institution_id);
CREATE INDEX delegation_to ON delegation (to_account);

-- Somebody asks that the factors of a signatory be forgotten; another person confirms it.
CREATE TABLE factor_reset (
  reset_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  account_id     bigint NOT NULL REFERENCES account,
  asked_by       text NOT NULL,
  asked_at       bigint NOT NULL,
  closed_by      text,                    -- who confirmed it, or withdrew it
  closed_at      bigint
);

CREATE UNIQUE INDEX factor_reset_open ON factor_reset (institution_id, account_id) WHERE closed_at IS NULL;

-- What all signatories of an institution are told, at the desk and by mail.
CREATE TABLE notice (
  notice_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  at             bigint NOT NULL,
  kind           text NOT NULL,           -- factor-enrolled, factor-confirmed, factor-reset-asked, factor-reset, …
  about          text NOT NULL,           -- whose factor: the login
  actor          text NOT NULL,
  effective_at   bigint,                 -- from when it counts
  mailed_at      bigint                  -- null: still to be mailed
);

CREATE INDEX notice_institution ON notice (institution_id, notice_id);
CREATE INDEX notice_unmailed ON notice (notice_id) WHERE mailed_at IS NULL;

-- Links that let somebody choose the first password. The token is kept as its SHA-256.
CREATE TABLE invitation (
  token      bytea PRIMARY KEY CHECK (length(token) = 32),
  account_id bigint NOT NULL REFERENCES account,
  made_by    text NOT NULL,
  made_at    bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at    bigint
);

CREATE INDEX invitation_account ON invitation (account_id);
