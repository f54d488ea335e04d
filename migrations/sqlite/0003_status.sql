-- Suspensions, public reasons, and signed lists that every process serves.

-- Why, as everyone is told; certificate.ended_reason is the office's own note.
ALTER TABLE certificate ADD COLUMN ended_cause TEXT;

-- Not to be relied on until further notice. Resuming deletes the row; the audit log keeps both.
CREATE TABLE suspension (
  certificate_id INTEGER PRIMARY KEY REFERENCES certificate,
  since          INTEGER NOT NULL,
  cause          TEXT
) STRICT;

-- What was signed last, for those who have no key files: status lists by URL, the trust list as trust.json.
CREATE TABLE publication (
  url       TEXT PRIMARY KEY NOT NULL,
  kid       TEXT NOT NULL REFERENCES key (key_id),
  signed_at INTEGER NOT NULL,
  content   BLOB NOT NULL CHECK (length(content) = 32),  -- what it says, to tell whether it still holds
  document  TEXT,                                        -- JSON with its proof; null for the trust list
  token     TEXT NOT NULL
) STRICT;
