//! Private keys in files: `<data>/keys/<host and slug>/<key>.pem`, encrypted, readable by their owner alone.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::chance::{Chance, NoChance};
use crate::keys::sealed::SealedKeyError;
use crate::keys::{KeyId, SigningKey, VerifyingKey};

/// Why a private key could not be made or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyringError {
    /// No random bytes.
    #[error(transparent)]
    Chance(#[from] NoChance),
    /// A file could not be read or written.
    #[error("{}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file holds another key than the register names.
    #[error("{} is not the key that the register names", path.display())]
    OtherKey {
        /// Which file.
        path: PathBuf,
    },
    /// The file cannot be opened with this passphrase, or is no key.
    #[error("{}", path.display())]
    Sealed {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: SealedKeyError,
    },
}

/// The key files of one data folder and the passphrase that opens them.
pub struct Keyring {
    folder: PathBuf,
    passphrase: Zeroizing<Vec<u8>>,
}

impl Keyring {
    /// The key files below a folder.
    #[must_use]
    pub fn new(folder: PathBuf, passphrase: Zeroizing<Vec<u8>>) -> Self {
        Self { folder, passphrase }
    }

    /// Makes a new key and writes it encrypted. A file that is there is never overwritten: it was left by a run that was
    /// cut off before the register knew the key, and is taken over.
    ///
    /// # Errors
    /// [`KeyringError`] if the file cannot be written, or the passphrase does not open the one that is there.
    pub fn create(&self, id: &KeyId, chance: &Chance) -> Result<VerifyingKey, KeyringError> {
        if self.path(id).exists() {
            return Ok(self.read(id)?.verifying_key());
        }
        let key = SigningKey::from_seed(Zeroizing::new(chance.bytes()?));
        let path = self.path(id);
        let pem = key
            .to_sealed_pem(&self.passphrase, chance.bytes()?, chance.bytes()?)
            .map_err(|source| KeyringError::Sealed { path: path.clone(), source })?;
        write_new(&path, pem.as_bytes()).map_err(|source| KeyringError::File { path, source })?;
        Ok(key.verifying_key())
    }

    /// Opens a key and holds it to the public half that the register has.
    ///
    /// # Errors
    /// [`KeyringError`].
    pub fn open(&self, id: &KeyId, public: &VerifyingKey) -> Result<SigningKey, KeyringError> {
        let key = self.read(id)?;
        if key.verifying_key() == *public { Ok(key) } else { Err(KeyringError::OtherKey { path: self.path(id) }) }
    }

    /// The passphrase, for what else is sealed with it.
    pub(super) fn passphrase(&self) -> Zeroizing<Vec<u8>> {
        self.passphrase.clone()
    }

    fn read(&self, id: &KeyId) -> Result<SigningKey, KeyringError> {
        let path = self.path(id);
        let pem = fs::read_to_string(&path).map_err(|source| KeyringError::File { path: path.clone(), source })?;
        SigningKey::from_sealed_pem(&pem, &self.passphrase).map_err(|source| KeyringError::Sealed { path, source })
    }

    fn path(&self, id: &KeyId) -> PathBuf {
        let owner = id.did().trim_start_matches("did:web:").replace(':', "_").replace("%3A", "+");
        self.folder.join(owner).join(format!("{}.pem", id.fragment()))
    }
}

/// Writes a new file that only its owner reads, and waits until it is on the disk.
///
/// # Errors
/// If there is one already, or it cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyring(folder: &Path, passphrase: &str) -> Keyring {
        Keyring::new(folder.to_owned(), Zeroizing::new(passphrase.as_bytes().to_vec()))
    }

    #[test]
    fn opens_what_it_made_and_never_overwrites_it() {
        let folder = tempfile::tempdir().unwrap();
        let keys = keyring(folder.path(), "open sesame");
        let id = KeyId::parse("did:web:demo.testamur.example:kursk#key-1").unwrap();
        let chance = Chance::seeded("TEST ONLY");
        let public = keys.create(&id, &chance).unwrap();
        assert_eq!(keys.open(&id, &public).unwrap().verifying_key(), public);
        assert_eq!(keys.create(&id, &chance).unwrap(), public);
        assert!(matches!(keyring(folder.path(), "other").open(&id, &public), Err(KeyringError::Sealed { .. })));
        let other = SigningKey::from_seed(Zeroizing::new([9; 32])).verifying_key();
        assert!(matches!(keys.open(&id, &other), Err(KeyringError::OtherKey { .. })));
    }

    #[test]
    fn the_file_is_readable_by_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let id = KeyId::parse("did:web:localhost%3A8080#key-1").unwrap();
        keyring(folder.path(), "x").create(&id, &Chance::seeded("TEST ONLY")).unwrap();
        let file = folder.path().join("localhost+8080/key-1.pem");
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
