-- The register of a Testamur service, as ../sqlite/0001_register.sql says it. Instants are whole seconds since 1970-01-01T00:00:00Z,
-- digests are 32 bytes. Never edited once released: a change is a new file beside this one, and one in ../sqlite.
-- Texts that are sorted or compared by us are so byte by byte (COLLATE "C"), as in SQLite and whatever the server's language.

CREATE TABLE setting (
  name  text COLLATE "C" PRIMARY KEY,
  value text NOT NULL
);

-- How many transactions have written a deed down: one look-up tells a reader that something has changed.
CREATE TABLE revision (
  one   bigint PRIMARY KEY DEFAULT 1 CHECK (one = 1),
  deeds bigint NOT NULL
);
INSERT INTO revision (deeds) VALUES (0);

-- Layouts, fonts and pictures that a batch names; kept, never edited.
CREATE TABLE asset (
  sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
  bytes  bytea NOT NULL
);

CREATE TABLE institution (
  institution_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug           text COLLATE "C" NOT NULL UNIQUE,
  did            text COLLATE "C" NOT NULL UNIQUE,
  authority      text COLLATE "C" NOT NULL,    -- printed for ever
  country        text NOT NULL,
  website        text,
  number_pattern text,
  logo           bytea REFERENCES asset (sha256),
  added_at       bigint NOT NULL
);

CREATE TABLE institution_name (
  institution_id bigint NOT NULL REFERENCES institution,
  language       text COLLATE "C" NOT NULL,
  name           text COLLATE "C" NOT NULL,
  former         boolean NOT NULL DEFAULT false,
  position       bigint NOT NULL,
  PRIMARY KEY (institution_id, language, name)
);

CREATE TABLE institution_identifier (
  institution_id bigint NOT NULL REFERENCES institution,
  scheme         text COLLATE "C" NOT NULL,    -- ror, wdoms
  value          text NOT NULL,
  PRIMARY KEY (institution_id, scheme)
);

-- Former hosts; the present one is institution.authority.
CREATE TABLE institution_host (
  institution_id bigint NOT NULL REFERENCES institution,
  authority      text COLLATE "C" NOT NULL,
  PRIMARY KEY (institution_id, authority)
);

-- Public halves. The private half is a file, never a row.
CREATE TABLE key (
  key_number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,    -- the order of making
  key_id         text COLLATE "C" NOT NULL UNIQUE,                   -- did#key-1
  institution_id bigint REFERENCES institution,                      -- null: the service's own key
  purpose        text NOT NULL CHECK (purpose IN ('credential', 'service', 'status')),
  public_key     bytea NOT NULL UNIQUE CHECK (length(public_key) = 32),
  added_at       bigint NOT NULL,
  retired_at     bigint,
  revoked_at     bigint
);

CREATE TABLE programme (
  programme_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  slug           text COLLATE "C" NOT NULL,
  UNIQUE (institution_id, slug)
);

-- The next number of each pattern and year.
CREATE TABLE sequence (
  institution_id bigint NOT NULL REFERENCES institution,
  pattern        text COLLATE "C" NOT NULL,
  year           bigint NOT NULL,
  next           bigint NOT NULL,
  PRIMARY KEY (institution_id, pattern, year)
);

CREATE TABLE batch (
  batch_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  programme_id bigint NOT NULL REFERENCES programme,
  source       text NOT NULL,    -- the programme's TOML as it was checked
  assets       text NOT NULL,    -- JSON: file name to SHA-256 of every picture
  kid          text COLLATE "C" NOT NULL REFERENCES key (key_id),
  digest       bytea NOT NULL CHECK (length(digest) = 32),
  checked_at   bigint NOT NULL
);

CREATE TABLE approval (
  batch_id    bigint PRIMARY KEY REFERENCES batch,
  digest      bytea NOT NULL CHECK (length(digest) = 32),
  approved_by text NOT NULL,
  means       text NOT NULL CHECK (means IN ('client', 'operator', 'passkey', 'totp')),
  approved_at bigint NOT NULL
);

CREATE TABLE certificate (
  certificate_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  programme_id   bigint NOT NULL REFERENCES programme,
  batch_id       bigint NOT NULL REFERENCES batch,
  position       bigint NOT NULL,
  number         text COLLATE "C" NOT NULL,
  uuid           text COLLATE "C" NOT NULL UNIQUE,
  identity       bytea NOT NULL,          -- which row of which programme
  content        bytea NOT NULL,          -- what the row says, to tell a repeated row from a changed one
  status_list    bigint NOT NULL,
  status_index   bigint NOT NULL,
  payload        text NOT NULL,           -- text and not jsonb: these bytes are signed
  token          text,                    -- null until sealed
  document       text,
  sealed_at      bigint,
  pdf_sha256     bytea UNIQUE,            -- null until released
  released_at    bigint,
  ended          text CHECK (ended IN ('superseded', 'withdrawn')),
  ended_at       bigint,
  ended_reason   text,
  replaces       bigint UNIQUE REFERENCES certificate,    -- the certificate that this one supersedes when it is sealed
  CHECK ((token IS NULL) = (document IS NULL) AND (token IS NULL) = (sealed_at IS NULL)),
  CHECK (pdf_sha256 IS NULL OR token IS NOT NULL),
  CHECK ((ended IS NULL) = (ended_at IS NULL)),
  CHECK (ended IS NULL OR token IS NOT NULL),
  UNIQUE (batch_id, position),
  UNIQUE (institution_id, number),
  UNIQUE (institution_id, status_list, status_index)
);

-- One certificate a row of a programme. A withdrawn one still stands for its row; a correction stands beside what it replaces.
CREATE UNIQUE INDEX certificate_identity ON certificate (programme_id, identity)
  WHERE replaces IS NULL AND (ended IS NULL OR ended = 'withdrawn');
CREATE INDEX certificate_programme ON certificate (programme_id);
CREATE INDEX certificate_ended ON certificate (institution_id) WHERE ended IS NOT NULL;

-- What the register knows and no certificate says. `forget` empties it.
CREATE TABLE contact (
  certificate_id bigint PRIMARY KEY REFERENCES certificate ON DELETE CASCADE,
  email          text,
  student_number text,
  birth_date     text
);

CREATE TABLE audit (
  audit_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at             bigint NOT NULL,
  actor          text NOT NULL,
  action         text NOT NULL,
  institution_id bigint REFERENCES institution,
  batch_id       bigint,
  number         text,
  detail         text NOT NULL DEFAULT ''
);
CREATE INDEX audit_batch ON audit (batch_id);

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
  FOR EACH ROW EXECUTE FUNCTION refuse('audit rows are never changed');
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION refuse('audit rows are never deleted');
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse('audit rows are never deleted');
CREATE TRIGGER token_is_never_changed BEFORE UPDATE OF
  institution_id, programme_id, batch_id, position, number, uuid, identity, content, status_list, status_index, payload, token,
  document, sealed_at, replaces ON certificate
  FOR EACH ROW WHEN (OLD.token IS NOT NULL) EXECUTE FUNCTION refuse('a sealed certificate is never changed');
CREATE TRIGGER token_is_never_deleted BEFORE DELETE ON certificate
  FOR EACH ROW WHEN (OLD.token IS NOT NULL) EXECUTE FUNCTION refuse('a sealed certificate is never deleted');
CREATE TRIGGER token_is_never_emptied BEFORE TRUNCATE ON certificate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse('a sealed certificate is never deleted');
