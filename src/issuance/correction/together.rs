//! What is wrong on many certificates of one batch, corrected on all of them: a title, the hours, a day.

use std::collections::{BTreeMap, HashSet};

use super::{Anew, Corrected, FIELDS, FIRST_ROW, Field, Original, Typed, read};
use crate::claims::RegisterNumber;
use crate::issuance::materials::Workshop;
use crate::issuance::{Fault, IssuanceError, Office};
use crate::roster::Entry;
use crate::store::InstitutionRow;
use crate::time::Day;

/// What shall stand on all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Together {
    /// By the word of one of [`Together::fields_of_all`]; each certificate keeps its own where there is none.
    pub fields: BTreeMap<&'static str, String>,
    /// The title in the languages in which it changes.
    pub titles: BTreeMap<String, String>,
    /// The date of issue.
    pub issued: Option<Day>,
}

impl Together {
    /// The fields that can be wrong on all: nobody shares a name or a birth date.
    pub fn fields_of_all() -> impl Iterator<Item = Field> {
        FIELDS.into_iter().filter(|field| !matches!(field.word, "name" | "latin_name" | "birth_date"))
    }

    /// The rows of the certificates as they shall be, in their order.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with all that is wrong; [`Together::of_row`] tells with which certificate.
    pub fn entries(&self, originals: &[Original], today: Day) -> Result<Vec<Entry>, IssuanceError> {
        let Some(first) = originals.first() else { return Ok(Vec::new()) };
        let typed: Vec<Typed> = originals.iter().map(|original| self.typed(original, today)).collect();
        let rows: Vec<_> = originals.iter().zip(&typed).collect();
        let reading = read(first.programme(), &rows);
        reading.check().map_err(|found| IssuanceError::Faults(found.iter().map(Fault::from).collect()))?;
        if reading.entries.len() == originals.len() {
            return Ok(reading.entries);
        }
        Err(IssuanceError::NotAllowed("a certificate without a name cannot be corrected".to_owned()))
    }

    /// The certificate of the row that a fault names.
    #[must_use]
    pub fn of_row(originals: &[Original], row: u32) -> Option<&Original> {
        originals.get(usize::try_from(row.checked_sub(FIRST_ROW)?).ok()?)
    }

    fn typed(&self, original: &Original, today: Day) -> Typed {
        let mut typed = original.typed(today);
        typed.fields.extend(self.fields.iter().map(|(word, text)| (*word, text.clone())));
        typed
    }
}

impl Original {
    /// Whether both were sealed in one batch: then they have one programme and the same pictures.
    #[must_use]
    pub fn is_of_batch_of(&self, other: &Self) -> bool {
        self.edition.batch == other.edition.batch
    }
}

impl Office {
    /// Sealed certificates that have not ended, to be corrected together: those of these numbers that are of one batch, which is that of
    /// the first that may be corrected at all. In the order of the numbers.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn originals(
        &self,
        institution: &InstitutionRow,
        numbers: &[RegisterNumber],
    ) -> Result<Vec<Original>, IssuanceError> {
        let mut by_programs = HashSet::new();
        for number in numbers {
            let Some(batch) = self.in_force(institution, number).await?.filter(|batch| !by_programs.contains(batch))
            else {
                continue;
            };
            match self.edition(batch).await {
                Ok(Some(edition)) => {
                    let mut known = self.store.in_force(batch, None).await?;
                    let known = numbers.iter().filter_map(|number| Some((number, known.remove(number.as_str())?)));
                    return known.map(|(number, row)| Original::new(number, row, &edition)).collect();
                }
                Err(IssuanceError::NotAllowed(_)) => _ = by_programs.insert(batch),
                Ok(None) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Vec::new())
    }

    /// Checks and rehearses the corrected certificates. Without a fault they wait for their approval, as one batch.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`], and nothing is kept; [`IssuanceError::NotAllowed`] for certificates of several batches, and while
    /// another batch of the programme waits.
    pub async fn correct_together(
        &self,
        institution: &InstitutionRow,
        (originals, together): (&[Original], &Together),
        (login, note): (&str, &str),
        workshop: &Workshop,
    ) -> Result<Corrected, IssuanceError> {
        let [first, rest @ ..] = originals else {
            return Err(IssuanceError::NotAllowed("no certificate was named".to_owned()));
        };
        if !rest.iter().all(|other| other.is_of_batch_of(first)) {
            return Err(IssuanceError::NotAllowed("these were not sealed in one batch".to_owned()));
        }
        let entries = together.entries(originals, self.now().day())?;
        let numbers: Vec<RegisterNumber> = originals.iter().map(|original| original.number.clone()).collect();
        let anew = Anew {
            originals: &numbers,
            entries: &entries,
            source: &first.source_of(together.issued, &together.titles),
            assets: &first.edition.assets,
        };
        self.supersede(institution, anew, (login, note), workshop).await
    }
}
