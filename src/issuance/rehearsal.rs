//! ② of the gate: the whole batch, with a throw-away key instead of the institution's. Each certificate is signed in both
//! forms, packed into its QR code and read back, judged by our own verifier, and laid out on its sheet.

use std::collections::HashMap;

use rayon::prelude::*;
use zeroize::Zeroizing;

use super::fixing::{Fixed, active_key};
use super::press::Printer;
use super::{Fault, IssuanceError, Office};
use crate::credential;
use crate::keys::{KeyId, Purpose, SigningKey};
use crate::proof::{data_integrity, jws};
use crate::roster::Programme;
use crate::store::{InstitutionRow, SealedForms};
use crate::time::Instant;
use crate::trust::{Belief, Key, Trust};
use crate::verify::{Evidence, Policy, verify};

/// Everything that a rehearsal takes, prepared once a batch.
pub(super) struct Rehearsal {
    printer: Printer,
    key: SigningKey,
    kid: KeyId,
    method: KeyId,
    trust: Trust,
    policy: Policy,
    now: Instant,
}

impl Rehearsal {
    pub(super) async fn new(
        office: &Office,
        institution: &InstitutionRow,
        programme: &Programme,
        images: &HashMap<String, Vec<u8>>,
    ) -> Result<Self, IssuanceError> {
        let authority = institution.details.authority.clone();
        let printer = Printer::new(programme, images, authority, office.is_demo).map_err(IssuanceError::Faults)?;
        let key = SigningKey::from_seed(Zeroizing::new(office.chance.bytes()?));
        let kid = active_key(institution, Purpose::Credential)?.id.clone();
        let method = method(&kid, &key);
        let now = office.now();
        let mut stand_in = institution.to_institution(office.is_demo);
        stand_in.keys = vec![Key::new(kid.clone(), key.verifying_key(), Some(Purpose::Credential), Some(now))];
        let mut trust = Trust::new();
        trust.add(stand_in, Belief::Hosted);
        // The list after the last one too: this batch may be the one that begins it.
        let mut snapshots = office.store.snapshots(institution, now).await?;
        snapshots.extend(snapshots.last().cloned().map(|last| crate::store::next_list(&last)));
        for snapshot in snapshots {
            trust.add_snapshot(&institution.details.did, snapshot);
        }
        let policy = Policy { allow_demo: office.is_demo, ..Policy::for_people() };
        Ok(Self { printer, key, kid, method, trust, policy, now })
    }

    /// Rehearses every certificate and tells every fault.
    pub(super) fn rehearse(&self, fixed: &[Fixed]) -> Result<(), IssuanceError> {
        let faults: Vec<_> =
            tokio::task::block_in_place(|| fixed.par_iter().flat_map_iter(|fixed| self.faults_of(fixed)).collect());
        if faults.is_empty() { Ok(()) } else { Err(IssuanceError::Faults(faults)) }
    }

    fn faults_of(&self, fixed: &Fixed) -> Vec<Fault> {
        let certificate = &fixed.certificate;
        let row = fixed.row;
        if credential::read(&credential::document(certificate)).as_ref() != Ok(certificate) {
            return vec![Fault::not_acceptable(row, "malformed")];
        }
        let token = jws::sign(&fixed.payload, jws::Typ::Credential, &self.kid, &self.key);
        let created = certificate.issued.midnight();
        let document =
            match data_integrity::add_proof(&credential::document(certificate), &self.key, &self.method, created) {
                Ok(document) => serde_json::Value::Object(document).to_string(),
                Err(fault) => return vec![Fault::not_acceptable(row, fault.code())],
            };
        let forms = SealedForms { token, document };
        let qr_text = match self.printer.qr_text(certificate, &forms.token) {
            Ok(text) => text,
            Err(fault) => return vec![Fault::of_qr(row, &fault)],
        };
        let at = self.now.max(created);
        let mut faults = Vec::new();
        for shown in [&forms.token, &forms.document, &qr_text] {
            let answer = verify(&Evidence::from_text(shown), &self.trust, &self.policy, at);
            let is_link = shown == &qr_text && qr_text.contains("#c=");
            if let Some(reason) = answer.verdict.reason()
                && !is_link
            {
                faults.push(Fault::not_acceptable(row, reason.code()));
            }
        }
        if let Err(sheet) = self.printer.rehearse(certificate, &forms, &qr_text) {
            faults.extend(sheet.iter().map(|fault| Fault::of_sheet(Some(row), fault)));
        }
        faults
    }
}

/// The verification method under which a Data Integrity proof names a key.
pub(super) fn method(kid: &KeyId, key: &SigningKey) -> KeyId {
    kid.with_fragment(&key.verifying_key().to_multikey())
}
