//! What a letter to the holder of a certificate says: in our words, or in those of its institution, with placeholders.
//!
//! It is plain text. Where the certificate is (attached, or behind a link) and how it is checked is said by us, in the place of
//! `{certificate}`: only whoever sends the letter knows which of the two it is. The words are read when a letter goes out, as the
//! address is; so what waits, or is tried again, goes out in the words that stand then.

use unicode_normalization::UnicodeNormalization as _;

use crate::claims::Language;
use crate::issuance::accounts::note;
use crate::issuance::administration::Administrator;
use crate::issuance::{IssuanceError, Office};
use crate::store::{InstitutionId, OwnWords};
use crate::words::{Facts, Words};

/// The longest subject, in characters; some programs show no more than half of it.
pub const LONGEST_SUBJECT: usize = 150;

/// The longest text, in characters: two pages.
pub const LONGEST_TEXT: usize = 4000;

/// The words of a letter, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    subject: String,
    text: String,
}

/// What stands in the place of a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// Where the certificate is and how it is checked: paragraphs of their own.
    Certificate,
    /// The institution's name in the language of the letter.
    Institution,
    /// The holder's name.
    Name,
    /// The register number.
    Number,
    /// The programme's title in the language of the letter.
    Title,
}

/// Where a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// In the subject.
    Subject,
    /// In the text.
    Text,
}

/// Why words cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WordingFault {
    /// A brace that opens or closes nothing.
    Brace(Part),
    /// `{certificate}` does not stand alone in a paragraph of the text.
    Certificate(Part),
    /// There is nothing.
    Empty(Part),
    /// A tag of HTML, which would be shown as it is.
    Html(Part, String),
    /// More characters than this.
    Long(Part, usize),
    /// The text lacks this one.
    Missing(Placeholder),
    /// A sign that is not seen, or turns the letters around it.
    Sign(Part, char),
    /// No placeholder of ours.
    Unknown(Part, String),
}

/// What a letter is about.
pub(super) struct Case<'a> {
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) institution: &'a str,
    pub(super) number: &'a str,
    /// Whether the letter holds a link instead of the sheet.
    pub(super) has_link: bool,
}

/// A letter to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The subject.
    pub subject: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
}

impl Placeholder {
    /// Every placeholder.
    pub const ALL: [Self; 5] = [Self::Name, Self::Title, Self::Institution, Self::Number, Self::Certificate];

    /// Those that every text has: what it is about, and where it is.
    const NEEDED: [Self; 2] = [Self::Number, Self::Certificate];

    /// The word between the braces.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Institution => "institution",
            Self::Name => "name",
            Self::Number => "number",
            Self::Title => "title",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }
}

impl Wording {
    /// Our words.
    #[must_use]
    pub fn ours(language: Language) -> Self {
        let words = Words::of(language);
        let names = [Placeholder::Name, Placeholder::Title, Placeholder::Institution, Placeholder::Number];
        let facts = names.iter().fold(Facts::new(), |facts, one| facts.text(one.word(), format!("{{{}}}", one.word())));
        let tell = |id: &str| words.tell(id, &facts);
        let text = [
            tell("mail-certificate-greeting"),
            tell("mail-certificate-what"),
            format!("{{{}}}", Placeholder::Certificate.word()),
            tell("mail-certificate-end"),
        ];
        Self { subject: tell("mail-certificate-subject"), text: text.join("\n\n") }
    }

    /// Reads words as people type them: ends of lines and white space are tidied, letters composed (NFC).
    ///
    /// # Errors
    /// Every [`WordingFault`].
    pub fn parse(subject: &str, text: &str) -> Result<Self, Vec<WordingFault>> {
        let subject: String = subject.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
        let text = tidy(text);
        let mut faults = Vec::new();
        for (part, own, most) in [(Part::Subject, &subject, LONGEST_SUBJECT), (Part::Text, &text, LONGEST_TEXT)] {
            if own.is_empty() {
                faults.push(WordingFault::Empty(part));
            }
            if own.chars().count() > most {
                faults.push(WordingFault::Long(part, most));
                continue;
            }
            faults.extend(own.chars().find(|sign| is_hidden(*sign)).map(|sign| WordingFault::Sign(part, sign)));
            faults.extend(tag_in(own).map(|tag| WordingFault::Html(part, tag)));
            let certificate = format!("{{{}}}", Placeholder::Certificate.word());
            for paragraph in own.split("\n\n") {
                let (found, is_broken) = placeholders(paragraph);
                if is_broken {
                    faults.push(WordingFault::Brace(part));
                }
                for word in found {
                    match Placeholder::from_word(&word) {
                        None => faults.push(WordingFault::Unknown(part, word)),
                        Some(Placeholder::Certificate) if part == Part::Subject || paragraph != certificate => {
                            faults.push(WordingFault::Certificate(part));
                        }
                        Some(_) => {}
                    }
                }
            }
        }
        let lacks = |one: &Placeholder| !text.contains(&format!("{{{}}}", one.word()));
        faults.extend(Placeholder::NEEDED.into_iter().filter(lacks).map(WordingFault::Missing));
        faults.dedup();
        if faults.is_empty() { Ok(Self { subject, text }) } else { Err(faults) }
    }

