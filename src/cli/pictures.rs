//! The pictures that a programme names: beside its file, or in the folder `signatures` that its programmes share.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::issuance::press::LOGO;
use crate::issuance::{Fault, IssuanceError};
use crate::roster::Programme;
use crate::store::{InstitutionRow, Store};

/// Reads the signatures of a programme and the logo of its institution.
pub(super) async fn load(
    programme: &Programme,
    folder: &Path,
    institution: &InstitutionRow,
    store: &Store,
) -> anyhow::Result<HashMap<String, Vec<u8>>> {
    let mut images = HashMap::new();
    let mut faults = Vec::new();
    for name in programme.signatures().flatten() {
        match places(folder).iter().find_map(|place| std::fs::read(place.join(name)).ok()) {
            Some(bytes) => _ = images.insert(name.to_owned(), bytes),
            None => faults.push(Fault::file_missing(name)),
        }
    }
    if !faults.is_empty() {
        return Err(IssuanceError::Faults(faults).into());
    }
    if let Some(digest) = institution.details.logo {
        images.extend(store.asset(digest).await?.map(|logo| (LOGO.to_owned(), logo)));
    }
    Ok(images)
}

fn places(folder: &Path) -> [PathBuf; 2] {
    [folder.to_owned(), folder.join("../signatures")]
}
