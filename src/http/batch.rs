//! `POST /v1/verify/batch`: lines of JSON in, one answer a line out, in the same order, while they come.
//!
//! Memory is bounded: at most a few chunks of lines are held, whatever the length of the batch. Both cores work on a chunk.
//! A bad line spoils only itself. With `?receipt=jwt` the last line is a receipt over all: request and answers are digested as
//! they pass.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use serde::Serialize;
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::examine::{Examined, aside};
use super::knowledge::Known;
use super::lines::{Line, Lines};
use super::problem::Problem;
use super::receipt::{Record, Wanted};
use super::respond::fresh;
use super::{Service, evidence, receive};
use crate::fetch::{Budget, Search};
use crate::time::Instant;
use crate::trust::Trust;
use crate::verify::{Answer, Verdict, Want};
use crate::wire::digest::{Digest, Running};
use crate::wire::tree::{self, Tree};

/// What is written next.
enum Step {
    /// Some answers.
    Chunk(JoinHandle<Vec<Part>>),
    /// The receipt, if one is wanted: the request was read to its end and had this digest.
    End(Digest),
}

/// Some lines of the response, one after another, and what the receipt says of each: nothing if it is no answer.
#[derive(Default)]
struct Part {
    bytes: Vec<u8>,
    gists: Vec<Option<(Verdict, Option<u64>)>>,
}

impl Part {
    /// One with room for many answers: nothing is moved while they come.
    fn of_many() -> Self {
        Self { bytes: Vec::with_capacity(PART_BYTES + ANSWER_BYTES), gists: Vec::new() }
    }

    fn failed() -> Self {
        Self { bytes: internal_error(), gists: vec![None] }
    }

    /// Adds the line of an answer, or that of why there is none.
    fn tell(&mut self, reference: &Value, answer: Result<&Answer, Problem>, line: u64) {
        let start = self.bytes.len();
        self.gists.push(answer.as_ref().ok().map(|answer| (answer.verdict, answer.trust_list_seq)));
        if self.write(reference, answer, line).is_err() {
            self.bytes.truncate(start);
            self.bytes.extend(internal_error());
        }
    }

    fn write(&mut self, reference: &Value, answer: Result<&Answer, Problem>, line: u64) -> serde_json::Result<()> {
        // What one answer takes; room for it at once is most of what can be saved.
        self.bytes.reserve(ANSWER_BYTES);
        self.bytes.extend_from_slice(b"{\"ref\":");
        serde_json::to_writer(&mut self.bytes, reference)?;
        let brace = self.bytes.len();
        match answer {
            Ok(answer) => answer.write_json(&mut self.bytes)?,
            Err(problem) => {
                problem.log("of a batch");
                let error = Fault { code: problem.code(), detail: problem.to_string() };
                serde_json::to_writer(&mut self.bytes, &Spoilt { line, error })?;
            }
        }
        // The members of the second object follow the one of the first.
        if let Some(brace) = self.bytes.get_mut(brace) {
            *brace = b',';
        }
        self.bytes.push(b'\n');
        Ok(())
    }

    fn note(&self, record: &mut Record) {
        record.summary.add_bytes(&self.bytes);
        for gist in &self.gists {
            match gist {
                Some((verdict, seq)) => record.summary.add(*verdict, *seq),
                None => record.summary.add_error(),
            }
        }
    }
}

/// What most answers take.
const ANSWER_BYTES: usize = 6 * 1024;

/// A part that has so much takes no more lines.
const PART_BYTES: usize = 56 * 1024;

/// What all lines of a chunk share.
pub(super) struct Bench {
    pub(super) known: Arc<Known>,
    pub(super) at: Instant,
    pub(super) runtime: Handle,
}

/// A line that has no answer, beside its `ref`.
#[derive(Serialize)]
struct Spoilt {
    line: u64,
    error: Fault,
}

/// Why a line has no answer.
#[derive(Serialize)]
struct Fault {
    code: &'static str,
    detail: String,
}

/// The types that the body may have.
const TYPES: &str = "application/x-ndjson, application/ndjson, application/jsonl";

