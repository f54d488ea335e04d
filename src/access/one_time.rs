//! One-time codes (TOTP, RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six digits, a new one each 30 seconds.

use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::time::Instant;

/// The secret that an app and we share: 160 random bits (RFC 4226, section 4, R6). It is wiped when it is dropped.
pub struct OneTime(Totp);

/// The bytes of a secret.
pub const SECRET_BYTES: usize = 20;

const DIGITS: u8 = 6;

/// For how many seconds a code is shown.
const STEP: u64 = 30;

/// So many codes before and after the present one count too: clocks differ, and fingers are slow (RFC 6238, section 5.2).
const AROUND: u16 = 1;

impl OneTime {
    /// Of random bytes.
    #[must_use]
    pub fn new(secret: [u8; SECRET_BYTES]) -> Self {
        let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(DIGITS).with_skew(AROUND);
        // What the builder would check is fixed here.
        Self(builder.with_step_duration(STEP).with_secret(Secret::new_stack(secret)).build_noncompliant())
    }

    /// Of bytes that were kept; `None` if they are not as many as there should be.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self::new)
    }

    /// The secret, to be kept where nobody reads it.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.secret().as_bytes()
    }

    /// The step of time to which a code belongs, if it is one of now. Spaces are no part of a code.
    ///
    /// The caller has to see to it that a step counts once.
    #[must_use]
    pub fn step_of(&self, code: &str, now: Instant) -> Option<i64> {
        let typed: String = code.chars().filter(|sign| !sign.is_whitespace()).take(usize::from(DIGITS) + 1).collect();
        let step = self.0.check(&typed, seconds(now))?;
        i64::try_from(step).ok()
    }

    /// The code of an instant, as the app shows it.
    #[must_use]
    pub fn code_at(&self, at: Instant) -> String {
        self.0.generate(seconds(at)).to_string()
    }

    /// The secret as people type it: base32 in groups of four.
    #[must_use]
    pub fn typed(&self) -> String {
        let letters: Vec<char> = self.0.secret().to_base32().chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// What an app reads from a QR code: `otpauth://totp/…` (the Key Uri Format of Google Authenticator).
    #[must_use]
    pub fn uri(&self, issuer: &str, login: &str) -> String {
        let encode = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let (issuer, login) = (encode(issuer).replace('+', "%20"), encode(login));
        let secret = self.0.secret().to_base32();
        format!("otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}")
    }
}

fn seconds(at: Instant) -> u64 {
    u64::try_from(at.to_unix()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_unix(seconds)
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of its eight digits.
        let secret = OneTime::new(*b"12345678901234567890");
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            assert_eq!(secret.code_at(at(seconds)), code);
            assert_eq!(secret.step_of(code, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_counts_half_a_minute_around_its_own() {
        let secret = OneTime::new(*b"12345678901234567890");
        for (now, expected) in [(29, None), (30, Some(2)), (60, Some(2)), (119, Some(2)), (120, None)] {
            assert_eq!(secret.step_of(&secret.code_at(at(60)), at(now)), expected, "{now}");
        }
        for wrong in ["", "28708", "2870822", "28708a", "０"] {
            assert_eq!(secret.step_of(wrong, at(59)), None, "{wrong}");
        }
        assert_eq!(secret.step_of(" 287 082\n", at(59)), Some(1));
    }

    #[test]
    fn an_app_reads_the_secret() {
        let secret = OneTime::new(*b"12345678901234567890");
        assert_eq!(secret.typed(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            secret.uri("Testamur demo", "a@b.example"),
            "otpauth://totp/Testamur%20demo:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Testamur%20demo"
        );
        assert!(OneTime::from_bytes(b"short").is_none());
    }
}
