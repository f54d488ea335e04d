//! What is wrong with a programme or a roster, where, and what to do about it.

use std::fmt;

use serde::Serialize;

use super::problem::Problem;
use crate::claims::Language;
use crate::words::{Facts, Words};

/// One fault, at one place.
///
/// `Display` is meant for the registrar's own screen: it shows the cell's content, which may be a name. It does not belong in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub problem: Problem,
    /// What stands there, cut to 80 characters.
    pub content: String,
}

/// Where a fault is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The whole file.
    File,
    /// A key of a TOML file.
    Key {
        /// The line, from 1.
        line: u32,
        /// The path of the key: `rotations[2].department.ru`.
        path: String,
    },
    /// A row of a spreadsheet.
    Row {
        /// The row, from 1, as the spreadsheet shows it.
        row: u32,
        /// The header of the column as it is written there; `None` where the whole row is meant.
        column: Option<String>,
        /// The place of the column, from 0, where one cell is meant.
        at: Option<u16>,
    },
}

/// All faults of one file, never none, in the order of their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

/// The most characters of a cell that a fault repeats.
pub(super) const CONTENT_CHARACTERS: usize = 80;

/// The most faults that are listed; the last one then tells how many more there are.
pub(super) const MAX_FAULTS: usize = 5_000;

impl Fault {
    /// A fault of a place.
    #[must_use]
    pub fn new(place: Place, problem: impl Into<Problem>, content: &str) -> Self {
        let content = match content.char_indices().nth(CONTENT_CHARACTERS) {
            Some((end, _)) => format!("{}…", content.get(..end).unwrap_or_default()),
            None => content.to_owned(),
        };
        Self { place, problem: problem.into(), content }
    }

    /// A fault of the whole file.
    #[must_use]
    pub fn of_file(problem: impl Into<Problem>, content: &str) -> Self {
        Self::new(Place::File, problem, content)
    }

    /// A fault of a row.
    #[must_use]
    pub fn of_row(row: u32, problem: impl Into<Problem>, content: &str) -> Self {
        Self::new(Place::Row { row, column: None, at: None }, problem, content)
    }

    /// A fault of a cell: its row, and place and header of its column.
    #[must_use]
    pub fn of_cell(row: u32, (at, header): (usize, &str), problem: impl Into<Problem>, content: &str) -> Self {
        Self::new(Place::Row { row, column: Some(header.to_owned()), at: u16::try_from(at).ok() }, problem, content)
    }

    /// The permanent code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// What to do about it, in English.
    #[must_use]
    pub fn cure(&self) -> String {
        self.problem.cure(Words::of(Language::En))
    }

    /// The row, where it is a spreadsheet's.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        self.place.row()
    }

    /// The header of the column, where one cell is meant.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.place.column()
    }
}

impl Place {
    /// The row, where it is a spreadsheet's.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        match self {
            Self::Row { row, .. } => Some(*row),
            _ => None,
        }
    }

    /// The header of the column, where one cell is meant.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Row { column, .. } => column.as_deref(),
            _ => None,
        }
    }

    /// `row 7, Doğum tarihi`
    #[must_use]
    pub fn words(&self, words: &Words) -> String {
        let facts = Facts::new();
        match self {
            Self::File => words.say("fault-place-file"),
            Self::Key { line, path } if path.is_empty() => words.tell("fault-place-line", &facts.number("line", *line)),
            Self::Key { line, path } => words.tell("fault-place-key", &facts.number("line", *line).text("path", path)),
            Self::Row { row, column: Some(column), .. } => {
                words.tell("fault-place-cell", &facts.number("row", *row).text("column", column))
            }
            Self::Row { row, column: None, .. } => words.tell("fault-place-row", &facts.number("row", *row)),
        }
    }
}

/// In English: `row 7, Doğum tarihi: this date could be 2022-04-03 or 2022-03-04 (03/04/2022) [ambiguous-date]: write it as …`
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place.words(Words::of(Language::En)), self.problem)?;
        if !self.content.is_empty() {
            write!(f, " ({})", self.content)?;
        }
        write!(f, " [{}]: {}", self.code(), self.cure())
    }
}

/// `{"row", "column", "key", "line", "code", "message", "content", "cure"}`; absent parts are left out.
impl Serialize for Fault {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            row: Option<u32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            column: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            key: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            line: Option<u32>,
            code: &'static str,
            message: String,
            content: &'a str,
            cure: String,
        }
        let (key, line) = match &self.place {
            Place::Key { line, path } => (Some(path.as_str()), Some(*line)),
            _ => (None, None),
        };
        let (code, message, cure) = (self.code(), self.problem.to_string(), self.cure());
        Shape { row: self.row(), column: self.column(), key, line, code, message, content: &self.content, cure }
            .serialize(serializer)
    }
}

impl Faults {
    /// The faults that were gathered, in order, or nothing if there are none.
    ///
    /// # Errors
    /// The faults.
    pub fn none_in(mut faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() {
            return Ok(());
        }
        faults.sort_by_cached_key(|fault| match &fault.place {
            Place::File => (0, 0),
            Place::Key { line, .. } => (1, *line),
            Place::Row { row, .. } => (2, *row),
        });
        let more = faults.len().saturating_sub(MAX_FAULTS);
        if more > 0 {
            faults.truncate(MAX_FAULTS);
            faults.push(Fault::of_file(Problem::MoreFaults(more), ""));
        }
        Err(Self(faults))
    }

    /// The faults, in the order of their places.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// How many there are.
    #[expect(clippy::len_without_is_empty, reason = "there is always one")]
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The faults as a list.
    #[must_use]
    pub fn into_vec(self) -> Vec<Fault> {
        self.0
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One fault a line.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(place, fault)| {
            let line_break = if place == 0 { "" } else { "\n" };
            write!(f, "{line_break}{fault}")
        })
    }
}

impl std::error::Error for Faults {}
