//! Institutions, their names, hosts, identifiers and the public halves of their keys.

use super::query::{Row, query};
use super::{Store, StoreError, Tx, inconsistent, one_row};
use crate::claims::{Authority, Did, Language, Slug, Text};
use crate::keys::{KeyId, Purpose, VerifyingKey};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// Which institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InstitutionId(pub(super) i64);

/// An institution to be kept.
#[derive(Debug, Clone)]
pub struct NewInstitution {
    /// The short name in paths and on the command line.
    pub slug: Slug,
    /// Its DID, for ever.
    pub did: Did,
    /// Its host, printed for ever.
    pub authority: Authority,
    /// Its names: language tag and name, in order.
    pub names: Vec<(String, Text)>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Its web site.
    pub website: Option<String>,
    /// Identifiers: scheme (`ror`, `wdoms`) and value.
    pub identifiers: Vec<(String, String)>,
    /// The pattern of its register numbers, where a programme names none.
    pub number_pattern: Option<String>,
    /// Its logo, an asset.
    pub logo: Option<Digest>,
}

/// An institution as it is kept.
#[derive(Debug, Clone)]
pub struct InstitutionRow {
    /// Which.
    pub id: InstitutionId,
    /// What was said when it was added; former names are not among `names`.
    pub details: NewInstitution,
    /// Former names.
    pub former_names: Vec<(String, Text)>,
    /// Former hosts.
    pub former_hosts: Vec<Authority>,
    /// Its keys, oldest first.
    pub keys: Vec<KeyRow>,
}

impl InstitutionRow {
    /// Its name in a language, or its first.
    #[must_use]
    pub fn name_in(&self, language: Language) -> String {
        let names = &self.details.names;
        let own = names.iter().find(|(tag, _)| tag == language.tag()).or_else(|| names.first());
        own.map_or_else(|| self.details.slug.to_string(), |(_, name)| name.to_string())
    }
}

/// The public half of a key and its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Its DID URL.
    pub id: KeyId,
    /// What it may sign.
    pub purpose: Purpose,
    /// The public half.
    pub key: VerifyingKey,
    /// When it was made.
    pub added: Instant,
    /// Since when it signs no more; what it signed stays good.
    pub retired: Option<Instant>,
    /// Since when it is known to be compromised; nothing that it signed is believed.
    pub revoked: Option<Instant>,
}

impl KeyRow {
    /// Whether it still signs.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.retired.is_none() && self.revoked.is_none()
    }
}

impl Tx {
    /// Every institution.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn institution_ids(&mut self) -> Result<Vec<InstitutionId>, StoreError> {
        let rows = query("SELECT institution_id FROM institution ORDER BY institution_id").fetch_all(self).await?;
        rows.iter().map(|row| row.get("institution_id").map(InstitutionId)).collect()
    }

    /// Keeps an institution.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the slug or DID is taken.
    pub async fn insert_institution(&mut self, new: &NewInstitution, at: Instant) -> Result<InstitutionId, StoreError> {
        let row = query(
            "INSERT INTO institution (slug, did, authority, country, website, number_pattern, logo, added_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING institution_id",
        )
        .bind(new.slug.as_str())
        .bind(new.did.as_str())
        .bind(new.authority.as_str())
        .bind(&new.country)
        .bind(&new.website)
        .bind(&new.number_pattern)
        .bind(new.logo.as_ref())
        .bind(at)
        .fetch_one(&mut *self)
        .await?;
        let id: i64 = row.get("institution_id")?;
        for (position, (language, name)) in (0_i64..).zip(&new.names) {
            query("INSERT INTO institution_name (institution_id, language, name, position) VALUES ($1, $2, $3, $4)")
                .bind(id)
                .bind(language)
                .bind(name.as_str())
                .bind(position)
                .execute(&mut *self)
                .await?;
        }
        for (scheme, value) in &new.identifiers {
            query("INSERT INTO institution_identifier (institution_id, scheme, value) VALUES ($1, $2, $3)")
                .bind(id)
                .bind(scheme)
                .bind(value)
                .execute(&mut *self)
                .await?;
        }
        Ok(InstitutionId(id))
    }

    /// Gives an institution another host; the present one becomes a former one. Its DID stays.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there is no such institution.
    pub async fn move_institution(&mut self, id: InstitutionId, authority: &Authority) -> Result<(), StoreError> {
        query(
            "INSERT INTO institution_host (institution_id, authority) SELECT institution_id, authority FROM institution \
             WHERE institution_id = $1 ON CONFLICT (institution_id, authority) DO NOTHING",
        )
        .bind(id.0)
        .execute(&mut *self)
        .await?;
        let back = query("DELETE FROM institution_host WHERE institution_id = $1 AND authority = $2");
        back.bind(id.0).bind(authority.as_str()).execute(&mut *self).await?;
        let query = query("UPDATE institution SET authority = $2 WHERE institution_id = $1");
        one_row("institution", query.bind(id.0).bind(authority.as_str()).execute(self).await?)
    }

    /// Keeps the public half of a key; `None` is the service itself.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the key or its id is known already.
    pub async fn insert_key(&mut self, institution: Option<InstitutionId>, key: &KeyRow) -> Result<(), StoreError> {
        query("INSERT INTO key (key_id, institution_id, purpose, public_key, added_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(key.id.as_str())
            .bind(institution.map(|id| id.0))
            .bind(key.purpose.word())
            .bind(&key.key.as_bytes()[..])
            .bind(key.added)
            .execute(self)
            .await?;
        Ok(())
    }

    /// Lets a key sign no more.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there is no such active key.
    pub async fn retire_key(&mut self, id: &KeyId, at: Instant) -> Result<(), StoreError> {
        let query =
            query("UPDATE key SET retired_at = $2 WHERE key_id = $1 AND retired_at IS NULL AND revoked_at IS NULL");
        one_row("key", query.bind(id.as_str()).bind(at).execute(self).await?)
    }

    /// Marks a key as compromised.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there is no such key, or it is marked already.
    pub async fn revoke_key(&mut self, id: &KeyId, at: Instant) -> Result<(), StoreError> {
        let query = query("UPDATE key SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL");
        one_row("key", query.bind(id.as_str()).bind(at).execute(self).await?)
    }
}

