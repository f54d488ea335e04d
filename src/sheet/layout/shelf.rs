//! The layouts that there are: the built-in ones, and an institution's own on top of them.

use std::collections::BTreeMap;

use super::{Layout, reading};
use crate::roster::{Fault, Faults, Place, Problem};
use crate::sheet::SheetFault;

/// Layouts by name. One that was kept with a batch comes before the built-in one of its name, so that a sheet is printed
/// again as it was.
#[derive(Debug, Clone, Default)]
pub struct Layouts {
    own: BTreeMap<String, String>,
}

impl Layouts {
    /// The built-in layouts and these, by name.
    #[must_use]
    pub fn with(own: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { own: own.into_iter().collect() }
    }

    /// The names of the built-in layouts.
    pub fn built_in() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// All names: the built-in ones, then the institution's.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = self.own.keys().map(String::as_str).filter(|own| Self::built_in().all(|name| name != *own));
        BUILT_IN.iter().map(|(name, _)| *name).chain(own)
    }

    /// The TOML of a layout.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&str> {
        let built_in = || BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, toml)| *toml);
        self.own.get(name).map(String::as_str).or_else(built_in)
    }

    /// Reads a layout and those that it extends.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] with every fault of the file: line, key, code, cure.
    pub fn read(&self, name: &str) -> Result<Layout, SheetFault> {
        let of_file = |faults| SheetFault::Layout { file: format!("{name}.toml"), faults };
        let Some(toml) = self.source(name) else {
            let known = self.names().collect::<Vec<_>>().join(", ");
            let problem = Problem::WordUnknown { known, suggestion: None };
            return Err(of_file(Fault::new(Place::File, problem, name).into()));
        };
        let mut sources = vec![(name.to_owned(), toml.to_owned())];
        while let Some(base) = sources.last().and_then(|(_, toml)| reading::base_of(toml)) {
            let known = self.source(&base).filter(|_| sources.iter().all(|(name, _)| *name != base));
            let Some(toml) = known.filter(|_| sources.len() < MOST_BASES) else { break };
            let toml = toml.to_owned();
            sources.push((base, toml));
        }
        let mut file = None;
        for (name, toml) in sources.iter().rev() {
            let fault = |faults: Faults| SheetFault::Layout { file: format!("{name}.toml"), faults };
            file = Some(reading::read(toml, file.take(), self).map_err(fault)?);
        }
        let file = file.ok_or_else(|| of_file(Fault::of_file(Problem::KeyMissing, "").into()))?;
        Ok(Layout { name: name.to_owned(), file, sources })
    }
}

/// A layout extends another, which may extend a third; longer chains nobody can follow.
const MOST_BASES: usize = 4;

/// The built-in layouts: three characters, two orientations, two sizes of the code.
const BUILT_IN: [(&str, &str); 12] = [
    ("classic", include_str!("../../../templates/sheets/classic.toml")),
    ("classic-45", include_str!("../../../templates/sheets/classic-45.toml")),
    ("classic-portrait", include_str!("../../../templates/sheets/classic-portrait.toml")),
    ("classic-portrait-45", include_str!("../../../templates/sheets/classic-portrait-45.toml")),
    ("letter", include_str!("../../../templates/sheets/letter.toml")),
    ("letter-45", include_str!("../../../templates/sheets/letter-45.toml")),
    ("letter-landscape", include_str!("../../../templates/sheets/letter-landscape.toml")),
    ("letter-landscape-45", include_str!("../../../templates/sheets/letter-landscape-45.toml")),
    ("modern", include_str!("../../../templates/sheets/modern.toml")),
    ("modern-45", include_str!("../../../templates/sheets/modern-45.toml")),
    ("modern-portrait", include_str!("../../../templates/sheets/modern-portrait.toml")),
    ("modern-portrait-45", include_str!("../../../templates/sheets/modern-portrait-45.toml")),
];
