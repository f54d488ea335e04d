//! Every file of fuzz/corpus goes through its fuzz target, whole, cut short and with single bytes changed.

use std::fs;
use std::path::Path;

#[path = "../../fuzz/bodies/credential_json.rs"]
mod credential_json;
#[path = "../../fuzz/bodies/jws.rs"]
mod jws;
#[path = "../../fuzz/bodies/pdf.rs"]
mod pdf;
#[path = "../../fuzz/bodies/qr.rs"]
mod qr;
#[path = "../../fuzz/bodies/roster.rs"]
mod roster;
#[path = "../../fuzz/bodies/verify.rs"]
mod verify;

#[test]
fn the_corpus_of_credentials_holds() {
    replay("credential_json", credential_json::credential_json);
}

#[test]
fn the_corpus_of_tokens_holds() {
    replay("jws", jws::jws);
}

#[test]
fn the_corpus_of_codes_holds() {
    replay("qr", qr::qr);
}

#[test]
fn the_corpus_of_files_holds() {
    replay_whole("pdf", pdf::pdf); // a page is drawn and searched for codes: too slow to change every byte
}

#[test]
fn the_corpus_of_rosters_holds() {
    replay("roster", roster::roster);
}

#[test]
fn the_corpora_of_codes_tokens_and_credentials_get_an_answer() {
    for target in ["credential_json", "jws", "qr", "verify"] {
        replay(target, verify::verify);
    }
}

/// How many places of a file are changed, and how many times it is cut: evenly spread.
const CHANGES: usize = 24;

fn replay(target: &str, body: fn(&[u8])) {
    for data in replay_whole(target, body) {
        for at in (0..data.len()).step_by((data.len() / CHANGES).max(1)) {
            body(&data[..at]);
            let mut changed = data.clone();
            changed[at] ^= 1 << (at % 7);
            body(&changed);
        }
    }
}

fn replay_whole(target: &str, body: fn(&[u8])) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "{} holds too little", folder.display());
    let read = |file: &std::path::PathBuf| {
        println!("{}", file.display()); // shown when the body panics
        let data = fs::read(file).unwrap();
        body(&data);
        data
    };
    files.iter().map(read).collect()
}
