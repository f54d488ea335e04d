//! A throw-away key in the place of the institution's: what would be signed is signed with it and judged by our own verifier.

use zeroize::Zeroizing;

use super::{IssuanceError, Office};
use crate::claims::Certificate;
use crate::credential;
use crate::keys::{KeyId, Purpose, SigningKey};
use crate::proof::{data_integrity, jws};
use crate::store::{InstitutionRow, SealedForms};
use crate::time::Instant;
use crate::trust::{Belief, Key, Trust};
use crate::verify::{Evidence, Policy, verify};

/// The institution as it would be known if the throw-away key were its own.
pub(super) struct Trial {
    key: SigningKey,
    kid: KeyId,
    method: KeyId,
    trust: Trust,
    policy: Policy,
    now: Instant,
}

impl Trial {
    /// Puts a new key in the place of the one that would sign.
    pub(super) async fn new(office: &Office, institution: &InstitutionRow, kid: &KeyId) -> Result<Self, IssuanceError> {
        let key = SigningKey::from_seed(Zeroizing::new(office.chance.bytes()?));
        let kid = kid.clone();
        let method = method(&kid, &key);
        let now = office.now();
        let mut stand_in = institution.to_institution(office.is_demo);
        stand_in.keys = vec![Key::new(kid.clone(), key.verifying_key(), Some(Purpose::Credential), Some(now))];
        let mut trust = Trust::new();
        trust.add(stand_in, Belief::Hosted);
        // The list after the last one too: what is tried may be what begins it.
        let mut snapshots = office.store.snapshots(institution, now).await?;
        snapshots.extend(snapshots.last().cloned().map(|last| crate::store::next_list(&last)));
        for snapshot in snapshots {
            trust.add_snapshot(&institution.details.did, snapshot);
        }
        let policy = Policy { allow_demo: office.is_demo, ..Policy::for_people() };
        Ok(Self { key, kid, method, trust, policy, now })
    }

    /// Signs both forms.
    ///
    /// # Errors
    /// The code of what is wrong with the certificate.
    pub(super) fn forms(&self, certificate: &Certificate, payload: &str) -> Result<SealedForms, &'static str> {
        let document = credential::document(certificate);
        if credential::read(&document).as_ref() != Ok(certificate) {
            return Err("malformed");
        }
        let token = jws::sign(payload, jws::Typ::Credential, &self.kid, &self.key);
        let created = certificate.issued.midnight();
        let document = data_integrity::add_proof(&document, &self.key, &self.method, created);
        let document = document.map_err(|fault| fault.code())?;
        Ok(SealedForms { token, document: serde_json::Value::Object(document).to_string() })
    }

    /// Why our own verifier would not accept one of the forms on the day of issue.
    pub(super) fn refusal(&self, shown: &str, certificate: &Certificate) -> Option<&'static str> {
        let at = self.now.max(certificate.issued.midnight());
        let answer = verify(&Evidence::from_text(shown), &self.trust, &self.policy, at);
        answer.verdict.reason().map(crate::verify::Reason::code)
    }
}

/// The verification method under which a Data Integrity proof names a key.
pub(super) fn method(kid: &KeyId, key: &SigningKey) -> KeyId {
    kid.with_fragment(&key.verifying_key().to_multikey())
}
