//! What a layout is tried with: a programme, a person, pictures.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::claims::{Slug, Text, Words};
use crate::issuance::materials::Materials;
use crate::issuance::press::{LOGO, materials};
use crate::issuance::specimen::{Specimen, somebody};
use crate::issuance::{Fault, IssuanceError};
use crate::roster::{self, Entry, Institution, Programme, examples};
use crate::sheet::Layout;

/// A specimen to be.
pub(super) struct Trial {
    pub(super) programme: Programme,
    source: String,
    entry: Entry,
    /// Where the signatures lie; the examples' own if there is no folder.
    folder: Option<PathBuf>,
}

impl Trial {
    /// Reads a programme, or takes an example, in some languages and with some name.
    pub(super) fn read(
        programme: Option<&Path>,
        languages: &[String],
        name: &str,
        latin_name: Option<&str>,
    ) -> anyhow::Result<Result<Self, Vec<Fault>>> {
        let mut source = match programme {
            Some(path) => {
                std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?
            }
            None => examples::all().first().map(|example| example.programme).unwrap_or_default().to_owned(),
        };
        if !languages.is_empty() {
            source = in_languages(&source, languages);
        }
        let folder = programme.map(|path| path.parent().unwrap_or(Path::new("")).to_owned());
        let of_faults = |faults: roster::Faults| faults.iter().map(Fault::from).collect();
        let programme = match Programme::parse(&source) {
            Ok(programme) => programme,
            Err(faults) => return Ok(Err(of_faults(faults))),
        };
        let entry = match somebody(&programme, name, latin_name) {
            Ok(entry) => entry,
            Err(faults) => return Ok(Err(faults)),
        };
        Ok(Ok(Self { programme, source, entry, folder }))
    }

    /// Everything that a layout should hold.
    pub(super) fn all() -> anyhow::Result<Vec<(&'static str, Self)>> {
        let mut trials = Vec::new();
        for (what, languages, name, latin_name) in [
            ("a short name, one language", &["en"][..], "Li A", None),
            ("a short name, three languages", &["tr", "ru", "en"], "Ли А", Some("Li A")),
            ("a long name, two languages", &["ru", "en"], LONG, Some(LONG_LATIN)),
            ("a long name, three languages", &["tr", "ru", "en"], LONG, Some(LONG_LATIN)),
        ] {
            let languages: Vec<String> = languages.iter().map(|language| (*language).to_owned()).collect();
            let trial = Self::read(None, &languages, name, latin_name)?.map_err(IssuanceError::Faults)?;
            trials.push((what, trial));
        }
        if let Some((_, longest)) = trials.last() {
            trials.push(("a long name, three languages, twelve departments", longest.with_departments()?));
        }
        Ok(trials)
    }

    /// With as many departments as a programme may have. Their code holds a link: it would not hold them all.
    fn with_departments(&self) -> anyhow::Result<Self> {
        let mut source = format!("link_qr = true\n{}", self.source);
        for number in self.programme.rotations().len()..roster::limits::ROTATIONS {
            let _ = write!(source, "\n[[rotations]]\ncode = \"X{number}\"\n{DEPARTMENT}");
        }
        let programme = Programme::parse(&source).map_err(|faults| anyhow::anyhow!("{faults}"))?;
        let codes = programme.rotations().iter().map(|rotation| rotation.code.clone()).collect();
        let mut entry = self.entry.clone();
        entry.rotations = codes;
        Ok(Self { programme, source, entry, folder: self.folder.clone() })
    }

    /// The specimen in a layout.
    pub(super) fn print(&self, own: &Materials, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        let holder = &self.entry.holder;
        let names = [Some(&holder.name), holder.native_name.as_ref()];
        let names: String = names.into_iter().flatten().map(Text::as_str).collect();
        let fonts = own.fonts(layout, &(self.source.clone() + &names))?;
        let fonts = fonts.map_err(|fault| IssuanceError::Faults(Fault::all_of_sheet(&fault)))?;
        let mut images: HashMap<String, Vec<u8>> = materials(layout, &fonts).collect();
        for name in self.programme.signatures().flatten() {
            images.extend(self.picture(name).map(|bytes| (name.to_owned(), bytes)));
        }
        let institutions = Institution::parse_all(examples::institutions())?;
        let known = institutions.iter().find(|institution| institution.slug == *self.programme.institution());
        let logo = own.logo.clone().or_else(|| self.picture(known?.logo.as_deref()?));
        images.extend(logo.map(|logo| (LOGO.to_owned(), logo)));
        let institution = known.and_then(|known| known.name_in(self.programme.languages()));
        let institution = match institution {
            Some(institution) => institution,
            None => Words::parse(self.programme.institution().as_str())?,
        };
        let issued = self.programme.period().ends();
        let programme = self.programme.clone().on_sheet(Slug::parse(layout.name())?);
        let specimen =
            Specimen { programme: &programme, entry: &self.entry, institution: &institution, images: &images, issued };
        Ok(specimen.print()?)
    }

    /// A picture beside the programme, or of the examples.
    fn picture(&self, name: &str) -> Option<Vec<u8>> {
        let folders = self.folder.iter().flat_map(|folder| [folder.clone(), folder.join("../signatures")]);
        let beside = folders.into_iter().find_map(|folder| std::fs::read(folder.join(name)).ok());
        let examples = examples::pictures();
        let example = || examples.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.to_vec());
        beside.or_else(example)
    }
}

/// The programme in other languages: the line that names them is written anew.
fn in_languages(source: &str, languages: &[String]) -> String {
    let known: Vec<_> = languages.iter().map(|tag| format!("{tag:?}")).collect();
    let known = format!("languages = [{}]", known.join(", "));
    let line = |line| if str::starts_with(line, "languages") { known.as_str() } else { line };
    source.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The faults that an error is made of; another error stays one.
pub(super) fn faults(error: anyhow::Error) -> anyhow::Result<Vec<Fault>> {
    match error.downcast::<IssuanceError>() {
        Ok(IssuanceError::Faults(faults)) => Ok(faults),
        Ok(other) => Err(other.into()),
        Err(error) => Err(error),
    }
}

/// A department in the three languages of the longest trial.
const DEPARTMENT: &str = "department = { tr = \"Göğüs Hastalıkları ve Tüberküloz\", ru = \"Пульмонология и фтизиатрия\", \
    en = \"Chest Diseases and Tuberculosis\" }\nplace = \"Göztepe Şehir Hastanesi\"\nsupervisors = [\"A. Yılmaz\"]\n";

/// Ninety letters: a name as long as any that a passport has room for.
const LONG: &str = "Абдуррахмангази Мухаммедшюкрю Исмаилагаоглу-Карахасаногуллары Чаглаянгиль Йылдырымбеязытоглу";
const LONG_LATIN: &str =
    "Abdurrahmangazi Muhammedşükrü İsmailağaoğlu-Karahasanoğulları Çağlayangil Yıldırımbeyazıtoğlu";
