//! Dates as people write them into spreadsheets.

use super::grid::Cell;
use super::problem::Problem;
use crate::time::Day;

/// Reads the date of a cell: a date cell, a serial number, `2022-10-28`, `28.10.2022`, `28/10/2022`.
///
/// With points, the day comes first. With slashes or hyphens it is told by what the calendar allows; where both readings
/// exist, it is a fault: nobody should guess a birth date.
pub(super) fn read(cell: &Cell, is_1904: bool) -> Result<Day, Problem> {
    match cell {
        Cell::Date(day) => Ok(*day),
        Cell::Number(number) => from_serial(*number, is_1904).ok_or(Problem::NotADate),
        Cell::Text(text) => parse(text, is_1904),
        Cell::Error(_) => Err(Problem::CellError),
        Cell::Uncomputed => Err(Problem::FormulaWithoutValue),
        Cell::Empty | Cell::Flag(_) | Cell::Moment(..) | Cell::Overlong(_) => Err(Problem::NotADate),
    }
}

/// The day of a serial number: 1900-03-01 is 61 (the 1900 system has a 29 February 1900), 1904-01-02 is 1 in the other.
///
/// Only from 1927 to 2119, as four digits are more probably a year.
pub(super) fn from_serial(number: f64, is_1904: bool) -> Option<Day> {
    let whole = Some(number).filter(|number| number.fract() == 0.0 && SERIALS.contains(number))?;
    let days: i64 = whole.to_string().parse().ok()?;
    let epoch = if is_1904 { Day::new(1904, 1, 1) } else { Day::new(1899, 12, 30) };
    epoch.map(|epoch| epoch.plus_days(days))
}

fn parse(text: &str, is_1904: bool) -> Result<Day, Problem> {
    let text = text.trim_end_matches(['г', 'Г', '.', ' ', '\u{a0}']);
    // What exports write after a day that has no time.
    let text = MIDNIGHTS.iter().find_map(|midnight| text.strip_suffix(midnight)).unwrap_or(text);
    if let Ok(serial) = text.parse::<u32>() {
        return from_serial(f64::from(serial), is_1904).ok_or(Problem::NotADate);
    }
    let separator = text.chars().find(|sign| !sign.is_ascii_digit()).ok_or(Problem::NotADate)?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let [first, second, third] = parts[..] else { return Err(Problem::NotADate) };
    if ![first, second, third]
        .iter()
        .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(Problem::NotADate);
    }
    match (separator, first.len(), third.len()) {
        ('-' | '.' | '/', 4, 1..=2) => day(first, second, third).ok_or(Problem::NotADate),
        ('.', 1..=2, 4) => day(third, second, first).ok_or(Problem::NotADate),
        ('/' | '-', 1..=2, 4) => match (day(third, second, first), day(third, first, second)) {
            (Some(one), Some(other)) if one != other => Err(Problem::AmbiguousDate(one, other)),
            (Some(day), _) | (None, Some(day)) => Ok(day),
            (None, None) => Err(Problem::NotADate),
        },
        ('-' | '.' | '/', 1..=2, 1..=2) => Err(Problem::YearShort),
        _ => Err(Problem::NotADate),
    }
}

fn day(year: &str, month: &str, day: &str) -> Option<Day> {
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

const SERIALS: std::ops::Range<f64> = 10_000.0..80_000.0;
const MIDNIGHTS: [&str; 4] = [" 00:00:00", "T00:00:00", " 0:00:00", " 0:00"];

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Result<String, &'static str> {
        read(&Cell::text(text), false).map(|day| day.to_string()).map_err(|problem| problem.code())
    }

    #[test]
    fn reads_the_forms_of_the_contract() {
        for form in [
            "2022-10-28",
            "28.10.2022",
            "28/10/2022",
            "28-10-2022",
            "10/28/2022",
            "28.10.2022 г.",
            "28.10.2022г",
            "44862",
            "2022-10-28 00:00:00",
            "2022-10-28T00:00:00",
            "2022.10.28",
            "2022/10/28",
            "28. 10. 2022",
        ] {
            assert_eq!(text(form).as_deref(), Ok("2022-10-28"), "{form}");
        }
        assert_eq!(text("1.9.2001").as_deref(), Ok("2001-09-01"));
        assert_eq!(text("03.04.2022").as_deref(), Ok("2022-04-03"));
        assert_eq!(text("05/05/2022").as_deref(), Ok("2022-05-05"));
    }

    #[test]
    fn tells_why_it_is_no_date() {
        for (form, code) in [
            ("03/04/2022", "ambiguous-date"),
            ("3-4-2022", "ambiguous-date"),
            ("28.10.22", "year-short"),
            ("2022", "not-a-date"),
            ("31.02.2022", "not-a-date"),
            ("28 октября 2022", "not-a-date"),
            ("2022-10-28 09:30:00", "not-a-date"),
            ("28.10", "not-a-date"),
            ("28.10.2022.1", "not-a-date"),
            ("28,10,2022", "not-a-date"),
            ("99999999999999999999", "not-a-date"),
            ("28.010.2022", "not-a-date"),
            ("+1.10.2022", "not-a-date"),
        ] {
            assert_eq!(text(form), Err(code), "{form}");
        }
    }

    #[test]
    fn counts_serial_numbers_from_both_epochs() {
        assert_eq!(from_serial(44_862.0, false), Day::new(2022, 10, 28));
        assert_eq!(from_serial(43_400.0, true), Day::new(2022, 10, 28));
        for number in [44_862.5, 2022.0, -1.0, 1e9, f64::NAN, f64::INFINITY] {
            assert_eq!(from_serial(number, false), None, "{number}");
        }
    }
}
