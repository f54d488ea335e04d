//! The form of a programme: the fields that most programmes have, read from its TOML and written into it. Keys that the form does not
//! know, such as rotations, stay as they are.

use toml::value::Datetime;
use toml::{Table, Value};

use super::super::words::Words;
use super::fields::Fields;
use crate::claims::{Kind, Language, Mode};
use crate::roster::limits::SIGNATORIES;
use crate::store::InstitutionRow;

/// What the form shows.
pub(super) struct Form {
    /// Fields of one line, by name.
    values: Table,
    /// The languages in their order.
    pub(super) languages: Vec<Language>,
    pub(super) kinds: Vec<Choice>,
    pub(super) modes: Vec<Choice>,
    pub(super) layouts: Vec<Choice>,
    /// One more than there are, up to the most.
    pub(super) signatories: Vec<Signatory>,
    pub(super) rotations: usize,
}

/// One of several.
pub(super) struct Choice {
    pub(super) word: String,
    pub(super) name: String,
    pub(super) is_chosen: bool,
}

/// A signatory in the form.
pub(super) struct Signatory {
    pub(super) name: String,
    /// Language tag and office.
    pub(super) offices: Vec<(&'static str, String)>,
    pub(super) signature: String,
}

impl Form {
    /// The form of a programme, with the layouts that it may name; `None` if its text is no TOML.
    pub(super) fn read(source: &str, words: &Words, layouts: &[String]) -> Option<Self> {
        let values: Table = source.parse().ok()?;
        let tags = Self::tags(&values);
        let languages: Vec<Language> =
            tags.iter().filter_map(|tag| Language::from_tag(tag)).take(MOST_LANGUAGES).collect();
        let said = |key: &str| values.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let choice =
            |word: &str, name: String, chosen: &str| Choice { word: word.to_owned(), name, is_chosen: word == chosen };
        let kinds = Kind::ALL.map(|kind| choice(kind.word(), words.report.kind(kind), &said("kind"))).into();
        let modes = Mode::ALL.map(|mode| choice(mode.word(), words.report.mode(mode), &said("mode"))).into();
        let sheet = Some(said("sheet")).filter(|sheet| !sheet.is_empty()).unwrap_or_else(|| "classic".to_owned());
        let mut layouts: Vec<Choice> = layouts.iter().map(|name| choice(name, name.clone(), &sheet)).collect();
        if layouts.iter().all(|layout| !layout.is_chosen) {
            layouts.push(choice(&sheet, sheet.clone(), &sheet));
        }
        let tables = values.get("signatories").and_then(Value::as_array).cloned().unwrap_or_default();
        let signatory = |table: Option<&Value>| {
            let text = |key: &str| {
                table.and_then(|table| table.get(key)).and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            let office = |language: &Language| {
                let said = table.and_then(|table| table.get("office")?.get(language.tag()));
                (language.tag(), said.and_then(Value::as_str).unwrap_or_default().to_owned())
            };
            Signatory {
                name: text("name"),
                offices: languages.iter().map(office).collect(),
                signature: text("signature"),
            }
        };
        let mut signatories: Vec<Signatory> = tables.iter().map(|table| signatory(Some(table))).collect();
        if signatories.len() < SIGNATORIES {
            signatories.push(signatory(None));
        }
        let rotations = values.get("rotations").and_then(Value::as_array).map_or(0, Vec::len);
        Some(Self { values, languages, kinds, modes, layouts, signatories, rotations })
    }

    /// The tags of the languages, as they are written.
    fn tags(values: &Table) -> Vec<String> {
        let tags = values.get("languages").and_then(Value::as_array).into_iter().flatten();
        tags.filter_map(|tag| tag.as_str().map(str::to_owned)).collect()
    }

    /// What a field of one line says.
    pub(super) fn value(&self, key: &str) -> String {
        match self.values.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(list)) => list
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join(if key == "languages" { ", " } else { "\n" }),
            Some(Value::Table(_)) | None => String::new(),
            Some(other) => other.to_string(),
        }
    }

