//! What programs issue by themselves: `POST /credentials/issue` with a login, and what becomes of it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use testamur::access::{Means, Role, Scope};
use testamur::claims::{Authority, Did, RegisterNumber, Slug, Text};
use testamur::config::Limits;
use testamur::http::{Options, Service, router};
use testamur::issuance::{Chance, Keyring, Moment, Office, Step};
use testamur::store::NewInstitution;
use testamur::time::{Clock, Instant};
use tower::ServiceExt as _;
use zeroize::Zeroizing;

use crate::register::{self, Folder};

const HOST: &str = "certificates.hill.example";

/// A register with one institution, or several, and the service on it.
struct World {
    folder: Folder,
    office: Office,
    router: Router,
}

fn now() -> Instant {
    Instant::parse("2026-05-07T09:00:00Z").unwrap()
}

async fn office(folder: &Folder) -> Office {
    Office {
        store: register::open(folder.path()).await,
        keyring: Keyring::new(folder.path().join("keys"), Zeroizing::new(b"TEST ONLY".to_vec())),
        clock: Clock::Fixed(now()),
        chance: Chance::System,
        interrupt: None,
        is_demo: false,
    }
}

fn institution(slug: &str, host: &str) -> NewInstitution {
    let authority = Authority::parse(host).unwrap();
    let name = |language: &str, text| (language.to_owned(), Text::new(text).unwrap());
    NewInstitution {
        did: Did::web(&authority, None),
        slug: Slug::parse(slug).unwrap(),
        authority,
        names: vec![name("en", "Hill University"), name("tr", "Tepe Üniversitesi")],
        country: "TR".to_owned(),
        website: None,
        identifiers: Vec::new(),
        number_pattern: Some("HILL-{year}-{seq:04}".to_owned()),
        logo: None,
    }
}

impl World {
    /// Everything is switched on: the key, the approval by programs.
    async fn new() -> Self {
        let world = Self::without_key().await;
        world.office.add_program_key("hill").await.unwrap();
        world.office.set_approval_policy("hill", &[Means::Operator, Means::Client]).await.unwrap();
        world
    }

    async fn without_key() -> Self {
        let folder = Folder::new();
        let own = office(&folder).await;
        own.add_institution(&institution("hill", HOST)).await.unwrap();
        let limits = Limits { verify: 0, lookup: 0, sign_in: 0, register: 0 };
        let options = Options { recheck_seconds: 0, limits, ..Options::default() };
        let router = router(Service::new(office(&folder).await, options));
        Self { folder, office: own, router }
    }

    /// The token of a new program.
    async fn program(&self, institution: &str, scopes: &[Scope]) -> String {
        let (id, secret) = self.office.add_client(institution, "TEST ONLY", scopes).await.unwrap();
        self.office.client_token(&id, secret.expose(), None).await.unwrap().unwrap().token.expose().to_owned()
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, Value) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> (StatusCode, Value) {
        let request = Request::post(path).header("host", HOST).header("content-type", "application/json");
        let request = match token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        };
        self.send(request.body(body.to_string().into()).unwrap()).await
    }

    async fn get(&self, path: &str, token: &str, accept: &str) -> (StatusCode, Value) {
        let request = Request::get(path).header("host", HOST).header("accept", accept);
        self.send(request.header("authorization", format!("Bearer {token}")).body(Body::empty()).unwrap()).await
    }

    async fn issue(&self, token: &str, credential: &Value, options: Value) -> (StatusCode, Value) {
        let body = json!({"credential": credential, "options": options});
        self.post("/credentials/issue", Some(token), &body).await
    }

    /// Issues what must be issued.
    async fn issued(&self, token: &str, credential: &Value) -> Value {
        let (status, mut body) = self.issue(token, credential, json!({})).await;
        assert_eq!(status, StatusCode::CREATED, "{body}");
        body["verifiableCredential"].take()
    }

    /// Verdict and reason of `/v1/verify`, and the whole answer.
    async fn verdict(&self, credential: &Value) -> (String, Value, Value) {
        let (status, answer) = self.post("/v1/verify", None, &json!({"credential": credential})).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        let result = answer["results"][0].clone();
        (answer["verdict"].as_str().unwrap().to_owned(), result["reason"].clone(), result)
    }

    async fn set(&self, token: &str, id: &Value, purpose: &str, is_set: bool) -> StatusCode {
        let entry = json!({"type": "BitstringStatusListEntry", "statusPurpose": purpose});
        let body = json!({"credentialId": id, "credentialStatus": entry, "status": is_set});
        self.post("/credentials/status", Some(token), &body).await.0
    }

    async fn kept(&self) -> u32 {
        let institution = self.office.institution("hill").await.unwrap();
        let batches = self.office.store.batches_of(institution.id, None, 100).await.unwrap();
        batches.iter().map(|batch| batch.certificates).sum()
    }
}

