//! Drafts: what a registrar works at before it is handed over.

use std::collections::BTreeMap;

use super::query::{Row, query};
use super::{BatchId, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::roster::Edit;
use crate::time::Instant;
use crate::wire::digest::Digest;

/// What is read of a draft. A statement's text has to be a literal, so this is no constant.
macro_rules! draft_columns {
    () => {
        "SELECT draft_id, institution_id, programme, roster_name, roster, edits, pictures, digest, remark, remark_by, changed_by, \
         changed_at FROM draft "
    };
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// Which; 0 before it is kept.
    pub id: i64,
    /// Whose.
    pub institution: InstitutionId,
    /// The programme's TOML, good or not.
    pub programme: String,
    /// The name of the roster's file.
    pub roster_name: String,
    /// The roster as it came; empty if there is none yet.
    pub roster: Vec<u8>,
    /// Cells that were changed since.
    pub edits: Vec<Edit>,
    /// Pictures: file name to SHA-256.
    pub pictures: BTreeMap<String, Digest>,
    /// The batch that it became.
    pub digest: Option<Digest>,
    /// Why it was sent back, and by whom.
    pub remark: Option<(String, String)>,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Instant,
}

/// A draft at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftGlance {
    /// Which.
    pub id: i64,
    /// The programme's TOML, good or not.
    pub programme: String,
    /// The name of the roster's file.
    pub roster_name: String,
    /// Whether it was sent back.
    pub is_back: bool,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Instant,
}

impl DraftRow {
    /// An empty draft.
    #[must_use]
    pub fn new(institution: InstitutionId, by: &str, at: Instant) -> Self {
        Self {
            id: 0,
            institution,
            programme: String::new(),
            roster_name: String::new(),
            roster: Vec::new(),
            edits: Vec::new(),
            pictures: BTreeMap::new(),
            digest: None,
            remark: None,
            changed_by: by.to_owned(),
            changed_at: at,
        }
    }
}

impl Tx {
    /// Keeps a draft, new or changed; answers which it is.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it was dropped meanwhile.
    pub async fn keep_draft(&mut self, draft: &DraftRow) -> Result<i64, StoreError> {
        let edits = serde_json::json!(draft.edits).to_string();
        let pictures: BTreeMap<&String, String> =
            draft.pictures.iter().map(|(name, digest)| (name, digest.to_string())).collect();
        let pictures = serde_json::json!(pictures).to_string();
        let (remark, remark_by) = draft.remark.as_ref().map_or(("", None), |(text, by)| (text, Some(by.as_str())));
        let text = if draft.id == 0 {
            "INSERT INTO draft (institution_id, programme, roster_name, roster, edits, pictures, digest, remark, remark_by, \
             changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING draft_id"
        } else {
            "UPDATE draft SET programme = $2, roster_name = $3, roster = $4, edits = $5, pictures = $6, digest = $7, remark = $8, \
             remark_by = $9, changed_by = $10, changed_at = $11 WHERE institution_id = $1 AND draft_id = $12 RETURNING draft_id"
        };
        let query = query(text)
            .bind(draft.institution.0)
            .bind(&draft.programme)
            .bind(&draft.roster_name)
            .bind(&draft.roster[..])
            .bind(&edits)
            .bind(&pictures)
            .bind(draft.digest.as_ref())
            .bind(remark)
            .bind(remark_by)
            .bind(&draft.changed_by)
            .bind(draft.changed_at);
        let query = if draft.id == 0 { query } else { query.bind(draft.id) };
        let row = query.fetch_optional(self).await?;
        row.ok_or(StoreError::NotThere { table: "draft" })?.get("draft_id")
    }

    /// Drops a draft.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is not there.
    pub async fn drop_draft(&mut self, institution: InstitutionId, id: i64) -> Result<(), StoreError> {
        let query = query("DELETE FROM draft WHERE institution_id = $1 AND draft_id = $2");
        one_row("draft", query.bind(institution.0).bind(id).execute(self).await?)
    }

