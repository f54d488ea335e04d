//! Reads the tables of a programme.

use super::fault::Fault;
use super::limits::{PARTNERS, ROTATIONS, SIGNATORIES, SUPERVISORS};
use super::number::NumberPattern;
use super::problem::Problem;
use super::programme::{Programme, ProgrammeRotation, ProgrammeSignatory};
use super::tree::{LANGUAGES, LIST, Node, PARTS, Table};
use crate::claims::text::MAX_LANGUAGES;
use crate::claims::{ClaimFault, Did, JointAward, Kind, Language, Mode, Period, Rotation, Signatory, Slug, Text};
use crate::time::Day;

/// A programme from its root table; `None` only if there are faults.
pub(super) fn programme(root: &Table, faults: &mut Vec<Fault>) -> Option<Programme> {
    root.only(&KEYS, faults);
    // Everything is read before anything is given up, so that all faults are told at once.
    let languages = languages(root, faults);
    let slug = root.need("slug", faults).and_then(|node| node.parsed(Slug::parse, faults));
    let institution = root.need("institution", faults).and_then(|node| node.parsed(Slug::parse, faults));
    let kind = root.need("kind", faults).and_then(|node| word(&node, Kind::from_word, KINDS, faults));
    let mode = root.node("mode").and_then(|node| word(&node, Mode::from_word, MODES, faults));
    let title = root.need("title", faults).and_then(|node| node.words(&languages, &[], faults));
    let period = period(root, faults);
    let sheet = match root.node("sheet") {
        Some(node) => node.parsed(Slug::parse, faults),
        None => Slug::parse("classic").ok(),
    };
    let signatories = root.need("signatories", faults).map(|node| {
        let tables = tables(root, "signatories", ("signatories", SIGNATORIES), faults);
        if tables.is_empty() {
            faults.push(node.fault(ClaimFault::Empty, ""));
        }
        tables
    });
    let joint_awards = tables(root, "awarded_with", ("awarding", 1), faults);
    let (issued, valid_until) = validity(root, faults);
    let description = root.node("description").and_then(|node| node.first_text(&languages, &PARTS, faults));
    let hours = root.node("hours").and_then(|node| node.quantity(faults));
    let credits = root.node("credits").and_then(|node| node.quantity(faults));
    let partners = texts(root, "partners", PARTNERS, faults);
    let number = root.node("number").and_then(|node| node.parsed(NumberPattern::parse, faults));
    let (sign_birth_date, link_qr) = (flag(root, "sign_birth_date", faults), flag(root, "link_qr", faults));
    let signatories = signatories.iter().flatten().filter_map(|table| signatory(table, &languages, faults)).collect();
    let joint_award = joint_awards.first().and_then(|table| joint_award(table, faults));
    let rotations = rotations(root, &languages, period, faults);
    Some(Programme {
        slug: slug?,
        institution: institution?,
        kind: kind?,
        mode: mode.or(kind.and_then(usual_mode)),
        title: title?,
        description,
        period: period?,
        issued,
        valid_until,
        hours,
        credits,
        partners,
        languages,
        sheet: sheet?,
        number,
        sign_birth_date,
        link_qr,
        signatories,
        joint_award,
        rotations,
    })
}

/// How people take part in a programme of this kind, where it does not say so itself.
fn usual_mode(kind: Kind) -> Option<Mode> {
    match kind {
        Kind::Course => Some(Mode::Course),
        Kind::Internship | Kind::Practice => Some(Mode::SupervisedPractice),
        Kind::Volunteering => Some(Mode::VolunteerWork),
        Kind::Award | Kind::Degree | Kind::Participation => None,
    }
}

fn languages(root: &Table, faults: &mut Vec<Fault>) -> Vec<Language> {
    let Some(node) = root.need("languages", faults) else { return Vec::new() };
    let mut languages = Vec::new();
    for item in node.list("languages", MAX_LANGUAGES, faults) {
        let Some(language) = word(&item, Language::from_tag, LANGUAGES, faults) else { continue };
        if languages.contains(&language) {
            faults.push(item.fault(Problem::LanguageTwice(language), ""));
        } else {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        faults.push(node.fault(ClaimFault::Empty, ""));
    }
    languages
}

/// The first and last day, which have to be there.
fn period(root: &Table, faults: &mut Vec<Fault>) -> Option<Period> {
    let (first, last) = (root.need("starts", faults), root.need("ends", faults));
    let starts = first.and_then(|node| node.day(faults));
    let ends = last.as_ref().and_then(|node| node.day(faults));
    last?.good(Period::new(starts?, ends?), "", faults)
}

fn validity(root: &Table, faults: &mut Vec<Fault>) -> (Option<Day>, Option<Day>) {
    let issued = root.node("issued").and_then(|node| node.day(faults));
    let Some(node) = root.node("valid_until") else { return (issued, None) };
    let valid_until = node.day(faults);
    if let (Some(starts), Some(ends)) = (issued, valid_until) {
        node.good(Period::new(starts, ends), "", faults);
    }
    (issued, valid_until)
}

fn flag(root: &Table, key: &str, faults: &mut Vec<Fault>) -> bool {
    root.node(key).and_then(|node| node.bool(faults)).unwrap_or(false)
}

fn word<T>(
    node: &Node,
    from_word: impl FnOnce(&str) -> Option<T>,
    words: &'static str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    node.parsed(|text| from_word(text).ok_or(Problem::NotOneOf(words)), faults)
}

fn texts(table: &Table, key: &'static str, limit: usize, faults: &mut Vec<Fault>) -> Vec<Text> {
    let Some(node) = table.node(key) else { return Vec::new() };
    node.list(key, limit, faults).iter().filter_map(|item| item.text(&LIST, faults)).collect()
}

fn tables<'a>(
    root: &Table<'a>,
    key: &'static str,
    (what, limit): (&'static str, usize),
    faults: &mut Vec<Fault>,
) -> Vec<Table<'a>> {
    let Some(node) = root.node(key) else { return Vec::new() };
    node.list(what, limit, faults).iter().filter_map(|item| item.table(faults)).collect()
}

