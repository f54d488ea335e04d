//! `POST /v1/lookup`: whether a certificate of this number was issued to this person, for who has no code to scan.
//!
//! Nobody learns a name here. The answer is `known` only to who says both number and name right, it is `unknown` whatever was
//! wrong, it holds nothing personal, and it leaves no earlier than [`TIME`], whichever way was gone.

use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use super::knowledge::Known;
use super::problem::Problem;
use super::respond::fresh;
use super::{Service, evidence, receive};
use crate::claims::{Certificate, Holder, RegisterNumber};
use crate::credential;
use crate::roster::fold;
use crate::status::Standing;
use crate::store::InstitutionRow;
use crate::wire::digest::Digest;
use crate::wire::json;

/// What is asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// The DID, the slug, the host or one of the names of the institution.
    institution: String,
    /// The register number, as it is printed.
    number: String,
    /// The name, as it is printed: in Latin letters or in the own script.
    name: String,
}

/// What is answered.
#[derive(Serialize)]
struct Reply {
    /// `known`, `unknown`, `withdrawn`, `superseded`, `suspended`.
    result: &'static str,
    /// When the register was asked.
    as_of: String,
}

pub(super) async fn handler(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if evidence::essence(&headers) != TYPE {
        return Err(Problem::UnsupportedType(TYPE));
    }
    let body = receive::whole(&headers, body, BYTES, service.0.options.body_time).await?;
    let question = parse(&body)?;
    let (result, ()) = tokio::join!(look_up(&service, &question), tokio::time::sleep(TIME));
    let reply = Reply { result: result?, as_of: service.now().to_string() };
    Ok(fresh(TYPE, serde_json::to_vec(&reply).map_err(Problem::failed)?))
}

const TYPE: &str = "application/json";

/// The longest question: names of a few hundred letters in any script.
const BYTES: usize = 8 * 1024;

/// How long every answer takes: some twenty times what a look into the register does.
const TIME: Duration = Duration::from_millis(50);

fn parse(body: &[u8]) -> Result<Question, Problem> {
    let text = std::str::from_utf8(body).map_err(|_| Problem::Malformed("not text in UTF-8".to_owned()))?;
    let value = json::parse(text).map_err(|fault| Problem::Malformed(fault.to_string()))?;
    let wrong = |_| Problem::Malformed("say institution, number and name, each a text".to_owned());
    serde_json::from_value(value).map_err(wrong)
}

async fn look_up(service: &Service, question: &Question) -> Result<&'static str, Problem> {
    let known = service.0.knowledge.now().await?;
    let number = RegisterNumber::parse(&question.number.trim().to_uppercase());
    let (Some(institution), Ok(number)) = (find(&known, &question.institution), number) else { return Ok(UNKNOWN) };
    let Some(payload) = service.0.store.released_payload(institution.id, &number).await? else { return Ok(UNKNOWN) };
    let wrong = || Problem::failed(Unreadable);
    let document = json::parse_object(&payload).map_err(|_| wrong())?;
    let certificate = credential::read(&document).map_err(|_| wrong())?;
    if !is_named(&certificate.holder, &question.name) {
        return Ok(UNKNOWN);
    }
    Ok(match standing(&known, institution, &certificate) {
        Standing::InForce => "known",
        ended => ended.word(),
    })
}

const UNKNOWN: &str = "unknown";

/// The institution that is meant. Which ones there are is public.
fn find<'a>(known: &'a Known, text: &str) -> Option<&'a InstitutionRow> {
    let text = text.trim();
    let exact = |row: &&InstitutionRow| row.details.did.as_str() == text || row.details.slug.as_str() == text;
    let host = |row: &&InstitutionRow| row.details.did.path().is_empty() && row.details.authority.as_str() == text;
    let wanted = folded(text);
    let named = |row: &&InstitutionRow| row.details.names.iter().any(|(_, name)| folded(name.as_str()) == wanted);
    let rows = || known.institutions.iter();
    rows().find(exact).or_else(|| rows().find(host)).or_else(|| rows().find(named))
}

/// Compares with every name of the holder, each in the same time.
fn is_named(holder: &Holder, name: &str) -> bool {
    let wanted = Digest::of(folded(name));
    let names = [Some(&holder.name), holder.native_name.as_ref()];
    let same = names.map(|own| Digest::of(folded(own.unwrap_or(&holder.name).as_str())));
    same.iter().fold(0, |found, own| found | own.as_bytes().ct_eq(wanted.as_bytes()).unwrap_u8()) == 1
}

