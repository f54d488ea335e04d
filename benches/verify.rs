//! QR text to verdict with warm trust, beside the raw Ed25519 verification of the same bytes in the same run.

#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a bench that cannot run must stop")]

#[path = "../tests/it/vectors"]
mod vectors {
    #[expect(dead_code, reason = "the vectors need more of it")]
    #[path = "make/world.rs"]
    pub(crate) mod world;
}

use std::time::{Duration, Instant as Stopwatch};

use divan::{Bencher, black_box};
use testamur::claims::Authority;
use testamur::keys::Signature;
use testamur::qr;
use testamur::time::Instant;
use testamur::trust::Trust;
use testamur::verify::{Evidence, Policy, Verdict, verify};
use testamur::wire::base64url;
use vectors::world;

/// The allocator of the binary, so that its figures are those of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        print_ratios();
    }
    divan::main();
}

/// Minimum of many rounds, the compared ones in turn, so that a busy machine slows all of them.
fn print_ratios() {
    let (case, raw) = (Case::new(), Raw::new());
    let mut least = [Duration::MAX; 4];
    for _ in 0..400 {
        let round: [&dyn Fn() -> bool; 4] =
            [&|| raw.verify(), &|| case.is_accepted(&case.code), &|| case.is_accepted(&case.token), &|| {
                case.is_accepted(&case.credential)
            }];
        for (least, work) in least.iter_mut().zip(round) {
            let start = Stopwatch::now();
            for _ in 0..20 {
                assert!(black_box(work()));
            }
            *least = (*least).min(start.elapsed() / 20);
        }
    }
    let [raw, rest @ ..] = least.map(|time| time.as_secs_f64() * 1e6);
    println!("raw verify_strict of the same bytes: {raw:.1} µs");
    for (name, time) in ["QR text", "token", "credential"].into_iter().zip(rest) {
        println!("{name} → verdict: {time:.1} µs = {:.2} × raw", time / raw);
    }
}

struct Case {
    trust: Trust,
    policy: Policy,
    at: Instant,
    code: String,
    token: String,
    credential: String,
}

impl Case {
    fn new() -> Self {
        let certificate = world::certificate();
        let token = world::token(&certificate);
        let authority = Authority::parse("certificates.medeniyet.example").unwrap();
        let (_, known) = world::trust_files().into_iter().find(|(name, _)| *name == "demo").unwrap();
        Self {
            trust: Trust::parse(&known.to_string()).unwrap(),
            policy: Policy { allow_demo: true, ..Policy::for_people() },
            at: Instant::parse(world::AT).unwrap(),
            code: qr::encode(&token, &authority, qr::DICTIONARY).unwrap().text,
            credential: world::json_text(&world::secured(&certificate)),
            token,
        }
    }

    fn is_accepted(&self, text: &str) -> bool {
        let answer = verify(&Evidence::from_text(black_box(text)), &self.trust, &self.policy, self.at);
        matches!(answer.verdict, Verdict::Accept { .. })
    }
}

struct Raw {
    key: testamur::keys::VerifyingKey,
    message: Vec<u8>,
    signature: Signature,
}

impl Raw {
    fn new() -> Self {
        let token = world::token(&world::certificate());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        Self {
            key: world::key_of(world::MEDENIYET, 2).verifying_key(),
            message: signed.as_bytes().to_vec(),
            signature: Signature::from_bytes(&base64url::decode(signature).unwrap()).unwrap(),
        }
    }

    fn verify(&self) -> bool {
        self.key.verify(black_box(&self.message), &self.signature)
    }
}

#[divan::bench]
fn raw_verify_strict(bencher: Bencher) {
    let raw = Raw::new();
    bencher.bench(|| raw.verify());
}

#[divan::bench]
fn code_to_verdict(bencher: Bencher) {
    let case = Case::new();
    bencher.bench(|| case.is_accepted(&case.code));
}

#[divan::bench]
fn token_to_verdict(bencher: Bencher) {
    let case = Case::new();
    bencher.bench(|| case.is_accepted(&case.token));
}

#[divan::bench]
fn credential_to_verdict(bencher: Bencher) {
    let case = Case::new();
    bencher.bench(|| case.is_accepted(&case.credential));
}

/// The answer as JSON, which the command line and the endpoint add.
#[divan::bench]
fn answer_to_json(bencher: Bencher) {
    let case = Case::new();
    let answer = verify(&Evidence::from_text(&case.token), &case.trust, &case.policy, case.at);
    bencher.bench(|| serde_json::to_vec(black_box(&answer)).unwrap());
}
