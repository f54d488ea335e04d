//! How often all cores together check bare signatures: the ceiling of a batch of tokens.
//!
//!     cargo bench --bench rate -- FOLDER
//!
//! FOLDER is one of `testamur demo`. The tokens are those that `scripts/measure` sends as a batch, one after the other, because one token
//! again and again is checked faster. Nothing but the signature is looked at: no JSON, no trust, no answer.

#![expect(clippy::unwrap_used, reason = "a bench that cannot run must stop")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::thread::{available_parallelism, scope};
use std::time::Instant;

use testamur::keys::{Signature, VerifyingKey};
use testamur::wire::base64url;

/// What is checked.
struct Token {
    key: VerifyingKey,
    signed: Vec<u8>,
    signature: Signature,
}

impl Token {
    /// Of a file; the credential beside it names the key.
    fn read(path: &Path) -> Self {
        let token = std::fs::read_to_string(path).unwrap();
        let (signed, signature) = token.trim().rsplit_once('.').unwrap();
        let credential: serde_json::Value =
            serde_json::from_slice(&std::fs::read(path.with_extension("json")).unwrap()).unwrap();
        let method = credential.pointer("/proof/0/verificationMethod").unwrap().as_str().unwrap();
        Self {
            key: VerifyingKey::from_multikey(method.rsplit_once('#').unwrap().1).unwrap(),
            signed: signed.as_bytes().to_vec(),
            signature: Signature::from_bytes(&base64url::decode(signature).unwrap()).unwrap(),
        }
    }

    fn is_signed(&self) -> bool {
        self.key.verify(black_box(&self.signed), &self.signature)
    }
}

/// The first tokens of all, by programme and number.
fn tokens(folder: &Path) -> Vec<Token> {
    let entries = |folder: PathBuf| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries(folder.join("certificates")).filter(|path| path.is_dir()).flat_map(entries);
    let mut paths: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "jwt")).collect();
    paths.sort();
    paths.iter().take(TOKENS).map(|path| Token::read(path)).collect()
}

/// By core: how long a check takes while all of them do nothing else.
fn seconds_a_check(tokens: &[Token], cores: usize) -> f64 {
    let start = Instant::now();
    scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| assert!((0..TURNS).all(|_| tokens.iter().all(Token::is_signed))));
        }
    });
    start.elapsed().as_secs_f64() / f64::from(TURNS) / tokens.len() as f64
}

fn main() {
    let Some(folder) = std::env::args().nth(1).filter(|word| !word.starts_with("--")) else {
        println!("rate: a folder of `testamur demo` is missing");
        return;
    };
    let (tokens, cores) = (tokens(Path::new(&folder)), available_parallelism().unwrap().get());
    assert!(!tokens.is_empty(), "{folder} has no tokens");
    let fastest = (0..ROUNDS).map(|_| seconds_a_check(&tokens, cores)).min_by(f64::total_cmp).unwrap();
    println!("{:.2} µs of a core for each check, {cores} cores busy", fastest * 1e6);
}

/// As many different tokens as the batch has.
const TOKENS: usize = 500;

/// How often each core checks all of them in a round.
const TURNS: u32 = 40;

const ROUNDS: usize = 5;
