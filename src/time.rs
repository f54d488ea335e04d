//! Instants and calendar days. Everything that depends on "now" takes an [`Instant`]; the system's clock is asked in one
//! place, `Clock`, which the core does not have.
//!
//! The calendar is the Gregorian one of RFC 3339, by our own hand: a library of dates with time zones was a quarter of what a phone
//! loads to verify. A test holds it to jiff, day by day.

use std::fmt;

/// The text is not a day or an instant in the one accepted spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date in the form {0}")]
pub struct NotADate(&'static str);

/// A point in time, in whole seconds UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// Seconds since 1970-01-01T00:00:00Z, kept within the years 0001 to 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Self {
        Self(seconds.clamp(Day::MIN.midnight().0, Day::MAX.midnight().0 + DAY_SECONDS - 1))
    }

    /// Reads `YYYY-MM-DDThh:mm:ssZ`, the one spelling in our own formats.
    ///
    /// # Errors
    /// [`NotADate`] for any other form, also for fractions and offsets.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let instant = Self::parse_lenient(text)?;
        if text.len() == 20 && instant.to_string() == text { Ok(instant) } else { Err(INSTANT_FORM) }
    }

    /// Reads an RFC 3339 date-time with any offset and fraction, as VCDM 2.0 (section 4.9) allows; fractions are cut off.
    ///
    /// # Errors
    /// [`NotADate`] if it is not one.
    pub fn parse_lenient(text: &str) -> Result<Self, NotADate> {
        let (day, rest) = text.split_at_checked(10).ok_or(INSTANT_FORM)?;
        let day = Day::parse(day).map_err(|_| INSTANT_FORM)?;
        let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest.as_bytes() else {
            return Err(INSTANT_FORM);
        };
        let time = clock_time([*h1, *h2], [*m1, *m2])?;
        // A leap second is the last of its minute.
        let seconds = two_digits([*s1, *s2]).filter(|seconds| *seconds <= 60).ok_or(INSTANT_FORM)?.min(59);
        let offset = match fraction(rest).ok_or(INSTANT_FORM)? {
            [b'Z' | b'z'] => 0,
            [b'+', h1, h2, b':', m1, m2] => clock_time([*h1, *h2], [*m1, *m2])?,
            [b'-', h1, h2, b':', m1, m2] => -clock_time([*h1, *h2], [*m1, *m2])?,
            _ => return Err(INSTANT_FORM),
        };
        Ok(Self::from_unix(day.midnight().0 + time + seconds - offset))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn to_unix(self) -> i64 {
        self.0
    }

    /// The calendar day in UTC.
    #[must_use]
    pub fn day(self) -> Day {
        Day::from_unix_days(self.0.div_euclid(DAY_SECONDS))
    }

    /// This instant and some seconds more (or fewer).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_unix(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` until this instant; negative if it lies before.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

/// `YYYY-MM-DDThh:mm:ssZ`
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.rem_euclid(DAY_SECONDS);
        self.day().fmt(f)?;
        for (mark, number) in [("T", seconds / 3600), (":", seconds / 60 % 60), (":", seconds % 60)] {
            f.write_str(mark)?;
            two_digits_of(number, f)?;
        }
        f.write_str("Z")
    }
}

/// A calendar day. It has no time zone and is never shifted by a viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i16,
    month: i8,
    of_month: i8,
}

impl Day {
    const MIN: Self = Self { year: 1, month: 1, of_month: 1 };
    const MAX: Self = Self { year: 9999, month: 12, of_month: 31 };

