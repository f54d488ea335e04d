//! A correction at the desk: the fields of a sealed certificate, what somebody has typed beside them, and, through the gate, a new
//! certificate that waits for the approval of a signatory as every batch does. When it is sealed, the old one is superseded.
//! [`Together`] does so with many.
//!
//! What was typed is read as a roster, so there is one set of rules for what stands on a certificate.

mod together;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::check::Request;
use super::materials::{Printed, Workshop};
use super::{Checked, Fault, IssuanceError, Office};
use crate::claims::{Certificate, RegisterNumber, Rotation};
use crate::credential;
use crate::roster::{self, Entry, Programme, ReadOptions, Reading};
use crate::store::{AuditEntry, BatchId, BatchRow, Contact, InstitutionRow, StoreError};
use crate::time::Day;
use crate::wire::digest::Digest;
use crate::wire::limits::JSON_BYTES;
use crate::wire::tree;

pub use together::Together;

/// What can be corrected, in the order of the form. Each is a column of rosters.
pub const FIELDS: [Field; 11] = [
    Field { word: "name", header: "Name" },
    Field { word: "latin_name", header: "Latin name" },
    Field { word: "birth_date", header: "Birth date" },
    Field { word: "home_institution", header: "Home institution" },
    Field { word: "role", header: "Role" },
    Field { word: "result", header: "Result" },
    Field { word: "hours", header: "Hours" },
    Field { word: "credits", header: "Credits" },
    Field { word: "starts", header: "Starts" },
    Field { word: "ends", header: "Ends" },
    Field { word: "rotations", header: "Rotations" },
];

/// A field of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The word of the column.
    pub word: &'static str,
    header: &'static str,
}

/// A certificate that may be corrected, with what it takes to issue another.
#[derive(Debug)]
pub struct Original {
    /// Its number.
    pub number: RegisterNumber,
    /// What it says.
    pub certificate: Certificate,
    edition: Arc<Edition>,
    contact: Contact,
}

/// What the certificates of a batch have in common.
#[derive(Debug)]
struct Edition {
    batch: BatchId,
    programme: Programme,
    source: String,
    assets: String,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// By the word of the field.
    pub fields: BTreeMap<&'static str, String>,
    /// The date of issue.
    pub issued: Option<Day>,
}

/// A batch that waits.
#[derive(Debug)]
pub struct Corrected {
    /// The digest of the batch.
    pub batch: Digest,
}

impl Original {
    /// Its programme.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.edition.programme
    }

    /// What stands on the certificate, as somebody would type it.
    #[must_use]
    pub fn typed(&self, today: Day) -> Typed {
        let certificate = &self.certificate;
        let holder = &certificate.holder;
        let text = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string).unwrap_or_default();
        let (name, latin) = match &holder.native_name {
            Some(native) => (native.to_string(), holder.name.to_string()),
            None => (holder.name.to_string(), String::new()),
        };
        let fields = FIELDS.map(|field| {
            let value = match field.word {
                "name" => name.clone(),
                "latin_name" => latin.clone(),
                "birth_date" => self
                    .contact
                    .birth_date
                    .clone()
                    .unwrap_or_else(|| text(holder.birth_date.as_ref().map(|day| day as _))),
                "home_institution" => text(holder.home_institution.as_ref().map(|name| name as _)),
                "role" => text(certificate.role.as_ref().map(|role| role as _)),
                "result" => text(certificate.grade.as_ref().map(|grade| grade as _)),
                "hours" => text(certificate.hours.as_ref().map(|hours| hours as _)),
                "credits" => text(certificate.credits.as_ref().map(|credits| credits as _)),
                "starts" => certificate.period.starts().to_string(),
                "ends" => certificate.period.ends().to_string(),
                _ => self.codes(&certificate.rotations),
            };
            (field.word, value)
        });
        let issued = Some(certificate.issued).filter(|day| roster::is_issue_date(*day, today)).unwrap_or(today);
        Typed { fields: fields.into_iter().collect(), issued: Some(issued) }
    }

    /// The codes of rotations; none for all of them.
    fn codes(&self, rotations: &[Rotation]) -> String {
        let all = self.programme().rotations();
        let own: Vec<&str> =
            all.iter().filter(|known| rotations.contains(&known.rotation)).map(|known| known.code.as_str()).collect();
        if own.len() == all.len() { String::new() } else { own.join("+") }
    }

    fn new(
        number: &RegisterNumber,
        (payload, contact): (String, Contact),
        edition: &Arc<Edition>,
    ) -> Result<Self, IssuanceError> {
        let wrong = || StoreError::Inconsistent { table: "certificate", column: "payload", id: number.to_string() };
        let document = tree::parse_object_within(&payload, JSON_BYTES).map_err(|_| wrong())?;
        let certificate = credential::read_members(&document).map_err(|_| wrong())?;
        if certificate.number != *number {
            return Err(wrong().into());
        }
        Ok(Self { number: number.clone(), certificate, edition: Arc::clone(edition), contact })
    }

    /// What was typed, read as a roster of one row.
    #[must_use]
    pub fn read(&self, typed: &Typed) -> Reading {
        read(self.programme(), &[(self, typed)])
    }

    /// The one row of a reading.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with all that is wrong with it.
    pub fn entry(reading: &Reading) -> Result<Entry, IssuanceError> {
        reading.check().map_err(|found| IssuanceError::Faults(found.iter().map(Fault::from).collect()))?;
        reading.entries.first().cloned().ok_or_else(|| IssuanceError::Faults(Vec::new()))
    }

    /// The programme with another date of issue, and another title in some languages.
    fn source_of(&self, issued: Option<Day>, titles: &BTreeMap<String, String>) -> String {
        let source = &self.edition.source;
        let Ok(mut table) = source.parse::<toml::Table>() else { return source.clone() };
        let day = issued.and_then(|day| day.to_string().parse().ok());
        match day {
            Some(day) => _ = table.insert("issued".to_owned(), toml::Value::Datetime(day)),
            None => _ = table.remove("issued"),
        }
        if let Some(toml::Value::Table(title)) = table.get_mut("title") {
            title.extend(titles.iter().map(|(language, text)| (language.clone(), toml::Value::String(text.clone()))));
        }
        toml::to_string_pretty(&table).unwrap_or_else(|_| source.clone())
    }
}

