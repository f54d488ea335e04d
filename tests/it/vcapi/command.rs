//! `testamur conformance` and `testamur serve --conformance`, as the suites and their users call them.

use std::process::{Command, Output};

use super::*;

struct Bench(TempDir);

impl Bench {
    fn new() -> Self {
        let bench = Self(tempfile::tempdir().unwrap());
        let own = key(7);
        let x = own.verifying_key().to_jwk_x();
        let mut seed = *b"TEST ONLY: a seed of 32 bytes #0";
        seed[31] = 7;
        let d = testamur::wire::base64url::encode(seed);
        let public = json!({"kty": "OKP", "crv": "Ed25519", "x": x});
        let mut secret = public.clone();
        secret["d"] = json!(d);
        let method = json!({"id": "https://issuer.example/1#key-4", "publicKeyJwk": public, "secretKeyJwk": secret});
        bench.write("key.json", &method.to_string());
        secret["kid"] = json!("a");
        bench.write("jwk.json", &secret.to_string());
        bench.write(
            "p256.json",
            &json!({"publicKeyJwk": {"kty": "EC", "crv": "P-256"}, "secretKeyJwk": {"kty": "EC", "crv": "P-256"}})
                .to_string(),
        );
        bench
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).unwrap();
    }

    /// Runs a command of the suite and gives its result file and exit code.
    fn run(&self, verb: &str, input: &str, key: &str, feature: &str) -> (Value, i32) {
        let path = |name: &str| self.0.path().join(name);
        let output = Command::new(env!("CARGO_BIN_EXE_testamur"))
            .args(["conformance", verb, "--feature", feature])
            .arg("--input")
            .arg(path(input))
            .arg("--key")
            .arg(path(key))
            .arg("--output")
            .arg(path("out.json"))
            .output()
            .unwrap();
        let result = std::fs::read_to_string(path("out.json")).unwrap();
        (serde_json::from_str(&result).unwrap(), output.status.code().unwrap())
    }
}

fn document() -> Value {
    let mut document = credential();
    document["issuer"] = json!("https://issuer.example/1");
    document["validFrom"] = json!("2010-01-01T19:23:24Z");
    document
}

#[test]
fn the_form_of_the_jose_suite_is_kept() {
    let bench = Bench::new();
    bench.write("credential.json", &document().to_string());
    for key in ["key.json", "jwk.json"] {
        let (result, code) = bench.run("issue", "credential.json", key, "credential_jose");
        assert_eq!((result["result"].as_str(), code), (Some("success"), 0), "{result}");
        let token = result["data"].as_str().unwrap().to_owned();
        bench.write("token.txt", &format!("{token}\n"));
        let (result, code) = bench.run("verify", "token.txt", "key.json", "credential_jose");
        assert_eq!((result["result"].as_str(), code), (Some("success"), 0), "{result}");
        let (result, code) = bench.run("verify", "token.txt", "key.json", "presentation_jose");
        assert_eq!((result["result"].as_str(), code), (Some("failure"), 1), "{result}");
        bench.write("token.txt", &format!("{}A{}", &token[..token.len() - 2], &token[token.len() - 1..]));
        let (result, _) = bench.run("verify", "token.txt", "key.json", "credential_jose");
        assert_eq!(result["result"], "failure");
    }
}

#[test]
fn presentations_hold_envelopes_alone() {
    let bench = Bench::new();
    let envelope = json!({
        "@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential",
        "id": "data:application/vc+jwt,a.b.c",
    });
    let presentation = |held: Value| {
        json!({
            "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
            "holder": "https://issuer.example/1", "verifiableCredential": [held],
        })
    };
    for (held, expected) in [
        (envelope.clone(), "success"),
        (document(), "failure"),
        (
            json!({"@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential", "id": "not-a-credential"}),
            "failure",
        ),
    ] {
        bench.write("presentation.json", &presentation(held).to_string());
        let (result, _) = bench.run("issue", "presentation.json", "key.json", "presentation_jose");
        assert_eq!(result["result"], expected, "{result}");
    }
}

