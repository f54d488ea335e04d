//! `testamur layout new|check|list|preview`

mod trial;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use super::{Global, language};
use crate::claims::Slug;
use crate::issuance::Fault;
use crate::issuance::materials::Materials;
use crate::sheet::preview;
use crate::words::Words;
use trial::Trial;

/// Begin, check, list and look at layouts of sheets.
#[derive(Debug, Subcommand)]
pub(super) enum Layout {
    /// Begin a layout of your own: it extends another one, and says only what differs
    New(New),
    /// Find every fault of a layout, then try it with short and long names in one to three languages
    Check(Check),
    /// List the layouts that a programme may name
    List(List),
    /// Print a specimen as a picture: a PNG a page, or a PDF
    Preview(Preview),
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// Its name, which is also that of the file: a-z, 0-9 and inner hyphens
    #[arg(value_parser = Slug::parse)]
    name: Slug,
    /// The layout that it extends
    #[arg(long, value_name = "NAME", default_value = "classic")]
    from: String,
    /// The institution that it is for; without it the file lies in this folder
    #[arg(long, value_name = "SLUG", value_parser = Slug::parse)]
    institution: Option<Slug>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The layout
    #[arg(value_name = "FILE|NAME")]
    layout: String,
    /// The institution whose layouts and fonts are used
    #[arg(long, value_name = "SLUG", value_parser = Slug::parse)]
    institution: Option<Slug>,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// With those of an institution; of all that have any, if not given
    #[arg(long, value_name = "SLUG", value_parser = Slug::parse)]
    institution: Option<Slug>,
}

#[derive(Debug, Args)]
pub(super) struct Preview {
    /// The layout
    #[arg(value_name = "FILE|NAME")]
    layout: String,
    /// Where to: PNG, or PDF by its ending; a further page is x-2.png
    #[arg(long, value_name = "FILE", default_value = "preview.png")]
    out: PathBuf,
    /// What the specimen says; an example if not given
    #[arg(long, value_name = "P.toml")]
    programme: Option<PathBuf>,
    /// The printed languages: en,ru; those of the programme if not given
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    lang: Vec<String>,
    /// The name on the specimen
    #[arg(long, default_value = "Екатерина Сергеевна Виноградова")]
    name: String,
    /// The name as in the passport, where the script differs
    #[arg(long)]
    latin_name: Option<String>,
    /// Dots an inch
    #[arg(long, default_value_t = 110, value_parser = clap::value_parser!(u16).range(20..=600))]
    dpi: u16,
    /// The institution whose layouts, fonts and logo are used; the programme's if not given
    #[arg(long, value_name = "SLUG", value_parser = Slug::parse)]
    institution: Option<Slug>,
}

impl Layout {
    pub(super) fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        match self {
            Self::New(command) => command.run(global),
            Self::Check(command) => command.run(global),
            Self::List(command) => command.run(global),
            Self::Preview(command) => command.run(global),
        }
    }
}

impl New {
    fn run(&self, global: &Global) -> anyhow::Result<ExitCode> {
        let institution = self.institution.as_ref().map(Slug::as_str);
        let workshop = global.workshop()?;
        let materials = workshop.read(institution)?;
        if materials.layouts().source(self.name.as_str()).is_some() {
            bail!("there is a layout {} already: choose another name", self.name);
        }
        let toml = match materials.layouts().begin(&self.from) {
            Ok(toml) => toml,
            Err(fault) => return Ok(tell(&Fault::all_of_sheet(&fault))),
        };
        let folder = institution.map(|slug| workshop.folder(slug).join("layouts")).unwrap_or_default();
        let path = folder.join(format!("{}.toml", self.name));
        if path.exists() {
            bail!("{} exists: choose another name", path.display());
        }
        // An empty path is this folder, which is there.
        let made = if folder.as_os_str().is_empty() { Ok(()) } else { std::fs::create_dir_all(&folder) };
        made.and_then(|()| std::fs::write(&path, toml))
            .with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{}\n\nLook at it:  testamur layout preview {}", path.display(), path.display());
        println!("A programme names it:  sheet = \"{}\"", self.name);
        Ok(ExitCode::SUCCESS)
    }
}

