//! The permanent code of each problem, and its cure.

use super::fault::Problem;
use crate::claims::ClaimFault;

impl Problem {
    /// The permanent code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AmbiguousDate(..) => "ambiguous-date",
            Self::BirthDateImplausible(_) => "birth-date-implausible",
            Self::BirthDateMissing => "birth-date-missing",
            Self::CellError => "cell-error",
            Self::CellTooLong => "cell-too-long",
            Self::Claim(fault) => fault.code(),
            Self::ColumnTwice(_) => "column-twice",
            Self::DigitsLost => "digits-lost",
            Self::DuplicateRow(_) => "duplicate-row",
            Self::EncodingUnknown => "encoding-unknown",
            Self::FileTooLarge(_) => "file-too-large",
            Self::HeaderMissing => "header-missing",
            Self::IssueDateFar { .. } => "issue-date-far",
            Self::KeyMissing => "key-missing",
            Self::KeyUnknown { .. } => "key-unknown",
            Self::LanguageMissing(_) => "language-missing",
            Self::LanguageTwice(_) => "language-twice",
            Self::LettersLost => "letters-lost",
            Self::MoreFaults(_) => "more-faults",
            Self::NameMissing => "name-missing",
            Self::NameSign(_) => "name-sign",
            Self::Namesakes(_) => "namesakes",
            Self::NotADate => "not-a-date",
            Self::NotAQuantity => "not-a-quantity",
            Self::NotASpreadsheet(_) => "not-a-spreadsheet",
            Self::NotAnEmail => "not-an-email",
            Self::NotOneOf(_) => "not-one-of",
            Self::NumberTwice(_) => "number-twice",
            Self::NumberPattern(_) => "number-pattern",
            Self::OutsideThePeriod => "outside-the-period",
            Self::QuoteOpen => "quote-open",
            Self::ResultLikeHours => "result-like-hours",
            Self::RosterEmpty => "roster-empty",
            Self::RotationTwice(_) => "rotation-twice",
            Self::RotationUnknown { .. } => "rotation-unknown",
            Self::SheetMissing { .. } => "sheet-missing",
            Self::SlugTwice => "slug-twice",
            Self::StudentNumberTwice(_) => "student-number-twice",
            Self::Syntax(_) => "not-toml",
            Self::TooMany { .. } => "too-many",
            Self::WorkbookLocked => "workbook-locked",
            Self::WorkbookTooLarge(_) => "workbook-too-large",
            Self::WrongType { .. } => "wrong-type",
            Self::YearShort => "year-short",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn cure(&self) -> String {
        match self {
            Self::AmbiguousDate(first, second) => format!("write {first} or {second}"),
            Self::IssueDateFar { .. } => "leave issued out, then it is today, or choose a nearer day".into(),
            Self::KeyUnknown { suggestion: Some(key) } => format!("did you mean {key}?"),
            Self::LanguageMissing(language) => {
                format!("add {language} = \"…\", or take {language} out of languages")
            }
            Self::NameSign(sign) => format!("take {sign:?} out of the name"),
            Self::NotOneOf(words) => format!("write one of {words}"),
            Self::RotationUnknown { known, .. } if known.is_empty() => "leave the cell empty".into(),
            Self::RotationUnknown { known, .. } => format!("use the programme's codes, joined by +: {known}"),
            Self::SheetMissing { known } => format!("choose one of {known}"),
            Self::TooMany { what: "awarding institutions", .. } => {
                "keep one under awarded_with and list the others under partners".into()
            }
            Self::TooMany { limit, .. } => format!("keep at most {limit}"),
            Self::WrongType { expected } => format!("write {expected}"),
            other => other.fixed_cure().into(),
        }
    }

    fn fixed_cure(&self) -> &'static str {
        match self {
            Self::BirthDateImplausible(_) => "correct the year, or look whether the columns are mixed up",
            Self::BirthDateMissing => "add the birth date, or set sign_birth_date = false",
            Self::CellError => "correct the formula, or type the value",
            Self::CellTooLong | Self::Claim(ClaimFault::TooLong(_)) => "shorten it",
            Self::Claim(ClaimFault::EndsBeforeStart { .. }) => "exchange or correct the days",
            Self::Claim(ClaimFault::Empty) => "write it, or leave the key out",
            Self::Claim(ClaimFault::NotPrintable(_)) => "type the text anew, without copying it from elsewhere",
            Self::Claim(ClaimFault::Separator(_)) => "write it without this separator",
            Self::ColumnTwice(_) => "delete or rename one of the two columns",
            Self::DigitsLost => "format the column as text and type the number again",
            Self::DuplicateRow(_) => "delete one of the two rows",
            Self::EncodingUnknown | Self::LettersLost => {
                "save as XLSX or as CSV UTF-8: the letter ə, for one, does not exist in Windows code pages"
            }
            Self::FileTooLarge(_) => "split the roster, and take pictures out of the workbook",
            Self::HeaderMissing => "add a row of headers above the names, one of them Name, Ad Soyad, ФИО or Ad, soyad",
            Self::KeyMissing => "add it",
            Self::KeyUnknown { .. } => "take it out",
            Self::MoreFaults(_) => "correct those above first",
            Self::NameMissing => "write the name, or delete the row",
            Self::Namesakes(_) => "add student numbers or birth dates, which need not be printed",
            Self::NotADate => "write it as 2022-10-28 or 28.10.2022",
            Self::NotAQuantity => "write a number such as 120 or 12.5, without a unit",
            Self::NotASpreadsheet(_) => "save as XLSX or as CSV UTF-8",
            Self::NotAnEmail => "write one address such as name@university.example, or leave the cell empty",
            Self::NumberPattern(_) => "write a pattern such as IMU-{year}-{seq:04}",
            Self::NumberTwice(_) => "give each row its own number, or leave the column empty",
            Self::OutsideThePeriod => "correct these days, or the programme's",
            Self::QuoteOpen => "close the quotation mark, double it (\"\") inside a cell, or save as XLSX",
            Self::ResultLikeHours => "put hours into the column hours",
            Self::RosterEmpty => "write the people below the header",
            Self::LanguageTwice(_) | Self::RotationTwice(_) => "name it once",
            Self::SlugTwice => "give each institution its own slug",
            Self::StudentNumberTwice(_) => "correct one of the two numbers",
            Self::Syntax(_) => "correct the line; docs and examples show complete programmes",
            Self::WorkbookLocked => "open it, remove the password, and save it as XLSX",
            Self::WorkbookTooLarge(_) => "copy the roster alone into a new workbook",
            Self::YearShort => "write the year with four digits",
            _ => "correct it",
        }
    }
}
