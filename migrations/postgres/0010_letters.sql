-- Letters that come back, and an institution's own words in letters.
-- As 0001: never edited once released; ../sqlite says the same.

-- One more state: the mail server took the letter, and it has come back.
ALTER TABLE mail DROP CONSTRAINT mail_state_check;
ALTER TABLE mail ADD CONSTRAINT mail_state_check
  CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'doubtful', 'returned'));

-- What an institution writes to the holders of its certificates, in its own words; absent: in ours.
CREATE TABLE letter_words (
  institution_id bigint NOT NULL REFERENCES institution,
  language       text NOT NULL,
  subject        text NOT NULL,
  body           text NOT NULL,
  changed_at     bigint NOT NULL,
  changed_by     text NOT NULL,
  PRIMARY KEY (institution_id, language)
);
