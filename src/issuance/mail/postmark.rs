//! By what a letter is known when it comes back: its number and a token that nobody can guess.
//!
//! Both stand in its `Message-ID`, `<letter-12.TOKEN@host>`, and, where an address for bounces is configured, in the sender of the
//! envelope, `bounces+12.TOKEN@hill.example`. The token is a digest of the number with a key of the register. Whoever has had the
//! letter knows it, and can say at most that this letter has come back.

use subtle::ConstantTimeEq as _;

use crate::issuance::{IssuanceError, Office};
use crate::wire::digest::Digest;

/// The key by which tokens are made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp(Digest);

/// The number and token of a letter, as somebody says them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Postmark {
    pub(super) letter: i64,
    token: String,
}

impl Office {
    /// The key of this register; made when the first letter needs it.
    pub(super) async fn stamp(&self) -> Result<Stamp, IssuanceError> {
        if let Some(known) = self.known_stamp().await? {
            return Ok(known);
        }
        let mut tx = self.store.begin().await?;
        // Another process may have made it meanwhile.
        let made = tx.setting(SETTING).await?.as_deref().and_then(Digest::from_hex);
        let key = match made {
            Some(key) => key,
            None => Digest::of(self.chance.bytes::<32>()?),
        };
        tx.set_setting(SETTING, &key.to_string()).await?;
        tx.commit().await?;
        Ok(Stamp(key))
    }

    /// The key of this register, if it has sent a letter.
    pub(super) async fn known_stamp(&self) -> Result<Option<Stamp>, IssuanceError> {
        Ok(self.store.setting(SETTING).await?.as_deref().and_then(Digest::from_hex).map(Stamp))
    }
}

impl Stamp {
    /// The postmark of a letter.
    pub(super) fn mark(&self, letter: i64) -> Postmark {
        let parts = [&b"testamur-letter-1"[..], self.0.as_bytes(), &letter.to_be_bytes()];
        Postmark { letter, token: Digest::of_parts(parts).to_string().chars().take(TOKEN).collect() }
    }

    /// Whether a postmark is ours.
    pub(super) fn has_made(&self, said: &Postmark) -> bool {
        self.mark(said.letter).token.as_bytes().ct_eq(said.token.as_bytes()).into()
    }
}

impl Postmark {
    /// The `Message-ID` of the letter.
    pub(super) fn message_id(&self, host: &str) -> String {
        format!("<letter-{}.{}@{host}>", self.letter, self.token)
    }

    /// The sender of the envelope: an address for bounces, with this behind a `+` (RFC 5233).
    pub(super) fn sender(&self, bounces: &str) -> String {
        let (local, host) = bounces.rsplit_once('@').unwrap_or((bounces, ""));
        format!("{local}+{}.{}@{host}", self.letter, self.token)
    }

    /// Reads it from an address or an id; servers may have changed the case of letters.
    pub(super) fn find(address: &str) -> Option<Self> {
        let local = address.rsplit_once('@')?.0.to_ascii_lowercase();
        let local = local.rsplit_once('+').map(|(_, detail)| detail).or_else(|| local.strip_prefix("letter-"))?;
        let (letter, token) = local.split_once('.')?;
        let is_number =
            letter.len() <= 19 && !letter.starts_with('0') && letter.bytes().all(|sign| sign.is_ascii_digit());
        let is_token = token.len() == TOKEN && token.bytes().all(|sign| sign.is_ascii_hexdigit());
        let letter = letter.parse().ok().filter(|_| is_number && is_token)?;
        Some(Self { letter, token: token.to_owned() })
    }
}

/// The longest part before the `@` that leaves room for the postmark: an address has 64 (RFC 5321, section 4.5.3.1.1), the `+`, a
/// number of ten digits, the dot and the token have 32.
pub(super) const LONGEST_LOCAL: usize = 64 - 1 - 10 - 1 - TOKEN;

/// 80 bits in hexadecimal digits.
const TOKEN: usize = 20;

/// The setting that holds the key.
const SETTING: &str = "letter-key";

#[cfg(test)]
mod tests {
    use super::*;

    impl Office {
        /// The `Message-ID` of a letter, and the sender of its envelope, as the courier writes them.
        pub(crate) async fn marks_of(&self, letter: i64) -> (String, String) {
            let mark = self.stamp().await.unwrap().mark(letter);
            (mark.message_id("certificates.hill.example"), mark.sender("bounces@hill.example"))
        }
    }

    #[test]
    fn a_postmark_is_found_where_it_stands_and_nowhere_else() {
        let stamp = Stamp(Digest::of("TEST ONLY"));
        let mark = stamp.mark(12);
        let token = &mark.token;
        assert_eq!((token.len(), LONGEST_LOCAL), (20, 32));
        for said in [
            mark.message_id("certificates.hill.example").trim_matches(['<', '>']).to_owned(),
            mark.sender("bounces@hill.example"),
            format!("certificates+bounces+12.{}@hill.example", token.to_uppercase()),
        ] {
            let found = Postmark::find(&said).expect(&said);
            assert_eq!(found, mark);
            assert!(stamp.has_made(&found));
        }
        for said in [
            "letter-12@hill.example".to_owned(),
            format!("letter-12.{token}"),
            format!("letter-012.{token}@h"),
            format!("letter--12.{token}@h"),
            format!("letter-99999999999999999999.{token}@h"),
            format!("12.{token}@hill.example"),
            format!("letter-12.{}@h", &token[1..]),
            format!("letter-12.{token}0@h"),
            format!("letter-12.{}@h", "ə".repeat(10)),
            "@".to_owned(),
        ] {
            assert_eq!(Postmark::find(&said), None, "{said}");
        }
        // The token of one letter is not that of another, nor of another register.
        let other = Postmark { letter: 13, ..mark.clone() };
        assert!(!stamp.has_made(&other) && !Stamp(Digest::of("ANOTHER")).has_made(&mark));
    }
}
