//! A TOML file as a tree whose every value knows its path and line, read so that all faults are found at once.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Faults, Place};
use super::limits::PROGRAMME_BYTES;
use super::problem::Problem;
use crate::claims::{Language, Quantity, Text, Words};
use crate::time::Day;

/// A table and where it stands.
pub(crate) struct Table<'a> {
    source: &'a str,
    path: String,
    line: u32,
    entries: &'a DeTable<'a>,
}

/// A value and where it stands.
pub(crate) struct Node<'a> {
    source: &'a str,
    path: String,
    line: u32,
    value: &'a DeValue<'a>,
}

/// Parses a whole file and gives its root table to `read`.
pub(crate) fn parse<T>(toml: &str, read: impl FnOnce(&Table, &mut Vec<Fault>) -> Option<T>) -> Result<T, Faults> {
    if toml.len() > PROGRAMME_BYTES {
        return Err(Fault::of_file(Problem::FileTooLarge(PROGRAMME_BYTES), "").into());
    }
    let (root, errors) = DeTable::parse_recoverable(toml);
    let syntax = |error: &toml::de::Error| {
        let line = line_of(toml, error.span().map_or(0, |span| span.start));
        let place = Place::Key { line, path: String::new() };
        Fault::new(place, Problem::Syntax(error.message().trim().to_owned()), nth_line(toml, line))
    };
    let mut faults: Vec<Fault> = errors.iter().map(syntax).collect();
    Faults::none_in(std::mem::take(&mut faults))?;
    let table = Table { source: toml, path: String::new(), line: 1, entries: root.get_ref() };
    let value = read(&table, &mut faults);
    Faults::none_in(faults)?;
    // A reader that gives nothing has said why.
    value.ok_or_else(|| Fault::of_file(Problem::KeyMissing, "").into())
}

impl<'a> Table<'a> {
    /// The value of a key, where it is there.
    pub(crate) fn node(&self, key: &str) -> Option<Node<'a>> {
        let (name, value) = self.entries.iter().find(|(name, _)| name.get_ref() == key)?;
        Some(self.child(name, value))
    }

    /// The value of a key that has to be there.
    pub(crate) fn need(&self, key: &'static str, faults: &mut Vec<Fault>) -> Option<Node<'a>> {
        let node = self.node(key);
        if node.is_none() {
            let place = Place::Key { line: self.line, path: join(&self.path, key) };
            faults.push(Fault::new(place, Problem::KeyMissing, ""));
        }
        node
    }

    /// Refuses every key that is not one of these.
    pub(crate) fn only(&self, known: &[&'static str], faults: &mut Vec<Fault>) {
        for (name, value) in self.entries {
            let key: &str = name.get_ref();
            if !known.contains(&key) {
                let suggestion = nearest(key, known.iter().copied());
                faults.push(self.child(name, value).fault(Problem::KeyUnknown { suggestion }, ""));
            }
        }
    }

    /// Every key and value.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        self.entries.iter().map(|(name, value)| (&**name.get_ref(), self.child(name, value)))
    }

    /// A fault of the table itself.
    pub(crate) fn fault(&self, problem: impl Into<Problem>, content: &str) -> Fault {
        Fault::new(Place::Key { line: self.line, path: self.path.clone() }, problem, content)
    }

    fn child(&self, name: &Spanned<toml::de::DeString<'a>>, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
        let line = line_of(self.source, name.span().start);
        Node { source: self.source, path: join(&self.path, name.get_ref()), line, value: value.get_ref() }
    }
}

impl<'a> Node<'a> {
    /// A fault of this value.
    pub(crate) fn fault(&self, problem: impl Into<Problem>, content: &str) -> Fault {
        Fault::new(Place::Key { line: self.line, path: self.path.clone() }, problem, content)
    }

