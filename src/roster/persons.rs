//! Rows against each other: the same row twice, namesakes, numbers that stand twice.

use std::collections::HashMap;

use super::entry::Entry;
use super::fault::Fault;
use super::fold;
use super::problem::Problem;

/// Tells every pair of rows that cannot both be right, at both rows where neither is better.
pub(super) fn check(entries: &[Entry], faults: &mut Vec<Fault>) {
    let mut told = vec![false; entries.len()];
    check_student_numbers(entries, &mut told, faults);
    check_names(entries, &mut told, faults);
    check_numbers(entries, &told, faults);
}

/// Whether two rows say the same about the same person.
fn is_same(one: &Entry, other: &Entry) -> bool {
    Entry { row: other.row, ..one.clone() } == *other
}

fn check_student_numbers(entries: &[Entry], told: &mut [bool], faults: &mut Vec<Fault>) {
    let mut first: HashMap<&str, &Entry> = HashMap::new();
    for (entry, told) in entries.iter().zip(told) {
        let Some(number) = &entry.student_number else { continue };
        let Some(twin) = first.get(number.as_str()) else {
            first.insert(number.as_str(), entry);
            continue;
        };
        *told = true;
        let same = is_same(twin, entry);
        let problem = if same { Problem::DuplicateRow(twin.row) } else { Problem::StudentNumberTwice(twin.row) };
        faults.push(Fault::of_row(entry.row, problem, number.as_str()));
    }
}

/// Two people of one name are told apart by student numbers, or by birth dates, if both rows have them.
fn check_names(entries: &[Entry], told: &mut [bool], faults: &mut Vec<Fault>) {
    let mut named: HashMap<String, Vec<(usize, &Entry)>> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        named.entry(fold::name(entry.own_name())).or_default().push((place, entry));
    }
    let mut groups: Vec<_> = named.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_by_key(|group| group.first().map(|(place, _)| *place));
    for group in groups {
        let distinct = |key: &dyn Fn(&Entry) -> Option<String>| {
            let keys: std::collections::HashSet<String> = group.iter().filter_map(|(_, entry)| key(entry)).collect();
            keys.len() == group.len()
        };
        // The common cases need no look at every pair.
        let number = |entry: &Entry| entry.student_number.clone();
        if distinct(&number) || distinct(&|entry| entry.birth_date.map(|day| day.to_string())) {
            continue;
        }
        for (place, entry) in &group {
            let Some((other_place, other)) =
                group.iter().find(|(other, twin)| other != place && !is_told_apart(entry, twin))
            else {
                continue;
            };
            if told.get(*place) == Some(&true) || told.get(*other_place) == Some(&true) {
                continue;
            }
            if !is_same(entry, other) {
                faults.push(Fault::of_row(entry.row, Problem::Namesakes(other.row), entry.own_name()));
            } else if other_place < place {
                faults.push(Fault::of_row(entry.row, Problem::DuplicateRow(other.row), entry.own_name()));
            }
        }
    }
}

fn is_told_apart(one: &Entry, other: &Entry) -> bool {
    let by_number = one.student_number.is_some() && other.student_number.is_some();
    let by_birth = one.birth_date.is_some() && other.birth_date.is_some();
    (by_number && one.student_number != other.student_number) || (by_birth && one.birth_date != other.birth_date)
}

fn check_numbers(entries: &[Entry], told: &[bool], faults: &mut Vec<Fault>) {
    let mut first: HashMap<&str, u32> = HashMap::new();
    for (entry, _) in entries.iter().zip(told).filter(|(_, told)| !**told) {
        let Some(number) = &entry.number else { continue };
        match first.get(number.as_str()) {
            Some(row) => faults.push(Fault::of_row(entry.row, Problem::NumberTwice(*row), number.as_str())),
            None => _ = first.insert(number.as_str(), entry.row),
        }
    }
}
