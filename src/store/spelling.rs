//! The words by which a certificate is found, kept beside it.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::Deserialize;

use super::query::query;
use super::{CertificateId, Contact, InstitutionId, Store, StoreError, Tx};
use crate::roster::{Programme, sought};

impl Store {
    /// Gives every certificate its words and every programme its title, where an earlier version has left none.
    pub(super) async fn index_all(&self) -> Result<(), StoreError> {
        if self.setting(INDEXED).await?.is_some() {
            return Ok(());
        }
        let mut after: i64 = 0;
        loop {
            let rows = query(
                "SELECT c.certificate_id, c.institution_id, c.number, c.payload, k.email, k.student_number FROM certificate c \
                 LEFT JOIN contact k ON k.certificate_id = c.certificate_id WHERE c.certificate_id > $1 \
                 ORDER BY c.certificate_id LIMIT $2",
            )
            .bind(after)
            .bind(CHUNK)
            .fetch_all(self)
            .await?;
            let Some(last) = rows.last() else { break };
            after = last.get("certificate_id")?;
            let mut tx = self.begin().await?;
            for row in &rows {
                let contact =
                    Contact { email: row.get("email")?, student_number: row.get("student_number")?, birth_date: None };
                let (number, payload): (String, String) = (row.get("number")?, row.get("payload")?);
                let (institution, certificate) = (row.get("institution_id")?, row.get("certificate_id")?);
                let words = words_of(&number, &payload, &contact);
                tx.index(InstitutionId(institution), CertificateId(certificate), &words).await?;
            }
            tx.commit().await?;
        }
        let mut tx = self.begin().await?;
        let untitled = query(
            "SELECT p.programme_id, b.source FROM programme p JOIN batch b ON b.batch_id = \
             (SELECT max(batch_id) FROM batch n WHERE n.programme_id = p.programme_id) WHERE p.title IS NULL",
        );
        for row in untitled.fetch_all(&mut tx).await? {
            let Ok(programme) = Programme::parse(&row.get::<String>("source")?) else { continue };
            let set = query("UPDATE programme SET title = $2 WHERE programme_id = $1");
            set.bind(row.get::<i64>("programme_id")?).bind(&programme.title().to_string()).execute(&mut tx).await?;
        }
        tx.set_setting(INDEXED, "1").await?;
        tx.commit().await
    }
}

impl Tx {
    /// Keeps the words by which a certificate is found.
    pub(super) async fn index(
        &mut self,
        institution: InstitutionId,
        certificate: CertificateId,
        words: &[(String, bool)],
    ) -> Result<(), StoreError> {
        for words in words.chunks(TOGETHER) {
            let mut query = query(
                "INSERT INTO search_word (institution_id, certificate_id, word, of_contact) VALUES ($1, $2, $3, $4), ($1, $2, $5, $6), \
                 ($1, $2, $7, $8), ($1, $2, $9, $10), ($1, $2, $11, $12), ($1, $2, $13, $14), ($1, $2, $15, $16), ($1, $2, $17, $18) \
                 ON CONFLICT DO NOTHING",
            )
            .bind(institution.0)
            .bind(certificate.0);
            // The last one fills the places that are left.
            let last = words.last();
            for place in 0..TOGETHER {
                let (word, of_contact) = words.get(place).or(last).map_or(("", false), |(word, of)| (word, *of));
                query = query.bind(word).bind(i64::from(of_contact));
            }
            query.execute(&mut *self).await?;
        }
        Ok(())
    }

    /// Notes the title of a programme.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_title(&mut self, institution: InstitutionId, slug: &str, title: &str) -> Result<(), StoreError> {
        let query = query("UPDATE programme SET title = $3 WHERE institution_id = $1 AND slug = $2");
        query.bind(institution.0).bind(slug).bind(title).execute(self).await?;
        Ok(())
    }
}

/// What a payload says of the holder. All else is passed over, and what is no payload has no holder.
#[derive(Deserialize)]
struct Payload<'a> {
    #[serde(rename = "credentialSubject", borrow)]
    subject: Subject<'a>,
}

#[derive(Deserialize)]
struct Subject<'a> {
    #[serde(borrow)]
    identifier: Vec<Identifier<'a>>,
}

#[derive(Deserialize)]
struct Identifier<'a> {
    #[serde(rename = "identityHash", borrow)]
    value: Cow<'a, str>,
    #[serde(rename = "identityType", borrow)]
    kind: Cow<'a, str>,
}

/// The holder's name, and that in the own script.
pub(super) fn names_of(payload: &str) -> (String, Option<String>) {
    let read: Option<Payload<'_>> = serde_json::from_str(payload).ok();
    let identifiers = read.map(|read| read.subject.identifier).unwrap_or_default();
    let of = |kind: &str| identifiers.iter().find(|one| one.kind == kind).map(|one| one.value.to_string());
    (of("name").unwrap_or_default(), of("ext:nativeName"))
}

/// The words of a certificate, and whether each is of its contact data.
pub(super) fn words_of(number: &str, payload: &str, contact: &Contact) -> Vec<(String, bool)> {
    let (name, native_name) = names_of(payload);
    let mut words = vec![(sought::word(number), false)];
    let last = number.rsplit('-').next().filter(|last| *last != number).map(sought::word);
    words.extend(last.map(|last| (last, false)));
    for name in [Some(name), native_name].into_iter().flatten() {
        words.extend(sought::words(&name).into_iter().map(|word| (word, false)));
    }
    for text in [&contact.student_number, &contact.email].into_iter().flatten() {
        words.push((sought::word(text), true));
    }
    // A word of the name stays when that of the contact is erased.
    let mut seen = HashSet::new();
    words.retain(|(word, _)| !word.is_empty() && seen.insert(word.clone()));
    words
}

/// How many words are kept by one statement.
const TOGETHER: usize = 8;

/// How many certificates get their words in one transaction.
const CHUNK: i64 = 500;

/// The setting that says by which rule words were kept.
const INDEXED: &str = "search-words";
