//! Hours and credits: tenths, so that 12.5 is exact.

use std::fmt;

use serde_json::{Number, Value};

use super::ClaimFault;

/// A number of hours or ECTS credits, 0.1 to 99,999.9, in steps of 0.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(u32);

impl Quantity {
    /// A number of tenths.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for 0 and above 999,999.
    pub fn from_tenths(tenths: u32) -> Result<Self, ClaimFault> {
        if (1..=999_999).contains(&tenths) { Ok(Self(tenths)) } else { Err(FORM) }
    }

    /// Reads `120`, `12.5`; the decimal sign is a point.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for signs, exponents, leading zeros, a second place and a final `.0`.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 5 || !digits(whole) || tenth.len() != 1 || !digits(tenth) {
            return Err(FORM);
        }
        let tenths = whole.parse::<u32>().map_err(|_| FORM)? * 10 + tenth.parse::<u32>().map_err(|_| FORM)?;
        let quantity = Self::from_tenths(tenths)?;
        if quantity.to_string() == text { Ok(quantity) } else { Err(FORM) }
    }

    /// Reads a JSON number.
    ///
    /// # Errors
    /// As [`Quantity::parse`].
    pub fn from_json(number: &Number) -> Result<Self, ClaimFault> {
        match number.as_u64() {
            Some(whole) => Self::parse(&whole.to_string()),
            None => Self::parse(&number.as_f64().ok_or(FORM)?.to_string()),
        }
    }

    /// A JSON number: an integer where there are no tenths.
    #[must_use]
    pub fn to_json(self) -> Value {
        if self.0.is_multiple_of(10) { (self.0 / 10).into() } else { (f64::from(self.0) / 10.0).into() }
    }
}

/// `120` or `12.5`
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            tenth => write!(f, "{}.{tenth}", self.0 / 10),
        }
    }
}

const FORM: ClaimFault = ClaimFault::NotTheForm("a number from 0.1 to 99999.9 with at most one decimal place");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["0.1", "6", "12.5", "120", "99999.9"] {
            let quantity = Quantity::parse(text).unwrap();
            assert_eq!(quantity.to_string(), text);
            let Value::Number(number) = quantity.to_json() else { panic!() };
            assert_eq!(number.to_string(), text);
            assert_eq!(Quantity::from_json(&number), Ok(quantity));
        }
    }

    #[test]
    fn refuses_other_spellings() {
        for text in ["", "0", "0.0", "1.0", "01", "1.25", "-1", "+1", "1e2", "1,5", "100000", ".5", "5.", "١"] {
            assert!(Quantity::parse(text).is_err(), "{text}");
        }
    }
}
