//! The page check: whether the paper says what was signed, because text can lie.
//!
//! A genuine code proves what the institution signed, not what is printed beside it. `original` and `differs` are the only
//! strong answers: the file is byte for byte the one that was released, or it calls itself a sheet of ours and contradicts its own
//! code. Scans, photos and merged files are never held against anyone: they are `not-compared`.

mod date;
mod fold;
mod more;

use std::collections::BTreeSet;

use super::evidence::{Evidence, Source};
use crate::claims::{Certificate, Text};
use date::Calendar;
use fold::Folded;
use more::says_more;

/// The outcome of the page check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// A file that calls itself a sheet of ours contradicts what was signed: `reject(content-differs)`.
    Differs(Difference),
    /// There is nothing that could be compared fairly: compare with your own eyes.
    NotCompared,
    /// The file is, byte for byte, the one that was released.
    Original,
    /// Every signed name, title, number, date and hour stands on the page, and no other day or number. More words may stand there.
    TextMatches,
}

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// Attachment, JSON and code of one sheet are not the same certificate, or one of them is not genuine.
    Code,
    /// The issue date, the first or the last day.
    Date,
    /// The hours.
    Hours,
    /// The name.
    Name,
    /// The register number.
    Number,
    /// A page too many.
    Pages,
    /// The title.
    Title,
}

impl Page {
    /// The word in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Differs(_) => "differs",
            Self::NotCompared => "not-compared",
            Self::Original => "original",
            Self::TextMatches => "text-matches",
        }
    }
}

impl Difference {
    /// The word in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Date => "date",
            Self::Hours => "hours",
            Self::Name => "name",
            Self::Number => "number",
            Self::Pages => "pages",
            Self::Title => "title",
        }
    }
}

/// Compares the pages of a file with one genuine certificate that was found in it.
///
/// `found` has one entry for each of the evidence's items, in order: the certificate in it, `None` if it is not genuine.
/// `is_original` says that the file's digest is the one stored at release; only the institution's own service knows it.
#[must_use]
pub fn check(
    certificate: &Certificate,
    evidence: &Evidence,
    found: &[Option<&Certificate>],
    is_original: bool,
) -> Page {
    if is_original {
        return Page::Original;
    }
    let Some(paper) = evidence.paper.as_ref().filter(|paper| paper.is_ours) else { return Page::NotCompared };
    if is_merged(evidence, found) {
        return Page::NotCompared;
    }
    let [page] = paper.pages.as_slice() else {
        return if paper.pages.is_empty() { Page::NotCompared } else { Page::Differs(Difference::Pages) };
    };
    if page.foreign_codes > 0 || found.iter().any(|found| *found != Some(certificate)) {
        return Page::Differs(Difference::Code);
    }
    match page.text.as_deref() {
        None => Page::NotCompared,
        // Every sheet has a code: this one was covered, or rendered so that we could not read it.
        Some(_) if !evidence.items.iter().any(|item| item.source == Source::Code) => Page::NotCompared,
        Some(text) => compare(certificate, text),
    }
}

/// Several sheets in one file: more than one page has a genuine code.
fn is_merged(evidence: &Evidence, found: &[Option<&Certificate>]) -> bool {
    let codes = evidence.items.iter().zip(found).filter(|(item, found)| item.source == Source::Code && found.is_some());
    codes.filter_map(|(item, _)| item.page).collect::<BTreeSet<_>>().len() > 1
}

