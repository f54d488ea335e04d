//! The page check: whether the paper says what was signed, because text can lie.
//!
//! A genuine code proves what the institution signed, not what is printed beside it. `original` and `differs` are the only
//! strong answers: the file is byte for byte the one that was released, or it calls itself a sheet of ours and contradicts its own
//! code. Scans, photos and merged files are never held against anyone: they are `not-compared`. So is a sheet whose words may be other than
//! they seem, because something is drawn on or between them.

mod date;
mod fold;
mod more;

use std::collections::BTreeSet;

use super::evidence::{Evidence, PaperPage, Source};
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
    if paper.pages.is_empty() || is_merged(evidence, found) {
        return Page::NotCompared;
    }
    let code = evidence.items.iter().filter(|item| item.source == Source::Code).find_map(|item| item.page);
    let main = usize::try_from(code.unwrap_or(1)).unwrap_or(1).saturating_sub(1);
    let has_foreign_code = paper.pages.get(main).is_some_and(|page| page.foreign_codes > 0);
    if has_foreign_code || found.iter().any(|found| *found != Some(certificate)) {
        return Page::Differs(Difference::Code);
    }
    // Every sheet has a code: this one was covered, or rendered so that we could not read it.
    if code.is_none() { Page::NotCompared } else { compare_pages(certificate, &paper.pages, main) }
}

/// Several sheets in one file: more than one page has a genuine code, or one page has several and the attachments are theirs.
fn is_merged(evidence: &Evidence, found: &[Option<&Certificate>]) -> bool {
    let genuine = |source| {
        let items = evidence.items.iter().zip(found).filter(move |(item, _)| item.source == source);
        items.filter_map(|(item, found)| found.map(|found| (item.page, found)))
    };
    let pages: BTreeSet<_> = genuine(Source::Code).filter_map(|(page, _)| page).collect();
    let codes: Vec<_> = genuine(Source::Code).map(|(_, certificate)| certificate).collect();
    let are_several = codes.iter().any(|code| Some(code) != codes.first());
    pages.len() > 1 || are_several && genuine(Source::Attachment).all(|(_, attached)| codes.contains(&attached))
}

/// Compares the text of a sheet with what was signed. `main` is the place of the page with the code.
fn compare_pages(certificate: &Certificate, pages: &[PaperPage], main: usize) -> Page {
    let further = || pages.iter().enumerate().filter(|(place, _)| *place != main).map(|(_, page)| page);
    for page in further() {
        // A sheet that flows to a further page says its number there. In other letters than ours it is somebody's enclosure.
        let says_number = |text| !Folded::new(text).find(certificate.number.as_str()).is_empty();
        match (&page.text, &page.clear) {
            (Some(text), _) if says_number(text) && page.foreign_codes == 0 => {}
            (Some(_), Some(_)) => return Page::Differs(Difference::Pages),
            _ => return Page::NotCompared,
        }
    }
    let joined = |text: fn(&PaperPage) -> Option<&str>| {
        pages.iter().map(text).collect::<Option<Vec<_>>>().map(|texts| texts.join("\n"))
    };
    let Some(all) = joined(|page| page.text.as_deref()) else { return Page::NotCompared };
    match compare(certificate, &all, pages.len()) {
        Page::TextMatches if has_new_words(certificate, pages, main) => Page::NotCompared,
        Page::TextMatches => match joined(|page| page.clear.as_deref()) {
            Some(clear) if compare(certificate, &clear, pages.len()) == Page::TextMatches => Page::TextMatches,
            _ => Page::NotCompared,
        },
        // What lacks may stand where the page was cut.
        Page::Differs(_) if pages.iter().any(|page| page.is_cut) => Page::NotCompared,
        other => other,
    }
}

/// Whether a further page has a word that neither the certificate nor the page with the code has.
fn has_new_words(certificate: &Certificate, pages: &[PaperPage], main: usize) -> bool {
    let words =
        |text: &str| Folded::new(text).tokens().into_iter().filter(|token| !token.is_digits()).map(|token| token.text);
    let mut known: BTreeSet<String> =
        more::texts(certificate).iter().flat_map(|text| words(text).collect::<Vec<_>>()).collect();
    known.extend(pages.get(main).and_then(|page| page.text.as_deref()).into_iter().flat_map(words));
    let further = pages.iter().enumerate().filter(|(place, _)| *place != main);
    further.filter_map(|(_, page)| page.text.as_deref()).flat_map(words).any(|word| !known.contains(&word))
}

