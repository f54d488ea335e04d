#!/usr/bin/env python3
"""Verifies certificates at a Testamur service, keeps the receipt, and checks whose it is.

    verify.py https://certificates.hill.example certificate.pdf       one file:  answer.json
    verify.py https://certificates.hill.example applications/         a folder:  request.ndjson, answers.ndjson

Exit code 0: all accepted; 1: one is rejected; 2: one is undecided or was not understood; 3: the receipt is not good.
Needs Python 3.10 and `pip install cryptography`, which checks the signature of the receipt.
"""

import argparse
import base64
import hashlib
import http.client
import json
import sys
import threading
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jwt": "application/vc+jwt",
    ".json": "application/vc",
    ".txt": "text/plain",
}
SECONDS = 60


class BadReceipt(Exception):
    """The receipt is not this service's, or belongs to something else."""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("service", help="https://<host>")
    arguments.add_argument("path", type=Path, help="a file, or a folder")
    arguments.add_argument("--out", type=Path, default=Path(), help="where the answers are kept")
    arguments.add_argument("--host", help="the host that must have signed, where it is not that of the address")
    asked = arguments.parse_args()
    host = asked.host or urlsplit(asked.service).netloc
    verify = verify_folder if asked.path.is_dir() else verify_file
    try:
        verdicts, receipt = verify(asked.service, asked.path, asked.out, host)
    except BadReceipt as fault:
        print(f"BAD RECEIPT: {fault}")
        return 3
    print(f"receipt: signed by {receipt['iss']}, says {receipt['verdict']}, as of {receipt['as_of'] or 'never'}")
    return 1 if "reject" in verdicts else 0 if verdicts == {"accept"} else 2


def verify_file(service: str, path: Path, out: Path, host: str) -> tuple[set[str], dict]:
    """Sends one file, and keeps the answer with the receipt in it."""
    evidence = path.read_bytes()
    request = urllib.request.Request(
        f"{service}/v1/verify?receipt=jwt",
        evidence,
        {"Content-Type": TYPES.get(path.suffix.lower(), "text/plain")},
    )
    with urllib.request.urlopen(request, timeout=SECONDS) as response:
        text = response.read()
    (out / "answer.json").write_bytes(text)
    answer = json.loads(text)
    token = answer.pop("receipt")
    receipt = read_receipt(token, service_keys(service), host)
    compare(receipt, "evidence_sha256", hashlib.sha256(evidence))
    compare(receipt, "answer_sha256", hashlib.sha256(canonical(answer).encode()))
    for result in answer["results"]:
        show(str(path), result["verdict"], result["reason"], result["certificate"])
    return {answer["verdict"]}, receipt


def verify_folder(service: str, folder: Path, out: Path, host: str) -> tuple[set[str], dict]:
    """Sends the files of a folder as one batch, and keeps its lines. Neither is ever held in memory whole."""
    url = urlsplit(service)
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.netloc, timeout=SECONDS)
    connection.putrequest("POST", "/v1/verify/batch?receipt=jwt")
    connection.putheader("Content-Type", "application/x-ndjson")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    sent, received = hashlib.sha256(), hashlib.sha256()

    def send() -> None:
        with (out / "request.ndjson").open("wb") as request:
            for path in sorted(folder.rglob("*")):
                if line := line_of(path, folder):
                    sent.update(line)
                    request.write(line)
                    connection.send(b"%x\r\n%s\r\n" % (len(line), line))
            connection.send(b"0\r\n\r\n")

    # Answers come while the batch is still being sent: whoever reads none is not listened to any longer.
    sender = threading.Thread(target=send)
    sender.start()
    response = connection.getresponse()
    if response.status != 200:
        sys.exit(f"{response.status}: {response.read().decode()}")
    verdicts, last = set(), {}
    with (out / "answers.ndjson").open("wb") as answers:
        for line in response:
            answers.write(line)
            last = json.loads(line)
            if "receipt" in last:
                break
            received.update(line)
            verdicts.add(last.get("verdict", "error"))
            for result in last.get("results", []):
                show(last["ref"], result["verdict"], result["reason"], result["certificate"])
            if "error" in last:
                show(last["ref"], "error", last["error"]["detail"], None)
    sender.join()
    if "receipt" not in last:
        raise BadReceipt("the batch broke off before its receipt")
    receipt = read_receipt(last["receipt"], service_keys(service), host)
    compare(receipt, "evidence_sha256", sent)
    compare(receipt, "answer_sha256", received)
    return verdicts, receipt


def line_of(path: Path, folder: Path) -> bytes | None:
    """A file as one line of a batch."""
    name = path.relative_to(folder).as_posix()
    match path.suffix.lower():
        case ".pdf" | ".png" | ".jpg" | ".jpeg":
            shown = {"pdf": base64.b64encode(path.read_bytes()).decode()}
        case ".jwt":
            shown = {"jwt": path.read_text("utf-8").strip()}
        case ".json":
            shown = {"credential": path.read_text("utf-8")}
        case ".txt":
            shown = {"qr": path.read_text("utf-8").strip()}
        case _:
            return None
    return json.dumps({"ref": name} | shown, ensure_ascii=False).encode() + b"\n"


def service_keys(service: str) -> dict:
    """The DID document of the service. Who files receipts for years keeps it beside them."""
    with urllib.request.urlopen(f"{service}/service/did.json", timeout=SECONDS) as response:
        return json.load(response)


def read_receipt(token: str, document: dict, host: str) -> dict:
    """What a receipt says, once it is known to be signed by the service at this host (docs/OPERATING.md, "Receipts")."""
    header, payload, signature = token.split(".")
    named = json.loads(decode(header))
    if (named["typ"], named["alg"]) != ("testamur-receipt+jwt", "EdDSA"):
        raise BadReceipt("another kind of token")
    did = f"did:web:{host.replace(':', '%3A')}:service"
    methods = [
        method
        for method in document["verificationMethod"]
        if method["id"] == named["kid"] and method["controller"] == did and "revoked" not in method
    ]
    if document["id"] != did or not methods:
        raise BadReceipt(f"{named['kid']} is no key of {did}")
    key = Ed25519PublicKey.from_public_bytes(decode(methods[0]["publicKeyJwk"]["x"]))
    try:
        key.verify(decode(signature), f"{header}.{payload}".encode())
    except InvalidSignature:
        raise BadReceipt("the signature does not verify") from None
    receipt = json.loads(decode(payload))
    if receipt["iss"] != did:
        raise BadReceipt("signed by another service than it names")
    return receipt


def compare(receipt: dict, member: str, digest) -> None:
    if receipt[member] != digest.hexdigest():
        raise BadReceipt(f"{member} is of something else")


def canonical(value) -> str:
    """JCS (RFC 8785) of an answer: its member names are ASCII, and its numbers are neither huge nor tiny."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def show(name: str, verdict: str, reason: str | None, certificate: dict | None) -> None:
    signed = f"  {certificate['name']}: {certificate['title']} ({certificate['number']})" if certificate else ""
    print(f"{verdict:9} {name}{f'  [{reason}]' if reason else ''}{signed}")


if __name__ == "__main__":
    sys.exit(main())
