//! From a certificate to its issuer's keys and status list, and no further than it is allowed.

use std::io::Write as _;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use testamur::claims::{Authority, Did};
use testamur::fetch::{Budget, Fetch, Search};
use testamur::keys::{KeyId, Purpose};
use testamur::proof::data_integrity;
use testamur::proof::jws::{self, Typ};
use testamur::status::{Bits, List, Snapshot};
use testamur::time::Instant;
use testamur::trust::did_document::did_document;
use testamur::trust::{Belief, Institution, Key, Listed, Trust, TrustList};
use testamur::verify::{Answer, Check, Evidence, Outcome, Policy, Verdict, verify};

use super::internet::{Internet, Page};
use crate::vectors::make::world::{self, MEDENIYET, base64url, key_of, kid, list_url};

const HOST: &str = "certificates.medeniyet.example";
const DID_URL: &str = "https://certificates.medeniyet.example/.well-known/did.json";

pub(super) fn at() -> Instant {
    Instant::parse(world::AT).unwrap()
}

pub(super) fn token() -> String {
    world::token(&world::certificate())
}

fn did() -> Did {
    Did::parse(MEDENIYET).unwrap()
}

/// Medeniyet's list, signed an hour ago, with one place set.
fn list(place: u32) -> List {
    let mut bits = Bits::new();
    bits.set(place).unwrap();
    let valid_from = at().plus_seconds(-3600);
    let valid_until = Some(at().plus_seconds(30 * 86_400));
    List { url: list_url(MEDENIYET, 1), issuer: did(), valid_from, valid_until, bits }
}

fn signed(list: &List) -> Page {
    signed_payload(&list.payload())
}

fn signed_payload(payload: &str) -> Page {
    Page::of("application/vc+jwt", jws::sign(payload, Typ::Credential, &kid(MEDENIYET, 3), &key_of(MEDENIYET, 3)))
}

/// The list with some members of its payload changed, genuinely signed.
fn changed(change: impl FnOnce(&mut Value)) -> Page {
    let mut payload: Value = serde_json::from_str(&list(1).payload()).unwrap();
    change(&mut payload);
    signed_payload(&payload.to_string())
}

fn gzip(bytes: &[u8]) -> String {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).unwrap();
    format!("u{}", base64url(gzip.finish().unwrap()))
}

/// Medeniyet on the Internet: its DID document and its status list, in which place 1 is set.
pub(super) async fn medeniyet_online() -> Internet {
    let internet = Internet::new(&[HOST, "cdn.example"]).await;
    internet.put(DID_URL, Page::of("application/did+ld+json", did_document(&world::medeniyet()).to_string()));
    internet.put(&list_url(MEDENIYET, 1), signed(&list(1)));
    internet
}

fn knows(institution: Institution, belief: Belief) -> Trust {
    let mut trust = Trust::new();
    trust.add(institution, belief);
    trust
}

pub(super) fn pinned() -> Trust {
    knows(world::medeniyet(), Belief::Pinned)
}

/// A list that is `days` old, without status.
fn listed(days: i64, change: impl FnOnce(&mut Institution)) -> Trust {
    let mut institution = world::medeniyet();
    change(&mut institution);
    let issued = at().plus_seconds(-days * 86_400);
    let list = TrustList {
        issuer: Did::parse(world::SERVICE).unwrap(),
        seq: 5,
        issued,
        expires: issued.plus_seconds(TrustList::LIFETIME_SECONDS),
        institutions: vec![Listed { institution, status: Vec::new() }],
    };
    let mut trust = Trust::new();
    trust.add_list(list).unwrap();
    trust
}

/// As every caller does it: verify, fetch what is lacking, verify again.
async fn examine(fetch: &Fetch, trust: &Arc<Trust>, text: &str, policy: &Policy) -> Answer {
    let evidence = Evidence::from_text(text);
    let mut answer = verify(&evidence, trust, policy, at());
    let mut search = Search::new(fetch, &Budget::for_request(), trust, at());
    while search.learn(answer.wants()).await {
        answer = verify(&evidence, search.trust(), policy, at());
    }
    answer
}

async fn answer(internet: &Internet, trust: Trust, text: &str) -> Answer {
    examine(&internet.fetch(), &Arc::new(trust), text, &Policy::for_programs()).await
}

fn told(answer: &Answer) -> String {
    let reason = answer.verdict.reason().map_or("", testamur::verify::Reason::code);
    let belief = answer.results[0].issuer.as_ref().map_or("-", |issuer| issuer.belief.word());
    format!("{} {reason} {belief}", answer.verdict.word())
}

