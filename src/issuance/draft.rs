//! A row of a roster with its programme: all that a certificate says but number, id and status index.

use serde_json::Value;

use crate::claims::{Certificate, CredentialId, Issuer, RegisterNumber, StatusEntry};
use crate::credential;
use crate::roster::{Entry, Programme};
use crate::store::Contact;
use crate::time::Day;
use crate::wire::digest::Digest;
use crate::wire::jcs;

/// A certificate to be.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The row.
    pub entry: &'a Entry,
    /// The institution and the signatories.
    pub issuer: &'a Issuer,
    /// The issue date.
    pub issued: Day,
}

impl Draft<'_> {
    /// The certificate, with what the register gives it.
    #[must_use]
    pub fn certificate(&self, id: CredentialId, number: RegisterNumber, status: StatusEntry) -> Certificate {
        Certificate {
            id,
            number,
            issuer: self.issuer.clone(),
            holder: self.entry.holder.clone(),
            achievement: self.programme.achievement(),
            period: self.programme.period_for(self.entry),
            issued: self.issued,
            valid_until: self.programme.valid_until(),
            hours: self.programme.hours_for(self.entry),
            credits: self.programme.credits_for(self.entry),
            grade: self.entry.grade.clone(),
            role: self.entry.role.clone(),
            rotations: self.programme.rotations_for(self.entry),
            status,
        }
    }

    /// Tells a repeated row from a changed one: the digest of all that the certificate would say but number, id, status
    /// index and issue date, which every issue gives anew.
    #[must_use]
    pub fn content(&self) -> Digest {
        let number = self.entry.number.clone().unwrap_or(RegisterNumber::from_sequence(0));
        let status = StatusEntry { list: String::new(), index: 0 };
        let mut document = credential::document(&self.certificate(CredentialId::from_random([0; 16]), number, status));
        for given in ["validFrom", "credentialStatus", "id"] {
            document.remove(given);
        }
        Digest::of(jcs::canonicalize(&Value::Object(document)))
    }

    /// Which row of the programme this is.
    #[must_use]
    pub fn identity(&self) -> Digest {
        self.entry.identity()
    }

    /// What the register keeps and the certificate does not say.
    #[must_use]
    pub fn contact(&self) -> Contact {
        Contact {
            email: self.entry.email.clone(),
            student_number: self.entry.student_number.clone(),
            birth_date: self.entry.birth_date.map(|day| day.to_string()),
        }
    }
}
