//! One fault of a programme, a roster or a sheet, as the registrar sees it: where, what, and what to do.

use std::fmt;

use serde::Serialize;

use crate::claims::RegisterNumber;
use crate::qr::QrFault;
use crate::roster;
use crate::sheet::SheetFault;

/// A fault for which nothing is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The row of the roster, from 1, as the spreadsheet shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The column, the key of the programme, or the part of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The permanent code.
    pub code: &'static str,
    /// What is wrong.
    pub problem: String,
    /// What stands there.
    pub content: String,
    /// What to do about it.
    pub cure: String,
}

impl Fault {
    /// The row was sealed before, with other content.
    #[must_use]
    pub fn differs_from_sealed(row: u32, number: &RegisterNumber) -> Self {
        Self {
            row: Some(row),
            column: None,
            code: "differs-from-sealed",
            problem: format!("certificate {number} is sealed for this person and says something else"),
            content: String::new(),
            cure: format!("undo the change, or supersede the certificate: testamur correct {number}"),
        }
    }

    /// The register number belongs to another certificate.
    #[must_use]
    pub fn number_taken(row: u32, number: &RegisterNumber) -> Self {
        Self {
            row: Some(row),
            column: Some("number".to_owned()),
            code: "number-taken",
            problem: "another certificate has this register number".to_owned(),
            content: number.to_string(),
            cure: "give another number, or leave the cell empty to get the next one".to_owned(),
        }
    }

    /// The pattern gives no register number.
    #[must_use]
    pub fn number_pattern(row: u32, problem: &impl fmt::Display) -> Self {
        Self {
            row: Some(row),
            column: Some("number".to_owned()),
            code: "number-pattern",
            problem: format!("the pattern of register numbers gives {problem}"),
            content: String::new(),
            cure: "set `number` in the programme, for example \"IMU-{year}-{seq:04}\"".to_owned(),
        }
    }

    /// The sheet of a row cannot be printed.
    #[must_use]
    pub fn of_sheet(row: Option<u32>, fault: &SheetFault) -> Self {
        Self {
            row,
            column: None,
            code: fault.code(),
            problem: fault.to_string(),
            content: String::new(),
            cure: fault.cure().to_owned(),
        }
    }

    /// The QR code of a row cannot be made.
    #[must_use]
    pub fn of_qr(row: u32, fault: &QrFault) -> Self {
        Self {
            row: Some(row),
            column: None,
            code: fault.code(),
            problem: fault.to_string(),
            content: String::new(),
            cure: "use fewer words, fewer languages, or set `link_qr = true` in the programme".to_owned(),
        }
    }

    /// The certificate that would be signed would not be accepted by everyone who verifies it.
    #[must_use]
    pub fn not_acceptable(row: u32, reason: &str) -> Self {
        Self {
            row: Some(row),
            column: None,
            code: "not-acceptable",
            problem: format!("a verifier would answer {reason}"),
            content: String::new(),
            cure: "correct the programme or the row; if both look right, report this as a defect of Testamur"
                .to_owned(),
        }
    }

    /// A file that the programme names is missing.
    #[must_use]
    pub fn file_missing(name: &str) -> Self {
        Self {
            row: None,
            column: Some("signature".to_owned()),
            code: "file-missing",
            problem: "there is no such file beside the programme".to_owned(),
            content: name.to_owned(),
            cure: "put the picture into the folder of the programme, or remove the line".to_owned(),
        }
    }
}

impl From<&roster::Fault> for Fault {
    fn from(fault: &roster::Fault) -> Self {
        Self {
            row: fault.row(),
            column: fault.column().map(str::to_owned),
            code: fault.code(),
            problem: fault.problem.to_string(),
            content: fault.content.clone(),
            cure: fault.cure(),
        }
    }
}

/// `row 7, column birth_date: not a date ("31.02.1990") [not-a-date]: write 1990-02-28`
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, &self.column) {
            (Some(row), Some(column)) => write!(f, "row {row}, {column}: ")?,
            (Some(row), None) => write!(f, "row {row}: ")?,
            (None, Some(column)) => write!(f, "{column}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.problem)?;
        if !self.content.is_empty() {
            write!(f, " ({:?})", self.content)?;
        }
        write!(f, " [{}]\n    cure: {}", self.code, self.cure)
    }
}
