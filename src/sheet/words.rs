//! The static words of a sheet and its dates, by language: `templates/words/*.ftl`, messages `sheet-…`.

use fluent_bundle::FluentArgs;

use crate::claims::{Language, Period, Quantity};
use crate::time::Day;
use crate::words;

/// Words in the languages of a sheet.
pub(super) struct Words(Vec<&'static words::Words>);

impl Words {
    /// The words of some languages.
    pub(super) fn new(languages: &[Language]) -> Self {
        Self(languages.iter().map(|language| words::Words::of(*language)).collect())
    }

    /// A message without variables. An unknown one is shown by its id; a test holds that all are known.
    pub(super) fn say(&self, language: Language, id: &str) -> String {
        self.format(language, id, None)
    }

    /// A message with a name or a host in it.
    pub(super) fn say_of(&self, language: Language, id: &str, variable: &'static str, value: &str) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(variable, value);
        self.format(language, id, Some(&arguments))
    }

    /// A message with several names in it.
    pub(super) fn say_with(&self, language: Language, id: &str, variables: &[(&'static str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (variable, value) in variables {
            arguments.set(*variable, *value);
        }
        self.format(language, id, Some(&arguments))
    }

    /// `120 hours`, `12,5 часа`.
    pub(super) fn amount(&self, language: Language, id: &str, amount: Quantity) -> String {
        let text = amount.to_string();
        let mut arguments = FluentArgs::new();
        arguments.set("count", text.parse::<f64>().unwrap_or_default());
        arguments.set("text", if language == Language::En { text } else { text.replace('.', ",") });
        self.format(language, id, Some(&arguments))
    }

    /// `28 October 2022`
    pub(super) fn day(&self, language: Language, day: Day) -> String {
        format!("{} {}", self.day_of(language, day), day.year())
    }

    /// `28 October – 2 December 2022`, `4–15 July 2022`; nothing is said twice.
    pub(super) fn period(&self, language: Language, period: Period) -> String {
        let (starts, ends) = (period.starts(), period.ends());
        let last = self.day(language, ends);
        if starts == ends {
            last
        } else if starts.year() != ends.year() {
            format!("{} – {last}", self.day(language, starts))
        } else if starts.month() != ends.month() {
            format!("{} – {last}", self.day_of(language, starts))
        } else {
            format!("{}–{last}", number(language, starts))
        }
    }

    /// `28 October`
    fn day_of(&self, language: Language, day: Day) -> String {
        format!("{} {}", number(language, day), self.say(language, &format!("sheet-month-{}", day.month())))
    }

    fn format(&self, language: Language, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let own = self.0.iter().find(|own| own.language() == language);
        own.map_or_else(|| id.to_owned(), |words| words.format(id, arguments))
    }
}

/// The days of a department: `28.10 – 02.11.2022`, the form that all the languages share.
pub(super) fn days(period: Period) -> String {
    let (starts, ends) = (period.starts(), period.ends());
    let long = |day: Day| format!("{:02}.{:02}.{:04}", day.day_of_month(), day.month(), day.year());
    if starts == ends {
        long(ends)
    } else if starts.year() == ends.year() {
        format!("{:02}.{:02} – {}", starts.day_of_month(), starts.month(), long(ends))
    } else {
        format!("{} – {}", long(starts), long(ends))
    }
}

/// The day of the month; Italian says "first" for the first.
fn number(language: Language, day: Day) -> String {
    match (language, day.day_of_month()) {
        (Language::It, 1) => "1º".to_owned(),
        (_, number) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new(&Language::ALL)
    }

    fn period(starts: &str, ends: &str) -> Period {
        Period::new(Day::parse(starts).unwrap(), Day::parse(ends).unwrap()).unwrap()
    }

    #[test]
    fn periods_are_written_as_each_language_writes_them() {
        let (words, long) = (words(), period("2022-10-28", "2022-12-02"));
        let said = Language::ALL.map(|language| words.period(language, long));
        assert_eq!(
            said,
            [
                "28 oktyabr – 2 dekabr 2022",
                "28 кастрычніка – 2 снежня 2022",
                "28 October – 2 December 2022",
                "28 ottobre – 2 dicembre 2022",
                "28 октября – 2 декабря 2022",
                "28 Ekim – 2 Aralık 2022",
            ]
        );
        assert_eq!(words.period(Language::En, period("2022-07-04", "2022-07-15")), "4–15 July 2022");
        assert_eq!(words.period(Language::It, period("2022-07-01", "2022-07-01")), "1º luglio 2022");
        assert_eq!(words.period(Language::Ru, period("2022-12-28", "2023-01-03")), "28 декабря 2022 – 3 января 2023");
        assert_eq!(days(period("2022-10-28", "2022-11-02")), "28.10 – 02.11.2022");
    }

    #[test]
    fn amounts_agree_with_their_numbers() {
        let words = words();
        let hours = |language, text| words.amount(language, "sheet-hours", Quantity::parse(text).unwrap());
        assert_eq!(hours(Language::Ru, "1"), "1 час");
        assert_eq!(hours(Language::Ru, "22"), "22 часа");
        assert_eq!(hours(Language::Ru, "120"), "120 часов");
        assert_eq!(hours(Language::Ru, "12.5"), "12,5 часа");
        assert_eq!(hours(Language::Be, "120"), "120 гадзін");
        assert_eq!(hours(Language::Tr, "120"), "120 saat");
        assert_eq!(hours(Language::En, "1"), "1 hour");
        assert_eq!(words.amount(Language::Ru, "sheet-credits", Quantity::parse("3").unwrap()), "3 кредита ECTS");
    }

    #[test]
    fn every_language_has_every_message() {
        let ids: Vec<String> = include_str!("../../templates/words/en.ftl")
            .lines()
            .filter_map(|line| line.split_once(" = ").map(|(id, _)| id.trim().to_owned()))
            .filter(|id| id.starts_with("sheet-"))
            .collect();
        assert!(ids.len() > 40);
        for language in Language::ALL {
            for id in &ids {
                assert!(words::Words::of(language).has(id), "{id} in {language}");
            }
        }
    }
}
