"""A second reader of docs/QR.md, with nothing but the standard library: it must agree with the first about every vector."""

import base64
import datetime
import re
import uuid
import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QR = ROOT / "docs" / "qr"
VECTORS = sorted((ROOT / "tests" / "vectors" / "qr").glob("*.txt"))
WIDTHS = {0: 0, 3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6, 17: 7}
LIMIT = 16 * 1024


class Fault(Exception):
    pass


def refuse(code, when=True):
    if when:
        raise Fault(code)


def authority(text):
    label = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
    match = re.fullmatch(rf"({label}(\.{label})*)(:([1-9][0-9]{{0,4}}))?", text)
    refuse("malformed-authority", not match or len(text) > 100 or match[6] == "443" or int(match[6] or 1) > 65535)
    refuse("malformed-authority", bool(re.search(r"(^|\.)([0-9]+|0x.*)$", match[1])) and match[1] != "127.0.0.1")
    return text


def read_link(text):
    """Host, digits."""
    match = re.fullmatch(r"(https?)://([^/#]*)/v(\?[^#]*)?#(.*)", text.strip(" \t\r\n\f"), re.DOTALL)
    refuse("malformed-link", not match)
    scheme, host, query, fragment = match.groups()
    authority(host)
    loopback = re.fullmatch(r"(.*\.)?localhost|127\.0\.0\.1", host.split(":")[0])
    refuse("malformed-link", scheme == "http" and not loopback)
    former = [parameter[2:] for parameter in (query or "?")[1:].split("&") if parameter.startswith("a=")]
    refuse("malformed-authority", len(former) > 1)
    for host_in_query in former:
        authority(host_in_query)
    if fragment.startswith("c="):
        match = re.fullmatch(r"c=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})", fragment)
        refuse("malformed-reference", not match)
        canonical = base64.urlsafe_b64encode(base64.urlsafe_b64decode(match[2] + "=")).rstrip(b"=").decode()
        refuse("malformed-reference", canonical != match[2])
    refuse("malformed-link", not re.fullmatch("[0-9]+", fragment, re.ASCII))
    return host, fragment


