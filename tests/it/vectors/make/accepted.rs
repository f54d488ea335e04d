//! What must be accepted.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use serde_json::Value;
use testamur::claims::{Authority, Text, Words};
use testamur::wire::digest::Digest;
use testamur::{credential, qr, wire};

use super::Vector;
use super::world::{
    MEDENIYET, certificate, changed, code, json_text, key_of, kid, list_url, resign, secured, sign, token, token_of,
};

pub(crate) fn vectors() -> Vec<Vector> {
    let accept = |name: &str, why: &str, body: String| Vector::new(name, "accept", why, body);
    let plain = token(&certificate());
    let text = code(&plain, "certificates.medeniyet.example");
    let json = json_text(&secured(&certificate()));
    let mut vectors = vec![
        accept("token", "a token of a pinned university", plain.clone()),
        accept("code", "its QR text, packed without a dictionary", text.clone()),
        accept("credential", "its JSON with an eddsa-rdfc-2022 proof", json.clone()),
        accept("credential-reordered", "members of JSON have no order", reordered(&json)),
        accept("token-and-code", "two forms of one certificate are one result", format!("{plain}\n{text}"))
            .with("results", "1"),
        accept("hosted", "the service's own institution", plain.clone()).trusting("hosted"),
        accept("listed", "an institution of a signed trust list", plain.clone()).trusting("signed-list"),
        accept("white-space-around", "people copy line ends along", format!("\n  {plain}  \n")),
        accept(
            "retired-key",
            "what a key signed before it was retired goes on verifying",
            resign(&plain, &kid(MEDENIYET, 1), &key_of(MEDENIYET, 1)),
        ),
        accept(
            "algorithm-ed25519",
            "RFC 9864 calls EdDSA with this curve Ed25519",
            token_of(
                &format!(r#"{{"typ":"vc+jwt","alg":"Ed25519","kid":"{MEDENIYET}#key-2"}}"#),
                &credential::payload(&certificate()),
            ),
        ),
        accept(
            "payload-with-spaces",
            "readers take any JSON text, not only the canonical one",
            sign(&spaced(&credential::payload(&certificate())), &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2)),
        ),
        accept(
            "former-name",
            "the institution had this name once",
            token(&changed(|certificate| certificate.issuer.name = words("Göztepe Academy of Medicine"))),
        ),
        accept(
            "closed-status-list",
            "a list that was closed in 2020 does not go stale",
            token(&changed(|certificate| certificate.status.list = list_url(MEDENIYET, 3))),
        ),
        accept(
            "old-status-for-a-patient-caller",
            "the caller says how old the status may be",
            token(&changed(|certificate| certificate.status.list = list_url(MEDENIYET, 2))),
        )
        .with("max-status-age", "31536000"),
        accept("demo-with-permission", "inside a demonstration", plain.clone())
            .trusting("demo")
            .with("allow-demo", "yes"),
        accept("trusted-domain", "the caller trusts the issuer's own domain", plain.clone())
            .trusting("resolved")
            .with("trust-domain", "medeniyet.example"),
        accept(
            "last-day-of-validity",
            "a calendar day lasts until it is over everywhere",
            token(&changed(|certificate| certificate.valid_until = testamur::time::Day::parse("2026-07-14").ok())),
        ),
        accept(
            "issued-today-far-east",
            "16 July has begun where the day begins first",
            token(&changed(|certificate| certificate.issued = testamur::time::Day::parse("2026-07-16").unwrap())),
        )
        .at("2026-07-15T10:00:00Z"),
        accept(
            "link-with-the-token-at-hand",
            "a link to a server, together with the token that it names",
            format!("{}\n{plain}", link(&plain)),
        )
        .with("results", "1"),
    ];
    vectors.extend(moved(&plain));
    vectors
}

/// The text of a link code: the token stays on the server.
pub(crate) fn link(token: &str) -> String {
    let authority = Authority::parse("certificates.medeniyet.example").unwrap();
    qr::encode_reference(certificate().id, Digest::of(token), &authority).text
}

/// Hosts that have moved since the code was printed.
fn moved(token: &str) -> Vec<Vector> {
    let printed = code(token, "certificates.medeniyet.example");
    let at = |place: &str| printed.replace("certificates.medeniyet.example/v", place);
    let elsewhere =
        |name: &str, why: &str, body: String| Vector::new(name, "accept", why, body).with("remark", "link-elsewhere");
    vec![
        elsewhere(
            "redirected",
            "the old host redirects and names itself in a=",
            at("new-host.example/v?a=certificates.medeniyet.example"),
        ),
        elsewhere("host-of-the-trust-list", "the trust list names the host that was printed", at("new-host.example/v"))
            .trusting("moved"),
        elsewhere(
            "strange-host",
            "a code under a host that is not the institution's is genuine nevertheless",
            at("evil.example/v"),
        ),
        elsewhere(
            "strange-host-without-tokens",
            "a code whose payload does not depend on its host",
            code(&resign(token, &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2)), "a.example"),
        ),
        Vector::new(
            "former-host",
            "accept",
            "a former host of the institution is no strange one",
            code(token, "diploma.medeniyet.example"),
        ),
    ]
}

fn words(raw: &str) -> Words {
    Words::new(vec![Text::new(raw).unwrap()]).unwrap()
}

fn reordered(json: &str) -> String {
    let object = wire::json::parse_object(json).unwrap();
    let reversed: serde_json::Map<String, Value> = object.into_iter().rev().collect();
    serde_json::to_string_pretty(&reversed).unwrap()
}

fn spaced(json: &str) -> String {
    serde_json::to_string_pretty(&serde_json::from_str::<Value>(json).unwrap()).unwrap()
}
