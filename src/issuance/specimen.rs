//! A sheet that shows a layout and proves nothing: printed with a key that nobody trusts, and always marked SAMPLE.

use std::collections::HashMap;

use zeroize::Zeroizing;

use super::draft::Draft;
use super::press::Printer;
use super::trial::method;
use super::{Fault, IssuanceError};
use crate::claims::{Authority, Certificate, CredentialId, Did, Issuer, RegisterNumber, StatusEntry, Words};
use crate::credential;
use crate::keys::{KeyId, SigningKey};
use crate::proof::{data_integrity, jws};
use crate::roster::{self, Entry, Programme, ReadOptions};
use crate::store::SealedForms;
use crate::time::Day;

/// What a specimen shows.
pub struct Specimen<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The person.
    pub entry: &'a Entry,
    /// The institution's names in the printed languages.
    pub institution: &'a Words,
    /// Layout, fonts and pictures, as a batch keeps them.
    pub images: &'a HashMap<String, Vec<u8>>,
    /// The printed issue date.
    pub issued: Day,
}

impl Specimen<'_> {
    /// The specimen as PDF.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with every fault of the layout, the pictures and the text.
    pub fn print(&self) -> Result<Vec<u8>, IssuanceError> {
        let wrong = |what: &dyn std::fmt::Display| IssuanceError::NotPrinted {
            number: NUMBER.to_owned(),
            what: what.to_string(),
        };
        let authority = Authority::parse(HOST).map_err(|fault| wrong(&fault))?;
        let did = Did::web(&authority, None);
        let signatories = self.programme.signatories();
        let issuer = Issuer { did: did.clone(), name: self.institution.clone(), signatories };
        let draft = Draft { programme: self.programme, entry: self.entry, issuer: &issuer, issued: self.issued };
        let number = RegisterNumber::parse(NUMBER).map_err(|fault| wrong(&fault))?;
        let status = StatusEntry { list: format!("https://{HOST}/status/1"), index: 1 };
        let certificate = draft.certificate(CredentialId::from_random([7; 16]), number, status);

        let printer = Printer::new(self.programme, self.images, authority, true).map_err(IssuanceError::Faults)?;
        proof(&printer, &certificate)
    }
}

/// A row of a roster that names somebody who does not exist: read, and refused, by the rules of every roster.
///
/// # Errors
/// Every fault of the name.
pub fn somebody(programme: &Programme, name: &str, latin_name: Option<&str>) -> Result<Entry, Vec<Fault>> {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let roster = format!(
        "name;latin_name;birth_date;student_number\n{};{};1998-03-12;1\n",
        cell(name),
        latin_name.map(cell).unwrap_or_default()
    );
    let options = ReadOptions { file_name: "specimen.csv", ..ReadOptions::default() };
    let faults = |faults: roster::Faults| faults.iter().map(Fault::from).collect::<Vec<_>>();
    let read = roster::read(roster.as_bytes(), &options, programme).map_err(faults)?;
    read.entries.into_iter().next().ok_or_else(Vec::new)
}

/// The sheet of a certificate that nobody has signed: with a key that nobody trusts.
pub(super) fn proof(printer: &Printer, certificate: &Certificate) -> Result<Vec<u8>, IssuanceError> {
    let wrong = |what: &dyn std::fmt::Display| IssuanceError::NotPrinted {
        number: certificate.number.to_string(),
        what: what.to_string(),
    };
    let key = SigningKey::from_seed(Zeroizing::new(*b"SPECIMEN: this key proves nothin"));
    let kid = KeyId::parse(&format!("{}#key-1", certificate.issuer.did)).map_err(|fault| wrong(&fault))?;
    let token = jws::sign(&credential::payload(certificate), jws::Typ::Credential, &kid, &key);
    let created = certificate.issued.midnight();
    let document = credential::document(certificate);
    let document = data_integrity::add_proof(&document, &key, &method(&kid, &key), created);
    let document = serde_json::Value::Object(document.map_err(|fault| wrong(&fault))?).to_string();
    let forms = SealedForms { token, document };
    let qr_text = printer.qr_text(certificate, &forms.token).map_err(|fault| wrong(&fault))?;
    let faults = |found: Vec<crate::sheet::SheetFault>| {
        IssuanceError::Faults(found.iter().map(|fault| Fault::of_sheet(None, fault)).collect())
    };
    printer.rehearse(certificate, &forms, &qr_text).map_err(faults)?;
    printer.print(certificate, &forms).map(|(pdf, _)| pdf).map_err(|fault| faults(vec![fault]))
}

/// Nobody can own it (RFC 6761, section 6.5).
const HOST: &str = "specimen.testamur.example";
const NUMBER: &str = "SPECIMEN-0001";
