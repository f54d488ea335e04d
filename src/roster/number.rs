//! The pattern by which register numbers are given: `IMU-{year}-{seq:04}`.

use std::fmt;

use super::problem::Problem;
use crate::claims::{ClaimFault, RegisterNumber};

/// A pattern of register numbers: capital letters, digits and hyphens, `{year}` at most once, `{seq}` or `{seq:04}` exactly once.
///
/// Two sequence numbers of one year never give the same register number: the year has four digits, and what follows
/// the sequence number is fixed.
///
/// ```
/// # use testamur::roster::NumberPattern;
/// let pattern = NumberPattern::parse("IMU-{year}-{seq:04}").unwrap();
/// assert_eq!(pattern.number(2022, 7).unwrap().as_str(), "IMU-2022-0007");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberPattern(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Sequence { width: usize },
    Year,
}

impl NumberPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`Problem::NumberPattern`] with the reason.
    pub fn parse(pattern: &str) -> Result<Self, Problem> {
        let fault = Problem::NumberPattern;
        let mut parts = Vec::new();
        let mut rest = pattern;
        while !rest.is_empty() {
            let end = rest.find('{').unwrap_or(rest.len());
            let (literal, field) = rest.split_at(end);
            if !literal.is_empty() {
                RegisterNumber::parse(literal).map_err(|_| fault("literal"))?;
                parts.push(Part::Literal(literal.to_owned()));
            }
            if field.is_empty() {
                break;
            }
            let (name, after) =
                field.strip_prefix('{').and_then(|field| field.split_once('}')).ok_or(fault("brace"))?;
            parts.push(match name {
                "year" => Part::Year,
                "seq" => Part::Sequence { width: 1 },
                _ => Part::Sequence { width: width_of(name).ok_or(fault("field"))? },
            });
            rest = after;
        }
        let sequences = parts.iter().filter(|part| matches!(part, Part::Sequence { .. })).count();
        let years = parts.iter().filter(|part| matches!(part, Part::Year)).count();
        if sequences != 1 || years > 1 {
            return Err(fault("once"));
        }
        let pattern = Self(parts);
        pattern.number(9999, 999_999).map_err(|_| fault("long"))?;
        Ok(pattern)
    }

    /// The register number of a year of issue and a sequence number.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] if the number would be longer than a register number may be: never below 1,000,000.
    pub fn number(&self, year: i16, sequence: u32) -> Result<RegisterNumber, ClaimFault> {
        let parts = self.0.iter().map(|part| match part {
            Part::Literal(literal) => literal.clone(),
            Part::Sequence { width } => format!("{sequence:0width$}"),
            Part::Year => format!("{year:04}"),
        });
        RegisterNumber::parse(&parts.collect::<String>())
    }
}

/// `IMU-{year}-{seq:04}`
impl fmt::Display for NumberPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Literal(literal) => f.write_str(literal),
            Part::Sequence { width: 1 } => f.write_str("{seq}"),
            Part::Sequence { width } => write!(f, "{{seq:0{width}}}"),
            Part::Year => f.write_str("{year}"),
        })
    }
}

/// The width in `seq:04`: 2 to 9 digits.
fn width_of(name: &str) -> Option<usize> {
    let digits = name.strip_prefix("seq:0")?;
    let width = digits.parse().ok().filter(|width| (2..=9).contains(width))?;
    (digits.len() == 1).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_read_what_they_write_and_give_numbers() {
        for (text, number) in [
            ("IMU-{year}-{seq:04}", "IMU-2022-0007"),
            ("{year}{seq:06}", "2022000007"),
            ("A-{seq}", "A-7"),
            ("{seq:02}-B{year}", "07-B2022"),
        ] {
            let pattern = NumberPattern::parse(text).unwrap();
            assert_eq!(pattern.to_string(), text);
            assert_eq!(pattern.number(2022, 7).unwrap().as_str(), number);
        }
    }

    #[test]
    fn refuses_patterns_that_do_not_give_register_numbers() {
        for text in [
            "",
            "IMU",
            "{year}",
            "{seq}{seq}",
            "{year}{year}{seq}",
            "imu-{seq}",
            "İ-{seq}",
            "A/{seq}",
            "{seq",
            "{seq:4}",
            "{seq:01}",
            "{seq:010}",
            "{seq:0+4}",
            "{month}{seq}",
            "ABCDEFGHIJKLMNOPQRS-{seq}",
            "}{seq}",
        ] {
            assert!(matches!(NumberPattern::parse(text), Err(Problem::NumberPattern(_))), "{text}");
        }
    }
}