/// What was typed of several certificates of one programme, read as a roster: the first is in row 2.
fn read(programme: &Programme, rows: &[(&Original, &Typed)]) -> Reading {
    let mut csv =
        csv::WriterBuilder::new().delimiter(b';').quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    // Written into memory: it cannot fail.
    let _ = csv.write_record(FIELDS.iter().map(|field| field.header).chain(["Student number", "Email"]));
    let mut as_written = Vec::new();
    for (row, (original, typed)) in (FIRST_ROW..).zip(rows) {
        let said = |word: &str| typed.fields.get(word).map(|text| text.trim().to_owned()).unwrap_or_default();
        let contact = &original.contact;
        let known = [&contact.student_number, &contact.email].map(|text| text.clone().unwrap_or_default());
        let _ = csv.write_record(FIELDS.iter().map(|field| said(field.word)).chain(known));
        // Letters that were signed once need not be looked at again.
        let names = |typed: &Typed| [typed.fields.get("name").cloned(), typed.fields.get("latin_name").cloned()];
        as_written.extend((names(typed) == names(&original.typed(original.certificate.issued))).then_some(row));
    }
    let bytes = csv.into_inner().unwrap_or_default();
    let options = ReadOptions { file_name: "correction.csv", as_written: &as_written, ..ReadOptions::default() };
    roster::examine(&bytes, &options, programme)
}

/// Below the header.
const FIRST_ROW: u32 = 2;

/// What supersedes what.
struct Anew<'a> {
    originals: &'a [RegisterNumber],
    entries: &'a [Entry],
    source: &'a str,
    assets: &'a str,
}

impl Office {
    /// A sealed certificate that has not ended, to be corrected.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchCertificate`]; [`IssuanceError::NotAllowed`] for one that a program has issued by itself.
    pub async fn original(
        &self,
        institution: &InstitutionRow,
        number: &RegisterNumber,
    ) -> Result<Original, IssuanceError> {
        let none = || IssuanceError::NoSuchCertificate {
            slug: institution.details.slug.to_string(),
            number: number.to_string(),
        };
        let batch = self.in_force(institution, number).await?.ok_or_else(none)?;
        let edition = self.edition(batch).await?.ok_or_else(none)?;
        let mut known = self.store.in_force(batch, Some(number)).await?;
        Original::new(number, known.remove(number.as_str()).ok_or_else(none)?, &edition)
    }

    /// The batch of a certificate that is sealed and has not ended.
    async fn in_force(
        &self,
        institution: &InstitutionRow,
        number: &RegisterNumber,
    ) -> Result<Option<BatchId>, IssuanceError> {
        let issued = self.store.issued(institution.id, number).await?;
        Ok(issued.filter(|issued| issued.sealed.is_some() && issued.ended.is_none()).map(|issued| issued.batch))
    }

