//! What is wrong with a programme or a roster, where, and what to do about it.

use std::fmt;

use serde::Serialize;

use crate::claims::{ClaimFault, Language};
use crate::time::Day;

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
    },
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// A date that could be read in two ways.
    #[error("this date could be {0} or {1}")]
    AmbiguousDate(Day, Day),
    /// A birth date before 1900 or after the programme has begun.
    #[error("nobody in this programme was born on {0}")]
    BirthDateImplausible(Day),
    /// The programme signs birth dates and this row has none.
    #[error("no birth date, and this programme signs it")]
    BirthDateMissing,
    /// The spreadsheet itself says that the cell is wrong: `#N/A`.
    #[error("the cell holds an error of the spreadsheet")]
    CellError,
    /// More characters than a cell may have.
    #[error("the cell holds more than {} characters", super::limits::CELL_CHARACTERS)]
    CellTooLong,
    /// The value cannot stand in a certificate.
    #[error("{0}")]
    Claim(#[from] ClaimFault),
    /// Two columns mean the same.
    #[error("this column means the same as {0:?}")]
    ColumnTwice(String),
    /// The spreadsheet has kept only the first fifteen digits.
    #[error("the spreadsheet has kept only the first 15 digits of this number")]
    DigitsLost,
    /// The same row again.
    #[error("the same as row {0}")]
    DuplicateRow(u32),
    /// The file is not in a known encoding.
    #[error("the file is not UTF-8")]
    EncodingUnknown,
    /// The file is larger than is read.
    #[error("the file is larger than {0} bytes")]
    FileTooLarge(usize),
    /// No row looks like a header.
    #[error("no header row with a column for names in the first {} rows", super::limits::HEADER_ROWS)]
    HeaderMissing,
    /// The issue date is too far from today.
    #[error("{issued} is not within 366 days before and 30 days after today, {today}")]
    IssueDateFar {
        /// The issue date of the programme.
        issued: Day,
        /// Today.
        today: Day,
    },
    /// A key that has to be there.
    #[error("missing")]
    KeyMissing,
    /// A key that nobody knows.
    #[error("there is no such key")]
    KeyUnknown {
        /// The known key that is most like it.
        suggestion: Option<&'static str>,
    },
    /// A text is missing in one of the printed languages.
    #[error("no text in the language {0}")]
    LanguageMissing(Language),
    /// A language is listed twice.
    #[error("{0} is listed twice")]
    LanguageTwice(Language),
    /// `?` or U+FFFD stands where a letter was.
    #[error("letters of this text were lost when the file was saved")]
    LettersLost,
    /// More faults than are listed.
    #[error("{0} more faults")]
    MoreFaults(usize),
    /// The row has no name.
    #[error("no name")]
    NameMissing,
    /// Signs that no name has.
    #[error("{0:?} does not belong in a name")]
    NameSign(char),
    /// Two rows that nothing tells apart.
    #[error("nothing tells this person from the one in row {0}")]
    Namesakes(u32),
    /// Not a date of the calendar in a known form.
    #[error("not a date")]
    NotADate,
    /// Not a number of hours or credits.
    #[error("not a number from 0.1 to 99999.9 with at most one decimal place")]
    NotAQuantity,
    /// Neither XLSX nor text with columns.
    #[error("not a spreadsheet that can be read: {0}")]
    NotASpreadsheet(&'static str),
    /// Not an address for mail.
    #[error("not an email address")]
    NotAnEmail,
    /// One of a few words was expected.
    #[error("not one of {0}")]
    NotOneOf(&'static str),
    /// A register number stands in two rows.
    #[error("the same register number as in row {0}")]
    NumberTwice(u32),
    /// The pattern of register numbers cannot be used.
    #[error("not a pattern of register numbers: {0}")]
    NumberPattern(&'static str),
    /// Days outside of the programme's days.
    #[error("these days are not within the programme's")]
    OutsideThePeriod,
    /// A quotation mark that nothing closes.
    #[error("a quotation mark opens here and is never closed")]
    QuoteOpen,
    /// A grade that would be read as hours.
    #[error("a result of this form would be read as hours")]
    ResultLikeHours,
    /// A roster without people.
    #[error("the roster names nobody")]
    RosterEmpty,
    /// A rotation that is named twice, or a code that two rotations share.
    #[error("the rotation {0:?} stands here twice")]
    RotationTwice(String),
    /// A rotation that the programme does not have.
    #[error("the programme has no rotation {code:?}")]
    RotationUnknown {
        /// The code in the roster.
        code: String,
        /// The programme's codes.
        known: String,
    },
    /// The workbook has no sheet of that name.
    #[error("the workbook has no such sheet")]
    SheetMissing {
        /// The sheets that it has.
        known: String,
    },
    /// A slug that two institutions share.
    #[error("this slug stands here twice")]
    SlugTwice,
    /// Two people with one student number.
    #[error("the same student number as in row {0}")]
    StudentNumberTwice(u32),
    /// The file is not TOML.
    #[error("not TOML: {0}")]
    Syntax(String),
    /// More than is taken.
    #[error("more than {limit} {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
    /// An old or locked workbook.
    #[error("a workbook of Excel 97-2003, or one with a password")]
    WorkbookLocked,
    /// A workbook whose parts are larger than is read.
    #[error("the parts of this workbook are larger than {0} bytes together")]
    WorkbookTooLarge(usize),
    /// A value of another type.
    #[error("not {expected}")]
    WrongType {
        /// What was expected.
        expected: &'static str,
    },
    /// A year of two digits.
    #[error("a year of two digits")]
    YearShort,
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

    /// A fault of a row, or of one of its cells.
    #[must_use]
    pub fn of_row(row: u32, column: Option<&str>, problem: impl Into<Problem>, content: &str) -> Self {
        Self::new(Place::Row { row, column: column.map(str::to_owned) }, problem, content)
    }

    /// The permanent code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// What to do about it.
    #[must_use]
    pub fn cure(&self) -> String {
        self.problem.cure()
    }

    /// The row, where it is a spreadsheet's.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        match self.place {
            Place::Row { row, .. } => Some(row),
            _ => None,
        }
    }

    /// The header of the column, where one cell is meant.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        match &self.place {
            Place::Row { column, .. } => column.as_deref(),
            _ => None,
        }
    }
}

/// `row 7, Doğum tarihi: this date could be 2022-04-03 or 2022-03-04 (03/04/2022) [ambiguous-date]: write it as …`
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::File => f.write_str("file: ")?,
            Place::Key { line, path } if path.is_empty() => write!(f, "line {line}: ")?,
            Place::Key { line, path } => write!(f, "line {line}, {path}: ")?,
            Place::Row { row, column: Some(column) } => write!(f, "row {row}, {column}: ")?,
            Place::Row { row, column: None } => write!(f, "row {row}: ")?,
        }
        write!(f, "{}", self.problem)?;
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
