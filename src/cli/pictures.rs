//! What a programme is printed with: the pictures that it names lie beside its file, or in the folder `signatures` that its
//! programmes share; layouts, fonts and logo in the data folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::Global;
use super::issue::Read;
use crate::config;
use crate::issuance::Office;
use crate::issuance::materials::{Printed, Workshop};
use crate::store::InstitutionRow;

/// Reads everything that the batch will keep.
pub(super) async fn load(
    read: &Read,
    institution: &InstitutionRow,
    (global, office): (&Global, &Office),
) -> anyhow::Result<HashMap<String, Vec<u8>>> {
    let picture = |name: &str| places(&read.folder).iter().find_map(|place| std::fs::read(place.join(name)).ok());
    let (programme, source, entries) = (&read.programme, &read.source, &read.reading.entries);
    let printed = Printed { institution, programme, source, entries };
    Ok(office.gather(&global.workshop()?, printed, picture).await?)
}

fn places(folder: &Path) -> [PathBuf; 2] {
    [folder.to_owned(), folder.join("../signatures")]
}

impl Global {
    /// Where layouts, fonts and logos lie. The fonts that help out: `--fonts`, `TESTAMUR_FONTS`, `fonts` in
    /// `<data>/testamur.toml`, else `<data>/fonts`.
    pub(super) fn workshop(&self) -> anyhow::Result<Workshop> {
        let institutions = self.data.join("institutions");
        if let Some(fonts) = self.fonts.clone() {
            return Ok(Workshop { institutions, fonts });
        }
        let said = config::of_folder(&self.data).context("testamur.toml in the data folder")?.fonts;
        // A relative folder is meant from the file that names it.
        Ok(Workshop { institutions, fonts: self.data.join(said.unwrap_or_else(|| PathBuf::from("fonts"))) })
    }
}
