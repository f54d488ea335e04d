//! Documents with several proofs, and credentials of other shapes (docs/TRUST.md, "Several proofs" and "Credentials of others").

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use serde_json::{Map, Value, json};
use testamur::credential;
use testamur::keys::{KeyId, SigningKey};
use testamur::proof::data_integrity::{Cryptosuite, NewProof};
use testamur::time::Instant;

use super::Vector;
use super::world::{
    KURSK, MEDENIYET, SUPERSEDED, SUSPENDED, WITHDRAWN, certificate, key, key_of, kid, list_url, secure_jcs, secured,
    sign,
};

pub(crate) fn vectors() -> Vec<Vector> {
    [sets(), chains(), others(), shapes()].into_iter().flatten().collect()
}

/// `credential.json` with Medeniyet's `eddsa-rdfc-2022` proof.
fn signed() -> Map<String, Value> {
    secured(&certificate())
}

/// A further proof of `eddsa-jcs-2022`, which needs no general path: the same vectors run in browsers.
fn add(document: &Map<String, Value>, id: &KeyId, key: &SigningKey, more: NewProof<'_>) -> Map<String, Value> {
    NewProof { method: id, ..more }.add(document, key).unwrap()
}

fn plain(method: &KeyId) -> NewProof<'_> {
    NewProof::assertion(Cryptosuite::EddsaJcs2022, method, Instant::parse("2022-12-02T00:00:00Z").unwrap())
}

/// A university's proof beside those that are there.
fn countersigned(document: &Map<String, Value>, did: &str, number: u8) -> Map<String, Value> {
    let id = kid(did, u32::from(number));
    add(document, &id, &key_of(did, number), plain(&id))
}

fn text(document: Map<String, Value>) -> String {
    Value::Object(document).to_string()
}

fn changed(document: &Map<String, Value>, change: impl FnOnce(&mut Value)) -> String {
    let mut document = Value::Object(document.clone());
    change(&mut document["proof"]);
    document.to_string()
}

fn sets() -> Vec<Vector> {
    let signed = signed();
    let own = countersigned(&signed, MEDENIYET, 1);
    let by_kursk = countersigned(&signed, KURSK, 2);
    let unsecured = credential::document(&certificate());
    let expiring = {
        let id = kid(MEDENIYET, 1);
        let expires = Instant::parse("2026-07-15T08:00:00Z").ok();
        add(&signed, &id, &key_of(MEDENIYET, 1), NewProof { expires, ..plain(&id) })
    };
    let accept = |name: &str, why: &str, body: String| Vector::new(name, "accept", why, body);
    let reject =
        |name: &str, reason: &str, why: &str, body: String| Vector::new(name, &format!("reject {reason}"), why, body);
    vec![
        accept("proof-set", "two proofs of the issuer, by two keys and two cryptosuites", text(own.clone())),
        accept(
            "proof-set-in-another-order",
            "a set has no order",
            changed(&by_kursk, |proofs| proofs.as_array_mut().unwrap().reverse()),
        ),
        accept(
            "proof-twice",
            "the same proof a second time says the same",
            changed(&signed, |proofs| {
                let proof = proofs[0].clone();
                proofs.as_array_mut().unwrap().push(proof);
            }),
        ),
        accept("proof-countersigned", "another university has signed too", text(by_kursk.clone())),
        accept(
            "proof-countersigned-by-a-stranger",
            "a proof of somebody unknown says nothing",
            changed(&by_kursk, |proofs| proofs[1]["verificationMethod"] = json!("did:web:stranger.example#key-1")),
        ),
        accept(
            "proof-countersigned-in-another-way",
            "a proof that we cannot check says nothing, as long as there is one that we can",
            changed(&own, |proofs| proofs[1]["cryptosuite"] = json!("ecdsa-rdfc-2019")),
        ),
        accept(
            "proof-countersigned-by-a-revoked-key",
            "a key of somebody else that is in wrong hands takes nothing from the issuer's word",
            text(countersigned(&signed, KURSK, 4)),
        ),
        reject(
            "proof-set-one-bad",
            "bad-signature",
            "one of the issuer's two proofs does not hold",
            changed(&own, |proofs| proofs[1]["created"] = json!("2022-12-03T00:00:00Z")),
        ),
        reject(
            "proof-set-first-bad",
            "bad-signature",
            "the other of the two",
            changed(&own, |proofs| proofs[0]["created"] = json!("2022-12-03T00:00:00Z")),
        ),
        reject(
            "proof-set-countersignature-bad",
            "bad-signature",
            "another university's proof does not hold: something is wrong with this document",
            changed(&by_kursk, |proofs| proofs[1]["created"] = json!("2022-12-03T00:00:00Z")),
        ),
        reject(
            "proof-set-with-a-revoked-key",
            "key-revoked",
            "all proofs of the issuer count",
            text(countersigned(&signed, MEDENIYET, 4)),
        ),
        reject("proof-set-one-expired", "expired", "one of the issuer's proofs is over", text(expiring)),
        reject(
            "proof-set-of-others",
            "key-not-of-issuer",
            "two universities have signed, and not the one that the certificate names",
            text(countersigned(&countersigned(&unsecured, KURSK, 1), KURSK, 2)),
        ),
        reject("proof-set-with-another-purpose", "malformed", "one proof is for logging in", {
            changed(&own, |proofs| proofs[1]["proofPurpose"] = json!("authentication"))
        }),
        reject("proof-set-empty", "malformed", "a list of no proofs", changed(&signed, |proofs| *proofs = json!([]))),
        reject("proof-set-too-large", "malformed", "17 proofs", {
            changed(&signed, |proofs| *proofs = json!(vec![proofs[0].clone(); 17]))
        }),
    ]
}

