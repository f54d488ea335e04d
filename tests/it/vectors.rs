//! The verdict vectors: one case a file, which says itself what must happen. `tests/wasm/run.mjs` runs the same files.
//!
//! `cargo run --example write-vectors` writes them anew.

pub(crate) mod make;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use testamur::claims::Authority;
use testamur::keys::VerifyingKey;
use testamur::time::Instant;
use testamur::trust::{Trust, TrustList};
use testamur::verify::{Answer, Check, Evidence, Policy, Reason, verify};

#[test]
fn every_vector_gets_its_verdict() {
    let mut faults = Vec::new();
    for (name, text) in files("verify", "txt") {
        let case = Case::read(&text);
        let answer = case.answer();
        for fault in case.compare(&answer) {
            faults.push(format!("{name}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_vectors_are_those_that_the_generator_writes() {
    let named = |folder: &'static str, extension: &'static str| {
        let path = move |(stem, text)| (format!("{folder}/{stem}.{extension}"), text);
        files(folder, extension).into_iter().map(path)
    };
    let written: BTreeMap<_, _> = named("verify", "txt").chain(named("trust", "json")).collect();
    let made: BTreeMap<_, _> = make::files().into_iter().collect();
    let differ: Vec<_> =
        made.iter().filter(|(name, text)| written.get(*name) != Some(text)).map(|(name, _)| name).collect();
    assert!(differ.is_empty(), "run `cargo run --example write-vectors` and look at what changes: {differ:?}");
    let extra: Vec<_> = written.keys().filter(|name| !made.contains_key(*name)).collect();
    assert!(extra.is_empty(), "no generator writes {extra:?}");
}

#[test]
fn the_vectors_cover_every_reason_that_a_text_can_have() {
    let covered: BTreeSet<String> =
        files("verify", "txt").iter().map(|(_, text)| Case::read(text).reason().to_owned()).collect();
    let only_files = [Reason::ContentDiffers];
    for reason in Reason::ALL.into_iter().filter(|reason| !only_files.contains(reason)) {
        assert!(covered.contains(reason.code()), "no vector expects {}", reason.code());
    }
    assert!(covered.contains(""), "no vector expects accept");
}

/// A vector: `name: value` lines, an empty line, the evidence.
struct Case {
    head: BTreeMap<String, String>,
    body: String,
}

impl Case {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").expect("a vector has a head and a body");
        let line = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
        let head = head.lines().map(|text| line(text).unwrap_or_else(|| panic!("no `name: value`: {text}"))).collect();
        Self { head, body: body.strip_suffix('\n').unwrap_or(body).to_owned() }
    }

    fn value(&self, name: &str) -> &str {
        self.head.get(name).map_or("", String::as_str)
    }

    /// What is expected of this build: a build without the general JSON-LD path may know less.
    fn expected(&self) -> &str {
        match self.head.get("expect-core") {
            Some(expected) if !cfg!(feature = "json-ld") => expected,
            _ => self.value("expect"),
        }
    }

    fn reason(&self) -> &str {
        let expected = self.head.get("expect-core").map_or(self.value("expect"), String::as_str);
        expected.split_once(' ').map_or("", |(_, reason)| reason)
    }

    fn answer(&self) -> Answer {
        let mut policy = Policy { allow_demo: self.value("allow-demo") == "yes", ..Policy::for_people() };
        if let Some(domain) = self.head.get("trust-domain") {
            policy.trust_domains.push(Authority::parse(domain).unwrap());
        }
        if let Some(age) = self.head.get("max-status-age") {
            policy.max_status_age = age.parse().unwrap();
        }
        let at = Instant::parse(self.value("at")).unwrap();
        verify(&Evidence::from_text(&self.body), &trust(self.value("trust")), &policy, at)
    }

    fn compare(&self, answer: &Answer) -> Vec<String> {
        let mut faults = Vec::new();
        let reason = answer.verdict.reason().map_or(String::new(), |reason| format!(" {}", reason.code()));
        let verdict = format!("{}{reason}", answer.verdict.word());
        if verdict != self.expected() {
            faults.push(format!("expected {}, is {verdict}", self.expected()));
        }
        if let Some(results) = self.head.get("results")
            && *results != answer.results.len().to_string()
        {
            faults.push(format!("expected {results} results, are {}", answer.results.len()));
        }
        let mut written = Vec::new();
        answer.write_json(&mut written).unwrap();
        if written != serde_json::to_vec(answer).unwrap() {
            faults.push("write_json writes something else than Serialize".to_owned());
        }
        let is_elsewhere = |check: &Check| matches!(check, Check::Link { result: "link-elsewhere", .. });
        let has_remark = answer.results.iter().any(|result| result.checks.iter().any(is_elsewhere));
        if has_remark != (self.value("remark") == "link-elsewhere") {
            faults.push(format!("the remark link-elsewhere is {has_remark}"));
        }
        faults
    }
}

/// What a trust file says: everything that is known, or one signed list with its key.
fn trust(name: &str) -> Trust {
    let text = fs::read_to_string(folder("trust").join(format!("{name}.json"))).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let (Some(list), Some(key)) = (value["list"].as_str(), value["key"].as_str()) else {
        return Trust::parse(&text).unwrap();
    };
    let mut trust = Trust::new();
    trust.add_list(TrustList::open(list, &VerifyingKey::from_multikey(key).unwrap()).unwrap()).unwrap();
    trust
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

/// The files of one folder by stem.
fn files(name: &str, extension: &str) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path());
    let wanted = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    wanted
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}
