//! From the cells of a row to an entry.

use super::columns::Columns;
use super::dates;
use super::entry::{Entry, identity};
use super::fault::Fault;
use super::grid::{Cell, Row};
use super::headers::Column;
use super::merged::Merged;
use super::notes::Note;
use super::problem::Problem;
use super::programme::Programme;
use super::{latin, letters};
use crate::claims::{Holder, Period, Quantity, RegisterNumber, Text};
use crate::time::Day;

/// What the rows of one roster have in common.
pub(super) struct Rules<'a> {
    pub(super) programme: &'a Programme,
    pub(super) columns: &'a Columns,
    pub(super) merged: Merged<'a>,
    pub(super) is_1904: bool,
    /// Rows whose letters the registrar has found to be right.
    pub(super) as_written: &'a [u32],
}

/// Reads the cells of one row and gathers its faults and notes.
pub(super) struct RowReader<'a> {
    rules: &'a Rules<'a>,
    row: &'a Row,
    faults: Vec<Fault>,
    notes: Vec<Note>,
}

impl<'a> RowReader<'a> {
    /// Begins with a row.
    pub(super) fn new(rules: &'a Rules<'a>, row: &'a Row) -> Self {
        Self { rules, row, faults: Vec::new(), notes: Vec::new() }
    }

    /// The entry of the row and the notes about it.
    ///
    /// # Errors
    /// All faults of the row.
    pub(super) fn entry(mut self) -> Result<(Entry, Vec<Note>), Vec<Fault>> {
        // Everything is read before anything is given up, so that all faults are told at once.
        self.check_merged();
        let name = self.name();
        let latin_name = self.person(Column::LatinName);
        if name.is_none() && latin_name.is_none() && self.faults.is_empty() {
            self.faults.push(Fault::of_row(self.row.number, Problem::NameMissing, ""));
        }
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
        if let (Some(own), None) = (&name, &latin_name) {
            self.propose_latin(own.as_str());
        }
        let (name, native_name) = match (name, latin_name) {
            (Some(own), Some(latin)) if own != latin => (Some(latin), Some(own)),
            (own, latin) => (own.or(latin), None),
        };
        let Some(name) = name.filter(|_| self.faults.is_empty()) else { return Err(self.faults) };
        let own_name = native_name.as_ref().unwrap_or(&name).as_str();
        self.note_capitals(own_name);
        let programme = self.rules.programme;
        let identity = identity(&programme.slug, own_name, student_number.as_deref(), birth_date);
        let signed_birth_date = birth_date.filter(|_| programme.sign_birth_date);
        let holder = Holder { name, native_name, home_institution, birth_date: signed_birth_date };
        let row = self.row.number;
        let entry = Entry {
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
        };
        Ok((entry, self.notes))
    }

    /// A cell that belongs to one person is not merged over several.
    fn check_merged(&mut self) {
        for (place, column) in self.rules.columns.read() {
            let is_own = column.may_be_shared() || !self.row.cell(place).is_empty();
            let above = self.rules.merged.above(self.row.number, place).filter(|_| !is_own);
            if let Some((region, cell)) = above.filter(|(region, _)| region.rows.0 > self.rules.columns.rows.1) {
                self.fault(place, Problem::CellsMerged { row: region.rows.0 }, &cell.content());
            }
        }
    }

    /// The passport's spelling, where the roster has none: a proposal, nothing more.
    fn propose_latin(&mut self, own_name: &str) {
        let part = |column| self.filled(column).map(|(_, cell)| cell.content());
        let latin = match (part(Column::Name), part(Column::Surname), part(Column::GivenName)) {
            (None, Some(surname), Some(given)) => latin::of_cells(&surname, &given),
            _ => latin::of_name(own_name),
        };
        let row = self.row.number;
        self.notes.extend(latin.map(|latin| Note::LatinProposed { row, name: own_name.to_owned(), latin }));
    }

    fn note_capitals(&mut self, name: &str) {
        let count = |is: fn(char) -> bool| name.chars().filter(|sign| is(*sign)).count();
        if count(char::is_lowercase) == 0 && count(char::is_uppercase) > MOST_INITIALS {
            let proposal = letters::without_capitals(name);
            self.notes.push(Note::Capitals { row: self.row.number, name: name.to_owned(), proposal });
        }
    }

    /// The name, or its parts: the surname comes first with a patronymic or in Cyrillic, else the given name.
    fn name(&mut self) -> Option<Text> {
        if let Some(name) = self.person(Column::Name) {
            return Some(name);
        }
        let parts = [Column::Surname, Column::GivenName, Column::Patronymic].map(|column| self.person(column));
        let [surname, given, patronymic] = parts;
        let surname_first =
            patronymic.is_some() || surname.as_ref().is_some_and(|surname| surname.as_str().contains(is_cyrillic));
        let parts = if surname_first { [surname, given, patronymic] } else { [given, surname, None] };
        let parts: Vec<&str> = parts.iter().flatten().map(Text::as_str).collect();
        Text::new(&parts.join(" ")).ok()
    }

