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
        if let Some(whole) = number.as_u64() {
            let tenths = u32::try_from(whole).ok().and_then(|whole| whole.checked_mul(10));
            return Self::from_tenths(tenths.ok_or(FORM)?);
        }
        let value = number.as_f64().filter(|value| (0.0..100_000.0).contains(value)).ok_or(FORM)?;
        // The only candidate; it is the one if the double nearest to it is what was written.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a million")]
        let tenths = (value * 10.0 + 0.5) as u32;
        #[expect(clippy::float_cmp, reason = "either the same double or another number")]
        let is_it = f64::from(tenths) / 10.0 == value;
        if is_it { Self::from_tenths(tenths) } else { Err(FORM) }
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
    fn every_quantity_is_read_from_json_as_from_text_and_nothing_else_is() {
        for tenths in 1..=999_999 {
            let quantity = Quantity::from_tenths(tenths).unwrap();
            let Value::Number(number) = quantity.to_json() else { panic!() };
            assert_eq!(Quantity::from_json(&number), Ok(quantity));
        }
        for number in [0.0, -0.0, -0.1, 0.05, 12.25, 12.500_000_000_000_002, 99_999.95, 100_000.0, 1e300, 0.1 + 0.2] {
            assert!(Quantity::from_json(&Number::from_f64(number).unwrap()).is_err(), "{number}");
        }
        for number in [0, 100_000, u64::from(u32::MAX), u64::MAX] {
            assert!(Quantity::from_json(&Number::from(number)).is_err(), "{number}");
        }
        assert_eq!(Quantity::from_json(&Number::from_f64(120.0).unwrap()), Quantity::parse("120"));
    }

    #[test]
    fn refuses_other_spellings() {
        for text in ["", "0", "0.0", "1.0", "01", "1.25", "-1", "+1", "1e2", "1,5", "100000", ".5", "5.", "١"] {
            assert!(Quantity::parse(text).is_err(), "{text}");
        }
    }
}
