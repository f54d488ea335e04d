//! The shape of a presentation (VCDM 2.0, section 4.13).

use serde_json::{Map, Value};

use super::envelope::Envelope;
use super::parts::{self, Object, objects, optional_id, party, typed};
use super::{ShapeFault, credential};

/// A presentation of good form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presentation<'a> {
    /// Who presents, if the presentation says so.
    pub holder: Option<&'a str>,
    /// What is presented.
    pub credentials: Vec<Contained<'a>>,
}

/// One credential of a presentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contained<'a> {
    /// A credential as JSON, with or without a proof of its own.
    Document(&'a Map<String, Value>),
    /// A credential in an envelope.
    Enveloped(Envelope<'a>),
}

impl<'a> Presentation<'a> {
    /// Checks the form of a presentation and of every credential in it.
    ///
    /// # Errors
    /// [`ShapeFault`], the first that is found.
    pub fn parse(presentation: &'a Map<String, Value>) -> Result<Self, ShapeFault> {
        parts::version(presentation)?;
        parts::has_type(presentation, "VerifiablePresentation")?;
        optional_id(presentation)?;
        if presentation.contains_key("holder") {
            party(presentation, "holder")?;
        }
        typed(presentation, "termsOfUse", false)?;
        credential::proofs(presentation)?;
        let credentials =
            objects(presentation, CREDENTIAL)?.into_iter().map(Contained::parse).collect::<Result<_, _>>();
        Ok(Self {
            holder: parts::party_id(presentation, "holder"),
            credentials: credentials.map_err(|fault| fault.within(CREDENTIAL))?,
        })
    }
}

impl<'a> Contained<'a> {
    fn parse(credential: &'a Object) -> Result<Self, ShapeFault> {
        if Envelope::is_credential(credential) {
            return Envelope::parse(credential, Envelope::CREDENTIAL).map(Self::Enveloped);
        }
        credential::check(credential)?;
        Ok(Self::Document(credential))
    }
}

const CREDENTIAL: &str = "verifiableCredential";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::vcdm::CONTEXT_V2;

    fn place(member: &str, value: Value) -> Option<String> {
        let mut presentation = json!({"@context": [CONTEXT_V2], "type": "VerifiablePresentation"});
        presentation[member] = value;
        Presentation::parse(presentation.as_object().unwrap()).err().map(|fault| fault.place)
    }

    #[test]
    fn tells_what_is_wrong_by_its_place() {
        let envelope = |kind: &str, id: &str| json!({"@context": CONTEXT_V2, "type": kind, "id": id});
        let good = envelope("EnvelopedVerifiableCredential", "data:application/vc+jwt,a.b.c");
        assert_eq!(place("verifiableCredential", json!([good])), None);
        assert_eq!(place("holder", json!({"id": "did:example:h"})), None);
        for (member, value, expected) in [
            ("holder", json!({"name": "x"}), "holder.id"),
            ("verifiableCredential", json!(["a.b.c"]), "verifiableCredential"),
            ("verifiableCredential", json!({"type": []}), "verifiableCredential.@context"),
            (
                "verifiableCredential",
                json!([envelope("EnvelopedVerifiableCredential", "a.b.c")]),
                "verifiableCredential.id",
            ),
            ("id", json!(["https://a.example"]), "id"),
        ] {
            assert_eq!(place(member, value.clone()).as_deref(), Some(expected), "{value}");
        }
    }
}
