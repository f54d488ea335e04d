//! From the cells of a row to an entry.

use super::columns::{Column, Columns};
use super::dates;
use super::entry::{Entry, identity};
use super::fault::Fault;
use super::grid::{Cell, Row};
use super::problem::Problem;
use super::programme::Programme;
use crate::claims::{Holder, Period, Quantity, RegisterNumber, Text};
use crate::time::Day;

/// Reads the cells of one row and gathers its faults.
pub(super) struct RowReader<'a> {
    pub(super) programme: &'a Programme,
    pub(super) columns: &'a Columns,
    pub(super) is_1904: bool,
    pub(super) row: &'a Row,
    pub(super) faults: Vec<Fault>,
}

impl RowReader<'_> {
    /// The entry of the row.
    ///
    /// # Errors
    /// All faults of the row.
    pub(super) fn entry(mut self) -> Result<Entry, Vec<Fault>> {
        // Everything is read before anything is given up, so that all faults are told at once.
        let name = self.name();
        let latin_name = self.person(Column::LatinName);
        let birth_date = self.birth_date();
        let home_institution = self.text(Column::HomeInstitution);
        let email = self.cell(Column::Email, |text| email(text).ok_or(Problem::NotAnEmail));
        let student_number = self.student_number();
        let number = self.cell(Column::Number, |text| Ok(RegisterNumber::parse(text)?));
        let (hours, credits) = (self.cell(Column::Hours, quantity), self.cell(Column::Credits, quantity));
        let role = self.text(Column::Role);
        let grade = self.cell(Column::Result, grade);
        let period = self.period();
        let rotations = self.rotations();
        let (name, native_name) = match (name, latin_name) {
            (Some(own), Some(latin)) if own != latin => (Some(latin), Some(own)),
            (own, latin) => (own.or(latin), None),
        };
        let Some(name) = name.filter(|_| self.faults.is_empty()) else {
            if self.faults.is_empty() {
                self.faults.push(Fault::of_row(self.row.number, Problem::NameMissing, ""));
            }
            return Err(self.faults);
        };
        let own_name = native_name.as_ref().unwrap_or(&name).as_str();
        let identity = identity(&self.programme.slug, own_name, student_number.as_deref(), birth_date);
        let signed_birth_date = birth_date.filter(|_| self.programme.sign_birth_date);
        let holder = Holder { name, native_name, home_institution, birth_date: signed_birth_date };
        let row = self.row.number;
        Ok(Entry {
            row,
            holder,
            email,
            student_number,
            birth_date,
            number,
            hours,
            credits,
            role,
            grade,
            period,
            rotations,
            identity,
        })
    }

    /// The name, or its parts: the surname comes first with a patronymic or in Cyrillic, else the given name.
    fn name(&mut self) -> Option<Text> {
        if let Some(name) = self.person(Column::Name) {
            return Some(name);
        }
        let parts = [Column::Surname, Column::GivenName, Column::Patronymic].map(|column| self.person(column));
        let [surname, given, patronymic] = parts;
        let is_cyrillic = |text: &Text| text.as_str().chars().any(|sign| matches!(sign, '\u{400}'..='\u{52f}'));
        let surname_first = patronymic.is_some() || surname.as_ref().is_some_and(is_cyrillic);
        let parts = if surname_first { [surname, given, patronymic] } else { [given, surname, None] };
        let parts: Vec<&str> = parts.iter().flatten().map(Text::as_str).collect();
        Text::new(&parts.join(" ")).ok()
    }

    fn person(&mut self, column: Column) -> Option<Text> {
        self.cell(column, |text| {
            if text.contains(['?', '\u{fffd}']) {
                return Err(Problem::LettersLost);
            }
            match text.chars().find(|sign| sign.is_numeric() || NOT_IN_NAMES.contains(*sign)) {
                Some(sign) => Err(Problem::NameSign(sign)),
                None => Ok(Text::new(text)?),
            }
        })
    }

    fn text(&mut self, column: Column) -> Option<Text> {
        self.cell(column, printed)
    }

    fn student_number(&mut self) -> Option<String> {
        let (place, cell) = self.filled(Column::StudentNumber)?;
        // A spreadsheet keeps 15 digits of a number and writes zeros for the others.
        if matches!(cell, Cell::Number(number) if number.abs() >= 1e15) {
            let content = cell.content();
            self.fault(place, Problem::DigitsLost, &content);
            return None;
        }
        self.text(Column::StudentNumber).map(|text| text.as_str().to_owned())
    }

    fn birth_date(&mut self) -> Option<Day> {
        let day = self.day(Column::BirthDate);
        if let Some((place, cell)) = self.filled(Column::BirthDate) {
            let plausible = |day: Day| day.year() >= 1900 && day < self.programme.period.starts();
            if let Some(day) = day.filter(|day| !plausible(*day)) {
                let content = cell.content();
                self.fault(place, Problem::BirthDateImplausible(day), &content);
            }
        } else if self.programme.sign_birth_date {
            self.faults.push(Fault::of_row(self.row.number, Problem::BirthDateMissing, ""));
        }
        day
    }

    fn day(&mut self, column: Column) -> Option<Day> {
        let (place, cell) = self.filled(column)?;
        match dates::read(cell, self.is_1904) {
            Ok(day) => Some(day),
            Err(problem) => {
                let content = cell.content();
                self.fault(place, problem, &content);
                None
            }
        }
    }

    /// The days of this person, where a cell gives one of them.
    fn period(&mut self) -> Option<Period> {
        let given = [Column::Starts, Column::Ends].map(|column| self.filled(column).map(|(place, _)| place));
        let [starts, ends] = [Column::Starts, Column::Ends].map(|column| self.day(column));
        let place = given[1].or(given[0])?;
        if given[0].is_some() != starts.is_some() || given[1].is_some() != ends.is_some() {
            return None;
        }
        let whole = self.programme.period;
        match Period::new(starts.unwrap_or(whole.starts()), ends.unwrap_or(whole.ends())) {
            Ok(period) => Some(period).filter(|period| *period != whole),
            Err(problem) => {
                self.fault(place, problem, "");
                None
            }
        }
    }

    /// The codes in the programme's order.
    fn rotations(&mut self) -> Vec<String> {
        let codes = || self.programme.rotations.iter().map(|rotation| &rotation.code);
        let all = || codes().cloned().collect::<Vec<_>>();
        let named = self.cell(Column::Rotations, |text| {
            let mut named: Vec<&str> = Vec::new();
            for code in text.split('+').map(str::trim) {
                if !codes().any(|known| known == code) {
                    return Err(Problem::RotationUnknown { code: code.to_owned(), known: all().join("+") });
                }
                if named.contains(&code) {
                    return Err(Problem::RotationTwice(code.to_owned()));
                }
                named.push(code);
            }
            Ok(codes().filter(|code| named.contains(&code.as_str())).cloned().collect())
        });
        named.unwrap_or_else(all)
    }

    /// The value of a cell that a parser takes; `None` if the cell is empty, or has a fault.
    fn cell<T>(&mut self, column: Column, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        let (place, cell) = self.filled(column)?;
        let content = cell.content();
        let value = match cell {
            Cell::Error(_) => Err(Problem::CellError),
            _ => parse(&content),
        };
        value.map_err(|problem| self.fault(place, problem, &content)).ok()
    }

    fn filled(&self, column: Column) -> Option<(usize, &Cell)> {
        let place = self.columns.place(column)?;
        Some((place, self.row.cell(place))).filter(|(_, cell)| !cell.is_empty())
    }

    fn fault(&mut self, place: usize, problem: impl Into<Problem>, content: &str) {
        let header = self.columns.header(place);
        self.faults.push(Fault::of_cell(self.row.number, (place, &header), problem, content));
    }
}

