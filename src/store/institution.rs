//! Institutions, their names, hosts, identifiers and the public halves of their keys.

use sqlx::FromRow;

use super::{Store, StoreError, Tx, inconsistent, one_row};
use crate::claims::{Authority, Did, Slug, Text};
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
    /// Keeps an institution.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the slug or DID is taken.
    pub async fn insert_institution(&mut self, new: &NewInstitution, at: Instant) -> Result<InstitutionId, StoreError> {
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO institution (slug, did, authority, country, website, number_pattern, logo, added_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING institution_id",
        )
        .bind(new.slug.as_str())
        .bind(new.did.as_str())
        .bind(new.authority.as_str())
        .bind(&new.country)
        .bind(&new.website)
        .bind(&new.number_pattern)
        .bind(new.logo.map(|logo| logo.as_bytes().to_vec()))
        .bind(at.to_unix())
        .fetch_one(self.connection())
        .await?;
        for (position, (language, name)) in (0_i64..).zip(&new.names) {
            sqlx::query(
                "INSERT INTO institution_name (institution_id, language, name, position) VALUES ($1, $2, $3, $4)",
            )
            .bind(id)
            .bind(language)
            .bind(name.as_str())
            .bind(position)
            .execute(self.connection())
            .await?;
        }
        for (scheme, value) in &new.identifiers {
            sqlx::query("INSERT INTO institution_identifier (institution_id, scheme, value) VALUES ($1, $2, $3)")
                .bind(id)
                .bind(scheme)
                .bind(value)
                .execute(self.connection())
                .await?;
        }
        Ok(InstitutionId(id))
    }

    /// Keeps the public half of a key; `None` is the service itself.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the key or its id is known already.
    pub async fn insert_key(&mut self, institution: Option<InstitutionId>, key: &KeyRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO key (key_id, institution_id, purpose, public_key, added_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(key.id.as_str())
        .bind(institution.map(|id| id.0))
        .bind(key.purpose.word())
        .bind(&key.key.as_bytes()[..])
        .bind(key.added.to_unix())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Lets a key sign no more.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there is no such active key.
    pub async fn retire_key(&mut self, id: &KeyId, at: Instant) -> Result<(), StoreError> {
        let query = sqlx::query(
            "UPDATE key SET retired_at = $2 WHERE key_id = $1 AND retired_at IS NULL AND revoked_at IS NULL",
        );
        one_row("key", &query.bind(id.as_str()).bind(at.to_unix()).execute(self.connection()).await?)
    }

    /// Marks a key as compromised.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there is no such key, or it is marked already.
    pub async fn revoke_key(&mut self, id: &KeyId, at: Instant) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE key SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL");
        one_row("key", &query.bind(id.as_str()).bind(at.to_unix()).execute(self.connection()).await?)
    }
}

impl Store {
    /// Every institution, in the order of adding.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn institutions(&self) -> Result<Vec<InstitutionRow>, StoreError> {
        let rows: Vec<RawInstitution> = sqlx::query_as(
            "SELECT institution_id, slug, did, authority, country, website, number_pattern, logo FROM institution ORDER BY institution_id",
        )
        .fetch_all(&self.readers)
        .await?;
        let mut institutions = Vec::with_capacity(rows.len());
        for row in rows {
            institutions.push(self.complete(row).await?);
        }
        Ok(institutions)
    }

    /// An institution by its slug.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn institution(&self, slug: &str) -> Result<Option<InstitutionRow>, StoreError> {
        let row: Option<RawInstitution> = sqlx::query_as(
            "SELECT institution_id, slug, did, authority, country, website, number_pattern, logo FROM institution WHERE slug = $1",
        )
        .bind(slug)
        .fetch_optional(&self.readers)
        .await?;
        match row {
            Some(row) => Ok(Some(self.complete(row).await?)),
            None => Ok(None),
        }
    }

    /// The keys of the service itself, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn service_keys(&self) -> Result<Vec<KeyRow>, StoreError> {
        let rows: Vec<RawKey> = sqlx::query_as(
            "SELECT key_id, purpose, public_key, added_at, retired_at, revoked_at FROM key WHERE institution_id IS NULL ORDER BY rowid",
        )
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(KeyRow::try_from).collect()
    }

    async fn complete(&self, row: RawInstitution) -> Result<InstitutionRow, StoreError> {
        let id = row.institution_id;
        let names: Vec<(String, String, bool)> = sqlx::query_as(
            "SELECT language, name, former = 1 FROM institution_name WHERE institution_id = $1 ORDER BY position",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        let identifiers = sqlx::query_as(
            "SELECT scheme, value FROM institution_identifier WHERE institution_id = $1 ORDER BY scheme",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        let hosts: Vec<String> =
            sqlx::query_scalar("SELECT authority FROM institution_host WHERE institution_id = $1 ORDER BY authority")
                .bind(id)
                .fetch_all(&self.readers)
                .await?;
        let keys: Vec<RawKey> = sqlx::query_as(
            "SELECT key_id, purpose, public_key, added_at, retired_at, revoked_at FROM key WHERE institution_id = $1 ORDER BY rowid",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        let wrong = |column| inconsistent("institution", column, id);
        let (mut present, mut former) = (Vec::new(), Vec::new());
        for (language, name, is_former) in names {
            let name = Text::parse(&name).map_err(|_| wrong("name"))?;
            if is_former { &mut former } else { &mut present }.push((language, name));
        }
        let logo = row.logo.map(|bytes| Digest::from_bytes(&bytes).ok_or_else(|| wrong("logo"))).transpose()?;
        Ok(InstitutionRow {
            id: InstitutionId(id),
            details: NewInstitution {
                slug: Slug::parse(&row.slug).map_err(|_| wrong("slug"))?,
                did: Did::parse(&row.did).map_err(|_| wrong("did"))?,
                authority: Authority::parse(&row.authority).map_err(|_| wrong("authority"))?,
                names: present,
                country: row.country,
                website: row.website,
                identifiers,
                number_pattern: row.number_pattern,
                logo,
            },
            former_names: former,
            former_hosts: hosts
                .iter()
                .map(|host| Authority::parse(host))
                .collect::<Result<_, _>>()
                .map_err(|_| wrong("authority"))?,
            keys: keys.into_iter().map(KeyRow::try_from).collect::<Result<_, _>>()?,
        })
    }
}

#[derive(FromRow)]
struct RawInstitution {
    institution_id: i64,
    slug: String,
    did: String,
    authority: String,
    country: String,
    website: Option<String>,
    number_pattern: Option<String>,
    logo: Option<Vec<u8>>,
}

#[derive(FromRow)]
struct RawKey {
    key_id: String,
    purpose: String,
    public_key: Vec<u8>,
    added_at: i64,
    retired_at: Option<i64>,
    revoked_at: Option<i64>,
}

impl TryFrom<RawKey> for KeyRow {
    type Error = StoreError;

    fn try_from(raw: RawKey) -> Result<Self, StoreError> {
        let wrong = |column| inconsistent("key", column, &raw.key_id);
        Ok(Self {
            id: KeyId::parse(&raw.key_id).map_err(|_| wrong("key_id"))?,
            purpose: Purpose::from_word(&raw.purpose).ok_or_else(|| wrong("purpose"))?,
            key: VerifyingKey::from_bytes(&raw.public_key).map_err(|_| wrong("public_key"))?,
            added: Instant::from_unix(raw.added_at),
            retired: raw.retired_at.map(Instant::from_unix),
            revoked: raw.revoked_at.map(Instant::from_unix),
        })
    }
}
