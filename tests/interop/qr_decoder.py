"""A decoder of Testamur's QR text, written from docs/QR.md alone: the standard library, no code of ours.

decode("https://…/v#…", dictionaries) gives the vc+jwt token; ValueError if the text is not one.
"""

import base64
import re
import uuid
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

TAIL = {0: 0, 3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6}  # digits → bytes
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
LIMIT = 16 * 1024


def decode(text: str, dictionaries: dict, authority: str | None = None) -> str:
    """The token; `authority` is the printed one, if it is not the link's own (docs/QR.md, "when hosts move")."""
    try:
        return read(text, dictionaries, authority)
    except (IndexError, KeyError, OverflowError, zlib.error) as error:
        raise ValueError(f"not a code of ours: {error!r}") from error


def read(text: str, dictionaries: dict, authority: str | None) -> str:
    link = re.fullmatch(r"https://([a-z0-9.-]{1,100}(?::[0-9]+)?)/v(?:\?[^#]*)?#([0-9]+)", text.strip())
    if not link:
        raise ValueError("not a link of ours")
    data = to_bytes(link[2])
    if data[0] != 0x10:
        raise ValueError("unknown layout or kind")
    if data[2] & ~1:
        raise ValueError("unknown flags")
    page, dictionary = dictionaries[data[1]] if data[1] else (None, b"")
    in_page = data[2] == 1
    length, at = leb128(data, 3)
    side, signature, rest = data[at : at + length], data[at + length : at + length + 64], data[at + length + 64 :]
    if in_page:
        dictionary = to_page(dictionary.decode(), page)
    inflater = zlib.decompressobj(-15, zdict=dictionary)
    inflated = inflater.decompress(rest, LIMIT)
    if not inflater.eof or inflater.unused_data:
        raise ValueError("not one DEFLATE stream")
    text = from_page(inflated, page) if in_page else inflated.decode()
    whole = spread(text, Reader(side), authority or link[1])
    header, payload = whole.split("\x1e")
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (header.encode(), payload.encode(), signature))


def to_bytes(digits: str) -> bytes:
    """Each 17 digits are 7 bytes, little-endian; the tail is shorter."""
    data = b""
    for at in range(0, len(digits), 17):
        group = digits[at : at + 17]
        size = 7 if len(group) == 17 else TAIL[len(group)]
        data += int(group).to_bytes(size, "little")  # OverflowError if it does not fit
    return data


def leb128(data: bytes, at: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        value |= (data[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 0x80:
            return value, at


class Reader:
    """Takes from the side block, in order."""

    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def leb128(self) -> str:
        value, self.at = leb128(self.data, self.at)
        return str(value)


def spread(text: str, side: Reader, authority: str) -> str:
    """Puts what the tokens stand for in their places."""
    last = {}

    def value(token: str) -> str:
        match ord(token):
            case 0x01:
                last["id"] = "urn:uuid:" + str(uuid.UUID(bytes=side.take(16)))
                return last["id"]
            case 0x02:
                return (EPOCH + timedelta(seconds=side.number(4))).strftime("%Y-%m-%dT%H:%M:%SZ")
            case 0x03:
                return (EPOCH + timedelta(days=side.number(2))).strftime("%Y-%m-%dT00:00:00Z")
            case 0x04:
                return (EPOCH + timedelta(days=side.number(2))).strftime("%Y-%m-%d")
            case 0x05:
                return authority
            case 0x06:
                last["number"] = side.leb128()
                return last["number"]
            case 0x07:
                return last["number"]
            case 0x0E:
                return last["id"]
            case 0x0F:
                return str(uuid.UUID(bytes=side.take(16)))
        return token

    whole = re.sub("[\x00-\x1d\x1f]", lambda found: value(found[0]), text)
    if side.at != len(side.data):
        raise ValueError("the side block does not end where its tokens do")
    return whole


def to_page(text: str, page: list[str]) -> bytes:
    codes = {letter: 0x80 + at for at, letter in enumerate(page) if letter}
    data = bytearray()
    for letter in text:
        data += letter.encode() if letter < "\x80" else bytes([codes[letter]]) if letter in codes else b"\xff" + letter.encode()
    return bytes(data)


def from_page(data: bytes, page: list[str]) -> str:
    text, at = "", 0
    while at < len(data):
        size = 1
        if data[at] == 0xFF:
            at += 1
            size = 2 + (data[at] >= 0xE0) + (data[at] >= 0xF0)
            text += data[at : at + size].decode()
        else:
            text += chr(data[at]) if data[at] < 0x80 else page[data[at] - 0x80] or fail("an unused position")
        at += size
    return text


def fail(why: str) -> str:
    raise ValueError(why)


def published(folder: Path) -> dict:
    """The dictionaries of docs/qr, by number: (code page, dictionary)."""
    found = {}
    for path in folder.glob("dictionary-*.bin"):
        number = path.stem.split("-")[1]
        page = (folder / f"codepage-{number}.txt").read_text("utf-8").split("\n")
        found[int(number)] = (page[:127], path.read_bytes())
    return found