    /// A day of the Gregorian calendar; `None` if there is none such, or the year is not within 1 to 9999.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + i8::from(is_leap),
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=last).contains(&day)).then_some(Self { year, month, of_month: day })
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`NotADate`] for any other form.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return Err(DAY_FORM) };
        let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0')).ok_or(DAY_FORM);
        let two = |tens, ones| Ok(digit(tens)? * 10 + digit(ones)?);
        let (year, month, day) = (two(y1, y2)? * 100 + two(y3, y4)?, two(m1, m2)?, two(d1, d2)?);
        // Two digits always fit.
        let narrow = |number: i16| i8::try_from(number).unwrap_or_default();
        Self::new(year, narrow(month), narrow(day)).ok_or(DAY_FORM)
    }

    /// Reads `YYYY-MM-DDT00:00:00Z`, the form of calendar days in a credential.
    ///
    /// # Errors
    /// [`NotADate`] for any other form, also for another hour.
    pub fn parse_midnight(text: &str) -> Result<Self, NotADate> {
        text.strip_suffix("T00:00:00Z").ok_or(INSTANT_FORM).and_then(Self::parse)
    }

    /// Midnight UTC at the beginning of this day; printed, it is the form of calendar days in a credential.
    #[must_use]
    pub fn midnight(self) -> Instant {
        Instant(self.to_unix_days() * DAY_SECONDS)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn to_unix_days(self) -> i64 {
        // Years that begin in March have their leap day at the end; 400 of them have 146,097 days.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let before = year * 365 + year / 4 - year / 100 + year / 400;
        before + (153 * month + 2) / 5 + i64::from(self.of_month) - 1 - EPOCH
    }

    /// The day so many days after 1970-01-01, kept within the years 0001 to 9999.
    #[must_use]
    pub fn from_unix_days(days: i64) -> Self {
        let days = days.clamp(Self::MIN.to_unix_days(), Self::MAX.to_unix_days());
        let days = days + EPOCH;
        let (era, rest) = (days / ERA, days % ERA);
        let year = (rest - rest / 1_460 + rest / 36_524 - rest / (ERA - 1)) / 365;
        let rest = rest - (365 * year + year / 4 - year / 100);
        let month = (5 * rest + 2) / 153;
        let day = rest - (153 * month + 2) / 5 + 1;
        let (year, month) = (era * 400 + year, month + 3);
        let (year, month) = if month > 12 { (year + 1, month - 12) } else { (year, month) };
        let narrow = |number: i64| i8::try_from(number).unwrap_or_default();
        Self::new(i16::try_from(year).unwrap_or_default(), narrow(month), narrow(day)).unwrap_or(Self::MAX)
    }

    /// The day some days later (or earlier).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_unix_days(self.to_unix_days().saturating_add(days))
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> i8 {
        self.of_month
    }
}

/// `YYYY-MM-DD`
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (i64::from(self.year()), i64::from(self.month()), i64::from(self.day_of_month()));
        two_digits_of(year / 100, f)?;
        for (mark, number) in [("", year % 100), ("-", month), ("-", day)] {
            f.write_str(mark)?;
            two_digits_of(number, f)?;
        }
        Ok(())
    }
}

/// By hand, because an answer holds ten days and instants and `{:02}` takes as long as all the rest of a line.
fn two_digits_of(number: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let digit = |number: i64| b'0' + u8::try_from(number.rem_euclid(10)).unwrap_or_default();
    f.write_str(std::str::from_utf8(&[digit(number / 10), digit(number)]).map_err(|_| fmt::Error)?)
}

/// Where "now" comes from.
#[cfg(feature = "service")]
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// Always the same instant: tests, `--at`.
    Fixed(Instant),
    /// The system's clock.
    System,
}