fn status(answer: &Answer) -> Option<(Outcome, Option<Instant>)> {
    answer.results[0].checks.iter().find_map(|check| match check {
        Check::Status { result, as_of, .. } => Some((*result, *as_of)),
        _ => None,
    })
}

#[tokio::test]
async fn a_stranger_is_resolved_and_shown_by_its_domain_but_not_believed() {
    let internet = medeniyet_online().await;
    let trust = Arc::new(Trust::new());
    let answer = examine(&internet.fetch(), &trust, &token(), &Policy::for_programs()).await;
    assert_eq!(told(&answer), "undecided issuer-not-trusted resolved");
    let issuer = answer.results[0].issuer.as_ref().unwrap();
    assert_eq!(issuer.name.as_deref(), Some(HOST));
    assert!(answer.results[0].certificate.is_some());
    assert_eq!(status(&answer), Some((Outcome::Pass, Some(at()))));
    assert!(trust.all().is_empty(), "nothing of it stays");
    // Whoever trusts the domain explicitly accepts.
    let policy =
        Policy { trust_domains: vec![Authority::parse("medeniyet.example").unwrap()], ..Policy::for_programs() };
    let answer = examine(&internet.fetch(), &trust, &token(), &policy).await;
    assert_eq!(answer.verdict, Verdict::Accept { as_of: at() });
    // Also what the stranger has taken back is told.
    internet.put(&list_url(MEDENIYET, 1), signed(&list(94_567)));
    assert_eq!(told(&self::answer(&internet, Trust::new(), &token()).await), "reject withdrawn resolved");
}

#[tokio::test]
async fn a_code_is_looked_up_like_a_token() {
    let internet = medeniyet_online().await;
    let answer = answer(&internet, Trust::new(), &world::code(&token(), HOST)).await;
    assert_eq!(told(&answer), "undecided issuer-not-trusted resolved");
}

#[tokio::test]
async fn the_status_list_of_whom_we_believe_is_read_in_each_form() {
    let internet = medeniyet_online().await;
    let key = key_of(MEDENIYET, 3);
    let method = KeyId::parse(&format!("{MEDENIYET}#{}", key.verifying_key().to_multikey())).unwrap();
    for (place, verdict) in [(1, "accept  pinned"), (94_567, "reject withdrawn pinned")] {
        let list = list(place);
        let document = data_integrity::add_proof(&list.document(), &key, &method, list.valid_from).unwrap();
        let json = Page::of("application/vc", serde_json::to_string(&document).unwrap());
        for page in [signed(&list), json] {
            internet.put(&list_url(MEDENIYET, 1), page);
            let answer = answer(&internet, pinned(), &token()).await;
            assert_eq!(told(&answer), verdict);
            assert_eq!(status(&answer).unwrap().1, Some(at()), "as of the fetch");
        }
    }
    assert!(internet.heads().iter().all(|head| head.contains("/status/1 ")), "known keys are not fetched");
}

#[tokio::test]
async fn a_list_that_proves_nothing_leaves_the_status_unknown() {
    let other = Did::parse(world::KURSK).unwrap();
    let foreign_key = |payload: &str| jws::sign(payload, Typ::Credential, &kid(MEDENIYET, 3), &key_of(MEDENIYET, 9));
    let wrong_purpose = |payload: &str| jws::sign(payload, Typ::Credential, &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2));
    let mebibytes = vec![0; 64 * Bits::MAX_BYTES];
    let pages = [
        ("another key", Page::of("application/vc+jwt", foreign_key(&list(1).payload()))),
        ("a key for certificates", Page::of("application/vc+jwt", wrong_purpose(&list(1).payload()))),
        (
            "another issuer",
            changed(|list| (list["issuer"], list["iss"]) = (json!(other.as_str()), json!(other.as_str()))),
        ),
        ("another list", changed(|list| list["id"] = json!(list_url(MEDENIYET, 2)))),
        ("another purpose", changed(|list| list["credentialSubject"]["statusPurpose"] = json!("suspension"))),
        ("too short", changed(|list| list["credentialSubject"]["encodedList"] = json!(gzip(&[0; 1024])))),
        ("a bomb", changed(|list| list["credentialSubject"]["encodedList"] = json!(gzip(&mebibytes)))),
        ("no list", changed(|list| list["credentialSubject"]["encodedList"] = json!("u"))),
        ("from the future", changed(|list| list["validFrom"] = json!("2026-07-15T09:05:01Z"))),
        ("unsigned", Page::json(serde_json::to_string(&list(1).document()).unwrap())),
        ("no JSON", Page::json("nonsense")),
        ("a page", Page::of("text/html", "<p>moved")),
        ("gone", Page::status(410)),
    ];
    for (name, page) in pages {
        let internet = medeniyet_online().await;
        internet.put(&list_url(MEDENIYET, 1), page);
        let answer = answer(&internet, pinned(), &token()).await;
        assert_eq!(told(&answer), "undecided status-unavailable pinned", "{name}");
    }
    // A place that the shortest list does not have is none, so no list is asked about it.
    let token = world::token(&world::changed(|certificate| certificate.status.index = Bits::MIN_BITS));
    let internet = medeniyet_online().await;
    assert_eq!(told(&answer(&internet, pinned(), &token).await), "undecided status-unavailable pinned");
    assert_eq!(internet.asked(), 0);
}

