//! The unit and the container are not built here, but what they name is there, and the program takes the arguments that they give it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use testamur::config::Config;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The lines of a Dockerfile, those that go on joined, without comments.
fn instructions(dockerfile: &str) -> Vec<String> {
    let lines = dockerfile.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let joined = lines.collect::<Vec<_>>().join("\n").replace("\\\n", " ");
    joined.lines().map(str::to_owned).collect()
}

/// What follows an instruction.
fn of<'a>(lines: &'a [String], word: &'a str) -> impl Iterator<Item = &'a str> {
    lines.iter().filter_map(move |line| line.strip_prefix(word)?.strip_prefix(' '))
}

/// Runs the program with some arguments and `--help`, so that they are read and nothing is done.
fn takes(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_testamur")).args(arguments).arg("--help").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Variables that the program reads.
fn variables() -> BTreeSet<String> {
    let sources = read("src/config.rs") + &read("src/cli.rs");
    let words = sources.split(|letter: char| !(letter.is_ascii_uppercase() || letter == '_'));
    words.filter(|word| word.starts_with("TESTAMUR_") && !word.ends_with('_')).map(str::to_owned).collect()
}

#[test]
fn the_unit_starts_what_there_is_with_arguments_that_it_takes() {
    let unit = read("packaging/testamur.service");
    let value = |name: &str| -> Vec<&str> {
        unit.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix('=')).collect()
    };
    let [start] = value("ExecStart")[..] else { panic!("one ExecStart") };
    let words: Vec<&str> = start.split(' ').collect();
    assert_eq!(words[0], "/usr/local/bin/testamur");
    takes(&words[1..]);
    let credentials: Vec<&str> = value("LoadCredential").iter().map(|one| one.split(':').next().unwrap()).collect();
    let known = variables();
    let mut folders = 0;
    for setting in value("Environment") {
        let (name, text) = setting.split_once('=').unwrap();
        assert!(known.contains(name), "{name} is no variable of the program");
        if let Some(credential) = text.strip_prefix("%d/") {
            assert!(credentials.contains(&credential), "{credential} is not loaded");
        }
        if name == "TESTAMUR_DATA" {
            assert_eq!(text, format!("/var/lib/{}", value("StateDirectory")[0]));
            folders += 1;
        }
    }
    assert_eq!((folders, credentials.len()), (1, 1));
    let config = Config::load(Some(&root().join("packaging/testamur.toml"))).unwrap();
    assert!(config.listen.ip().is_loopback() && config.metrics.unwrap().ip().is_loopback());
}

/// What `#` hides in the configuration is as good as the rest.
#[test]
fn the_configuration_of_tls_is_read_once_its_marks_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("testamur.toml");
    fs::write(
        &file,
        read("packaging/testamur.toml")
            .replace("\n#[tls]", "\n[tls]")
            .replace("\n#certificate", "\ncertificate")
            .replace("\n#key", "\nkey"),
    )
    .unwrap();
    assert!(Config::load(Some(&file)).unwrap().tls.is_some());
}

