//! ② of the gate: the whole batch, with a throw-away key instead of the institution's. Each certificate is signed in both
//! forms, packed into its QR code and read back, judged by our own verifier, and laid out on its sheet.

use std::collections::HashMap;

use rayon::prelude::*;

use super::fixing::{Fixed, active_key};
use super::press::Printer;
use super::trial::Trial;
use super::{Fault, IssuanceError, Office};
use crate::keys::Purpose;
use crate::roster::Programme;
use crate::store::InstitutionRow;

/// Everything that a rehearsal takes, prepared once a batch.
pub(super) struct Rehearsal {
    printer: Printer,
    trial: Trial,
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
        let kid = &active_key(institution, Purpose::Credential)?.id;
        Ok(Self { printer, trial: Trial::new(office, institution, kid).await? })
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
        let forms = match self.trial.forms(certificate, &fixed.payload) {
            Ok(forms) => forms,
            Err(code) => return vec![Fault::not_acceptable(row, code)],
        };
        let qr_text = match self.printer.qr_text(certificate, &forms.token) {
            Ok(text) => text,
            Err(fault) => return vec![Fault::of_qr(row, &fault)],
        };
        let is_link = qr_text.contains("#c=");
        let shown = [&forms.token, &forms.document].into_iter().chain((!is_link).then_some(&qr_text));
        let refusals = shown.filter_map(|shown| self.trial.refusal(shown, certificate));
        let mut faults: Vec<_> = refusals.map(|code| Fault::not_acceptable(row, code)).collect();
        if let Err(sheet) = self.printer.rehearse(certificate, &forms, &qr_text) {
            faults.extend(sheet.iter().map(|fault| Fault::of_sheet(Some(row), fault)));
        }
        faults
    }
}