    /// Drops the draft of a batch, where it came from one: what is approved needs none any longer.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn drop_draft_of(&mut self, institution: InstitutionId, batch: Digest) -> Result<(), StoreError> {
        let query = query("DELETE FROM draft WHERE institution_id = $1 AND digest = $2");
        query.bind(institution.0).bind(&batch).execute(self).await?;
        Ok(())
    }

    /// Notes who prepared a batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_prepared_by(&mut self, batch: BatchId, login: &str) -> Result<(), StoreError> {
        let query = query("UPDATE batch SET prepared_by = $2 WHERE batch_id = $1");
        one_row("batch", query.bind(batch.0).bind(login).execute(self).await?)
    }
}

impl Store {
    /// A draft of an institution.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn draft(&self, institution: InstitutionId, id: i64) -> Result<Option<DraftRow>, StoreError> {
        let query = query(concat!(draft_columns!(), "WHERE institution_id = $1 AND draft_id = $2"));
        let row = query.bind(institution.0).bind(id).fetch_optional(self).await?;
        row.as_ref().map(DraftRow::try_from).transpose()
    }

    /// The draft that became a batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn draft_of(&self, institution: InstitutionId, batch: Digest) -> Result<Option<DraftRow>, StoreError> {
        let query = query(concat!(draft_columns!(), "WHERE institution_id = $1 AND digest = $2"));
        let row = query.bind(institution.0).bind(&batch).fetch_optional(self).await?;
        row.as_ref().map(DraftRow::try_from).transpose()
    }

    /// The drafts of an institution that are no batch, the last changed first; at most 200.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drafts(&self, institution: InstitutionId) -> Result<Vec<DraftGlance>, StoreError> {
        let query = query(
            "SELECT draft_id, programme, roster_name, remark_by, changed_by, changed_at FROM draft d WHERE institution_id = $1 \
             AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.digest = d.digest) ORDER BY changed_at DESC, draft_id DESC LIMIT 200",
        );
        query.bind(institution.0).fetch_all(self).await?.iter().map(DraftGlance::try_from).collect()
    }

    /// Who prepared a batch at the desk.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn prepared_by(&self, batch: BatchId) -> Result<Option<String>, StoreError> {
        let query = query("SELECT prepared_by FROM batch WHERE batch_id = $1");
        query.bind(batch.0).fetch_one(self).await?.get("prepared_by")
    }
}

impl TryFrom<&Row> for DraftGlance {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("draft_id")?,
            programme: row.get("programme")?,
            roster_name: row.get("roster_name")?,
            is_back: row.get::<Option<String>>("remark_by")?.is_some(),
            changed_by: row.get("changed_by")?,
            changed_at: row.instant("changed_at")?,
        })
    }
}

impl TryFrom<&Row> for DraftRow {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id: i64 = row.get("draft_id")?;
        let wrong = |column| inconsistent("draft", column, id);
        let digest: Option<Vec<u8>> = row.get("digest")?;
        let pictures: BTreeMap<String, String> =
            serde_json::from_str(&row.get::<String>("pictures")?).map_err(|_| wrong("pictures"))?;
        let picture = |(name, digest): (String, String)| Some((name, Digest::from_hex(&digest)?));
        let remark_by: Option<String> = row.get("remark_by")?;
        let remark: String = row.get("remark")?;
        Ok(Self {
            id,
            institution: InstitutionId(row.get("institution_id")?),
            programme: row.get("programme")?,
            roster_name: row.get("roster_name")?,
            roster: row.get("roster")?,
            edits: serde_json::from_str(&row.get::<String>("edits")?).map_err(|_| wrong("edits"))?,
            pictures: pictures.into_iter().map(picture).collect::<Option<_>>().ok_or_else(|| wrong("pictures"))?,
            digest: digest.map(|digest| Digest::from_bytes(&digest).ok_or_else(|| wrong("digest"))).transpose()?,
            remark: remark_by.map(|by| (remark, by)),
            changed_by: row.get("changed_by")?,
            changed_at: row.instant("changed_at")?,
        })
    }
}
