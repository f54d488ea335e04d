//! Printed sheets on their way out: one print-ready file, a ZIP of single files, a folder.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::release::write_whole;
use super::reprint::Reprinted;
use crate::sheet::{Arrangement, Bundle, BundleFault};

/// Where sheets go.
pub enum Parcel {
    /// One PDF with all of them.
    Bundle(Box<Bundle<BufWriter<File>>>),
    /// A folder: `<number>.pdf`, `.jwt`, `.json`.
    Folder(PathBuf),
    /// The same files in a ZIP.
    Zip(Box<ZipWriter<BufWriter<File>>>),
}

impl Parcel {
    /// One PDF, written into a file from its beginning.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn bundle(file: File, arrangement: Arrangement) -> io::Result<Self> {
        Ok(Self::Bundle(Box::new(Bundle::new(buffered(file), arrangement).map_err(of_bundle)?)))
    }

    /// A ZIP, written into a file from its beginning.
    #[must_use]
    pub fn zip(file: File) -> Self {
        Self::Zip(Box::new(ZipWriter::new(buffered(file))))
    }

    /// Takes a sheet.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn take(&mut self, sheet: &Reprinted) -> io::Result<()> {
        let number = sheet.number.as_str();
        match self {
            Self::Bundle(bundle) => bundle.add(number, &sheet.name, &sheet.pdf).map_err(of_bundle),
            Self::Folder(folder) => {
                std::fs::create_dir_all(&*folder)?;
                files(sheet)
                    .iter()
                    .try_for_each(|(ending, bytes)| write_whole(&folder.join(format!("{number}.{ending}")), bytes))
            }
            Self::Zip(zip) => files(sheet).iter().try_for_each(|(ending, bytes)| {
                // A PDF is packed already.
                let method = if *ending == "pdf" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
                zip.start_file(format!("{number}.{ending}"), SimpleFileOptions::default().compression_method(method))?;
                zip.write_all(bytes)
            }),
        }
    }

    /// Writes what holds the sheets together, and waits until all is on the disk.
    ///
    /// # Errors
    /// If it cannot be written, or no sheet was taken.
    pub fn finish(self) -> io::Result<()> {
        let file = match self {
            Self::Bundle(bundle) => bundle.finish().map_err(of_bundle)?,
            Self::Folder(_) => return Ok(()),
            Self::Zip(zip) => zip.finish()?,
        };
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

/// The name under which a file grows until it is whole.
#[must_use]
pub fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn files(sheet: &Reprinted) -> [(&'static str, &[u8]); 3] {
    [("pdf", &sheet.pdf), ("jwt", sheet.token.as_bytes()), ("json", sheet.document.as_bytes())]
}

fn buffered(file: File) -> BufWriter<File> {
    BufWriter::with_capacity(1 << 16, file)
}

fn of_bundle(fault: BundleFault) -> io::Error {
    match fault {
        BundleFault::File(error) => error,
        other => io::Error::other(other),
    }
}
