//! The house holds itself: floors, the fence, sizes and spellings (docs/ARCHITECTURE.md). A message says what to do.

mod paths;

use std::fs;
use std::path::{Path, PathBuf};

use paths::{Used, used};

/// Each top-level module and its floor. A new module gets a floor here and a line in docs/ARCHITECTURE.md first.
const FLOORS: &[(u8, &[&str])] = &[
    (0, &["time", "wire"]),
    (1, &["claims", "keys"]),
    (2, &["credential", "proof", "qr", "status", "trust", "vcdm"]),
    (3, &["report", "verify", "wasm"]),
    (4, &["access", "config", "fetch", "roster", "scan", "sheet", "store", "words"]),
    (5, &["issuance"]),
    (6, &["cli", "http"]),
    (7, &["main"]),
];

/// The highest floor of the core: up to here nothing touches network, files, database, clock, environment or chance.
const CORE: u8 = 3;

/// What the core never names, with what to do instead.
const OUTSIDE: &[(&str, &str)] = &[
    ("axum", "HTTP belongs to `http`"),
    ("getrandom", "take the random bytes as an argument"),
    ("rand", "take the random bytes as an argument"),
    ("rayon", "the callers of the core decide about threads"),
    ("reqwest", "network belongs to `fetch`"),
    ("sqlx", "the database belongs to `store`"),
    ("std::env", "only `config` reads the environment"),
    ("std::fs", "take the bytes as an argument"),
    ("std::net", "the core has no network"),
    ("std::process", "the core starts and ends nothing"),
    ("std::thread", "the callers of the core decide about threads"),
    ("std::time::Instant", "take a `time::Instant` as an argument"),
    ("std::time::SystemTime", "take a `time::Instant` as an argument"),
    ("tokio", "no `async` in the core"),
];

/// The longest file, its tests apart.
const MAX_LINES: usize = 400;

/// What lies in the repository besides src/ and is written by hand.
const FOLDERS: &[&str] = &[
    ".ci",
    "benches",
    "docs",
    "examples",
    "fuzz",
    "keys",
    "migrations",
    "packaging",
    "scripts",
    "src",
    "templates",
    "tests",
];