    async fn edition(&self, batch: BatchId) -> Result<Option<Arc<Edition>>, IssuanceError> {
        let Some(BatchRow { source, assets, .. }) = self.store.batch(batch).await? else { return Ok(None) };
        match Programme::parse(&source) {
            Ok(programme) => Ok(Some(Arc::new(Edition { batch, programme, source, assets }))),
            Err(_) => Err(IssuanceError::NotAllowed("a program has issued this by itself".to_owned())),
        }
    }

    /// Checks and rehearses the corrected certificate. Without a fault it waits for its approval, as a batch of one.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`], and nothing is kept; [`IssuanceError::NotAllowed`] while another batch of the programme waits.
    pub async fn correct(
        &self,
        institution: &InstitutionRow,
        (original, typed): (&Original, &Typed),
        (login, note): (&str, &str),
        workshop: &Workshop,
    ) -> Result<Corrected, IssuanceError> {
        let entry = Original::entry(&original.read(typed))?;
        let anew = Anew {
            originals: std::slice::from_ref(&original.number),
            entries: std::slice::from_ref(&entry),
            source: &original.source_of(typed.issued, &BTreeMap::new()),
            assets: &original.edition.assets,
        };
        self.supersede(institution, anew, (login, note), workshop).await
    }

    async fn supersede(
        &self,
        institution: &InstitutionRow,
        anew: Anew<'_>,
        (login, note): (&str, &str),
        workshop: &Workshop,
    ) -> Result<Corrected, IssuanceError> {
        let Anew { originals, entries, source, assets } = anew;
        let faults = |faults: &roster::Faults| IssuanceError::Faults(faults.iter().map(Fault::from).collect());
        let programme = Programme::parse(source).map_err(|found| faults(&found))?;
        self.nothing_waits(institution, programme.slug().as_str()).await?;
        let pictures = self.kept(assets).await?;
        let printed = Printed { institution, programme: &programme, source, entries };
        let images = self.gather(workshop, printed, |name| pictures.get(name).cloned()).await?;
        let request =
            Request { programme: &programme, source, images: &images, entries, replaces: originals, is_dry_run: false };
        let outcome = self.check_by(&request, login).await?;
        let waits = |checked: &&Checked| checked.rows().iter().any(|ready| ready.row.replaces.is_some());
        let checked = outcome.checked.iter().rev().find(waits);
        let checked =
            checked.ok_or_else(|| IssuanceError::NotAllowed("another batch of this programme is open".to_owned()))?;
        let (at, digest) = (self.now(), checked.digest());
        let mut tx = self.store.begin_for(institution.id).await?;
        tx.set_prepared_by(checked.batch, login).await?;
        let named = match originals {
            [first, _, ..] => format!("{first} and {} more", originals.len() - 1),
            one => one.first().map(ToString::to_string).unwrap_or_default(),
        };
        let detail = [named.as_str(), note].into_iter().filter(|text| !text.is_empty());
        tx.audit(AuditEntry {
            at,
            actor: login,
            action: "correct",
            institution: Some(institution.id),
            batch: Some(checked.batch),
            number: None,
            detail: &detail.collect::<Vec<_>>().join(": "),
        })
        .await?;
        tx.commit().await?;
        Ok(Corrected { batch: digest })
    }

    /// A check drops what waits of the same programme and is not asked for again: at the desk nobody's work is dropped so.
    async fn nothing_waits(&self, institution: &InstitutionRow, programme: &str) -> Result<(), IssuanceError> {
        for batch in self.store.batches(institution.id, programme).await? {
            if self.store.approval(batch.id).await?.is_none() {
                let what = format!(
                    "another batch of {programme} waits for its approval: it has to be approved or sent back first"
                );
                return Err(IssuanceError::NotAllowed(what));
            }
        }
        Ok(())
    }

    /// The pictures of a batch, by name.
    async fn kept(&self, assets: &str) -> Result<HashMap<String, Vec<u8>>, IssuanceError> {
        let named: BTreeMap<String, String> = serde_json::from_str(assets).unwrap_or_default();
        let mut kept = HashMap::new();
        for (name, digest) in named {
            if let Some(digest) = Digest::from_hex(&digest) {
                kept.extend(self.store.asset(digest).await?.map(|bytes| (name, bytes)));
            }
        }
        Ok(kept)
    }
}
