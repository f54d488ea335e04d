//! How `testamur verify` prints answers: for people, as JSON lines, as a table.

use serde_json::json;

use super::report;
use crate::verify::Answer;

/// How answers are printed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Output {
    Csv,
    Json,
    Words,
}

impl Output {
    /// What stands before the first answer.
    pub(super) fn head(self) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Csv => rows(&[report::CSV_HEADER.map(str::to_owned).to_vec()]),
            Self::Json | Self::Words => Ok(Vec::new()),
        }
    }

    /// One answer.
    pub(super) fn text(self, name: &str, answer: &Answer, is_online: bool) -> anyhow::Result<Vec<u8>> {
        Ok(match self {
            Self::Csv => rows(&report::csv_rows(name, answer))?,
            Self::Json => {
                let mut line = serde_json::to_value(answer)?;
                if let Some(object) = line.as_object_mut() {
                    object.insert("file".to_owned(), json!(name));
                }
                format!("{line}\n").into_bytes()
            }
            Self::Words => format!("{}\n", report::words(name, answer, is_online)).into_bytes(),
        })
    }
}

fn rows(rows: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    rows.iter().try_for_each(|row| csv.write_record(row))?;
    Ok(csv.into_inner().map_err(csv::IntoInnerError::into_error)?)
}
