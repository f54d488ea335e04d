//! Numbers and days that stand on a page without being signed.
//!
//! The issue date is often the last day, and the hours of a department those of the whole: a changed line can hide behind another
//! that still says the right thing. So a page is only called matching if it holds no day and no number that the certificate does
//! not. It is no ground for a rejection: an institution's own layout may cite a law by its date.

use std::collections::BTreeSet;

use super::date::month_of;
use super::fold::{Folded, Token, number};
use crate::claims::certificate::base_url;
use crate::claims::{Certificate, Text, Words};
use crate::time::Day;

/// Whether a page says a day or a number that the certificate does not say; if there are several pages, their numbers are none.
pub(super) fn says_more(page: &Folded, certificate: &Certificate, pages: usize) -> bool {
    let mut signed = signed(certificate);
    if pages > 1 {
        signed.extend((1..=pages).map(|page| Figure::Number(page.to_string())));
    }
    figures(&page.tokens()).iter().any(|figure| !signed.contains(figure))
}

/// Something that is said in figures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Figure {
    /// Day and month.
    Day(u32, u32),
    /// `2022`, `120`, `12.5`, without leading zeros.
    Number(String),
}

fn figures(tokens: &[Token]) -> BTreeSet<Figure> {
    let mut figures = BTreeSet::new();
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        rest = match day(rest) {
            Some((days, after)) => {
                figures.extend(days);
                after
            }
            None if first.is_digits() => {
                let (read, after) = number(rest).unwrap_or((first.text.clone(), after));
                figures.insert(Figure::Number(without_zeros(&read)));
                after
            }
            None => after,
        };
    }
    figures
}

/// A day at the beginning: `28 October`, `4–15 July`, `1º luglio`, `July 4–15`, `28.10`.
fn day(tokens: &[Token]) -> Option<(Vec<Figure>, &[Token])> {
    let of_month = |place: usize| tokens.get(place).filter(|token| token.text.len() <= 2).and_then(Token::number);
    let month = |place: usize| tokens.get(place).and_then(|token| month_of(&token.text));
    let after = |count: usize| tokens.get(count..).unwrap_or_default();
    let is_ordinal = tokens.get(1).is_some_and(|token| token.text == "o");
    if let Some(month) = month(0) {
        let first = of_month(1)?;
        return Some(match of_month(2) {
            Some(second) => (vec![Figure::Day(first, month), Figure::Day(second, month)], after(3)),
            None => (vec![Figure::Day(first, month)], after(2)),
        });
    }
    let first = of_month(0)?;
    if let Some(month) = month(if is_ordinal { 2 } else { 1 }) {
        return Some((vec![Figure::Day(first, month)], after(if is_ordinal { 3 } else { 2 })));
    }
    let second = of_month(1)?;
    let is_dotted = tokens.get(1).is_some_and(|token| token.follows('.') && token.text.len() == 2);
    if is_dotted && (1..=12).contains(&second) {
        return Some((vec![Figure::Day(first, second)], after(2)));
    }
    let month = month(2)?;
    Some((vec![Figure::Day(first, month), Figure::Day(second, month)], after(3)))
}

fn without_zeros(number: &str) -> String {
    let trimmed = number.trim_start_matches('0');
    if trimmed.is_empty() || trimmed.starts_with('.') { format!("0{trimmed}") } else { trimmed.to_owned() }
}

/// Every figure that the certificate holds, in whichever field.
fn signed(certificate: &Certificate) -> BTreeSet<Figure> {
    let mut figures = figures(&Folded::new(&texts(certificate).join("\n")).tokens());
    let periods = certificate.rotations.iter().filter_map(|rotation| rotation.period).chain([certificate.period]);
    let days = periods.flat_map(|period| [period.starts(), period.ends()]);
    for day in days.chain([certificate.issued]).chain(certificate.valid_until).chain(certificate.holder.birth_date) {
        figures.extend(of_day(day));
    }
    let hours = certificate.rotations.iter().filter_map(|rotation| rotation.hours).chain(certificate.hours);
    figures.extend(hours.chain(certificate.credits).map(|quantity| Figure::Number(quantity.to_string())));
    figures
}

fn of_day(day: Day) -> [Figure; 2] {
    let number = |number: i8| u32::try_from(number).unwrap_or_default();
    [Figure::Day(number(day.day_of_month()), number(day.month())), Figure::Number(day.year().to_string())]
}

/// Every text of the certificate.
pub(super) fn texts(certificate: &Certificate) -> Vec<String> {
    let Certificate { issuer, holder, achievement, .. } = certificate;
    let one = |text: &Text| text.to_string();
    let words = |words: &Words| words.to_string();
    let mut texts =
        vec![one(&holder.name), words(&issuer.name), words(&achievement.title), certificate.number.to_string()];
    texts.extend(base_url(&issuer.did));
    let optional = [
        &holder.native_name,
        &holder.home_institution,
        &achievement.description,
        &certificate.grade,
        &certificate.role,
    ];
    texts.extend(optional.into_iter().flatten().map(one));
    texts.extend(achievement.partners.iter().map(one));
    texts.extend(achievement.joint_award.iter().map(|award| one(&award.name)));
    texts.extend(issuer.signatories.iter().flat_map(|person| [one(&person.name), words(&person.office)]));
    for rotation in &certificate.rotations {
        texts.push(words(&rotation.department));
        texts.extend(rotation.place.iter().chain(&rotation.supervisors).map(one));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(page: &str) -> Vec<Figure> {
        figures(&Folded::new(page).tokens()).into_iter().collect()
    }

    fn number(text: &str) -> Figure {
        Figure::Number(text.to_owned())
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        use Figure::Day;
        for (page, figures) in [
            ("28 October – 2 December 2022", vec![Day(2, 12), Day(28, 10), number("2022")]),
            ("4–15 июля 2022 г.", vec![Day(4, 7), Day(15, 7), number("2022")]),
            ("1º luglio 2022", vec![Day(1, 7), number("2022")]),
            ("July 4–15, 2022", vec![Day(4, 7), Day(15, 7), number("2022")]),
            ("28.10 – 02.11.2022", vec![Day(2, 11), Day(28, 10), number("2022")]),
            ("12,5 часа, 1 200 saat, 007", vec![number("12.5"), number("1200"), number("7")]),
            ("no figures", vec![]),
        ] {
            assert_eq!(said(page), figures, "{page}");
        }
    }
}
