//! The JSON form of an institution: the same in a trust list and in a pinned file of `keys/trusted`.
//!
//! Unknown members are refused: a misspelt `revoked` must not go unnoticed.

use serde::Serialize;
use serde_json::Value;

use super::TrustFault;
use super::institution::{Identifier, Institution, Key, Name, Scheme};
use crate::claims::{Authority, ClaimFault, Did, Slug, Text};
use crate::keys::{KeyId, Purpose, VerifyingKey};
use crate::time::Instant;
use crate::wire::closed::ClosedObject;
use crate::wire::json;

impl Institution {
    /// Writes the entry.
    #[must_use]
    pub fn to_json(&self) -> Value {
        // A struct of strings, numbers and lists always becomes a value.
        serde_json::to_value(Entry::from(self)).unwrap_or_default()
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// [`TrustFault`] for a member that is missing, unknown or not in its form; for a weak key; for a key of another DID.
    pub fn from_json(value: Value) -> Result<Self, TrustFault> {
        Self::try_from(Entry::read(value)?)
    }

    /// Reads a pinned file.
    ///
    /// # Errors
    /// As [`Institution::from_json`], and for what is not JSON.
    pub fn parse(text: &str) -> Result<Self, TrustFault> {
        Self::from_json(json::parse(text)?)?.named()
    }

    /// Whoever is believed has a name.
    pub(super) fn named(self) -> Result<Self, TrustFault> {
        if self.names.iter().all(|name| name.is_former) {
            return Err(TrustFault::Malformed(format!("{} has no present name", self.did)));
        }
        Ok(self)
    }
}

#[derive(Serialize)]
struct Entry {
    did: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    hosts: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    former_hosts: Vec<String>,
    names: Vec<NameEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    identifiers: Vec<IdentifierEntry>,
    keys: Vec<KeyEntry>,
    #[serde(skip_serializing_if = "is_false")]
    demo: bool,
}

#[derive(Serialize)]
struct NameEntry {
    language: String,
    name: String,
    #[serde(skip_serializing_if = "is_false")]
    former: bool,
}

#[derive(Serialize)]
struct IdentifierEntry {
    scheme: String,
    value: String,
}

#[derive(Serialize)]
struct KeyEntry {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<String>,
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    added: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<String>,
}

impl Entry {
    fn read(value: Value) -> Result<Self, TrustFault> {
        let mut members = ClosedObject::of(value)?;
        let entry = Self {
            did: members.text("did")?,
            slug: members.may_text("slug")?,
            hosts: members.texts("hosts")?,
            former_hosts: members.may_texts("former_hosts")?,
            names: read_each(members.list("names")?, NameEntry::read)?,
            country: members.may_text("country")?,
            website: members.may_text("website")?,
            identifiers: read_each(members.may_list("identifiers")?, IdentifierEntry::read)?,
            keys: read_each(members.list("keys")?, KeyEntry::read)?,
            demo: members.flag("demo")?,
        };
        members.finish()?;
        Ok(entry)
    }
}

impl NameEntry {
    fn read(value: Value) -> Result<Self, TrustFault> {
        let mut members = ClosedObject::of(value)?;
        let entry =
            Self { language: members.text("language")?, name: members.text("name")?, former: members.flag("former")? };
        members.finish()?;
        Ok(entry)
    }
}

impl IdentifierEntry {
    fn read(value: Value) -> Result<Self, TrustFault> {
        let mut members = ClosedObject::of(value)?;
        let entry = Self { scheme: members.text("scheme")?, value: members.text("value")? };
        members.finish()?;
        Ok(entry)
    }
}

impl KeyEntry {
    fn read(value: Value) -> Result<Self, TrustFault> {
        let mut members = ClosedObject::of(value)?;
        let entry = Self {
            id: members.text("id")?,
            purpose: members.may_text("purpose")?,
            key: members.text("key")?,
            added: members.may_text("added")?,
            retired: members.may_text("retired")?,
            revoked: members.may_text("revoked")?,
        };
        members.finish()?;
        Ok(entry)
    }
}

/// Reads every item of a list.
pub(super) fn read_each<T>(
    values: Vec<Value>,
    read: impl FnMut(Value) -> Result<T, TrustFault>,
) -> Result<Vec<T>, TrustFault> {
    values.into_iter().map(read).collect()
}

impl From<&Institution> for Entry {
    fn from(institution: &Institution) -> Self {
        let instant = |instant: Option<Instant>| instant.map(|instant| instant.to_string());
        let hosts = |hosts: &[Authority]| hosts.iter().map(Authority::to_string).collect();
        let name = |name: &Name| NameEntry {
            language: name.language.clone(),
            name: name.text.to_string(),
            former: name.is_former,
        };
        let identifier = |identifier: &Identifier| IdentifierEntry {
            scheme: identifier.scheme.word().to_owned(),
            value: identifier.value.clone(),
        };
        let key = |key: &Key| KeyEntry {
            id: key.id.to_string(),
            purpose: key.purpose.map(|purpose| purpose.word().to_owned()),
            key: key.multikey().to_owned(),
            added: instant(key.added),
            retired: instant(key.retired),
            revoked: instant(key.revoked),
        };
        Self {
            did: institution.did.to_string(),
            slug: institution.slug.as_ref().map(Slug::to_string),
            hosts: hosts(&institution.hosts),
            former_hosts: hosts(&institution.former_hosts),
            names: institution.names.iter().map(name).collect(),
            country: institution.country.clone(),
            website: institution.website.clone(),
            identifiers: institution.identifiers.iter().map(identifier).collect(),
            keys: institution.keys.iter().map(key).collect(),
            demo: institution.is_demo,
        }
    }
}

impl TryFrom<Entry> for Institution {
    type Error = TrustFault;

