//! Receipts of what the service has answered: who asks for one, and the key that signs it.
//!
//! `…?receipt=jwt` adds a member to an answer and a last line to a batch; `?receipt=pdf` gives one answer's receipt as a sheet. Where no key of the service can be opened, receipts are
//! refused (503) and everything else goes on.

use serde::Serialize;

use super::Service;
use super::examine::aside;
use super::problem::Problem;
use crate::claims::Language;
use crate::issuance::receipt::Stamp;
use crate::keys::Purpose;
use crate::sheet::ReceiptSheet;
use crate::time::Instant;
use crate::verify::receipt::{Scope, Statement, Summary};
use crate::verify::{Answer, Policy};
use crate::wire::digest::Digest;

/// What a caller wants beside its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The answer alone.
    Nothing,
    /// The receipt as a sheet, with the answer attached.
    Sheet,
    /// A signed receipt within the answer.
    Token,
}

impl Wanted {
    /// `receipt=jwt` of a query. Other parameters are left alone.
    pub(super) fn of(query: &str) -> Result<Self, Problem> {
        match query.split('&').find_map(|parameter| parameter.strip_prefix("receipt=")) {
            None => Ok(Self::Nothing),
            Some("jwt") => Ok(Self::Token),
            Some("pdf") => Ok(Self::Sheet),
            Some(_) => Err(Problem::BadParameter("receipt is jwt or pdf")),
        }
    }
}

/// An answer with its receipt.
#[derive(Serialize)]
pub(super) struct Receipted<'a> {
    #[serde(flatten)]
    pub(super) answer: &'a Answer,
    pub(super) receipt: &'a str,
}

/// The last line of a batch.
#[derive(Serialize)]
struct LastLine {
    receipt: String,
    count: u64,
}

impl Service {
    /// The key of the service, or the problem that there is none.
    pub(super) async fn stamp(&self) -> Result<Stamp, Problem> {
        let known = self.0.knowledge.now().await?;
        let identity = known.service.as_ref().ok_or_else(|| Problem::no_receipt(NoService))?;
        let (row, key) = self.0.signer.key(&identity.keys, Purpose::Service).await.map_err(Problem::no_receipt)?;
        Ok(Stamp::new(identity.authority.clone(), row.id.clone(), key))
    }

    /// The receipt of one answer as a sheet (PDF), receipt and answer attached.
    pub(super) async fn receipt_sheet(
        &self,
        stamp: &Stamp,
        answer: &Answer,
        (policy, language): (&Policy, Language),
    ) -> Result<Vec<u8>, Problem> {
        let receipt = stamp.receipt(Statement::of(answer, policy), self.now());
        let token = stamp.seal(&receipt);
        let answer = serde_json::to_string_pretty(answer).map_err(Problem::failed)?;
        let _core = self.core().await?;
        let print = move || ReceiptSheet { receipt: &receipt, token: &token, answer: Some(&answer), language }.print();
        aside(print).await?.map_err(Problem::failed)
    }

    /// The signed receipt of one answer.
    pub(super) fn receipt(&self, stamp: &Stamp, answer: &Answer, policy: &Policy) -> String {
        stamp.sign(Statement::of(answer, policy), self.now())
    }
}

/// What a batch gathers for its receipt, and the stamp that signs it.
pub(super) struct Record {
    stamp: Stamp,
    pub(super) summary: Summary,
    begun: Instant,
}

impl Record {
    pub(super) fn begin(stamp: Stamp, begun: Instant) -> Self {
        Self { stamp, summary: Summary::default(), begun }
    }

    /// The last line.
    pub(super) fn finish(self, service: &Service, evidence: Digest) -> Vec<u8> {
        let policy = service.adapt(Policy::for_programs(), None);
        let statement = self.summary.finish(Scope::Batch, evidence, &policy, self.begun);
        let count = statement.tally.count();
        let line = LastLine { receipt: self.stamp.sign(statement, service.now()), count };
        // A text and a number are always written.
        let mut written = serde_json::to_vec(&line).unwrap_or_default();
        written.push(b'\n');
        written
    }
}