/// Looks for every signed thing, then for figures that are not signed.
fn compare(certificate: &Certificate, text: &str) -> Page {
    let page = Folded::new(text);
    let holder = &certificate.holder;
    let names = std::iter::once(&holder.name).chain(&holder.native_name).map(Text::as_str);
    let words = names
        .map(|name| (name, Difference::Name))
        .chain(certificate.achievement.title.iter().map(|title| (title, Difference::Title)))
        .chain([(certificate.number.as_str(), Difference::Number)]);
    let mut found = Vec::new();
    for (word, difference) in words {
        let places = page.find(word);
        if places.is_empty() {
            return Page::Differs(difference);
        }
        found.extend(places);
    }
    // A number in the title is no date, and a number in the register number is no hour.
    let rest = page.without(&found);
    let calendar = Calendar::new(&rest);
    if ![certificate.issued, certificate.period.starts(), certificate.period.ends()]
        .iter()
        .all(|day| calendar.has(*day))
    {
        return Page::Differs(Difference::Date);
    }
    if !certificate.hours.is_none_or(|hours| rest.has_number(&hours.to_string())) {
        return Page::Differs(Difference::Hours);
    }
    if says_more(&rest, certificate) { Page::NotCompared } else { Page::TextMatches }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{
        Achievement, CredentialId, Did, Holder, Issuer, Kind, Period, Quantity, RegisterNumber, Slug, StatusEntry,
        Words,
    };
    use crate::time::Day;
    use crate::verify::evidence::{Form, Item, Paper, PaperPage};
    use crate::wire::digest::Digest;

    fn certificate() -> Certificate {
        let text = |text| Text::parse(text).unwrap();
        let day = |text| Day::parse(text).unwrap();
        Certificate {
            id: CredentialId::from_random([7; 16]),
            number: RegisterNumber::parse("IMU-2022-0120").unwrap(),
            issuer: Issuer {
                did: Did::parse("did:web:demo.testamur.example:medeniyet").unwrap(),
                name: Words::parse("İstanbul Medeniyet Üniversitesi / Istanbul Medeniyet University").unwrap(),
                signatories: vec![],
            },
            holder: Holder {
                name: text("Gulnara Alieva"),
                native_name: Some(text("Гүлнара Әлиева")),
                home_institution: None,
                birth_date: None,
            },
            achievement: Achievement {
                programme: Slug::parse("emergency-internship-2022").unwrap(),
                kind: Kind::Internship,
                mode: None,
                title: Words::parse("Acil Tıp Stajı / Стажировка / Emergency Medicine Internship").unwrap(),
                description: None,
                partners: vec![],
                joint_award: None,
            },
            period: Period::new(day("2022-10-28"), day("2022-12-02")).unwrap(),
            issued: day("2022-12-02"),
            valid_until: None,
            hours: Some(Quantity::parse("120").unwrap()),
            credits: None,
            grade: None,
            role: None,
            rotations: vec![],
            status: StatusEntry { list: "https://demo.testamur.example/medeniyet/status/1".to_owned(), index: 5 },
        }
    }

    const SHEET: &str = "ACİL TIP STAJI\nСТАЖИРОВКА\nEMERGENCY MEDICINE INTERN-\nSHIP\nGulnara Alieva\nГүлнара Әлиева\n\
        28 October – 2 December 2022, 120 hours\nIMU-2022-0120\n";

    fn page(text: &str) -> PaperPage {
        PaperPage { text: Some(text.to_owned()), foreign_codes: 0 }
    }

    fn item(page: Option<u32>) -> Item {
        let source = if page.is_some() { Source::Code } else { Source::Attachment };
        Item { page, form: Form::Qr("https://demo.testamur.example/v#1".to_owned()), source }
    }

    fn evidence(pages: Vec<PaperPage>, items: Vec<Item>) -> Evidence {
        Evidence { sha256: Digest::of("x"), items, paper: Some(Paper { is_ours: true, pages }) }
    }

    fn genuine_sheet() -> Evidence {
        evidence(vec![page(SHEET)], vec![item(None), item(None), item(Some(1))])
    }

    #[test]
    fn an_untouched_text_matches() {
        let certificate = certificate();
        let found = [Some(&certificate); 3];
        assert_eq!(check(&certificate, &genuine_sheet(), &found, false), Page::TextMatches);
        assert_eq!(check(&certificate, &genuine_sheet(), &found, true), Page::Original);
    }

    #[test]
    fn every_changed_line_differs() {
        let certificate = certificate();
        for (from, to, difference) in [
            ("Gulnara", "Gulnaz", Difference::Name),
            ("Әлиева", "Алиева", Difference::Name),
            ("Alieva\n", "Alievanova\n", Difference::Name),
            ("СТАЖИРОВКА\n", "", Difference::Title),
            ("-0120", "-0121", Difference::Number),
            ("28 October", "18 October", Difference::Date),
            ("2 December", "2 November", Difference::Date),
            ("December 2022", "December 2023", Difference::Date),
            ("120 hours", "720 hours", Difference::Hours),
            ("120 hours", "1 120 hours", Difference::Hours),
        ] {
            let mut evidence = genuine_sheet();
            let text = evidence.paper.as_mut().unwrap().pages[0].text.as_mut().unwrap();
            assert!(text.contains(from), "{from}");
            *text = text.replace(from, to);
            assert_eq!(
                check(&certificate, &evidence, &[Some(&certificate); 3], false),
                Page::Differs(difference),
                "{from} → {to}"
            );
        }
    }

    #[test]
    fn a_figure_that_is_not_signed_is_never_clean() {
        let mut certificate = certificate();
        certificate.achievement.title =
            Words::parse("Acil Tıp Stajı / Стажировка / Emergency Medicine Internship").unwrap();
        for (more, answer) in [
            ("issued: 2 December 2022", Page::TextMatches),
            ("28.10 – 02.12.2022, 120 saat", Page::TextMatches),
            ("issued: 3 December 2022", Page::NotCompared),
            ("28.10 – 03.12.2022", Page::NotCompared),
            ("12 December 2022", Page::NotCompared),
            ("and 500 hours more", Page::NotCompared),
        ] {
            let evidence = evidence(vec![page(&format!("{SHEET}{more}"))], vec![item(None), item(Some(1))]);
            assert_eq!(check(&certificate, &evidence, &[Some(&certificate); 2], false), answer, "{more}");
        }
    }

    #[test]
    fn a_swapped_code_or_attachment_differs() {
        let (certificate, mut other) = (certificate(), certificate());
        other.number = RegisterNumber::parse("IMU-2022-0121").unwrap();
        for found in
            [[Some(&certificate), Some(&certificate), Some(&other)], [None, Some(&certificate), Some(&certificate)]]
        {
            let answer = check(&certificate, &genuine_sheet(), &found, false);
            assert_eq!(answer, Page::Differs(Difference::Code));
        }
        let mut evidence = genuine_sheet();
        evidence.paper.as_mut().unwrap().pages[0].foreign_codes = 1;
        assert_eq!(check(&certificate, &evidence, &[Some(&certificate); 3], false), Page::Differs(Difference::Code));
    }

    #[test]
    fn a_page_too_many_differs() {
        let certificate = certificate();
        let mut evidence = genuine_sheet();
        evidence.paper.as_mut().unwrap().pages.push(page("and 500 hours more"));
        assert_eq!(check(&certificate, &evidence, &[Some(&certificate); 3], false), Page::Differs(Difference::Pages));
    }

    #[test]
    fn what_cannot_be_compared_fairly_is_not_compared() {
        let (certificate, other) = (certificate(), certificate());
        let merged = evidence(vec![page("a"), page("b")], vec![item(None), item(Some(1)), item(Some(2))]);
        let found = [Some(&certificate), Some(&certificate), Some(&other)];
        assert_eq!(check(&certificate, &merged, &found, false), Page::NotCompared);
        assert_eq!(check(&other, &merged, &found, false), Page::NotCompared);

        let mut foreign = genuine_sheet();
        foreign.paper = Some(Paper { is_ours: false, pages: vec![page("Another name")] });
        let mut scanned = genuine_sheet();
        scanned.paper = scanned.paper.map(|paper| Paper { pages: vec![PaperPage::default()], ..paper });
        let mut picture = genuine_sheet();
        picture.paper = None;
        let mut without_code = genuine_sheet();
        without_code.items.pop();
        for evidence in [foreign, scanned, picture, without_code] {
            let found = vec![Some(&certificate); evidence.items.len()];
            assert_eq!(check(&certificate, &evidence, &found, false), Page::NotCompared);
        }
    }
}
