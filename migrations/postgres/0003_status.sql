-- Suspensions, public reasons, and signed lists that every process serves, as ../sqlite/0003_status.sql says it.

-- Why, as everyone is told; certificate.ended_reason is the office's own note.
ALTER TABLE certificate ADD COLUMN ended_cause text;

-- Not to be relied on until further notice. Resuming deletes the row; the audit log keeps both.
CREATE TABLE suspension (
  certificate_id bigint PRIMARY KEY REFERENCES certificate,
  since          bigint NOT NULL,
  cause          text
);

-- What was signed last, for those who have no key files: status lists by URL, the trust list as trust.json.
CREATE TABLE publication (
  url       text COLLATE "C" PRIMARY KEY,
  kid       text COLLATE "C" NOT NULL REFERENCES key (key_id),
  signed_at bigint NOT NULL,
  content   bytea NOT NULL CHECK (length(content) = 32),  -- what it says, to tell whether it still holds
  document  text,                                         -- JSON with its proof; null for the trust list
  token     text NOT NULL
);