#[test]
fn systemd_finds_no_fault_with_the_unit() {
    let analyze = |arguments: &[&str]| Command::new("systemd-analyze").args(arguments).output();
    if analyze(&["--version"]).is_err() {
        eprintln!("SKIPPED: systemd-analyze is missing (Debian: systemd)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("testamur.service");
    let own = read("packaging/testamur.service");
    fs::write(&file, own.replace("/usr/local/bin/testamur", env!("CARGO_BIN_EXE_testamur"))).unwrap();
    let file = file.to_str().unwrap();
    let verified = analyze(&["verify", file]).unwrap();
    assert!(verified.status.success() && verified.stderr.is_empty(), "{}", String::from_utf8_lossy(&verified.stderr));
    // Out of 10; an ordinary service has more than 9.
    let secure = analyze(&["security", "--offline=true", "--threshold=15", file]).unwrap();
    assert!(secure.status.success(), "{}", String::from_utf8_lossy(&secure.stdout));
}

#[test]
fn the_container_copies_what_the_program_is_built_of() {
    let lines = instructions(&read("packaging/Dockerfile"));
    let copied: BTreeSet<&str> = of(&lines, "COPY")
        .filter(|line| !line.starts_with("--from"))
        .flat_map(|line| line.split(' ').rev().skip(1).collect::<Vec<_>>())
        .collect();
    for name in &copied {
        assert!(root().join(name).exists(), "COPY {name}: there is no such thing");
    }
    for name in needed() {
        assert!(copied.iter().any(|copied| Path::new(&name).starts_with(copied)), "COPY {name}: the build needs it");
    }
    let ignored = read("packaging/Dockerfile.dockerignore");
    let kept: BTreeSet<&str> = ignored.lines().filter_map(|line| line.strip_prefix('!')).collect();
    assert_eq!(kept, copied, "Dockerfile.dockerignore lets through what is copied, and nothing else");
    let rust = read("Cargo.toml").lines().find_map(|line| line.strip_prefix("rust-version = ").map(str::to_owned));
    let rust = rust.unwrap().trim_matches('"').to_owned();
    assert!(of(&lines, "FROM").next().unwrap().starts_with(&format!("rust:{rust}-")), "the Rust of Cargo.toml");
    assert!(of(&lines, "ENV").any(|line| line == format!("RUSTUP_TOOLCHAIN={rust}")));
}

#[test]
fn the_container_runs_the_program_as_nobody_in_particular() {
    let lines = instructions(&read("packaging/Dockerfile"));
    let json = |word: &str| -> Vec<String> { serde_json::from_str(of(&lines, word).next().unwrap()).unwrap() };
    assert_eq!(json("ENTRYPOINT"), ["/usr/local/bin/testamur"]);
    takes(&json("CMD").iter().map(String::as_str).collect::<Vec<_>>());
    let place = |word: &str| lines.iter().position(|line| line.starts_with(word)).unwrap();
    assert!(place("USER testamur") < place("ENTRYPOINT"));
    let known = variables();
    for line in of(&lines, "ENV").filter(|line| line.contains("TESTAMUR_")) {
        for name in line.split_whitespace().map(|one| one.split('=').next().unwrap()) {
            assert!(known.contains(name), "{name} is no variable of the program");
        }
    }
    let needed = read("scripts/setup");
    let packages =
        of(&lines, "RUN").filter_map(|line| line.split_once("--no-install-recommends ")?.1.split(" && ").next());
    let packages: Vec<&str> = packages.flat_map(str::split_whitespace).collect();
    assert!(packages.len() >= 6, "{packages:?}");
    for package in packages.into_iter().filter(|name| *name != "libssl3") {
        assert!(needed.contains(&format!("package {package} ")), "{package} is none of scripts/setup");
    }
}

/// Files that the sources of the program take in when it is built, and what Cargo.toml names.
fn needed() -> BTreeSet<String> {
    let mut needed: BTreeSet<String> = ["Cargo.toml", "Cargo.lock", "src"].map(str::to_owned).into();
    needed.extend(root().join("build.rs").exists().then(|| "build.rs".to_owned()));
    for path in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let built = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        for line in built.filter(|line| line.contains("include_str!(") || line.contains("include_bytes!(")) {
            let Some(name) = line.split('"').nth(1) else { continue };
            let mut place = path.parent().unwrap().to_owned();
            for part in Path::new(name) {
                if part == ".." { _ = place.pop() } else { place.push(part) }
            }
            needed.extend(place.strip_prefix(root()).ok().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    let manifest = read("Cargo.toml");
    for (table, folder) in [("[[bench]]", "benches"), ("[[example]]", "examples")] {
        needed.extend(manifest.contains(table).then(|| folder.to_owned()));
    }
    assert!(needed.len() > 10, "{needed:?}");
    needed
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter(|path| !path.ends_with("tests.rs") && !path.ends_with("testing.rs"))
        .collect()
}