/// A name without regard to case, spaces and composition of letters.
fn folded(name: &str) -> String {
    fold::name(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How it stands, as the status lists tell.
fn standing(known: &Known, institution: &InstitutionRow, certificate: &Certificate) -> Standing {
    let found = known.trust.find(institution.details.did.as_str());
    let snapshot = found.and_then(|known| known.snapshot(&certificate.status.list));
    let told = snapshot.and_then(|snapshot| snapshot.standing(certificate.status.index));
    told.map_or(Standing::InForce, |(standing, _)| standing)
}

/// The register holds what it cannot have written.
#[derive(Debug, thiserror::Error)]
#[error("the payload of a released certificate cannot be read")]
struct Unreadable;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::testing::{body, post, register, send, service, whole};
    use super::*;

    const PATH: &str = "/v1/lookup";

    async fn ask(service: &Service, institution: &str, number: &str, name: &str) -> String {
        let question = json!({"institution": institution, "number": number, "name": name}).to_string();
        let answer: Value = serde_json::from_str(&body(send(service, post(PATH, TYPE, question)).await).await).unwrap();
        assert_eq!(answer.as_object().unwrap().len(), 2, "{answer}");
        answer["result"].as_str().unwrap().to_owned()
    }

    #[tokio::test]
    async fn number_and_name_are_known_together_however_they_are_written() {
        let service = service(register().await);
        let native = "Гүлнара Әлиева";
        for institution in [
            "medeniyet",
            "did:web:demo.testamur.example:medeniyet",
            "Istanbul Medeniyet University",
            " İSTANBUL MEDENİYET  ÜNİVERSİTESİ ",
        ] {
            assert_eq!(ask(&service, institution, "IMU-2022-0001", native).await, "known", "{institution}");
        }
        for name in ["Gulnara Alieva", "GULNARA ALIEVA", "  gulnara\u{a0} alieva", "ГҮЛНАРА ӘЛИЕВА"] {
            assert_eq!(ask(&service, "medeniyet", " imu-2022-0001", name).await, "known", "{name}");
        }
    }

    #[tokio::test]
    async fn whatever_is_wrong_the_answer_is_the_same() {
        let register = register().await;
        register.withdraw("IMU-2022-0002").await;
        let service = service(register);
        let good = ["medeniyet", "IMU-2022-0002", "Gulnara Alieva"];
        assert_eq!(ask(&service, good[0], good[1], good[2]).await, "withdrawn");
        let mut answers = Vec::new();
        for [institution, number, name] in [
            [good[0], good[1], "Gulnara Aliev"],
            [good[0], good[1], "Alieva Gulnara"],
            [good[0], good[1], ""],
            [good[0], "IMU-2022-0003", good[2]],
            [good[0], "no number", good[2]],
            ["kursk", good[1], good[2]],
            ["nobody", good[1], good[2]],
        ] {
            let question = json!({"institution": institution, "number": number, "name": name}).to_string();
            let response = send(&service, post(PATH, TYPE, question)).await;
            assert_eq!(response.headers()["cache-control"], "no-store");
            answers.push(body(response).await);
        }
        answers.dedup();
        assert_eq!(answers, [r#"{"result":"unknown","as_of":"2026-07-15T12:00:00Z"}"#]);
    }

    #[tokio::test]
    async fn what_is_suspended_or_superseded_is_told_to_those_who_know_number_and_name() {
        let register = register().await;
        let service = service(register.clone());
        let ask = async |number: &str, name: &str| ask(&service, "medeniyet", number, name).await;
        register.suspend("IMU-2022-0001").await;
        assert_eq!(ask("IMU-2022-0001", "Gulnara Alieva").await, "suspended");
        assert_eq!(ask("IMU-2022-0001", "Somebody Else").await, "unknown");
        register.resume("IMU-2022-0001").await;
        assert_eq!(ask("IMU-2022-0001", "Gulnara Alieva").await, "known");
        register.supersede("IMU-2022-0002", "IMU-2022-0001").await;
        assert_eq!(ask("IMU-2022-0002", "Gulnara Alieva").await, "superseded");
        assert_eq!(ask("IMU-2022-0002", "Somebody Else").await, "unknown");
    }

    #[tokio::test]
    async fn every_answer_takes_its_time() {
        let service = service(register().await);
        for number in ["IMU-2022-0001", "IMU-2022-0009"] {
            let begun = std::time::Instant::now();
            ask(&service, "medeniyet", number, "Gulnara Alieva").await;
            assert!(begun.elapsed() >= TIME);
        }
    }

    #[tokio::test]
    async fn what_is_no_question_is_a_problem() {
        let service = service(register().await);
        let mut told = Vec::new();
        for (kind, text) in [
            ("text/plain", "{}"),
            (TYPE, "{}"),
            (TYPE, r#"{"institution":"medeniyet","number":1,"name":"x"}"#),
            (TYPE, r#"{"institution":"medeniyet","number":"1","name":"x","email":"a@b.example"}"#),
            (TYPE, r#"{"institution":"medeniyet","number":"1","name":"x","name":"y"}"#),
            (TYPE, "["),
        ] {
            told.push(whole(send(&service, post(PATH, kind, text)).await).await);
        }
        told.push(whole(send(&service, post(PATH, TYPE, " ".repeat(BYTES + 1))).await).await);
        insta::assert_snapshot!(told.join("\n"), @r#"
        415 application/problem+json
        {"type":"about:blank","title":"Unsupported Media Type","status":415,"code":"unsupported-media-type","detail":"send one of: application/json"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"say institution, number and name, each a text"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"say institution, number and name, each a text"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"say institution, number and name, each a text"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"a member stands twice in one object at line 1 column 62"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"EOF while parsing a list at line 1 column 1"}
        413 application/problem+json
        {"type":"about:blank","title":"Payload Too Large","status":413,"code":"too-large","detail":"the body is longer than 8192 bytes"}
        "#);
    }
}