/// The longest line: a PDF of 12 MB in base64.
pub(super) const LINE_BYTES: usize = 16 * 1024 * 1024;

/// How many chunks may wait to be written: with the one being read and the one being examined, what a batch holds in memory.
const CHUNKS: usize = 2;

/// How many parts may wait to be sent: the connection takes several at once, and is woken less often.
const PIECES: usize = 8;

pub(super) async fn handler(
    State(service): State<Service>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if !TYPES.split(", ").any(|known| known == evidence::essence(&headers)) {
        return Err(Problem::UnsupportedType(TYPES));
    }
    let record = match Wanted::of(query.as_deref().unwrap_or_default())? {
        Wanted::Nothing => None,
        Wanted::Token => Some(Record::begin(service.stamp().await?, service.now())),
        Wanted::Sheet => {
            return Err(Problem::BadParameter("of a batch, receipt is jwt: `testamur receipt print` sets it"));
        }
    };
    let digest = record.as_ref().map(|_| Running::default());
    let (examined, to_write) = mpsc::channel(CHUNKS);
    let (pieces, stream) = mpsc::channel(PIECES);
    tokio::spawn(write(service.clone(), to_write, pieces, record));
    let batch = Batch { service, budget: Budget::for_batch() };
    tokio::spawn(read(batch, body, digest, examined));
    Ok(fresh("application/x-ndjson", Body::new(receive::Stream(stream))))
}

/// Sends the answers in order, and the receipt after the last one. A client that takes none for a while is left.
async fn write(
    service: Service,
    mut to_write: mpsc::Receiver<Step>,
    pieces: mpsc::Sender<Bytes>,
    mut record: Option<Record>,
) {
    while let Some(step) = to_write.recv().await {
        let parts = match step {
            Step::Chunk(chunk) => chunk.await.unwrap_or_else(|_| vec![Part::failed()]),
            Step::End(evidence) => match record.take() {
                Some(record) => vec![Part { bytes: record.finish(&service, evidence), gists: Vec::new() }],
                None => return,
            },
        };
        for part in parts {
            if let Some(record) = &mut record {
                part.note(record);
            }
            let sent = tokio::time::timeout(service.0.options.body_time, pieces.send(part.bytes.into())).await;
            if !matches!(sent, Ok(Ok(()))) {
                return;
            }
        }
    }
}

/// Cuts the body into chunks of lines and has them examined, in order.
async fn read(batch: Batch, mut body: Body, mut digest: Option<Running>, examined: mpsc::Sender<Step>) {
    let mut lines = Lines::new(LINE_BYTES);
    loop {
        let piece = tokio::time::timeout(batch.service.0.options.body_time, receive::piece(&mut body)).await;
        let mut piece = piece.unwrap_or(Err(Problem::TooSlow));
        // Whatever has come already belongs to the same chunk.
        while let Ok(Some(bytes)) = &piece {
            if let Some(digest) = &mut digest {
                digest.add(bytes);
            }
            lines.add(bytes.clone());
            if !lines.has_room() {
                break;
            }
            match receive::piece_at_hand(&mut body).await {
                Some(next) => piece = next,
                None => break,
            }
        }
        let chunk = if matches!(piece, Ok(None)) { lines.take_all() } else { lines.take_complete() };
        if !chunk.is_empty() && send(&batch, chunk, &examined).await.is_err() {
            return;
        }
        match piece {
            Ok(Some(_)) => {}
            Ok(None) => {
                if let Some(digest) = digest {
                    let _client_may_be_gone = examined.send(Step::End(digest.finish())).await;
                }
                return;
            }
            // A batch that broke off has no receipt: what was asked is not known.
            Err(problem) => {
                let number = lines.number();
                let mut last = Part::default();
                last.tell(&Value::Null, Err(problem), number);
                let _client_may_be_gone = examined.send(Step::Chunk(tokio::spawn(async { vec![last] }))).await;
                return;
            }
        }
    }
}

/// The client has gone.
struct Gone;