    /// A string.
    pub(crate) fn string(&self, faults: &mut Vec<Fault>) -> Option<&'a str> {
        self.typed(self.value.as_str(), "text", faults)
    }

    /// A string that a parser takes.
    pub(crate) fn parsed<T, F: Into<Problem>>(
        &self,
        parse: impl FnOnce(&str) -> Result<T, F>,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let text = self.string(faults)?;
        self.good(parse(text), text, faults)
    }

    /// A printed text without separators.
    pub(crate) fn text(&self, separators: &[&'static str], faults: &mut Vec<Fault>) -> Option<Text> {
        self.parsed(|text| Text::new(text)?.without(separators), faults)
    }

    /// A day.
    pub(crate) fn day(&self, faults: &mut Vec<Fault>) -> Option<Day> {
        let day = self.value.as_datetime().filter(|stamp| stamp.time.is_none() && stamp.offset.is_none());
        let day = day.and_then(|stamp| stamp.date).and_then(|date| {
            Day::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
        });
        self.typed(day, "day", faults)
    }

    /// `true` or `false`.
    pub(crate) fn bool(&self, faults: &mut Vec<Fault>) -> Option<bool> {
        self.typed(self.value.as_bool(), "flag", faults)
    }

    /// Hours or credits.
    pub(crate) fn quantity(&self, faults: &mut Vec<Fault>) -> Option<Quantity> {
        let digits = match self.value {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
            DeValue::Float(float) => Some(float.as_str()),
            _ => None,
        };
        let digits = self.typed(digits, "number", faults)?;
        self.good(Quantity::parse(digits).map_err(|_| Problem::NotAQuantity), digits, faults)
    }

    /// One text a language, in the order of `languages`.
    pub(crate) fn words(
        &self,
        languages: &[Language],
        separators: &[&'static str],
        faults: &mut Vec<Fault>,
    ) -> Option<Words> {
        let table = self.table(faults)?;
        table.check_languages(faults);
        let mut texts = Vec::new();
        for language in languages {
            match table.node(language.tag()) {
                Some(node) => texts.extend(node.text(separators, faults)),
                None => faults.push(self.fault(Problem::LanguageMissing(*language), "")),
            }
        }
        // Without languages there is nothing to read, and that has been told.
        (!texts.is_empty() && texts.len() == languages.len())
            .then(|| self.good(Words::new(texts), "", faults))
            .flatten()
    }

    /// The text in the first of `languages` that has one.
    pub(crate) fn first_text(
        &self,
        languages: &[Language],
        separators: &[&'static str],
        faults: &mut Vec<Fault>,
    ) -> Option<Text> {
        let table = self.table(faults)?;
        table.check_languages(faults);
        match (languages.iter().find_map(|language| table.node(language.tag())), languages.first()) {
            (Some(node), _) => node.text(separators, faults),
            (None, Some(first)) => {
                faults.push(self.fault(Problem::LanguageMissing(*first), ""));
                None
            }
            (None, None) => None,
        }
    }

    /// A number within bounds; `expected` says them.
    pub(crate) fn number(
        &self,
        expected: &'static str,
        bounds: std::ops::RangeInclusive<f32>,
        faults: &mut Vec<Fault>,
    ) -> Option<f32> {
        let digits = match self.value {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
            DeValue::Float(float) => Some(float.as_str()),
            _ => None,
        };
        let number = digits.and_then(|digits| digits.parse().ok()).filter(|number| bounds.contains(number));
        self.typed(number, expected, faults)
    }

    /// One of a few words; a word like one of them is proposed.
    pub(crate) fn one_of<'k, T>(
        &self,
        known: impl Iterator<Item = (&'k str, T)>,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let word = self.string(faults)?;
        let mut names = Vec::new();
        for (name, value) in known {
            if name == word {
                return Some(value);
            }
            names.push(name);
        }
        let suggestion = nearest(word, names.iter().copied()).map(str::to_owned);
        let known = names.join(", ");
        faults.push(self.fault(Problem::WordUnknown { known, suggestion }, word));
        None
    }

    /// A table.
    pub(crate) fn table(&self, faults: &mut Vec<Fault>) -> Option<Table<'a>> {
        let entries = self.typed(self.value.as_table(), "table", faults)?;
        Some(Table { source: self.source, path: self.path.clone(), line: self.line, entries })
    }

    /// The values of a list, with at most `limit` of them.
    pub(crate) fn list(&self, what: &'static str, limit: usize, faults: &mut Vec<Fault>) -> Vec<Node<'a>> {
        let Some(array) = self.typed(self.value.as_array(), "list", faults) else { return Vec::new() };
        if array.len() > limit {
            faults.push(self.fault(Problem::TooMany { what, limit }, ""));
        }
        let node = |(place, value): (usize, &'a Spanned<DeValue<'a>>)| Node {
            source: self.source,
            path: format!("{}[{}]", self.path, place + 1),
            line: line_of(self.source, value.span().start),
            value: value.get_ref(),
        };
        array.iter().enumerate().take(limit).map(node).collect()
    }

    /// Tells a value that is not good.
    pub(crate) fn good<T, F: Into<Problem>>(
        &self,
        value: Result<T, F>,
        content: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        value.map_err(|problem| faults.push(self.fault(problem, content))).ok()
    }

    fn typed<T>(&self, value: Option<T>, expected: &'static str, faults: &mut Vec<Fault>) -> Option<T> {
        if value.is_none() {
            faults.push(self.fault(Problem::WrongType { expected }, self.value.type_str()));
        }
        value
    }
}

impl Table<'_> {
    fn check_languages(&self, faults: &mut Vec<Fault>) {
        for (key, node) in self.nodes() {
            if Language::from_tag(key).is_none() {
                faults.push(node.fault(Problem::NotOneOf(LANGUAGES), key));
            }
        }
    }
}

/// The languages that there are.
pub(crate) const LANGUAGES: &str = "az, be, en, it, ru, tr";

/// The separators of lists inside one field of a credential.
pub(crate) const LIST: [&str; 2] = [", ", "; "];

/// The separator of the parts of a field.
pub(crate) const PARTS: [&str; 1] = ["; "];

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn line_of(source: &str, offset: usize) -> u32 {
    let before = source.get(..offset).unwrap_or_default();
    let breaks = before.matches('\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

fn nth_line(source: &str, line: u32) -> &str {
    let place = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    source.lines().nth(place).unwrap_or_default().trim()
}

/// The known word that is most like one, if it is near enough to be meant.
fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let by_distance = known.map(|candidate| (edit_distance(word, candidate), candidate));
    by_distance.min_by_key(|(distance, _)| *distance).filter(|(distance, _)| *distance <= 2).map(|(_, best)| best)
}

/// The number of letters to insert, delete or exchange (Levenshtein).
fn edit_distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (place, sign) in left.chars().take(64).enumerate() {
        let mut diagonal = place;
        let mut before = place + 1;
        let mut next = vec![before];
        for (other, above) in right.iter().zip(row.iter().skip(1)) {
            let cost = diagonal + usize::from(sign != *other);
            diagonal = *above;
            before = cost.min(above + 1).min(before + 1);
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
