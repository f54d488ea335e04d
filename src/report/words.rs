//! The messages of one language: lines `id = text` of `templates/words`, with at most one variable each.
//!
//! The files are Project Fluent's. Of that grammar this reads what pages need, so that a browser needs no more than this file.

use std::collections::HashMap;

use crate::claims::{Kind, Mode, Period};
use crate::status::Cause;
use crate::time::{Day, Instant};
use crate::verify::Reason;

/// The words of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    tag: String,
    messages: HashMap<String, String>,
}

impl Words {
    /// Reads every message of one line; others are passed over.
    #[must_use]
    pub fn parse(tag: &str, text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with(['#', ' ']));
        let own = |(id, text): (&str, &str)| (id.to_owned(), text.to_owned());
        Self { tag: tag.to_owned(), messages: lines.filter_map(|line| line.split_once(" = ")).map(own).collect() }
    }

    /// The lines of a file of words that a report needs: what a page hands to the verifier in its browser.
    pub fn lines(text: &str) -> impl Iterator<Item = &str> {
        let begins = |line: &str, prefixes: &[&str]| prefixes.iter().any(|prefix| line.starts_with(prefix));
        text.lines().filter(move |line| begins(line, &NEEDED) && !begins(line, &OTHERS))
    }

    /// The language tag (BCP 47).
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// `rtl` or `ltr`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if self.tag == "ar" { "rtl" } else { "ltr" }
    }

    /// Whether there is a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id)
    }

    /// A message without variables. An unknown one is shown by its id; a test holds that all are known.
    #[must_use]
    pub fn say<'a>(&'a self, id: &'a str) -> &'a str {
        self.messages.get(id).map_or(id, String::as_str)
    }

    /// A message with one variable.
    #[must_use]
    pub fn say_of(&self, id: &str, variable: &str, value: &str) -> String {
        self.say(id).replace(&format!("{{ ${variable} }}"), value)
    }

    /// Why something is not accepted.
    #[must_use]
    pub fn reason(&self, reason: Reason) -> String {
        self.say(&format!("page-reason-{}", reason.code())).to_owned()
    }

    /// Why something was taken back.
    #[must_use]
    pub fn cause(&self, cause: Cause) -> String {
        self.say(&format!("page-cause-{}", cause.word())).to_owned()
    }

    /// The kind of certificate, as the heading of a sheet.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> String {
        self.say(&format!("sheet-kind-{}", kind.word())).to_owned()
    }

    /// How the person took part.
    #[must_use]
    pub fn mode(&self, mode: Mode) -> String {
        self.say(&format!("sheet-mode-{}", mode.word())).to_owned()
    }

    /// `28 October 2022`, as on the sheet.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        self.of_year(&self.day_of_year(day), day)
    }

    /// `28 October 2022, 14:05 UTC`
    #[must_use]
    pub fn instant(&self, instant: Instant) -> String {
        let minutes = instant.seconds_since(instant.day().midnight()) / 60;
        format!("{}, {:02}:{:02} UTC", self.day(instant.day()), minutes / 60, minutes % 60)
    }

    /// `28 October – 2 December 2022`, as on the sheet: nothing is said twice.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
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
        let month = self.say_of("page-day", "month", self.say(&format!("sheet-month-{}", day.month())));
        month.replace("{ $day }", &day.day_of_month().to_string())
    }

    fn of_year(&self, text: &str, day: Day) -> String {
        self.say_of("page-date", "day", text).replace("{ $year }", &day.year().to_string())
    }
}

/// What reports are made of.
const NEEDED: [&str; 4] = ["page-", "sheet-kind-", "sheet-mode-", "sheet-month-"];

/// What only other pages say.
const OTHERS: [&str; 4] = ["page-ask-", "page-index-", "page-problem-", "page-programme-"];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str) -> Words {
        let text = match tag {
            "ru" => include_str!("../../templates/words/ru.ftl"),
            "tr" => include_str!("../../templates/words/tr.ftl"),
            _ => include_str!("../../templates/words/en.ftl"),
        };
        Words::parse(tag, text)
    }

    #[test]
    fn dates_speak_the_language() {
        let day = Day::parse("2022-10-08").unwrap();
        assert_eq!(of("en").day(day), "8 October 2022");
        assert_eq!(of("tr").day(day), "8 Ekim 2022");
        assert_eq!(of("ru").day(day), "8 октября 2022");
        let period = |starts: &str, ends: &str| {
            let period = Period::new(Day::parse(starts).unwrap(), Day::parse(ends).unwrap()).unwrap();
            of("en").period(period)
        };
        assert_eq!(period("2022-10-28", "2022-12-02"), "28 October – 2 December 2022");
        assert_eq!(period("2022-07-04", "2022-07-15"), "4–15 July 2022");
        assert_eq!(period("2021-12-31", "2022-01-01"), "31 December 2021 – 1 January 2022");
        assert_eq!(period("2022-05-04", "2022-05-04"), "4 May 2022");
        let instant = Instant::parse("2026-07-15T09:08:07Z").unwrap();
        assert_eq!(of("en").instant(instant), "15 July 2026, 09:08 UTC");
        assert_eq!(of("tr").say_of("page-successor", "number", "A-1"), "Yerine A-1 numaralı sertifika verilmiştir.");
    }
}
