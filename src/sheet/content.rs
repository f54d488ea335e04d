//! What each placeholder of a layout says for one certificate.
//!
//! Every variable word comes from the certificate, so every variable word that is printed is signed. The rest is
//! static labels by language, and the host of the QR text.

mod letter;
mod personal;

use super::fault::SheetFault;
use super::layout::Show;
use super::words::{Words, days};
use crate::claims::{Certificate, Language, Rotation, Text};

/// What an item shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Content {
    /// The QR code, and what a screen reader says of it.
    Code(String),
    /// Values under their labels, side by side.
    Facts(Vec<Fact>),
    /// The emblem of the institution, and what a screen reader says of it.
    Logo(String),
    /// Nothing: the item takes no room.
    Nothing,
    /// The departments.
    Rotations(Table),
    /// A thin line.
    Rule,
    /// The place of the stamp, with its words.
    Seal(Phrase),
    /// Who signs, side by side.
    Signatories(Vec<Signature>),
    /// Paragraphs, one below the other.
    Text(Vec<Paragraph>),
}

/// Words of one language that are not broken into roles.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) language: Language,
    /// Where it comes from, for faults: `title`, `rotations[2].department`.
    pub(super) field: String,
    /// How it differs from the style.
    pub(super) stress: Stress,
    /// What stands between the phrase before and this one.
    pub(super) before: &'static str,
}

/// How a phrase differs from its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Stress {
    /// A label beside its value: italic.
    Label,
    /// As the style says.
    Plain,
    /// Semibold.
    Strong,
}

/// Phrases that follow one another.
pub(super) type Paragraph = Vec<Phrase>;

/// A value under its label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Fact {
    pub(super) label: Paragraph,
    pub(super) values: Vec<Paragraph>,
}

/// Rows under a row of headings; a column that is empty everywhere is not there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Table {
    /// Does it go on from the page before?
    pub(super) is_continued: bool,
    pub(super) head: Vec<Paragraph>,
    pub(super) rows: Vec<Vec<Paragraph>>,
}

/// A person who signs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Signature {
    /// What a screen reader says of the picture of the signature.
    pub(super) alt: String,
    pub(super) name: Paragraph,
    pub(super) offices: Vec<Paragraph>,
}

/// One page of a sheet, and the rows of the table that stand on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// From 0.
    pub(super) page: usize,
    pub(super) pages: usize,
    pub(super) rows: std::ops::Range<usize>,
}

/// What a certificate is printed with.
pub(super) struct Source<'a> {
    pub(super) certificate: &'a Certificate,
    pub(super) languages: &'a [Language],
    pub(super) words: &'a Words,
    /// The host of the QR text.
    pub(super) host: &'a str,
}

