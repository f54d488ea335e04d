//! The file that a backup is: a ZIP of the files as they are, and last `manifest.json` with the size and SHA-256 of each.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::store::REGISTER;
use crate::time::Instant;

const MANIFEST: &str = "manifest.json";

/// The one version that there is.
const VERSION: u32 = 1;

/// The longest manifest that is read, and the most files.
const MANIFEST_BYTES: u64 = 16 * 1024 * 1024;
const MOST_FILES: usize = 50_000;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    testamur_backup: u32,
    made: String,
    files: BTreeMap<String, Entry>,
}

#[derive(Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Entry {
    bytes: u64,
    sha256: String,
}

/// What a backup holds.
pub(super) struct Contents {
    pub(super) made: String,
    pub(super) files: usize,
    pub(super) has_register: bool,
}

/// Writes a new archive that only its owner reads, and waits until it is on the disk. Answers how many files it holds.
pub(super) fn write(
    path: &Path,
    register: Option<&Path>,
    data: &Path,
    files: &[PathBuf],
    at: Instant,
) -> anyhow::Result<usize> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let mut zip = ZipWriter::new(file);
    let mut manifest = Manifest { testamur_backup: VERSION, made: at.to_string(), files: BTreeMap::new() };
    let named = files.iter().map(|file| (file.as_path(), data.join(file)));
    let register = register.map(|register| (Path::new(REGISTER), register.to_owned()));
    for (name, source) in register.into_iter().chain(named) {
        let name = name.to_str().with_context(|| format!("the name of {} is not UTF-8", source.display()))?;
        let method = if name == REGISTER { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        zip.start_file(name, SimpleFileOptions::default().compression_method(method).large_file(true))?;
        let mut reader = File::open(&source).with_context(|| format!("{} cannot be read", source.display()))?;
        manifest.files.insert(name.to_owned(), copy(&mut reader, &mut zip)?);
    }
    zip.start_file(MANIFEST, SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
    zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
    zip.finish()?.sync_all()?;
    Ok(manifest.files.len())
}

/// Unpacks an archive into a folder and holds every file to the manifest.
pub(super) fn unpack(path: &Path, into: &Path) -> anyhow::Result<Contents> {
    let mut zip = ZipArchive::new(File::open(path)?)?;
    let manifest = read_manifest(&mut zip)?;
    if zip.len() != manifest.files.len() + 1 {
        bail!("it holds other files than its manifest names");
    }
    for (name, entry) in &manifest.files {
        let target = into.join(safe(name)?);
        if let Some(folder) = target.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let packed = zip.by_name(name).with_context(|| format!("{name} is missing"))?;
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&target)?;
        // No more than the manifest names is ever written.
        let found = copy(&mut packed.take(entry.bytes.saturating_add(1)), &mut file)
            .with_context(|| format!("{name} cannot be unpacked"))?;
        if found != *entry {
            bail!("{name} is not what was backed up: its bytes have changed");
        }
        file.sync_all()?;
    }
    fs::File::open(into)?.sync_all()?;
    let has_register = manifest.files.contains_key(REGISTER);
    Ok(Contents { made: manifest.made, files: manifest.files.len(), has_register })
}

fn read_manifest(zip: &mut ZipArchive<File>) -> anyhow::Result<Manifest> {
    let mut text = String::new();
    let manifest = zip.by_name(MANIFEST).context("it has no manifest.json: it was not made by `testamur backup`")?;
    manifest.take(MANIFEST_BYTES).read_to_string(&mut text)?;
    let manifest: Manifest = serde_json::from_str(&text).context("its manifest cannot be read")?;
    if manifest.testamur_backup != VERSION {
        bail!("it is of version {}, which this program does not know: use a newer testamur", manifest.testamur_backup);
    }
    if manifest.files.len() > MOST_FILES {
        bail!("it holds more than {MOST_FILES} files");
    }
    Ok(manifest)
}

/// A path that stays below the folder it is joined to.
fn safe(name: &str) -> anyhow::Result<&Path> {
    let path = Path::new(name);
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    if name.is_empty() || !is_plain || name.contains('\\') || name == MANIFEST {
        bail!("it holds a file with the name {name:?}, which leads elsewhere");
    }
    Ok(path)
}

fn copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<Entry> {
    let (mut hasher, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let count = from.read(&mut buffer)?;
        let Some(read) = buffer.get(..count).filter(|read| !read.is_empty()) else { break };
        hasher.update(read);
        to.write_all(read)?;
        bytes += read.len() as u64;
    }
    let digest = crate::wire::digest::Digest::from_bytes(&hasher.finalize()).map(|digest| digest.to_string());
    Ok(Entry { bytes, sha256: digest.unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in ["../key.pem", "/etc/passwd", "keys/../../x", "", "a\\b", MANIFEST] {
            assert!(safe(name).is_err(), "{name}");
        }
        assert!(safe("keys/hill.example/key-1.pem").is_ok());
    }
}