    fn person(&mut self, column: Column) -> Option<Text> {
        let garbled = self.garbled();
        self.cell(column, |text| {
            if text.contains(['?', '\u{fffd}']) {
                return Err(Problem::LettersLost);
            }
            garbled(text)?;
            if let Some(sign) = text.chars().find(|sign| sign.is_numeric() || NOT_IN_NAMES.contains(*sign)) {
                return Err(Problem::NameSign(sign));
            }
            let text = Text::new(text)?;
            match letters::mixed(text.as_str(), true) {
                Some(problem) => Err(problem),
                None if column == Column::LatinName && text.as_str().contains(is_cyrillic) => {
                    Err(Problem::NotLatin { proposal: latin::of_name(text.as_str()) })
                }
                None => Ok(text),
            }
        })
    }

    fn text(&mut self, column: Column) -> Option<Text> {
        let garbled = self.garbled();
        self.cell(column, |text| {
            garbled(text)?;
            printed(text)
        })
    }

    /// Refuses letters that a code page exchanged, unless the registrar says that this row is right.
    fn garbled(&self) -> impl Fn(&str) -> Result<(), Problem> + use<> {
        let row = self.row.number;
        let is_right = self.rules.as_written.contains(&row);
        move |text| match letters::garbled(text).filter(|_| !is_right) {
            Some(proposal) => Err(Problem::LettersGarbled { proposal, row }),
            None => Ok(()),
        }
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
            let plausible = |day: Day| day.year() >= 1900 && day < self.rules.programme.period.starts();
            if let Some(day) = day.filter(|day| !plausible(*day)) {
                let content = cell.content();
                self.fault(place, Problem::BirthDateImplausible(day), &content);
            }
        } else if self.rules.programme.sign_birth_date {
            self.faults.push(Fault::of_row(self.row.number, Problem::BirthDateMissing, ""));
        }
        day
    }

    fn day(&mut self, column: Column) -> Option<Day> {
        let (place, cell) = self.filled(column)?;
        match dates::read(cell, self.rules.is_1904) {
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
        let whole = self.rules.programme.period;
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
        let codes = || self.rules.programme.rotations.iter().map(|rotation| &rotation.code);
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
        let content = if column == Column::Name { self.whole_name(place) } else { cell.content() };
        let seen = letters::without_unseen(&content);
        let value = match cell {
            Cell::Error(_) => Err(Problem::CellError),
            Cell::Overlong(_) => Err(Problem::CellTooLong),
            Cell::Uncomputed => Err(Problem::FormulaWithoutValue),
            _ => parse(seen.as_deref().unwrap_or(&content)),
        };
        if seen.is_some() {
            let column = self.rules.columns.header(place);
            self.notes.push(Note::Unseen { row: self.row.number, column });
        }
        value.map_err(|problem| self.fault(place, problem, &content)).ok()
    }

    /// The name with the cells beside it, where one header is merged over surname, given name and patronymic.
    fn whole_name(&self, place: usize) -> String {
        let parts = (place..=self.rules.columns.name_end.max(place)).map(|place| self.row.cell(place).content());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The cell of a column that holds something; what is merged over several rows belongs to each, where that makes sense.
    fn filled(&self, column: Column) -> Option<(usize, &'a Cell)> {
        let place = self.rules.columns.place(column)?;
        let own = self.row.cell(place);
        if !own.is_empty() {
            return Some((place, own));
        }
        let above = self.rules.merged.above(self.row.number, place).filter(|_| column.may_be_shared());
        let (_, cell) = above.filter(|(region, _)| region.rows.0 > self.rules.columns.rows.1)?;
        Some((place, cell))
    }

    fn fault(&mut self, place: usize, problem: impl Into<Problem>, content: &str) {
        let header = self.rules.columns.header(place);
        self.faults.push(Fault::of_cell(self.row.number, (place, &header), problem, content));
    }
}

/// A text without lost letters and letters of another script. A question mark before a letter was one.
fn printed(text: &str) -> Result<Text, Problem> {
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\u{fffd}' || (sign == '?' && signs.peek().is_some_and(|next| next.is_alphabetic())) {
            return Err(Problem::LettersLost);
        }
    }
    let text = Text::new(text)?;
    letters::mixed(text.as_str(), false).map_or(Ok(text), Err)
}

fn is_cyrillic(sign: char) -> bool {
    matches!(sign, '\u{400}'..='\u{52f}')
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

/// More capitals than this are no initials.
const MOST_INITIALS: usize = 3;

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
