"""Mirrors what the institutions' host serves: starts `testamur demo` on loopback, fetches, stops it.

usage: mirror.py BINARY DATA OUT    The tests then read OUT as if it were https://demo.testamur.example.
"""

import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

HOST = "demo.testamur.example"


def main() -> None:
    binary, data, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    issuers, lists = set(), set()
    for path in (data / "certificates").glob("*/*.json"):
        credential = json.loads(path.read_text("utf-8"))
        issuers.add(credential["issuer"]["id"])
        lists.add(credential["credentialStatus"]["statusListCredential"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([binary, "demo", "--data", data, "--listen", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL)
    try:
        wait_until_ready(server, port)
        shutil.rmtree(out, ignore_errors=True)
        for did in issuers:
            assert did.startswith(f"did:web:{HOST}"), did
            path = "/".join(did.removeprefix(f"did:web:{HOST}").split(":")) or "/.well-known"
            keep(out, port, f"{path}/did.json", "application/did+json, application/json")
        for url in lists:
            keep(out, port, url.removeprefix(f"https://{HOST}"), "application/vc, application/json")
        keep(out, port, "/trust.json", "*/*")
    finally:
        server.terminate()
        ended = server.wait(timeout=30)
    assert ended == 0, f"testamur demo ended with {ended} when it was asked to stop"
    print(f"mirrored {len(issuers)} DID documents, {len(lists)} status lists and the trust list")


def fetch(port: int, path: str, accept: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": HOST, "Accept": accept})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def wait_until_ready(server: subprocess.Popen, port: int) -> None:
    for _ in range(600):
        assert server.poll() is None, f"testamur demo ended with {server.returncode}"
        try:
            if fetch(port, "/healthz", "*/*")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError("testamur demo did not answer within a minute")


def keep(out: Path, port: int, path: str, accept: str) -> None:
    status, body = fetch(port, path, accept)
    assert status == 200, f"GET {path}: {status} {body[:200]!r}"
    file = out / path.lstrip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)


if __name__ == "__main__":
    main()