async fn send(batch: &Batch, chunk: Vec<Line>, examined: &mpsc::Sender<Step>) -> Result<(), Gone> {
    let place = examined.reserve().await.map_err(|_| Gone)?;
    let (batch, known) = (batch.clone(), batch.service.0.knowledge.now().await);
    let bench = known.map(|known| Bench { known, at: batch.service.now(), runtime: Handle::current() });
    // A batch waits for its turn: its client is slowed down, not sent away.
    let core = Arc::clone(&batch.service.0.cores).acquire_owned().await;
    place.send(Step::Chunk(tokio::spawn(async move {
        let service = batch.service.clone();
        let first = aside(move || {
            let _core = core;
            let examine = |done: Vec<Written>, line: Line| examine(&service, done, line, bench.as_ref());
            let replies = chunk.into_par_iter().fold(Vec::new, examine).flatten_iter().collect::<Vec<_>>();
            (replies, bench.map(|bench| bench.known))
        });
        match first.await {
            Ok((replies, known)) => batch.look_up(replies, known.ok()).await,
            Err(_) => vec![Part::failed()],
        }
    })));
    Ok(())
}

/// What all chunks of a batch share.
#[derive(Clone)]
struct Batch {
    service: Service,
    budget: Budget,
}

/// The replies to lines: written, or open, because somebody with a network could say more.
enum Written {
    Done(Part),
    Open { number: u64, reference: Value, examined: Box<Examined> },
}

impl Written {
    fn has_room(&self) -> bool {
        matches!(self, Self::Done(part) if part.bytes.len() < PART_BYTES)
    }

    fn wants(&self) -> Vec<Want> {
        if let Self::Open { examined, .. } = self { examined.answer.wants() } else { Vec::new() }
    }

    fn again(self, trust: &Trust) -> Self {
        match self {
            Self::Open { number, reference, examined } => {
                Self::Open { number, reference, examined: Box::new(examined.again(trust)) }
            }
            done @ Self::Done(_) => done,
        }
    }

    fn into_part(self) -> Part {
        match self {
            Self::Done(part) => part,
            Self::Open { number, reference, examined } => {
                let mut part = Part::default();
                part.tell(&reference, Ok(&examined.answer), number);
                part
            }
        }
    }
}

impl Batch {
    /// Looks up what the answers of a chunk lack, all at once, and examines those lines again.
    async fn look_up(&self, mut replies: Vec<Written>, known: Option<Arc<Known>>) -> Vec<Part> {
        if let (Some(fetch), Some(known)) = (&self.service.0.options.fetch, known)
            && replies.iter().any(|reply| matches!(reply, Written::Open { .. }))
        {
            let mut search = Search::new(fetch, &self.budget, &known.trust, self.service.now());
            while search.learn(replies.iter().flat_map(Written::wants).collect()).await {
                let _core = Arc::clone(&self.service.0.cores).acquire_owned().await;
                let trust = Arc::clone(search.trust());
                let again = move || replies.into_par_iter().map(|reply| reply.again(&trust)).collect::<Vec<_>>();
                match aside(again).await {
                    Ok(again) => replies = again,
                    Err(_) => return vec![Part::failed()],
                }
            }
        }
        replies.into_iter().map(Written::into_part).collect()
    }
}

/// Examines a line after those that a thread has done already.
fn examine(service: &Service, mut done: Vec<Written>, line: Line, bench: Result<&Bench, &Problem>) -> Vec<Written> {
    let number = line.number;
    let (reference, question) = parse(line);
    let examined = question.and_then(|question| {
        let bench = bench.map_err(Clone::clone)?;
        let examined = catch_unwind(AssertUnwindSafe(|| service.examine_here(question, bench)));
        examined.unwrap_or_else(|_| Err(Problem::failed(Panicked)))
    });
    match examined {
        Ok(examined) if service.0.options.fetch.is_some() && !examined.answer.wants().is_empty() => {
            done.push(Written::Open { number, reference, examined: Box::new(examined) });
        }
        examined => {
            let answer = examined.as_ref().map(|examined| &examined.answer).map_err(Clone::clone);
            if let Some(Written::Done(part)) = done.last_mut().filter(|last| last.has_room()) {
                part.tell(&reference, answer, number);
            } else {
                let mut part = Part::of_many();
                part.tell(&reference, answer, number);
                done.push(Written::Done(part));
            }
        }
    }
    done
}

