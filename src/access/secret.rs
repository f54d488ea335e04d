//! What proves who somebody is: passwords of people (Argon2id), random secrets of programs, tokens that both carry.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use zeroize::Zeroizing;

use crate::wire::base64url;
use crate::wire::digest::Digest;

/// Why something cannot be a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PasswordFault {
    /// It could not be hashed.
    #[error("the password could not be hashed")]
    Hashing,
    /// More than [`LONGEST`] bytes.
    #[error("a password has at most {LONGEST} bytes")]
    TooLong,
    /// Fewer than [`SHORTEST`] characters.
    #[error("a password has at least {SHORTEST} characters: take four or five words")]
    TooShort,
}

/// The fewest characters of a password: with length alone asked for, as NIST SP 800-63B, section 5.1.1, advises.
pub const SHORTEST: usize = 12;

/// The most bytes of a password.
pub const LONGEST: usize = 1024;

/// Hashes a new password with Argon2id (RFC 9106), in the PHC string format. It takes some 30 ms and 19 MiB.
///
/// # Errors
/// [`PasswordFault`].
pub fn hash_password(password: &str, salt: [u8; 16]) -> Result<String, PasswordFault> {
    if password.chars().count() < SHORTEST {
        return Err(PasswordFault::TooShort);
    }
    if password.len() > LONGEST {
        return Err(PasswordFault::TooLong);
    }
    let hash = argon2().hash_password_with_salt(password.as_bytes(), &salt).map_err(|_| PasswordFault::Hashing)?;
    Ok(hash.to_string())
}

/// Whether a password is the one that was hashed. Without a hash it takes as long and is wrong, so that the time tells
/// nobody which accounts there are.
#[must_use]
pub fn is_password(password: &str, hash: Option<&str>) -> bool {
    if password.len() > LONGEST {
        return false;
    }
    if let Some(hash) = hash.and_then(|hash| PasswordHash::new(hash).ok()) {
        return argon2().verify_password(password.as_bytes(), &hash).is_ok();
    }
    let _wasted = argon2().hash_password_with_salt(password.as_bytes(), &[0; 16]);
    false
}

/// The parameters that OWASP names for Argon2id: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// A first password of 80 random bits, to be typed once and then kept by its owner: `k7mq-2x9d-…`, without letters that look alike.
#[must_use]
pub fn first_password(bytes: [u8; 10]) -> Zeroizing<String> {
    let number = bytes.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    let sign = |place: usize| SIGNS.get(usize::try_from((number >> (5 * place)) & 31).unwrap_or_default());
    let mut password = Zeroizing::new(String::with_capacity(PASSWORD_SIGNS + PASSWORD_SIGNS / 4));
    for place in 0..PASSWORD_SIGNS {
        if place > 0 && place % 4 == 0 {
            password.push('-');
        }
        password.extend(sign(place).map(|byte| char::from(*byte)));
    }
    password
}

/// Five bits a sign.
const PASSWORD_SIGNS: usize = 80 / 5;
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";

/// 256 random bits in 43 letters: the secret of a program, or a token. Only its digest is kept.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Of random bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(base64url::encode(bytes)))
    }

    /// To be told once.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        digest(&self.0)
    }
}

/// What is kept of a secret that somebody shows. Its 256 bits cannot be guessed, so it needs no slow hash; and it is
/// looked up and compared by this digest, so the time tells nothing of the secret.
#[must_use]
pub fn digest(shown: &str) -> Digest {
    Digest::of_parts([&b"testamur-secret-1"[..], shown.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_argon2id_and_only_itself() {
        let hash = hash_password("four words make one", [7; 16]).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(is_password("four words make one", Some(&hash)));
        for wrong in ["four words make on", "", &"x".repeat(LONGEST + 1)] {
            assert!(!is_password(wrong, Some(&hash)));
        }
        for none in [None, Some(""), Some("$argon2id$"), Some("plain")] {
            assert!(!is_password("four words make one", none));
        }
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert_eq!(hash_password("elevensigns", [7; 16]), Err(PasswordFault::TooShort));
        assert_eq!(hash_password(&"x".repeat(LONGEST + 1), [7; 16]), Err(PasswordFault::TooLong));
    }

    #[test]
    fn a_secret_is_kept_as_its_digest() {
        let secret = Secret::new([9; 32]);
        assert_eq!(secret.expose().len(), 43);
        assert_eq!(digest(secret.expose()), secret.digest());
        assert_ne!(digest("another"), secret.digest());
    }
}
