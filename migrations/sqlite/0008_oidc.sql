-- Signing in by an OpenID provider (OpenID Connect Core 1.0).
-- As 0001: never edited once released; ../postgres says the same.

-- Which account comes in by whom the provider knows. The row goes when the two are separated.
CREATE TABLE oidc_link (
  link_id    INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account,
  issuer     TEXT NOT NULL,               -- the provider's `iss`
  subject    TEXT NOT NULL,               -- its `sub`
  linked_at  INTEGER NOT NULL,
  used_at    INTEGER,
  UNIQUE (issuer, subject),
  UNIQUE (account_id, issuer)
) STRICT;

-- Somebody was sent to the provider and has not come back: one answer each, within minutes, in the same browser.
CREATE TABLE oidc_journey (
  state      BLOB PRIMARY KEY NOT NULL CHECK (length(state) = 32),    -- SHA-256 of what comes back with the answer
  browser    BLOB NOT NULL CHECK (length(browser) = 32),              -- SHA-256 of the browser's cookie
  account_id INTEGER REFERENCES account,                              -- who wants to be linked
  invitation BLOB CHECK (length(invitation) = 32),                    -- the invitation that is accepted so
  held       TEXT NOT NULL,               -- what the answer is held to
  begun_at   INTEGER NOT NULL,
  CHECK (account_id IS NULL OR invitation IS NULL)
) STRICT;

CREATE INDEX oidc_journey_begun ON oidc_journey (begun_at);
