//! Letters that wait, were sent, or cannot be. The address of a participant stands in `contact` alone.

use std::collections::HashMap;

use super::query::{Row, query};
use super::{BatchId, CertificateId, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::claims::{Language, RegisterNumber};
use crate::time::Instant;

/// What a letter is about: a certificate for its holder.
pub const CERTIFICATE: &str = "certificate";

/// How a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LetterState {
    /// It waits for its turn, or for another attempt.
    Waiting,
    /// It is being handed to the mail server.
    Sending,
    /// The mail server has taken it.
    Sent,
    /// It cannot be sent as it is.
    Failed,
    /// The mail server may or may not have taken it: nobody knows.
    Doubtful,
    /// The mail server took it, and it has come back.
    Returned,
}

impl LetterState {
    /// Every state.
    pub const ALL: [Self; 6] = [Self::Waiting, Self::Sending, Self::Sent, Self::Failed, Self::Doubtful, Self::Returned];

    /// The word in the register.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Doubtful => "doubtful",
            Self::Returned => "returned",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// How letters are to be written.
#[derive(Debug, Clone, Copy)]
pub struct Posting<'a> {
    /// In which language.
    pub language: Language,
    /// Whether the sheet is attached; else the letter has a link.
    pub attaches: bool,
    /// Who has asked for it.
    pub by: &'a str,
    /// When.
    pub at: Instant,
}

/// A notice to somebody of the office, with its words.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    /// What it is about: a word.
    pub kind: &'a str,
    /// The address.
    pub to: &'a str,
    /// The subject.
    pub subject: &'a str,
    /// The text.
    pub body: &'a str,
    /// Its language.
    pub language: Language,
    /// Who or what has caused it.
    pub by: &'a str,
    /// When.
    pub at: Instant,
}

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Which.
    pub id: i64,
    /// Whose.
    pub institution: InstitutionId,
    /// Which attempt this will be, from 1.
    pub attempt: u32,
    /// Its language.
    pub language: Language,
    /// The address; `None` if there is none any longer.
    pub to: Option<String>,
    /// Who has asked for it.
    pub by: String,
    /// What it is about.
    pub about: About,
}

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A certificate.
    Certificate {
        /// Its number.
        number: RegisterNumber,
        /// Its batch.
        batch: BatchId,
        /// Whether its sheet is attached.
        attaches: bool,
        /// Whether it has ended since.
        is_ended: bool,
    },
    /// A notice: subject and text.
    Notice(String, String),
}

/// How the newest letter about a certificate stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// How.
    pub state: LetterState,
    /// Why it failed, or is tried again: a word, and a code of the server.
    pub fault: Option<String>,
    /// Since when.
    pub at: Instant,
}