fn printed(text: &str) -> Result<Text, Problem> {
    if text.contains('\u{fffd}') { Err(Problem::LettersLost) } else { Ok(Text::new(text)?) }
}

/// A grade. One of the form `120 h` is how a credential writes hours.
fn grade(text: &str) -> Result<Text, Problem> {
    let text = printed(text)?;
    let is_hours = text.as_str().strip_suffix(" h").is_some_and(|number| Quantity::parse(number).is_ok());
    if is_hours { Err(Problem::ResultLikeHours) } else { Ok(text) }
}

/// Hours or credits, with a comma or a point: `120`, `12,5`, `12.50`.
fn quantity(text: &str) -> Result<Quantity, Problem> {
    let text = text.replace(',', ".");
    let short = match text.split_once('.') {
        Some((whole, places)) => match places.trim_end_matches('0') {
            "" if places.is_empty() => return Err(Problem::NotAQuantity),
            "" => whole.to_owned(),
            places => format!("{whole}.{places}"),
        },
        None => text,
    };
    Quantity::parse(&short).map_err(|_| Problem::NotAQuantity)
}

/// An address for mail, looked at lightly: the mail itself is the check.
fn email(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let sign = |sign: char| !sign.is_whitespace() && !sign.is_control() && !"<>()[],;:\\\"@\u{fffd}".contains(sign);
    let labels = domain.split('.').all(|label| !label.is_empty());
    let good = text.len() <= 254
        && (1..=64).contains(&local.len())
        && local.chars().chain(domain.chars()).all(sign)
        && labels
        && domain.contains('.');
    good.then(|| text.to_owned())
}

/// Signs that no name has; digits are refused beside them. Parentheses may hold a former name.
const NOT_IN_NAMES: &str = "@#$%^&*_=+<>{}[]|\\/;:!\"";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_have_a_comma_or_a_point() {
        for (text, value) in [("120", "120"), ("12,5", "12.5"), ("12.50", "12.5"), ("6,0", "6"), ("720.0", "720")] {
            assert_eq!(quantity(text).unwrap().to_string(), value, "{text}");
        }
        for text in ["", "12,25", "0", "-3", "1.000,5", "12 h", "5.", ",5", "١٢"] {
            assert_eq!(quantity(text), Err(Problem::NotAQuantity), "{text}");
        }
    }

    #[test]
    fn addresses_are_looked_at_lightly() {
        for text in ["a@b.example", "ivanova.m+x@student.university.example", "имя@почта.рф"] {
            assert!(email(text).is_some(), "{text}");
        }
        for text in
            ["", "a", "a@b", "@b.example", "a b@c.example", "a@b..example", "a@b.example, c@d.example", "a@b@c.d"]
        {
            assert!(email(text).is_none(), "{text}");
        }
    }
}