fn chains() -> Vec<Vector> {
    const FIRST: &str = "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544";
    let unsecured = credential::document(&certificate());
    let (kursk, medeniyet) = (kid(KURSK, 2), kid(MEDENIYET, 2));
    let first = add(&unsecured, &kursk, &key_of(KURSK, 2), NewProof { id: Some(FIRST), ..plain(&kursk) });
    let second = NewProof { previous: &[FIRST], ..plain(&medeniyet) };
    let chain = add(&first, &medeniyet, &key_of(MEDENIYET, 2), second);
    let stranger = KeyId::parse("did:web:stranger.example#key-1").unwrap();
    let unknown = add(&unsecured, &stranger, &key(99), NewProof { id: Some(FIRST), ..plain(&stranger) });
    let on_unknown = add(&unknown, &medeniyet, &key_of(MEDENIYET, 2), second);
    let malformed = |name: &str, why: &str, body: String| Vector::new(name, "reject malformed", why, body);
    vec![
        Vector::new(
            "proof-chain",
            "accept",
            "the issuer signs after another university, and over its proof",
            text(chain.clone()),
        ),
        Vector::new(
            "proof-chain-on-a-stranger",
            "undecided issuer-unknown",
            "what the issuer signed covers a proof that nobody can check",
            text(on_unknown),
        ),
        Vector::new(
            "proof-chain-first-changed",
            "reject bad-signature",
            "the earlier proof is covered by the later one",
            changed(&chain, |proofs| proofs[0]["nonce"] = json!("x")),
        ),
        malformed("proof-chain-first-removed", "the later proof names one that is gone", {
            changed(&chain, |proofs| _ = proofs.as_array_mut().unwrap().remove(0))
        }),
        malformed("proof-chain-to-itself", "a proof that comes before itself", {
            changed(&chain, |proofs| proofs[0]["previousProof"] = json!(FIRST))
        }),
        malformed("proof-chain-in-a-circle", "each of two proofs comes before the other", {
            changed(&chain, |proofs| {
                proofs[1]["id"] = json!("urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54");
                proofs[0]["previousProof"] = proofs[1]["id"].clone();
            })
        }),
        malformed("proof-id-twice", "two proofs with one id", {
            changed(&chain, |proofs| proofs[1]["id"] = json!(FIRST))
        }),
    ]
}

/// A credential of Medeniyet with terms of its own, by `eddsa-jcs-2022`.
fn foreign(context: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut document = json!({
        "@context": [context, "https://schools.example/context.json"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "issuer": MEDENIYET,
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "Göztepe"},
    });
    change(&mut document);
    secure_jcs(&document).to_string()
}

fn status(purpose: &str, place: u32) -> Value {
    json!({
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": place.to_string(),
        "statusListCredential": list_url(MEDENIYET, 1),
    })
}

const VC_1: &str = "https://www.w3.org/2018/credentials/v1";
const VC_2: &str = "https://www.w3.org/ns/credentials/v2";

