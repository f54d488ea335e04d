-- The desk: one-time codes, browsers that are signed in, drafts of batches.
-- As 0001: never edited once released; ../sqlite says the same.

-- The secret of one-time codes (RFC 6238), sealed with the passphrase of the key files; and the last step of time whose code was
-- taken, for a code counts once.
ALTER TABLE account ADD COLUMN totp bytea;
ALTER TABLE account ADD COLUMN totp_step bigint NOT NULL DEFAULT 0;

-- Who prepared a batch at the desk: somebody else approves it. Null: the command line, or a program.
ALTER TABLE batch ADD COLUMN prepared_by text;

-- Browsers. The token is kept as its SHA-256. Until the one-time code was right, it opens nothing but the page that asks for it.
CREATE TABLE desk_session (
  session_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token        bytea NOT NULL UNIQUE CHECK (length(token) = 32),
  account_id   bigint NOT NULL REFERENCES account,
  begun_at     bigint NOT NULL,
  seen_at      bigint NOT NULL,
  confirmed_at bigint,                    -- when the code was right
  browser      text NOT NULL
);

CREATE INDEX desk_session_account ON desk_session (account_id);

-- What a registrar works at. It is gone when its batch is approved.
CREATE TABLE draft (
  draft_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  programme      text NOT NULL,             -- TOML, good or not
  roster_name    text NOT NULL,
  roster         bytea NOT NULL,            -- the file as it came; empty: none yet
  edits          text NOT NULL,             -- JSON: cells that were changed since
  pictures       text NOT NULL,             -- JSON: file name to SHA-256
  digest         bytea CHECK (length(digest) = 32),  -- the batch that it became; null while it is worked at
  remark         text NOT NULL,             -- why it was sent back
  remark_by      text,
  changed_by     text NOT NULL,
  changed_at     bigint NOT NULL
);

CREATE INDEX draft_institution ON draft (institution_id);
