//! Finding certificates: by the beginnings of words of the name, number, student number or address; by programme; by how they stand.
//!
//! Every list is read in the order of an index and from a place in it, so a page costs the same in a small and in a large register.

use std::fmt;

use super::query::{Row, query};
use super::spelling::names_of;
use super::{CertificateId, InstitutionId, Store, StoreError, inconsistent};
use crate::claims::RegisterNumber;
use crate::status::Standing;

/// What is looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sought<'a> {
    /// Folded words ([`crate::roster::sought::asked`]); each is the beginning of one. The first four count.
    pub words: &'a [String],
    /// The slug of a programme.
    pub programme: Option<&'a str>,
    /// How it stands; [`Standing::InForce`] is sealed and nothing said against it.
    pub standing: Option<Standing>,
    /// Only what comes after a place in the list.
    pub after: Option<&'a Place>,
    /// At most so many.
    pub most: u32,
}

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    word: String,
    id: i64,
}

/// A certificate that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub id: CertificateId,
    /// Its number.
    pub number: RegisterNumber,
    /// The holder's name.
    pub name: String,
    /// The name in the holder's own script.
    pub native_name: Option<String>,
    /// The programme's slug.
    pub programme: String,
    /// The programme's title in all its languages, with ` / ` between.
    pub title: Option<String>,
    /// How it stands; `None` before it is sealed.
    pub standing: Option<Standing>,
    /// Whether its sheet is printed.
    pub is_released: bool,
    /// Its place in the list.
    pub place: Place,
}

impl Place {
    /// Reads it back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (word, id) = text.rsplit_once('.')?;
        Some(Self { word: word.to_owned(), id: id.parse().ok()? })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.word, self.id)
    }
}

/// The statement of one kind of list. All take the same values: $1 the institution, $2 the programme or 0, $3 a place, $4 how many,
/// $5 to $12 four ranges of words, $13 how it stands or nothing.
macro_rules! found {
    ($word:literal, $from:literal, $which:literal, $order:literal) => {
        concat!(
            "SELECT c.certificate_id, c.number, c.payload, c.token IS NOT NULL AS is_sealed, c.released_at IS NOT NULL AS is_released, \
             c.ended, x.certificate_id IS NOT NULL AS is_suspended, p.slug, p.title, ",
            $word,
            " AS word FROM ",
            $from,
            " JOIN programme p ON p.programme_id = c.programme_id LEFT JOIN suspension x ON x.certificate_id = c.certificate_id WHERE ",
            $which,
            " AND EXISTS (SELECT 1 FROM search_word o WHERE o.certificate_id = c.certificate_id AND o.word >= $7 AND o.word < $8) \
             AND EXISTS (SELECT 1 FROM search_word o WHERE o.certificate_id = c.certificate_id AND o.word >= $9 AND o.word < $10) \
             AND EXISTS (SELECT 1 FROM search_word o WHERE o.certificate_id = c.certificate_id AND o.word >= $11 AND o.word < $12) \
             ORDER BY ",
            $order,
            " LIMIT $4"
        )
    };
}

/// In the order of the words that begin so. Of two such words of one certificate the first counts.
const BY_WORD: &str = found!(
    "w.word",
    "search_word w JOIN certificate c ON c.certificate_id = w.certificate_id",
    "w.institution_id = $1 AND w.word >= $14 AND w.word < $6 AND (w.word, w.certificate_id) > ($15, $3) \
     AND NOT EXISTS (SELECT 1 FROM search_word o WHERE o.certificate_id = w.certificate_id AND o.word >= $5 AND o.word < w.word) \
     AND ($2 = 0 OR c.programme_id = $2) AND ($13 = '' OR ($13 = 'in-force' AND c.token IS NOT NULL AND c.ended IS NULL \
     AND x.certificate_id IS NULL) OR c.ended = $13 OR ($13 = 'suspended' AND x.certificate_id IS NOT NULL))",
    "w.word, w.certificate_id"
);

