-- After the issue: search, mail, counts of verifications.
-- As 0001: never edited once released; ../sqlite says the same.

-- Words by which a certificate is found, folded: one spelling for every script and case. Those of its contact are erased with it.
CREATE TABLE search_word (
  institution_id bigint NOT NULL REFERENCES institution,
  word           text COLLATE "C" NOT NULL,
  certificate_id bigint NOT NULL REFERENCES certificate ON DELETE CASCADE,
  of_contact     bigint NOT NULL CHECK (of_contact IN (0, 1)),
  PRIMARY KEY (institution_id, word, certificate_id)
);

CREATE INDEX search_word_certificate ON search_word (certificate_id, word);

-- The newest first, all of them, of a programme, or of those that have ended.
CREATE INDEX certificate_newest ON certificate (institution_id, certificate_id);
CREATE INDEX certificate_programme_newest ON certificate (programme_id, certificate_id);
CREATE INDEX certificate_ended_newest ON certificate (institution_id, ended, certificate_id) WHERE ended IS NOT NULL;

-- How far a batch is.
CREATE INDEX certificate_stage ON certificate (batch_id, sealed_at, released_at);

-- All that was done to one certificate.
CREATE INDEX audit_number ON audit (institution_id, number) WHERE number IS NOT NULL;

-- The title of its newest batch in all printed languages, with ' / ' between.
ALTER TABLE programme ADD COLUMN title text;

-- How often certificates of an institution were verified, and with which verdict. Of whom, and by whom, nobody knows.
CREATE TABLE verification (
  institution_id bigint NOT NULL REFERENCES institution,
  day            bigint NOT NULL,         -- the day's midnight (UTC)
  verdict        text NOT NULL CHECK (verdict IN ('accept', 'reject', 'undecided')),
  count          bigint NOT NULL,
  PRIMARY KEY (institution_id, day, verdict)
);

-- Letters. The address of a participant is read from `contact` when the letter goes out, and stands nowhere else.
CREATE TABLE mail (
  mail_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  institution_id bigint NOT NULL REFERENCES institution,
  certificate_id bigint REFERENCES certificate ON DELETE CASCADE,   -- null: a notice to somebody of the office
  purpose        text NOT NULL,           -- certificate, or the kind of a notice
  turn           bigint NOT NULL,         -- from 1; asked for once more, it is another letter
  language       text NOT NULL,
  attaches       bigint NOT NULL CHECK (attaches IN (0, 1)),        -- the sheet itself; else a link
  recipient      text,                    -- of a notice, until it is sent
  subject        text,
  body           text,
  state          text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'doubtful')),
  attempts       bigint NOT NULL,
  due_at         bigint NOT NULL,
  changed_at     bigint NOT NULL,
  fault          text,                    -- a word of ours; the server's reply code behind it
  asked_by       text NOT NULL,
  UNIQUE (certificate_id, purpose, turn)
);

CREATE INDEX mail_due ON mail (due_at) WHERE state IN ('waiting', 'sending');
