//! What was read of a roster, at a glance: the file, the columns, who was passed over and why, proposals, faults.

use std::collections::BTreeMap;

use crate::issuance::Fault;
use crate::roster::{Note, Reading, Skip};
use crate::words::{Facts, Words};

/// What was read and how, with all notes.
pub(super) fn report(file: &str, reading: &Reading, words: &Words) -> String {
    let mut lines = vec![words.say("roster-read")];
    let labels = origin(file, reading, words);
    let width = labels.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
    for (label, text) in labels {
        let space = " ".repeat(width - label.chars().count());
        lines.push(format!("  {label}{space}  {text}"));
    }
    let skipped = skipped(&reading.notes, words);
    section(&mut lines, &words.say("roster-skipped"), skipped);
    let told = |is: fn(&Note) -> bool| reading.notes.iter().filter(move |note| is(note)).map(|note| note.words(words));
    let proposed = told(|note| matches!(note, Note::LatinProposed { .. }));
    let others =
        told(|note| !matches!(note, Note::LatinProposed { .. } | Note::Skipped { .. } | Note::UnknownColumn(_)));
    section(&mut lines, &words.say("roster-notes"), first(others.collect(), words));
    section(&mut lines, &words.say("roster-proposed"), first(proposed.collect(), words));
    lines.join("\n")
}

/// Every fault where there are few of them; where there are many, how many of each code, and the first ones.
pub(super) fn faults(faults: &[Fault], words: &Words) -> String {
    if faults.len() <= FEW {
        return faults.iter().map(|fault| fault.told(words)).collect::<Vec<_>>().join("\n");
    }
    let mut by_code: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
    for fault in faults {
        by_code.entry(fault.code).or_default().push(fault);
    }
    let mut groups: Vec<_> = by_code.into_iter().collect();
    groups.sort_by_key(|(_, faults)| std::cmp::Reverse(faults.len()));
    let mut lines = Vec::new();
    for (code, faults) in groups {
        lines.push(format!("[{code}] × {}", faults.len()));
        lines.extend(faults.iter().take(FIRST).map(|fault| format!("  {}", fault.told(words).replace('\n', "\n  "))));
        lines.extend(more(faults.len(), words));
    }
    lines.join("\n")
}

/// The answers to "what did you read?", with their labels.
fn origin(file: &str, reading: &Reading, words: &Words) -> Vec<(String, String)> {
    let origin = &reading.origin;
    let say = |id: &str| words.say(&format!("roster-{id}"));
    let mut labels = vec![(say("file"), file.to_owned())];
    labels.extend(origin.sheet.iter().map(|sheet| (say("sheet"), sheet.clone())));
    if !origin.other_sheets.is_empty() {
        labels.push((say("sheets-unread"), origin.other_sheets.join(", ")));
    }
    labels.extend(origin.encoding.map(|encoding| (say("encoding"), encoding.to_string())));
    labels.extend(origin.delimiter.map(|delimiter| {
        let word = match delimiter {
            ',' => "separator-comma",
            ';' => "separator-semicolon",
            _ => "separator-tab",
        };
        (say("separator"), say(word))
    }));
    let (first, last) = origin.header_rows;
    if last > 0 {
        let first = (first != last).then(|| first.to_string());
        let facts = Facts::new().text_or_none("first", first.as_deref()).number("last", last);
        labels.push((say("header"), words.tell("roster-header-row", &facts)));
    }
    for (place, (letters, header, word)) in origin.columns.iter().enumerate() {
        let label = if place == 0 { say("columns") } else { String::new() };
        let meaning = say(&format!("column-{}", word.replace('_', "-")));
        labels.push((label, format!("{letters:<2} {header} → {meaning}")));
    }
    let unread: Vec<&str> = reading.notes.iter().filter_map(unread).collect();
    if !unread.is_empty() {
        labels.push((say("unread"), unread.join(", ")));
    }
    labels.push((say("people"), reading.entries.len().to_string()));
    labels
}

fn unread(note: &Note) -> Option<&str> {
    match note {
        Note::UnknownColumn(column) => Some(column),
        _ => None,
    }
}

/// One line a reason: `1–3, 17  above the headers`.
fn skipped(notes: &[Note], words: &Words) -> Vec<String> {
    let of = |reason: Skip| {
        let rows: Vec<u32> = notes
            .iter()
            .filter_map(|note| match note {
                Note::Skipped { row, why } if *why == reason => Some(*row),
                _ => None,
            })
            .collect();
        (!rows.is_empty()).then(|| (ranges(&rows), reason.words(words)))
    };
    let lines: Vec<(String, String)> = Skip::ALL.into_iter().filter_map(of).collect();
    let width = lines.iter().map(|(rows, _)| rows.chars().count()).max().unwrap_or_default();
    lines.into_iter().map(|(rows, why)| format!("{rows:<width$}  {why}")).collect()
}

/// `1–3, 17`
fn ranges(rows: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    let shown = ranges
        .iter()
        .take(RANGES)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let end = if ranges.len() > RANGES { ", …" } else { "" };
    shown.collect::<Vec<_>>().join(", ") + end
}

fn section(lines: &mut Vec<String>, title: &str, content: Vec<String>) {
    if !content.is_empty() {
        lines.push(format!("\n{title}"));
        lines.extend(content.into_iter().map(|line| format!("  {line}")));
    }
}

/// The first lines, and how many more there are.
fn first(mut lines: Vec<String>, words: &Words) -> Vec<String> {
    let count = lines.len();
    if count > FEW {
        lines.truncate(FEW);
        lines.push(words.tell("roster-more", &Facts::new().number("count", count - FEW)));
    }
    lines
}

fn more(count: usize, words: &Words) -> Option<String> {
    let more = count.checked_sub(FIRST).filter(|more| *more > 0)?;
    Some(format!("  … {}", words.tell("roster-more", &Facts::new().number("count", more))))
}

/// What is listed one by one.
const FEW: usize = 20;

/// How many faults of one code are told where there are many.
const FIRST: usize = 3;

/// How many ranges of rows are told.
const RANGES: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_as_ranges() {
        assert_eq!(ranges(&[1, 2, 3, 17, 19, 20]), "1–3, 17, 19–20");
        let many: Vec<u32> = (0..100).map(|row| row * 2).collect();
        assert!(ranges(&many).ends_with("22, …"), "{}", ranges(&many));
    }
}
