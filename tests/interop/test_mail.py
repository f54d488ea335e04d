"""Letters to participants, handed to a real SMTP server (PyPI aiosmtpd) by a running service: each once, whatever fails.

The server puts one address off at first, refuses another, and has the service killed while it hands over a third one. What it has taken
comes back as a delivery report (RFC 3464), as the standard library's email package writes it, and is read by `testamur mail bounce`.
"""

import collections
import email
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
from email import policy
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from conftest import ROOT, run
from mirror import wait_until_ready

BINARY = os.environ.get("TESTAMUR_BIN", ROOT / "target/debug/testamur")
PROGRAMME = """slug = "first-aid"
institution = "hill"
kind = "course"
title = { en = "First Aid", tr = "İlk Yardım" }
starts = DAY
ends = DAY
hours = 8
languages = ["en", "tr"]
number = "HILL-{year}-{seq:04}"
[[signatories]]
name = "Prof. Dr. Defne Uçar"
office = { en = "Dean", tr = "Dekan" }
"""
PEOPLE = ["ada", "boris", "cem", "dilara", "emil"]


class Inbox:
    """What the server has taken, and how it behaves."""

    def __init__(self) -> None:
        self.letters = []
        self.asked, self.senders = collections.Counter(), {}
        self.put_off, self.refused, self.deadly = set(), set(), set()
        self.service = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.asked[address] += 1
        if address in self.refused:
            return "550 5.1.1 no such user"
        if address in self.put_off and self.asked[address] < 3:
            return "451 4.3.0 come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append((envelope.rcpt_tos, envelope.content))
        self.senders[envelope.rcpt_tos[0]] = envelope.mail_from
        if self.deadly & set(envelope.rcpt_tos):
            self.deadly.clear()
            self.service.kill()  # the letter is taken, and nobody is told
            self.service.wait()
        return "250 OK"

    def to(self, name: str) -> list:
        return [content for recipients, content in self.letters if f"{name}@students.example" in recipients]


class Office:
    """A data folder with an institution and five certificates, and the service that delivers them."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.server = folder, None
        (folder / "passphrase").write_text("a passphrase for this test\n")
        (folder / "programme.toml").write_text(PROGRAMME.replace("DAY", time.strftime("%Y-%m-%d", time.gmtime())))
        rows = [f"{name.title()} Ünal;S{place};{name}@students.example" for place, name in enumerate(PEOPLE)]
        (folder / "roster.csv").write_text("\n".join(["Name;Student number;Email", *rows, "Ohne Adresse;S9;"]) + "\n")
        config = f'fetch = false\n[mail]\nhost = "127.0.0.1"\nport = {port}\ntls = "none"\nrate = 6000\nretry_seconds = 1\n'
        config += 'from = "Registry <certificates@hill.example>"\nbounces = "bounces@hill.example"\n[mail.institutions.hill]\n'
        config += 'from = "Hill University <certificates@hill.example>"\nreply_to = "registry@hill.example"\n'
        (folder / "testamur.toml").write_text(config)
        names = ("--name", "en=Hill University", "--name", "tr=Tepe Üniversitesi")
        self.run("institution", "add", "hill", "--authority", "certificates.hill.example", *names, "--country", "TR", "--yes")
        self.run("issue", "--programme", folder / "programme.toml", "--roster", folder / "roster.csv", "--out", folder / "out", "--approve-as", "D")

    def run(self, *words) -> str:
        options = ("--data", self.folder / "data", "--passphrase-file", self.folder / "passphrase")
        return run(BINARY, *words, *options, env=os.environ | {"DATABASE_URL": ""}).stdout.decode()

    def post(self, *words) -> str:
        return self.run("mail", "send", "--institution", "hill", "--programme", "first-aid", *words)

    def serve(self, inbox: Inbox, ready: bool = True) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [BINARY, "serve", "--config", self.folder / "testamur.toml", "--listen", f"127.0.0.1:{port}", "--data", self.folder / "data"]
        log = open(self.folder / "log", "ab")
        self.server = subprocess.Popen(
            [*command, "--passphrase-file", self.folder / "passphrase"], stdout=log, stderr=log, env=os.environ | {"DATABASE_URL": ""}
        )
        inbox.service = self.server
        if ready:
            wait_until_ready(self.server, port)

    def bounce(self, message: bytes):
        """What the mail server's pipe does."""
        return subprocess.run(
            [BINARY, "mail", "bounce", "--data", self.folder / "data"], input=message, capture_output=True, timeout=60, env=os.environ | {"DATABASE_URL": ""}
        )

    def status(self) -> str:
        return self.run("mail", "status", "--institution", "hill")

    def until(self, holds) -> str:
        for _ in range(600):
            if holds(said := self.status()):
                return said
            time.sleep(0.1)
        raise TimeoutError(f"not within a minute: {said}{(self.folder / 'log').read_text()}")

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(timeout=60)


@pytest.fixture
def inbox():
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    inbox.port = port
    yield inbox
    controller.stop()


