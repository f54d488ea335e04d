"""What stands in a printed code, with nothing but Python: python3 decode.py 'https://…/v#…' [PRINTED-HOST]. It proves nothing: check the signature."""
import base64, datetime, pathlib, re, sys, uuid, zlib

FOLDER = pathlib.Path(__file__).parent
WIDTHS = {3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6, 17: 7}

def decode(text, printed=None):
    host, query, digits = re.fullmatch(r"https?://([^/?#]+)/v(?:\?([^#]*))?#([0-9]+)", text.strip()).groups()
    named = re.search(r"(?:^|&)a=([^&]+)", query or "")
    printed = printed or (named[1] if named else host)  # where hosts have moved, the signature tells which is right
    groups = [digits[at : at + 17] for at in range(0, len(digits), 17)]
    code = b"".join(int(group).to_bytes(WIDTHS[len(group)], "little") for group in groups)
    form, number, flags, size, start = *code[:4], 4
    if size > 127:
        size, start = size - 128 + 128 * code[4], 5
    if form != 0x10 or flags > 1 or number not in (0, 1, 255):
        raise ValueError("this code is of a later form")
    side, rest = iter(code[start : start + size]), code[start + size :]
    words = (FOLDER / f"dictionary-{number}.bin").read_text("utf-8") if number else ""
    page = (FOLDER / f"codepage-{number}.txt").read_text("utf-8").split("\n")[:127] if number else []
    escaped = lambda c: c.encode() if c < "\x80" else bytes([128 + page.index(c)]) if c in page else b"\xff" + c.encode()
    preset = b"".join(map(escaped, words)) if flags else words.encode()
    inside = zlib.decompressobj(-15, zdict=preset).decompress(rest[64:], 16384)
    if flags:
        letter = lambda m: m[1] or page[m[0][0] - 128].encode()
        inside = re.sub(rb"\xff([\xc2-\xdf].|[\xe0-\xef]..|[\xf0-\xf4]...)|[\x80-\xfe]", letter, inside, flags=re.DOTALL)
    take = lambda count: bytes(next(side) for _ in range(count))
    since = lambda **past: datetime.datetime(2000, 1, 1) + datetime.timedelta(**past)
    out, last = "", {}
    for c in inside.decode():
        if c == "\x01": last["id"] = "urn:uuid:" + str(uuid.UUID(bytes=take(16))); out += last["id"]
        elif c == "\x02": out += since(seconds=int.from_bytes(take(4), "big")).isoformat() + "Z"
        elif c in "\x03\x04": out += str(since(days=int.from_bytes(take(2), "big")).date()) + ("T00:00:00Z" if c == "\x03" else "")
        elif c == "\x06":
            value, shift, byte = 0, 0, 128
            while byte > 127: byte = next(side); value += (byte & 127) << shift; shift += 7
            last["number"] = str(value); out += str(value)
        elif c == "\x0f": out += str(uuid.UUID(bytes=take(16)))
        else: out += {"\x05": printed, "\x07": last.get("number"), "\x0e": last.get("id")}.get(c, c)
    parts = [part.encode() for part in out.split("\x1e")] + [rest[:64]]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)

if __name__ == "__main__":
    print(decode(*sys.argv[1:]))
