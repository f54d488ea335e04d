//! `POST /credentials/issue` and `/credentials/status` for the programs of an institution.

use serde_json::{Map, Value};

use super::super::Service;
use super::super::guard::Granted;
use super::super::problem::Problem;
use super::issue::{Form, Order};
use super::lists::StatusPurpose;
use super::request::malformed;
use crate::claims::CredentialId;
use crate::issuance::direct::{self, program_key};
use crate::issuance::{Decision, IssuanceError};
use crate::proof::data_integrity::Cryptosuite;
use crate::vcdm::Envelope;
use crate::vcdm::token::Kind;
use crate::wire::json;

/// Signs a credential with the key that the institution has for its programs.
pub(super) async fn issue(
    service: &Service,
    granted: &Granted,
    credential: Map<String, Value>,
    order: &Order,
) -> Result<Value, Problem> {
    if order.credential_id.is_some() {
        return Err(malformed("credentialId: the id of the credential is given here".to_owned()));
    }
    if order.statuses.contains(&StatusPurpose::Suspension) {
        return Err(malformed("credentialStatus: the entry is of revocation, and is given here".to_owned()));
    }
    if matches!(order.form, Form::Proof(Cryptosuite::EddsaJcs2022)) {
        return Err(malformed("cryptosuite: certificates of institutions have eddsa-rdfc-2022".to_owned()));
    }
    if !service.0.options.signs {
        return Err(Problem::NotSignedHere);
    }
    let institution = &granted.institution;
    let row = program_key(institution).map_err(|error| Problem::NotAllowed(error.to_string()))?;
    let key = service.0.signer.open(row).await?;
    let _core = service.core().await?;
    let asked = direct::Order { credential, client: &granted.actor, kid: &row.id, key };
    let issued = service.0.office.issue_directly(institution, &asked).await?;
    tracing::info!(number = %issued.number, client = %granted.actor, "issued {} for a program", issued.number);
    match order.form {
        Form::Proof(_) => json::parse(&issued.forms.document).map_err(Problem::failed),
        Form::Envelope => {
            let (kind, media) = (Envelope::CREDENTIAL, Kind::Credential.media_type());
            Ok(Value::Object(Envelope::around(&issued.forms.token, kind, media)))
        }
    }
}

/// Withdraws, suspends or resumes a credential of the program's institution. `named` are the members of the entry.
pub(super) async fn set_status(
    service: &Service,
    granted: &Granted,
    credential: &str,
    (purpose, is_set): (StatusPurpose, bool),
    named: &Map<String, Value>,
) -> Result<(), Problem> {
    let id = CredentialId::parse(credential).map_err(|_| Problem::NotFound)?;
    let institution = &granted.institution;
    let place = service.0.store.place_of(institution.id, id).await?.ok_or(Problem::NotFound)?;
    let index = place.status_index.to_string();
    let list = crate::store::status_list_url(institution, place.status_list);
    let is_meant = |member: &str, own: &str| named.get(member).is_none_or(|value| value == own);
    if !is_meant("statusListIndex", &index) || !is_meant("statusListCredential", &list) {
        return Err(malformed(format!("the credential has its entry at {index} of {list}")));
    }
    let (office, slug, number) = (&service.0.office, institution.details.slug.as_str(), [place.number]);
    let decision = Decision { cause: None, note: "by the VC API", by: &granted.actor };
    let changed = match (purpose, is_set) {
        (StatusPurpose::Revocation, true) => office.withdraw(slug, &number, &decision).await,
        (StatusPurpose::Suspension, true) => office.suspend(slug, &number, &decision).await,
        (StatusPurpose::Suspension, false) => office.resume(slug, &number, &decision).await,
        (StatusPurpose::Revocation, false) => {
            Err(IssuanceError::NotAllowed("a certificate that was withdrawn stays so: issue another".to_owned()))
        }
    };
    Ok(changed?)
}