    fn try_from(entry: Entry) -> Result<Self, TrustFault> {
        let did = Did::parse(&entry.did).map_err(claim("did"))?;
        let hosts = |hosts: Vec<String>| -> Result<Vec<Authority>, TrustFault> {
            hosts.iter().map(|host| Authority::parse(host).map_err(claim("hosts"))).collect()
        };
        Ok(Self {
            slug: entry.slug.map(|slug| Slug::parse(&slug).map_err(claim("slug"))).transpose()?,
            hosts: hosts(entry.hosts)?,
            former_hosts: hosts(entry.former_hosts)?,
            names: entry.names.into_iter().map(Name::try_from).collect::<Result<_, _>>()?,
            country: entry.country.map(country).transpose()?,
            website: entry.website.map(website).transpose()?,
            identifiers: entry.identifiers.into_iter().map(Identifier::try_from).collect::<Result<_, _>>()?,
            keys: entry.keys.into_iter().map(|key| read_key(key, &did)).collect::<Result<_, _>>()?,
            is_demo: entry.demo,
            did,
        })
    }
}

impl TryFrom<NameEntry> for Name {
    type Error = TrustFault;

    fn try_from(entry: NameEntry) -> Result<Self, TrustFault> {
        let tag = entry.language.split('-').next().unwrap_or_default();
        let good = (2..=3).contains(&tag.len())
            && tag.bytes().all(|byte| byte.is_ascii_lowercase())
            && entry.language.len() <= 35
            && entry.language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !good {
            return Err(claim("language")(ClaimFault::NotTheForm("a language tag")));
        }
        let text = Text::parse(&entry.name).map_err(claim("name"))?;
        Ok(Self { language: entry.language, text, is_former: entry.former })
    }
}

impl TryFrom<IdentifierEntry> for Identifier {
    type Error = TrustFault;

