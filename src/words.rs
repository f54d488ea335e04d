//! Words for people, by language: the messages of `templates/words/*.ftl` (Project Fluent).
//!
//! Each part of the product has its own prefix: `sheet-`, `page-`, `fault-`, `cure-`, `roster-`, `issue-`. English has every message; what
//! another language lacks is said in English.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::claims::Language;

/// The languages in which registrars and visitors are spoken to; the first is for everyone else.
pub const SPOKEN: [Language; 4] = [Language::En, Language::Tr, Language::Ru, Language::Az];

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// What a message says about one case: the names of its variables, and their values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(Vec<(&'static str, Fact)>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fact {
    Number(u64),
    Text(String),
}

impl Facts {
    /// No facts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// And a text.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.push((name, Fact::Text(value.into())));
        self
    }

    /// And a text, or the word `none`.
    #[must_use]
    pub fn text_or_none(self, name: &'static str, value: Option<&str>) -> Self {
        self.text(name, value.unwrap_or("none"))
    }

    /// And a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl TryInto<u64>) -> Self {
        self.0.push((name, Fact::Number(value.try_into().unwrap_or(u64::MAX))));
        self
    }
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: [LazyLock<Words>; Language::ALL.len()] = [
            LazyLock::new(|| Words::read(Language::Az)),
            LazyLock::new(|| Words::read(Language::Be)),
            LazyLock::new(|| Words::read(Language::En)),
            LazyLock::new(|| Words::read(Language::It)),
            LazyLock::new(|| Words::read(Language::Ru)),
            LazyLock::new(|| Words::read(Language::Tr)),
        ];
        let [az, be, en, it, ru, tr] = &ALL;
        match language {
            Language::Az => az,
            Language::Be => be,
            Language::En => en,
            Language::It => it,
            Language::Ru => ru,
            Language::Tr => tr,
        }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the language itself has a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// A message without variables.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message with one variable.
    #[must_use]
    pub fn say_of(&self, id: &str, variable: &'static str, value: &str) -> String {
        self.tell(id, &Facts::new().text(variable, value))
    }

    /// A message about a case.
    #[must_use]
    pub fn tell(&self, id: &str, facts: &Facts) -> String {
        let arguments = facts.0.iter().map(|(name, fact)| match fact {
            Fact::Number(number) => (*name, FluentValue::from(*number)),
            Fact::Text(text) => (*name, FluentValue::from(text.as_str())),
        });
        self.format(id, Some(&arguments.collect()))
    }

    /// A message; English where this language has none, and the id where there is none at all.
    #[must_use]
    pub fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            let is_english = self.language == Language::En;
            return if is_english { id.to_owned() } else { Self::of(Language::En).format(id, arguments) };
        };
        self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned()
    }

    fn read(language: Language) -> Self {
        // What cannot be read is left out; a test holds that there is no such message.
        let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let tag = language.tag().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }
}

/// The file of words of a language, for pages that speak more languages than sheets do.
#[must_use]
pub fn file(tag: &str) -> Option<&'static str> {
    match tag {
        "ar" => Some(include_str!("../templates/words/ar.ftl")),
        "de" => Some(include_str!("../templates/words/de.ftl")),
        "es" => Some(include_str!("../templates/words/es.ftl")),
        "fr" => Some(include_str!("../templates/words/fr.ftl")),
        _ => Language::from_tag(tag).map(source),
    }
}

fn source(language: Language) -> &'static str {
    match language {
        Language::Az => include_str!("../templates/words/az.ftl"),
        Language::Be => include_str!("../templates/words/be.ftl"),
        Language::En => include_str!("../templates/words/en.ftl"),
        Language::It => include_str!("../templates/words/it.ftl"),
        Language::Ru => include_str!("../templates/words/ru.ftl"),
        Language::Tr => include_str!("../templates/words/tr.ftl"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The ids of a language, with the names of the variables of each.
    fn messages(language: Language) -> Vec<(String, BTreeSet<String>)> {
        let mut messages: Vec<(String, BTreeSet<String>)> = Vec::new();
        for line in source(language).lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.contains([' ', '{', '['])) {
                messages.push((id.to_owned(), BTreeSet::new()));
            }
            let Some((_, variables)) = messages.last_mut() else { continue };
            for part in line.split('$').skip(1) {
                let name: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
                // The number for the plural: not every language has one.
                variables.extend((name != "count").then_some(name));
            }
        }
        messages
    }

    #[test]
    fn every_file_is_read_whole_and_says_nothing_twice() {
        for language in Language::ALL {
            let fault = FluentResource::try_new(source(language).to_owned()).err().map(|(_, faults)| faults);
            assert_eq!(fault, None, "{language}");
            let ids: Vec<String> = messages(language).into_iter().map(|(id, _)| id).collect();
            assert!(ids.len() > 40, "{language}");
            let different: BTreeSet<&String> = ids.iter().collect();
            assert_eq!(different.len(), ids.len(), "{language} has a message twice");
            assert!(ids.iter().all(|id| Words::of(language).has(id)), "{language}");
        }
    }

    #[test]
    fn the_spoken_languages_have_the_same_messages_about_the_same_facts() {
        let english = messages(Language::En);
        for language in SPOKEN {
            let own = messages(language);
            for (id, facts) in &english {
                let found = own.iter().find(|(known, _)| known == id).map(|(_, facts)| facts);
                // The grammar of a sheet may need a variable in one language and not in another.
                let is_whole = found.is_some_and(|found| found == facts || id.starts_with("sheet-"));
                assert!(is_whole, "{id} in {language}: translate it in templates/words/{language}.ftl");
            }
            assert_eq!(own.len(), english.len(), "{language} has messages that English lacks");
        }
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        assert_eq!(Words::of(Language::It).say("fault-name-missing"), "no name");
        assert_eq!(Words::of(Language::It).say("no-such-message"), "no-such-message");
        assert_eq!(Words::of(Language::Ru).say("fault-name-missing"), "нет имени");
        let told = Words::of(Language::Ru).tell("fault-more-faults", &Facts::new().number("count", 22_usize));
        assert_eq!(told, "ещё 22 ошибки");
    }
}
