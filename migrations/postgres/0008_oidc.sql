-- Signing in by an OpenID provider (OpenID Connect Core 1.0).
-- As 0001: never edited once released; ../sqlite says the same.

-- Which account comes in by whom the provider knows. The row goes when the two are separated.
CREATE TABLE oidc_link (
  link_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES account,
  issuer     text NOT NULL,               -- the provider's `iss`
  subject    text NOT NULL,               -- its `sub`
  linked_at  bigint NOT NULL,
  used_at    bigint,
  UNIQUE (issuer, subject),
  UNIQUE (account_id, issuer)
);

-- Somebody was sent to the provider and has not come back: one answer each, within minutes, in the same browser.
CREATE TABLE oidc_journey (
  state      bytea PRIMARY KEY CHECK (length(state) = 32),            -- SHA-256 of what comes back with the answer
  browser    bytea NOT NULL CHECK (length(browser) = 32),             -- SHA-256 of the browser's cookie
  account_id bigint REFERENCES account,                               -- who wants to be linked
  invitation bytea CHECK (length(invitation) = 32),                   -- the invitation that is accepted so
  held       text NOT NULL,               -- what the answer is held to
  begun_at   bigint NOT NULL,
  CHECK (account_id IS NULL OR invitation IS NULL)
);

CREATE INDEX oidc_journey_begun ON oidc_journey (begun_at);