    fn try_from(entry: IdentifierEntry) -> Result<Self, TrustFault> {
        let fault = claim("identifiers");
        let scheme =
            Scheme::from_word(&entry.scheme).ok_or_else(|| fault(ClaimFault::NotTheForm("`ror` or `wdoms`")))?;
        Text::parse(&entry.value).map_err(fault)?;
        Ok(Self { scheme, value: entry.value })
    }
}

fn read_key(entry: KeyEntry, did: &Did) -> Result<Key, TrustFault> {
    let id = KeyId::parse(&entry.id).map_err(claim("id of a key"))?;
    if id.did() != did.as_str() {
        return Err(claim("id of a key")(ClaimFault::NotTheForm("below the institution's DID")));
    }
    let key = VerifyingKey::from_multikey(&entry.key).map_err(|fault| TrustFault::Key { id: entry.id, fault })?;
    let purpose = entry.purpose.map(|word| {
        let fault = ClaimFault::NotTheForm("`credential`, `status` or `service`");
        Purpose::from_word(&word).ok_or_else(|| claim("purpose of a key")(fault))
    });
    let instant = |text: Option<String>| {
        let fault = ClaimFault::NotTheForm("an instant YYYY-MM-DDThh:mm:ssZ");
        text.map(|text| Instant::parse(&text).map_err(|_| claim("history of a key")(fault.clone()))).transpose()
    };
    let mut key = Key::new(id, key, purpose.transpose()?, instant(entry.added)?);
    key.retired = instant(entry.retired)?;
    key.revoked = instant(entry.revoked)?;
    Ok(key)
}

fn country(code: String) -> Result<String, TrustFault> {
    let good = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if good { Ok(code) } else { Err(claim("country")(ClaimFault::NotTheForm("two capital letters (ISO 3166-1)"))) }
}

fn website(url: String) -> Result<String, TrustFault> {
    let good = url.starts_with("https://") && url.len() <= 200 && url.bytes().all(|byte| byte.is_ascii_graphic());
    if good { Ok(url) } else { Err(claim("website")(ClaimFault::NotTheForm("an https URL"))) }
}

fn claim(field: &'static str) -> impl Fn(ClaimFault) -> TrustFault {
    move |fault| TrustFault::Claim { field, fault }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::trust::known::samples;

    #[test]
    fn reads_what_it_writes() {
        let mut institution = samples::institution("medeniyet", 1);
        institution.keys[0].retired = Some(Instant::from_unix(1_700_000_000));
        institution.keys[1].revoked = Some(Instant::from_unix(1_700_000_000));
        institution.former_hosts.push(Authority::parse("old.example").unwrap());
        institution.is_demo = true;
        assert_eq!(Institution::from_json(institution.to_json()), Ok(institution.clone()));
        assert_eq!(Institution::parse(&institution.to_json().to_string()), Ok(institution));
    }

    #[test]
    fn refuses_what_is_misspelt_weak_or_of_another() {
        let good = samples::institution("medeniyet", 1).to_json();
        let weak = "z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP";
        for (pointer, member, value) in [
            ("", "demonstration", json!(true)),
            ("", "did", json!("did:web:Uni.example")),
            ("", "country", json!("tr")),
            ("", "website", json!("http://uni.example")),
            ("", "hosts", json!(["10.0.0.1"])),
            ("/keys/0", "revokd", json!("2026-01-01T00:00:00Z")),
            ("/keys/0", "revoked", json!("2026-01-01")),
            ("/keys/0", "purpose", json!("anything")),
            ("/keys/0", "key", json!(weak)),
            ("/keys/0", "id", json!("did:web:evil.example#key-1")),
            ("/names/0", "language", json!("Turkish")),
            ("/names/0", "name", json!("a\u{202e}b")),
            ("/identifiers/0", "scheme", json!("wikipedia")),
        ] {
            let mut bad = good.clone();
            bad.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert(member.to_owned(), value);
            assert!(Institution::from_json(bad).is_err(), "{pointer}/{member}");
        }
        let nameless = Institution { names: vec![], ..samples::institution("medeniyet", 1) };
        assert!(Institution::parse(&nameless.to_json().to_string()).is_err());
        assert!(Institution::parse(r#"{"did":"did:web:a.b","did":"did:web:c.d"}"#).is_err());
    }
}
