//! What must be left undecided.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use serde_json::{Value, json};
use testamur::credential;
use testamur::keys::KeyId;

use super::Vector;
use super::accepted::link;
use super::world::{
    KURSK, MEDENIYET, SUSPENDED, base64url, certificate, changed, code, code_with, json_text, key, key_of, kid,
    list_url, payload_with, resign, secure_jcs, secured, sign, token,
};

pub(crate) fn vectors() -> Vec<Vector> {
    [issuers(), statuses(), codes(), shapes(), documents()].into_iter().flatten().collect()
}

fn undecided(name: &str, reason: &str, why: &str, body: impl Into<String>) -> Vector {
    Vector::new(name, &format!("undecided {reason}"), why, body)
}

fn issuers() -> Vec<Vector> {
    let plain = token(&certificate());
    let did_key = |number: u8| {
        let multikey = key(number).verifying_key().to_multikey();
        KeyId::parse(&format!("did:key:{multikey}#{multikey}")).unwrap()
    };
    let by_did_key = |payload: &str| sign(payload, &did_key(9), &key(9));
    vec![
        undecided("issuer-unknown", "issuer-unknown", "nobody is known", plain.clone()).trusting("nobody"),
        undecided(
            "issuer-unknown-credential",
            "issuer-unknown",
            "nobody is known",
            json_text(&secured(&certificate())),
        )
        .trusting("nobody"),
        undecided(
            "issuer-unknown-code",
            "issuer-unknown",
            "no host fits, because none is known",
            code(&plain, "certificates.medeniyet.example"),
        )
        .trusting("nobody"),
        undecided(
            "issuer-on-another-host",
            "issuer-unknown",
            "a look-alike domain",
            resign(&plain, &kid("did:web:certificates.medeniyet.example.evil.example", 2), &key(9)),
        ),
        undecided(
            "issuer-resolved",
            "issuer-not-trusted",
            "its DID document alone does not say who it is",
            plain.clone(),
        )
        .trusting("resolved"),
        undecided(
            "issuer-resolved-other-domain",
            "issuer-not-trusted",
            "the caller trusts another domain",
            plain.clone(),
        )
        .trusting("resolved")
        .with("trust-domain", "kursk.example"),
        undecided(
            "issuer-is-a-key",
            "issuer-not-trusted",
            "a did:key is nobody",
            by_did_key(&payload_with(|payload| {
                payload["iss"] = json!(did_key(9).did());
                payload["issuer"]["id"] = json!(did_key(9).did());
            })),
        ),
        undecided("weak-key", "issuer-unknown", "a did:key of small order, under which forgeries verify", weak()),
        undecided("demo", "demo-issuer", "a demonstration outside a demonstration", plain.clone()).trusting("demo"),
        undecided(
            "key-newer-than-the-list",
            "key-unknown",
            "a list of April may lack a key of July",
            resign(&plain, &kid(MEDENIYET, 9), &key_of(MEDENIYET, 9)),
        )
        .trusting("signed-list-past-its-end"),
        undecided(
            "one-of-two-unknown",
            "issuer-unknown",
            "the worse of two counts",
            format!("{plain}\n{}", resign(&plain, &kid("did:web:unknown.example", 1), &key(9))),
        )
        .with("results", "2"),
    ]
}