impl Check {
    fn run(&self, global: &Global) -> anyhow::Result<ExitCode> {
        let institution = self.institution.as_ref().map(Slug::as_str);
        let (materials, name) = find(global, &self.layout, institution)?;
        let layout = match materials.layouts().read(&name) {
            Ok(layout) => layout,
            Err(fault) => return Ok(tell(&Fault::all_of_sheet(&fault))),
        };
        let mut faults = Vec::new();
        for (what, trial) in Trial::all()? {
            match trial.print(&materials, &layout) {
                Ok(_) => {}
                Err(error) => {
                    let found = trial::faults(error)?;
                    faults.extend(found.into_iter().map(|mut fault| {
                        what.clone_into(&mut fault.content);
                        fault
                    }));
                }
            }
        }
        if !faults.is_empty() {
            return Ok(tell(&faults));
        }
        let [width, height] = layout.page();
        println!(
            "{name} is good: {width} × {height} mm, the code in {} mm. Tried with names of 4 and of 90 letters, one to three languages, up to 12 departments.",
            layout.code()
        );
        Ok(ExitCode::SUCCESS)
    }
}

impl List {
    fn run(&self, global: &Global) -> anyhow::Result<ExitCode> {
        let own = self.institution.as_ref().map(|slug| [slug.to_string()].into());
        let mut told: Vec<String> = Vec::new();
        let workshop = global.workshop()?;
        for institution in std::iter::once(None).chain(own.unwrap_or_else(|| workshop.slugs()).into_iter().map(Some)) {
            let layouts = workshop.read(institution.as_deref())?.layouts();
            for name in layouts.names() {
                if institution.is_some() && told.iter().any(|known| known == name) {
                    continue;
                }
                told.extend(institution.is_none().then(|| name.to_owned()));
                let whose = institution.as_deref().unwrap_or("built in");
                match layouts.read(name) {
                    Ok(layout) => {
                        let [width, height] = layout.page();
                        println!("{name:<24} {width} × {height} mm, code {} mm   {whose}", layout.code());
                    }
                    Err(_) => println!("{name:<24} has faults: testamur layout check {name} --institution {whose}"),
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Preview {
    fn run(&self, global: &Global) -> anyhow::Result<ExitCode> {
        let trial = match Trial::read(self.programme.as_deref(), &self.lang, &self.name, self.latin_name.as_deref())? {
            Ok(trial) => trial,
            Err(faults) => return Ok(tell(&faults)),
        };
        let institution = self.institution.as_ref().or(Some(trial.programme.institution())).map(Slug::as_str);
        let (materials, name) = find(global, &self.layout, institution)?;
        let layout = match materials.layouts().read(&name) {
            Ok(layout) => layout,
            Err(fault) => return Ok(tell(&Fault::all_of_sheet(&fault))),
        };
        let pdf = match trial.print(&materials, &layout) {
            Ok(pdf) => pdf,
            Err(error) => return Ok(tell(&trial::faults(error)?)),
        };
        let written = |path: &Path| format!("{} cannot be written", path.display());
        if self.out.extension().is_some_and(|ending| ending == "pdf") {
            std::fs::write(&self.out, pdf).with_context(|| written(&self.out))?;
            println!("{}", self.out.display());
            return Ok(ExitCode::SUCCESS);
        }
        for (number, page) in (1..).zip(preview(&pdf, self.dpi)?) {
            let path = if number == 1 { self.out.clone() } else { beside(&self.out, number) };
            std::fs::write(&path, page.to_png()?).with_context(|| written(&path))?;
            println!("{}", path.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A layout by its file, or by its name among the institution's and the built-in ones.
fn find(global: &Global, layout: &str, institution: Option<&str>) -> anyhow::Result<(Materials, String)> {
    let mut materials = global.workshop()?.read(institution)?;
    let path = Path::new(layout);
    if path.extension().is_some_and(|ending| ending == "toml") {
        let name = materials.add_beside(path)?;
        return Ok((materials, name));
    }
    Ok((materials, layout.to_owned()))
}

/// `preview-2.png` beside `preview.png`.
fn beside(path: &Path, number: u32) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem}-{number}.{ending}"))
}

/// Tells faults in the system's language, or in English.
fn tell(faults: &[Fault]) -> ExitCode {
    let words = Words::of(language::chosen(None));
    for fault in faults {
        eprintln!("{}", fault.told(words));
    }
    eprintln!("\n{} {}.", faults.len(), if faults.len() == 1 { "fault" } else { "faults" });
    ExitCode::FAILURE
}