/// Looks for every signed thing, then for figures that are not signed; several pages may be numbered.
fn compare(certificate: &Certificate, text: &str, pages: usize) -> Page {
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
            // Letters that are written from right to left come out of a page in the order of the eye.
            let is_turned = word.chars().any(|sign| matches!(sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'));
            return if is_turned { Page::NotCompared } else { Page::Differs(difference) };
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
    if says_more(&rest, certificate, pages) { Page::NotCompared } else { Page::TextMatches }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{
        Achievement, CredentialId, Did, Holder, Issuer, Kind, Period, Quantity, RegisterNumber, Rotation, Slug,
        StatusEntry, Words,
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
        PaperPage { text: Some(text.to_owned()), clear: Some(text.to_owned()), ..PaperPage::default() }
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
            assert!(SHEET.contains(from), "{from}");
            evidence.paper.as_mut().unwrap().pages[0] = page(&SHEET.replace(from, to));
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

    fn with_further_page(further: PaperPage) -> Page {
        let mut certificate = certificate();
        certificate.rotations = vec![Rotation {
            department: Words::parse("Kardiyoloji / Cardiology").unwrap(),
            place: None,
            period: None,
            hours: None,
            supervisors: vec![],
        }];
        let sheet = page(&format!("{SHEET}department"));
        let evidence = evidence(vec![sheet, further], vec![item(None), item(Some(1))]);
        check(&certificate, &evidence, &[Some(&certificate); 2], false)
    }

    #[test]
    fn a_sheet_may_flow_to_a_further_page() {
        let further = "IMU-2022-0120\nGulnara Alieva\nDepartment\nKardiyoloji / Cardiology\n2 / 2";
        assert_eq!(with_further_page(page(further)), Page::TextMatches);
        for more in ["with honours", "and 500 more", "3 December 2022"] {
            assert_eq!(with_further_page(page(&format!("{further} {more}"))), Page::NotCompared, "{more}");
        }
    }

    #[test]
    fn a_page_too_many_in_our_letters_differs() {
        assert_eq!(with_further_page(page("and 500 hours more")), Page::Differs(Difference::Pages));
        let strange = PaperPage { clear: None, ..page("and 500 hours more") };
        for enclosed in [strange, PaperPage::default(), PaperPage { foreign_codes: 1, ..PaperPage::default() }] {
            assert_eq!(with_further_page(enclosed), Page::NotCompared);
        }
    }

    #[test]
    fn words_that_may_be_others_are_never_clean() {
        let certificate = certificate();
        for clear in [None, Some(SHEET.replace("Gulnara", "\u{fffd}ulnara"))] {
            let sheet = PaperPage { clear, ..page(SHEET) };
            let evidence = evidence(vec![sheet], vec![item(None), item(Some(1))]);
            assert_eq!(check(&certificate, &evidence, &[Some(&certificate); 2], false), Page::NotCompared);
        }
        let sheet =
            PaperPage { clear: Some(format!("{SHEET}\u{fffd}upervisors")), ..page(&format!("{SHEET}supervisors")) };
        let evidence = evidence(vec![sheet], vec![item(None), item(Some(1))]);
        assert_eq!(check(&certificate, &evidence, &[Some(&certificate); 2], false), Page::TextMatches);
    }

    #[test]
    fn what_lacks_on_a_page_that_was_cut_is_not_held_against_anyone() {
        let certificate = certificate();
        for (is_cut, expected) in [(false, Page::Differs(Difference::Title)), (true, Page::NotCompared)] {
            let sheet = PaperPage { is_cut, ..page(&SHEET.replace("СТАЖИРОВКА\n", "")) };
            let evidence = evidence(vec![sheet], vec![item(None), item(Some(1))]);
            assert_eq!(check(&certificate, &evidence, &[Some(&certificate); 2], false), expected);
        }
    }

    #[test]
    fn two_sheets_on_one_page_are_not_compared() {
        let (certificate, mut other) = (certificate(), certificate());
        other.number = RegisterNumber::parse("IMU-2022-0121").unwrap();
        let codes = || vec![item(Some(1)), item(Some(1))];
        let found = [Some(&certificate), Some(&other), Some(&certificate)];
        let evidence = |items| evidence(vec![page(SHEET)], items);
        assert_eq!(check(&certificate, &evidence(codes()), &found[..2], false), Page::NotCompared);
        let attached = [codes(), vec![item(None)]].concat();
        assert_eq!(check(&certificate, &evidence(attached), &found, false), Page::NotCompared);
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
