//! An institution as a verifier knows it.

use crate::claims::{Authority, Did, Slug, Text};
use crate::keys::{KeyId, Purpose, VerifyingKey};
use crate::time::Instant;

/// An institution: who it is, where it is found, and which keys are and were its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// Its DID, printed for ever.
    pub did: Did,
    /// Its short name in paths and files; `None` if only a DID document is known.
    pub slug: Option<Slug>,
    /// Where its codes point now; the first is the one that is printed.
    pub hosts: Vec<Authority>,
    /// Where its codes pointed once. What was printed goes on verifying.
    pub former_hosts: Vec<Authority>,
    /// Its names, by language, present and former. Empty if only its DID document is known.
    pub names: Vec<Name>,
    /// ISO 3166-1 alpha-2, capitals.
    pub country: Option<String>,
    /// Its website.
    pub website: Option<String>,
    /// Who it is in public registers.
    pub identifiers: Vec<Identifier>,
    /// Its keys with their history.
    pub keys: Vec<Key>,
    /// A demonstration: its certificates prove nothing, and are accepted only where the caller says so.
    pub is_demo: bool,
}

impl Institution {
    /// The present names, joined by ` / `; the host where no name is known.
    #[must_use]
    pub fn display_name(&self) -> String {
        let names: Vec<&str> =
            self.names.iter().filter(|name| !name.is_former).map(|name| name.text.as_str()).collect();
        if names.is_empty() { self.domain() } else { names.join(" / ") }
    }

    /// The host of the DID: what is certain about an institution that is only resolved.
    #[must_use]
    pub fn domain(&self) -> String {
        self.did.authority().map_or_else(|| self.did.to_string(), |authority| authority.to_string())
    }

    /// Whether this is one of its names, past or present, letter by letter.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.names.iter().any(|known| known.text.as_str() == name)
    }

    /// The key of this id, by either of its spellings `#key-1` and `#z6Mk…`.
    #[must_use]
    pub fn key(&self, id: &KeyId) -> Option<&Key> {
        (id.did() == self.did.as_str())
            .then(|| self.keys.iter().find(|key| key.id == *id || key.multikey == id.fragment()))
            .flatten()
    }
}

/// A name in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// A language tag (RFC 5646): `tr`, `sr-Latn`.
    pub language: String,
    /// The name.
    pub text: Text,
    /// The institution had this name once.
    pub is_former: bool,
}

/// Who an institution is in a public register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// The register.
    pub scheme: Scheme,
    /// The identifier in it.
    pub value: String,
}

/// A public register of institutions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Research Organization Registry.
    Ror,
    /// World Directory of Medical Schools.
    Wdoms,
}

impl Scheme {
    /// Every register.
    pub const ALL: [Self; 2] = [Self::Ror, Self::Wdoms];

    /// The word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ror => "ror",
            Self::Wdoms => "wdoms",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.word() == word)
    }
}

/// A public key with its history. Keys are never removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its DID URL.
    pub id: KeyId,
    /// The key.
    pub key: VerifyingKey,
    /// What it may sign; `None` if only a DID document is known, which does not say.
    pub purpose: Option<Purpose>,
    /// When it became the institution's; `None` if only a DID document is known.
    pub added: Option<Instant>,
    /// Since when it signs no more. What it signed goes on verifying.
    pub retired: Option<Instant>,
    /// Since when it is known to be in wrong hands. Nothing that it ever signed is accepted, because nothing in a
    /// document proves when it was signed.
    pub revoked: Option<Instant>,
    multikey: String,
}

impl Key {
    /// A key in use.
    #[must_use]
    pub fn new(id: KeyId, key: VerifyingKey, purpose: Option<Purpose>, added: Option<Instant>) -> Self {
        Self { id, key, purpose, added, retired: None, revoked: None, multikey: key.to_multikey() }
    }

    /// Whether it may sign this.
    #[must_use]
    pub fn serves(&self, purpose: Purpose) -> bool {
        self.purpose.is_none_or(|own| own == purpose)
    }

    /// The key's other spelling, `z6Mk…`.
    #[must_use]
    pub fn multikey(&self) -> &str {
        &self.multikey
    }

    /// How what it signs is approved, where its entry tells: `client`, if programs sign with it (`#api-1`) without a person.
    #[must_use]
    pub fn approval(&self) -> Option<&'static str> {
        (self.purpose == Some(Purpose::Credential) && self.id.is_for_programs()).then_some("client")
    }

    /// The DID URL under which Data Integrity proofs name it: `<did>#z6Mk…`.
    #[must_use]
    pub fn method(&self) -> String {
        format!("{}#{}", self.id.did(), self.multikey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::known::samples;

    #[test]
    fn finds_a_key_by_both_spellings_and_only_under_its_own_did() {
        let university = samples::institution("medeniyet", 1);
        let key = &university.keys[0];
        assert_eq!(university.key(&key.id), Some(key));
        assert_eq!(university.key(&KeyId::parse(&key.method()).unwrap()), Some(key));
        let elsewhere = format!("did:web:evil.example#{}", key.multikey());
        assert_eq!(university.key(&KeyId::parse(&elsewhere).unwrap()), None);
        assert_eq!(university.key(&KeyId::numbered(&university.did, 9)), None);
    }

    #[test]
    fn knows_its_names_past_and_present() {
        let mut university = samples::institution("medeniyet", 1);
        assert_eq!(university.display_name(), "İstanbul Medeniyet Üniversitesi / Istanbul Medeniyet University");
        assert!(university.is_named("Istanbul Medeniyet University"));
        assert!(!university.is_named("istanbul medeniyet university"));
        university.names[0].is_former = true;
        assert_eq!(university.display_name(), "Istanbul Medeniyet University");
        assert!(university.is_named("İstanbul Medeniyet Üniversitesi"));
        university.names.clear();
        assert_eq!(university.display_name(), "demo.testamur.example");
    }
}