const NEWEST: &str = found!(
    "''",
    "certificate c",
    "c.institution_id = $1 AND c.certificate_id < $3 AND ($2 = 0 OR c.programme_id = $2) AND ($5 = '' OR EXISTS (SELECT 1 FROM search_word o \
     WHERE o.certificate_id = c.certificate_id AND o.word >= $5 AND o.word < $6)) AND ($13 = '' OR ($13 = 'in-force' \
     AND c.token IS NOT NULL AND c.ended IS NULL AND x.certificate_id IS NULL))",
    "c.certificate_id DESC"
);

const NEWEST_OF_PROGRAMME: &str = found!(
    "''",
    "certificate c",
    "c.institution_id = $1 AND c.programme_id = $2 AND c.certificate_id < $3 AND EXISTS (SELECT 1 FROM search_word o \
     WHERE o.certificate_id = c.certificate_id AND o.word >= $5 AND o.word < $6) AND ($13 = '' OR ($13 = 'in-force' \
     AND c.token IS NOT NULL AND c.ended IS NULL AND x.certificate_id IS NULL))",
    "c.certificate_id DESC"
);

const ENDED: &str = found!(
    "''",
    "certificate c",
    "c.institution_id = $1 AND c.ended = $13 AND c.certificate_id < $3 AND ($2 = 0 OR c.programme_id = $2) \
     AND EXISTS (SELECT 1 FROM search_word o WHERE o.certificate_id = c.certificate_id AND o.word >= $5 AND o.word < $6)",
    "c.certificate_id DESC"
);

// A cross join is read from the left, and there are few suspensions.
const SUSPENDED: &str = found!(
    "''",
    "suspension s CROSS JOIN certificate c",
    "c.certificate_id = s.certificate_id AND c.institution_id = $1 AND $13 <> '' AND s.certificate_id < $3 AND ($2 = 0 OR c.programme_id = $2) \
     AND EXISTS (SELECT 1 FROM search_word o WHERE o.certificate_id = c.certificate_id AND o.word >= $5 AND o.word < $6)",
    "s.certificate_id DESC"
);

