"""Signing in at the desk by an independent OpenID provider (PyPI oidc-provider-mock), with plain HTTP requests and no scripts.

Somebody signs in by password, connects the account, signs out and comes in by the provider; somebody else accepts an invitation there, whose
link came by mail to an SMTP server (PyPI aiosmtpd).
"""

import base64
import email
import hashlib
import hmac
import html
import os
import re
import socket
import struct
import subprocess
import time
import urllib.parse
from email import policy

import oidc_provider_mock
import pytest
import requests
from aiosmtpd.controller import Controller
from conftest import ROOT, run
from mirror import wait_until_ready

BINARY = os.environ.get("TESTAMUR_BIN", ROOT / "target/debug/testamur")
PASSWORD = "four words make one"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def code(secret: str, steps: int) -> str:
    """What a phone shows some half minutes from now (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", ""))
    mac = hmac.new(key, struct.pack(">Q", int(time.time() // 30) + steps), hashlib.sha1).digest()
    place = mac[-1] & 15
    return f"{(int.from_bytes(mac[place : place + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


class Inbox:
    def __init__(self) -> None:
        self.letters = []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"


class Desk:
    """A data folder with an institution and an administrator, and the service."""

    def __init__(self, folder, issuer: str, mail_port: int) -> None:
        self.folder, self.port = folder, free_port()
        self.base = f"http://localhost:{self.port}"
        (folder / "passphrase").write_text("a passphrase for this test\n")
        (folder / "password").write_text(f"{PASSWORD}\n")
        (folder / "secret").write_text("the provider's secret\n")
        config = f'fetch = false\n[limits]\nsign_in = 0\n[oidc]\nissuer = "{issuer}"\nclient_id = "testamur"\n'
        config += f'client_secret_file = "{folder / "secret"}"\nname = "Hill University"\nprivate_address = true\n'
        config += f'[mail]\nhost = "127.0.0.1"\nport = {mail_port}\ntls = "none"\nrate = 6000\nfrom = "Registry <registry@hill.example>"\n'
        (folder / "testamur.toml").write_text(config)
        self.run("institution", "add", "hill", "--authority", "certificates.hill.example", "--name", "en=Hill University", "--country", "TR", "--yes")
        person = ("admin@hill.example", "--name", "An Administrator", "--role", "administrator", "--institution", "hill")
        self.run("user", "add", *person, "--password-file", folder / "password")
        command = [BINARY, "serve", "--config", folder / "testamur.toml", "--listen", f"127.0.0.1:{self.port}", *self.options()]
        log = open(folder / "log", "ab")
        self.server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"DATABASE_URL": ""})
        wait_until_ready(self.server, self.port)

    def options(self):
        return ("--data", self.folder / "data", "--passphrase-file", self.folder / "passphrase")

    def run(self, *words) -> str:
        return run(BINARY, *words, *self.options(), env=os.environ | {"DATABASE_URL": ""}).stdout.decode()

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=60)


class Person:
    """A browser without scripts, and a phone."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.web, self.phone, self.page = desk, requests.Session(), None, None

    def see(self, path: str):
        self.page = self.web.get(urllib.parse.urljoin(self.desk.base, path))
        return self.page

    def send(self, path: str, **fields):
        """Sends the form of the page that is open."""
        token = re.search(r'name="token" value="([^"]*)"', self.page.text)
        self.page = self.web.post(self.desk.base + path, data={"token": token[1] if token else ""} | fields)
        return self.page

    def show_code(self, steps: int) -> None:
        assert self.page.url.endswith("/desk/code"), self.page.text
        if found := re.search(r"<code>([A-Z2-7 ]+)</code>", self.page.text):
            self.phone = found[1]
        self.send("/desk/code/check", code=code(self.phone, steps))
        assert "/desk/code" not in self.page.url, self.page.text

    def go_to_provider(self, path: str, subject: str, **fields):
        """The page leads there by itself; somebody signs in, and the provider leads back."""
        page = self.send(path, **fields)
        url = page.headers["Refresh"].removeprefix("0; url=")
        assert html.escape(url) in page.text.replace("&#38;", "&amp;"), page.text
        there = requests.Session()
        assert there.get(url).status_code == 200
        back = there.post(url, data={"sub": subject}, allow_redirects=False)
        assert back.is_redirect, back.text
        return self.see(back.headers["Location"])


@pytest.fixture(scope="module")
def inbox():
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    inbox.port = controller.port
    yield inbox
    controller.stop()


@pytest.fixture(scope="module")
def desk(tmp_path_factory, inbox):
    with oidc_provider_mock.run_server_in_thread() as provider:
        desk = Desk(tmp_path_factory.mktemp("desk"), f"http://127.0.0.1:{provider.server_port}", inbox.port)
        yield desk
        desk.stop()


def test_an_account_is_connected_and_comes_in_by_the_provider(desk, inbox):
    admin = Person(desk)
    admin.see("/desk/sign-in")
    admin.send("/desk/sign-in/password", login="admin@hill.example", password=PASSWORD)
    admin.show_code(-1)
    admin.see("/desk/link")
    connected = admin.go_to_provider("/desk/link/ask", "admin-at-hill", password=PASSWORD)
    assert connected.url == f"{desk.base}/desk/link" and "Disconnect" in connected.text, connected.text
    admin.send("/desk/sign-out")
    unknown = admin.go_to_provider("/desk/sign-in/oidc", "somebody-else")
    assert "no account here is connected with you" in unknown.text, unknown.text
    admin.go_to_provider("/desk/sign-in/oidc", "admin-at-hill")
    admin.show_code(0)
    assert "An Administrator" in admin.see("/desk/of/hill/people").text

    # An invitation, by mail, accepted by the provider.
    admin.send("/desk/of/hill/people", how="link", login="new@hill.example", name="A. Guest", role="auditor")
    secret = re.search(r'name="secret" value="([^"]*)"', admin.page.text)[1]
    admin.send("/desk/of/hill/people/invitations/mail", secret=secret)
    assert "on its way to new@hill.example" in admin.page.text, admin.page.text
    for _ in range(600):
        if inbox.letters:
            break
        time.sleep(0.1)
    [(recipients, content)] = inbox.letters
    letter = email.message_from_bytes(content, policy=policy.default)
    assert recipients == ["new@hill.example"] and letter["Subject"] == "Your invitation: Hill University"
    link = re.search(rf"{desk.base}(/desk/invitation/\S+)", letter.get_body(("plain",)).get_content())[1]
    guest = Person(desk)
    assert "Accept with Hill University" in guest.see(link).text
    guest.go_to_provider(f"{link}/oidc", "guest-at-hill")
    guest.show_code(0)
    assert "Hill University" in guest.page.text
    assert "was used already" in Person(desk).see(link).text
    log = (desk.folder / "log").read_text()
    assert not any(word in log for word in [secret, "new@hill.example", "guest-at-hill", "the provider's secret"]), log
