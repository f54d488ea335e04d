//! The words of the pages: `templates/words/*.ftl`, messages `page-…`, and those of the sheet where both speak of the same.

use std::sync::LazyLock;

use super::accept::LANGUAGES;
use crate::claims::Language;
use crate::report;
use crate::words;

/// The words of one language.
pub(super) struct Words {
    pub(super) language: Language,
    /// The same for what both pages and reports say.
    pub(super) report: report::Words,
    all: &'static words::Words,
}

impl Words {
    /// The words of a language; English for one that the pages do not speak.
    pub(super) fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<Vec<Words>> = LazyLock::new(|| LANGUAGES.map(Words::new).into());
        static NONE: LazyLock<Words> = LazyLock::new(|| Words::new(Language::En));
        ALL.iter().find(|words| words.language == language).unwrap_or(&NONE)
    }

    /// A message without variables. An unknown one is shown by its id; a test holds that all are known.
    pub(super) fn say(&self, id: &str) -> String {
        self.all.say(id)
    }

    fn new(language: Language) -> Self {
        let report = report::Words::parse(language.tag(), words::file(language.tag()).unwrap_or_default());
        Self { language, report, all: words::Words::of(language) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_of_pages_and_templates_exists_in_every_language() {
        let files = |folder: &str| std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let paths = ["templates/pages", "src/http"].into_iter().flat_map(files).filter(|path| path.is_file());
        let texts = paths.map(|path| std::fs::read_to_string(path).unwrap());
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for text in texts {
            for (at, _) in text.match_indices("\"page-") {
                let id: String =
                    text[at + 1..].chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect();
                if !id.ends_with('-') {
                    ids.insert(id);
                }
            }
        }
        assert!(ids.len() > 60, "{}", ids.len());
        for language in LANGUAGES {
            let words = Words::of(language);
            assert_eq!(words.language, language);
            let missing: Vec<_> = ids.iter().filter(|id| !words.all.has(id)).collect();
            assert_eq!(missing, Vec::<&String>::new(), "{language}");
        }
    }
}