#[tokio::test]
async fn a_list_past_its_end_is_stale() {
    let internet = medeniyet_online().await;
    let valid_until = Some(at().plus_seconds(-1));
    internet.put(&list_url(MEDENIYET, 1), signed(&List { valid_until, ..list(1) }));
    assert_eq!(told(&answer(&internet, pinned(), &token()).await), "undecided status-stale pinned");
}

#[tokio::test]
async fn an_earlier_list_does_not_bring_a_withdrawn_certificate_back() {
    let internet = medeniyet_online().await;
    let fetch = internet.fetch();
    let trust = Arc::new(pinned());
    internet.put(&list_url(MEDENIYET, 1), signed(&list(94_567)));
    let policy = Policy::for_programs();
    assert_eq!(told(&examine(&fetch, &trust, &token(), &policy).await), "reject withdrawn pinned");
    // The host, or somebody on the way to it, replays a list of the day before.
    let valid_from = list(1).valid_from.plus_seconds(-86_400);
    internet.put(&list_url(MEDENIYET, 1), signed(&List { valid_from, ..list(1) }));
    let evidence = Evidence::from_text(&token());
    let later = at().plus_seconds(2 * 86_400);
    let answer = verify(&evidence, &trust, &policy, later);
    let mut search = Search::new(&fetch, &Budget::for_request(), &trust, later);
    assert!(!search.learn(answer.wants()).await);
    assert_eq!(internet.asked(), 2);
    // What a trust list said before counts, too, however new the fetched list is.
    let mut known = pinned();
    let old = Snapshot { as_of: at().plus_seconds(-90 * 86_400), ..list(94_567).into_snapshot() };
    known.add_snapshot(&did(), Snapshot { bits: Bits::new(), ..old.clone() });
    let internet = medeniyet_online().await;
    assert_eq!(told(&self::answer(&internet, known.clone(), &token()).await), "accept  pinned");
    known.add_snapshot(&did(), old);
    assert_eq!(told(&self::answer(&internet, known, &token()).await), "reject withdrawn pinned");
}

#[tokio::test]
async fn a_status_list_is_fetched_only_after_the_signature_held() {
    let internet = medeniyet_online().await;
    let token = token();
    let (head, _) = token.rsplit_once('.').unwrap();
    let forged = format!("{head}.{}", base64url([1; 64]));
    assert_eq!(told(&answer(&internet, pinned(), &forged).await), "reject bad-signature -");
    assert_eq!(internet.asked(), 0);
    // A stranger's forgery costs the look at the keys, and no more.
    assert_eq!(told(&answer(&internet, Trust::new(), &forged).await), "reject bad-signature -");
    assert_eq!(internet.asked(), 1);
}

#[tokio::test]
async fn a_status_list_elsewhere_is_fetched_for_pinned_institutions_alone() {
    let elsewhere = "https://cdn.example/medeniyet/1";
    let token = world::token(&world::changed(|certificate| certificate.status.list = elsewhere.to_owned()));
    let internet = medeniyet_online().await;
    internet.put(elsewhere, signed(&List { url: elsewhere.to_owned(), ..list(1) }));
    assert_eq!(told(&answer(&internet, listed(1, |_| {}), &token).await), "undecided status-unavailable listed");
    assert_eq!(internet.asked(), 0);
    assert_eq!(told(&answer(&internet, Trust::new(), &token).await), "undecided issuer-not-trusted resolved");
    assert!(internet.heads().iter().all(|head| !head.contains("cdn.example")));
    assert_eq!(told(&answer(&internet, pinned(), &token).await), "accept  pinned");
}

#[tokio::test]
async fn nothing_is_fetched_for_an_institution_of_our_own() {
    let internet = medeniyet_online().await;
    let trust = knows(world::medeniyet(), Belief::Hosted);
    assert_eq!(told(&answer(&internet, trust, &token()).await), "undecided status-unavailable hosted");
    assert_eq!(internet.asked(), 0);
}

