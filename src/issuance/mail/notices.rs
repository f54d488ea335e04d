//! What the signatories of an institution are told of what they approve with, as letters: one to each of them.

use super::letter::{notice_subject, notice_text};
use crate::claims::Language;
use crate::issuance::{IssuanceError, Office};
use crate::store::{Account, AccountId, InstitutionRow, NoticeLetter, StoreError, UnmailedNotice};
use crate::words::SPOKEN;

impl Office {
    /// Notes in which language somebody is written to.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn note_language(&self, account: AccountId, language: Language) -> Result<(), IssuanceError> {
        let mut tx = self.store.begin().await?;
        tx.set_language(account, language).await?;
        Ok(tx.commit().await?)
    }

    /// Posts what the signatories were told and not written yet: a letter to each, in the language of each. The letters of a notice
    /// are kept together with the mark that they are, so none is posted twice. What is older than three days is not written about:
    /// it stands at the desk. Answers how many letters are new.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn post_notices(&self) -> Result<u64, IssuanceError> {
        let since = self.now().plus_seconds(-OLDEST);
        let unmailed = self.store.unmailed_notices(since, MOST).await?;
        if unmailed.is_empty() {
            return Ok(0);
        }
        let institutions = self.store.institutions().await?;
        let mut count = 0;
        for one in unmailed {
            if let Some(institution) = institutions.iter().find(|row| row.id == one.institution) {
                count += self.post_notice(institution, &one).await?;
            }
        }
        Ok(count)
    }

    async fn post_notice(&self, institution: &InstitutionRow, one: &UnmailedNotice) -> Result<u64, IssuanceError> {
        let at = self.now();
        let mut readers = Vec::new();
        for account in self.approvers(institution.id).await? {
            readers.push((self.tongue_of(institution, &account).await?, account.login));
        }
        let mut tx = self.store.begin_for(institution.id).await?;
        match tx.set_notice_mailed(one.id, at).await {
            Ok(()) => {}
            // Another process has done it meanwhile.
            Err(StoreError::NotThere { .. }) => return Ok(0),
            Err(error) => return Err(error.into()),
        }
        let mut count = 0;
        for (language, login) in &readers {
            let name = institution.name_in(*language);
            let (subject, body) =
                (notice_subject(*language, &name, &one.notice), notice_text(*language, &name, &one.notice));
            let letter = NoticeLetter {
                kind: &one.notice.kind,
                to: login,
                subject: &subject,
                body: &body,
                language: *language,
                by: &one.notice.actor,
                at,
            };
            tx.post_notice(institution.id, &letter).await?;
            count += 1;
        }
        tx.commit().await?;
        Ok(count)
    }

    /// The language that somebody has chosen at the desk; else the first of the institution's in which letters are written.
    async fn tongue_of(&self, institution: &InstitutionRow, account: &Account) -> Result<Language, IssuanceError> {
        if let Some(language) = self.store.language_of(account.id).await?.filter(|known| SPOKEN.contains(known)) {
            return Ok(language);
        }
        let own = institution.details.names.iter().filter_map(|(tag, _)| Language::from_tag(tag));
        Ok(own.into_iter().find(|language| SPOKEN.contains(language)).unwrap_or(Language::En))
    }
}

/// The oldest notice that is still written about, in seconds: of what was told before there was a mail server, nobody is startled.
const OLDEST: i64 = 3 * 86_400;

/// How many notices are posted in one turn.
const MOST: u32 = 50;
