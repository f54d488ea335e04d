//! What was read and how, and what the registrar should know although nothing is wrong with it.

use std::fmt;

use super::encoding::Encoding;
use crate::claims::Language;
use crate::words::{Facts, Words};

/// What was read, and how it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// What separates the cells of a text file.
    pub delimiter: Option<char>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The sheets that were not read and hold anything, or are hidden.
    pub other_sheets: Vec<String>,
    /// The rows of the headers, the first and the last one.
    pub header_rows: (u32, u32),
    /// The columns that are read: letters, header as it is written, and the column's word in the contract.
    pub columns: Vec<(String, String, &'static str)>,
}

/// Something in a roster that the registrar should know. Its words are messages of `templates/words/*.ftl`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// A name in capital letters, which stays as it is.
    Capitals {
        /// The row.
        row: u32,
        /// The name.
        name: String,
        /// How it may be written else.
        proposal: Option<String>,
    },
    /// A total that is not the number of people that were read.
    CountDiffers {
        /// The row of the total.
        row: u32,
        /// What it says.
        said: u32,
        /// How many people were read.
        found: usize,
    },
    /// A column that is hidden and was read.
    HiddenColumn(String),
    /// A name in Latin letters that the roster does not have. It is not signed unless the registrar puts it into the roster.
    LatinProposed {
        /// The row.
        row: u32,
        /// The name in its own script.
        name: String,
        /// By the rules of passports.
        latin: String,
    },
    /// A merged cell whose value was taken for each of its rows.
    Merged {
        /// The header of the column.
        column: String,
        /// The first row.
        first: u32,
        /// The last row.
        last: u32,
    },
    /// A row that names nobody.
    Skipped {
        /// The row, from 1.
        row: u32,
        /// Why.
        why: Skip,
    },
    /// A column that is not part of the contract.
    UnknownColumn(String),
    /// Signs that nobody sees were taken out of a cell.
    Unseen {
        /// The row.
        row: u32,
        /// The header of the column.
        column: String,
    },
}

/// Why a row was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Skip {
    /// It stands above the headers.
    AboveTheHeaders,
    /// It is blank.
    Blank,
    /// It numbers the columns: 1, 2, 3 …
    ColumnNumbers,
    /// It is hidden or filtered out.
    Hidden,
    /// It holds a serial number and nothing else.
    SerialNumber,
    /// It is a line of signatures or remarks below the people.
    Signature,
    /// It holds totals.
    Total,
}

impl Note {
    /// What kind of note this is: the last part of its message.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Capitals { .. } => "capitals",
            Self::CountDiffers { .. } => "count-differs",
            Self::HiddenColumn(_) => "hidden-column",
            Self::LatinProposed { .. } => "latin-proposed",
            Self::Merged { .. } => "merged",
            Self::Skipped { .. } => "skipped",
            Self::UnknownColumn(_) => "unknown-column",
            Self::Unseen { .. } => "unseen",
        }
    }

    /// The note in a language.
    #[must_use]
    pub fn words(&self, words: &Words) -> String {
        let facts = Facts::new();
        let facts = match self {
            Self::Capitals { row, name, proposal } => {
                facts.number("row", *row).text("name", name).text_or_none("proposal", proposal.as_deref())
            }
            Self::CountDiffers { row, said, found } => {
                facts.number("row", *row).number("said", *said).number("found", *found)
            }
            Self::HiddenColumn(column) | Self::UnknownColumn(column) => facts.text("column", column),
            Self::LatinProposed { row, name, latin } => {
                facts.number("row", *row).text("name", name).text("latin", latin)
            }
            Self::Merged { column, first, last } => {
                facts.text("column", column).number("first", *first).number("last", *last)
            }
            Self::Skipped { row, why } => facts.number("row", *row).text("why", why.words(words)),
            Self::Unseen { row, column } => facts.number("row", *row).text("column", column),
        };
        words.tell(&format!("roster-note-{}", self.word()), &facts)
    }
}

impl Skip {
    /// Every reason, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::AboveTheHeaders,
        Self::ColumnNumbers,
        Self::Blank,
        Self::SerialNumber,
        Self::Hidden,
        Self::Total,
        Self::Signature,
    ];

    /// The reason in a language: "it is blank".
    #[must_use]
    pub fn words(self, words: &Words) -> String {
        words.say(&format!("roster-skip-{}", self.word()))
    }

    fn word(self) -> &'static str {
        match self {
            Self::AboveTheHeaders => "above-the-headers",
            Self::Blank => "blank",
            Self::ColumnNumbers => "column-numbers",
            Self::Hidden => "hidden",
            Self::SerialNumber => "serial-number",
            Self::Signature => "signature",
            Self::Total => "total",
        }
    }
}

/// In English.
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Words::of(Language::En)))
    }
}

/// In English.
impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Words::of(Language::En)))
    }
}