    /// What a field says in a language.
    pub(super) fn of(&self, key: &str, tag: impl AsRef<str>) -> String {
        let said = self.values.get(key).and_then(|table| table.get(tag.as_ref()));
        said.and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

/// Writes what was typed into a programme.
pub(super) fn write(source: &str, fields: &Fields, institution: &InstitutionRow) -> String {
    let mut table: Table = source.parse().unwrap_or_default();
    table.insert("institution".to_owned(), Value::String(institution.details.slug.to_string()));
    let typed = |key: &str| fields.text(key).trim().to_owned();
    for key in ["slug", "kind", "mode", "sheet", "number"] {
        put(&mut table, key, Some(typed(key)).filter(|text| !text.is_empty()).map(Value::String));
    }
    for key in ["starts", "ends", "issued"] {
        let day = typed(key);
        // What is no day stays a text, so that the fault says what stands there.
        let day = (!day.is_empty()).then(|| day.parse::<Datetime>().map_or(Value::String(day), Value::Datetime));
        put(&mut table, key, day);
    }
    for key in ["hours", "credits"] {
        put(&mut table, key, number(&typed(key)));
    }
    let words = typed("languages");
    let tags: Vec<&str> = words.split([',', ';', ' ', '\n']).filter(|tag| !tag.is_empty()).collect();
    put(&mut table, "languages", Some(list(&tags)));
    let partners = typed("partners");
    let partners: Vec<&str> = partners.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    put(&mut table, "partners", (!partners.is_empty()).then(|| list(&partners)));
    for key in ["title", "description"] {
        let said = by_language(fields, key, &tags);
        put(&mut table, key, said.map(Value::Table));
    }
    let signatories: Vec<Value> = (0..SIGNATORIES).filter_map(|place| signatory(fields, place, &tags)).collect();
    put(&mut table, "signatories", (!signatories.is_empty()).then_some(Value::Array(signatories)));
    toml::to_string_pretty(&table).unwrap_or_else(|_| source.to_owned())
}

fn put(table: &mut Table, key: &str, value: Option<Value>) {
    match value {
        Some(value) => _ = table.insert(key.to_owned(), value),
        None => _ = table.remove(key),
    }
}

fn list(texts: &[&str]) -> Value {
    Value::Array(texts.iter().map(|text| Value::String((*text).to_owned())).collect())
}

fn number(text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    let plain = text.replace(',', ".");
    let whole = plain.parse::<i64>().map(Value::Integer);
    let broken = || plain.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::Float);
    Some(whole.ok().or_else(broken).unwrap_or_else(|| Value::String(text.to_owned())))
}

/// `title-ru`, `title-en` …
fn by_language(fields: &Fields, key: &str, tags: &[&str]) -> Option<Table> {
    let said = tags.iter().filter_map(|tag| {
        let text = fields.text(&format!("{key}-{tag}")).trim();
        (!text.is_empty()).then(|| ((*tag).to_owned(), Value::String(text.to_owned())))
    });
    Some(said.collect::<Table>()).filter(|said| !said.is_empty())
}

fn signatory(fields: &Fields, place: usize, tags: &[&str]) -> Option<Value> {
    let name = fields.text(&format!("signatory-{place}")).trim();
    let office = by_language(fields, &format!("office-{place}"), tags);
    if name.is_empty() && office.is_none() {
        return None;
    }
    let mut table = Table::new();
    table.insert("name".to_owned(), Value::String(name.to_owned()));
    put(&mut table, "office", office.map(Value::Table));
    let signature = fields.text(&format!("signature-{place}")).trim();
    put(&mut table, "signature", (!signature.is_empty()).then(|| Value::String(signature.to_owned())));
    Some(Value::Table(table))
}

/// A programme that says only whose it is.
pub(super) fn blank(institution: &InstitutionRow, language: Language) -> String {
    let own = institution.details.names.iter().filter_map(|(tag, _)| Language::from_tag(tag));
    let mut tags: Vec<&str> = own.map(Language::tag).take(MOST_LANGUAGES).collect();
    if tags.is_empty() {
        tags.push(language.tag());
    }
    let mut table = Table::new();
    table.insert("institution".to_owned(), Value::String(institution.details.slug.to_string()));
    table.insert("languages".to_owned(), list(&tags));
    table.insert("kind".to_owned(), Value::String(Kind::Course.word().to_owned()));
    toml::to_string_pretty(&table).unwrap_or_default()
}

/// The same programme a year later: slug, title and register numbers say the next year where they said the one in which it began,
/// its days and those of its rotations are moved by it, and the issue date is open. Numbers are counted anew.
pub(super) fn next_edition(source: &str) -> String {
    let Ok(mut table) = source.parse::<Table>() else { return source.to_owned() };
    table.remove("issued");
    if let Some(Value::String(slug)) = table.get_mut("slug") {
        let next = slug.split('-').map(|part| match part.parse::<u32>() {
            Ok(year @ 1900..=2999) => (year + 1).to_string(),
            _ => part.to_owned(),
        });
        *slug = next.collect::<Vec<_>>().join("-");
    }
    let began = table.get("starts").and_then(Value::as_datetime).and_then(|day| day.date).map(|day| day.year);
    if let Some(began) = began {
        let (year, next) = (began.to_string(), (began + 1).to_string());
        for (_, said) in table.get_mut("title").and_then(Value::as_table_mut).into_iter().flatten() {
            if let Value::String(said) = said {
                *said = said.replace(&year, &next);
            }
        }
        if let Some(Value::String(number)) = table.get_mut("number") {
            *number = number.replace(&year, &next);
        }
    }
    later(&mut table);
    if let Some(Value::Array(rotations)) = table.get_mut("rotations") {
        rotations.iter_mut().filter_map(Value::as_table_mut).for_each(later);
    }
    toml::to_string_pretty(&table).unwrap_or_else(|_| source.to_owned())
}

fn later(table: &mut Table) {
    for key in ["starts", "ends", "valid_until"] {
        if let Some(Value::Datetime(Datetime { date: Some(date), .. })) = table.get_mut(key) {
            date.year += 1;
            // The 29th of February has no year later.
            date.day = if date.month == 2 { date.day.min(28) } else { date.day };
        }
    }
}

/// A programme that shows a layout.
pub(super) fn specimen(institution: &InstitutionRow, layout: &str, language: Language) -> String {
    let mut table: Table = blank(institution, language).parse().unwrap_or_default();
    table.insert("sheet".to_owned(), Value::String(layout.to_owned()));
    let tags: Vec<String> = Form::tags(&table);
    let said = |place: usize| {
        let text =
            |tag: &String| SAMPLES.iter().find(|(known, _)| known == tag).and_then(|(_, texts)| texts.get(place));
        tags.iter().filter_map(|tag| Some((tag.clone(), Value::String((*text(tag)?).to_owned())))).collect::<Table>()
    };
    table.insert("title".to_owned(), Value::Table(said(0)));
    table.insert("hours".to_owned(), Value::Integer(36));
    let mut signatory = Table::new();
    signatory.insert("name".to_owned(), Value::String("N. N.".to_owned()));
    signatory.insert("office".to_owned(), Value::Table(said(1)));
    table.insert("signatories".to_owned(), Value::Array(vec![Value::Table(signatory)]));
    let source = toml::to_string_pretty(&table).unwrap_or_default();
    filled(&source, (institution, language), |_| false)
}

/// What a programme says so far, with dots where a sheet needs words that are not there yet, and without signatures that are not
/// there.
pub(super) fn filled(
    source: &str,
    (institution, language): (&InstitutionRow, Language),
    has_picture: impl Fn(&str) -> bool,
) -> String {
    let Ok(mut table) = source.parse::<Table>() else { return source.to_owned() };
    let usual: Table = blank(institution, language).parse().unwrap_or_default();
    for (key, value) in usual {
        table.entry(key).or_insert(value);
    }
    table.entry("slug").or_insert_with(|| Value::String("preview".to_owned()));
    let tags = Form::tags(&table);
    say_all(&mut table, "title", &tags);
    for (key, other) in [("starts", "ends"), ("ends", "starts")] {
        let day = table.get(other).cloned().or_else(|| "2026-01-01".parse().ok().map(Value::Datetime));
        if let Some(day) = day {
            table.entry(key).or_insert(day);
        }
    }
    let nobody = || Value::Array(vec![Value::Table(Table::new())]);
    let signatories = table.entry("signatories").or_insert_with(nobody);
    for signatory in signatories.as_array_mut().into_iter().flatten().filter_map(Value::as_table_mut) {
        let name = signatory.entry("name").or_insert_with(|| Value::String(DOTS.to_owned()));
        if name.as_str().is_some_and(|name| name.trim().is_empty()) {
            *name = Value::String(DOTS.to_owned());
        }
        say_all(signatory, "office", &tags);
        if signatory.get("signature").and_then(Value::as_str).is_some_and(|name| !has_picture(name)) {
            signatory.remove("signature");
        }
    }
    toml::to_string_pretty(&table).unwrap_or_else(|_| source.to_owned())
}

/// Something in every language: dots where it is not said.
fn say_all(table: &mut Table, key: &str, tags: &[String]) {
    let said = table.entry(key).or_insert_with(|| Value::Table(Table::new()));
    if let Some(said) = said.as_table_mut() {
        for tag in tags {
            said.entry(tag.clone()).or_insert_with(|| Value::String(DOTS.to_owned()));
        }
    }
}

const DOTS: &str = "…";

/// A title and an office, by language.
const SAMPLES: [(&str, [&str; 2]); 6] = [
    ("az", ["Yay məktəbi", "Dekan"]),
    ("be", ["Летняя школа", "Дэкан"]),
    ("en", ["Summer School", "Dean"]),
    ("it", ["Scuola estiva", "Preside"]),
    ("ru", ["Летняя школа", "Декан"]),
    ("tr", ["Yaz Okulu", "Dekan"]),
];

/// As many languages as a certificate has.
const MOST_LANGUAGES: usize = crate::claims::text::MAX_LANGUAGES;

#[cfg(test)]
mod unit {
    use super::*;
    use crate::roster::{Programme, examples};