def read_digits(digits):
    refuse("qr-too-long", len(digits) // 17 * 7 + WIDTHS.get(len(digits) % 17, 0) > 2331)
    refuse("malformed-digit-count", len(digits) % 17 not in WIDTHS)
    code = b""
    for start in range(0, len(digits), 17):
        group = digits[start : start + 17]
        refuse("malformed-digit-value", int(group) >= 256 ** WIDTHS[len(group)])
        code += int(group).to_bytes(WIDTHS[len(group)], "little")
    return code


def leb128(data, most, short, spelling):
    for length in range(1, most + 1):
        refuse(short, len(data) < length)
        if data[length - 1] < 0x80:
            refuse(spelling, length > 1 and data[length - 1] == 0)
            return sum((byte & 0x7F) << 7 * place for place, byte in enumerate(data[:length])), data[length:]
    raise Fault(spelling)


PAGE = (QR / "codepage-255.txt").read_text("utf-8").split("\n")[:127]
DICTIONARY = (QR / "dictionary-255.bin").read_text("utf-8")


def to_page(text):
    def sign(c):
        return c.encode() if c < "\x80" else bytes([128 + PAGE.index(c)]) if c in PAGE else b"\xff" + c.encode()

    return b"".join(map(sign, text))


def from_page(data):
    text, rest = "", data
    while rest:
        byte, rest = rest[0], rest[1:]
        if byte < 0x80:
            text += chr(byte)
        elif byte < 0xFF:
            refuse("malformed-code-page", not PAGE[byte - 0x80])
            text += PAGE[byte - 0x80]
        else:
            length = next((n for n in (2, 3, 4) if is_letter(rest[:n], n)), 0)
            refuse("malformed-code-page", not length)
            text, rest = text + rest[:length].decode(), rest[length:]
    return text


def is_letter(data, length):
    try:
        letter = data.decode()
    except UnicodeDecodeError:
        return False
    return len(data) == length and len(letter) == 1 and letter not in PAGE


def inflate(stream, preset):
    def attempt(stream):
        inflater = zlib.decompressobj(-15, preset)
        text = inflater.decompress(stream, LIMIT + 1)
        return inflater, text

    try:
        inflater, text = attempt(stream)
    except zlib.error as error:
        raise Fault("malformed-deflate") from error
    refuse("malformed-text-too-long", len(text) > LIMIT)
    refuse("malformed-truncated", not inflater.eof)
    refuse("malformed-trailing", bool(inflater.unused_data))
    # zlib does not tell which bits of the last byte it used: a bit is spare if nothing changes without it.
    for bit in range(8):
        if stream[-1] & 1 << bit:
            try:
                other, same = attempt(stream[:-1] + bytes([stream[-1] & ~(1 << bit)]))
            except zlib.error:
                continue
            refuse("malformed-spare-bits", other.eof and same == text)
    return text


def is_idle(stream, text):
    """Does the stream say the same without any dictionary?"""
    try:
        return zlib.decompressobj(-15).decompress(stream, LIMIT + 1) == text
    except zlib.error:
        return False


def day(days):
    return (datetime.date(2000, 1, 1) + datetime.timedelta(days)).isoformat()


def expand(text, side, host):
    out, number, urn, end = "", None, None, None

    def take(count):
        nonlocal side
        refuse("malformed-side-short", len(side) < count)
        value, side = side[:count], side[count:]
        return value

    for sign in text:
        if sign == "\x01":
            urn = "urn:uuid:" + str(uuid.UUID(bytes=take(16)))
            out += urn
        elif sign == "\x02":
            seconds = int.from_bytes(take(4), "big")
            out += (datetime.datetime(2000, 1, 1) + datetime.timedelta(seconds=seconds)).isoformat() + "Z"
        elif sign == "\x03":
            out += day(int.from_bytes(take(2), "big")) + "T00:00:00Z"
        elif sign == "\x04":
            out += day(int.from_bytes(take(2), "big"))
        elif sign == "\x05":
            out += host
        elif sign == "\x06":
            number, side = leb128(side, 5, "malformed-side-short", "malformed-number")
            refuse("malformed-number", number >= 1 << 32)
            out += str(number)
        elif sign in "\x07\x0e":
            refuse("malformed-repeat", (number if sign == "\x07" else urn) is None)
            out += str(number) if sign == "\x07" else urn
        elif sign == "\x0f":
            out += str(uuid.UUID(bytes=take(16)))
        elif sign == "\x1e":
            refuse("malformed-header-end", end is not None)
            end = len(out)
        else:
            refuse("malformed-control", sign < " ")
            out += sign
        refuse("malformed-text-too-long", len(out) > LIMIT)
    refuse("malformed-text-too-long", len(out.encode()) > LIMIT)
    refuse("malformed-header-end", end is None)
    refuse("malformed-side-left", bool(side))
    return out[:end], out[end:]


def read(text, printed=None):
    host, digits = read_link(text)
    code = read_digits(digits)
    refuse("layout-unknown", code[0] >> 4 != 1)
    refuse("kind-unknown", code[0] & 15 != 0)
    refuse("malformed-truncated", len(code) < 3)
    dictionary, flags = code[1], code[2]
    refuse("flags-unknown", flags > 1 or (flags == 1 and dictionary == 0))
    refuse("dictionary-unknown", dictionary not in (0, 1, 255))
    length, rest = leb128(code[3:], 2, "malformed-truncated", "malformed-side-length")
    refuse("malformed-truncated", len(rest) < length + 64)
    side, signature, stream = rest[:length], rest[length:][:64], rest[length + 64 :]
    preset = b"" if dictionary == 0 else to_page(DICTIONARY) if flags else DICTIONARY.encode()
    data = inflate(stream, preset)
    try:
        inner = from_page(data) if flags else data.decode()
    except UnicodeDecodeError as error:
        raise Fault("malformed-utf8") from error
    header, payload = expand(inner, side, printed or host)
    refuse("malformed-dictionary", dictionary != 0 and is_idle(stream, data))
    parts = (header.encode(), payload.encode(), signature)
    return b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts).decode()


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_both_readers_agree_about(path):
    head, body = path.read_text("utf-8").split("\n\n", 1)
    fields = dict(line.split(": ", 1) for line in head.split("\n"))
    text, token = (body.split("\n") + [""])[:2]
    try:
        assert (fields["expect"], token) == ("ok", read(text, fields.get("authority")))
    except Fault as fault:
        assert fields["expect"] == str(fault)


def test_there_are_vectors():
    assert len(VECTORS) > 100