@pytest.fixture
def office(tmp_path, inbox):
    office = Office(tmp_path, inbox.port)
    yield office
    office.stop()


def read(content: bytes):
    return email.message_from_bytes(content, policy=policy.default)


def test_each_letter_goes_out_once_whatever_fails(office, inbox):
    inbox.put_off, inbox.refused = {"boris@students.example"}, {"cem@students.example"}
    inbox.deadly = {"dilara@students.example"}
    assert "5 letters" in office.post()
    assert "0 letters" in office.post(), "who has a letter gets no second one"
    office.serve(inbox, ready=False)  # the deadly letter may go out before anyone sees that it is ready
    inbox.service.wait(timeout=60)
    assert inbox.service.returncode == -signal.SIGKILL, "killed between its last byte and the answer"
    office.serve(inbox)
    said = office.until(lambda said: "waiting" not in said and "sending" not in said)
    assert re.search(r"^3 sent$", said, re.M) and "1 failed (refused 550)" in said and "1 doubtful (cut-off)" in said, said
    assert [len(inbox.to(name)) for name in PEOPLE] == [1, 1, 0, 1, 1], "each once"
    assert inbox.asked["boris@students.example"] == 3 and inbox.asked["cem@students.example"] == 1
    # A person decides about the doubtful one; what is sent again has the same id, so that a server can drop it.
    inbox.refused.clear()
    assert "1 letters wait" in office.run("mail", "retry", "--institution", "hill")
    office.until(lambda said: re.search(r"^4 sent$", said, re.M))
    assert [len(inbox.to(name)) for name in PEOPLE] == [1, 1, 1, 1, 1]
    office.run("mail", "retry", "--institution", "hill", "--doubtful")
    office.until(lambda said: re.search(r"^5 sent$", said, re.M))
    first, second = (read(content)["Message-ID"] for content in inbox.to("dilara"))
    assert first == second
    log = (office.folder / "log").read_text()
    assert not any(secret in log for secret in ["students.example", "Ünal", "no such user"]), log


def test_a_letter_holds_the_sheet_in_the_language_that_was_chosen(office, inbox):
    office.post("--lang", "tr")
    office.serve(inbox)
    office.until(lambda said: re.search(r"^5 sent$", said, re.M))
    letter = read(inbox.to("ada")[0])
    assert letter["From"] == "Hill University <certificates@hill.example>" and letter["Reply-To"] == "registry@hill.example"
    assert letter["Subject"] == "Sertifikanız: İlk Yardım" and letter["Auto-Submitted"] == "auto-generated"
    text, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for said in ("Ada Ünal", "Tepe Üniversitesi", "HILL-"):
        assert said in text and said in html, said
    assert '<html lang="tr">' in html
    (sheet,) = letter.iter_attachments()
    name = sheet.get_filename()
    assert sheet.get_content() == (office.folder / "out" / name).read_bytes(), "the file that was released"


def test_signatories_are_told_when_something_changes_in_what_one_of_them_approves_with(office, inbox):
    (office.folder / "password").write_text("four words make one\n")
    for name in ("dean", "vice"):
        role = ("--role", "signatory", "--institution", "hill", "--password-file", office.folder / "password")
        office.run("user", "add", f"{name}@hill.example", "--name", f"A. {name.title()}", *role)
    office.run("user", "forget-codes", "dean@hill.example")
    office.serve(inbox)
    office.until(lambda said: re.search(r"^2 sent$", said, re.M))
    assert sorted(address for recipients, _ in inbox.letters for address in recipients) == ["dean@hill.example", "vice@hill.example"]
    text = read(inbox.letters[0][1]).get_body(("plain",)).get_content()
    assert "The phone and passkeys of dean@hill.example were forgotten." in text and "operator" in text


def test_a_letter_can_hold_a_link_instead(office, inbox):
    office.post("--link")
    office.serve(inbox)
    office.until(lambda said: re.search(r"^5 sent$", said, re.M))
    letter = read(inbox.to("ada")[0])
    assert not list(letter.iter_attachments())
    link = next(line for line in letter.get_body(("plain",)).get_content().splitlines() if line.startswith("https://"))
    assert link.lower().startswith("https://certificates.hill.example/v#")
    (office.folder / "link").write_text(link)
    verdict = office.run("verify", office.folder / "link")
    assert "Ada Ünal" in verdict, verdict


