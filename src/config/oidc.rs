//! `[oidc]`: the OpenID provider by which people may sign in beside their password.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// The OpenID provider, and who we are to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// The provider, letter by letter as it calls itself in `iss`: what its `/.well-known/openid-configuration` stands below.
    pub issuer: String,
    /// What the provider calls this service.
    pub client_id: String,
    /// The file with the secret that the provider gave; absent: a client without one.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// What people call the provider, in one word for all languages or by language tag.
    pub name: Names,
    /// Scopes that are asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Whether the provider may have an address of a private network, or be on this machine.
    #[serde(default)]
    pub private_address: bool,
    /// Whether the provider itself asks for a second factor; then nobody is asked for a one-time code after it.
    #[serde(default)]
    pub second_factor: bool,
}

/// A name in one language for all, or in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// In each.
    ByLanguage(BTreeMap<String, String>),
    /// For all.
    One(String),
}

impl Names {
    /// The name in a language; in English, or in whatever there is, where it has none.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> &str {
        match self {
            Self::ByLanguage(names) => {
                let name = names.get(tag).or_else(|| names.get("en")).or_else(|| names.values().next());
                name.map_or("", String::as_str)
            }
            Self::One(name) => name,
        }
    }

    /// Every name.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (one, many) = match self {
            Self::ByLanguage(names) => (None, Some(names.values())),
            Self::One(name) => (Some(name), None),
        };
        one.into_iter().chain(many.into_iter().flatten()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, ConfigError};

    #[test]
    fn a_name_is_one_for_all_or_of_a_language_and_other_keys_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("testamur.toml");
        let read = |text: &str| {
            std::fs::write(
                &file,
                format!("[oidc]\nissuer = \"https://login.hill.example\"\nclient_id = \"t\"\n{text}\n"),
            )
            .unwrap();
            Config::load(Some(&file))
        };
        let one = read("name = \"Hill\"").unwrap().oidc.unwrap();
        assert_eq!((one.name.in_language("tr"), one.private_address, one.second_factor), ("Hill", false, false));
        let many = read("name = { en = \"Hill\", tr = \"Tepe\" }\nscopes = [\"profile\"]").unwrap().oidc.unwrap();
        assert_eq!([many.name.in_language("tr"), many.name.in_language("az")], ["Tepe", "Hill"]);
        assert_eq!(many.name.all().collect::<Vec<_>>(), ["Hill", "Tepe"]);
        for wrong in ["", "name = 7", "name = \"Hill\"\nclient_secret = \"inline\"", "name = \"Hill\"\nscope = \"x\""] {
            assert!(matches!(read(wrong), Err(ConfigError::Figment(_))), "{wrong}");
        }
    }
}
