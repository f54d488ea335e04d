-- Administration at the desk: what a compromised key has signed, the log by who, what and when, how long contact data is kept.
-- As 0001: never edited once released; ../sqlite says the same.

-- The compromised key whose certificates this batch replaces. Null: any other batch.
ALTER TABLE batch ADD COLUMN reissues text;

CREATE INDEX batch_kid ON batch (kid, batch_id);
CREATE INDEX batch_reissues ON batch (reissues, batch_id) WHERE reissues IS NOT NULL;

-- How many of a batch are sealed, and how they stand, without reading them.
CREATE INDEX certificate_sealed ON certificate (batch_id, ended) WHERE sealed_at IS NOT NULL;

-- After how many days contact data is erased, where that is sooner than the service's own. Null: as the service does.
ALTER TABLE institution ADD COLUMN retention_days bigint;

CREATE INDEX membership_institution ON membership (institution_id, account_id);

-- The log of an institution, newest first: all of it, of somebody, of a kind, of a certificate.
CREATE INDEX audit_by_time ON audit (institution_id, at, audit_id);
CREATE INDEX audit_by_actor ON audit (institution_id, actor, at, audit_id);
CREATE INDEX audit_by_action ON audit (institution_id, action, at, audit_id);
CREATE INDEX audit_by_number ON audit (institution_id, number, at, audit_id) WHERE number IS NOT NULL;
