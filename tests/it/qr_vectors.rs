//! The vectors of docs/QR.md: each file says what must happen.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use testamur::claims::Authority;
use testamur::keys::{Signature, SigningKey};
use testamur::qr::{Content, Link, QrFault};
use testamur::wire::base64url;
use testamur::wire::digest::Digest;

struct Vector {
    name: String,
    expect: String,
    authority: Option<Authority>,
    text: String,
    token: Option<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/qr")
}

/// Head, an empty line, the text of the code as it stands, and for a good one the token.
fn read(path: &std::path::Path) -> Vector {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let file = fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (head, body) = file.split_once("\n\n").unwrap_or_else(|| panic!("{name}: no empty line"));
    let mut fields: BTreeMap<&str, &str> =
        head.lines().map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}"))).collect();
    let mut lines = body.split('\n');
    let vector = Vector {
        expect: fields.remove("expect").unwrap_or_else(|| panic!("{name}: expects nothing")).to_owned(),
        authority: fields.remove("authority").map(|authority| Authority::parse(authority).expect("an authority")),
        text: lines.next().unwrap_or_default().to_owned(),
        token: lines.next().filter(|token| !token.is_empty()).map(str::to_owned),
        name,
    };
    assert!(fields.remove("why").is_some_and(|why| !why.is_empty()), "{}: does not say why", vector.name);
    assert!(fields.is_empty(), "{}: {fields:?}", vector.name);
    assert_eq!(vector.token.is_some(), vector.expect == "ok", "{}: a good one has a token", vector.name);
    vector
}

fn vectors() -> Vec<Vector> {
    let files = fs::read_dir(folder()).expect("tests/vectors/qr").map(|entry| entry.expect("an entry").path());
    let vectors: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).map(|path| read(&path)).collect();
    assert!(vectors.len() > 100, "{} vectors", vectors.len());
    vectors
}

/// The token of a code, printed under an authority or under the one of its link.
fn unpack(text: &str, authority: Option<&Authority>) -> Result<String, QrFault> {
    let link = Link::parse(text)?;
    match link.content() {
        Content::Whole(packed) => Ok(packed.unpack(authority.unwrap_or(link.authority()))?.to_token()),
        Content::Reference { .. } => panic!("a vector is a whole credential"),
    }
}

#[test]
fn every_vector_does_what_it_says() {
    for vector in vectors() {
        match unpack(&vector.text, vector.authority.as_ref()) {
            Ok(token) => assert_eq!(Some(token), vector.token, "{}: expected {}", vector.name, vector.expect),
            Err(fault) => assert_eq!(fault.code(), vector.expect, "{}: {fault}", vector.name),
        }
    }
}

#[test]
fn there_is_a_vector_for_every_code() {
    let expected: Vec<_> = vectors().into_iter().map(|vector| vector.expect).collect();
    for code in [
        "dictionary-unknown",
        "malformed-dictionary",
        "flags-unknown",
        "kind-unknown",
        "layout-unknown",
        "malformed-authority",
        "malformed-code-page",
        "malformed-control",
        "malformed-deflate",
        "malformed-digit-count",
        "malformed-digit-value",
        "malformed-header-end",
        "malformed-link",
        "malformed-number",
        "malformed-reference",
        "malformed-repeat",
        "malformed-side-left",
        "malformed-side-length",
        "malformed-side-short",
        "malformed-spare-bits",
        "malformed-text-too-long",
        "malformed-trailing",
        "malformed-truncated",
        "malformed-utf8",
        "ok",
        "qr-too-long",
    ] {
        assert!(expected.iter().any(|expect| expect == code), "no vector expects {code}");
    }
}

#[test]
fn a_code_names_its_former_authority() {
    let vector = read(&folder().join("former-authority.txt"));
    let link = Link::parse(&vector.text).expect("a link");
    assert_eq!(link.former_authority(), vector.authority.as_ref());
    assert_ne!(link.former_authority(), Some(link.authority()));
}

