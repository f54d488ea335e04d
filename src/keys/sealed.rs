//! Private keys at rest: PKCS#8 version 1 (RFC 5958), encrypted with PBES2, scrypt and AES-256-CBC (RFC 8018, RFC 7914).
//!
//! Version 1 because OpenSSL 3.0 and josekit cannot read version 2, which holds the public key as well.

use ed25519_dalek::pkcs8::KeypairBytes;
use pkcs8::pkcs5::{pbes2, scrypt};
use pkcs8::{
    DecodePrivateKey as _, EncodePrivateKey as _, EncryptedPrivateKeyInfoOwned, LineEnding, PrivateKeyInfoRef,
    SecretDocument,
};
use zeroize::Zeroizing;

use super::SigningKey;

/// Why a sealed key could not be written or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealedKeyError {
    /// Not an encrypted PKCS#8 Ed25519 key in PEM.
    #[error("not an encrypted PKCS#8 key (PEM, Ed25519)")]
    Malformed,
    /// The encryption itself failed.
    #[error("the key could not be encrypted")]
    NotSealed,
    /// The passphrase does not open it.
    #[error("the passphrase does not open this key")]
    WrongPassphrase,
}

impl SigningKey {
    /// Writes this key encrypted, as PEM. `salt` and `iv` must be fresh random bytes.
    ///
    /// # Errors
    /// [`SealedKeyError::NotSealed`].
    pub fn to_sealed_pem(
        &self,
        passphrase: &[u8],
        salt: [u8; 16],
        iv: [u8; 16],
    ) -> Result<Zeroizing<String>, SealedKeyError> {
        let bytes = KeypairBytes { secret_key: *self.seed(), public_key: None };
        seal(&bytes, passphrase, salt, iv).map_err(|_| SealedKeyError::NotSealed)
    }

    /// Opens what [`SigningKey::to_sealed_pem`] wrote.
    ///
    /// # Errors
    /// [`SealedKeyError`]: the file is something else, or the passphrase is wrong.
    pub fn from_sealed_pem(pem: &str, passphrase: &[u8]) -> Result<Self, SealedKeyError> {
        let (label, document) = SecretDocument::from_pem(pem).map_err(|_| SealedKeyError::Malformed)?;
        if label != PEM_LABEL {
            return Err(SealedKeyError::Malformed);
        }
        let sealed =
            EncryptedPrivateKeyInfoOwned::try_from(document.as_bytes()).map_err(|_| SealedKeyError::Malformed)?;
        let plain = sealed.decrypt(passphrase).map_err(|_| SealedKeyError::WrongPassphrase)?;
        let bytes = KeypairBytes::from_pkcs8_der(plain.as_bytes()).map_err(|_| SealedKeyError::Malformed)?;
        Ok(Self::from_seed(Zeroizing::new(bytes.secret_key)))
    }
}

const PEM_LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// scrypt's cost: 2^14 blocks of 1 KiB, five times over. More memory would be better, but OpenSSL refuses 32 MiB and more.
const SCRYPT_LOG_N: u8 = 14;
const SCRYPT_P: u32 = 5;

fn seal(
    key: &KeypairBytes,
    passphrase: &[u8],
    salt: [u8; 16],
    iv: [u8; 16],
) -> Result<Zeroizing<String>, pkcs8::Error> {
    let plain = key.to_pkcs8_der()?;
    let cost = scrypt::Params::new(SCRYPT_LOG_N, 8, SCRYPT_P).map_err(|_| pkcs8::Error::ParametersMalformed)?;
    let parameters = pbes2::Parameters::generate_scrypt_aes256cbc(cost, &salt, iv)?;
    let sealed = PrivateKeyInfoRef::try_from(plain.as_bytes())?.encrypt_with_params(parameters, passphrase)?;
    Ok(sealed.to_pem(PEM_LABEL, LineEnding::LF)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_with_the_passphrase_alone() {
        let key = SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes..."));
        let pem = key.to_sealed_pem(b"open sesame", [1; 16], [2; 16]).unwrap();
        let opened = SigningKey::from_sealed_pem(&pem, b"open sesame").unwrap();
        assert_eq!(opened.verifying_key(), key.verifying_key());
        assert_eq!(SigningKey::from_sealed_pem(&pem, b"open").err(), Some(SealedKeyError::WrongPassphrase));
        assert_eq!(SigningKey::from_sealed_pem("no key", b"open").err(), Some(SealedKeyError::Malformed));
    }

    #[test]
    fn openssl_reads_it() {
        let key = SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes..."));
        let pem = key.to_sealed_pem(b"open sesame", [1; 16], [2; 16]).unwrap();
        let theirs = openssl::pkey::PKey::private_key_from_pem_passphrase(pem.as_bytes(), b"open sesame").unwrap();
        assert_eq!(theirs.raw_public_key().unwrap(), key.verifying_key().as_bytes());
    }
}
