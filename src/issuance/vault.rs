//! Small secrets of the register, sealed with the passphrase of the key files: whoever reads the register alone reads none.
//!
//! `salt (16) ‖ AES-256-GCM ‖ tag (16)`; the key is Argon2id (RFC 9106) of passphrase and salt, with the parameters of
//! passwords. What a secret is for is authenticated, so that it cannot be moved to another account.

use argon2::Argon2;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use zeroize::Zeroizing;

/// Why a small secret cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// It was sealed with another passphrase, for something else, or was changed.
    #[error("a sealed secret of the register does not open: was the passphrase of the key files changed?")]
    NotOpened,
    /// The cipher failed.
    #[error("a secret could not be sealed")]
    NotSealed,
}

const SALT: usize = 16;
const TAG: usize = 16;

/// A key seals one secret: another salt gives another key. So the nonce may be fixed.
const NONCE: [u8; 12] = *b"testamurseal";

/// Seals a secret for a purpose.
pub(super) fn seal(secret: &[u8], purpose: &str, passphrase: &[u8], salt: [u8; SALT]) -> Result<Vec<u8>, VaultError> {
    let key = key(passphrase, &salt).ok_or(VaultError::NotSealed)?;
    let mut tag = [0; TAG];
    let sealed = encrypt_aead(Cipher::aes_256_gcm(), &*key, Some(&NONCE), purpose.as_bytes(), secret, &mut tag);
    let sealed = sealed.map_err(|_| VaultError::NotSealed)?;
    Ok([&salt[..], &sealed, &tag].concat())
}

/// Opens a secret that was sealed for the same purpose.
pub(super) fn open(sealed: &[u8], purpose: &str, passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let split = |bytes: &'_ [u8]| -> Option<Zeroizing<Vec<u8>>> {
        let (salt, rest) = bytes.split_at_checked(SALT)?;
        let (body, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
        let key = key(passphrase, salt)?;
        let opened = decrypt_aead(Cipher::aes_256_gcm(), &*key, Some(&NONCE), purpose.as_bytes(), body, tag);
        opened.ok().map(Zeroizing::new)
    };
    split(sealed).ok_or(VaultError::NotOpened)
}

fn key(passphrase: &[u8], salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    Argon2::default().hash_password_into(passphrase, salt, &mut *key).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_with_its_passphrase_for_its_purpose_alone() {
        let sealed = seal(b"twenty bytes, or so.", "codes of 7", b"open sesame", [7; 16]).unwrap();
        assert!(!sealed.windows(6).any(|part| part == b"twenty"));
        assert_eq!(&*open(&sealed, "codes of 7", b"open sesame").unwrap(), b"twenty bytes, or so.");
        assert_eq!(open(&sealed, "codes of 8", b"open sesame"), Err(VaultError::NotOpened));
        assert_eq!(open(&sealed, "codes of 7", b"open says me"), Err(VaultError::NotOpened));
        for place in [0, 20, 30, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(open(&changed, "codes of 7", b"open sesame"), Err(VaultError::NotOpened), "{place}");
        }
        assert_eq!(open(b"", "codes of 7", b"open sesame"), Err(VaultError::NotOpened));
        assert_ne!(seal(b"x", "p", b"k", [1; 16]).unwrap()[16..], seal(b"x", "p", b"k", [2; 16]).unwrap()[16..]);
    }
}