#[test]
fn every_module_imports_from_its_own_floor_or_below() {
    let faults = sources().iter().flat_map(upward).collect::<Vec<_>>();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_module_has_a_floor_and_stands_on_the_right_side_of_the_fence() {
    let lib = read(&root().join("src/lib.rs"));
    let mut faults: Vec<String> = sources()
        .iter()
        .filter(|source| source.module() != "lib" && floor(source.module()).is_none())
        .map(|source| {
            format!("{}: `{}` has no floor: give it one in FLOORS of tests/it/house.rs", source.name, source.module())
        })
        .collect();
    faults.extend(fence(&lib));
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_core_names_nothing_from_outside_the_fence() {
    let faults = sources().iter().flat_map(foreign).collect::<Vec<_>>();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_file_is_longer_than_its_limit_and_none_is_called_mod_rs() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = length(&source.text);
        if lines > MAX_LINES && !source.is_test() {
            faults.push(format!(
                "{}: {lines} lines without tests, at most {MAX_LINES}: move one thing to a file of its own",
                source.name
            ));
        }
        if source.name.ends_with("/mod.rs") {
            faults.push(format!("{}: call it after its folder, beside the folder", source.name));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn nothing_is_unsafe_unfinished_ignored_or_silently_allowed() {
    let faults = sources().iter().chain(&test_sources()).flat_map(unfinished).collect::<Vec<_>>();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_text_is_left_unfinished_or_names_a_path_of_one_machine() {
    let mut faults = Vec::new();
    for path in FOLDERS.iter().flat_map(|folder| files(&root().join(folder))).chain(top_files()) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let name = name_of(&path);
        for (number, line) in text.lines().enumerate() {
            if let Some(fault) = bad_words(line) {
                faults.push(format!("{name}:{}: {fault}", number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

// The rules, each on one source, so that the tests below can show that they bite.

/// Paths that climb to a higher floor.
fn upward(source: &Source) -> Vec<String> {
    let Some(own) = floor(source.module()) else { return Vec::new() };
    let mut faults = Vec::new();
    for Used { path, line } in used(&source.text, &source.module_path()) {
        let [first, module, ..] = path.as_slice() else { continue };
        if first != "crate" || module == source.module() {
            continue;
        }
        if let Some(other) = floor(module)
            && other > own
        {
            faults.push(format!(
                "{}:{line}: `{}` (floor {own}) imports `{}` (floor {other}): import from the own floor or below; hand the thing in as an argument, or move down what both need",
                source.name,
                source.module(),
                path.join("::"),
            ));
        }
    }
    faults
}

/// Names that the core may not say.
fn foreign(source: &Source) -> Vec<String> {
    if floor(source.module()).is_none_or(|floor| floor > CORE) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for Used { path, line } in used(&source.text, &source.module_path()) {
        let path = path.join("::");
        for (outside, instead) in OUTSIDE {
            if source.module() == "time" && *outside == "std::time::SystemTime" {
                continue; // `time::Clock` is the one place that asks
            }
            if path == *outside || path.strip_prefix(outside).is_some_and(|rest| rest.starts_with("::")) {
                faults.push(format!("{}:{line}: the core names `{path}`: {instead}", source.name));
            }
        }
    }
    faults
}

/// Modules of lib.rs whose `cfg` does not fit their floor.
fn fence(lib: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut last = String::new();
    let mut behind_feature = false;
    for line in lib.lines() {
        let line = line.trim();
        if line.starts_with("#[cfg(") {
            behind_feature = line.contains("feature = \"service\"");
            continue;
        }
        let Some(module) = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")) else { continue };
        let module = module.trim_end_matches(';');
        match floor(module) {
            None => {
                faults.push(format!("src/lib.rs: `{module}` has no floor: give it one in FLOORS of tests/it/house.rs"));
            }
            Some(floor) if floor > CORE && !behind_feature => {
                faults.push(format!("src/lib.rs: `{module}` (floor {floor}) needs `#[cfg(feature = \"service\")]`"));
            }
            Some(floor) if floor <= CORE && behind_feature => {
                faults.push(format!(
                    "src/lib.rs: `{module}` (floor {floor}) is the core: take its `#[cfg(feature = \"service\")]` away"
                ));
            }
            Some(_) => {}
        }
        if *module < *last {
            faults
                .push(format!("src/lib.rs: `{module}` stands after `{last}`: keep the modules in alphabetical order"));
        }
        module.clone_into(&mut last);
        behind_feature = false;
    }
    faults
}

/// Marks of code that is not done, or that hides from the tools.
fn unfinished(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for (word, line) in paths::words(&source.text) {
        let cure = match word.as_str() {
            "unsafe" if source.module() != "wasm" => "`unsafe` may only stand in `wasm`",
            "todo!" | "unimplemented!" => "finish it, or leave it out",
            "#ignore" => "a test that does not run is none: mend it or delete it",
            "#allow" => "say `#[expect(lint, reason = \"…\")]` instead",
            _ => continue,
        };
        faults.push(format!("{}:{line}: {word}: {cure}", source.name));
    }
    faults
}

/// Words that no file of ours may hold.
fn bad_words(line: &str) -> Option<String> {
    for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")] {
        let mut pieces = line.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        if pieces.any(|piece| piece == mark) {
            return Some(format!("{mark}: name an issue's number, or do it now"));
        }
    }
    for place in ["home", "root", "Users", "work", "workspace", "builds", "mnt"] {
        let slashed = format!("/{place}/");
        let mut found = line.match_indices(&slashed).map(|(at, _)| line.get(..at).unwrap_or_default());
        if found.any(|before| before.is_empty() || before.ends_with([' ', '"', '\'', '`', '=', '(', ':', '<'])) {
            return Some(format!(
                "names the path {slashed}… of one machine: say where it lies from the repository's root"
            ));
        }
    }
    None
}

/// The lines of a source before its first test module.
fn length(text: &str) -> usize {
    text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count()
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, modules)| modules.contains(&module)).map(|(floor, _)| *floor)
}

struct Source {
    /// The path from the repository's root, with slashes.
    name: String,
    text: String,
}

impl Source {
    /// The top-level module: `src/qr/link.rs` belongs to `qr`.
    fn module(&self) -> &str {
        let inside = self.name.strip_prefix("src/").unwrap_or_default();
        inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// `src/qr/link.rs` is `crate::qr::link`.
    fn module_path(&self) -> Vec<String> {
        let inside = self.name.strip_prefix("src/").unwrap_or(&self.name).trim_end_matches(".rs");
        std::iter::once("crate").chain(inside.split('/')).map(str::to_owned).collect()
    }

    fn is_test(&self) -> bool {
        self.name.ends_with("/tests.rs") || self.name.contains("/tests/")
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sources() -> Vec<Source> {
    let sources = rust_files("src");
    assert!(sources.len() > 10, "src/ was not found");
    sources
}

fn test_sources() -> Vec<Source> {
    ["benches", "fuzz", "tests"].iter().flat_map(|folder| rust_files(folder)).collect()
}

fn rust_files(folder: &str) -> Vec<Source> {
    files(&root().join(folder))
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| Source { name: name_of(&path), text: read(&path) })
        .collect()
}

/// Every file below a folder that is ours: not what tools put there.
fn files(folder: &Path) -> Box<dyn Iterator<Item = PathBuf>> {
    let Ok(entries) = fs::read_dir(folder) else { return Box::new(std::iter::empty()) };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    Box::new(entries.into_iter().flat_map(|path| -> Box<dyn Iterator<Item = PathBuf>> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ["target", "node_modules", "corpus", "artifacts", "__pycache__"].contains(&name.as_str()) {
            Box::new(std::iter::empty())
        } else if path.is_dir() {
            files(&path)
        } else {
            Box::new(std::iter::once(path))
        }
    }))
}

/// Our files in the root itself, except what tools write.
fn top_files() -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root()) else { return Vec::new() };
    let all = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    all.filter(|path| path.file_name().is_some_and(|name| name != "Cargo.lock" && name != ".git")).collect()
}

#[cfg(test)]
mod the_rules_bite {
    use super::*;

    fn source(name: &str, text: &str) -> Source {
        Source { name: name.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn an_upward_import_is_found_in_every_spelling() {
        for text in [
            "use crate::verify::verify;",
            "use crate::{wire, verify};",
            "use crate::{wire::jcs, verify::{self, evidence}};",
            "fn f() { crate::verify::verify() }",
            "fn f() { let _ = format!(\"{}\", crate::verify::X); }",
            "use super::super::verify::X;",
            "mod inner { use super::super::super::verify::X; }",
            "#[cfg(test)] mod tests { use crate::issuance::seal; }",
        ] {
            let faults = upward(&source("src/qr/link.rs", text));
            assert!(!faults.is_empty(), "{text}");
        }
    }

    #[test]
    fn an_import_downwards_or_sideways_passes() {
        for text in [
            "use crate::{proof::jws, wire::jcs, keys::{KeyId, SigningKey}};",
            "use super::verify;", // crate::qr::verify
            "//! crate::verify\n/// [`crate::verify`]\nfn f() { let _ = \"crate::verify\"; }",
        ] {
            assert_eq!(upward(&source("src/qr/link.rs", text)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_core_cannot_name_files_network_or_chance() {
        for text in
            ["use std::fs;", "use std::{fmt, net::IpAddr};", "fn f() { std::process::exit(1) }", "use sqlx::Row;"]
        {
            assert_eq!(foreign(&source("src/wire/json.rs", text)).len(), 1, "{text}");
            assert_eq!(foreign(&source("src/store.rs", text)).len(), 0, "{text}");
        }
        assert!(foreign(&source("src/wire/json.rs", "use std::fmt; struct fs;")).is_empty());
    }

    #[test]
    fn a_module_on_the_wrong_side_of_the_fence_is_found() {
        assert_eq!(fence("pub mod store;").len(), 1);
        assert_eq!(fence("#[cfg(feature = \"service\")]\npub mod wire;").len(), 1);
        assert_eq!(fence("pub mod attic;").len(), 1);
        assert_eq!(fence("pub mod wire;\npub mod time;").len(), 1);
        assert_eq!(fence("#[cfg(feature = \"service\")]\npub mod store;\npub mod wire;"), Vec::<String>::new());
    }

    #[test]
    fn unfinished_code_is_found_but_not_words_that_speak_of_it() {
        let marks =
            ["unsafe {}", "todo!()", "#[ignore] fn f() {}", "#[allow(dead_code)] fn f() {}", "unimplemented!()"];
        for text in marks {
            let text = format!("fn f() {{ {text} }}");
            assert_eq!(unfinished(&source("src/wire.rs", &text)).len(), 1, "{text}");
        }
        let fine = "#![forbid(unsafe_code)] /// todo!() is unsafe\nfn f() { let ignore = \"#[ignore]\"; }";
        assert!(unfinished(&source("src/wire.rs", fine)).is_empty());
        assert!(unfinished(&source("src/wasm.rs", "unsafe {}")).is_empty());
    }

    #[test]
    fn a_machine_path_and_an_open_end_are_found() {
        assert!(bad_words(concat!("// TO", "DO: later")).is_some());
        assert!(bad_words(concat!("see `/ho", "me/someone/file`")).is_some());
        assert!(bad_words("https://example.org/home/page and network/work/x and cost!").is_none());
    }

    #[test]
    fn tests_do_not_count_as_length() {
        assert_eq!(length("a\nb\n#[cfg(test)]\nmod tests {\n}\n"), 2);
    }
}
