//! `testamur backup`, `testamur restore`

mod archive;

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Global;
use super::folder::KEYS;
use crate::store::{self, REGISTER, Store};
use crate::time::Clock;

/// Copy register, keys, layouts, fonts and trusted entries into one file, also while certificates are sealed.
///
/// The private keys in it are encrypted as they are in the data folder; the passphrase is not in it. The file holds personal data.
/// A register on PostgreSQL is not in it: `pg_dump` copies that.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to be made: a ZIP with a list of digests
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Make a data folder of a backup. Every file is held to its digest, and the register is looked through.
///
/// Never go on issuing from an old backup while certificates issued since are in the world: numbers would be given twice.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// What `testamur backup` has made
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// What of the data folder belongs into a backup beside the register.
const FOLDERS: [&str; 4] = [KEYS, "fonts", "institutions", "trusted"];

impl Backup {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        if self.file.exists() {
            bail!("{} is there already, and a backup never overwrites one", self.file.display());
        }
        let Some(store) = global.existing_store().await? else {
            bail!("there is no register in {}", global.data.display());
        };
        let copy = Leftover(beside(&self.file, "register"));
        let part = Leftover(beside(&self.file, "part"));
        let has_register = store.copy_to(&copy.0).await.context("the register cannot be copied")?;
        let mut files = Vec::new();
        for folder in FOLDERS {
            collect(&global.data, Path::new(folder), &mut files)?;
        }
        let register = has_register.then_some(copy.0.as_path());
        let written = archive::write(&part.0, register, &global.data, &files, Clock::System.now());
        let count = written.with_context(|| format!("{} cannot be written", self.file.display()))?;
        fs::rename(&part.0, &self.file).with_context(|| format!("{} cannot be made", self.file.display()))?;
        println!("{} holds {count} files; without the passphrase its keys are of no use", self.file.display());
        if has_register {
            tell(&store).await?;
        } else {
            println!("THE REGISTER IS NOT IN IT: it is on PostgreSQL. Copy it at once, after the keys:");
            println!("  pg_dump --format=custom --file=register.dump \"$DATABASE_URL\"");
        }
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

impl Restore {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let data = &global.data;
        if data.exists() && fs::read_dir(data)?.next().is_some() {
            bail!("{} is not empty: a backup is restored into an empty folder only", data.display());
        }
        let part = Leftover(beside(data, "part"));
        if part.0.exists() {
            bail!("{} was left by a restore that was cut off: look at it and remove it", part.0.display());
        }
        DirBuilder::new().recursive(true).mode(0o700).create(&part.0)?;
        let contents = archive::unpack(&self.file, &part.0)
            .with_context(|| format!("{} is no whole backup; nothing was restored", self.file.display()))?;
        let register = part.0.join(REGISTER);
        if contents.has_register {
            let faults = store::examine(&register).await.context("the register in it is no database")?;
            if !faults.is_empty() {
                bail!("the register in it is damaged, nothing was restored: {}", faults.join("; "));
            }
            let store = Store::open(&part.0).await.context("the register in it cannot be opened")?;
            tell(&store).await?;
            store.close().await;
        }
        if data.exists() {
            fs::remove_dir(data)?;
        }
        fs::rename(&part.0, data).with_context(|| format!("{} cannot be made", data.display()))?;
        println!("restored {} files of {} into {}", contents.files, contents.made, data.display());
        if !contents.has_register {
            println!("The register was on PostgreSQL: restore it with pg_restore (docs/OPERATING.md, \"Backup\").");
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn tell(store: &Store) -> anyhow::Result<()> {
    let counts = store.counts().await?;
    println!(
        "register: {} institutions, {} sealed certificates, {} of them ended, {} deeds",
        counts.institutions, counts.sealed, counts.ended, counts.deeds
    );
    Ok(())
}

/// A file or folder that is gone when it is not needed any longer, however that came about.
struct Leftover(PathBuf);

impl Drop for Leftover {
    fn drop(&mut self) {
        // Whichever of the two it is, and if it is there at all.
        _ = fs::remove_file(&self.0);
        _ = fs::remove_dir_all(&self.0);
    }
}

/// `name.what` beside a path.
fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{what}"));
    path.with_file_name(name)
}

/// Every file below a folder of the data folder, by its path from there, in order.
fn collect(data: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let path = data.join(folder);
    if !path.is_dir() {
        return Ok(());
    }
    let entries = fs::read_dir(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut names = entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<Result<Vec<_>, _>>()?;
    names.sort();
    for name in names {
        let inner = folder.join(name);
        if data.join(&inner).is_dir() {
            collect(data, &inner, files)?;
        } else {
            files.push(inner);
        }
    }
    Ok(())
}
