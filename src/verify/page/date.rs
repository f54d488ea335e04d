//! Days as people print them: `28 Ekim – 2 Aralık 2022`, `28 октября`, `4–15 July 2022`, `28.10.2022`, `2022-10-28`.
//!
//! The verifier does not know how a layout prints a day, so it looks for the year, the day near it, and a month between or beside
//! them that does not contradict. In a language whose months we do not know, any word is taken for the month.

use super::fold::{Folded, Token};
use crate::time::Day;

/// The words and numbers of a page, among which days are looked for.
#[derive(Debug)]
pub(super) struct Calendar {
    tokens: Vec<Token>,
}

/// So many tokens may stand between a day and its year: `28 октября 2022 г. – 2 декабря 2022 г.` needs four.
const REACH: usize = 8;

impl Calendar {
    pub(super) fn new(folded: &Folded) -> Self {
        Self { tokens: folded.tokens() }
    }

    /// Whether a day is printed.
    pub(super) fn has(&self, day: Day) -> bool {
        let year = u32::try_from(day.year()).unwrap_or_default();
        let of_month = u32::try_from(day.day_of_month()).unwrap_or_default();
        let years = self.places(year, 4);
        years.into_iter().any(|year| {
            let near = self.places(of_month, 2).into_iter().filter(|place| place.abs_diff(year) <= REACH);
            near.into_iter().any(|place| self.month_fits(day, place, year))
        })
    }

    /// Where a number stands that has at most so many digits.
    fn places(&self, number: u32, digits: usize) -> Vec<usize> {
        let is_it = |token: &Token| token.number() == Some(number) && token.text.len() <= digits;
        self.tokens.iter().enumerate().filter(|(_, token)| is_it(token)).map(|(place, _)| place).collect()
    }

    fn month_fits(&self, day: Day, place: usize, year: usize) -> bool {
        let month = u32::try_from(day.month()).unwrap_or_default();
        // In `July 4–15, 2022` the month stands two before the last day.
        let first = place.min(year).saturating_sub(2);
        let last = place.max(year) + 1;
        let around = self.tokens.get(first..=last.min(self.tokens.len().saturating_sub(1))).unwrap_or_default();
        let named: Vec<u32> = around.iter().filter_map(|token| month_of(&token.text)).collect();
        if !named.is_empty() {
            return named.contains(&month);
        }
        let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten();
        let in_digits = beside
            .filter(|&beside| beside != year)
            .filter_map(|beside| self.tokens.get(beside))
            .any(|token| token.text.len() <= 2 && token.number() == Some(month));
        let between = self.tokens.get(place.min(year)..place.max(year)).unwrap_or_default();
        in_digits || between.iter().any(|token| !token.is_digits())
    }
}

/// The month that a word names in one of the languages that we know.
pub(super) fn month_of(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, words)| words.split(' ').any(|name| name == word)).map(|(month, _)| month)
}

/// Names of the months, folded: en, tr, az, ru, be, uk, kk, uz, it, fr, de, es, pt; in Slavic languages as after a day and alone.
const MONTHS: [&str; 12] = [
    "january jan ocak yanvar января январь студзеня студзень січня січень қаңтар gennaio janvier januar enero janeiro",
    "february feb şubat fevral февраля февраль лютага люты лютого лютий ақпан febbraio février februar febrero fevereiro",
    "march mar mart марта март сакавіка сакавік березня березень наурыз marzo mars märz março",
    "april apr nisan aprel апреля апрель красавіка красавік квітня квітень сәуір aprile avril abril",
    "may mayis май мая траўня травень травня мамыр maggio mai mayo maio",
    "june jun haziran iyun июня июнь чэрвеня чэрвень червня червень маусым giugno juin juni junio junho",
    "july jul temmuz iyul июля июль ліпеня ліпень липня липень шілде luglio juillet juli julio julho",
    "august aug ağustos avqust avgust августа август жніўня жнівень серпня серпень тамыз agosto août",
    "september sep sept eylül sentyabr sentabr сентября сентябрь верасня верасень вересня вересень қыркүйек settembre septembre septiembre setembro",
    "october oct ekim oktyabr oktabr октября октябрь кастрычніка кастрычнік жовтня жовтень қазан ottobre octobre oktober octubre outubro",
    "november nov kasim noyabr ноября ноябрь лістапада лістапад листопада листопад қараша novembre noviembre novembro",
    "december dec aralik dekabr декабря декабрь снежня снежань грудня грудень желтоқсан dicembre décembre dezember diciembre dezembro",
];

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn has(page: &str, day: &str) -> bool {
        Calendar::new(&Folded::new(page)).has(Day::parse(day).unwrap())
    }

    #[test]
    fn finds_days_in_every_language_that_we_print() {
        for page in [
            "28 Ekim – 2 Aralık 2022",
            "28 EKİM – 2 ARALIK 2022",
            "28 октября – 2 декабря 2022",
            "с 28 октября по 2 декабря 2022 г.",
            "28 кастрычніка – 2 снежня 2022 г.",
            "28 October – 2 December 2022",
            "28 October 2022 – 2 December 2022",
            "October 28 – December 2, 2022",
            "28 oktyabr – 2 dekabr 2022-ci il",
            "28 ottobre – 2 dicembre 2022",
            "28.10.2022 – 02.12.2022",
            "28.10.–02.12.2022",
            "2022-10-28 / 2022-12-02",
            "10/28/2022–12/02/2022",
            "2022年10月28日～12月2日",
            "28. října – 2. prosince 2022",
        ] {
            assert!(has(page, "2022-10-28"), "{page}");
            assert!(has(page, "2022-12-02"), "{page}");
        }
        for page in
            ["4–15 July 2022", "4–15 июля 2022 года", "July 4–15, 2022", "4-15 Temmuz 2022", "4 to 15 July 2022"]
        {
            assert!(has(page, "2022-07-04") && has(page, "2022-07-15"), "{page}");
        }
        assert!(has("28 December 2022 – 5 January 2023", "2022-12-28"));
        assert!(has("1 hours, 1 May 2022", "2022-05-01"));
    }

    #[test]
    fn finds_no_day_that_is_not_printed() {
        for (page, day) in [
            ("28 October – 2 December 2022", "2022-10-27"),
            ("28 October – 2 December 2022", "2022-12-03"),
            ("28 October – 2 December 2022", "2021-10-28"),
            ("4–15 June 2022", "2022-07-04"),
            ("28.11.2022", "2022-10-28"),
            ("28 2022", "2022-10-28"),
            ("2022", "2022-10-28"),
            ("", "2022-10-28"),
        ] {
            assert!(!has(page, day), "{page} {day}");
        }
    }

    #[test]
    fn the_names_of_months_are_folded() {
        for word in MONTHS.iter().flat_map(|words| words.split(' ')) {
            assert_eq!(word.chars().flat_map(fold).collect::<String>(), word);
        }
        let mut words: Vec<_> = MONTHS.iter().flat_map(|words| words.split(' ')).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all, "a word names two months");
    }
}
