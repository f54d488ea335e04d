//! What an institution prints with: its layouts, fonts and logo in the data folder, and the fonts that help out.
//!
//! `<data>/institutions/<slug>/layouts/NAME.toml`, `…/fonts/*.ttf|otf|ttc`, `…/logo.svg|png`, and `<data>/fonts`. The command line
//! and batches that are prepared by request take them from here alike.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::administration::Administrator;
use super::press::{LOGO, materials};
use super::{Fault, IssuanceError, Office};
use crate::claims::Slug;
use crate::roster::{Entry, Programme};
use crate::sheet::{Fonts, Image, Layout, Layouts, SheetFault};
use crate::store::{AuditEntry, InstitutionRow};

/// Why what lies in the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MaterialFault {
    /// A layout is called like a built-in one.
    #[error("{}: {name} is a built-in layout: give yours another name", path.display())]
    BuiltIn {
        /// Which file.
        path: PathBuf,
        /// Its name.
        name: String,
    },
    /// A file cannot be read.
    #[error("{} cannot be read", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A layout's name is none.
    #[error("{}: name a layout with a-z, 0-9 and inner hyphens: NAME.toml", path.display())]
    Name {
        /// Which file.
        path: PathBuf,
    },
    /// A file's name is not UTF-8.
    #[error("{}: the file's name is not UTF-8", path.display())]
    NotUtf8 {
        /// Which file.
        path: PathBuf,
    },
    /// A folder of fonts is too large to be looked through.
    #[error("{} holds more than {MOST_FILES} files: choose a smaller folder", folder.display())]
    TooMany {
        /// Which folder.
        folder: PathBuf,
    },
}

/// Where the files of all institutions lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workshop {
    /// A folder an institution, by slug.
    pub institutions: PathBuf,
    /// The fonts that help out with letters which a layout's own lack.
    pub fonts: PathBuf,
}

impl Workshop {
    /// The folder of an institution's own files.
    #[must_use]
    pub fn folder(&self, slug: &str) -> PathBuf {
        self.institutions.join(slug)
    }

    /// The institutions that have a folder of their own.
    #[must_use]
    pub fn slugs(&self) -> BTreeSet<String> {
        let entries = std::fs::read_dir(&self.institutions).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| Slug::parse(name).is_ok()).collect()
    }

    /// Reads the files of an institution, or of none.
    ///
    /// # Errors
    /// [`MaterialFault`] for a layout with a bad name, and for what cannot be read.
    pub fn read(&self, institution: Option<&str>) -> Result<Materials, MaterialFault> {
        let mut materials = Materials { spare: self.fonts.clone(), ..Materials::default() };
        let Some(institution) = institution else { return Ok(materials) };
        let folder = self.folder(institution);
        for path in files(&folder.join("layouts"), &["toml"])? {
            let name = stem(&path)?;
            if Layouts::built_in().any(|built_in| built_in == name) {
                return Err(MaterialFault::BuiltIn { path, name });
            }
            let toml = read_text(&path)?;
            materials.layouts.insert(name, toml);
        }
        for path in files(&folder.join("fonts"), &FONTS)? {
            materials.fonts.insert(file_name(&path)?, read(&path)?);
        }
        let logo = ["logo.svg", "logo.png"].map(|name| folder.join(name));
        materials.logo = logo.iter().find_map(|path| std::fs::read(path).ok());
        Ok(materials)
    }
}

/// In the folder of the process, where there is mostly nothing.
impl Default for Workshop {
    fn default() -> Self {
        Self { institutions: PathBuf::from("institutions"), fonts: PathBuf::from("fonts") }
    }
}

/// The files of one institution, or of none.
#[derive(Debug, Default)]
pub struct Materials {
    layouts: BTreeMap<String, String>,
    fonts: BTreeMap<String, Vec<u8>>,
    /// Its logo.
    pub logo: Option<Vec<u8>>,
    /// The folder of fonts that help out.
    spare: PathBuf,
}

impl Materials {
    /// Adds the layouts that lie in a folder, beside a file that is being written; its name.
    ///
    /// # Errors
    /// [`MaterialFault`] for a bad name, and if the file cannot be read.
    pub fn add_beside(&mut self, file: &Path) -> Result<String, MaterialFault> {
        for path in files(file.parent().unwrap_or(Path::new("")), &["toml"])? {
            let name = stem(&path)?;
            if let Ok(toml) = std::fs::read_to_string(&path)
                && (path == file || Layouts::built_in().all(|built_in| built_in != name))
            {
                self.layouts.insert(name, toml);
            }
        }
        let name = stem(file)?;
        self.layouts.insert(name.clone(), read_text(file)?);
        Ok(name)
    }

    /// The layouts that there are.
    #[must_use]
    pub fn layouts(&self) -> Layouts {
        Layouts::with(self.layouts.clone())
    }

    /// The fonts of a layout, and those that help out with the letters of some texts.
    ///
    /// # Errors
    /// [`MaterialFault`] if the folder of fonts cannot be read; within it the fault of the layout.
    pub fn fonts(&self, layout: &Layout, texts: &str) -> Result<Result<Fonts, SheetFault>, MaterialFault> {
        let mut fonts = Fonts { own: self.fonts.clone(), spare: BTreeMap::new() };
        let mut lacking = match fonts.lacking(layout, texts) {
            Ok(lacking) => lacking,
            Err(fault) => return Ok(Err(fault)),
        };
        if lacking.is_empty() {
            return Ok(Ok(fonts));
        }
        let mut spare = files(&self.spare, &FONTS)?;
        // Of a family the upright face of normal weight, and serifs before sans, as the layouts' own.
        spare.sort_by_key(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            (!name.contains("Regular"), !(name.contains("Serif") || name.contains("Naskh")), name)
        });
        for path in spare {
            if lacking.is_empty() {
                break;
            }
            // A folder of the system may hold files that are no fonts of ours: they cannot help.
            let _ = fonts.help_out(&file_name(&path)?, &read(&path)?, &mut lacking);
        }
        Ok(Ok(fonts))
    }
}