/// There is no institution yet, so the service has no name to sign with.
#[derive(Debug, thiserror::Error)]
#[error("the service has no name and no key before the first institution")]
struct NoService;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::testing::{
        Asked as _, Register, body, empty_register, get, locked_service, post, register, send, service,
        service_without_keys, whole,
    };
    use super::*;
    use crate::verify::Receipt;
    use crate::verify::receipt::{ReceiptFault, Signers, Tally, Told, read_answer};

    const BATCH: &str = "/v1/verify/batch?receipt=jwt";
    const LINES: &str = "application/x-ndjson";

    async fn signers(service: &Service) -> Signers {
        let document = body(send(service, get("/service/did.json")).await).await;
        let mut signers = Signers::default();
        signers.add_did_document(serde_json::from_str::<Value>(&document).unwrap().as_object().unwrap()).unwrap();
        signers
    }

    fn line(register: &Register, number: usize) -> String {
        let token = if number == 1 { &register.stolen } else { &register.token };
        json!({"ref": number, "jwt": token}).to_string() + "\n"
    }

    #[tokio::test]
    async fn an_answer_bears_a_receipt_of_its_own_evidence() {
        let register = register().await;
        let service = service(register.clone());
        let asked = post("/v1/verify?receipt=jwt&max_status_age=60", "text/plain", register.token.clone());
        let text = body(send(&service, asked).await).await;
        let (digest, receipt) = read_answer(text.as_bytes()).unwrap();
        let receipt = Receipt::open(&receipt.unwrap(), &signers(&service).await).unwrap();
        assert_eq!(receipt.check_answer(digest), Ok(()));
        assert_eq!(receipt.check_evidence(register.token.as_bytes()), Ok(()));
        assert_eq!(receipt.check_evidence(register.stolen.as_bytes()), Err(ReceiptFault::EvidenceDiffers));
        let changed = text.replacen("Gulnara", "Gulnora", 1);
        let changed = read_answer(changed.as_bytes()).unwrap().0;
        assert_eq!(receipt.check_answer(changed), Err(ReceiptFault::AnswerDiffers));
        assert_eq!(receipt.issuer.as_str(), "did:web:demo.testamur.example:service");
        assert_eq!(receipt.statement.verdict, Told::Accept { as_of: service.now() });
        assert_eq!(receipt.statement.policy.max_status_age, 60);
    }

    #[tokio::test]
    async fn without_the_wish_there_is_no_receipt_and_the_answer_is_the_same() {
        let register = register().await;
        let service = service(register.clone());
        let ask = async |path| body(send(&service, post(path, "text/plain", register.stolen.clone())).await).await;
        let mut with: Value = serde_json::from_str(&ask("/v1/verify?receipt=jwt").await).unwrap();
        assert!(with.as_object_mut().unwrap().shift_remove("receipt").is_some());
        assert_eq!(with, serde_json::from_str::<Value>(&ask("/v1/verify").await).unwrap());
    }

    #[tokio::test]
    async fn a_receipt_can_be_a_sheet_in_the_language_that_is_asked_for() {
        let register = register().await;
        let service = service(register.clone());
        let sheet = async |language: &str| {
            let asked = post("/v1/verify?receipt=pdf", "text/plain", register.token.clone());
            let response = send(&service, asked.with("accept-language", language)).await;
            assert_eq!(response.headers()["content-type"], "application/pdf");
            axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
        };
        let (english, turkish) = (sheet("en").await, sheet("tr-TR, en;q=0.5").await);
        assert_ne!(english, turkish);
        let found = crate::scan::scan(&english, None).unwrap();
        let [token, answer] = &found.items[..] else { panic!("{:?}", found.items) };
        let receipt = Receipt::open(token.form.as_str(), &signers(&service).await).unwrap();
        let (digest, _) = read_answer(answer.form.as_str().as_bytes()).unwrap();
        assert_eq!(receipt.check_answer(digest), Ok(()));
        assert_eq!(receipt.check_evidence(register.token.as_bytes()), Ok(()));
        let asked = post("/v1/verify/batch?receipt=pdf", LINES, line(&register, 0));
        assert_eq!(send(&service, asked).await.status(), 400);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_batch_ends_with_one_receipt_over_all_lines() {
        let register = register().await;
        let service = service(register.clone());
        let request: String = (0..600).map(|number| line(&register, number)).collect::<String>() + "not json\n";
        let response = body(send(&service, post(BATCH, LINES, request.clone())).await).await;
        let (answers, last) = response.trim_end().rsplit_once('\n').unwrap();
        let answers = format!("{answers}\n");
        assert_eq!(answers.lines().count(), 601);
        let last: Value = serde_json::from_str(last).unwrap();
        assert_eq!(last["count"], 601);
        let receipt = Receipt::open(last["receipt"].as_str().unwrap(), &signers(&service).await).unwrap();
        assert_eq!(receipt.check_evidence(request.as_bytes()), Ok(()));
        assert_eq!(receipt.check_answer(Digest::of(&answers)), Ok(()));
        assert_eq!(
            receipt.check_answer(Digest::of(answers.replacen("reject", "accept", 1))),
            Err(ReceiptFault::AnswerDiffers)
        );
        assert_eq!(receipt.statement.tally, Tally { accept: 599, reject: 1, undecided: 0, error: 1 });
        assert_eq!(receipt.statement.verdict, Told::Reject("bad-signature".to_owned()));
    }

    #[tokio::test]
    async fn a_batch_that_broke_off_has_none_and_an_empty_one_counts_nothing() {
        use super::super::receive::Stream;
        let register = register().await;
        let service = service(register.clone());
        let (sender, pieces) = tokio::sync::mpsc::channel(1);
        sender.send(line(&register, 0).into()).await.unwrap();
        let stalled = post(BATCH, LINES, axum::body::Body::new(Stream(pieces)));
        let told = body(send(&service, stalled).await).await;
        assert!(told.contains("too-slow") && !told.contains("receipt"), "{told}");
        drop(sender);
        let empty: Value = serde_json::from_str(&body(send(&service, post(BATCH, LINES, "\n")).await).await).unwrap();
        assert_eq!(empty["count"], 0);
    }

    #[tokio::test]
    async fn where_the_key_is_locked_or_there_is_none_receipts_are_refused_and_answers_are_not() {
        let register = register().await;
        let mut told = Vec::new();
        let keyless =
            [locked_service(register.clone()), service_without_keys(register.clone()), service(empty_register().await)];
        for service in keyless {
            for (path, kind) in [("/v1/verify", "text/plain"), ("/v1/verify/batch", LINES)] {
                assert_eq!(send(&service, post(path, kind, line(&register, 0))).await.status(), 200, "{path}");
                let path = format!("{path}?receipt=jwt");
                told.push(whole(send(&service, post(&path, kind, line(&register, 0))).await).await);
            }
        }
        told.dedup();
        insta::assert_snapshot!(told.join("\n"), @r#"
        503 application/problem+json
        {"type":"about:blank","title":"Service Unavailable","status":503,"code":"receipts-unavailable","detail":"receipts are not signed here: ask without receipt, or ask a process that holds the service's key"}
        "#);
    }

    #[tokio::test]
    async fn another_kind_of_receipt_is_a_problem() {
        let service = service(register().await);
        for path in [
            "/v1/verify?receipt=xml",
            "/v1/verify/batch?receipt=xml",
            "/v1/verify/batch?receipt=pdf",
            "/v1/verify?receipt=",
        ] {
            assert_eq!(send(&service, post(path, LINES, "{}")).await.status(), 400, "{path}");
        }
    }

    #[tokio::test]
    async fn a_receipt_shown_as_a_certificate_is_no_certificate() {
        let register = register().await;
        let service = service(register.clone());
        let ask = async |text: String| {
            let text = body(send(&service, post("/v1/verify?receipt=jwt", "text/plain", text)).await).await;
            serde_json::from_str::<Value>(&text).unwrap()
        };
        let receipt = ask(register.token.clone()).await["receipt"].as_str().unwrap().to_owned();
        let answer = ask(receipt).await;
        assert_eq!(answer["verdict"], "reject");
        assert_eq!(answer["results"][0]["certificate"], Value::Null);
        let signers = signers(&service).await;
        assert_eq!(Receipt::open(&register.token, &signers).unwrap_err().code(), "wrong-type");
    }
}
