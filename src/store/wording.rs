//! What an institution writes to the holders of its certificates, in its own words.

use super::query::{Row, query};
use super::{InstitutionId, Store, StoreError, Tx, inconsistent};
use crate::claims::Language;
use crate::time::Instant;

/// A letter in an institution's own words, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWords {
    /// In which.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// The text: a paragraph a blank line.
    pub text: String,
    /// Since when.
    pub at: Instant,
    /// Who has written it.
    pub by: String,
}

impl Store {
    /// The words of an institution, one row a language.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn own_words(&self, institution: InstitutionId) -> Result<Vec<OwnWords>, StoreError> {
        let query = query(
            "SELECT language, subject, body, changed_at, changed_by FROM letter_words WHERE institution_id = $1 ORDER BY language",
        );
        query.bind(institution.0).fetch_all(self).await?.iter().map(OwnWords::try_from).collect()
    }
}

impl Tx {
    /// Keeps an institution's words of a language in the place of those before.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_own_words(&mut self, institution: InstitutionId, words: &OwnWords) -> Result<(), StoreError> {
        query(
            "INSERT INTO letter_words (institution_id, language, subject, body, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (institution_id, language) DO UPDATE SET subject = excluded.subject, body = excluded.body, \
             changed_at = excluded.changed_at, changed_by = excluded.changed_by",
        )
        .bind(institution.0)
        .bind(words.language.tag())
        .bind(&words.subject)
        .bind(&words.text)
        .bind(words.at)
        .bind(&words.by)
        .execute(self)
        .await?;
        Ok(())
    }

    /// Drops an institution's words of a language. Answers whether there were any.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn drop_own_words(&mut self, institution: InstitutionId, language: Language) -> Result<bool, StoreError> {
        let query = query("DELETE FROM letter_words WHERE institution_id = $1 AND language = $2");
        Ok(query.bind(institution.0).bind(language.tag()).execute(self).await? == 1)
    }
}

impl TryFrom<&Row> for OwnWords {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let tag: String = row.get("language")?;
        let language = Language::from_tag(&tag).ok_or_else(|| inconsistent("letter_words", "language", tag))?;
        let (subject, text) = (row.get("subject")?, row.get("body")?);
        Ok(Self { language, subject, text, at: row.instant("changed_at")?, by: row.get("changed_by")? })
    }
}
