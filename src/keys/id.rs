//! Which key: its DID URL and what it may sign.

use std::fmt;

use crate::claims::{ClaimFault, Did};

/// A DID URL that names a verification method: `did:web:example.org#key-1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId {
    text: String,
    hash: usize,
}

impl KeyId {
    /// Reads `<did>#<fragment>`; the fragment is letters, digits, `-` and `_`.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for anything else.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let form = ClaimFault::NotTheForm("a DID, # and the name of a key");
        let (did, fragment) = text.split_once('#').ok_or(form.clone())?;
        let good = (1..=128).contains(&fragment.len())
            && fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if !good {
            return Err(form);
        }
        Did::parse(did)?;
        Ok(Self { text: text.to_owned(), hash: did.len() })
    }

    /// The key `key-<number>` of a DID.
    #[must_use]
    pub fn numbered(did: &Did, number: u32) -> Self {
        Self { text: format!("{did}#key-{number}"), hash: did.as_str().len() }
    }

    /// The key `api-<number>` of a DID: what programs sign with, at once and without a person.
    #[must_use]
    pub fn for_programs(did: &Did, number: u32) -> Self {
        Self { text: format!("{did}#api-{number}"), hash: did.as_str().len() }
    }

    /// Whether the name says that programs sign with it.
    #[must_use]
    pub fn is_for_programs(&self) -> bool {
        let number = self.fragment().strip_prefix("api-");
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Another key of the same DID; the fragment is one that [`KeyId::parse`] takes.
    #[must_use]
    pub fn with_fragment(&self, fragment: &str) -> Self {
        Self { text: format!("{}#{fragment}", self.did()), hash: self.hash }
    }

    /// The DID before `#`.
    #[must_use]
    pub fn did(&self) -> &str {
        self.text.get(..self.hash).unwrap_or_default()
    }

    /// The name after `#`.
    #[must_use]
    pub fn fragment(&self) -> &str {
        self.text.get(self.hash + 1..).unwrap_or_default()
    }

    /// The whole DID URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The one thing that a key may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Certificates.
    Credential,
    /// Trust lists and receipts.
    Service,
    /// Status lists.
    Status,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Credential, Self::Service, Self::Status];

    /// The word in files and tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Credential => "credential",
            Self::Service => "service",
            Self::Status => "status",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_what_programs_sign_with() {
        let did = Did::parse("did:web:uni.example:hill").unwrap();
        assert!(KeyId::for_programs(&did, 12).is_for_programs());
        assert_eq!(KeyId::for_programs(&did, 1).as_str(), "did:web:uni.example:hill#api-1");
        for other in ["key-1", "api-", "api-x", "api", "z6Mkapi-1", "api-1-2"] {
            assert!(!KeyId::parse(&format!("{did}#{other}")).unwrap().is_for_programs(), "{other}");
        }
    }
}
