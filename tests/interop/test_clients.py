"""The three clients of examples/clients, against a live service: one file, a folder, good and bad receipts.

The service is `testamur demo` on loopback. Between it and the clients stands a relay that can change what passes.
"""

import http.client
import http.server
import json
import os
import shutil
import socket
import subprocess
import threading

import pytest
from conftest import HOST, INTEROP, ROOT, run
from mirror import wait_until_ready

CLIENTS = ROOT / "examples/clients"


@pytest.fixture(scope="module")
def service():
    """The address of the demo's service."""
    binary = os.environ.get("TESTAMUR_BIN", ROOT / "target/debug/testamur")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [binary, "demo", "--data", INTEROP / "demo", "--listen", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_until_ready(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(params=["verify.py", "verify.mjs", "verify.sh"])
def client(request, tmp_path):
    """Runs one client; gives its exit code and what it said."""
    name = request.param
    programs = {"verify.mjs": ["node"], "verify.sh": ["curl", "jq", "openssl"], "verify.py": []}[name]
    if lacking := [program for program in programs if not shutil.which(program)]:
        pytest.skip(f"LOUD: {', '.join(lacking)} missing: {name} is NOT tried")
    program = {"verify.py": [INTEROP / "python/bin/python"], "verify.mjs": ["node"], "verify.sh": ["sh"]}[name]

    def call(service, path, host=HOST):
        options = [] if name == "verify.sh" else ["--host", host, "--out", tmp_path]
        environment = os.environ | {"HOST": host, "OUT": str(tmp_path)}
        done = run(*program, CLIENTS / name, service, path, *options, check=False, env=environment)
        print(said := done.stdout.decode() + done.stderr.decode())
        return done.returncode, said

    return call


@pytest.fixture
def folder(one_of_each, tmp_path_factory):
    """A token, a credential and a sheet of each programme."""
    folder = tmp_path_factory.mktemp("applications")
    for one in one_of_each:
        for path in (one.path, one.pdf, one.path.with_suffix(".json")):
            shutil.copy(path, folder / path.name)
    return folder


def test_one_certificate_in_every_form(client, service, one_of_each, tmp_path, testamur):
    one = one_of_each[0]
    for path in (one.path, one.pdf, one.path.with_suffix(".json")):
        code, said = client(service, path)
        assert code == 0 and f"did:web:{HOST}:service, says accept" in said and one.number in said
        done = testamur("receipt", "verify", tmp_path / "answer.json", "--evidence", path, check=False)
        assert done.returncode == 0, done.stdout.decode()


def test_a_folder_as_a_batch(client, service, folder, tmp_path, testamur):
    code, said = client(service, folder)
    assert code == 0 and "says accept" in said
    kept = (tmp_path / "answers.ndjson").read_text("utf-8").splitlines()
    assert json.loads(kept[-1])["count"] == len(kept) - 1 == len(list(folder.iterdir()))
    request = tmp_path / "request.ndjson"
    done = testamur("receipt", "verify", tmp_path / "answers.ndjson", "--evidence", request, check=False)
    assert done.returncode == 0, done.stdout.decode()
    # A verdict that was changed on the disk is found out.
    changed = (tmp_path / "answers.ndjson").read_bytes().replace(b'"verdict":"accept"', b'"verdict":"reject"', 1)
    (tmp_path / "answers.ndjson").write_bytes(changed)
    done = testamur("receipt", "verify", tmp_path / "answers.ndjson", check=False)
    assert done.returncode == 1 and b"answer-differs" in done.stdout


def test_what_is_rejected_or_not_understood_is_told(client, service, folder):
    token = next(folder.glob("*.jwt"))
    text = token.read_text("utf-8").strip()
    token.write_text(text[:-10] + ("A" if text[-10] != "A" else "B") + text[-9:], "utf-8")
    assert client(service, token)[0] == 1
    assert client(service, folder)[0] == 1
    token.write_text("a paper without a code", "utf-8")
    code, said = client(service, folder)
    assert code == 2 and "nothing-found" in said
    token.unlink()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    code, said = client(service, folder)
    assert code == 2 and "damaged" in said


def test_a_receipt_of_another_service_is_refused(client, service, one_of_each, folder):
    for shown in (one_of_each[0].path, folder):
        code, said = client(service, shown, host="certificates.hill.example")
        assert code == 3 and "is no key of did:web:certificates.hill.example:service" in said


@pytest.mark.parametrize("change", ["verdict", "receipt", "name"])
def test_an_answer_that_was_changed_on_its_way_is_found_out(client, service, one_of_each, folder, change):
    def forge(body: bytes) -> bytes:
        if change == "verdict":
            return body.replace(b'"result":"pass"', b'"result":"fail"', 1)
        if change == "name":
            return body.replace(b'"name":"', b'"name":"X', 1)
        start = body.index(b'"receipt":"') + len(b'"receipt":"')
        middle = body.index(b".", start) + 20
        return body[:middle] + (b"A" if body[middle : middle + 1] != b"A" else b"B") + body[middle + 1 :]

    with Relay(service, forge) as relay:
        for shown in (one_of_each[0].path, folder):
            code, said = client(relay, shown)
            assert code == 3 and "BAD RECEIPT" in said


class Relay:
    """Hands requests on and changes the answers of /v1/…"""

    def __init__(self, service, forge):
        upstream = service.removeprefix("http://")

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def hand_on(self):
                connection = http.client.HTTPConnection(upstream, timeout=60)
                connection.request(self.command, self.path, self.sent(), {"Content-Type": self.headers.get("content-type", "")})
                answer = connection.getresponse()
                body = answer.read()
                if self.path.startswith("/v1/"):
                    body = forge(body)
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.headers["content-type"])
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def sent(self):
                if "chunked" not in self.headers.get("transfer-encoding", ""):
                    return self.rfile.read(int(self.headers.get("content-length", 0)))
                body = b""
                while length := int(self.rfile.readline(), 16):
                    body += self.rfile.read(length)
                    self.rfile.readline()
                self.rfile.readline()
                return body

            def log_message(self, *_):
                pass

            do_GET = do_POST = hand_on

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