/// R is the identity, s is zero: verifies under the identity key with every lenient verifier.
fn weak() -> String {
    let mut identity = vec![0xed, 0x01, 1];
    identity.resize(34, 0);
    let multikey = testamur::wire::multibase::encode(&identity);
    let header = format!(r#"{{"alg":"EdDSA","kid":"did:key:{multikey}#{multikey}","typ":"vc+jwt"}}"#);
    let mut signature = [0; 64];
    signature[0] = 1;
    format!("{}.{}.{}", base64url(header), base64url(credential::payload(&certificate())), base64url(signature))
}

fn statuses() -> Vec<Vector> {
    let listed = |number: u32| token(&changed(|certificate| certificate.status.list = list_url(MEDENIYET, number)));
    vec![
        undecided("status-unavailable", "status-unavailable", "no status list is known", token(&certificate()))
            .trusting("no-status"),
        undecided("status-list-unknown", "status-unavailable", "another list of the same institution", listed(9)),
        undecided(
            "status-list-of-another",
            "status-unavailable",
            "another institution's list says nothing about this one",
            token(&changed(|certificate| {
                certificate.status.list = list_url(KURSK, 1);
            })),
        ),
        undecided("status-stale", "status-stale", "last seen half a year ago", listed(2)),
        undecided(
            "status-stale-for-a-program",
            "status-stale",
            "nine hours are too long for this caller",
            token(&certificate()),
        )
        .with("max-status-age", "3600"),
        undecided(
            "trust-list-past-its-end",
            "status-stale",
            "keys still serve, status does not",
            token(&certificate()),
        )
        .trusting("signed-list-past-its-end")
        .with("max-status-age", "31536000"),
        undecided(
            "suspended",
            "suspended",
            "no bit, but a note",
            token(&changed(|certificate| certificate.status.index = SUSPENDED)),
        ),
    ]
}

fn codes() -> Vec<Vector> {
    let plain = token(&certificate());
    vec![
        undecided("layout-2", "layout-unknown", "a later layout", code_with(|bytes| bytes[0] = 0x20)),
        undecided("kind-1", "kind-unknown", "a reserved kind", code_with(|bytes| bytes[0] = 0x11)),
        undecided("flag-2", "flags-unknown", "a later flag", code_with(|bytes| bytes[2] |= 2)),
        undecided(
            "dictionary-7",
            "dictionary-unknown",
            "a dictionary that does not exist yet",
            code_with(|bytes| bytes[1] = 7),
        ),
        undecided(
            "dictionary-255",
            "dictionary-unknown",
            "a dictionary that is not frozen, outside a demonstration",
            code_with(|bytes| bytes[1] = 255),
        ),
        undecided("link", "credential-not-here", "the credential lies on a server", link(&plain)),
        undecided(
            "link-with-another-token",
            "credential-not-here",
            "not the token that the link names",
            format!("{}\n{}", link("another token"), plain),
        )
        .with("results", "2"),
        undecided("nothing", "nothing-found", "no certificate", "Gulnara Alieva has taken part."),
        undecided(
            "nothing-but-a-link",
            "nothing-found",
            "a link to something else",
            "https://certificates.medeniyet.example/menu",
        ),
    ]
}

fn shapes() -> Vec<Vector> {
    let ours = |payload: &str| sign(payload, &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2));
    vec![
        undecided("foreign-credential", "context-unknown", "genuine, of a shape that is not ours", ours(&json!({
            "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
            "type": ["VerifiableCredential", "ExampleDegreeCredential"],
            "issuer": MEDENIYET,
            "credentialSubject": {"id": "did:example:abc", "degree": {"type": "ExampleBachelorDegree", "name": "Bachelor"}},
        }).to_string())),
        undecided("one-member-more", "context-unknown", "our contexts, but something more is said", ours(&payload_with(|payload| payload["name"] = json!("Certificate")))),
        undecided("no-iss", "context-unknown", "our tokens say iss", ours(&payload_with(|payload| { payload.as_object_mut().unwrap().shift_remove("iss"); }))),
        undecided("status-of-another-purpose", "status-unavailable", "a status that is not about revocation", ours(&payload_with(|payload| payload["credentialStatus"]["statusPurpose"] = json!("suspension")))),
        undecided("status-index-too-high", "status-unavailable", "a place that no list of ours has", ours(&payload_with(|payload| payload["credentialStatus"]["statusListIndex"] = json!("131072")))),
        undecided("status-missing", "context-unknown", "our certificates can be withdrawn", ours(&payload_with(|payload| { payload.as_object_mut().unwrap().shift_remove("credentialStatus"); }))),
        undecided("name-with-override", "context-unknown", "a name with a sign that turns the text around", ours(&payload_with(|payload| payload["credentialSubject"]["identifier"][0]["identityHash"] = json!("Anna \u{202e}avorteP")))),
    ]
}

/// Documents whose terms may mean something else than they say.
fn documents() -> Vec<Vector> {
    let jcs = |change: fn(&mut Value)| {
        let mut document = Value::Object(credential::document(&certificate()));
        change(&mut document);
        secure_jcs(&document).to_string()
    };
    vec![
        undecided(
            "inline-context",
            "context-unknown",
            "an inline context may swap the meaning of terms",
            jcs(|document| {
                document["@context"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({"name": "https://evil.example/title", "role": "https://schema.org/name"}));
            }),
        ),
        undecided(
            "vocabulary",
            "context-unknown",
            "@vocab gives a meaning to every word",
            jcs(|document| {
                document["@context"].as_array_mut().unwrap().push(json!({"@vocab": "https://evil.example/"}));
            }),
        ),
        undecided(
            "context-of-another",
            "context-unknown",
            "a context that we do not know",
            jcs(|document| {
                document["@context"][1] = json!("https://evil.example/context.json");
            }),
        ),
        undecided(
            "one-id-twice",
            "context-unknown",
            "two objects with one id are one thing",
            jcs(|document| {
                document["credentialSubject"]["achievement"]["creator"] =
                    json!({"id": document["issuer"]["id"].clone(), "type": ["Profile"], "name": "University of Milan"});
            }),
        ),
    ]
}
