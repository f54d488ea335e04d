-- Letters that come back, and an institution's own words in letters.
-- As 0001: never edited once released; ../postgres says the same.

-- As in 0007, with one more state: the mail server took the letter, and it has come back. SQLite changes a CHECK by a table made anew.
CREATE TABLE mail_anew (
  mail_id        INTEGER PRIMARY KEY AUTOINCREMENT,
  institution_id INTEGER NOT NULL REFERENCES institution,
  certificate_id INTEGER REFERENCES certificate ON DELETE CASCADE,  -- null: a notice to somebody of the office
  purpose        TEXT NOT NULL,           -- certificate, or the kind of a notice
  turn           INTEGER NOT NULL,        -- from 1; asked for once more, it is another letter
  language       TEXT NOT NULL,
  attaches       INTEGER NOT NULL CHECK (attaches IN (0, 1)),       -- the sheet itself; else a link
  recipient      TEXT,                    -- of a notice: the login that it goes to
  subject        TEXT,                    -- of a notice, until it is sent
  body           TEXT,
  state          TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'doubtful', 'returned')),
  attempts       INTEGER NOT NULL,
  due_at         INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  fault          TEXT,                    -- a word of ours; the code of a server behind it
  asked_by       TEXT NOT NULL,
  UNIQUE (certificate_id, purpose, turn)
) STRICT;

INSERT INTO mail_anew (mail_id, institution_id, certificate_id, purpose, turn, language, attaches, recipient, subject, body, state,
  attempts, due_at, changed_at, fault, asked_by)
SELECT mail_id, institution_id, certificate_id, purpose, turn, language, attaches, recipient, subject, body, state,
  attempts, due_at, changed_at, fault, asked_by FROM mail;

-- The number of a letter is never given a second time: it stands in what was sent.
DELETE FROM sqlite_sequence WHERE name = 'mail_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT 'mail_anew', seq FROM sqlite_sequence WHERE name = 'mail';

DROP TABLE mail;
ALTER TABLE mail_anew RENAME TO mail;

CREATE INDEX mail_due ON mail (due_at) WHERE state IN ('waiting', 'sending');

-- What an institution writes to the holders of its certificates, in its own words; absent: in ours.
CREATE TABLE letter_words (
  institution_id INTEGER NOT NULL REFERENCES institution,
  language       TEXT NOT NULL,
  subject        TEXT NOT NULL,
  body           TEXT NOT NULL,
  changed_at     INTEGER NOT NULL,
  changed_by     TEXT NOT NULL,
  PRIMARY KEY (institution_id, language)
) STRICT;
