//! What must be rejected.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use serde_json::{Value, json};
use testamur::claims::{Did, Text, Words};
use testamur::proof::jws::{self, Typ};
use testamur::time::Day;
use testamur::{credential, wire};

use super::Vector;
use super::world::{
    AMU, KURSK, MEDENIYET, SUPERSEDED, WITHDRAWN, base64url, certificate, changed, code, code_with, json_text, key_of,
    kid, list_url, payload_with, resign, secure, secured, sign, token, token_of,
};

pub(crate) fn vectors() -> Vec<Vector> {
    [headers(), forms(), codes(), signatures(), issuers(), claims(), documents()].into_iter().flatten().collect()
}

fn reject(name: &str, reason: &str, why: &str, body: impl Into<String>) -> Vector {
    Vector::new(name, &format!("reject {reason}"), why, body)
}

fn headers() -> Vec<Vector> {
    let payload = credential::payload(&certificate());
    let with = |members: &str| token_of(&format!(r#"{{"kid":"{MEDENIYET}#key-2",{members}}}"#), &payload);
    let unsigned = format!(
        "{}.{}.",
        base64url(format!(r#"{{"alg":"none","kid":"{MEDENIYET}#key-2","typ":"vc+jwt"}}"#)),
        base64url(&payload)
    );
    vec![
        reject(
            "algorithm-none",
            "unsupported-algorithm",
            "alg none, although the signature is genuine",
            with(r#""alg":"none","typ":"vc+jwt""#),
        ),
        reject("algorithm-none-unsigned", "malformed", "alg none and no signature", unsigned),
        reject(
            "algorithm-hs256",
            "unsupported-algorithm",
            "a public key is no secret",
            with(r#""alg":"HS256","typ":"vc+jwt""#),
        ),
        reject("algorithm-es256", "unsupported-algorithm", "another curve", with(r#""alg":"ES256","typ":"vc+jwt""#)),
        reject(
            "algorithm-case",
            "unsupported-algorithm",
            "names of algorithms have one spelling",
            with(r#""alg":"eddsa","typ":"vc+jwt""#),
        ),
        reject(
            "header-crit",
            "malformed",
            "crit, even with nothing in it",
            with(r#""alg":"EdDSA","typ":"vc+jwt","crit":[]"#),
        ),
        reject(
            "header-b64",
            "malformed",
            "a payload that is not base64url",
            with(r#""alg":"EdDSA","typ":"vc+jwt","b64":false,"crit":["b64"]"#),
        ),
        reject(
            "header-jwk",
            "malformed",
            "a key of the signer's choosing",
            with(r#""alg":"EdDSA","typ":"vc+jwt","jwk":{"kty":"OKP"}"#),
        ),
        reject("header-twice", "malformed", "alg stands twice", with(r#""alg":"none","alg":"EdDSA","typ":"vc+jwt""#)),
        reject("header-type-jwt", "malformed", "a token of another type", with(r#""alg":"EdDSA","typ":"JWT""#)),
        reject("header-without-type", "malformed", "a token of no type", with(r#""alg":"EdDSA""#)),
        reject(
            "kid-without-did",
            "malformed",
            "kid names no DID",
            token_of(r#"{"alg":"EdDSA","kid":"key-2","typ":"vc+jwt"}"#, &payload),
        ),
        reject(
            "trust-list-as-credential",
            "malformed",
            "a trust list is no certificate",
            jws::sign(&payload, Typ::TrustList, &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2)),
        ),
        reject(
            "receipt-as-credential",
            "malformed",
            "a receipt is no certificate",
            jws::sign(&payload, Typ::Receipt, &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2)),
        ),
    ]
}

fn forms() -> Vec<Vector> {
    let plain = token(&certificate());
    let payload = credential::payload(&certificate());
    let signed = |payload: &str| sign(payload, &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2));
    let (head, signature) = plain.rsplit_once('.').unwrap();
    vec![
        reject("two-parts", "malformed", "the signature is missing", head),
        reject("four-parts", "malformed", "a part too many", format!("{plain}.{signature}")),
        reject("padding", "malformed", "base64url has no padding here", format!("{plain}==")),
        reject("signature-too-short", "malformed", "63 bytes", &plain[..plain.len() - 2]),
        reject(
            "payload-twice",
            "malformed",
            "a member stands twice",
            signed(&payload.replacen('{', r#"{"id":"urn:uuid:x","#, 1)),
        ),
        reject(
            "payload-twice-deep",
            "malformed",
            "a member stands twice, in another spelling, further down",
            signed(&payload.replace(r#""hashed":false"#, r#""hashed":false,"h\u0061shed":true"#)),
        ),
        reject("payload-not-json", "malformed", "the payload is no JSON", signed("certificate")),
        reject("payload-array", "malformed", "the payload is no object", signed("[]")),
        reject(
            "payload-not-credential",
            "malformed",
            "signed, but no credential",
            signed(r#"{"iss":"did:web:certificates.medeniyet.example"}"#),
        ),
        reject(
            "payload-big-integer",
            "malformed",
            "an integer that readers round",
            signed(&payload_with(|payload| payload["n"] = json!(1)).replace(r#""n":1"#, r#""n":9007199254740993"#)),
        ),
        reject(
            "payload-too-deep",
            "malformed",
            "nested too deeply",
            signed(&format!("{{\"a\":{}{}}}", "[".repeat(40), "]".repeat(40))),
        ),
        reject(
            "status-list-as-certificate",
            "key-wrong-purpose",
            "a status key signs no certificates",
            resign(&plain, &kid(MEDENIYET, 3), &key_of(MEDENIYET, 3)),
        ),
    ]
}

fn codes() -> Vec<Vector> {
    let plain = code(&token(&certificate()), "certificates.medeniyet.example");
    let (link, digits) = plain.split_once('#').unwrap();
    vec![
        reject("code-letters", "malformed", "digits only", format!("{link}#{digits}a")),
        reject("code-one-digit-less", "malformed", "a number of digits that no bytes give", &plain[..plain.len() - 1]),
        reject("code-empty", "malformed", "no digits", format!("{link}#")),
        reject("code-overflow", "malformed", "17 digits beyond 7 bytes", format!("{link}#{}", "9".repeat(17))),
        reject("code-capitals", "malformed", "a link has one spelling", plain.replace("https://c", "https://C")),
        reject(
            "code-ip-address",
            "malformed",
            "no host name",
            plain.replace("certificates.medeniyet.example", "192.0.2.1"),
        ),
        reject("code-http", "malformed", "http only on the own machine", plain.replace("https", "http")),
        reject(
            "code-truncated",
            "malformed",
            "the compressed text ends too early",
            code_with(|bytes| bytes.truncate(bytes.len() - 3)),
        ),
        reject("code-bytes-after", "malformed", "bytes after the end", code_with(|bytes| bytes.push(0))),
        reject(
            "code-signature-bit",
            "bad-signature",
            "one bit of the signature",
            code_with(|bytes| {
                let at = signature_in(bytes);
                bytes[at] ^= 1;
            }),
        ),
    ]
}

/// Where the signature begins: after three bytes, the length of the side block, and the side block.
fn signature_in(bytes: &[u8]) -> usize {
    assert!(bytes[3] < 0x80, "the side block is short");
    4 + usize::from(bytes[3])
}

fn signatures() -> Vec<Vector> {
    let plain = token(&certificate());
    let flipped = |at: usize| {
        let mut bytes = plain.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).unwrap()
    };
    let (head, _) = plain.rsplit_once('.').unwrap();
    let zero = format!("{head}.{}", base64url([0; 64]));
    let (_, other_signature) = {
        let other = token(&changed(|certificate| certificate.holder.name = Text::new("Anna Petrova").unwrap()));
        let (head, signature) = other.rsplit_once('.').unwrap();
        (head.to_owned(), signature.to_owned())
    };
    vec![
        reject("signature-one-off", "bad-signature", "the first byte of the signature is off", flipped(head.len() + 1)),
        reject("signature-zero", "bad-signature", "a signature of zeros", zero),
        reject(
            "signature-of-another-certificate",
            "bad-signature",
            "genuine, but of another certificate",
            format!("{head}.{other_signature}"),
        ),
        reject(
            "payload-changed",
            "bad-signature",
            "a name was changed after signing",
            format!(
                "{}.{}.{}",
                head.split_once('.').unwrap().0,
                base64url(payload_with(
                    |payload| payload["credentialSubject"]["identifier"][0]["identityHash"] = json!("Anna Petrova")
                )),
                plain.rsplit_once('.').unwrap().1
            ),
        ),
        reject(
            "signed-by-another",
            "bad-signature",
            "the header names Medeniyet's key, another university's signed",
            resign(&plain, &kid(MEDENIYET, 2), &key_of(KURSK, 2)),
        ),
        reject(
            "signature-malleable",
            "bad-signature",
            "s + L is the same number in a second spelling",
            malleable(&plain),
        ),
    ]
}

/// The same signature with the group order added to its scalar: lenient verifiers accept it.
fn malleable(token: &str) -> String {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let (head, signature) = token.rsplit_once('.').unwrap();
    let mut bytes = wire::base64url::decode(signature).unwrap();
    let mut carry = 0u16;
    for (byte, order) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
    format!("{head}.{}", base64url(bytes))
}

fn issuers() -> Vec<Vector> {
    let plain = token(&certificate());
    let by = |did: &str, payload: &str| sign(payload, &kid(did, 2), &key_of(did, 2));
    let named = |name: &str| token(&changed(|certificate| certificate.issuer.name = Words::parse(name).unwrap()));
    vec![
        reject(
            "key-of-another-university",
            "key-not-of-issuer",
            "Kursk's key signs a certificate of Medeniyet",
            by(KURSK, &credential::payload(&certificate())),
        ),
        reject(
            "key-of-a-neighbour",
            "key-not-of-issuer",
            "two universities on one host are two issuers",
            by(
                AMU,
                &payload_with(|payload| {
                    payload["iss"] = json!(KURSK);
                    payload["issuer"]["id"] = json!(KURSK);
                }),
            ),
        ),
        reject(
            "iss-of-another",
            "key-not-of-issuer",
            "iss and issuer are not the same",
            by(MEDENIYET, &payload_with(|payload| payload["iss"] = json!(KURSK))),
        ),
        reject(
            "issuer-of-another",
            "key-not-of-issuer",
            "issuer.id and the key are not of the same institution",
            by(MEDENIYET, &payload_with(|payload| payload["issuer"]["id"] = json!(KURSK))),
        ),
        reject(
            "no-such-key",
            "key-not-of-issuer",
            "the university never had this key",
            resign(&plain, &kid(MEDENIYET, 9), &key_of(MEDENIYET, 9)),
        ),
        reject(
            "no-such-key-in-a-fresh-list",
            "key-not-of-issuer",
            "a list of last week knows all keys",
            resign(&plain, &kid(MEDENIYET, 9), &key_of(MEDENIYET, 9)),
        )
        .trusting("signed-list"),
        reject(
            "key-revoked",
            "key-revoked",
            "the key is in wrong hands, whatever the date on the certificate",
            resign(&plain, &kid(MEDENIYET, 4), &key_of(MEDENIYET, 4)),
        ),
        reject(
            "issuer-name-of-another",
            "issuer-name-differs",
            "Medeniyet's key, another university's name",
            named("University of Milan"),
        ),
        reject(
            "issuer-name-one-language",
            "issuer-name-differs",
            "one of two names is not its own",
            named("İstanbul Medeniyet Üniversitesi / University of Milan"),
        ),
        reject(
            "issuer-name-look-alike",
            "issuer-name-differs",
            "a Cyrillic letter in a Latin name",
            named("Istanbul Medeniyet Universitу"),
        ),
        reject(
            "issuer-name-of-a-neighbour",
            "issuer-name-differs",
            "the name of another known university",
            named("Kursk State Medical University"),
        ),
    ]
}

fn claims() -> Vec<Vector> {
    let plain = |change: fn(&mut testamur::claims::Certificate)| token(&changed(change));
    vec![
        reject(
            "not-yet-valid",
            "not-yet-valid",
            "issued the day after tomorrow",
            plain(|certificate| certificate.issued = Day::parse("2026-07-17").unwrap()),
        ),
        reject(
            "expired",
            "expired",
            "valid until the day before yesterday",
            plain(|certificate| certificate.valid_until = Day::parse("2026-07-13").ok()),
        ),
        reject("withdrawn", "withdrawn", "the bit is set", plain(|certificate| certificate.status.index = WITHDRAWN)),
        reject(
            "withdrawn-long-ago",
            "withdrawn",
            "what was withdrawn stays so, however old the news",
            plain(|certificate| {
                certificate.status.index = WITHDRAWN;
                certificate.status.list = list_url(MEDENIYET, 2);
            }),
        ),
        reject(
            "superseded",
            "superseded",
            "the bit is set, and a note says why",
            plain(|certificate| certificate.status.index = SUPERSEDED),
        ),
        reject(
            "withdrawn-and-demo",
            "withdrawn",
            "what rejects comes before what leaves undecided",
            plain(|certificate| certificate.status.index = WITHDRAWN),
        )
        .trusting("demo"),
        reject(
            "one-of-two",
            "withdrawn",
            "the worst of two certificates counts",
            format!("{}\n{}", token(&certificate()), plain(|certificate| certificate.status.index = WITHDRAWN)),
        )
        .with("results", "2"),
    ]
}

fn documents() -> Vec<Vector> {
    let good = secured(&certificate());
    let text = json_text(&good);
    let with = |change: fn(&mut Value)| {
        let mut document = Value::Object(good.clone());
        change(&mut document);
        document.to_string()
    };
    let issuer_of = |did: &str| {
        let mut document =
            credential::document(&changed(|certificate| certificate.issuer.did = Did::parse(did).unwrap()));
        document["issuer"]["id"] = json!(did);
        json_text(&secure(&document))
    };
    vec![
        reject(
            "credential-without-proof",
            "malformed",
            "no proof",
            with(|document| {
                document.as_object_mut().unwrap().shift_remove("proof");
            }),
        ),
        reject(
            "credential-twice",
            "malformed",
            "a member stands twice",
            text.replacen('{', r#"{"name":"a","name":"b","#, 1),
        ),
        reject(
            "credential-changed",
            "bad-signature",
            "a name was changed after signing",
            text.replace("Gulnara Alieva", "Anna Petrova"),
        ),
        reject(
            "credential-type-changed",
            "bad-signature",
            "the kind was changed after signing",
            text.replace("Fieldwork", "MasterDegree"),
        ),
        reject(
            "proof-created-changed",
            "bad-signature",
            "the proof's own date is signed too",
            with(|document| document["proof"][0]["created"] = json!("2020-01-01T00:00:00Z")),
        ),
        reject(
            "proof-other-cryptosuite",
            "unsupported-algorithm",
            "a cryptosuite that we do not check",
            with(|document| document["proof"][0]["cryptosuite"] = json!("ecdsa-rdfc-2019")),
        ),
        reject(
            "proof-other-purpose",
            "malformed",
            "a proof for logging in",
            with(|document| document["proof"][0]["proofPurpose"] = json!("authentication")),
        ),
        reject(
            "proof-value-empty",
            "malformed",
            "no signature",
            with(|document| document["proof"][0]["proofValue"] = json!("z")),
        ),
        reject(
            "open-contexts",
            "bad-signature",
            "an inline context adds a term: the general path can tell that this was not signed, a browser cannot",
            with(|document| {
                document["@context"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({"favourite": "https://evil.example/favourite"}));
                document["favourite"] = json!("x");
            }),
        )
        .with("expect-core", "undecided needs-server"),
        reject("proof-expired", "expired", "the proof itself says that it is over", expired_proof()),
        reject(
            "credential-of-another-issuer",
            "key-not-of-issuer",
            "Medeniyet's key signs a certificate of Kursk",
            issuer_of(KURSK),
        ),
        reject(
            "credential-method-of-another",
            "bad-signature",
            "the method was replaced by another university's",
            text.replace(
                &format!("{MEDENIYET}#{}", key_of(MEDENIYET, 2).verifying_key().to_multikey()),
                &format!("{KURSK}#key-2"),
            ),
        ),
        reject(
            "code-and-changed-credential",
            "bad-signature",
            "one form is genuine, the other one is not",
            format!("{}\n{}", token(&certificate()), payload_changed()),
        )
        .with("results", "2"),
    ]
}

fn payload_changed() -> String {
    let plain = token(&certificate());
    let mut parts = plain.split('.');
    let (header, _, signature) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    format!("{header}.{}.{signature}", base64url(payload_with(|payload| payload["id"] = json!("urn:uuid:x"))))
}

/// A proof with `expires`, signed by hand as section 3.3 of the cryptosuites says.
fn expired_proof() -> String {
    let document = Value::Object(credential::document(&certificate()));
    super::world::secure_jcs_until(&document, "2026-07-01T00:00:00Z").to_string()
}