impl Source<'_> {
    /// What a placeholder shows on a page.
    pub(super) fn content(&self, show: Show, part: &Part) -> Content {
        match show {
            Show::Check => {
                Content::Text(self.each(|language| self.words.say_of(language, "sheet-check", "host", self.host)))
            }
            Show::Closing => Content::Text(vec![self.labels("sheet-letter-closing")]),
            Show::Description => {
                self.text(self.certificate.achievement.description.as_ref(), "description", self.first())
            }
            Show::Facts => Content::Facts(self.facts()),
            Show::InstitutionFirst => self.first_of(&self.certificate.issuer.name, "institution"),
            Show::InstitutionOthers => self.others_of(&self.certificate.issuer.name, "institution"),
            Show::JointAward => self.joint_award(),
            Show::KindFirst => Content::Text(self.kinds().into_iter().take(1).map(|kind| vec![kind]).collect()),
            Show::KindOthers => Content::Text(vec![self.kinds().into_iter().skip(1).collect()]),
            Show::LetterFirst => Content::Text(self.letter_first()),
            Show::LetterOthers => Content::Text(self.letter_others()),
            Show::Logo => Content::Logo(self.alt("sheet-alt-logo", self.certificate.issuer.name.first())),
            Show::Name => {
                let name = &self.certificate.holder.name;
                self.text(Some(name), "name", self.language_of(name.as_str()))
            }
            Show::NativeName => {
                let name = self.certificate.holder.native_name.as_ref();
                self.text(name, "native_name", self.language_of(name.map_or("", Text::as_str)))
            }
            Show::Page => self.page(part),
            Show::Partners => self.partners(),
            Show::Presented => Content::Text(vec![self.labels("sheet-presented")]),
            Show::Qr => Content::Code(self.words.say(self.first(), "sheet-alt-code")),
            Show::Register => Content::Text(self.register()),
            Show::Rotations => self.rotations(part),
            Show::Rule => Content::Rule,
            Show::Seal => Content::Seal(self.phrase(self.first(), self.words.say(self.first(), "sheet-seal"), "seal")),
            Show::Signatories => Content::Signatories(self.signatories()),
            Show::TitleFirst => self.first_of(&self.certificate.achievement.title, "title"),
            Show::TitleOthers => self.others_of(&self.certificate.achievement.title, "title"),
        }
    }

    /// Every text in several languages must have as many as the sheet.
    pub(super) fn check_languages(&self) -> Vec<SheetFault> {
        let certificate = self.certificate;
        let mut texts = vec![("title".to_owned(), &certificate.achievement.title)];
        // An institution may have fewer names than the sheet has languages, or one name in several of them.
        if certificate.issuer.name.iter().count() > self.languages.len() {
            texts.push(("institution".to_owned(), &certificate.issuer.name));
        }
        let departments = certificate.rotations.iter().enumerate();
        texts.extend(departments.map(|(place, own)| (format!("rotations[{place}].department"), &own.department)));
        let offices = certificate.issuer.signatories.iter().enumerate();
        texts.extend(offices.map(|(place, own)| (format!("signatories[{place}].office"), &own.office)));
        let differ = |(field, words): (String, &crate::claims::Words)| {
            let (found, expected) = (words.iter().count(), self.languages.len());
            (found != expected).then_some(SheetFault::LanguagesDiffer { field, found, expected })
        };
        texts.into_iter().filter_map(differ).collect()
    }

    /// The text of the sheet for its title: kind and name.
    pub(super) fn heading(&self) -> String {
        let kind = self.kinds().into_iter().next().map_or_else(String::new, |kind| kind.text);
        format!("{kind}: {}", self.certificate.holder.name)
    }

    pub(super) fn first(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    /// The language of a name: the first printed one with the same letters.
    fn language_of(&self, text: &str) -> Language {
        let cyrillic = text.chars().any(|sign| matches!(sign, '\u{400}'..='\u{52f}'));
        let fitting = self.languages.iter().copied().find(|language| language.is_cyrillic() == cyrillic);
        fitting.unwrap_or_else(|| self.first())
    }

    #[expect(clippy::unused_self, reason = "reads as the other builders of phrases")]
    fn phrase(&self, language: Language, text: String, field: impl Into<String>) -> Phrase {
        Phrase { text, language, field: field.into(), stress: Stress::Plain, before: " · " }
    }

    /// What a screen reader says instead of a picture that has to do with somebody.
    fn alt(&self, id: &str, name: &str) -> String {
        self.words.say_of(self.first(), id, "name", name)
    }

    fn text(&self, text: Option<&Text>, field: &str, language: Language) -> Content {
        text.map_or(Content::Nothing, |text| Content::Text(vec![vec![self.phrase(language, text.to_string(), field)]]))
    }

    /// One phrase a language, all in one paragraph.
    fn labels(&self, id: &str) -> Paragraph {
        let phrase = |&language: &Language| self.phrase(language, self.words.say(language, id), id);
        once(self.languages.iter().map(phrase))
    }

    /// Labels beside a value.
    fn side_labels(&self, id: &str) -> Paragraph {
        let mut labels = self.labels(id);
        for label in &mut labels {
            label.stress = Stress::Label;
        }
        labels
    }

    /// One paragraph a language; what is the same in several languages is said once.
    fn each(&self, say: impl Fn(Language) -> String) -> Vec<Paragraph> {
        let phrases = self.languages.iter().map(|&language| self.phrase(language, say(language), "label"));
        once(phrases).into_iter().map(|phrase| vec![phrase]).collect()
    }

    fn phrases(&self, words: &crate::claims::Words, field: &str) -> Paragraph {
        let phrases = self.languages.iter().zip(words.iter());
        once(phrases.map(|(&language, text)| self.phrase(language, text.to_owned(), field)))
    }

    fn first_of(&self, words: &crate::claims::Words, field: &str) -> Content {
        Content::Text(self.phrases(words, field).into_iter().take(1).map(|phrase| vec![phrase]).collect())
    }

    fn others_of(&self, words: &crate::claims::Words, field: &str) -> Content {
        Content::Text(self.phrases(words, field).into_iter().skip(1).map(|phrase| vec![phrase]).collect())
    }

    fn kinds(&self) -> Paragraph {
        self.labels(&format!("sheet-kind-{}", self.certificate.achievement.kind.word()))
    }

    fn facts(&self) -> Vec<Fact> {
        let (certificate, words) = (self.certificate, self.words);
        let mut facts = vec![self.fact("period", self.each(|language| words.period(language, certificate.period)))];
        let mut add = |label: &str, values: Option<Vec<Paragraph>>| {
            facts.extend(values.map(|values| self.fact(label, values)));
        };
        let amount = |id: &'static str| move |amount| self.each(|language| words.amount(language, id, amount));
        let text = |field: &'static str| {
            move |text: &Text| vec![vec![self.phrase(self.language_of(text.as_str()), text.to_string(), field)]]
        };
        add("hours", certificate.hours.map(amount("sheet-hours")));
        add("credits", certificate.credits.map(amount("sheet-credits")));
        add("grade", certificate.grade.as_ref().map(text("grade")));
        add("role", certificate.role.as_ref().map(text("role")));
        let mode = certificate.achievement.mode.map(|mode| format!("sheet-mode-{}", mode.word()));
        add("mode", mode.map(|id| self.each(|language| words.say(language, &id))));
        let of_person = |mut values: Vec<Paragraph>| {
            values.iter_mut().flatten().for_each(|phrase| "birth_date".clone_into(&mut phrase.field));
            values
        };
        let born = certificate.holder.birth_date.map(|day| of_person(self.each(|language| words.day(language, day))));
        add("born", born);
        add("home", certificate.holder.home_institution.as_ref().map(text("home_institution")));
        facts
    }

    fn fact(&self, label: &str, values: Vec<Paragraph>) -> Fact {
        let label = self.labels(&format!("sheet-label-{label}"));
        Fact { label, values }
    }

    fn partners(&self) -> Content {
        let partners = &self.certificate.achievement.partners;
        if partners.is_empty() {
            return Content::Nothing;
        }
        let mut line = self.side_labels("sheet-label-partners");
        for (place, name) in partners.iter().enumerate() {
            let before = if place == 0 { ": " } else { " · " };
            let name = self.phrase(self.language_of(name.as_str()), name.to_string(), "partners");
            line.push(Phrase { before, ..name });
        }
        Content::Text(vec![line])
    }

    /// The name of the second institution between words that say that it has not signed.
    fn joint_award(&self) -> Content {
        let Some(joint) = &self.certificate.achievement.joint_award else { return Content::Nothing };
        let mut name = self.phrase(self.language_of(joint.name.as_str()), joint.name.to_string(), "awarded_with");
        name.stress = Stress::Strong;
        name.before = ": ";
        let mut line = self.side_labels("sheet-joint");
        line.push(name);
        Content::Text(vec![line, self.side_labels("sheet-joint-note")])
    }

    fn register(&self) -> Vec<Paragraph> {
        let (certificate, words) = (self.certificate, self.words);
        let mut number = self.phrase(self.first(), certificate.number.to_string(), "number");
        number.stress = Stress::Strong;
        number.before = " ";
        let mut line = self.side_labels("sheet-label-number");
        line.push(number);
        let mut paragraphs = vec![line];
        let mut dated = |label: &str, day| {
            let mut line = self.side_labels(&format!("sheet-label-{label}"));
            let mut days = self.each(|language| words.day(language, day)).into_iter().flatten();
            line.extend(days.next().map(|first| Phrase { before: ": ", ..first }));
            line.extend(days);
            paragraphs.push(line);
        };
        dated("issued", certificate.issued);
        if let Some(last) = certificate.valid_until {
            dated("valid", last);
        }
        paragraphs
    }

    /// Register number and `page 1 of 2`; nothing where there is only one.
    fn page(&self, part: &Part) -> Content {
        if part.pages < 2 {
            return Content::Nothing;
        }
        let values = [("page", (part.page + 1).to_string()), ("pages", part.pages.to_string())];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        let mut line = self.side_labels("sheet-label-number");
        let number = self.phrase(self.first(), self.certificate.number.to_string(), "number");
        line.push(Phrase { stress: Stress::Strong, before: " ", ..number });
        line.extend(self.each(|language| self.words.say_with(language, "sheet-page", &values)).into_iter().flatten());
        Content::Text(vec![line])
    }

    /// The rows of this page. The columns are those of the whole table, so that its parts look alike.
    fn rotations(&self, part: &Part) -> Content {
        let rotations = &self.certificate.rotations;
        if part.rows.is_empty() {
            return Content::Nothing;
        }
        let rows: Vec<Vec<Paragraph>> =
            rotations.iter().enumerate().map(|(place, rotation)| self.rotation(place, rotation)).collect();
        let columns: Vec<usize> = (0..COLUMNS.len())
            .filter(|&column| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let head = columns.iter().filter_map(|&column| COLUMNS.get(column)).map(|id| self.labels(id)).collect();
        let keep = |row: Vec<Paragraph>| {
            row.into_iter().enumerate().filter(|(column, _)| columns.contains(column)).map(|(_, cell)| cell).collect()
        };
        let rows = rows.into_iter().skip(part.rows.start).take(part.rows.len()).map(keep).collect();
        Content::Rotations(Table { is_continued: part.page > 0, head, rows })
    }

    fn rotation(&self, place: usize, rotation: &Rotation) -> Vec<Paragraph> {
        let field = |part: &str| format!("rotations[{place}].{part}");
        let mut department = self.phrases(&rotation.department, &field("department"));
        if let Some(first) = department.first_mut() {
            first.stress = Stress::Strong;
        }
        let own = |text: &Text, part| self.phrase(self.language_of(text.as_str()), text.to_string(), field(part));
        let hours = rotation.hours.map(|hours| self.phrase(self.first(), hours.to_string(), field("hours")));
        let period = rotation.period.map(|period| self.phrase(self.first(), days(period), field("days")));
        vec![
            department,
            rotation.place.iter().map(|text| own(text, "place")).collect(),
            period.into_iter().collect(),
            hours.into_iter().collect(),
            rotation.supervisors.iter().map(|text| own(text, "supervisors")).collect(),
        ]
    }

    fn signatories(&self) -> Vec<Signature> {
        let signatories = self.certificate.issuer.signatories.iter().enumerate();
        let signature = |(place, own): (usize, &crate::claims::Signatory)| {
            let (name, office) = (format!("signatories[{place}].name"), format!("signatories[{place}].office"));
            Signature {
                alt: self.alt("sheet-alt-signature", own.name.as_str()),
                name: vec![self.phrase(self.language_of(own.name.as_str()), own.name.to_string(), name)],
                offices: self.phrases(&own.office, &office).into_iter().map(|phrase| vec![phrase]).collect(),
            }
        };
        signatories.map(signature).collect()
    }
}

/// What is the same in several languages is said once.
fn once(phrases: impl Iterator<Item = Phrase>) -> Paragraph {
    let mut paragraph: Paragraph = Vec::new();
    for phrase in phrases {
        if paragraph.iter().all(|known| known.text != phrase.text) {
            paragraph.push(phrase);
        }
    }
    paragraph
}

/// The headings of the columns of rotations.
const COLUMNS: [&str; 5] =
    ["sheet-label-department", "sheet-label-place", "sheet-label-days", "sheet-label-hours", "sheet-label-supervisors"];