    /// The subject, with its placeholders.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The text, with its placeholders.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A letter about nobody.
    #[must_use]
    pub fn sample(&self, language: Language, institution: &str) -> Sample {
        let words = Words::of(language);
        let (name, title) = (words.say("mail-sample-name"), words.say("mail-sample-title"));
        let case = Case { name: &name, title: &title, institution, number: "SAMPLE-0001", has_link: false };
        let (subject, paragraphs) = self.fill(language, &case);
        Sample { subject, paragraphs }
    }

    /// Subject and paragraphs of a letter. What is put in is never read for placeholders itself.
    pub(super) fn fill(&self, language: Language, case: &Case<'_>) -> (String, Vec<String>) {
        let words = Words::of(language);
        let how = if case.has_link { "mail-certificate-link" } else { "mail-certificate-attached" };
        let fixed = [words.say(how), words.say("mail-certificate-check")];
        let mut paragraphs = Vec::new();
        for paragraph in self.text.split("\n\n") {
            if paragraph.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'))
                == Some(Placeholder::Certificate.word())
            {
                paragraphs.extend(fixed.clone());
            } else {
                paragraphs.push(put_in(paragraph, case));
            }
        }
        (put_in(&self.subject, case), paragraphs)
    }
}

impl Office {
    /// An institution's own words of a language, if there are any.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, what is wrong with words that were not kept by us.
    pub async fn wording(
        &self,
        institution: InstitutionId,
        language: Language,
    ) -> Result<Option<Result<Wording, Vec<WordingFault>>>, IssuanceError> {
        let own = self.store.own_words(institution).await?.into_iter().find(|own| own.language == language);
        Ok(own.map(|own| Wording::parse(&own.subject, &own.text)))
    }
}

impl Administrator<'_> {
    /// Has the letters of an institution written in these words from now on; with `None`, in ours. What stays as it was is not
    /// written down.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] out of reach.
    pub async fn set_wording(
        &self,
        slug: &str,
        language: Language,
        wording: Option<&Wording>,
    ) -> Result<(), IssuanceError> {
        let office = self.office;
        let institution = office.institution(slug).await?.id;
        self.is_within(Some(institution))?;
        let wording = wording.filter(|own| **own != Wording::ours(language));
        let known = office.wording(institution, language).await?;
        if known.as_ref().map(|known| known.as_ref().ok()) == wording.map(Some) {
            return Ok(());
        }
        let at = office.now();
        let mut tx = office.store.begin_for(institution).await?;
        let detail = if let Some(own) = wording {
            let (subject, text) = (own.subject.clone(), own.text.clone());
            let words = OwnWords { language, subject, text, at, by: self.by.to_owned() };
            tx.set_own_words(institution, &words).await?;
            language.tag().to_owned()
        } else {
            tx.drop_own_words(institution, language).await?;
            format!("{language}: as the service")
        };
        note(&mut tx, at, (self.by, "set-wording"), Some(institution), &detail).await?;
        Ok(tx.commit().await?)
    }
}

/// Lines without white space at their ends, one blank line at most between two.
fn tidy(text: &str) -> String {
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect();
    let mut tidied = String::new();
    let mut blanks = 0;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blanks += 1;
            continue;
        }
        if !tidied.is_empty() {
            tidied.push_str(if blanks > 0 { "\n\n" } else { "\n" });
        }
        tidied.push_str(line);
        blanks = 0;
    }
    tidied
}

/// The words between braces, and whether a brace is left over.
fn placeholders(text: &str) -> (Vec<String>, bool) {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((word, behind)) = after.split_once('}').filter(|(word, _)| !word.contains(['{', '\n'])) else {
            return (found, true);
        };
        if before.contains('}') {
            return (found, true);
        }
        found.push(word.to_owned());
        rest = behind;
    }
    (found, rest.contains('}'))
}

/// Puts what a letter is about in the place of the placeholders, from left to right.
fn put_in(text: &str, case: &Case<'_>) -> String {
    let (mut full, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        let (word, behind) = after.split_once('}').unwrap_or((after, ""));
        full.push_str(before);
        full.push_str(match Placeholder::from_word(word) {
            Some(Placeholder::Institution) => case.institution,
            Some(Placeholder::Name) => case.name,
            Some(Placeholder::Number) => case.number,
            Some(Placeholder::Title) => case.title,
            Some(Placeholder::Certificate) | None => "",
        });
        rest = behind;
    }
    full.push_str(rest);
    full
}

/// What looks like a tag of HTML: `<b>`, `</p>`, `<a href=…>`; neither `<https://…>` nor `5 < 6`.
fn tag_in(text: &str) -> Option<String> {
    text.split('<').skip(1).find_map(|rest| {
        let inner = rest.split_once('>')?.0;
        let name = inner.strip_prefix('/').unwrap_or(inner);
        let name: &str = name.split([' ', '\n', '/']).next().unwrap_or_default();
        let is_tag = name.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '!')
            && name.chars().all(|sign| sign.is_ascii_alphanumeric() || "!-".contains(sign));
        (is_tag && inner.chars().count() <= 200).then(|| format!("<{inner}>"))
    })
}