fn signatory(table: &Table, languages: &[Language], faults: &mut Vec<Fault>) -> Option<ProgrammeSignatory> {
    table.only(&["name", "office", "signature"], faults);
    let name = table.need("name", faults).and_then(|node| node.text(&LIST, faults));
    let office = table.need("office", faults).and_then(|node| node.words(languages, &PARTS, faults));
    let signature = table.node("signature").and_then(|node| node.parsed(file_name, faults));
    Some(ProgrammeSignatory { signatory: Signatory { name: name?, office: office? }, signature })
}

fn joint_award(table: &Table, faults: &mut Vec<Fault>) -> Option<JointAward> {
    table.only(&["name", "did"], faults);
    let name = table.need("name", faults).and_then(|node| node.text(&[], faults));
    let did = table.need("did", faults).and_then(|node| node.parsed(Did::parse, faults));
    Some(JointAward { name: name?, did: did? })
}

fn rotations(
    root: &Table,
    languages: &[Language],
    programme: Option<Period>,
    faults: &mut Vec<Fault>,
) -> Vec<ProgrammeRotation> {
    let mut rotations: Vec<ProgrammeRotation> = Vec::new();
    for table in tables(root, "rotations", ("rotations", ROTATIONS), faults) {
        let Some(rotation) = rotation(&table, languages, programme, faults) else { continue };
        if rotations.iter().any(|other| other.code == rotation.code) {
            faults.push(table.fault(Problem::RotationTwice(rotation.code.clone()), ""));
        }
        rotations.push(rotation);
    }
    rotations
}

fn rotation(
    table: &Table,
    languages: &[Language],
    programme: Option<Period>,
    faults: &mut Vec<Fault>,
) -> Option<ProgrammeRotation> {
    table.only(&["code", "department", "place", "starts", "ends", "hours", "supervisors"], faults);
    let code = table.need("code", faults).and_then(|node| node.parsed(code, faults));
    let department = table.need("department", faults).and_then(|node| node.words(languages, &[], faults));
    let place = table.node("place").and_then(|node| node.text(&PARTS, faults));
    let dated = table.node("starts").is_some() || table.node("ends").is_some();
    let period = if dated { period(table, faults) } else { None };
    if let (Some(own), Some(whole)) = (period, programme)
        && (own.starts() < whole.starts() || own.ends() > whole.ends())
    {
        faults.push(table.fault(Problem::OutsideThePeriod, &format!("{} – {}", own.starts(), own.ends())));
    }
    let hours = table.node("hours").and_then(|node| node.quantity(faults));
    let supervisors = texts(table, "supervisors", SUPERVISORS, faults);
    let rotation = Rotation { department: department?, place, period, hours, supervisors };
    Some(ProgrammeRotation { code: code?, rotation })
}

/// The code of a rotation.
fn code(text: &str) -> Result<String, ClaimFault> {
    let good = (1..=12).contains(&text.chars().count()) && text.chars().all(char::is_alphanumeric);
    let form = ClaimFault::NotTheForm("rotation-code");
    if good { Ok(text.to_owned()) } else { Err(form) }
}

/// A bare file name: whoever writes a programme cannot point out of the institution's folder.
pub(crate) fn file_name(text: &str) -> Result<String, ClaimFault> {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let good = (1..=100).contains(&text.len()) && !text.starts_with('.') && text.bytes().all(sign);
    let form = ClaimFault::NotTheForm("file-name");
    if good { Ok(text.to_owned()) } else { Err(form) }
}

/// Every key of a programme.
const KEYS: [&str; 21] = [
    "slug",
    "institution",
    "kind",
    "mode",
    "title",
    "description",
    "starts",
    "ends",
    "issued",
    "valid_until",
    "hours",
    "credits",
    "partners",
    "languages",
    "sheet",
    "number",
    "sign_birth_date",
    "link_qr",
    "signatories",
    "awarded_with",
    "rotations",
];
const KINDS: &str = "participation, internship, practice, volunteering, course, award, degree";
const MODES: &str = "supervised-practice, observation, course, volunteer-work";
