//! One fault of a programme, a roster or a sheet, as the registrar sees it: where, what, and what to do.

use std::fmt;

use crate::claims::{Language, RegisterNumber};
use crate::qr::QrFault;
use crate::roster::{self, Place};
use crate::sheet::symbol::SymbolFault;
use crate::sheet::{SheetFault, fault};
use crate::words::{Facts, Words};

/// A fault for which nothing is issued. Its words are messages of `templates/words/*.ftl`, by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// The permanent code.
    pub code: &'static str,
    /// What stands there.
    pub content: String,
    facts: Facts,
}

impl Fault {
    /// The row was sealed before, with other content.
    #[must_use]
    pub fn differs_from_sealed(row: u32, number: &RegisterNumber) -> Self {
        Self::of_row(row, "differs-from-sealed", Facts::new().text("number", number.as_str()))
    }

    /// The register number belongs to another certificate.
    #[must_use]
    pub fn number_taken(row: u32, number: &RegisterNumber) -> Self {
        Self { content: number.to_string(), ..Self::of_number(row, "number-taken", Facts::new()) }
    }

    /// There is no pattern of register numbers (`none`), or it gives none that is short enough (`long`).
    #[must_use]
    pub fn number_pattern(row: u32, reason: &'static str) -> Self {
        Self::of_number(row, "number-pattern", Facts::new().text("reason", reason))
    }

    /// The sheet of a row cannot be printed, or no sheet can.
    #[must_use]
    pub fn of_sheet(row: Option<u32>, fault: &SheetFault) -> Self {
        let facts = Facts::new().text("detail", fault.to_string());
        let facts = match fault {
            SheetFault::DoesNotFit { field, place } => facts.text("field", field).text("place", place),
            SheetFault::Drawing { what, part, .. } => facts.text("what", what).text("part", part.as_str()),
            SheetFault::Font { file } | SheetFault::FontMissing { file } => facts.text("file", file),
            SheetFault::GlyphMissing { field, sign } | SheetFault::NameNotPrintable { field, sign } => {
                let facts = facts.text("field", field).text("sign", format!("{sign} (U+{:04X})", u32::from(*sign)));
                facts.text("script", fault::script(*sign)).text("font", fault::font_for(*sign))
            }
            SheetFault::Image(detail) | SheetFault::Writing(detail) => Facts::new().text("detail", detail),
            SheetFault::LanguagesDiffer { field, found, expected } => {
                facts.text("field", field).number("found", *found).number("expected", *expected)
            }
            SheetFault::Qr { fault: SymbolFault::TooLarge { width_mm, over }, larger } => {
                facts.number("width", *width_mm).number("over", *over).text_or_none("larger", larger.as_deref())
            }
            SheetFault::Layout { .. } | SheetFault::Qr { .. } => facts,
        };
        let place = row.map_or(Place::File, |row| Place::Row { row, column: None, at: None });
        Self { place, code: fault.code(), content: String::new(), facts }
    }

    /// A picture of the programme or the institution cannot be used: which, and where in it.
    #[must_use]
    pub fn of_picture(name: &str, fault: &SheetFault) -> Self {
        let line = if let SheetFault::Drawing { line, .. } = fault { *line } else { 1 };
        Self { place: Place::Key { line, path: name.to_owned() }, ..Self::of_sheet(None, fault) }
    }

    /// Every fault of a sheet: a layout may have several, each with its line.
    #[must_use]
    pub fn all_of_sheet(fault: &SheetFault) -> Vec<Self> {
        let SheetFault::Layout { file, faults } = fault else { return vec![Self::of_sheet(None, fault)] };
        let one = |fault: &roster::Fault| {
            let place = match &fault.place {
                Place::Key { line, path } => Place::Key { line: *line, path: format!("{file}: {path}") },
                other => other.clone(),
            };
            Self { place, ..Self::from(fault) }
        };
        faults.iter().map(one).collect()
    }

    /// The QR code of a row cannot be made.
    #[must_use]
    pub fn of_qr(row: u32, fault: &QrFault) -> Self {
        Self::of_row(row, fault.code(), Facts::new().text("detail", fault.to_string()))
    }

    /// The certificate that would be signed would not be accepted by everyone who verifies it.
    #[must_use]
    pub fn not_acceptable(row: u32, reason: &str) -> Self {
        Self::of_row(row, "not-acceptable", Facts::new().text("reason", reason))
    }

    /// A file that the programme names is missing.
    #[must_use]
    pub fn file_missing(name: &str) -> Self {
        let place = Place::Key { line: 1, path: "signature".to_owned() };
        Self { place, code: "file-missing", content: name.to_owned(), facts: Facts::new() }
    }