impl Tx {
    /// Posts the certificates of a batch that are released and in force, each to its holder's address. Who has had a letter gets no
    /// second one. Answers how many are new.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn post_batch(
        &mut self,
        institution: InstitutionId,
        batch: BatchId,
        posting: &Posting<'_>,
    ) -> Result<u64, StoreError> {
        query(
            "INSERT INTO mail (institution_id, certificate_id, purpose, turn, language, attaches, state, attempts, due_at, changed_at, \
             asked_by) SELECT c.institution_id, c.certificate_id, 'certificate', 1, $3, $4, 'waiting', 0, $5, $5, $6 FROM certificate c \
             JOIN contact k ON k.certificate_id = c.certificate_id WHERE c.institution_id = $1 AND c.batch_id = $2 \
             AND c.pdf_sha256 IS NOT NULL AND c.ended IS NULL AND k.email IS NOT NULL ORDER BY c.position \
             ON CONFLICT (certificate_id, purpose, turn) DO NOTHING",
        )
        .bind(institution.0)
        .bind(batch.0)
        .bind(posting.language.tag())
        .bind(i64::from(posting.attaches))
        .bind(posting.at)
        .bind(posting.by)
        .execute(self)
        .await
    }

    /// Posts one certificate once more; a letter about it that still waits is not doubled. Answers whether it is new.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn post_again(
        &mut self,
        institution: InstitutionId,
        number: &RegisterNumber,
        posting: &Posting<'_>,
    ) -> Result<bool, StoreError> {
        let changed = query(
            "INSERT INTO mail (institution_id, certificate_id, purpose, turn, language, attaches, state, attempts, due_at, changed_at, \
             asked_by) SELECT c.institution_id, c.certificate_id, 'certificate', \
             1 + (SELECT coalesce(max(m.turn), 0) FROM mail m WHERE m.certificate_id = c.certificate_id AND m.purpose = 'certificate'), \
             $3, $4, 'waiting', 0, $5, $5, $6 FROM certificate c JOIN contact k ON k.certificate_id = c.certificate_id \
             WHERE c.institution_id = $1 AND c.number = $2 AND c.pdf_sha256 IS NOT NULL AND c.ended IS NULL AND k.email IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.certificate_id = c.certificate_id AND m.state IN ('waiting', 'sending')) \
             ON CONFLICT (certificate_id, purpose, turn) DO NOTHING",
        )
        .bind(institution.0)
        .bind(number.as_str())
        .bind(posting.language.tag())
        .bind(i64::from(posting.attaches))
        .bind(posting.at)
        .bind(posting.by)
        .execute(self)
        .await?;
        Ok(changed == 1)
    }

    /// Posts a notice. Its words are erased when it was sent.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn post_notice(&mut self, institution: InstitutionId, notice: &Notice<'_>) -> Result<(), StoreError> {
        query(
            "INSERT INTO mail (institution_id, purpose, turn, language, attaches, recipient, subject, body, state, attempts, due_at, \
             changed_at, asked_by) VALUES ($1, $2, 1, $3, 0, $4, $5, $6, 'waiting', 0, $7, $7, $8)",
        )
        .bind(institution.0)
        .bind(notice.kind)
        .bind(notice.language.tag())
        .bind(notice.to)
        .bind(notice.subject)
        .bind(notice.body)
        .bind(notice.at)
        .bind(notice.by)
        .execute(self)
        .await?;
        Ok(())
    }

    /// Notes that a letter is handed over from now on. Answers `false` if it does not wait any longer.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn begin_letter(&mut self, letter: i64, at: Instant) -> Result<bool, StoreError> {
        let query =
            query("UPDATE mail SET state = 'sending', changed_at = $2 WHERE mail_id = $1 AND state = 'waiting'");
        Ok(query.bind(letter).bind(at).execute(self).await? == 1)
    }

    /// Notes what became of an attempt. What waits again is due at another time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settle_letter(
        &mut self,
        letter: i64,
        (state, fault): (LetterState, Option<&str>),
        (at, due): (Instant, Instant),
    ) -> Result<(), StoreError> {
        let changed = query(
            "UPDATE mail SET state = $2, fault = $3, changed_at = $4, due_at = $5, attempts = attempts + 1, \
             body = CASE WHEN $2 = 'sent' THEN NULL ELSE body END, subject = CASE WHEN $2 = 'sent' THEN NULL ELSE subject END \
             WHERE mail_id = $1 AND state IN ('waiting', 'sending')",
        )
        .bind(letter)
        .bind(state.word())
        .bind(fault)
        .bind(at)
        .bind(due)
        .execute(&mut *self)
        .await?;
        // A server may send a letter back before its own answer has reached us: then it stays returned.
        if changed == 0 && state == LetterState::Sent && self.is_returned(letter).await? {
            return Ok(());
        }
        one_row("mail", changed)
    }

    /// Letters that were being handed over when their process ended: nobody knows whether they were taken. Answers how many.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn doubt_letters(&mut self, at: Instant) -> Result<u64, StoreError> {
        let query =
            query("UPDATE mail SET state = 'doubtful', fault = 'cut-off', changed_at = $1 WHERE state = 'sending'");
        query.bind(at).execute(self).await
    }

    /// Lets letters wait again that have failed, or whose fate is doubtful: those of one batch, or all. Answers how many.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn retry_letters(
        &mut self,
        (institution, batch): (InstitutionId, Option<BatchId>),
        state: LetterState,
        at: Instant,
    ) -> Result<u64, StoreError> {
        query(
            "UPDATE mail SET state = 'waiting', attempts = 0, due_at = $3, changed_at = $3 WHERE institution_id = $1 AND state = $2 \
             AND ($4 = 0 OR certificate_id IN (SELECT c.certificate_id FROM certificate c WHERE c.batch_id = $4)) \
             AND NOT EXISTS (SELECT 1 FROM mail n WHERE n.certificate_id = mail.certificate_id AND n.purpose = mail.purpose \
             AND n.turn > mail.turn)",
        )
        .bind(institution.0)
        .bind(state.word())
        .bind(at)
        .bind(batch.map_or(0, |batch| batch.0))
        .execute(self)
        .await
    }
}