#[tokio::test]
async fn a_did_document_of_another_is_not_taken_in() {
    let kursk = Institution { did: Did::parse(world::KURSK).unwrap(), ..world::medeniyet() };
    for page in [
        Page::json(did_document(&kursk).to_string()),
        Page::json("{}"),
        Page::json("[1]"),
        Page::json(json!({"id": MEDENIYET}).to_string()),
        Page::status(404),
        Page::Answer(302, "location: https://cdn.example/did.json\r\n".to_owned(), Vec::new()),
    ] {
        let internet = medeniyet_online().await;
        internet.put(DID_URL, page);
        assert_eq!(told(&answer(&internet, Trust::new(), &token()).await), "undecided issuer-unknown none");
        assert_eq!(internet.asked(), 1);
    }
}

#[tokio::test]
async fn a_did_document_changes_nothing_of_whom_we_believe() {
    let internet = medeniyet_online().await;
    let without_key = |institution: &mut Institution| institution.keys.retain(|key| key.id != kid(MEDENIYET, 2));
    let mut pinned = world::medeniyet();
    without_key(&mut pinned);
    let answer = answer(&internet, knows(pinned, Belief::Pinned), &token()).await;
    assert_eq!(told(&answer), "reject key-not-of-issuer -");
    assert_eq!(internet.asked(), 0);
    // A fresh list knows all keys.
    let answer = self::answer(&internet, listed(0, without_key), &token()).await;
    assert_eq!(told(&answer), "reject key-not-of-issuer -");
    // An old one may lack it: what the institution's own host says is told for what it is.
    let answer = self::answer(&internet, listed(40, without_key), &token()).await;
    assert_eq!(told(&answer), "undecided issuer-not-trusted resolved");
    // A thief of the host cannot put a key of his own beside those of the list.
    let mut thief = world::medeniyet();
    let foreign = key_of(MEDENIYET, 9);
    thief.keys = vec![Key::new(kid(MEDENIYET, 9), foreign.verifying_key(), Some(Purpose::Credential), None)];
    internet.put(DID_URL, Page::json(did_document(&thief).to_string()));
    let stolen = world::resign(&token(), &kid(MEDENIYET, 9), &foreign);
    let answer = self::answer(&internet, listed(40, |_| {}), &stolen).await;
    assert_eq!(told(&answer), "undecided issuer-not-trusted resolved");
    let answer = self::answer(&internet, listed(40, |_| {}), &token()).await;
    assert_eq!(told(&answer), "accept  listed");
}

#[tokio::test]
async fn a_key_that_its_own_host_calls_revoked_is_revoked() {
    let internet = medeniyet_online().await;
    let token = world::resign(&token(), &kid(MEDENIYET, 4), &key_of(MEDENIYET, 4));
    // The document no longer names it for assertions, so the key is not found at all.
    assert_eq!(told(&answer(&internet, Trust::new(), &token).await), "reject key-not-of-issuer -");
}

/// A credential of another shape, with its place in Medeniyet's list.
fn foreign(place: u32) -> String {
    let list = list_url(MEDENIYET, 1);
    let payload = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
        "issuer": MEDENIYET, "iss": MEDENIYET, "credentialSubject": {"name": "Gulnara Alieva"},
        "credentialStatus": {
            "id": format!("{list}#{place}"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": place.to_string(), "statusListCredential": list,
        },
    });
    jws::sign(&payload.to_string(), Typ::Credential, &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2))
}

#[tokio::test]
async fn the_status_of_a_credential_of_another_shape_is_looked_up_too() {
    for (trust, belief) in [(pinned(), "pinned"), (listed(0, |_| {}), "listed"), (Trust::new(), "resolved")] {
        let internet = medeniyet_online().await;
        let answer = self::answer(&internet, trust, &foreign(1)).await;
        assert_eq!(told(&answer), format!("reject withdrawn {belief}"));
        assert!(internet.heads().iter().any(|head| head.starts_with("get /status/1 ")), "{:?}", internet.heads());
    }
    let internet = medeniyet_online().await;
    // Not withdrawn: what its words mean is still not known.
    assert_eq!(told(&answer(&internet, pinned(), &foreign(2)).await), "undecided context-unknown pinned");
    // A forged one asks nobody.
    let internet = medeniyet_online().await;
    let genuine = foreign(1);
    let (signed, _) = genuine.rsplit_once('.').unwrap();
    let forged = format!("{signed}.{}", "A".repeat(86));
    assert_eq!(told(&answer(&internet, pinned(), &forged).await), "reject bad-signature -");
    assert_eq!(internet.asked(), 0);
}