    #[test]
    fn the_next_edition_is_a_year_later_and_good() {
        let example = examples::all()[2].programme;
        let next = Programme::parse(&next_edition(example)).unwrap();
        assert_eq!(next.slug().as_str(), "clinical-practice-2023");
        assert_eq!(next.period().starts().to_string(), "2023-07-04");
        assert_eq!(next.rotations().len(), 5);
        assert_eq!(next_edition("no toml"), "no toml");
        let plain =
            "slug = \"a-2025\"\nnumber = \"A-2025-{seq:04}\"\nstarts = 2025-05-04\n[title]\nen = \"Forum 2025\"\n";
        let next = next_edition(plain);
        assert!(
            next.contains("A-2026-{seq:04}") && next.contains("Forum 2026") && next.contains("2026-05-04"),
            "{next}"
        );
    }

    #[test]
    fn the_form_shows_what_the_programme_says() {
        let form = Form::read(examples::all()[2].programme, Words::of(Language::En), &["modern".to_owned()]).unwrap();
        assert_eq!(form.value("languages"), "ru, be, en");
        assert_eq!(form.value("starts"), "2022-07-04");
        assert_eq!(form.value("hours"), "72");
        assert_eq!(form.of("title", "en"), "Summer Clinical Practice");
        assert_eq!((form.signatories.len(), form.rotations), (2, 5));
        assert_eq!(form.signatories[0].offices[2], ("en", "Vice-Rector".to_owned()));
        assert!(form.layouts.iter().any(|layout| layout.word == "modern" && layout.is_chosen));
        assert!(Form::read("no toml", Words::of(Language::En), &[]).is_none());
    }
}
