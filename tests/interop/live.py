"""A live service on loopback: `testamur demo` on a copy of the sealed programmes, reached as if it were their host.

`Live.get` is what clients of others are given as their way to the network: it asks this machine for what they want from the host.
"""

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from conftest import HOST, INTEROP, ROOT, run
from mirror import wait_until_ready

BASE = f"https://{HOST}"


class Live:
    """The running service and its data folder, which tests may change."""

    def __init__(self, folder: Path, port: int) -> None:
        self.binary = os.environ.get("TESTAMUR_BIN", ROOT / "target/debug/testamur")
        self.data, self.port = folder / "demo", port
        shutil.copytree(INTEROP / "demo", self.data, ignore=shutil.ignore_patterns("certificates"))
        command = [self.binary, "demo", "--data", self.data, "--listen", f"127.0.0.1:{port}"]
        self.server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        wait_until_ready(self.server, port)

    def stop(self) -> None:
        self.server.terminate()
        _, log = self.server.communicate(timeout=30)
        assert self.server.returncode == 0, log.decode(errors="replace")

    def get(self, url: str, accept: str = "application/vc, application/did+json, application/json") -> bytes:
        assert url.startswith(f"{BASE}/"), f"nothing but the host is asked: {url}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", url.removeprefix(BASE), headers={"Host": HOST, "Accept": accept})
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 200, f"{url}: {answer.status} {body[:200]}"
            return body
        finally:
            connection.close()

    def json(self, url: str) -> dict:
        return json.loads(self.get(url))

    def did_document(self, did: str) -> dict:
        path = "/".join(did.removeprefix(f"did:web:{HOST}").split(":")) or "/.well-known"
        return self.json(f"{BASE}{path}/did.json")

    def withdraw(self, institution: str, number: str) -> None:
        withdraw = ("withdraw", number, "--institution", institution, "--reason", "issued-by-mistake")
        run(self.binary, "--data", self.data, *withdraw)
        time.sleep(1.2)  # a running service shows it within a second (docs/OPERATING.md)


@contextlib.contextmanager
def live_service(folder: Path):
    """A service on a free port, stopped in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    service = Live(folder, port)
    yield service
    service.stop()
