//! Builds the verifiers for browsers: the core as wasm32, in target folders of their own. A small one that a first visit loads, and a
//! whole one for what the small one cannot read.
//!
//! Only where the service is built, and only if the core has changed. `TESTAMUR_VERIFIER=skip` leaves them out,
//! `TESTAMUR_VERIFIER=FOLDER` takes `small.wasm` and `whole.wasm` that were built before. Without them the page asks before it sends a
//! code to the service.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, fs};

/// The modules that the verifier is made of (docs/ARCHITECTURE.md, floors 0 to 3).
const MODULES: [&str; 14] = [
    "claims",
    "credential",
    "keys",
    "lib",
    "proof",
    "qr",
    "report",
    "status",
    "time",
    "trust",
    "vcdm",
    "verify",
    "wasm",
    "wire",
];

/// What else it is made of.
const FILES: [&str; 5] = ["Cargo.lock", "Cargo.toml", "build.rs", "docs/qr", "templates/report"];

const TARGET: &str = "wasm32-unknown-unknown";

fn main() {
    println!("cargo:rerun-if-env-changed=TESTAMUR_VERIFIER");
    let modules = MODULES.iter().flat_map(|module| [format!("src/{module}"), format!("src/{module}.rs")]);
    let sources = modules.chain(FILES.map(str::to_owned)).filter(|path| Path::new(path).exists());
    sources.for_each(|path| println!("cargo:rerun-if-changed={path}"));

    let Some(out) = variable("OUT_DIR").map(PathBuf::from) else { return };
    let made = match variable("TESTAMUR_VERIFIER").as_deref() {
        // The inner build inherits the features of this one, but not its target.
        _ if variable("CARGO_FEATURE_SERVICE").is_none() || variable("TARGET").as_deref() == Some(TARGET) => {
            Ok([Vec::new(), Vec::new()])
        }
        Some("skip") => Err("TESTAMUR_VERIFIER=skip".to_owned()),
        None | Some("") => build(&out),
        Some(folder) => read(&Path::new(folder).join("small.wasm"))
            .and_then(|small| Ok([small, read(&Path::new(folder).join("whole.wasm"))?])),
    };
    let both = made.unwrap_or_else(|why| {
        println!("cargo:warning=THE VERIFIER FOR BROWSERS IS MISSING: {why}");
        println!("cargo:warning=The page /v will ask people to send their codes to the service.");
        Default::default()
    });
    for (name, bytes) in ["small.wasm", "whole.wasm"].iter().zip(both) {
        if let Err(error) = fs::write(out.join(name), bytes) {
            println!("cargo:warning={}: {error}", out.display());
        }
    }
}

/// Builds both, or says why they cannot be: the small one, then the whole one.
fn build(out: &Path) -> Result<[Vec<u8>; 2], String> {
    let rustc = variable("RUSTC").unwrap_or_else(|| "rustc".to_owned());
    let sysroot = Command::new(rustc).args(["--print", "sysroot"]).output().map_err(|error| error.to_string())?;
    let sysroot = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    if !Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Err(format!("the target {TARGET} is not installed: rustup target add {TARGET}"));
    }
    // OUT_DIR is …/target/debug/build/testamur-0123456789abcdef/out: beside `debug`, so that all builds share them, and nobody
    // waits for the lock of the outer one.
    let target = out.ancestors().nth(4).unwrap_or(out);
    let small = start(&target.join("verifier-small"), "report", &sysroot)?;
    let whole = start(&target.join("verifier"), "report,whole", &sysroot)?;
    Ok([small.finish()?, whole.finish()?])
}

/// A build that runs.
struct Build {
    folder: PathBuf,
    cargo: Child,
}

fn start(folder: &Path, features: &str, sysroot: &str) -> Result<Build, String> {
    let mut cargo = Command::new(variable("CARGO").unwrap_or_else(|| "cargo".to_owned()));
    cargo.args(["rustc", "--locked", "--quiet", "--lib", "--crate-type", "cdylib", "--profile", "verifier"]);
    cargo.args(["--target", TARGET, "--no-default-features", "--features", features]).arg("--target-dir").arg(folder);
    // What was meant for the build around this one: features, flags, clippy.
    let is_foreign = |name: &String| ["CARGO_FEATURE_", "RUSTFLAGS", "WRAPPER"].iter().any(|part| name.contains(part));
    for name in env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(is_foreign) {
        cargo.env_remove(name);
    }
    cargo.env_remove("CARGO_BUILD_TARGET").env_remove("CARGO_TARGET_DIR");
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(sysroot).join("\u{1f}"));
    cargo.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let cargo = cargo.spawn().map_err(|error| format!("cargo: {error}"))?;
    Ok(Build { folder: folder.to_owned(), cargo })
}

impl Build {
    fn finish(self) -> Result<Vec<u8>, String> {
        let done = self.cargo.wait_with_output().map_err(|error| format!("cargo: {error}"))?;
        if !done.status.success() {
            let words = String::from_utf8_lossy(&done.stderr);
            words.lines().take(40).for_each(|line| println!("cargo:warning={line}"));
            return Err("its build has failed".to_owned());
        }
        read(&self.folder.join(TARGET).join("verifier/testamur.wasm"))
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// SHA-2 as loops, which is a fifth of its unrolled size. Panics name their places; those of one machine are nobody's business.
fn flags(sysroot: &str) -> Vec<String> {
    let compact = ["sha2_backend=\"soft\"", "sha2_backend_soft=\"compact\""].map(|cfg| format!("--cfg={cfg}"));
    compact.into_iter().chain(remap(sysroot)).collect()
}

fn remap(sysroot: &str) -> Vec<String> {
    let home = variable("CARGO_HOME").or_else(|| variable("HOME").map(|home| format!("{home}/.cargo")));
    let here = variable("CARGO_MANIFEST_DIR");
    let places = [(home, "cargo"), (Some(sysroot.to_owned()), "rust"), (here, "testamur")];
    let known = places.into_iter().filter_map(|(path, name)| Some((path?, name)));
    known.map(|(path, name)| format!("--remap-path-prefix={path}={name}")).collect()
}

#[expect(clippy::disallowed_methods, reason = "a build script is told by its environment")]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}