/// Genuine credentials of other shapes: never accepted, but rejected for what every verifier can see.
fn others() -> Vec<Vector> {
    let unknown = |name: &str, why: &str, body: String| Vector::new(name, "undecided context-unknown", why, body);
    let unavailable =
        |name: &str, why: &str, body: String| Vector::new(name, "undecided status-unavailable", why, body);
    let with = |name: &'static str, value: Value| move |document: &mut Value| document[name] = value;
    let reject =
        |name: &str, reason: &str, why: &str, body: String| Vector::new(name, &format!("reject {reason}"), why, body);
    let changed = foreign(VC_2, |_| {}).replace("Göztepe", "Kadıköy");
    let by_another = {
        let id = kid(KURSK, 2);
        let unsecured: Value = serde_json::from_str(&foreign(VC_2, |_| {})).unwrap();
        let mut unsecured = unsecured.as_object().unwrap().clone();
        unsecured.shift_remove("proof");
        text(add(&unsecured, &id, &key_of(KURSK, 2), plain(&id)))
    };
    vec![
        unknown("foreign-document", "genuine, with terms of its own", foreign(VC_2, |_| {})),
        unknown(
            "foreign-document-in-force",
            "valid and not withdrawn, but nobody says what it means",
            foreign(VC_2, |document| {
                document["validFrom"] = json!("2026-07-15T09:00:00Z");
                document["validUntil"] = json!("2026-07-15T09:00:01Z");
                document["credentialStatus"] = json!([status("revocation", 1), status("refresh", 1)]);
            }),
        ),
        unknown(
            "vcdm-1",
            "a credential of VCDM 1.1",
            foreign(VC_1, |document| {
                document["issuanceDate"] = json!("2022-12-02T00:00:00Z");
                document["expirationDate"] = json!("2032-12-02T00:00:00+03:00");
            }),
        ),
        reject("foreign-document-changed", "bad-signature", "changed after signing", changed),
        reject("foreign-document-of-another", "key-not-of-issuer", "Kursk signs in Medeniyet's name", by_another),
        reject("foreign-document-expired", "expired", "over", {
            foreign(VC_2, with("validUntil", json!("2026-07-15T09:00:00Z")))
        }),
        reject("foreign-document-not-yet-valid", "not-yet-valid", "not begun", {
            foreign(VC_2, with("validFrom", json!("2026-07-15T09:00:01Z")))
        }),
        reject("foreign-document-without-a-date", "malformed", "a day that is none", {
            foreign(VC_2, with("validUntil", json!("next year")))
        }),
        reject("foreign-document-withdrawn", "withdrawn", "one of two entries says so", {
            foreign(VC_2, with("credentialStatus", json!([status("revocation", 1), status("revocation", WITHDRAWN)])))
        }),
        reject("foreign-document-superseded", "superseded", "a Bitstring status list has it", {
            foreign(VC_2, with("credentialStatus", status("revocation", SUPERSEDED)))
        }),
        reject("vcdm-1-expired", "expired", "the end of VCDM 1.1 has another name", {
            foreign(VC_1, with("expirationDate", json!("2026-01-01T00:00:00Z")))
        }),
        reject("vcdm-1-not-yet-valid", "not-yet-valid", "the beginning too", {
            foreign(VC_1, with("issuanceDate", json!("2027-01-01T00:00:00Z")))
        }),
        Vector::new("foreign-document-suspended", "undecided suspended", "until further notice", {
            foreign(VC_2, with("credentialStatus", status("revocation", SUSPENDED)))
        }),
        unavailable("foreign-document-status-elsewhere", "a list that nobody has", {
            foreign(VC_2, |document| {
                document["credentialStatus"] = status("revocation", 1);
                document["credentialStatus"]["statusListCredential"] = json!("https://elsewhere.example/status/1");
            })
        }),
        unavailable("foreign-document-status-of-another-kind", "a status that we do not know", {
            foreign(
                VC_1,
                with("credentialStatus", json!({"id": "https://a.example/#1", "type": "StatusList2021Entry"})),
            )
        }),
        Vector::new("foreign-document-of-a-stranger", "undecided issuer-unknown", "nobody knows this school", {
            let mut document: Value = serde_json::from_str(&foreign(VC_2, |_| {})).unwrap();
            document["proof"]["verificationMethod"] = json!("did:web:schools.example#key-1");
            document.to_string()
        }),
    ]
}

/// Tokens of other shapes.
fn shapes() -> Vec<Vector> {
    let token = |context: &str, change: fn(&mut Value)| {
        let mut payload = json!({
            "@context": [context],
            "type": ["VerifiableCredential"],
            "issuer": {"id": MEDENIYET},
            "credentialSubject": {"id": "did:example:abcdefgh"},
        });
        change(&mut payload);
        sign(&payload.to_string(), &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2))
    };
    let withdrawn = |payload: &mut Value| payload["credentialStatus"] = status("revocation", WITHDRAWN);
    let expired = |payload: &mut Value| payload["validUntil"] = json!("2026-01-01T00:00:00Z");
    vec![
        Vector::new("foreign-token-expired", "reject expired", "over", token(VC_2, expired)),
        Vector::new("foreign-token-withdrawn", "reject withdrawn", "taken back", token(VC_2, withdrawn)),
        Vector::new("vcdm-1-token", "reject malformed", "vc+jwt is of VCDM 2.0", token(VC_1, |_| {})),
    ]
}
