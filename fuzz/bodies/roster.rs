//! Any bytes are a roster with people in it or faults with a cure each.

use testamur::roster::{Programme, ReadOptions, read};

/// Takes a roster: its content alone tells whether it is CSV or a workbook.
pub(super) fn roster(data: &[u8]) {
    let programme = Programme::parse(PROGRAMME).unwrap();
    match read(data, &ReadOptions { file_name: "roster", ..ReadOptions::default() }, &programme) {
        Ok(roster) => assert!(!roster.entries.is_empty()),
        Err(faults) => {
            assert!(faults.iter().count() > 0);
            assert!(faults.iter().all(|fault| !fault.code().is_empty() && !fault.cure().is_empty()));
        }
    }
}

const PROGRAMME: &str = r#"
slug = "practice-2022"
institution = "bsmu"
kind = "practice"
mode = "observation"
title = { ru = "Практика", en = "Practice" }
starts = 2022-07-04
ends = 2022-07-15
hours = 72
languages = ["ru", "en"]
sheet = "classic"
number = "B-{year}-{seq:04}"

[[signatories]]
name = "A. Example"
office = { ru = "Декан", en = "Dean" }

[[rotations]]
code = "TH"
department = { ru = "Терапия", en = "Therapy" }

[[rotations]]
code = "PE"
department = { ru = "Педиатрия", en = "Paediatrics" }
"#;
