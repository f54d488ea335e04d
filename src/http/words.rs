//! The words of the pages: `templates/words/*.ftl`, messages `page-…`, and those of the sheet where both speak of the same.

use std::sync::LazyLock;

use super::accept::LANGUAGES;
use crate::claims::{Kind, Language, Mode, Period};
use crate::status::Cause;
use crate::time::{Day, Instant};
use crate::verify::Reason;
use crate::words;

/// The words of one language.
pub(super) struct Words {
    pub(super) language: Language,
    words: &'static words::Words,
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
        self.words.say(id)
    }

    /// A message with one variable.
    pub(super) fn say_of(&self, id: &str, variable: &'static str, value: &str) -> String {
        self.words.say_of(id, variable, value)
    }

    pub(super) fn reason(&self, reason: Reason) -> String {
        self.say(&format!("page-reason-{}", reason.code()))
    }

    pub(super) fn cause(&self, cause: Cause) -> String {
        self.say(&format!("page-cause-{}", cause.word()))
    }

    pub(super) fn kind(&self, kind: Kind) -> String {
        self.say(&format!("sheet-kind-{}", kind.word()))
    }

    pub(super) fn mode(&self, mode: Mode) -> String {
        self.say(&format!("sheet-mode-{}", mode.word()))
    }

    /// `28 October 2022`, as on the sheet.
    pub(super) fn day(&self, day: Day) -> String {
        format!("{} {}", self.day_of_year(day), day.year())
    }

    /// `28 October 2022, 14:05 UTC`
    pub(super) fn instant(&self, instant: Instant) -> String {
        let minutes = instant.seconds_since(instant.day().midnight()) / 60;
        format!("{}, {:02}:{:02} UTC", self.day(instant.day()), minutes / 60, minutes % 60)
    }

    /// `28 October – 2 December 2022`, as on the sheet: nothing is said twice.
    pub(super) fn period(&self, period: Period) -> String {
        let (starts, ends) = (period.starts(), period.ends());
        let last = self.day(ends);
        if starts == ends {
            last
        } else if starts.year() != ends.year() {
            format!("{} – {last}", self.day(starts))
        } else if starts.month() != ends.month() {
            format!("{} – {last}", self.day_of_year(starts))
        } else {
            format!("{}–{last}", starts.day_of_month())
        }
    }

    fn day_of_year(&self, day: Day) -> String {
        format!("{} {}", day.day_of_month(), self.say(&format!("sheet-month-{}", day.month())))
    }

    fn new(language: Language) -> Self {
        Self { language, words: words::Words::of(language) }
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
        ids.extend(Reason::ALL.map(|reason| format!("page-reason-{}", reason.code())));
        ids.extend(Cause::ALL.map(|cause| format!("page-cause-{}", cause.word())));
        ids.extend(Kind::ALL.map(|kind| format!("sheet-kind-{}", kind.word())));
        ids.extend(Mode::ALL.map(|mode| format!("sheet-mode-{}", mode.word())));
        ids.extend((1..=12).map(|month| format!("sheet-month-{month}")));
        for language in LANGUAGES {
            let words = Words::of(language);
            assert_eq!(words.language, language);
            let missing: Vec<_> = ids.iter().filter(|id| !words.words.has(id)).collect();
            assert_eq!(missing, Vec::<&String>::new(), "{language}");
        }
    }

    #[test]
    fn dates_speak_the_language() {
        let day = Day::parse("2022-10-08").unwrap();
        assert_eq!(Words::of(Language::En).day(day), "8 October 2022");
        assert_eq!(Words::of(Language::Tr).day(day), "8 Ekim 2022");
        assert_eq!(Words::of(Language::Ru).day(day), "8 октября 2022");
        let period = |starts: &str, ends: &str| {
            let period = Period::new(Day::parse(starts).unwrap(), Day::parse(ends).unwrap()).unwrap();
            Words::of(Language::En).period(period)
        };
        assert_eq!(period("2022-10-28", "2022-12-02"), "28 October – 2 December 2022");
        assert_eq!(period("2022-07-04", "2022-07-15"), "4–15 July 2022");
        assert_eq!(period("2021-12-31", "2022-01-01"), "31 December 2021 – 1 January 2022");
        assert_eq!(period("2022-05-04", "2022-05-04"), "4 May 2022");
        let instant = Instant::parse("2026-07-15T09:08:07Z").unwrap();
        assert_eq!(Words::of(Language::En).instant(instant), "15 July 2026, 09:08 UTC");
        assert_eq!(
            Words::of(Language::Tr).say_of("page-successor", "number", "A-1"),
            "Yerine A-1 numaralı sertifika verilmiştir."
        );
    }
}
