-- The desk: one-time codes, browsers that are signed in, drafts of batches.
-- As 0001: never edited once released; ../postgres says the same.

-- The secret of one-time codes (RFC 6238), sealed with the passphrase of the key files; and the last step of time whose code was
-- taken, for a code counts once.
ALTER TABLE account ADD COLUMN totp BLOB;
ALTER TABLE account ADD COLUMN totp_step INTEGER NOT NULL DEFAULT 0;

-- Who prepared a batch at the desk: somebody else approves it. Null: the command line, or a program.
ALTER TABLE batch ADD COLUMN prepared_by TEXT;

-- Browsers. The token is kept as its SHA-256. Until the one-time code was right, it opens nothing but the page that asks for it.
CREATE TABLE desk_session (
  session_id   INTEGER PRIMARY KEY AUTOINCREMENT,
  token        BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
  account_id   INTEGER NOT NULL REFERENCES account,
  begun_at     INTEGER NOT NULL,
  seen_at      INTEGER NOT NULL,
  confirmed_at INTEGER,                   -- when the code was right
  browser      TEXT NOT NULL
) STRICT;

CREATE INDEX desk_session_account ON desk_session (account_id);

-- What a registrar works at. It is gone when its batch is approved.
CREATE TABLE draft (
  draft_id       INTEGER PRIMARY KEY AUTOINCREMENT,
  institution_id INTEGER NOT NULL REFERENCES institution,
  programme      TEXT NOT NULL,             -- TOML, good or not
  roster_name    TEXT NOT NULL,
  roster         BLOB NOT NULL,             -- the file as it came; empty: none yet
  edits          TEXT NOT NULL,             -- JSON: cells that were changed since
  pictures       TEXT NOT NULL,             -- JSON: file name to SHA-256
  digest         BLOB CHECK (length(digest) = 32),  -- the batch that it became; null while it is worked at
  remark         TEXT NOT NULL,             -- why it was sent back
  remark_by      TEXT,
  changed_by     TEXT NOT NULL,
  changed_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX draft_institution ON draft (institution_id);
