-- Who may do what: people with roles, programs with scopes, what they carry, and what approves a batch.
-- As 0001: never edited once released; ../sqlite says the same.

-- People. The password is an Argon2id string (PHC format); an account without one cannot sign in.
CREATE TABLE account (
  account_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login        text COLLATE "C" NOT NULL UNIQUE,      -- an address in small letters
  name         text NOT NULL,
  password     text,
  failures     bigint NOT NULL DEFAULT 0,
  locked_until bigint NOT NULL DEFAULT 0,
  added_at     bigint NOT NULL,
  disabled_at  bigint
);

-- Roles. Without an institution: everywhere.
CREATE TABLE membership (
  account_id     bigint NOT NULL REFERENCES account,
  institution_id bigint REFERENCES institution,
  role           text NOT NULL CHECK (role IN ('administrator', 'auditor', 'registrar', 'signatory'))
);

CREATE UNIQUE INDEX membership_once ON membership (account_id, coalesce(institution_id, 0), role);

-- Programs of one institution. The secret is 256 random bits, kept as its SHA-256.
CREATE TABLE api_client (
  client_id      text COLLATE "C" PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  name           text NOT NULL,
  secret         bytea NOT NULL CHECK (length(secret) = 32),
  scopes         text NOT NULL,           -- words with spaces between
  added_at       bigint NOT NULL,
  disabled_at    bigint
);

-- What people and programs carry after they have shown who they are, as its SHA-256.
CREATE TABLE bearer (
  token      bytea PRIMARY KEY CHECK (length(token) = 32),
  account_id bigint REFERENCES account,
  client_id  text COLLATE "C" REFERENCES api_client,
  scopes     text NOT NULL,
  expires_at bigint NOT NULL,
  CHECK ((account_id IS NULL) <> (client_id IS NULL))
);

CREATE INDEX bearer_expires ON bearer (expires_at);
CREATE INDEX bearer_account ON bearer (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX bearer_client ON bearer (client_id) WHERE client_id IS NOT NULL;

-- By what a batch may be approved: words with spaces between.
ALTER TABLE institution ADD COLUMN approvals text NOT NULL DEFAULT 'operator passkey totp';

-- The log of one institution, newest first.
CREATE INDEX audit_institution ON audit (institution_id, audit_id);