#[derive(Debug, thiserror::Error)]
#[error("a line of a batch made the verifier panic")]
struct Panicked;

fn parse(line: Line) -> (Value, Result<evidence::Question, Problem>) {
    let Some(text) = line.text else { return (Value::Null, Err(Problem::TooLarge { limit: LINE_BYTES })) };
    let malformed = |what: &str| (Value::Null, Err(Problem::Malformed(what.to_owned())));
    let Ok(text) = std::str::from_utf8(&text) else { return malformed("not text in UTF-8") };
    let members = match tree::parse_object_within(text, LINE_BYTES) {
        Ok(members) => members,
        Err(fault) => return malformed(&fault.to_string()),
    };
    let reference = match members.get("ref") {
        None => Value::Null,
        Some(Tree::Text(text)) if text.len() > REF_BYTES => {
            return malformed(&format!("ref is longer than {REF_BYTES} bytes"));
        }
        Some(reference @ (Tree::Text(_) | Tree::Number(_) | Tree::Null)) => reference.clone().into_value(),
        Some(_) => return malformed("ref is neither a text nor a number"),
    };
    (reference, evidence::from_members(members))
}

/// The longest `ref`.
const REF_BYTES: usize = 256;

fn internal_error() -> Vec<u8> {
    b"{\"ref\":null,\"error\":{\"code\":\"internal-error\",\"detail\":\"internal error\"}}\n".to_vec()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::receive::Stream;
    use std::time::Duration;

    use super::super::testing::{body, office_of, post, register, send, service, whole};
    use super::*;

    const PATH: &str = "/v1/verify/batch";
    const KIND: &str = "application/x-ndjson";

    fn lines(text: &str) -> Vec<Value> {
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_thousand_lines_keep_their_order() {
        let register = register().await;
        let service = service(register.clone());
        let token = |number: usize| if number.is_multiple_of(7) { &register.stolen } else { &register.token };
        let batch: String =
            (0..1_000).map(|number| json!({"ref": number, "jwt": token(number)}).to_string() + "\n").collect();
        let response = send(&service, post(PATH, KIND, batch)).await;
        assert_eq!(response.headers()["content-type"], KIND);
        let answers = lines(&body(response).await);
        assert_eq!(answers.len(), 1_000);
        for (number, answer) in answers.iter().enumerate() {
            assert_eq!(answer["ref"], number);
            assert_eq!(answer["verdict"], if number.is_multiple_of(7) { "reject" } else { "accept" });
            assert_eq!(answer["evidence_sha256"].as_str().unwrap().len(), 64);
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_bad_line_spoils_only_itself() {
        let register = register().await;
        let service = service(register.clone());
        let good = json!({"ref": "good", "jwt": register.token}).to_string();
        let pdf = json!({"ref": 3, "pdf": "JVBERi0xLjcgYW5kIG5vIG1vcmU="}).to_string();
        let batch = [
            good.as_str(),
            "not json",
            "",
            "{\"ref\":\"bad\",\"qr\":1}",
            "{\"ref\":{},\"qr\":\"x\"}",
            "{\"ref\":\"twice\",\"ref\":\"twice\"}",
            &pdf,
            "{\"ref\":\"nothing\",\"qr\":\"nothing\"}",
            &good,
        ];
        let answers = lines(&body(send(&service, post(PATH, KIND, batch.join("\n"))).await).await);
        let told: Vec<_> = answers
            .iter()
            .map(|answer| {
                let word = answer["verdict"].as_str().or_else(|| answer["error"]["code"].as_str());
                format!("{} {} {}", answer["ref"], word.unwrap(), answer["line"])
            })
            .collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
        "good" accept null
        null malformed-request 2
        "bad" malformed-request 4
        null malformed-request 5
        null malformed-request 6
        3 damaged-file 7
        "nothing" undecided null
        "good" accept null
        "#);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_line_that_is_too_long_is_told_and_the_next_one_is_answered() {
        let register = register().await;
        let service = service(register.clone());
        let mut batch = vec![b'x'; LINE_BYTES + 1];
        batch.extend_from_slice(format!("\n{}", json!({"ref": "next", "jwt": register.token})).as_bytes());
        let answers = lines(&body(send(&service, post(PATH, KIND, batch)).await).await);
        assert_eq!(answers.len(), 2);
        assert_eq!((&answers[0]["error"]["code"], &answers[0]["line"]), (&json!("too-large"), &json!(1)));
        assert_eq!((&answers[1]["ref"], &answers[1]["verdict"]), (&json!("next"), &json!("accept")));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn answers_come_while_the_batch_is_still_being_sent() {
        let register = register().await;
        let service = service(register.clone());
        let (sender, pieces) = mpsc::channel(1);
        let response = send(&service, post(PATH, KIND, Body::new(Stream(pieces)))).await;
        let mut answers = response.into_body();
        for number in 0..3 {
            let line = json!({"ref": number, "jwt": register.token}).to_string() + "\n";
            sender.send(line.into()).await.unwrap();
            let answer = receive::piece(&mut answers).await.unwrap().unwrap();
            assert_eq!(lines(std::str::from_utf8(&answer).unwrap())[0]["ref"], number);
        }
        // Nothing more comes, and the client does not end either: it is told so, and the batch ends.
        let last = receive::piece(&mut answers).await.unwrap().unwrap();
        assert_eq!(lines(std::str::from_utf8(&last).unwrap())[0]["error"]["code"], "too-slow");
        assert!(receive::piece(&mut answers).await.unwrap().is_none());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_reader_that_takes_nothing_holds_the_sender_back_and_loses_nothing() {
        let register = register().await;
        let limits = crate::config::Limits { verify: 0, lookup: 0, sign_in: 0, register: 0 };
        let options = crate::http::Options {
            body_time: Duration::from_secs(20),
            recheck_seconds: 0,
            limits,
            ..Default::default()
        };
        let service = Service::new(office_of(&register), options);
        let (sender, pieces) = mpsc::channel(1);
        let response = send(&service, post(PATH, KIND, Body::new(Stream(pieces)))).await;
        let piece = |number: usize| -> Bytes {
            let line = |place| json!({"ref": number * PIECE + place, "jwt": register.token}).to_string() + "\n";
            (0..PIECE).map(line).collect::<String>().into()
        };
        // Nobody reads: after a few pieces no more are taken, however long one waits.
        let mut sent = 0;
        while tokio::time::timeout(Duration::from_millis(1_500), sender.send(piece(sent))).await.is_ok() {
            sent += 1;
            assert!(sent < 200, "a reader that takes nothing does not hold anybody back");
        }
        let mut answers = response.into_body();
        let reading = tokio::spawn(async move {
            let mut text = Vec::new();
            while let Some(bytes) = receive::piece(&mut answers).await.unwrap() {
                text.extend_from_slice(&bytes);
            }
            String::from_utf8(text).unwrap()
        });
        sender.send(piece(sent)).await.unwrap();
        drop(sender);
        let answers = lines(&reading.await.unwrap());
        assert_eq!(answers.len(), (sent + 1) * PIECE);
        assert!(answers.iter().enumerate().all(|(number, answer)| answer["ref"] == number));
    }

    /// Lines of a piece: some 120 kB.
    const PIECE: usize = 64;

    #[tokio::test]
    async fn it_takes_lines_of_json_only() {
        let service = service(register().await);
        insta::assert_snapshot!(whole(send(&service, post(PATH, "application/json", "{}")).await).await, @r#"
        415 application/problem+json
        {"type":"about:blank","title":"Unsupported Media Type","status":415,"code":"unsupported-media-type","detail":"send one of: application/x-ndjson, application/ndjson, application/jsonl"}
        "#);
    }
}