/// DEFLATE has many spellings of one text: in a run of one letter a repetition may begin anywhere. So the text of a code
/// identifies nothing, and `longest-text`, which is such a run, is left out; in real text no digit is free.
#[test]
fn no_changed_digit_gives_the_same_token() {
    for vector in vectors().into_iter().filter(|vector| vector.expect == "ok" && vector.name != "longest-text.txt") {
        let start = vector.text.find('#').expect("a fragment") + 1;
        let mut same = Vec::new();
        for place in start..vector.text.trim_end().len() {
            for digit in b'0'..=b'9' {
                let mut changed = vector.text.clone().into_bytes();
                if std::mem::replace(&mut changed[place], digit) == digit {
                    continue;
                }
                let changed = String::from_utf8(changed).expect("digits");
                if unpack(&changed, vector.authority.as_ref()).is_ok_and(|token| Some(token) == vector.token) {
                    same.push((place - start, digit));
                }
            }
        }
        assert!(same.is_empty(), "{}: {same:?}", vector.name);
    }
}

/// Whether the key of the vectors has signed a token.
fn is_signed(token: &str) -> bool {
    let key = SigningKey::from_seed(zeroize::Zeroizing::new(*b"TEST ONLY: vectors of docs/QR.md")).verifying_key();
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    let signature = base64url::decode(signature).ok().and_then(|bytes| Signature::from_bytes(&bytes));
    signature.is_some_and(|signature| key.verify(signed.as_bytes(), &signature))
}

#[test]
fn the_key_of_the_vectors_has_signed_the_whole_one() {
    assert!(is_signed(&read(&folder().join("whole.txt")).token.expect("a token")));
}

#[test]
fn no_truncation_gives_the_same_token() {
    for vector in vectors().into_iter().filter(|vector| vector.expect == "ok") {
        let text = vector.text.trim();
        for length in 0..text.len() {
            let cut = unpack(&text[..length], vector.authority.as_ref());
            assert!(cut.as_ref().ok() != vector.token.as_ref(), "{}: {length}", vector.name);
            // By chance a shorter code may still be one: then its signature does not hold.
            assert!(!cut.is_ok_and(|token| is_signed(&token)), "{}: {length}", vector.name);
        }
    }
}

#[test]
fn the_specification_shows_the_vector_the_hashes_and_every_code() {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs");
    let specification = fs::read_to_string(docs.join("QR.md")).expect("docs/QR.md");
    assert!(specification.contains(&read(&folder().join("whole.txt")).text), "the example is not the vector whole.txt");
    for name in ["dictionary-1.bin", "codepage-1.txt", "dictionary-255.bin", "codepage-255.txt"] {
        let digest = Digest::of(fs::read(docs.join("qr").join(name)).expect(name)).to_string();
        assert!(specification.contains(&digest), "{name} has the digest {digest}");
    }
    for vector in vectors().iter().filter(|vector| vector.expect != "ok") {
        assert!(specification.contains(&format!("`{}`", vector.expect)), "{} is not explained", vector.expect);
    }
}

/// Paper waits longer than software: these digests stand here for ever. When the vocabulary changes, 255 gets a static of
/// its own in src/qr/dictionary.rs, and the second half of this test goes.
#[test]
fn number_one_is_frozen() {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/qr");
    for (name, working, digest) in [
        ("dictionary-1.bin", "dictionary-255.bin", "50851e6963dd1a93a902c212bb7a18fc79777c3b44f7d1801cf5ea94876700f1"),
        ("codepage-1.txt", "codepage-255.txt", "da49a15da3203a3c55fabc3e47e07d50184ca2aab6149a37f6b8dbd766ba64dc"),
    ] {
        let frozen = fs::read(docs.join(name)).expect(name);
        assert_eq!(Digest::of(&frozen).to_string(), digest);
        assert_eq!(frozen, fs::read(docs.join(working)).expect(working), "255 is served by number 1");
    }
}

#[test]
fn the_dictionary_and_the_code_page_have_their_form() {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/qr");
    let dictionary = fs::read(docs.join("dictionary-255.bin")).expect("a dictionary");
    assert!(dictionary.len() <= 32 * 1024 && std::str::from_utf8(&dictionary).is_ok());
    let page = fs::read_to_string(docs.join("codepage-255.txt")).expect("a code page");
    let letters: Vec<_> = page.split_terminator('\n').collect();
    assert_eq!(letters.len(), 127);
    let mut once = letters.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), 127);
    assert!(letters.iter().all(|letter| letter.chars().count() == 1 && !letter.is_ascii()));
}
