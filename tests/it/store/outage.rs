//! A PostgreSQL server that stops and starts again under a running service: verification goes on from memory, the rest is told
//! to come again, and nobody has to do anything.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::cli::{self, Office};
use crate::register;

/// Something that can be stopped between a service and its database.
struct Line {
    port: u16,
    is_up: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Line {
    /// Leads to the server of the tests, which listens on a socket in a folder.
    fn to(socket: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (is_up, open) = (Arc::new(AtomicBool::new(true)), Arc::new(Mutex::new(Vec::<TcpStream>::new())));
        let line = Self { port, is_up: Arc::clone(&is_up), open: Arc::clone(&open) };
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if !is_up.load(Ordering::SeqCst) {
                    continue;
                }
                open.lock().unwrap().push(client.try_clone().unwrap());
                let server = UnixStream::connect(&socket).unwrap();
                let (mut from_client, mut to_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                let (mut from_server, mut to_client) = (server, client);
                std::thread::spawn(move || {
                    _ = std::io::copy(&mut from_client, &mut to_server);
                    _ = to_server.shutdown(Shutdown::Both);
                });
                std::thread::spawn(move || {
                    _ = std::io::copy(&mut from_server, &mut to_client);
                    _ = to_client.shutdown(Shutdown::Both);
                });
            }
        });
        line
    }

    fn stop(&self) {
        self.is_up.store(false, Ordering::SeqCst);
        for client in self.open.lock().unwrap().drain(..) {
            _ = client.shutdown(Shutdown::Both);
        }
    }

    fn start(&self) {
        self.is_up.store(true, Ordering::SeqCst);
    }
}

/// Status and body.
fn ask(address: &str, head: &str, body: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let length = body.len();
    write!(
        stream,
        "{head} HTTP/1.1\r\nhost: certificates.hill.example\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
}

#[test]
fn a_server_that_stops_and_starts_again_is_got_over() {
    let office = Office::new();
    let Some(url) = register::url(office.folder.path()) else { return };
    assert!(office.issue().status.success());
    let token = std::fs::read_to_string(office.path(&Office::out("0001.jwt"))).unwrap();
    let folder = url.split("host=").nth(1).expect("the tests' server listens on a socket");
    let line = Line::to(format!("{folder}/.s.PGSQL.5432"));
    let through =
        format!("postgres://postgres@127.0.0.1:{}/{}?sslmode=disable", line.port, register::database_of(&url));
    let mut serving = cli::command(office.folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    let mut child = serving.env("DATABASE_URL", through).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = lines.map_while(Result::ok).find_map(|line| {
        let (_, address) = line.split_once("http://")?;
        address.split('/').next().map(str::to_owned)
    });
    let address = address.expect("the service says where it listens");
    let verify = || ask(&address, "POST /v1/verify", &token);

    assert!(verify().1.contains("\"verdict\":\"accept\""), "{}", verify().1);
    assert_eq!(ask(&address, "GET /status/1", "").0, 200);
    line.stop();
    for _ in 0..3 {
        let (status, answer) = verify();
        assert!(status == 200 && answer.contains("\"verdict\":\"accept\"") && answer.contains("\"as_of\""), "{answer}");
        assert_eq!(ask(&address, "GET /.well-known/did.json", "").0, 200);
        assert_eq!(ask(&address, "GET /status/1", "").0, 200, "the list that was signed last");
    }
    let (status, answer) = ask(&address, "GET /readyz", "");
    assert!(status == 503 && answer.contains("retry-after: 10"), "{answer}");
    line.start();
    let is_ready = || ask(&address, "GET /readyz", "").0 == 200;
    let recovered = (0..60).any(|_| {
        is_ready() || {
            std::thread::sleep(Duration::from_millis(500));
            false
        }
    });
    let withdrawn =
        office.run(&["withdraw", &Office::number("0001"), "--institution", "hill", "--reason", "issued-by-mistake"]);
    let told = (0..40).any(|_| {
        verify().1.contains("\"reason\":\"withdrawn\"") || {
            std::thread::sleep(Duration::from_millis(250));
            false
        }
    });
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(recovered, "it never got ready again");
    assert!(withdrawn.status.success() && told, "what happened since is not told");
}