impl Store {
    /// Every institution, in the order of adding.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn institutions(&self) -> Result<Vec<InstitutionRow>, StoreError> {
        let query = query(
            "SELECT institution_id, slug, did, authority, country, website, number_pattern, logo FROM institution ORDER BY institution_id",
        );
        let mut institutions = Vec::new();
        for row in query.fetch_all(self).await? {
            institutions.push(self.complete(&row).await?);
        }
        Ok(institutions)
    }

    /// An institution by its slug.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn institution(&self, slug: &str) -> Result<Option<InstitutionRow>, StoreError> {
        let query = query(
            "SELECT institution_id, slug, did, authority, country, website, number_pattern, logo FROM institution WHERE slug = $1",
        );
        match query.bind(slug).fetch_optional(self).await? {
            Some(row) => self.complete(&row).await.map(Some),
            None => Ok(None),
        }
    }

    /// The keys of the service itself, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn service_keys(&self) -> Result<Vec<KeyRow>, StoreError> {
        let query = query(
            "SELECT key_id, purpose, public_key, added_at, retired_at, revoked_at FROM key WHERE institution_id IS NULL ORDER BY key_number",
        );
        query.fetch_all(self).await?.iter().map(KeyRow::try_from).collect()
    }

    /// The institution of a row, with its names, identifiers, hosts and keys.
    async fn complete(&self, row: &Row) -> Result<InstitutionRow, StoreError> {
        let id: i64 = row.get("institution_id")?;
        let of_it = |text| query(text).bind(id).fetch_all(self);
        let names =
            of_it("SELECT language, name, former FROM institution_name WHERE institution_id = $1 ORDER BY position");
        let names = names.await?.iter().map(name).collect::<Result<Vec<_>, _>>()?;
        let (former, present): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.is_former);
        let hosts = of_it("SELECT authority FROM institution_host WHERE institution_id = $1 ORDER BY authority");
        let identifiers =
            of_it("SELECT scheme, value FROM institution_identifier WHERE institution_id = $1 ORDER BY scheme");
        let keys = of_it(
            "SELECT key_id, purpose, public_key, added_at, retired_at, revoked_at FROM key WHERE institution_id = $1 ORDER BY key_number",
        );
        let mut details = NewInstitution::try_from(row)?;
        details.names = present.into_iter().map(Named::into_pair).collect();
        let pair = |row: &Row| Ok((row.get("scheme")?, row.get("value")?));
        details.identifiers = identifiers.await?.iter().map(pair).collect::<Result<_, StoreError>>()?;
        Ok(InstitutionRow {
            id: InstitutionId(id),
            details,
            former_names: former.into_iter().map(Named::into_pair).collect(),
            former_hosts: hosts.await?.iter().map(authority).collect::<Result<_, _>>()?,
            keys: keys.await?.iter().map(KeyRow::try_from).collect::<Result<_, _>>()?,
        })
    }
}

/// A name, present or former.
struct Named {
    language: String,
    name: Text,
    is_former: bool,
}

impl Named {
    fn into_pair(self) -> (String, Text) {
        (self.language, self.name)
    }
}

fn name(row: &Row) -> Result<Named, StoreError> {
    let (language, name) = (row.get::<String>("language")?, row.get::<String>("name")?);
    let name = Text::parse(&name).map_err(|_| inconsistent("institution_name", "name", &language))?;
    Ok(Named { language, name, is_former: row.get("former")? })
}

fn authority(row: &Row) -> Result<Authority, StoreError> {
    let authority: String = row.get("authority")?;
    Authority::parse(&authority).map_err(|_| inconsistent("institution_host", "authority", &authority))
}

/// What the table `institution` itself holds; names and identifiers have tables of their own.
impl TryFrom<&Row> for NewInstitution {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id: i64 = row.get("institution_id")?;
        let wrong = |column| inconsistent("institution", column, id);
        let logo: Option<Vec<u8>> = row.get("logo")?;
        Ok(Self {
            slug: Slug::parse(&row.get::<String>("slug")?).map_err(|_| wrong("slug"))?,
            did: Did::parse(&row.get::<String>("did")?).map_err(|_| wrong("did"))?,
            authority: Authority::parse(&row.get::<String>("authority")?).map_err(|_| wrong("authority"))?,
            names: Vec::new(),
            country: row.get("country")?,
            website: row.get("website")?,
            identifiers: Vec::new(),
            number_pattern: row.get("number_pattern")?,
            logo: logo.map(|logo| Digest::from_bytes(&logo).ok_or_else(|| wrong("logo"))).transpose()?,
        })
    }
}

impl TryFrom<&Row> for KeyRow {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id: String = row.get("key_id")?;
        let wrong = |column| inconsistent("key", column, &id);
        let since = |column| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(Instant::from_unix));
        Ok(Self {
            id: KeyId::parse(&id).map_err(|_| wrong("key_id"))?,
            purpose: Purpose::from_word(&row.get::<String>("purpose")?).ok_or_else(|| wrong("purpose"))?,
            key: VerifyingKey::from_bytes(&row.get::<Vec<u8>>("public_key")?).map_err(|_| wrong("public_key"))?,
            added: row.instant("added_at")?,
            retired: since("retired_at")?,
            revoked: since("revoked_at")?,
        })
    }
}
