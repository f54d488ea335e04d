//! What an institution prints with: its layouts, fonts and logo in the data folder, and the fonts that help out.
//!
//! `<data>/institutions/<slug>/layouts/NAME.toml`, `…/fonts/*.ttf|otf|ttc`, `…/logo.svg|png`, and `<data>/fonts`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::Global;
use crate::claims::Slug;
use crate::config;
use crate::sheet::{Fonts, Layout, Layouts, SheetFault};

/// The files of one institution, or of none.
#[derive(Debug, Default)]
pub(super) struct Materials {
    layouts: BTreeMap<String, String>,
    fonts: BTreeMap<String, Vec<u8>>,
    pub(super) logo: Option<Vec<u8>>,
    /// The folder of fonts that help out.
    spare: Option<PathBuf>,
}

impl Materials {
    /// Reads the files of an institution.
    pub(super) fn read(global: &Global, institution: Option<&str>) -> anyhow::Result<Self> {
        let mut materials = Self { spare: Some(global.font_folder()?), ..Self::default() };
        let Some(institution) = institution else { return Ok(materials) };
        let folder = global.institution_folder(institution);
        for path in files(&folder.join("layouts"), &["toml"])? {
            let name = stem(&path)?;
            if Layouts::built_in().any(|built_in| built_in == name) {
                bail!("{}: {name} is a built-in layout: give yours another name", path.display());
            }
            let toml = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            materials.layouts.insert(name, toml);
        }
        for path in files(&folder.join("fonts"), &FONTS)? {
            let bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            materials.fonts.insert(file_name(&path)?, bytes);
        }
        let logo = ["logo.svg", "logo.png"].map(|name| folder.join(name));
        materials.logo = logo.iter().find_map(|path| std::fs::read(path).ok());
        Ok(materials)
    }

    /// Adds the layouts that lie in a folder, beside a file that is being written.
    pub(super) fn add_beside(&mut self, file: &Path) -> anyhow::Result<String> {
        for path in files(file.parent().unwrap_or(Path::new("")), &["toml"])? {
            let name = stem(&path)?;
            if let Ok(toml) = std::fs::read_to_string(&path)
                && (path == file || Layouts::built_in().all(|built_in| built_in != name))
            {
                self.layouts.insert(name, toml);
            }
        }
        let name = stem(file)?;
        let toml = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        self.layouts.insert(name.clone(), toml);
        Ok(name)
    }

    /// The layouts that there are.
    pub(super) fn layouts(&self) -> Layouts {
        Layouts::with(self.layouts.clone())
    }

    /// The fonts of a layout, and those that help out with the letters of some texts.
    pub(super) fn fonts(&self, layout: &Layout, texts: &str) -> anyhow::Result<Result<Fonts, SheetFault>> {
        let mut fonts = Fonts { own: self.fonts.clone(), spare: BTreeMap::new() };
        let mut lacking = match fonts.lacking(layout, texts) {
            Ok(lacking) => lacking,
            Err(fault) => return Ok(Err(fault)),
        };
        let Some(folder) = self.spare.as_deref().filter(|_| !lacking.is_empty()) else { return Ok(Ok(fonts)) };
        let mut spare = files(folder, &FONTS)?;
        // Of a family the upright face of normal weight, and serifs before sans, as the layouts' own.
        spare.sort_by_key(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            (!name.contains("Regular"), !(name.contains("Serif") || name.contains("Naskh")), name)
        });
        for path in spare {
            if lacking.is_empty() {
                break;
            }
            let bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            // A folder of the system may hold files that are no fonts of ours: they cannot help.
            let _ = fonts.help_out(&file_name(&path)?, &bytes, &mut lacking);
        }
        Ok(Ok(fonts))
    }
}

impl Global {
    /// The folder of the fonts that help out: `--fonts`, `TESTAMUR_FONTS`, `fonts` in `<data>/testamur.toml`, else `<data>/fonts`.
    fn font_folder(&self) -> anyhow::Result<PathBuf> {
        if let Some(folder) = &self.fonts {
            return Ok(folder.clone());
        }
        let said = config::of_folder(&self.data).context("testamur.toml in the data folder")?.fonts;
        // A relative folder is meant from the file that names it.
        Ok(self.data.join(said.unwrap_or_else(|| PathBuf::from("fonts"))))
    }

    /// The folder of an institution's own files.
    pub(super) fn institution_folder(&self, slug: &str) -> PathBuf {
        self.data.join("institutions").join(slug)
    }

    /// The institutions that have a folder of their own.
    pub(super) fn institution_folders(&self) -> BTreeSet<String> {
        let entries = std::fs::read_dir(self.data.join("institutions")).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| Slug::parse(name).is_ok()).collect()
    }
}

/// The files of a folder and of those below it with one of these endings, in the order of their names.
fn files(folder: &Path, endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
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
            bail!("{} holds more than {MOST_FILES} files: choose a smaller folder", folder.display());
        }
    }
    found.sort();
    Ok(found)
}

fn file_name(path: &Path) -> anyhow::Result<String> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned).with_context(|| format!("{}: the file's name is not UTF-8", path.display()))
}

/// The name of a layout is that of its file.
fn stem(path: &Path) -> anyhow::Result<String> {
    let name = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| Slug::parse(stem).is_ok());
    name.map(str::to_owned)
        .with_context(|| format!("{}: name a layout with a-z, 0-9 and inner hyphens: NAME.toml", path.display()))
}

const FONTS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// Fonts lie two folders deep where Debian puts them: truetype/noto.
const DEEPEST: usize = 2;

/// Debian's Noto fonts are some 2,000 files.
const MOST_FILES: usize = 10_000;