/// A certificate as the system of a university knows it.
fn badge() -> Value {
    let identity = |kind: &str, value: &str| json!({"type": "IdentityObject", "identityType": kind, "identityHash": value, "hashed": false});
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [identity("name", "Gulnara Alieva"), identity("ext:nativeName", "Гүлнара Әлиева")],
            "activityStartDate": "2026-05-04T00:00:00Z",
            "activityEndDate": "2026-05-05T00:00:00Z",
            "achievement": {
                "type": ["Achievement"], "achievementType": "CertificateOfCompletion",
                "name": "First Aid / İlk Yardım", "description": "Eight hours with practice",
            },
        },
    })
}

fn numbered(number: &str) -> Value {
    let mut badge = badge();
    let identity = json!({"type": "IdentityObject", "identityType": "ext:registerNumber", "identityHash": number, "hashed": false});
    badge["credentialSubject"]["identifier"].as_array_mut().unwrap().push(identity);
    badge
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_program_issues_is_in_the_register_and_is_accepted_until_it_is_withdrawn() {
    let world = World::new().await;
    let token = world.program("hill", &[Scope::Issue, Scope::Status, Scope::Register]).await;
    let issued = world.issued(&token, &badge()).await;
    assert_eq!(issued["issuer"]["id"], "did:web:certificates.hill.example");
    assert_eq!(issued["issuer"]["name"], "Hill University / Tepe Üniversitesi");
    assert_eq!(issued["validFrom"], "2026-05-07T00:00:00Z");
    assert_eq!(issued["proof"][0]["cryptosuite"], "eddsa-rdfc-2022");
    assert_eq!(issued["credentialSubject"]["achievement"]["description"], "Eight hours with practice; course");
    let number = "HILL-2026-0001";
    assert_eq!(issued["credentialSubject"]["identifier"][2]["identityHash"], number);

    let (verdict, _, result) = world.verdict(&issued).await;
    assert_eq!(verdict, "accept", "{result}");
    let signature = &result["checks"][0];
    assert_eq!((&signature["check"], &signature["approval"]), (&json!("signature"), &json!("client")));
    assert_eq!((&result["certificate"]["number"], &result["certificate"]["kind"]), (&json!(number), &json!("course")));
    let lookup = json!({"institution": "hill", "number": number, "name": "Gulnara Alieva"});
    assert_eq!(world.post("/v1/lookup", None, &lookup).await.1["result"], "known");
    let path = format!("/v1/institutions/hill/certificates/{number}");
    assert_eq!(world.get(&format!("{path}.json"), &token, "*/*").await.1, issued);
    let (_, jwt) = world.get(&format!("{path}.jwt"), &token, "*/*").await;
    assert!(jwt.as_str().unwrap().starts_with("eyJ"), "{jwt}");
    assert_eq!(world.get(&format!("{path}.pdf"), &token, "*/*").await.0, StatusCode::NOT_FOUND, "it has no sheet");
    let (_, batches) = world.get("/v1/institutions/hill/batches", &token, "*/*").await;
    assert_eq!(batches["batches"][0]["state"], "released", "{batches}");
    let (_, verified) =
        world.post("/credentials/verify", None, &json!({"verifiableCredential": issued, "options": {}})).await;
    assert_eq!(verified["verified"], true, "{verified}");

    assert_eq!(world.set(&token, &issued["id"], "suspension", true).await, StatusCode::OK);
    assert_eq!(world.verdict(&issued).await.1, "suspended");
    assert_eq!(world.set(&token, &issued["id"], "suspension", false).await, StatusCode::OK);
    assert_eq!(world.verdict(&issued).await.0, "accept");
    assert_eq!(world.set(&token, &issued["id"], "revocation", true).await, StatusCode::OK);
    let (verdict, reason, _) = world.verdict(&issued).await;
    assert_eq!((verdict.as_str(), &reason), ("reject", &json!("withdrawn")));
    assert_eq!(world.set(&token, &issued["id"], "revocation", false).await, StatusCode::CONFLICT);
    let nobody = json!("urn:uuid:00000000-0000-4000-8000-000000000000");
    assert_eq!(world.set(&token, &nobody, "revocation", true).await, StatusCode::NOT_FOUND);

    let institution = world.office.institution("hill").await.unwrap();
    let audit = world.office.store.audit_of(institution.id, None, 10).await.unwrap();
    let deeds: Vec<_> = audit.iter().filter(|row| row.number.as_deref() == Some(number)).collect();
    let actions: Vec<_> = deeds.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["withdraw", "resume", "suspend", "issue"]);
    assert!(deeds.iter().all(|row| row.actor.starts_with("hill-")), "{deeds:?}");
    assert_eq!(deeds[3].detail, "did:web:certificates.hill.example#api-1");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_achievement_has_its_page_and_the_key_its_place_in_the_did_document() {
    let world = World::new().await;
    let token = world.program("hill", &[Scope::Issue]).await;
    let issued = world.issued(&token, &badge()).await;
    let id = issued["credentialSubject"]["achievement"]["id"].as_str().unwrap();
    let path = id.strip_prefix("https://certificates.hill.example").unwrap();
    assert!(path.starts_with("/a/badge-"), "{path}");
    let (_, mut achievement) = world.get(path, "", "application/json").await;
    achievement.as_object_mut().unwrap().remove("@context");
    assert_eq!(achievement, issued["credentialSubject"]["achievement"]);
    let (status, page) = world.get(path, "", "text/html").await;
    assert!(status == StatusCode::OK && page.as_str().unwrap().contains("İlk Yardım"), "{page}");
    let again = world.issued(&token, &badge()).await;
    assert_eq!(again["credentialSubject"]["achievement"], issued["credentialSubject"]["achievement"]);
    let (_, document) = world.get("/.well-known/did.json", "", "application/json").await;
    let methods = document["verificationMethod"].as_array().unwrap();
    let named = |method: &&Value| method["id"] == "did:web:certificates.hill.example#api-1";
    assert_eq!(methods.iter().filter(named).count(), 1, "{document}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_holds_the_token_of_the_register() {
    let world = World::new().await;
    let token = world.program("hill", &[Scope::Issue, Scope::Register]).await;
    let (status, body) = world.issue(&token, &badge(), json!({"envelope": "vc+jwt"})).await;
    assert_eq!(status, StatusCode::CREATED, "{body}");
    let data = body["verifiableCredential"]["id"].as_str().unwrap();
    let jwt = data.strip_prefix("data:application/vc+jwt,").unwrap();
    let (_, kept) = world.get("/v1/institutions/hill/certificates/HILL-2026-0001.jwt", &token, "*/*").await;
    assert_eq!(kept, jwt);
    let (_, answer) = world.post("/v1/verify", None, &json!({"jwt": jwt})).await;
    assert_eq!(answer["verdict"], "accept", "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_issues_who_was_not_let() {
    let world = World::without_key().await;
    world.office.add_institution(&institution("vale", "certificates.vale.example")).await.unwrap();
    let may = world.program("hill", &[Scope::Issue]).await;
    // Neither the key nor the policy: each alone is not enough.
    let (status, body) = world.issue(&may, &badge(), json!({})).await;
    assert_eq!((status, &body["code"]), (StatusCode::CONFLICT, &json!("not-allowed")), "{body}");
    assert!(body["detail"].as_str().unwrap().contains("testamur key new hill --purpose api"), "{body}");
    world.office.add_program_key("hill").await.unwrap();
    let (status, body) = world.issue(&may, &badge(), json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(body["detail"].as_str().unwrap().contains("approval by client"), "{body}");
    world.office.set_approval_policy("hill", &[Means::Client]).await.unwrap();
    assert_eq!(world.issue(&may, &badge(), json!({})).await.0, StatusCode::CREATED);

    let body = json!({"credential": badge()});
    for nobody in [None, Some("no token of ours")] {
        assert_eq!(world.post("/credentials/issue", nobody, &body).await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(world.post("/credentials/status", nobody, &json!({})).await.0, StatusCode::UNAUTHORIZED);
    }
    for scope in Scope::ALL.into_iter().filter(|scope| *scope != Scope::Issue) {
        let token = world.program("hill", &[scope]).await;
        assert_eq!(world.issue(&token, &badge(), json!({})).await.0, StatusCode::FORBIDDEN, "{scope:?}");
    }
    for role in Role::ALL {
        let login = format!("{}@example.org", role.word());
        world.office.add_account(&login, "TEST ONLY", (None, role), "four words make one").await.unwrap();
        let body = json!({"login": login, "password": "four words make one"});
        let (_, session) = world.post("/v1/session", None, &body).await;
        let token = session["token"].as_str().unwrap();
        assert_eq!(world.issue(token, &badge(), json!({})).await.0, StatusCode::FORBIDDEN, "{role:?}");
        assert_eq!(world.set(token, &json!("x"), "revocation", true).await, StatusCode::FORBIDDEN, "{role:?}");
    }
    // A program of another institution signs nothing of this one, and takes nothing back.
    let issued = world.issued(&may, &badge()).await;
    let other = world.program("vale", &[Scope::Issue, Scope::Status]).await;
    let mut named = badge();
    named["issuer"] = json!("did:web:certificates.hill.example");
    assert_eq!(world.issue(&other, &named, json!({})).await.0, StatusCode::CONFLICT);
    world.office.add_program_key("vale").await.unwrap();
    world.office.set_approval_policy("vale", &[Means::Client]).await.unwrap();
    assert_eq!(world.issue(&other, &named, json!({})).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(world.set(&other, &issued["id"], "revocation", true).await, StatusCode::NOT_FOUND);
    assert_eq!(world.verdict(&issued).await.0, "accept");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_the_institution_says_is_refused() {
    let world = World::new().await;
    let token = world.program("hill", &[Scope::Issue]).await;
    let status = json!({
        "id": "https://certificates.hill.example/status/1#7", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "7",
        "statusListCredential": "https://certificates.hill.example/status/1",
    });
    let subject = "/credentialSubject";
    for (pointer, member, value) in [
        ("", "id", json!("urn:uuid:2f5d8e8e-8c54-4a5b-9d0c-9b8f2f5f0d01")),
        ("", "id", json!("https://certificates.hill.example/c/7")),
        ("", "iss", json!("did:web:certificates.hill.example")),
        ("", "proof", json!({"type": "DataIntegrityProof"})),
        ("", "credentialStatus", status),
        ("", "issuer", json!("did:web:certificates.vale.example")),
        ("", "issuer", json!({"id": "did:key:z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r"})),
        ("", "issuer", json!({"name": "Vale University"})),
        ("", "issuer", json!({"name": "Hill University", "url": "https://hill.example"})),
        ("", "issuer", json!(7)),
        ("", "validFrom", json!("2025-05-01T00:00:00Z")),
        ("", "validFrom", json!("2026-06-07T00:00:00Z")),
        ("", "validFrom", json!("2026-05-07T09:00:00Z")),
        ("", "validUntil", json!("2026-05-01T00:00:00Z")),
        ("", "type", json!(["VerifiableCredential"])),
        ("", "@context", json!(["https://www.w3.org/ns/credentials/v2"])),
        ("", "termsOfUse", json!([])),
        (subject, "id", json!("did:example:holder")),
        (subject, "identifier", json!([])),
        (subject, "identifier", json!("x")),
        (subject, "activityEndDate", json!("2026-05-03T00:00:00Z")),
        (subject, "image", json!({"id": "https://elsewhere.example/x.png"})),
        ("/credentialSubject/achievement", "id", json!("https://certificates.hill.example/a/other")),
        ("/credentialSubject/achievement", "id", json!("https://elsewhere.example/a/other")),
        ("/credentialSubject/achievement", "achievementType", json!("Badge")),
        ("/credentialSubject/achievement", "criteria", json!({"narrative": "Sat through it."})),
        ("/credentialSubject/achievement", "name", json!("")),
    ] {
        let mut bad = badge();
        bad.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert(member.to_owned(), value.clone());
        let (status, body) = world.issue(&token, &bad, json!({})).await;
        assert_eq!((status, &body["code"]), (StatusCode::BAD_REQUEST, &json!("malformed-request")), "{member} {value}");
        assert!(body["detail"].as_str().unwrap().len() > 20, "{body}");
    }
    for options in [
        json!({"credentialId": "urn:uuid:2f5d8e8e-8c54-4a5b-9d0c-9b8f2f5f0d01"}),
        json!({"cryptosuite": "eddsa-jcs-2022"}),
        json!({"credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "suspension"}}),
        json!({"kid": "did:web:certificates.hill.example#key-1"}),
    ] {
        assert_eq!(world.issue(&token, &badge(), options.clone()).await.0, StatusCode::BAD_REQUEST, "{options}");
    }
    assert_eq!(world.kept().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_repeated_under_its_number_is_signed_once() {
    let world = World::new().await;
    let token = world.program("hill", &[Scope::Issue, Scope::Status]).await;
    let first = world.issued(&token, &numbered("LMS-7")).await;
    assert_eq!(world.issued(&token, &numbered("LMS-7")).await, first);
    assert_eq!(world.kept().await, 1);
    let mut other = numbered("LMS-7");
    other["credentialSubject"]["role"] = json!("tutor");
    let (status, body) = world.issue(&token, &other, json!({})).await;
    assert_eq!((status, &body["code"]), (StatusCode::CONFLICT, &json!("not-allowed")), "{body}");
    // Without a number every request is another certificate.
    let two = [world.issued(&token, &badge()).await, world.issued(&token, &badge()).await];
    assert_ne!(two[0]["id"], two[1]["id"]);
    assert_eq!(world.set(&token, &first["id"], "revocation", true).await, StatusCode::OK);
    assert_eq!(world.issue(&token, &numbered("LMS-7"), json!({})).await.0, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_off_it_has_kept_nothing_or_everything() {
    for (step, moment, kept) in [
        (Step::Check, Moment::Before, 0),
        (Step::Seal, Moment::After, 0),
        (Step::Keep, Moment::Before, 0),
        (Step::Keep, Moment::After, 1),
    ] {
        let world = World::new().await;
        let mut office = office(&world.folder).await;
        office.interrupt = Some(Box::new(move |at, when| (at, when) == (step, moment)));
        let institution = office.institution("hill").await.unwrap();
        let row = testamur::issuance::direct::program_key(&institution).unwrap();
        let key = Arc::new(office.keyring.open(&row.id, &row.key).unwrap());
        let credential = numbered("LMS-7").as_object().unwrap().clone();
        let order = testamur::issuance::direct::Order { credential, client: "hill-test", kid: &row.id, key };
        office.issue_directly(&institution, &order).await.unwrap_err();
        assert_eq!(world.kept().await, kept, "{step:?} {moment:?}");
        office.interrupt = None;
        let issued = office.issue_directly(&institution, &order).await.unwrap();
        assert_eq!((issued.number.as_str(), world.kept().await), ("LMS-7", 1));
        let number = RegisterNumber::parse("LMS-7").unwrap();
        let stored = office.store.issued(institution.id, &number).await.unwrap().unwrap();
        assert_eq!(stored.token, Some(issued.forms.token), "{step:?} {moment:?}");
        let audit = office.store.audit_of(institution.id, None, 20).await.unwrap();
        assert_eq!(audit.iter().filter(|row| row.action == "issue").count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_at_once_get_a_number_and_a_place_each() {
    let world = Arc::new(World::new().await);
    let token = world.program("hill", &[Scope::Issue]).await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let (world, token) = (Arc::clone(&world), token.clone());
        tasks.spawn(async move { world.issued(&token, &badge()).await });
    }
    let issued = tasks.join_all().await;
    let all = |pointer: &str| -> std::collections::BTreeSet<String> {
        issued.iter().map(|one| one.pointer(pointer).unwrap().as_str().unwrap().to_owned()).collect()
    };
    let numbers = all("/credentialSubject/identifier/2/identityHash");
    assert_eq!(numbers, (1..=12).map(|number| format!("HILL-2026-{number:04}")).collect());
    assert_eq!(all("/credentialStatus/statusListIndex").len(), 12);
    assert_eq!(all("/id").len(), 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_in_wrong_hands_takes_only_its_own_with_it() {
    let world = World::new().await;
    let token = world.program("hill", &[Scope::Issue]).await;
    let old = world.issued(&token, &badge()).await;
    let institution = world.office.institution("hill").await.unwrap();
    let row = testamur::issuance::direct::program_key(&institution).unwrap();
    assert_eq!(row.id.as_str(), "did:web:certificates.hill.example#api-1");
    world.office.end_key(&row.id, true).await.unwrap();
    assert_eq!(world.verdict(&old).await.1, "key-revoked");
    assert_eq!(world.issue(&token, &badge(), json!({})).await.0, StatusCode::CONFLICT);
    world.office.add_program_key("hill").await.unwrap();
    let new = world.issued(&token, &badge()).await;
    assert_eq!(world.verdict(&new).await.0, "accept");
    let keys = world.office.institution("hill").await.unwrap().keys;
    let names: Vec<_> = keys.iter().map(|key| key.id.fragment().to_owned()).collect();
    assert_eq!(names, ["key-1", "key-2", "api-1", "api-2"]);
}