    /// The row, where it is a roster's.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        self.place.row()
    }

    /// What is wrong, in a language.
    #[must_use]
    pub fn problem(&self, words: &Words) -> String {
        words.tell(&format!("fault-{}", self.message()), &self.facts)
    }

    /// What to do about it, in a language.
    #[must_use]
    pub fn cure(&self, words: &Words) -> String {
        words.tell(&format!("cure-{}", self.message()), &self.facts)
    }

    /// `row 7, Doğum tarihi: not a date (31.02.1990) [not-a-date]`, and the cure on a line of its own.
    #[must_use]
    pub fn told(&self, words: &Words) -> String {
        let content = if self.content.is_empty() { String::new() } else { format!(" ({})", self.content) };
        let (place, problem, cure) = (self.place.words(words), self.problem(words), self.cure(words));
        format!("{place}: {problem}{content} [{}]\n    → {cure}", self.code)
    }

    /// The message of its code. Many defects of a QR code, which nobody has ever seen when issuing, share one.
    fn message(&self) -> &'static str {
        match self.code {
            "malformed-text-too-long" => "qr-too-long",
            code if QR_DEFECTS.iter().any(|defect| code.starts_with(defect)) => "qr-not-made",
            code => code,
        }
    }

    fn of_row(row: u32, code: &'static str, facts: Facts) -> Self {
        Self { place: Place::Row { row, column: None, at: None }, code, content: String::new(), facts }
    }

    fn of_number(row: u32, code: &'static str, facts: Facts) -> Self {
        let place = Place::Row { row, column: Some("number".to_owned()), at: None };
        Self { place, ..Self::of_row(row, code, facts) }
    }
}

impl From<&roster::Fault> for Fault {
    fn from(fault: &roster::Fault) -> Self {
        let facts = fault.problem.facts();
        Self { place: fault.place.clone(), code: fault.code(), content: fault.content.clone(), facts }
    }
}

/// In English.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Words::of(Language::En)))
    }
}

/// How the codes of defects of a QR code begin (`qr::QrFault`).
const QR_DEFECTS: [&str; 7] = [
    "dictionary-unknown",
    "flags-unknown",
    "kind-unknown",
    "layout-unknown",
    "malformed-",
    "qr-does-not-read-back",
    "token-not-printable",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::SPOKEN;

    /// The codes that a source file gives out: the words in kebab-case that stand alone behind an arrow or after `code`.
    fn codes(source: &str) -> BTreeSet<String> {
        let quoted = source
            .split("=> \"")
            .skip(1)
            .chain(source.split("code: \"").skip(1))
            .chain(source.split("(row, \"").skip(1));
        let words = quoted.filter_map(|rest| rest.split('"').next());
        let is_code = |word: &&str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'8')
        };
        words.filter(is_code).map(str::to_owned).collect()
    }

    #[test]
    fn every_code_that_a_registrar_may_see_has_its_words_and_its_cure_in_every_language() {
        let mut all = BTreeSet::new();
        for (source, least) in [
            (include_str!("../roster/codes.rs").split("fn words").next().unwrap(), 50),
            (include_str!("../claims.rs"), 6),
            (include_str!("fault.rs").split("mod tests").next().unwrap(), 5),
            (include_str!("../sheet/fault.rs"), 7),
            (include_str!("../sheet/symbol.rs"), 2),
            (include_str!("../qr/fault.rs"), 27),
        ] {
            let own = codes(source);
            assert!(own.len() >= least, "{own:?}");
            all.extend(own);
        }
        for code in all {
            let code: &'static str = code.leak();
            let fault = Fault::of_row(7, code, Facts::new());
            for language in SPOKEN {
                let words = Words::of(language);
                for id in [format!("fault-{}", fault.message()), format!("cure-{}", fault.message())] {
                    assert!(words.has(&id), "write the message {id} in templates/words/{language}.ftl");
                }
            }
        }
    }

    #[test]
    fn a_fault_is_told_in_the_language_of_the_registrar() {
        let number = RegisterNumber::parse("N-1").unwrap();
        let fault = Fault::differs_from_sealed(7, &number);
        assert_eq!(
            SPOKEN.map(|language| fault.told(Words::of(language))),
            [
                "row 7: certificate N-1 is sealed for this person and says something else [differs-from-sealed]\n    → undo the change, or supersede the certificate: testamur correct N-1",
                "satır 7: bu kişi için N-1 numaralı sertifika mühürlü ve başka bir şey söylüyor [differs-from-sealed]\n    → değişikliği geri alın veya sertifikayı yenileyin: testamur correct N-1",
                "строка 7: для этого человека уже подписан сертификат N-1, и в нём сказано другое [differs-from-sealed]\n    → верните прежнее значение или замените сертификат: testamur correct N-1",
                "sətir 7: bu şəxs üçün N-1 nömrəli sertifikat möhürlənib və orada başqa şey yazılıb [differs-from-sealed]\n    → dəyişikliyi geri götürün və ya sertifikatı əvəz edin: testamur correct N-1",
            ]
        );
    }
}