#[test]
fn what_is_not_known_is_indeterminate_and_what_is_bad_a_failure() {
    let bench = Bench::new();
    bench.write("credential.json", &document().to_string());
    for feature in ["credential_cose", "credential_sdjwt", "presentation_cose", "presentation_sdjwt"] {
        let (result, code) = bench.run("issue", "credential.json", "key.json", feature);
        assert_eq!((result["result"].as_str(), code), (Some("indeterminate"), 2), "{feature}");
    }
    let (result, code) = bench.run("issue", "credential.json", "p256.json", "credential_jose");
    assert_eq!((result["result"].as_str(), code), (Some("indeterminate"), 2));
    assert!(result["data"].as_str().unwrap().contains("Ed25519"), "{result}");
    for (text, data) in [("{}", "@context"), ("no", "expected"), (r#"{"a":1,"a":1}"#, "twice")] {
        bench.write("bad.json", text);
        let (result, code) = bench.run("issue", "bad.json", "key.json", "credential_jose");
        assert_eq!((result["result"].as_str(), code), (Some("failure"), 1), "{text}");
        assert!(result["data"].as_str().unwrap().contains(data), "{result}");
        let (result, _) = bench.run("verify", "bad.json", "key.json", "credential_jose");
        assert_eq!(result["result"], "failure", "{text}");
    }
}

fn serve(data: &std::path::Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_testamur"))
        .env_remove("DATABASE_URL")
        .args(["serve", "--conformance", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(more)
        .output()
        .unwrap()
}

#[test]
fn it_does_not_start_beside_an_institution() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("passphrase"), "TEST ONLY\n").unwrap();
    let added = Command::new(env!("CARGO_BIN_EXE_testamur"))
        .env_remove("DATABASE_URL")
        .args([
            "institution",
            "add",
            "hill",
            "--authority",
            "certificates.hill.example",
            "--name",
            "en=Hill University",
            "--country",
            "TR",
        ])
        .arg("--data")
        .arg(data.path())
        .arg("--passphrase-file")
        .arg(data.path().join("passphrase"))
        .output()
        .unwrap();
    assert!(added.status.success(), "{added:?}");
    let refused = serve(data.path(), &[]);
    assert_eq!(refused.status.code(), Some(3), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("holds institutions"), "{refused:?}");
}

#[test]
fn it_wants_a_good_seed_and_a_good_url() {
    let data = tempfile::tempdir().unwrap();
    let seed = data.path().join("seed");
    std::fs::write(&seed, "no").unwrap();
    let refused = serve(data.path(), &["--seed-file", seed.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("64 hexadecimal digits"), "{refused:?}");
    let refused = serve(data.path(), &["--base-url", "localhost"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("http://"), "{refused:?}");
    let alone = Command::new(env!("CARGO_BIN_EXE_testamur"))
        .args(["serve", "--base-url", "http://a.example"])
        .output()
        .unwrap();
    assert_eq!(alone.status.code(), Some(64), "{alone:?}");
}

#[test]
fn it_says_loudly_what_it_is_and_leaves_nothing_behind() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    let (data, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let seed = data.path().join("seed");
    std::fs::write(&seed, format!("{}\n", "07".repeat(32))).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_testamur"))
        .env_remove("DATABASE_URL")
        .env("TMPDIR", temporary.path())
        .args(["serve", "--conformance", "--listen", "127.0.0.1:0", "--seed-file"])
        .arg(&seed)
        .arg("--data")
        .arg(data.path().join("none"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    let lines: Vec<String> =
        out.by_ref().map(Result::unwrap).take_while(|line| !line.starts_with("Listening")).collect();
    let base =
        lines.iter().find_map(|line| line.strip_prefix("issue      POST http://")?.strip_suffix("/credentials/issue"));
    let mut client = std::net::TcpStream::connect(base.unwrap()).unwrap();
    client.write_all(b"GET /healthz HTTP/1.1\r\nhost: a.example\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let own = method(&SigningKey::from_seed(Zeroizing::new([7; 32])));
    assert!(lines[0].starts_with("issuer ") && lines[0].ends_with(own.did()), "{lines:?}");
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 1);
    let stopped = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status().unwrap();
    assert!(stopped.success());
    assert!(child.wait().unwrap().success());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert!(told.contains("CONFORMANCE MODE: for test suites only"), "{told}");
    assert!(!data.path().join("none").exists());
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0);
}