def delivery_report(letter: bytes, sender: str, recipient: str, action: str, status: str, whole: bool) -> bytes:
    """A report of a mail server about a letter that it has taken: with the letter, or with its head alone."""
    report = MIMEMultipart("report")
    report.set_param("report-type", "delivery-status")
    report["From"], report["To"], report["Subject"] = "MAILER-DAEMON@mail.hill.example", sender, "Undelivered Mail Returned to Sender"
    report.attach(MIMEText(f"Your letter to {recipient}: {action}.\n"))
    about_message, about_recipient = Message(), Message()
    about_message["Reporting-MTA"] = "dns; mail.hill.example"
    about_recipient["Final-Recipient"] = f"rfc822; {recipient}"
    about_recipient["Action"], about_recipient["Status"] = action, status
    about_recipient["Diagnostic-Code"] = f"smtp; 550 {status} <{recipient}>: no such user here"
    fields = MIMEBase("message", "delivery-status")
    fields.set_payload([about_message, about_recipient])
    report.attach(fields)
    returned = email.message_from_bytes(letter)
    if whole:
        part = MIMEBase("message", "rfc822")
        part.set_payload([returned])
    else:
        part = MIMEBase("text", "rfc822-headers")
        part.set_payload(letter.split(b"\r\n\r\n")[0].decode() + "\r\n")
    report.attach(part)
    return report.as_bytes()


def test_a_letter_that_comes_back_is_marked_by_the_server_s_own_report(office, inbox):
    office.post()
    office.serve(inbox)
    office.until(lambda said: re.search(r"^5 sent$", said, re.M))
    senders = [inbox.senders[f"{name}@students.example"] for name in PEOPLE]
    assert all(re.fullmatch(r"bounces\+\d+\.[0-9a-f]{20}@hill\.example", sender) for sender in senders) and len(set(senders)) == 5, senders
    (letter,) = inbox.to("cem")
    to, sender = "cem@students.example", inbox.senders["cem@students.example"]
    for action, status in [("delayed", "4.4.1"), ("delivered", "2.0.0")]:
        done = office.bounce(delivery_report(letter, sender, to, action, status, whole=False))
        assert done.returncode == 0 and action in done.stdout.decode(), done
    assert re.search(r"^5 sent$", office.status(), re.M)
    done = office.bounce(delivery_report(letter, sender, to, "failed", "5.1.1", whole=True))
    assert done.returncode == 0 and "is returned: 5.1.1 550" in done.stdout.decode(), done
    assert not re.search(r"students|Cem|no such", (done.stdout + done.stderr).decode()), "it goes into the log of a mail server"
    again = office.bounce(delivery_report(letter, sender, to, "failed", "5.1.1", whole=True))
    assert again.returncode == 0 and "returned before" in again.stdout.decode()
    # Without an address of its own the letter's id is enough; without either it is nobody's.
    (letter,) = inbox.to("emil")
    done = office.bounce(delivery_report(letter, "certificates@hill.example", "emil@students.example", "failed", "5.2.2", whole=False))
    assert done.returncode == 0 and "is returned: 5.2.2 550" in done.stdout.decode(), done
    bare = re.sub(rb"(?m)^Message-ID: .*$", b"Message-ID: <letter-1@certificates.hill.example>", inbox.to("ada")[0])
    for message in [
        delivery_report(bare, "bounces+1.00000000000000000000@hill.example", "ada@students.example", "failed", "5.1.1", whole=True),
        inbox.to("ada")[0],
        b"",
        b"\0" * (5 << 20),
    ]:
        done = office.bounce(message)
        assert done.returncode == 65 and b"nothing was changed" in done.stderr and not done.stdout, done
    said = office.status()
    assert re.search(r"^3 sent$", said, re.M) and "1 returned (bounced 5.1.1 550)" in said and "1 returned (bounced 5.2.2 550)" in said, said
    # Sent again it is another letter.
    assert "2 letters wait again" in office.run("mail", "retry", "--institution", "hill", "--returned")
    office.until(lambda said: re.search(r"^5 sent$", said, re.M))
    first, second = (read(content)["Message-ID"] for content in inbox.to("cem"))
    assert first != second and inbox.senders[to] != sender
    # A register that cannot be used now: the mail server keeps the message and tries again.
    (office.folder / "nowhere").write_text("")
    done = subprocess.run([BINARY, "mail", "bounce", "--data", office.folder / "nowhere"], input=delivery_report(letter, sender, to, "failed", "5.1.1", whole=True), capture_output=True, timeout=60)
    assert done.returncode == 75 and b"later" in done.stderr, done


def test_an_institution_s_own_words_go_out_also_in_letters_that_waited(office, inbox):
    office.post("--lang", "en")
    text = "Well done, {name}!\n\n{certificate}\n\nFile {number}\n{institution}"
    with sqlite3.connect(office.folder / "data/register.sqlite") as register:
        register.execute(
            "INSERT INTO letter_words (institution_id, language, subject, body, changed_at, changed_by) "
            "SELECT institution_id, 'en', ?, ?, 0, 'TEST ONLY' FROM institution", ("{title} & {institution}", text)
        )
    register.close()
    office.serve(inbox)
    office.until(lambda said: re.search(r"^5 sent$", said, re.M))
    letter = read(inbox.to("ada")[0])
    assert letter["Subject"] == "First Aid & Hill University"
    plain, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert plain.startswith("Well done, Ada Ünal!") and "attached as a PDF" in plain and "\nHill University" in plain, plain
    assert "{" not in plain + html and "<br>Hill University" in html, html
    (sheet,) = letter.iter_attachments()
    assert sheet.get_content_type() == "application/pdf"
