//! docs/OPERATING.md, step by step: every command of a fence is run as it stands there, in its order, in a folder that takes the
//! place of the machine; or it stands in `ELSEWHERE` with the reason. A command that is in neither list fails.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::register;

const DOC: &str = include_str!("../../docs/OPERATING.md");

/// What no test can do, and why. Everything else is run.
const ELSEWHERE: &[(&str, &str)] = &[
    ("scripts/setup demo", "it installs packages of the system; scripts/test begins with it"),
    ("cargo build --release --bin testamur", "what runs this test was built so, but for --release"),
    ("useradd --system", "it changes the users of the system; tests/it/packaging.rs holds the unit's user"),
    (
        "systemctl daemon-reload",
        "there is no systemd to talk to; `systemd-analyze` judges the unit in tests/it/packaging.rs",
    ),
    ("testamur serve --conformance", "tests/it/vcapi and tests/interop/vcapi.test.mjs run it"),
    ("testamur serve --trust https://", "it needs a host on the Internet; src/cli/newest.rs has a small one"),
    (
        "testamur receipt verify receipt.pdf --evidence applications/ --answer verdicts.csv --trust https://",
        "the same; src/cli/receipt.rs has one",
    ),
    ("testamur user confirm", "a phone is connected in a browser first: tests/browser/desk.test.mjs runs it"),
    ("testamur batch verify-approval", "a passkey approves in a browser: tests/browser/desk.test.mjs runs it"),
    ("export DATABASE_URL", "`postgresql_as_the_page_says` sets it"),
    ("createuser", "the same: the test's server has its user"),
    ("createdb", "`postgresql_as_the_page_says`"),
    ("testamur migrate", "`postgresql_as_the_page_says`"),
    ("pg_dump", "`postgresql_as_the_page_says`"),
    ("pg_restore", "`postgresql_as_the_page_says`"),
];

/// The heading that a command stands under, and the command on one line, without its remark.
fn steps() -> Vec<(String, String)> {
    let (mut steps, mut heading, mut fence, mut command) = (Vec::new(), "", None, String::new());
    for line in DOC.lines() {
        match (line.strip_prefix("```"), fence) {
            (Some(kind), None) => fence = Some(kind),
            (Some(_), Some(_)) => fence = None,
            (None, None) if line.starts_with('#') => heading = line.trim_start_matches('#').trim(),
            (None, Some("sh")) => {
                let line = line.split("  #").next().unwrap().trim();
                if let Some(begun) = line.strip_suffix('\\') {
                    command += begun;
                } else if !line.is_empty() {
                    steps.push((heading.to_owned(), std::mem::take(&mut command) + line));
                }
            }
            _ => {}
        }
    }
    steps
}

