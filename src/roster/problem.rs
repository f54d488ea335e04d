//! Everything that can be wrong with a programme or a roster.

use crate::claims::{ClaimFault, Language};
use crate::time::Day;

/// What is wrong. The words for it, and the cure, are messages of `templates/words/*.ftl`, by code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A date that could be read in two ways.
    AmbiguousDate(Day, Day),
    /// A birth date before 1900 or after the programme has begun.
    BirthDateImplausible(Day),
    /// The programme signs birth dates and this row has none.
    BirthDateMissing,
    /// The spreadsheet itself says that the cell is wrong: `#N/A`.
    CellError,
    /// More characters than a cell may have.
    CellTooLong,
    /// The value cannot stand in a certificate.
    Claim(ClaimFault),
    /// A cell of a person is merged over the rows of several.
    CellsMerged {
        /// The first row of the merged cell.
        row: u32,
    },
    /// Two columns mean the same.
    ColumnTwice(String),
    /// The spreadsheet has kept only the first fifteen digits.
    DigitsLost,
    /// The same row again.
    DuplicateRow(u32),
    /// The file does not have the encoding that was named.
    EncodingDiffers(String),
    /// The file is not in a known encoding.
    EncodingUnknown,
    /// The file is larger than is read.
    FileTooLarge(usize),
    /// A formula whose value the file does not hold.
    FormulaWithoutValue,
    /// No row looks like a header.
    HeaderMissing,
    /// The issue date is too far from today.
    IssueDateFar {
        /// The issue date of the programme.
        issued: Day,
        /// Today.
        today: Day,
    },
    /// A key that has to be there.
    KeyMissing,
    /// A key that nobody knows.
    KeyUnknown {
        /// The known key that is most like it.
        suggestion: Option<&'static str>,
    },
    /// A text is missing in one of the printed languages.
    LanguageMissing(Language),
    /// A language is listed twice.
    LanguageTwice(Language),
    /// Letters that a wrong code page has exchanged: `Ýbrahim`, `Ð˜Ð²Ð°Ð½`.
    LettersGarbled {
        /// What it probably reads.
        proposal: String,
        /// The row, for the cure.
        row: u32,
    },
    /// `?` or U+FFFD stands where a letter was.
    LettersLost,
    /// A letter of another script that looks like the right one.
    LettersMixed {
        /// The letter.
        letter: char,
        /// Its script.
        script: &'static str,
        /// Its place in the cell, from 1.
        position: u32,
        /// The whole cell in letters of one script, where each letter has its counterpart.
        proposal: Option<String>,
    },
    /// More faults than are listed.
    MoreFaults(usize),
    /// The row has no name.
    NameMissing,
    /// Signs that no name has.
    NameSign(char),
    /// Two rows that nothing tells apart.
    Namesakes(u32),
    /// Not a date of the calendar in a known form.
    NotADate,
    /// Not a number of hours or credits.
    NotAQuantity,
    /// Neither XLSX nor text with columns.
    NotASpreadsheet(&'static str),
    /// The name in Latin letters holds others.
    NotLatin {
        /// How it may be written.
        proposal: Option<String>,
    },
    /// Not an address for mail.
    NotAnEmail,
    /// One of a few words was expected.
    NotOneOf(&'static str),
    /// A register number stands in two rows.
    NumberTwice(u32),
    /// The pattern of register numbers cannot be used.
    NumberPattern(&'static str),
    /// A layout that leaves out something that is signed.
    NotShown(&'static str),
    /// Days outside of the programme's days.
    OutsideThePeriod,
    /// A quotation mark that nothing closes.
    QuoteOpen,
    /// A grade that would be read as hours.
    ResultLikeHours,
    /// A roster without people.
    RosterEmpty,
    /// A rotation that is named twice, or a code that two rotations share.
    RotationTwice(String),
    /// A rotation that the programme does not have.
    RotationUnknown {
        /// The code in the roster.
        code: String,
        /// The programme's codes.
        known: String,
    },
    /// The workbook has no sheet of that name.
    SheetMissing {
        /// The sheets that it has.
        known: String,
    },
    /// Several sheets of the workbook could be the roster.
    SheetsSeveral {
        /// Those sheets.
        known: String,
    },
    /// A slug that two institutions share.
    SlugTwice,
    /// Two people with one student number.
    StudentNumberTwice(u32),
    /// The file is not TOML.
    Syntax(String),
    /// More than is taken.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
    /// A word where only some are known.
    WordUnknown {
        /// The known ones.
        known: String,
        /// The one that is most like it.
        suggestion: Option<String>,
    },
    /// An old or locked workbook.
    WorkbookLocked,
    /// A workbook whose parts are larger than is read.
    WorkbookTooLarge(usize),
    /// A value of another type.
    WrongType {
        /// What was expected.
        expected: &'static str,
    },
    /// A year of two digits.
    YearShort,
}