impl Store {
    /// Certificates of an institution: by words in the order of the words, else the newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find(&self, institution: InstitutionId, sought: &Sought<'_>) -> Result<Vec<Found>, StoreError> {
        let programme = match sought.programme {
            Some(slug) => match self.programme_number(institution, slug).await? {
                Some(programme) => programme,
                None => return Ok(Vec::new()),
            },
            None => 0,
        };
        let (words, is_common) = self.rarest_first(institution, sought.words).await?;
        let standing = sought.standing.map_or("", Standing::word);
        let text = match sought.standing {
            Some(Standing::Superseded | Standing::Withdrawn) => ENDED,
            Some(Standing::Suspended) => SUSPENDED,
            _ if programme > 0 && (words.is_empty() || is_common) => NEWEST_OF_PROGRAMME,
            _ if words.is_empty() => NEWEST,
            _ => BY_WORD,
        };
        let ranges: Vec<(String, String)> = (0..RANGES).map(|place| range(words.get(place).copied())).collect();
        let after = sought.after.filter(|place| (text == BY_WORD) != place.word.is_empty());
        let first = if text == BY_WORD { 0 } else { i64::MAX };
        let mut query = query(text)
            .bind(institution.0)
            .bind(programme)
            .bind(after.map_or(first, |place| place.id))
            .bind(sought.most);
        for (from, to) in &ranges {
            query = query.bind(from).bind(to);
        }
        query = query.bind(standing);
        let (word, from) =
            (after.map_or("", |place| &place.word), ranges.first().map_or("", |(from, _)| from.as_str()));
        if text == BY_WORD {
            query = query.bind(from.max(word)).bind(word);
        }
        query.fetch_all(self).await?.iter().map(Found::try_from).collect()
    }

    /// The certificate of a number, as it stands in lists.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn found(
        &self,
        institution: InstitutionId,
        number: &RegisterNumber,
    ) -> Result<Option<Found>, StoreError> {
        let query = query(
            "SELECT c.certificate_id, c.number, c.payload, c.token IS NOT NULL AS is_sealed, c.released_at IS NOT NULL AS is_released, \
             c.ended, x.certificate_id IS NOT NULL AS is_suspended, p.slug, p.title, '' AS word FROM certificate c \
             JOIN programme p ON p.programme_id = c.programme_id LEFT JOIN suspension x ON x.certificate_id = c.certificate_id \
             WHERE c.institution_id = $1 AND c.number = $2",
        );
        let row = query.bind(institution.0).bind(number.as_str()).fetch_optional(self).await?;
        row.as_ref().map(Found::try_from).transpose()
    }

    /// The programmes of an institution, the newest first: slug and title.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn programmes(
        &self,
        institution: InstitutionId,
        most: u32,
    ) -> Result<Vec<(String, Option<String>)>, StoreError> {
        let query =
            query("SELECT slug, title FROM programme WHERE institution_id = $1 ORDER BY programme_id DESC LIMIT $2");
        let rows = query.bind(institution.0).bind(most).fetch_all(self).await?;
        rows.iter().map(|row| Ok((row.get("slug")?, row.get("title")?))).collect()
    }

    async fn programme_number(&self, institution: InstitutionId, slug: &str) -> Result<Option<i64>, StoreError> {
        let query = query("SELECT programme_id FROM programme WHERE institution_id = $1 AND slug = $2");
        let row = query.bind(institution.0).bind(slug).fetch_optional(self).await?;
        row.map(|row| row.get("programme_id")).transpose()
    }

    /// The words, that with the fewest certificates first; and whether even that one is common.
    async fn rarest_first<'w>(
        &self,
        institution: InstitutionId,
        words: &'w [String],
    ) -> Result<(Vec<&'w str>, bool), StoreError> {
        let mut counted = Vec::new();
        for word in words.iter().take(RANGES) {
            let (from, to) = range(Some(word));
            let query = query(
                "SELECT count(*) AS some FROM (SELECT 1 AS one FROM search_word WHERE institution_id = $1 AND word >= $2 \
                 AND word < $3 LIMIT $4) AS found",
            );
            let row = query.bind(institution.0).bind(&from).bind(&to).bind(COMMON).fetch_one(self).await?;
            counted.push((row.get::<i64>("some")?, word.as_str()));
        }
        counted.sort_by_key(|(count, _)| *count);
        let is_common = counted.first().is_some_and(|(count, _)| *count >= COMMON);
        Ok((counted.into_iter().map(|(_, word)| word).collect(), is_common))
    }
}

/// From a word to the last one that begins with it; without a word all of them.
fn range(word: Option<&str>) -> (String, String) {
    let word = word.unwrap_or_default();
    (word.to_owned(), format!("{word}\u{10ffff}"))
}

impl TryFrom<&Row> for Found {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id = row.get("certificate_id")?;
        let wrong = |column| inconsistent("certificate", column, id);
        let (name, native_name) = names_of(&row.get::<String>("payload")?);
        let ended: Option<String> = row.get("ended")?;
        let standing = match (ended, row.get("is_suspended")?) {
            (Some(word), _) => Some(Standing::from_word(&word).ok_or_else(|| wrong("ended"))?),
            (None, true) => Some(Standing::Suspended),
            (None, false) => row.get::<bool>("is_sealed")?.then_some(Standing::InForce),
        };
        Ok(Self {
            id: CertificateId(id),
            number: RegisterNumber::parse(&row.get::<String>("number")?).map_err(|_| wrong("number"))?,
            name,
            native_name,
            programme: row.get("slug")?,
            title: row.get("title")?,
            standing,
            is_released: row.get("is_released")?,
            place: Place { word: row.get("word")?, id },
        })
    }
}

/// How many words are looked for at once.
const RANGES: usize = 4;

/// A word of so many certificates is common.
const COMMON: i64 = 2_000;
