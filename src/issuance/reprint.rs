//! Printing again what was released: for a printer, a lost sheet, an archive.
//!
//! What is printed comes from the register alone: token, document, programme, pictures and layout as they were kept. So it is the
//! released file, byte for byte, unless this program draws differently from the one that released it: then it is a *reprint*, and says so.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::batch::{Checked, Ready};
use super::press::Printer;
use super::{IssuanceError, Office};
use crate::claims::RegisterNumber;
use crate::store::{AuditEntry, InstitutionRow, StoreError};
use crate::wire::digest::Digest;

/// Which certificates of a programme are printed.
#[derive(Debug, Clone, Default)]
pub struct Selection(Vec<(RegisterNumber, RegisterNumber)>);

/// A sheet that was printed again.
#[derive(Debug, Clone)]
pub struct Reprinted {
    /// The register number.
    pub number: RegisterNumber,
    /// The holder's name.
    pub name: String,
    /// `credential.jwt`
    pub token: String,
    /// `credential.json`
    pub document: String,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// It is not the file that was released, byte for byte.
    pub is_reprint: bool,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many sheets.
    pub printed: usize,
    /// How many of them differ from the released file.
    pub reprints: usize,
    /// How many were passed over, because they were withdrawn or superseded.
    pub ended: usize,
}

/// How many sheets are in memory at once.
const CHUNK: usize = 32;

impl Selection {
    /// One number `N`, or all from one to another, `N..M`; none at all means everything.
    ///
    /// # Errors
    /// The text that is neither.
    pub fn parse<'a>(texts: &'a [String]) -> Result<Self, &'a str> {
        let range = |text: &'a String| {
            let (first, last) = text.split_once("..").unwrap_or((text, text));
            RegisterNumber::parse(first).ok().zip(RegisterNumber::parse(last).ok()).ok_or(text.as_str())
        };
        texts.iter().map(range).collect::<Result<_, _>>().map(Self)
    }

    /// The chosen ones of a programme's numbers, in their order.
    fn of(&self, numbers: &[String]) -> Result<HashSet<String>, String> {
        if self.0.is_empty() {
            return Ok(numbers.iter().cloned().collect());
        }
        let place = |number: &RegisterNumber| {
            numbers.iter().position(|other| other == number.as_str()).ok_or_else(|| number.to_string())
        };
        let mut chosen = HashSet::new();
        for (first, last) in &self.0 {
            let (first, last) = (place(first)?, place(last)?);
            chosen.extend(numbers.get(first.min(last)..=first.max(last)).unwrap_or_default().iter().cloned());
        }
        Ok(chosen)
    }
}

impl Office {
    /// Prints released certificates of a programme again, in the order of the roster, and hands each to `take`.
    ///
    /// Withdrawn and superseded ones are passed over. Nothing changes but the audit log, which says who printed
    /// before a sheet is handed out.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchCertificate`] for a number that the programme has not released; [`IssuanceError`].
    pub async fn print(
        &self,
        institution: &InstitutionRow,
        programme: &str,
        (selection, actor): (&Selection, &str),
        take: &mut (dyn FnMut(Reprinted, usize) -> Result<(), IssuanceError> + Send),
    ) -> Result<Tally, IssuanceError> {
        let slug = institution.details.slug.to_string();
        let register = self.store.register(institution.id, programme).await?;
        let numbers: Vec<String> = register.iter().map(|row| row.number.clone()).collect();
        let chosen =
            selection.of(&numbers).map_err(|number| IssuanceError::NoSuchCertificate { slug: slug.clone(), number })?;
        let mut tally = Tally::default();
        let mut wanted: HashMap<String, Digest> = HashMap::new();
        for row in register.into_iter().filter(|row| chosen.contains(&row.number)) {
            if row.ended.is_some() {
                tally.ended += 1;
            } else {
                wanted.insert(row.number, row.pdf_sha256);
            }
        }
        for batch in self.store.batches(institution.id, programme).await? {
            let id = batch.id;
            let checked = Checked::load(self, institution.id, &institution.details.did, batch).await?;
            let rows: Vec<_> =
                checked.rows.iter().filter_map(|ready| Some((ready, *wanted.get(ready.number().as_str())?))).collect();
            if rows.is_empty() {
                continue;
            }
            let printer = checked.printer(self, institution).await?;
            // Before the first sheet is handed out: whatever fails then, nobody holds a sheet that the log does not know.
            let mut tx = self.store.begin().await?;
            tx.audit(AuditEntry {
                at: self.now(),
                actor,
                action: "print",
                institution: Some(institution.id),
                batch: Some(id),
                number: None,
                detail: &format!("{} sheets", rows.len()),
            })
            .await?;
            tx.commit().await?;
            for chunk in rows.chunks(CHUNK) {
                let print = |(ready, released): &(&Ready, Digest)| reprint(&printer, ready, *released);
                let sheets =
                    tokio::task::block_in_place(|| chunk.par_iter().map(print).collect::<Result<Vec<_>, _>>())?;
                for sheet in sheets {
                    tally.printed += 1;
                    tally.reprints += usize::from(sheet.is_reprint);
                    take(sheet, wanted.len())?;
                }
            }
        }
        Ok(tally)
    }
}

pub(super) fn reprint(printer: &Printer, ready: &Ready, released: Digest) -> Result<Reprinted, IssuanceError> {
    let certificate = ready.certificate();
    let number = ready.number().clone();
    let wrong = || StoreError::Inconsistent { table: "certificate", column: "token", id: number.to_string() };
    let forms = ready.sealed().ok_or_else(wrong)?;
    let failed = |fault: crate::sheet::SheetFault| IssuanceError::NotPrinted {
        number: number.to_string(),
        what: fault.to_string(),
    };
    let (same, qr_text) = printer.print(certificate, forms).map_err(failed)?;
    let is_reprint = Digest::of(&same) != released;
    let pdf = if is_reprint { printer.reprint(certificate, forms, &qr_text).map_err(failed)? } else { same };
    Ok(Reprinted {
        number,
        name: certificate.holder.name.to_string(),
        token: forms.token.clone(),
        document: forms.document.clone(),
        pdf,
        is_reprint,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ranges_choose_in_the_order_of_the_register() {
        let numbers: Vec<String> = (1..=9).map(|number| format!("A-{number}")).collect();
        let chosen = |texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            let mut chosen: Vec<_> = Selection::parse(&texts).unwrap().of(&numbers)?.into_iter().collect();
            chosen.sort();
            Ok::<_, String>(chosen.join(" "))
        };
        assert_eq!(chosen(&[]).unwrap().len(), 9 * 4 - 1);
        assert_eq!(chosen(&["A-3"]).unwrap(), "A-3");
        assert_eq!(chosen(&["A-2..A-4", "A-4", "A-9"]).unwrap(), "A-2 A-3 A-4 A-9");
        assert_eq!(chosen(&["A-4..A-2"]).unwrap(), "A-2 A-3 A-4");
        assert_eq!(chosen(&["A-2..B-1"]), Err("B-1".to_owned()));
        assert_eq!(Selection::parse(&["a b".to_owned()]).unwrap_err(), "a b");
    }
}
