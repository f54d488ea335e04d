//! The permanent code of each problem, and what the words about it have to know.

use std::fmt;

use super::limits::{CELL_CHARACTERS, HEADER_ROWS};
use super::problem::Problem;
use crate::claims::{ClaimFault, Did, Language, RegisterNumber, Slug};
use crate::words::{Facts, Words};

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
            Self::CellsMerged { .. } => "cells-merged",
            Self::ColumnTwice(_) => "column-twice",
            Self::DigitsLost => "digits-lost",
            Self::DuplicateRow(_) => "duplicate-row",
            Self::EncodingDiffers(_) => "encoding-differs",
            Self::EncodingUnknown => "encoding-unknown",
            Self::FileTooLarge(_) => "file-too-large",
            Self::FormulaWithoutValue => "formula-without-value",
            Self::HeaderMissing => "header-missing",
            Self::IssueDateFar { .. } => "issue-date-far",
            Self::KeyMissing => "key-missing",
            Self::KeyUnknown { .. } => "key-unknown",
            Self::LanguageMissing(_) => "language-missing",
            Self::LanguageTwice(_) => "language-twice",
            Self::LettersGarbled { .. } => "letters-garbled",
            Self::LettersLost => "letters-lost",
            Self::LettersMixed { .. } => "letters-mixed",
            Self::MoreFaults(_) => "more-faults",
            Self::NameMissing => "name-missing",
            Self::NameSign(_) => "name-sign",
            Self::Namesakes(_) => "namesakes",
            Self::NotADate => "not-a-date",
            Self::NotAQuantity => "not-a-quantity",
            Self::NotLatin { .. } => "not-latin",
            Self::NotASpreadsheet(_) => "not-a-spreadsheet",
            Self::NotAnEmail => "not-an-email",
            Self::NotOneOf(_) => "not-one-of",
            Self::NotShown(_) => "not-shown",
            Self::NumberTwice(_) => "number-twice",
            Self::NumberPattern(_) => "number-pattern",
            Self::OutsideThePeriod => "outside-the-period",
            Self::QuoteOpen => "quote-open",
            Self::ResultLikeHours => "result-like-hours",
            Self::RosterEmpty => "roster-empty",
            Self::RotationTwice(_) => "rotation-twice",
            Self::RotationUnknown { .. } => "rotation-unknown",
            Self::SheetMissing { .. } => "sheet-missing",
            Self::SheetsSeveral { .. } => "sheets-several",
            Self::SlugTwice => "slug-twice",
            Self::StudentNumberTwice(_) => "student-number-twice",
            Self::Syntax(_) => "not-toml",
            Self::TooMany { .. } => "too-many",
            Self::WordUnknown { .. } => "word-unknown",
            Self::WorkbookLocked => "workbook-locked",
            Self::WorkbookTooLarge(_) => "workbook-too-large",
            Self::WrongType { .. } => "wrong-type",
            Self::YearShort => "year-short",
        }
    }

    /// What is wrong, in a language.
    #[must_use]
    pub fn words(&self, words: &Words) -> String {
        words.tell(&format!("fault-{}", self.code()), &self.facts())
    }

    /// What to do about it, in a language.
    #[must_use]
    pub fn cure(&self, words: &Words) -> String {
        words.tell(&format!("cure-{}", self.code()), &self.facts())
    }

    /// What the words about it have to know.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let facts = Facts::new();
        match self {
            Self::AmbiguousDate(first, second) => {
                facts.text("first", first.to_string()).text("second", second.to_string())
            }
            Self::BirthDateImplausible(day) => facts.text("day", day.to_string()),
            Self::CellTooLong => facts.number("limit", CELL_CHARACTERS),
            Self::Claim(fault) => claim(fault),
            Self::ColumnTwice(other) => facts.text("other", other),
            Self::CellsMerged { row }
            | Self::DuplicateRow(row)
            | Self::Namesakes(row)
            | Self::NumberTwice(row)
            | Self::StudentNumberTwice(row) => facts.number("row", *row),
            Self::EncodingDiffers(encoding) => facts.text("encoding", encoding),
            Self::FileTooLarge(bytes) | Self::WorkbookTooLarge(bytes) => facts.number("limit", bytes / MEGABYTE),
            Self::HeaderMissing => facts.number("rows", HEADER_ROWS),
            Self::IssueDateFar { issued, today } => {
                facts.text("issued", issued.to_string()).text("today", today.to_string())
            }
            Self::KeyUnknown { suggestion } => facts.text_or_none("suggestion", *suggestion),
            Self::LanguageMissing(language) | Self::LanguageTwice(language) => facts.text("language", language.tag()),
            Self::LettersGarbled { proposal, row } => facts.text("proposal", proposal).number("row", *row),
            Self::LettersMixed { letter, script, position, proposal } => facts
                .text("letter", *letter)
                .text("script", *script)
                .number("position", *position)
                .text_or_none("proposal", proposal.as_deref()),
            Self::MoreFaults(count) => facts.number("count", *count),
            Self::NameSign(sign) => facts.text("sign", *sign),
            Self::NotASpreadsheet(reason) | Self::NumberPattern(reason) => facts.text("reason", *reason),
            Self::NotLatin { proposal } => facts.text_or_none("proposal", proposal.as_deref()),
            Self::NotOneOf(words) => facts.text("words", *words),
            Self::NotShown(item) => facts.text("item", *item),
            Self::RotationTwice(code) => facts.text("code", code),
            Self::RotationUnknown { code, known } => {
                facts.text("code", code).text_or_none("known", Some(known.as_str()).filter(|known| !known.is_empty()))
            }
            Self::SheetMissing { known } | Self::SheetsSeveral { known } => facts.text("known", known),
            Self::Syntax(detail) => facts.text("detail", detail),
            Self::TooMany { what: "text", limit } => facts.text("what", "text").number("limit", limit / MEGABYTE),
            Self::TooMany { what, limit } => facts.text("what", *what).number("limit", *limit),
            Self::WordUnknown { known, suggestion } => {
                facts.text("known", known).text_or_none("suggestion", suggestion.as_deref())
            }
            Self::WrongType { expected } => facts.text("expected", *expected),
            _ => facts,
        }
    }
}

/// In English.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Words::of(Language::En)))
    }
}

impl From<ClaimFault> for Problem {
    fn from(fault: ClaimFault) -> Self {
        Self::Claim(fault)
    }
}

fn claim(fault: &ClaimFault) -> Facts {
    let facts = Facts::new();
    match fault {
        ClaimFault::EndsBeforeStart { starts, ends } => {
            facts.text("starts", starts.to_string()).text("ends", ends.to_string())
        }
        ClaimFault::NotPrintable(sign) => facts.text("sign", format!("U+{sign:04X}")),
        ClaimFault::NotTheForm(form) => facts.text("form", form_word(form)),
        ClaimFault::Separator(separator) => facts.text("separator", *separator),
        ClaimFault::TooLong(limit) => facts.number("limit", *limit),
        ClaimFault::Empty => facts,
    }
}

/// The word by which the messages know a form of the core; those of this module are such words already.
fn form_word(form: &'static str) -> &'static str {
    match form {
        Did::FORM => "did",
        RegisterNumber::FORM => "register-number",
        Slug::FORM => "slug",
        form => form,
    }
}

const MEGABYTE: usize = 1024 * 1024;
