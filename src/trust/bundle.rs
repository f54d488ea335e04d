//! All that a verifier knows as one JSON text, unsigned: what a page hands to the verifier in its own browser, and what a
//! test knows. Whoever can change it decides what is accepted.
//!
//! ```json
//! {"seq": 12, "institutions": [{"belief": "pinned", "institution": {…}, "status": […]}]}
//! ```

use serde_json::{Value, json};

use super::list::{Listed, read_instant};
use super::{Belief, Known, Trust, TrustFault};
use crate::wire::closed::ClosedObject;
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
        let mut members = ClosedObject::of(json::parse_within(text, TRUST_LIST_BYTES)?)?;
        let mut trust = Self::new();
        for entry in members.list("institutions")? {
            trust.add_known(read_known(entry)?);
        }
        if let Some(seq) = members.may_integer("seq")? {
            trust.set_seq(seq);
        }
        members.finish()?;
        Ok(trust)
    }
}

fn read_known(entry: Value) -> Result<Known, TrustFault> {
    let mut members = ClosedObject::of(entry)?;
    let belief = members.text("belief")?;
    let belief = Belief::from_word(&belief).ok_or_else(|| TrustFault::Malformed(format!("no belief: {belief}")))?;
    let listed_at = members.may_text("listed_at")?.as_deref().map(read_instant).transpose()?;
    let mut listed = Listed::take(&mut members)?;
    members.finish()?;
    if belief.is_believed() {
        listed.institution = listed.institution.named()?;
    }
    Ok(Known::new(listed, belief, listed_at))
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