impl Store {
    /// The letter that has been due for the longest time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn due_letter(&self, at: Instant) -> Result<Option<Letter>, StoreError> {
        let row = query(
            "SELECT m.mail_id, m.institution_id, m.attempts, m.language, m.attaches, m.asked_by, m.recipient, m.subject, m.body, \
             k.email, c.number, c.batch_id, c.ended IS NOT NULL AS is_ended FROM mail m \
             LEFT JOIN certificate c ON c.certificate_id = m.certificate_id LEFT JOIN contact k ON k.certificate_id = m.certificate_id \
             WHERE m.state = 'waiting' AND m.due_at <= $1 ORDER BY m.due_at, m.mail_id LIMIT 1",
        );
        row.bind(at).fetch_optional(self).await?.as_ref().map(Letter::try_from).transpose()
    }

    /// How the letters about a batch stand: by number, the newest of each.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letters_of_batch(&self, batch: BatchId) -> Result<HashMap<String, Posted>, StoreError> {
        let query = query(
            "SELECT c.number, m.state, m.fault, m.changed_at FROM certificate c JOIN mail m ON m.certificate_id = c.certificate_id \
             WHERE c.batch_id = $1 AND m.purpose = 'certificate' ORDER BY m.turn",
        );
        let rows = query.bind(batch.0).fetch_all(self).await?;
        rows.iter().map(|row| Ok((row.get("number")?, Posted::try_from(row)?))).collect()
    }

    /// The newest letter about a certificate.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn newest_letter(&self, certificate: CertificateId) -> Result<Option<Posted>, StoreError> {
        let query = query(
            "SELECT state, fault, changed_at FROM mail WHERE certificate_id = $1 AND purpose = 'certificate' ORDER BY turn DESC LIMIT 1",
        );
        query.bind(certificate.0).fetch_optional(self).await?.as_ref().map(Posted::try_from).transpose()
    }

    /// The addresses of a batch: by number, of each certificate whose holder has one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn addresses_of_batch(&self, batch: BatchId) -> Result<HashMap<String, String>, StoreError> {
        let query = query(
            "SELECT c.number, k.email FROM certificate c JOIN contact k ON k.certificate_id = c.certificate_id \
             WHERE c.batch_id = $1 AND k.email IS NOT NULL",
        );
        let rows = query.bind(batch.0).fetch_all(self).await?;
        rows.iter().map(|row| Ok((row.get("number")?, row.get("email")?))).collect()
    }

    /// How many letters of an institution are in which state, and why.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letter_counts(
        &self,
        institution: InstitutionId,
    ) -> Result<Vec<(LetterState, Option<String>, u32)>, StoreError> {
        let query = query(
            "SELECT state, fault, count(*) AS count FROM mail WHERE institution_id = $1 GROUP BY state, fault ORDER BY state, fault",
        );
        let rows = query.bind(institution.0).fetch_all(self).await?;
        rows.iter().map(|row| Ok((state(row)?, row.get("fault")?, row.natural("count")?))).collect()
    }
}

pub(super) fn state(row: &Row) -> Result<LetterState, StoreError> {
    let word: String = row.get("state")?;
    LetterState::from_word(&word).ok_or_else(|| inconsistent("mail", "state", word))
}

impl TryFrom<&Row> for Posted {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self { state: state(row)?, fault: row.get("fault")?, at: row.instant("changed_at")? })
    }
}

impl TryFrom<&Row> for Letter {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id: i64 = row.get("mail_id")?;
        let wrong = |column| inconsistent("mail", column, id);
        let number: Option<String> = row.get("number")?;
        let recipient: Option<String> = row.get("recipient")?;
        let (subject, body): (Option<String>, Option<String>) = (row.get("subject")?, row.get("body")?);
        let about = match number {
            Some(number) => About::Certificate {
                number: RegisterNumber::parse(&number).map_err(|_| wrong("certificate_id"))?,
                batch: BatchId(row.get("batch_id")?),
                attaches: row.get::<i64>("attaches")? == 1,
                is_ended: row.get("is_ended")?,
            },
            None => About::Notice(subject.unwrap_or_default(), body.unwrap_or_default()),
        };
        let language = Language::from_tag(&row.get::<String>("language")?).ok_or_else(|| wrong("language"))?;
        Ok(Self {
            id,
            institution: InstitutionId(row.get("institution_id")?),
            attempt: row.natural("attempts")?.saturating_add(1),
            language,
            to: if matches!(about, About::Notice(..)) { recipient } else { row.get("email")? },
            by: row.get("asked_by")?,
            about,
        })
    }
}
