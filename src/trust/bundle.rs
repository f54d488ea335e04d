//! All that a verifier knows as one JSON text, unsigned: what a page hands to the verifier in its own browser, and what a
//! test knows. Whoever can change it decides what is accepted.
//!
//! ```json
//! {"seq": 12, "institutions": [{"belief": "pinned", "institution": {…}, "status": […]}]}
//! ```

use serde::Deserialize;
use serde_json::{Value, json};

use super::list::{Listed, from_value};
use super::{Belief, Known, Trust, TrustFault};
use crate::time::Instant;
use crate::wire::json;
use crate::wire::limits::TRUST_LIST_BYTES;

impl Trust {
    /// Writes everything, by DID.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let institutions = self.all().into_iter().map(|known| {
            let status = known.snapshots().into_iter().cloned().collect();
            let mut entry = Listed { institution: known.institution.clone(), status }.to_json();
            if let Some(members) = entry.as_object_mut() {
                members.insert("belief".to_owned(), json!(known.belief.word()));
                if let Some(listed_at) = known.listed_at {
                    members.insert("listed_at".to_owned(), json!(listed_at.to_string()));
                }
            }
            entry
        });
        json!({ "seq": self.seq(), "institutions": institutions.collect::<Vec<_>>() })
    }

    /// Reads what [`Trust::to_json`] wrote.
    ///
    /// # Errors
    /// [`TrustFault`] for anything that is missing, unknown or not in its form.
    pub fn parse(text: &str) -> Result<Self, TrustFault> {
        let form: BundleForm = from_value(json::parse_within(text, TRUST_LIST_BYTES)?)?;
        let mut trust = Self::new();
        for entry in form.institutions {
            let belief = Belief::from_word(&entry.belief)
                .ok_or_else(|| TrustFault::Malformed(format!("no belief: {}", entry.belief)))?;
            let instant =
                |text: String| Instant::parse(&text).map_err(|fault| TrustFault::Malformed(fault.to_string()));
            let mut listed = Listed::from_json(json!({"institution": entry.institution, "status": entry.status}))?;
            if belief.is_believed() {
                listed.institution = listed.institution.named()?;
            }
            let listed_at = entry.listed_at.map(instant).transpose()?;
            trust.add_known(Known::new(listed, belief, listed_at));
        }
        if let Some(seq) = form.seq {
            trust.set_seq(seq);
        }
        Ok(trust)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BundleForm {
    seq: Option<u64>,
    institutions: Vec<EntryForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryForm {
    belief: String,
    listed_at: Option<String>,
    institution: Value,
    #[serde(default)]
    status: Vec<Value>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::known::samples;

    #[test]
    fn reads_what_it_writes() {
        let mut trust = Trust::new();
        trust.add(samples::institution("medeniyet", 1), Belief::Hosted);
        trust.add(samples::institution("kursk", 2), Belief::Resolved);
        trust.add_list(samples::list(7)).unwrap();
        let text = trust.to_json().to_string();
        let read = Trust::parse(&text).unwrap();
        assert_eq!(read.all(), trust.all());
        assert_eq!(read.seq(), Some(7));
        assert_eq!(read.to_json(), trust.to_json());
        assert!(Trust::parse(&text.replace("hosted", "famous")).is_err());
        assert!(Trust::parse(&text.replace("\"seq\"", "\"number\"")).is_err());
    }
}
