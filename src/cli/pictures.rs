//! What a programme is printed with: the pictures that it names (beside its file, or in the folder `signatures` that its
//! programmes share), the logo of its institution, its layout and the fonts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::Global;
use super::issue::Read;
use super::materials::Materials;
use crate::issuance::press::{LOGO, materials};
use crate::issuance::{Fault, IssuanceError};
use crate::store::{InstitutionRow, Store};

/// Reads everything that the batch will keep.
pub(super) async fn load(
    read: &Read,
    institution: &InstitutionRow,
    (global, store): (&Global, &Store),
) -> anyhow::Result<HashMap<String, Vec<u8>>> {
    let mut images = HashMap::new();
    let mut faults = Vec::new();
    for name in read.programme.signatures().flatten() {
        match places(&read.folder).iter().find_map(|place| std::fs::read(place.join(name)).ok()) {
            Some(bytes) => _ = images.insert(name.to_owned(), bytes),
            None => faults.push(Fault::file_missing(name)),
        }
    }
    let own = Materials::read(global, Some(institution.details.slug.as_str()))?;
    let layout = own.layouts().read(read.programme.sheet().as_str());
    let fonts = match &layout {
        Ok(layout) => own.fonts(layout, &texts(read, institution))?,
        Err(fault) => Err(fault.clone()),
    };
    match (layout, fonts) {
        (Ok(layout), Ok(fonts)) => images.extend(materials(&layout, &fonts)),
        (_, Err(fault)) | (Err(fault), _) => faults.extend(Fault::all_of_sheet(&fault)),
    }
    if !faults.is_empty() {
        return Err(IssuanceError::Faults(faults).into());
    }
    match (own.logo, institution.details.logo) {
        (Some(logo), _) => _ = images.insert(LOGO.to_owned(), logo),
        (None, Some(digest)) => images.extend(store.asset(digest).await?.map(|logo| (LOGO.to_owned(), logo))),
        (None, None) => {}
    }
    Ok(images)
}

/// All that will be printed of programme, institution and people.
fn texts(read: &Read, institution: &InstitutionRow) -> String {
    let mut texts = read.source.clone();
    for (_, name) in &institution.details.names {
        texts.push_str(name.as_str());
    }
    for entry in &read.reading.entries {
        let holder = &entry.holder;
        let some = [&holder.native_name, &holder.home_institution, &entry.grade, &entry.role];
        for text in some.into_iter().flatten().chain([&holder.name]) {
            texts.push_str(text.as_str());
        }
    }
    texts
}

fn places(folder: &Path) -> [PathBuf; 2] {
    [folder.to_owned(), folder.join("../signatures")]
}