#[cfg(feature = "service")]
impl Clock {
    /// The present instant.
    #[must_use]
    pub fn now(self) -> Instant {
        match self {
            Self::Fixed(instant) => instant,
            Self::System => {
                #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
                let now = std::time::SystemTime::now();
                let seconds = now.duration_since(std::time::UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
                Instant::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
            }
        }
    }
}

/// Seconds since midnight, from two digits each.
fn clock_time(hours: [u8; 2], minutes: [u8; 2]) -> Result<i64, NotADate> {
    let hours = two_digits(hours).filter(|hours| *hours < 24).ok_or(INSTANT_FORM)?;
    let minutes = two_digits(minutes).filter(|minutes| *minutes < 60).ok_or(INSTANT_FORM)?;
    Ok(hours * 3600 + minutes * 60)
}

fn two_digits(text: [u8; 2]) -> Option<i64> {
    let [tens, ones] = text.map(|byte| byte.is_ascii_digit().then(|| i64::from(byte - b'0')));
    Some(tens? * 10 + ones?)
}

/// What follows a fraction of a second, if there is one.
fn fraction(text: &[u8]) -> Option<&[u8]> {
    let [b'.', digits @ ..] = text else { return Some(text) };
    let end = digits.iter().position(|byte| !byte.is_ascii_digit())?;
    digits.get(end..).filter(|_| end > 0)
}

/// The days of 400 years.
const ERA: i64 = 146_097;

/// The days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;

const DAY_SECONDS: i64 = 86_400;
const INSTANT_FORM: NotADate = NotADate("YYYY-MM-DDThh:mm:ssZ");
const DAY_FORM: NotADate = NotADate("YYYY-MM-DD");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_read_what_they_write() {
        for text in ["0001-01-01", "1969-12-31", "1970-01-01", "2022-10-28", "2024-02-29", "9999-12-31"] {
            let day = Day::parse(text).unwrap();
            assert_eq!(day.to_string(), text);
            assert_eq!(Day::from_unix_days(day.to_unix_days()), day);
            assert_eq!(day.midnight().to_string(), format!("{text}T00:00:00Z"));
            assert_eq!(day.midnight().day(), day);
        }
        let instant = Instant::parse("2026-07-15T09:08:07Z").unwrap();
        assert_eq!(instant.to_string(), "2026-07-15T09:08:07Z");
        assert_eq!(instant.to_unix(), 1_784_106_487);
    }

    #[test]
    fn refuses_other_spellings() {
        for text in ["2022-2-3", "2023-02-29", "20221028", "2022-10-28T00:00", "0000-01-01", "-000001-01-01", ""] {
            assert!(Day::parse(text).is_err(), "{text}");
        }
        for text in
            ["2022-10-28T00:00:00", "2022-10-28T00:00:00+00:00", "2022-10-28T00:00:00.0Z", "2022-10-28t00:00:00z"]
        {
            assert!(Instant::parse(text).is_err(), "{text}");
        }
        assert!(Day::parse_midnight("2022-10-28T00:00:01Z").is_err());
    }

    #[test]
    fn the_calendar_is_that_of_a_library() {
        let mut theirs = jiff::civil::Date::constant(1, 1, 1);
        for days in Day::MIN.to_unix_days()..=Day::MAX.to_unix_days() {
            let day = Day::from_unix_days(days);
            assert_eq!((day.year, day.month, day.of_month), (theirs.year(), theirs.month(), theirs.day()));
            assert_eq!(day.to_unix_days(), days);
            theirs = theirs.tomorrow().unwrap_or(theirs);
        }
    }

    #[test]
    fn reads_instants_as_a_library_does() {
        for text in [
            "2026-07-15T12:08:07.25+03:00",
            "2026-07-15t12:08:07z",
            "2024-02-29 23:59:60Z",
            "1969-12-31T23:59:59.999999999-11:30",
            "0001-01-01T00:00:00Z",
            "2026-07-15T24:00:00Z",
            "2026-07-15T12:60:00Z",
            "2026-07-15T12:08:61Z",
            "2026-07-15T12:08:07.Z",
            "2026-07-15T12:08:07",
            "2026-02-30T12:08:07Z",
            "2026-07-15T12:08:07+24:60",
        ] {
            let theirs = text.parse::<jiff::Timestamp>().ok().map(|theirs| theirs.as_second().div_euclid(1));
            let ours = Instant::parse_lenient(text).ok().map(Instant::to_unix);
            // Before 1970 a library cuts fractions towards zero, and we towards the past.
            let near = theirs.zip(ours).is_some_and(|(theirs, ours)| (theirs - ours).abs() <= 1);
            assert!(near || theirs == ours, "{text}: {theirs:?} {ours:?}");
        }
    }

    #[test]
    fn reads_foreign_offsets() {
        let instant = Instant::parse_lenient("2026-07-15T12:08:07.25+03:00").unwrap();
        assert_eq!(instant.to_string(), "2026-07-15T09:08:07Z");
    }
}
