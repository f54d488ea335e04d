//! A programme and a roster as bytes, prepared for the gate: what a program sends, and no file of ours is needed for.

use std::collections::HashMap;

use super::check::{Outcome, Request};
use super::materials::{Printed, Workshop};
use super::{Fault, IssuanceError, Office};
use crate::roster::{self, Edit, Programme, ReadOptions};
use crate::store::InstitutionRow;

/// What is prepared.
pub struct Papers<'a> {
    /// The programme's TOML.
    pub programme: &'a str,
    /// The roster: CSV or XLSX.
    pub roster: &'a [u8],
    /// Its name; its ending tells what it is.
    pub file_name: &'a str,
    /// The sheet of the workbook, where one is named.
    pub sheet_name: Option<&'a str>,
    /// Cells of the roster that were changed since.
    pub edits: &'a [Edit],
    /// The pictures that the programme names, by file name.
    pub pictures: HashMap<String, Vec<u8>>,
    /// Where the institution's layouts, fonts and logo lie.
    pub workshop: &'a Workshop,
}

impl Office {
    /// Reads, checks and rehearses a batch of an institution for somebody, whom the audit log names. Layouts, fonts and logo are those of its data folder.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with every fault, and nothing is kept; [`IssuanceError::NotAllowed`] for a programme of another
    /// institution.
    pub async fn prepare(
        &self,
        institution: &InstitutionRow,
        papers: Papers<'_>,
        (by, is_dry_run): (&str, bool),
    ) -> Result<Outcome, IssuanceError> {
        let faults = |faults: &roster::Faults| IssuanceError::Faults(faults.iter().map(Fault::from).collect());
        let programme = Programme::parse(papers.programme).map_err(|found| faults(&found))?;
        if programme.institution() != &institution.details.slug {
            return Err(IssuanceError::NotAllowed(format!("the programme is of {}", programme.institution())));
        }
        let options = ReadOptions {
            file_name: papers.file_name,
            sheet_name: papers.sheet_name,
            edits: papers.edits,
            ..ReadOptions::default()
        };
        let reading = tokio::task::block_in_place(|| roster::examine(papers.roster, &options, &programme));
        reading.check().map_err(|found| faults(&found))?;
        let (source, entries) = (papers.programme, &reading.entries);
        let printed = Printed { institution, programme: &programme, source, entries };
        let images = self.gather(papers.workshop, printed, |name| papers.pictures.get(name).cloned()).await?;
        let request = Request { programme: &programme, source, images: &images, entries, replaces: &[], is_dry_run };
        self.check_by(&request, by).await
    }
}
