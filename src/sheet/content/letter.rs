//! The sentences of a letter: how it addresses the person, and what it says.
//!
//! They are static words around what is signed: the name, the institution, the title.

use super::personal::SALUTATION;
use super::{Paragraph, Source};
use crate::claims::{Kind, Language};

impl Source<'_> {
    /// The salutation and the sentence in the first language, each a paragraph.
    pub(super) fn letter_first(&self) -> Vec<Paragraph> {
        let language = self.first();
        [(SALUTATION, self.salutation(language)), ("letter", self.sentence(0, language))]
            .into_iter()
            .map(|(field, text)| vec![self.phrase(language, text, field)])
            .collect()
    }

    /// The sentence in the other languages, each a paragraph.
    pub(super) fn letter_others(&self) -> Vec<Paragraph> {
        let others = self.languages.iter().copied().enumerate().skip(1);
        let paragraph = |(place, language)| vec![self.phrase(language, self.sentence(place, language), "letter")];
        others.map(paragraph).collect()
    }

    /// `Dear Maria Preobrazhenskaya,` `Уважаемая Мария Константиновна!`
    fn salutation(&self, language: Language) -> String {
        let holder = &self.certificate.holder;
        let names = [Some(&holder.name), holder.native_name.as_ref()];
        let name = names.into_iter().flatten().find(|name| is_cyrillic(name.as_str()) == language.is_cyrillic());
        let name = name.unwrap_or(&holder.name).as_str();
        let (name, form) = address(name);
        self.words.say_with(language, "sheet-letter-dear", &[("name", &name), ("form", form)])
    }

    fn sentence(&self, place: usize, language: Language) -> String {
        let certificate = self.certificate;
        let nth = |words: &crate::claims::Words| words.iter().nth(place).unwrap_or(words.first()).to_owned();
        let (institution, title) = (nth(&certificate.issuer.name), nth(&certificate.achievement.title));
        let id = if certificate.achievement.kind == Kind::Award { "sheet-letter-award" } else { "sheet-letter-other" };
        self.words.say_with(language, id, &[("institution", &institution), ("title", &title)])
    }
}

/// How a person is addressed: by given name and patronymic where a name has one, and as what its ending says.
///
/// Russian and Belarusian decline the word before the name. Where nothing tells the gender, the name stands alone.
fn address(name: &str) -> (String, &'static str) {
    let parts: Vec<&str> = name.split_whitespace().collect();
    // "Surname Given Patronymic" and "Given Patronymic Surname" both have the given name before the patronymic.
    let pairs = parts.windows(2).filter(|_| parts.len() == 3);
    let mut formal = pairs.filter_map(|pair| Some((pair.join(" "), gender(pair.last()?)?)));
    formal.next().unwrap_or_else(|| (parts.join(" "), "other"))
}

/// The gender that the ending of a Cyrillic patronymic tells.
fn gender(part: &str) -> Option<&'static str> {
    let has = |endings: &[&str]| part.chars().count() >= 5 && endings.iter().any(|ending| part.ends_with(ending));
    if has(&["овна", "евна", "ична", "инична", "аўна", "еўна", "оўна", "яўна"]) {
        Some("female")
    } else if has(&["ович", "евич", "ьич", "мич", "авіч", "евіч", "явіч"]) {
        Some("male")
    } else {
        None
    }
}

fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|sign| matches!(sign, '\u{400}'..='\u{52f}'))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_person_is_addressed_by_given_name_and_patronymic() {
        for (name, addressed, form) in [
            ("Воробьёва Алёна Игоревна", "Алёна Игоревна", "female"),
            ("Мария Константиновна Преображенская", "Мария Константиновна", "female"),
            ("Соколов Дмитрий Алексеевич", "Дмитрий Алексеевич", "male"),
            ("Лукин Пётр Ильич", "Пётр Ильич", "male"),
            ("Рубановіч Алесь", "Рубановіч Алесь", "other"),
            ("Ли Анна", "Ли Анна", "other"),
            ("Анна Абрамович", "Анна Абрамович", "other"),
            ("Абрамович", "Абрамович", "other"),
            ("Maria Konstantinovna Lis", "Maria Konstantinovna Lis", "other"),
        ] {
            assert_eq!(address(name), (addressed.to_owned(), form), "{name}");
        }
    }
}