/// Signs that are not seen, or turn what stands around them: a letter should say what it seems to say.
fn is_hidden(sign: char) -> bool {
    (sign.is_control() && sign != '\n')
        || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::SPOKEN;

    const GOOD: &str = "Dear {name},\n\n{certificate}\n\n{number}";

    fn faults(subject: &str, text: &str) -> Vec<WordingFault> {
        Wording::parse(subject, text).expect_err(text)
    }

    #[test]
    fn our_own_words_are_words_that_an_institution_could_have_written() {
        for language in SPOKEN {
            let ours = Wording::ours(language);
            assert_eq!(Wording::parse(ours.subject(), ours.text()), Ok(ours.clone()), "{language}");
            let sample = ours.sample(language, "Hill University");
            let all = format!("{}\n{}", sample.subject, sample.paragraphs.join("\n"));
            assert!(
                !all.contains(['{', '}']) && all.contains("SAMPLE-0001") && all.contains("Hill University"),
                "{all}"
            );
            assert_eq!(sample.paragraphs.len(), 5, "{all}");
        }
    }

    #[test]
    fn each_fault_is_told_with_its_place_and_all_at_once() {
        use Part::{Subject, Text};
        use WordingFault::{Brace, Certificate, Empty, Html, Long, Missing, Sign, Unknown};
        for (subject, text, expected) in [
            (" ", GOOD, vec![Empty(Subject)]),
            ("S", "\n \n", vec![Empty(Text), Missing(Placeholder::Number), Missing(Placeholder::Certificate)]),
            ("S", "{number}", vec![Missing(Placeholder::Certificate)]),
            ("S", "{certificate}", vec![Missing(Placeholder::Number)]),
            ("{certificate}", GOOD, vec![Certificate(Subject)]),
            ("S", "See {certificate}\n\n{number}", vec![Certificate(Text)]),
            (
                "{nmae}",
                "{Number} {number}\n\n{certificate}",
                vec![Unknown(Subject, "nmae".into()), Unknown(Text, "Number".into())],
            ),
            ("a}", "{number}\n\n{certificate}\n\n{", vec![Brace(Subject), Brace(Text)]),
            ("{{name}}", GOOD, vec![Brace(Subject)]),
            ("S", "<b>{number}</b>\n\n{certificate}", vec![Html(Text, "<b>".into())]),
            ("<a href='x'>S", GOOD, vec![Html(Subject, "<a href='x'>".into())]),
            ("S\u{202e}", GOOD, vec![Sign(Subject, '\u{202e}')]),
            ("S", "\u{7}{number}\n\n{certificate}", vec![Sign(Text, '\u{7}')]),
        ] {
            assert_eq!(faults(subject, text), expected, "{subject:?} {text:?}");
        }
        let long = format!("{GOOD}{}", "ə".repeat(LONGEST_TEXT));
        assert_eq!(faults(&"S".repeat(151), &long), [Long(Subject, 150), Long(Text, 4000)]);
        assert!(Wording::parse(&"İ".repeat(150), GOOD).is_ok());
        for fine in ["5 < 6 > 4", "<https://hill.example/a?b=c>", "<registry@hill.example>", "I <3 you"] {
            assert!(Wording::parse(fine, &format!("{fine}\n\n{GOOD}")).is_ok(), "{fine}");
        }
    }

    #[test]
    fn text_is_tidied_as_people_type_it() {
        let typed = "  \r\nDear {name},  \r\n\r\n \r\n\r\n {certificate} \r\nN"
            .replace("\r\nN", "\r\n\r\nLine one\r\nNo. {number}\r\n");
        let read = Wording::parse(" Your   certificate ", &typed).unwrap();
        assert_eq!(read.subject(), "Your certificate");
        assert_eq!(read.text(), "Dear {name},\n\n{certificate}\n\nLine one\nNo. {number}");
        assert_eq!(Wording::parse(read.subject(), read.text()), Ok(read));
    }

    #[test]
    fn what_is_put_in_is_no_placeholder() {
        let own = Wording::parse("{title}", "{name} {number}\n\n{certificate}").unwrap();
        let case = Case { name: "{number}", title: "{certificate}", institution: "", number: "{name}", has_link: true };
        let (subject, paragraphs) = own.fill(Language::En, &case);
        assert_eq!((subject.as_str(), paragraphs[0].as_str()), ("{certificate}", "{number} {name}"));
        assert!(paragraphs[1].contains("behind the link"), "{paragraphs:?}");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_what_is_read_is_read_again(subject in ".{0,40}", text in "[a{}<>/\\n nameubrc]{0,60}") {
            let text = format!("{text}\n\n{{certificate}}\n\n{{number}}");
            if let Ok(read) = Wording::parse(&subject, &text) {
                prop_assert_eq!(Wording::parse(read.subject(), read.text()), Ok(read.clone()));
                _ = read.sample(Language::Ru, "Hill");
            }
        }
    }
}
