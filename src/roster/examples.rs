//! The programmes of `examples/`, embedded, so that `testamur demo` works in any folder. Every person in them is invented.

/// A function could not: the names of embedded files have to be literals.
macro_rules! example {
    ($folder:literal, $roster:literal) => {
        Example {
            programme: include_str!(concat!("../../examples/", $folder, "/programme.toml")),
            roster_name: $roster,
            roster: include_bytes!(concat!("../../examples/", $folder, "/", $roster)),
        }
    };
}

/// As [`example!`], for a picture.
macro_rules! picture {
    ($folder:literal, $name:literal) => {
        ($name, include_bytes!(concat!("../../examples/", $folder, "/", $name)))
    };
}

/// One programme and its roster.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The TOML of the programme.
    pub programme: &'static str,
    /// The file name of the roster.
    pub roster_name: &'static str,
    /// The roster.
    pub roster: &'static [u8],
}

/// The six programmes, in the order in which they are sealed: 12, 6, 11, 8, 700 and 30 people.
#[must_use]
pub fn all() -> [Example; 6] {
    [
        example!("1-emergency-internship", "roster.csv"),
        example!("2-double-degree", "roster.csv"),
        example!("3-clinical-practice-minsk", "roster.csv"),
        example!("4-clinical-practice-baku", "roster.csv"),
        example!("5-volunteers", "roster.xlsx"),
        example!("6-letters-of-gratitude", "roster.csv"),
    ]
}

/// The logos and signatures that institutions and programmes name, by file name.
#[must_use]
pub fn pictures() -> [(&'static str, &'static [u8]); 9] {
    [
        picture!("logos", "amu.svg"),
        picture!("logos", "bsmu.svg"),
        picture!("logos", "kursk.svg"),
        picture!("logos", "medeniyet.svg"),
        picture!("logos", "pirogov.svg"),
        picture!("signatures", "sample-1.svg"),
        picture!("signatures", "sample-2.svg"),
        picture!("signatures", "sample-3.svg"),
        picture!("signatures", "sample-4.svg"),
    ]
}

/// The TOML of the five institutions, for [`super::Institution::parse_all`].
#[must_use]
pub fn institutions() -> &'static str {
    include_str!("../../examples/institutions.toml")
}