/// The fence of a kind under a heading.
fn fence(heading: &str, kind: &str) -> String {
    let (_, rest) = DOC.split_once(&format!("# {heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let (_, rest) = rest.split_once(&format!("\n```{kind}\n")).unwrap_or_else(|| panic!("no fence of {kind}"));
    rest.split_once("\n```").unwrap().0.to_owned() + "\n"
}

fn today() -> String {
    testamur::time::Clock::System.now().day().to_string()
}

/// A folder in the place of a machine: `/etc`, `/var`, `/usr` and `/backup` lie in it, and the program is in its path.
struct Machine {
    root: tempfile::TempDir,
    /// What `export` has set.
    environment: Vec<(String, String)>,
}

impl Machine {
    fn new() -> Self {
        let machine = Self { root: tempfile::tempdir().unwrap(), environment: Vec::new() };
        for folder in ["etc/systemd/system", "var/lib", "usr/local/bin", "backup", "office/applications", "bin"] {
            fs::create_dir_all(machine.path(folder)).unwrap();
        }
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_testamur"), machine.path("bin/testamur")).unwrap();
        let target = machine.path("office/target/release");
        fs::create_dir_all(&target).unwrap();
        fs::copy(env!("CARGO_BIN_EXE_testamur"), target.join("testamur")).unwrap();
        std::os::unix::fs::symlink(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging"),
            machine.path("office/packaging"),
        )
        .unwrap();
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path("office").join(name), bytes).unwrap();
    }

    /// A path of the machine as it lies here, in any text.
    fn here(&self, text: &str) -> String {
        ["/etc/", "/var/lib/", "/usr/local/bin/", "/backup/"]
            .iter()
            .fold(text.to_owned(), |text, place| text.replace(place, &format!("{}{place}", self.root.path().display())))
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let path = format!("{}:/usr/bin:/bin", self.path("bin").display());
        command.current_dir(self.path("office")).env_clear().env("PATH", path).env("LC_ALL", "C.UTF-8");
        command.envs(self.environment.iter().cloned()).stdin(Stdio::null());
        command
    }

    /// Runs a line in the shell.
    fn sh(&self, line: &str) -> Output {
        self.command("sh").args(["-c", &self.here(line)]).output().unwrap()
    }

    /// Runs a line that must succeed; what it said.
    fn runs(&self, line: &str) -> String {
        let output = self.sh(line);
        let said = said(&output);
        assert!(output.status.success(), "{line}\n{said}");
        said
    }

    fn set(&mut self, line: &str) {
        let (name, value) = line.strip_prefix("export ").unwrap().split_once('=').unwrap();
        let value = self.here(value);
        self.environment.push((name.to_owned(), value));
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A service that was started, on a port of its own.
struct Serving(Child, u16);

impl Serving {
    fn start(machine: &Machine, arguments: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listen = format!("127.0.0.1:{port}");
        let mut command = machine.command("testamur");
        let child = command.arg("serve").args(arguments).args(["--listen", &listen]).stdout(Stdio::null());
        let serving = Self(child.stderr(Stdio::null()).spawn().unwrap(), port);
        for _ in 0..200 {
            if serving.get("certificates.hill.example", "/healthz").is_some_and(|answer| answer.contains(" 200 ")) {
                return serving;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{arguments:?} did not begin to serve");
    }

    /// The whole answer to a GET.
    fn get(&self, host: &str, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.1)).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: application/json\r\nconnection: close\r\n\r\n")
            .ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    /// The JSON of an answer that is 200.
    fn json(&self, host: &str, path: &str) -> Value {
        let answer = self.get(host, path).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {answer}");
        serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// Twenty-five people.
fn roster(first: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Name").unwrap();
    sheet.write(0, 1, "Student number").unwrap();
    for row in 0..25_u32 {
        let letter = char::from(b'A' + u8::try_from(row).unwrap());
        let name = if row == 0 { first.to_owned() } else { format!("{letter}da {letter}eyes") };
        sheet.write(row + 1, 0, name).unwrap();
        sheet.write(row + 1, 1, format!("S{row}")).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>";

#[test]
fn every_command_of_the_page_is_run_or_its_absence_has_a_reason() {
    let steps = steps();
    assert!(steps.len() > 60, "{}", steps.len());
    for (line, why) in ELSEWHERE {
        let found = steps.iter().filter(|(_, command)| command.starts_with(line)).count();
        assert!(found > 0 && why.len() > 20, "{line}: no longer on the page");
    }
    let mut machine = Machine::new();
    let mut walked = BTreeSet::new();
    for (heading, command) in &steps {
        if ELSEWHERE.iter().any(|(line, _)| command.starts_with(line)) {
            continue;
        }
        if walked.insert(heading.as_str()) {
            prepare(&machine, heading);
        }
        walk(&mut machine, heading, command);
    }
}

/// What an office has at hand before a chapter.
fn prepare(machine: &Machine, heading: &str) {
    match heading {
        "The first institution" => machine.write("logo.svg", PICTURE),
        "Issue" => {
            let programme = ["2026-05-04", "2026-05-05", "2026-05-06"]
                .iter()
                .fold(fence("Programmes", "toml"), |toml, day| toml.replace(day, &today()));
            machine.write("first-aid.toml", programme);
            machine.write("dean.svg", PICTURE);
            machine.write("participants.xlsx", roster("Ada Gok"));
        }
        "Correct, withdraw, suspend" => {
            machine.write("participants.xlsx", roster("Ada Göksu"));
            machine.write("numbers.txt", with_year("HILL-2026-0003\nHILL-2026-0004\n"));
        }
        PROVIDER => {
            machine.write("provider-secret", "TEST ONLY: a secret\n");
            machine.write("testamur.toml", machine.here(&fence(PROVIDER, "toml")));
            let refused = said(&machine.sh("testamur serve --config testamur.toml --listen 127.0.0.1:0"));
            assert!(refused.contains("client_secret_file") && refused.contains("testamur-oidc-secret"), "{refused}");
        }
        "Receipts" => {
            let office = machine.path("office");
            for name in ["0005.pdf", "0006.jwt"] {
                let name = with_year(&format!("HILL-2026-{name}"));
                fs::copy(office.join("certificates").join(&name), office.join("applications").join(&name)).unwrap();
            }
            let name = with_year("HILL-2026-0005.pdf");
            fs::copy(office.join("applications").join(name), office.join("certificate.pdf")).unwrap();
            with_service(machine, |serving| {
                let did = serving.json("certificates.hill.example", "/service/did.json");
                machine.write("did.json", did.to_string());
                let ask = |path: &str, kind: &str, file: &str| {
                    let url = format!("http://127.0.0.1:{}{path}", serving.1);
                    machine.runs(&format!("curl -sS --fail -H 'content-type: {kind}' --data-binary @{file} '{url}'"))
                };
                machine.write("answer.json", ask("/v1/verify?receipt=jwt", "application/pdf", "certificate.pdf"));
                machine.write("lines.ndjson", "{\"ref\":1,\"qr\":\"https://certificates.hill.example/v#1\"}\n");
                machine
                    .write("batch.ndjson", ask("/v1/verify/batch?receipt=jwt", "application/x-ndjson", "lines.ndjson"));
            });
        }
        _ => {}
    }
}

/// The heading of a chapter.
const PROVIDER: &str = "Signing in by an OpenID provider";

fn with_service(machine: &Machine, work: impl FnOnce(&Serving)) {
    let serving = Serving::start(machine, &[]);
    work(&serving);
}

fn with_year(text: &str) -> String {
    text.replace("HILL-2026-", &format!("HILL-{}-", &today()[..4]))
}

/// One step as it stands on the page, with what only a terminal could give.
fn walk(machine: &mut Machine, heading: &str, command: &str) {
    let line = with_year(command);
    let data = || machine.path("var/lib/testamur");
    match (heading, line.as_str()) {
        (_, export) if export.starts_with("export ") => machine.set(export),
        (_, issue) if issue.starts_with("testamur issue") && !issue.ends_with("--dry-run") => {
            // Without anybody at the terminal nothing is signed; then somebody approves by name.
            assert!(!machine.sh(issue).status.success());
            let told = machine.runs(&format!("{issue} --approve-as 'D. Uçar'"));
            assert!(told.contains("25 certificates"), "{told}");
        }
        (_, correct) if correct.starts_with("testamur correct") => {
            machine.runs(&format!("{correct} --approve-as 'D. Uçar'"));
        }
        (_, forget) if forget.starts_with("testamur forget") => {
            assert!(!machine.sh(forget).status.success(), "it asks for a yes");
            machine.runs(&format!("{forget} --yes"));
        }
        (_, "testamur serve --listen 127.0.0.1:8080") => with_service(machine, |serving| {
            let list = serving.json("certificates.hill.example", "/status/1");
            assert_eq!(list["issuer"], "did:web:certificates.hill.example", "{list}");
        }),
        (PROVIDER, serve) if serve.starts_with("testamur serve") => {
            // The provider is not there, and people sign in all the same.
            let serving = Serving::start(machine, &["--config", "testamur.toml"]);
            let page = serving.get("certificates.hill.example", "/desk/sign-in?lang=tr").unwrap();
            assert!(page.contains("Tepe Üniversitesi ile gir") && page.contains("name=\"password\""), "{page}");
        }
        (_, user) if user.starts_with("testamur user add") || user.starts_with("testamur user password") => {
            machine.write("password", "four words make one\n");
            machine.runs(&format!("{user} --password-file password"));
        }
        (_, role) if role.starts_with("testamur user role") => {
            machine.runs(&role.replace(" [--take]", ""));
            machine.runs(&role.replace("[--take]", "--take"));
        }
        (_, "testamur client disable hill-0123456789ab") => {
            let listed = machine.runs("testamur client list hill");
            let id = listed.split_whitespace().next().unwrap();
            machine.runs(&line.replace("hill-0123456789ab", id));
            assert!(machine.runs("testamur client list hill").contains("closed"));
        }
        (_, batch) if batch.contains(" DIGEST") => walk_batch(machine, batch),
        (_, verify) if verify.starts_with("testamur receipt verify answer.json") => {
            let listed = machine.runs("testamur trust export --out key.jwt");
            let key = listed.split_whitespace().find(|word| word.starts_with("z6Mk")).unwrap();
            machine.runs(&verify.replace("z6Mk…", key));
        }
        (_, restore) if restore.starts_with("testamur restore") => {
            assert!(!machine.sh(restore).status.success(), "into an empty folder only");
            fs::rename(data(), machine.path("var/lib/before")).unwrap();
            machine.runs(restore);
            assert!(machine.runs("testamur institution list").contains("hill"));
        }
        (_, sqlite) if sqlite.starts_with("sqlite3 ") => {
            if machine.sh("command -v sqlite3").status.success() {
                machine.runs(sqlite);
                assert!(machine.path("backup/register.sqlite").exists());
            } else {
                eprintln!("SKIPPED: sqlite3 is missing (Debian: sqlite3)");
            }
        }
        (_, retire) if retire.starts_with("testamur key retire") => {
            machine.runs(retire);
            assert!(machine.runs("testamur key list hill").contains("retired"));
        }
        (_, plain) => _ = machine.runs(plain),
    }
}

/// A batch that was checked and waits is shown, sealed, or dropped.
fn walk_batch(machine: &Machine, line: &str) {
    let waiting = |slug: &str| {
        let programme = fs::read_to_string(machine.path("office/first-aid.toml")).unwrap();
        machine.write("waiting.toml", programme.replace("slug = \"first-aid-2026\"", &format!("slug = \"{slug}\"")));
        let issue = "testamur issue --programme waiting.toml --roster participants.xlsx --out waiting";
        assert!(!machine.sh(issue).status.success(), "nobody approves");
        let listed = machine.runs("testamur batch list hill");
        let newest = listed.lines().find(|row| row.contains(slug)).unwrap_or_else(|| panic!("{listed}"));
        newest.split_whitespace().find(|word| word.len() == 64).unwrap().to_owned()
    };
    let slug = if line.contains("batch drop") { "dropped-2026" } else { "waiting-2026" };
    let digest = if line.contains("batch seal") {
        let listed = machine.runs("testamur batch list hill");
        let row = listed.lines().find(|row| row.contains(slug)).unwrap();
        row.split_whitespace().find(|word| word.len() == 64).unwrap().to_owned()
    } else {
        waiting(slug)
    };
    machine.runs(&line.replace("DIGEST", &digest));
}

/// A second process without key files, while the first signs; then another host, and the old one that goes on answering.
#[test]
fn several_processes_and_another_host_as_the_page_says() {
    let mut machine = Machine::new();
    for (heading, command) in steps() {
        if ["Install", "The passphrase", "The first institution"].contains(&heading.as_str())
            && !ELSEWHERE.iter().any(|(line, _)| command.starts_with(line))
        {
            prepare(&machine, &heading);
            walk(&mut machine, &heading, &command);
        }
    }
    assert!(DOC.contains("With `--no-seal` a process opens no key files and needs no passphrase"));
    let signing = Serving::start(&machine, &[]);
    let host = "certificates.hill.example";
    let list = signing.json(host, "/status/1");
    machine.environment.retain(|(name, _)| name != "TESTAMUR_PASSPHRASE_FILE");
    let serving = Serving::start(&machine, &["--no-seal"]);
    assert_eq!(serving.json(host, "/status/1"), list, "what the other has signed");
    drop(signing);
    assert_eq!(serving.json(host, "/status/1"), list, "also when that one is gone");
    let document = serving.json(host, "/.well-known/did.json");
    machine.runs("testamur institution move hill --authority diplomas.hill.example");
    std::thread::sleep(Duration::from_millis(1_200)); // "the running service shows it within a second"
    assert_eq!(serving.json(host, "/.well-known/did.json"), document, "the DID stays under the old host");
    let of_new_host = serving.get("diplomas.hill.example", "/.well-known/did.json").unwrap();
    assert!(of_new_host.starts_with("HTTP/1.1 404 "), "the new host has no DID of its own: {of_new_host}");
}

/// The files of the page's `[tls]`, for the host that `curl` asks.
fn certify(chain: &Path, key: &Path) {
    // OpenSSL reads no long lines.
    let pem = |label: &str, der: &[u8]| {
        let lines: Vec<String> = der.chunks(48).map(|line| STANDARD.encode(line)).collect();
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
    };
    let own = rcgen::KeyPair::generate().unwrap();
    let host = vec!["certificates.hill.example".to_owned()];
    let certificate = rcgen::CertificateParams::new(host).unwrap().self_signed(&own).unwrap();
    fs::create_dir_all(chain.parent().unwrap()).unwrap();
    fs::write(chain, pem("CERTIFICATE", certificate.der())).unwrap();
    fs::write(key, pem("PRIVATE KEY", &own.serialize_der())).unwrap();
    fs::set_permissions(key, fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn tls_without_a_proxy_as_the_page_says() {
    let machine = Machine::new();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let listen = format!("127.0.0.1:{port}");
    let config = machine.here(&fence("TLS without a proxy", "toml")).replace("0.0.0.0:443", &listen);
    machine.write("testamur.toml", format!("fetch = false\n{config}"));
    let serve = "testamur --data nowhere serve --no-seal --config testamur.toml";
    let refused = machine.sh(serve);
    assert!(said(&refused).contains("fullchain.pem cannot be read"), "{}", said(&refused));
    assert_eq!(said(&refused).matches("No such file").count(), 1, "{}", said(&refused));
    let folder = machine.path("etc/letsencrypt/live/certificates.hill.example");
    let (chain, key) = (folder.join("fullchain.pem"), folder.join("privkey.pem"));
    certify(&chain, &key);
    let mut child = machine.command("testamur");
    let child = child.args(serve.split(' ').skip(1)).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let serving = Serving(child, port);
    let ask = || {
        let resolve = format!("certificates.hill.example:{port}:127.0.0.1");
        let url = format!("https://certificates.hill.example:{port}/healthz");
        let mut curl = machine.command("curl");
        curl.args(["-sS", "--fail", "--resolve", &resolve, &url, "--cacert"]).arg(&chain);
        curl.output().unwrap().status.success()
    };
    assert!(
        (0..100).any(|_| ask() || {
            std::thread::sleep(Duration::from_millis(50));
            false
        }),
        "it does not serve TLS"
    );
    // Renewed: a signal is enough, and the program lives on.
    certify(&chain, &key);
    assert!(!ask(), "the old one is served");
    assert!(Command::new("kill").args(["-HUP", &serving.0.id().to_string()]).status().unwrap().success());
    assert!(
        (0..100).any(|_| ask() || {
            std::thread::sleep(Duration::from_millis(50));
            false
        }),
        "the new one is not served"
    );
}

/// The user and the server are the test's own; the rest is the page's.
#[test]
fn postgresql_as_the_page_says() {
    let Some(server) = register::server() else { return };
    let lines: Vec<String> = steps().into_iter().map(|(_, line)| line).collect();
    let line = |start: &str| lines.iter().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}"));
    let mut machine = Machine::new();
    let url = register::new_database("template0");
    let other = register::new_database("template0");
    // `createdb` makes the same, with an owner that this server has not got.
    assert!(line("createdb").contains("--encoding UTF8") && line("createuser").contains("--pwprompt"));
    assert!(server.starts_with("postgres://"));
    machine.environment.push(("DATABASE_URL".to_owned(), url.clone()));
    let refused = machine.sh("testamur institution list");
    assert!(said(&refused).contains("testamur migrate"), "{}", said(&refused));
    for (heading, command) in steps() {
        if heading == "PostgreSQL" && command.starts_with("testamur migrate") {
            machine.runs(&command);
        }
    }
    for (heading, command) in steps() {
        if ["Install", "The passphrase", "The first institution"].contains(&heading.as_str())
            && !ELSEWHERE.iter().any(|(line, _)| command.starts_with(line))
        {
            prepare(&machine, &heading);
            walk(&mut machine, &heading, &command);
        }
    }
    let programs = programs_of_postgres();
    let with_programs = |line: &str| format!("PATH=\"$PATH:{programs}\"; {line}");
    machine.runs(&with_programs(line("pg_dump")));
    machine.environment.retain(|(name, _)| name != "DATABASE_URL");
    machine.environment.push(("DATABASE_URL".to_owned(), other.clone()));
    machine.runs(&with_programs(line("pg_restore")));
    let listed = machine.runs("testamur institution list");
    assert!(listed.contains("hill") && listed.contains("certificates.hill.example"), "{listed}");
    for database in [url, other] {
        register::administer(&format!("DROP DATABASE {} WITH (FORCE)", register::database_of(&database)));
    }
}

/// Where `scripts/with-postgres` has put PostgreSQL's own programs.
fn programs_of_postgres() -> String {
    #[expect(clippy::disallowed_methods, reason = "this is where tests read the environment")]
    let path = std::env::var("PATH").unwrap();
    let has_it = |folder: &&str| Path::new(folder).join("pg_dump").exists();
    path.split(':').find(has_it).expect("scripts/with-postgres puts pg_dump into the path").to_owned()
}