/// What is to be printed.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    /// Whose.
    pub institution: &'a InstitutionRow,
    /// The programme.
    pub programme: &'a Programme,
    /// Its TOML.
    pub source: &'a str,
    /// The people.
    pub entries: &'a [Entry],
}

impl Printed<'_> {
    /// All that will be printed of programme, institution and people.
    fn texts(&self) -> String {
        let mut texts = self.source.to_owned();
        for (_, name) in &self.institution.details.names {
            texts.push_str(name.as_str());
        }
        for entry in self.entries {
            let holder = &entry.holder;
            let some = [&holder.native_name, &holder.home_institution, &entry.grade, &entry.role];
            for text in some.into_iter().flatten().chain([&holder.name]) {
                texts.push_str(text.as_str());
            }
        }
        texts
    }
}

impl Office {
    /// Everything that a batch will keep: the pictures that its programme names, found by `picture`, the institution's logo, its
    /// layout and the fonts.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with every picture that is missing and every fault of the layout;
    /// [`IssuanceError::Materials`].
    pub async fn gather(
        &self,
        workshop: &Workshop,
        printed: Printed<'_>,
        picture: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<HashMap<String, Vec<u8>>, IssuanceError> {
        let mut kept = HashMap::new();
        let mut faults = Vec::new();
        for name in printed.programme.signatures().flatten() {
            match picture(name) {
                Some(bytes) => _ = kept.insert(name.to_owned(), bytes),
                None => faults.push(Fault::file_missing(name)),
            }
        }
        let institution = printed.institution;
        let own = workshop.read(Some(institution.details.slug.as_str()))?;
        let layout = own.layouts().read(printed.programme.sheet().as_str());
        let fonts = match &layout {
            Ok(layout) => own.fonts(layout, &printed.texts())?,
            Err(fault) => Err(fault.clone()),
        };
        match (layout, fonts) {
            (Ok(layout), Ok(fonts)) => kept.extend(materials(&layout, &fonts)),
            (_, Err(fault)) | (Err(fault), _) => faults.extend(Fault::all_of_sheet(&fault)),
        }
        if !faults.is_empty() {
            return Err(IssuanceError::Faults(faults));
        }
        match (own.logo, institution.details.logo) {
            (Some(logo), _) => _ = kept.insert(LOGO.to_owned(), logo),
            (None, Some(digest)) => kept.extend(self.store.asset(digest).await?.map(|logo| (LOGO.to_owned(), logo))),
            (None, None) => {}
        }
        Ok(kept)
    }
}

impl Administrator<'_> {
    /// Gives an institution another logo. Batches that are checked already keep theirs.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] for what is no picture that can be printed; [`IssuanceError::NotAllowed`] out of reach.
    pub async fn set_logo(&self, slug: &str, bytes: &[u8]) -> Result<(), IssuanceError> {
        let institution = self.office.institution(slug).await?.id;
        self.is_within(Some(institution))?;
        let fault = |fault| IssuanceError::Faults(vec![Fault::of_picture(LOGO, &fault)]);
        Image::parse(bytes).map_err(fault)?;
        let at = self.office.now();
        let mut tx = self.office.store.begin_for(institution).await?;
        let digest = tx.keep_asset(bytes).await?;
        tx.set_logo(institution, &digest).await?;
        let detail = digest.to_string();
        tx.audit(AuditEntry {
            at,
            actor: self.by,
            action: "set-logo",
            institution: Some(institution),
            batch: None,
            number: None,
            detail: &detail,
        })
        .await?;
        Ok(tx.commit().await?)
    }
}

/// The files of a folder and of those below it with one of these endings, in the order of their names.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, MaterialFault> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
            if path.is_dir() && depth < DEEPEST && endings == FONTS {
                folders.push((path, depth + 1));
            } else if ending.is_some_and(|ending| endings.contains(&ending.as_str())) {
                found.push(path);
            }
        }
        if found.len() > MOST_FILES {
            return Err(MaterialFault::TooMany { folder });
        }
    }
    found.sort();
    Ok(found)
}

fn file_name(path: &Path) -> Result<String, MaterialFault> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned).ok_or_else(|| MaterialFault::NotUtf8 { path: path.to_owned() })
}

fn read(path: &Path) -> Result<Vec<u8>, MaterialFault> {
    std::fs::read(path).map_err(|source| MaterialFault::File { path: path.to_owned(), source })
}

fn read_text(path: &Path) -> Result<String, MaterialFault> {
    std::fs::read_to_string(path).map_err(|source| MaterialFault::File { path: path.to_owned(), source })
}

/// The name of a layout is that of its file.
fn stem(path: &Path) -> Result<String, MaterialFault> {
    let name = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| Slug::parse(stem).is_ok());
    name.map(str::to_owned).ok_or_else(|| MaterialFault::Name { path: path.to_owned() })
}

const FONTS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// Fonts lie two folders deep where Debian puts them: truetype/noto.
const DEEPEST: usize = 2;

/// Debian's Noto fonts are some 2,000 files.
const MOST_FILES: usize = 10_000;
