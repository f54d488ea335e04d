//! Writes tests/vectors/qr: good and bad QR texts for everyone who implements docs/QR.md.
//!
//! Whole credentials are packed by the library; everything else is put together here, byte by byte, so that a vector does
//! not depend on what the library would write. `scripts/generate-qr-vectors` runs this.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a vector that cannot be written must stop the script"
)]
#![expect(clippy::too_many_lines, reason = "lists of cases")]

use std::fs;
use std::path::Path;

use flate2::{Compress, Compression, FlushCompress, Status};
use testamur::claims::Authority;
use testamur::keys::SigningKey;
use testamur::qr;
use testamur::wire::base64url;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/qr");
    let mut vectors = good();
    vectors.extend(bad_links());
    vectors.extend(bad_bytes());
    vectors.extend(bad_streams());
    vectors.extend(bad_texts());
    for vector in &vectors {
        let authority = vector.authority.map(|authority| format!("authority: {authority}\n")).unwrap_or_default();
        let token = vector.token.as_ref().map(|token| format!("{token}\n")).unwrap_or_default();
        let file = format!("expect: {}\nwhy: {}\n{authority}\n{}\n{token}", vector.expect, vector.why, vector.text);
        fs::write(folder.join(format!("{}.txt", vector.name)), file).unwrap();
    }
    println!("{} vectors", vectors.len());
}

/// One file.
struct Vector {
    name: &'static str,
    expect: &'static str,
    why: &'static str,
    /// The printed authority, where it is not the one of the link.
    authority: Option<&'static str>,
    text: String,
    token: Option<String>,
}

fn bad(expect: &'static str, name: &'static str, why: &'static str, text: impl Into<String>) -> Vector {
    Vector { name, expect, why, authority: None, text: text.into(), token: None }
}

fn ok(name: &'static str, why: &'static str, text: impl Into<String>, token: &str) -> Vector {
    Vector { name, expect: "ok", why, authority: None, text: text.into(), token: Some(token.to_owned()) }
}

// --- a code, field by field -------------------------------------------------------------------------------------------

const HOST: &str = "certificates.university.example";

/// The fields of docs/QR.md, "Bytes".
#[derive(Clone)]
struct Code {
    layout_and_kind: u8,
    dictionary: u8,
    flags: u8,
    /// The length of the side block as it is written; `None` for the right one.
    side_length: Option<Vec<u8>>,
    side: Vec<u8>,
    signature: Vec<u8>,
    stream: Vec<u8>,
}

impl Code {
    /// A code without dictionary, whose text stands in a stored block.
    fn plain(text: &[u8]) -> Self {
        let stream = stored(text, true);
        let signature = SIGNATURE.to_vec();
        Self { layout_and_kind: 0x10, dictionary: 0, flags: 0, side_length: None, side: vec![], signature, stream }
    }

    fn side(self, side: &[u8]) -> Self {
        Self { side: side.to_vec(), ..self }
    }

    fn stream(stream: Vec<u8>) -> Self {
        Self { stream, ..Self::plain(b"") }
    }

    fn bytes(&self) -> Vec<u8> {
        let length = self.side_length.clone().unwrap_or_else(|| vec![u8::try_from(self.side.len()).unwrap()]);
        let head = [self.layout_and_kind, self.dictionary, self.flags];
        [&head[..], &length, &self.side, &self.signature, &self.stream].concat()
    }

    fn text(&self) -> String {
        link(&digits(&self.bytes()))
    }

    /// The text of this code cut after some bytes.
    fn cut(&self, length: usize) -> String {
        link(&digits(&self.bytes()[..length]))
    }
}

fn link(digits: &str) -> String {
    format!("https://{HOST}/v#{digits}")
}

fn digits(bytes: &[u8]) -> String {
    let group = |group: &[u8]| {
        let value = group.iter().rev().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
        format!("{value:0width$}", width = [0, 3, 5, 8, 10, 13, 15, 17][group.len()])
    };
    bytes.chunks(7).map(group).collect()
}

/// Days from 2000-01-01 to 2022-10-28, and seconds to 09:08:07 of that day.
const DAYS: u16 = 22 * 365 + 6 + 300;
const SECONDS: u32 = DAYS as u32 * 86_400 + 9 * 3_600 + 8 * 60 + 7;

const SIGNATURE: [u8; 64] = {
    let mut signature = [0; 64];
    let mut place = 0u8;
    while place < 64 {
        signature[place as usize] = place;
        place += 1;
    }
    signature
};

fn token(header: &str, payload: &str) -> String {
    [header.as_bytes(), payload.as_bytes(), &SIGNATURE].map(base64url::encode).join(".")
}

// --- DEFLATE by hand --------------------------------------------------------------------------------------------------

/// A stored block (RFC 1951, section 3.2.4).
fn stored(text: &[u8], is_last: bool) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    [&[u8::from(is_last)][..], &length.to_le_bytes(), &(!length).to_le_bytes(), text].concat()
}

/// Bits, from the lowest of each byte.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    /// The beginning of a last block with the fixed codes (type 1) or its own (type 2); 3 is no type.
    fn block(kind: u32) -> Self {
        Self::default().number(1, 1).number(kind, 2)
    }

    fn bit(&mut self, bit: u32) {
        if self.used.is_multiple_of(8) {
            self.bytes.push(0);
        }
        *self.bytes.last_mut().unwrap() |= u8::try_from(bit << (self.used % 8)).unwrap();
        self.used += 1;
    }

    /// A number, lowest bit first.
    fn number(mut self, value: u32, width: u32) -> Self {
        (0..width).for_each(|place| self.bit(value >> place & 1));
        self
    }

    /// A Huffman code, highest bit first.
    fn code(mut self, value: u32, width: u32) -> Self {
        (0..width).rev().for_each(|place| self.bit(value >> place & 1));
        self
    }

    /// A symbol in the fixed code (RFC 1951, section 3.2.6).
    fn fixed(self, symbol: u32) -> Self {
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xc0 + symbol - 280, 8),
        }
    }

    fn text(self, text: &[u8]) -> Self {
        text.iter().fold(self, |bits, byte| bits.fixed((*byte).into()))
    }

    fn end(self) -> Vec<u8> {
        self.fixed(256).bytes
    }
}

fn deflated(text: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let mut compress = Compress::new(Compression::best(), false);
    if !dictionary.is_empty() {
        compress.set_dictionary(dictionary).unwrap();
    }
    let mut stream = Vec::with_capacity(text.len() + 100);
    assert_eq!(compress.compress_vec(text, &mut stream, FlushCompress::Finish).unwrap(), Status::StreamEnd);
    stream
}

// --- good ones --------------------------------------------------------------------------------------------------------

/// A certificate of volunteering in two languages, as the library writes it, signed with a key that everyone knows.
fn whole() -> String {
    let key = SigningKey::from_seed(zeroize::Zeroizing::new(*b"TEST ONLY: vectors of docs/QR.md"));
    let header = format!(r#"{{"alg":"EdDSA","kid":"did:web:{HOST}#key-1","typ":"vc+jwt"}}"#);
    let payload = include_str!("qr-vectors.json").trim_end();
    let input = format!("{}.{}", base64url::encode(header), base64url::encode(payload));
    let signature = key.sign(input.as_bytes());
    format!("{input}.{}", base64url::encode(signature.0))
}

fn dictionary() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/qr/dictionary-255.bin")).unwrap()
}

fn good() -> Vec<Vector> {
    let authority = Authority::parse(HOST).unwrap();
    let whole = whole();
    let packed = |dictionary| qr::encode(&whole, &authority, dictionary).unwrap().text;
    let short = token("{}", "{\"id\":1}");
    let plain = Code::plain(b"{}\x1e{\"id\":1}");
    let uuid: Vec<u8> = (0x10..0x20).collect();
    let urn = "urn:uuid:10111213-1415-1617-1819-1a1b1c1d1e1f";
    let every = Code::plain(b"\x05\x1e\x01|\x0e|\x02|\x03|\x04|\x05|#\x06\"|\"\x07\"|\x0f").side(
        &[&uuid[..], &SECONDS.to_be_bytes(), &DAYS.to_be_bytes(), &DAYS.to_be_bytes(), &[0xe9, 0xe2, 5], &uuid]
            .concat(),
    );
    let every_payload = format!(
        "{urn}|{urn}|2022-10-28T09:08:07Z|2022-10-28T00:00:00Z|2022-10-28|{HOST}|#94569\"|\"94569\"|{}",
        &urn[9..]
    );
    let ends = Code::plain(b"\x1e\x02\x02\x03\x03\x04\x04\x06\x06").side(
        &[&[0; 4][..], &[0xff; 4], &[0; 2], &[0xff; 2], &[0; 2], &[0xff; 2], &[0], &[0xff, 0xff, 0xff, 0xff, 15]]
            .concat(),
    );
    let ends_payload = "2000-01-01T00:00:00Z2136-02-07T06:28:15Z2000-01-01T00:00:00Z2179-06-06T00:00:00Z2000-01-012179-06-0604294967295";
    // The end of the dictionary is ASCII, the same bytes in every code page; a code that takes nothing from it is malformed.
    let dictionary_text = dictionary();
    let tail = dictionary_text.rsplit(|byte| !byte.is_ascii()).next().unwrap_or_default();
    let page = |text: &[u8]| {
        let stream = deflated(&[text, b"VerifiableCredential"].concat(), tail);
        Code { dictionary: 255, flags: 1, stream, ..Code::plain(b"") }
    };
    let utf8 = Code {
        dictionary: 255,
        stream: deflated("\x1e{\"name\":\"Kardiyoloji / Гүлнара\"}".as_bytes(), &dictionary()),
        ..plain.clone()
    };
    let blocks = [stored(b"{}\x1e", false), stored(b"", false), Bits::block(1).text(b"{\"id\":1}").end()].concat();
    let full = "a".repeat(16 * 1024 - HOST.len());
    vec![
        ok(
            "whole",
            "a whole credential; the key has the seed \"TEST ONLY: vectors of docs/QR.md\"",
            packed(255),
            &whole,
        ),
        ok("whole-without-dictionary", "the same credential without a dictionary", packed(0), &whole),
        ok("plain", "the shortest code, in a stored block", plain.text(), &short),
        ok("white-space-around", "white space around the text is dropped", format!(" \t{} ", plain.text()), &short),
        Vector {
            authority: Some("former.university.example"),
            ..ok(
                "former-authority",
                "a redirecting host names the printed authority; other parameters do not matter",
                Code::plain(b"\x1e\x05").text().replace("/v#", "/v?x=1&a=former.university.example#"),
                &token("", "former.university.example"),
            )
        },
        ok(
            "loopback",
            "http is allowed on this machine",
            plain.text().replace(&format!("https://{HOST}"), "http://127.0.0.1:8080"),
            &short,
        ),
        ok(
            "port",
            "a port stands in the authority",
            Code::plain(b"\x1e\x05").text().replace(HOST, "a.example:8443"),
            &token("", "a.example:8443"),
        ),
        ok("every-token", "each token once, in the header too", every.text(), &token(HOST, &every_payload)),
        ok("ends-of-ranges", "the least and the greatest value of each token", ends.text(), &token("", ends_payload)),
        ok(
            "code-page",
            "letters of the code page",
            page(b"\x1e\x80\x81\xfe").text(),
            &token("", "ое·VerifiableCredential"),
        ),
        ok(
            "code-page-escape",
            "letters that the code page lacks, of two, three and four bytes",
            page(
                "\x1e\u{ff}"
                    .chars()
                    .map(|c| c as u8)
                    .chain([0xd2, 0x93])
                    .chain([0xff, 0xe2, 0x82, 0xac, 0xff, 0xf0, 0x9f, 0x98, 0x80])
                    .collect::<Vec<_>>()
                    .as_slice(),
            )
            .text(),
            &token("", "ғ€😀VerifiableCredential"),
        ),
        ok(
            "utf8",
            "a dictionary without its code page",
            utf8.text(),
            &token("", "{\"name\":\"Kardiyoloji / Гүлнара\"}"),
        ),
        ok("several-blocks", "stored, empty and fixed blocks one after another", Code::stream(blocks).text(), &short),
        ok(
            "longest-text",
            "header and payload of exactly 16 KiB",
            Code::stream(deflated(format!("\x1e{full}\x05").as_bytes(), b"")).text(),
            &token("", &format!("{full}{HOST}")),
        ),
        ok("delete-is-no-token", "7F is an ordinary sign", Code::plain(b"\x1e\x7f").text(), &token("", "\u{7f}")),
    ]
}

// --- bad ones ---------------------------------------------------------------------------------------------------------

fn bad_links() -> Vec<Vector> {
    let good = Code::plain(b"{}\x1e{}").text();
    let digits_only = digits(&Code::plain(b"{}\x1e{}").bytes());
    let host = |host: &str| good.replace(HOST, host);
    let reference = |rest: &str| format!("https://{HOST}/v#c={rest}");
    let digest = "A".repeat(43);
    let long = format!("{}.example", ["a".repeat(50), "b".repeat(50)].join("."));
    vec![
        bad("malformed-link", "link-empty", "nothing at all", ""),
        bad("malformed-link", "link-no-digits", "a link without digits", link("")),
        bad("malformed-link", "link-no-fragment", "a link without fragment", format!("https://{HOST}/v")),
        bad("malformed-link", "link-http", "http on another machine", good.replace("https", "http")),
        bad("malformed-link", "link-upper-case", "the scheme in capitals", good.replace("https", "HTTPS")),
        bad("malformed-link", "link-other-path", "another path", good.replace("/v#", "/w#")),
        bad("malformed-link", "link-longer-path", "a longer path", good.replace("/v#", "/v/#")),
        bad("malformed-link", "link-letter", "a letter among the digits", format!("{good}a")),
        bad("malformed-link", "link-space-inside", "a space among the digits", good.replace("/v#", "/v# ")),
        bad("malformed-link", "link-other-digits", "digits that are not ASCII", good.replace("/v#", "/v#\u{661}")),
        bad("malformed-authority", "authority-capitals", "a host in capitals", host("Certificates.university.example")),
        bad("malformed-authority", "authority-final-dot", "a host with a final dot", host("a.example.")),
        bad("malformed-authority", "authority-default-port", "port 443 is never written", host("a.example:443")),
        bad("malformed-authority", "authority-user", "a user name before the host", host("b.example@a.example")),
        bad("malformed-authority", "authority-unicode", "a host that is not in A-labels", host("үни.example")),
        bad("malformed-authority", "authority-address", "an IP address", host("192.0.2.7")),
        bad("malformed-authority", "authority-too-long", "a host of more than 100 characters", host(&long)),
        bad(
            "malformed-authority",
            "authority-former",
            "a former authority in capitals",
            good.replace("/v#", "/v?a=A.example#"),
        ),
        bad(
            "malformed-authority",
            "authority-two-former",
            "two former authorities",
            good.replace("/v#", "/v?a=a.example&a=b.example#"),
        ),
        bad(
            "malformed-reference",
            "reference-no-digest",
            "a reference without digest",
            reference("0b0e3a0e-70a5-4f1c-8f0e-3b1d8e1f9a01"),
        ),
        bad(
            "malformed-reference",
            "reference-upper-case",
            "a reference to a UUID in capitals",
            reference(&format!("0B0E3A0E-70A5-4F1C-8F0E-3B1D8E1F9A01.{digest}")),
        ),
        bad(
            "malformed-reference",
            "reference-short-digest",
            "a digest of 42 characters",
            reference(&format!("0b0e3a0e-70a5-4f1c-8f0e-3b1d8e1f9a01.{}", &digest[1..])),
        ),
        bad(
            "malformed-reference",
            "reference-stray-bits",
            "a digest whose last character has bits that mean nothing",
            reference(&format!("0b0e3a0e-70a5-4f1c-8f0e-3b1d8e1f9a01.{}B", &digest[1..])),
        ),
        bad("malformed-digit-count", "digits-one-less", "the last digit is missing", &good[..good.len() - 1]),
        bad("malformed-digit-count", "digits-one", "one digit", link("1")),
        bad("malformed-digit-count", "digits-sixteen", "sixteen digits", link(&"0".repeat(16))),
        bad("malformed-digit-value", "value-of-a-byte", "256 does not fit one byte", link("256")),
        bad(
            "malformed-digit-value",
            "value-of-a-group",
            "2^56 does not fit seven bytes",
            link(&format!("72057594037927936{}", &digits_only[17..])),
        ),
        bad("malformed-digit-value", "value-of-six-bytes", "2^48 does not fit six bytes", link("281474976710656")),
        bad("qr-too-long", "too-many-digits", "2,332 bytes", link(&format!("{}000", "0".repeat(17 * 333)))),
        bad("qr-too-long", "far-too-many-digits", "100,000 digits", link(&"7".repeat(100_000))),
    ]
}

fn bad_bytes() -> Vec<Vector> {
    let code = Code::plain(b"\x1e\x03").side(&[0, 1]);
    let with = |change: fn(&mut Code)| {
        let mut code = code.clone();
        change(&mut code);
        code.text()
    };
    vec![
        bad("malformed-truncated", "truncated-after-layout", "the code ends after its first byte", code.cut(1)),
        bad("malformed-truncated", "truncated-after-dictionary", "the code ends before the flags", code.cut(2)),
        bad(
            "malformed-truncated",
            "truncated-after-flags",
            "the code ends before the length of the side block",
            code.cut(3),
        ),
        bad(
            "malformed-truncated",
            "truncated-in-side-length",
            "the length of the side block goes on, but nothing follows",
            link(&digits(&[0x10, 0, 0, 0x80])),
        ),
        bad("malformed-truncated", "truncated-in-side", "the code ends inside the side block", code.cut(5)),
        bad("malformed-truncated", "truncated-in-signature", "the code ends inside the signature", code.cut(69)),
        bad(
            "malformed-truncated",
            "truncated-after-signature",
            "the code ends where the compressed text should begin",
            code.cut(70),
        ),
        bad("malformed-truncated", "truncated-in-stream", "the code ends inside the compressed text", code.cut(76)),
        bad("layout-unknown", "layout-0", "layout 0", with(|code| code.layout_and_kind = 0x00)),
        bad("layout-unknown", "layout-2", "layout 2", with(|code| code.layout_and_kind = 0x20)),
        bad("kind-unknown", "kind-1", "a kind that is reserved", with(|code| code.layout_and_kind = 0x11)),
        bad(
            "kind-unknown",
            "kind-15",
            "a kind that is reserved for other coders",
            with(|code| code.layout_and_kind = 0x1f),
        ),
        bad(
            "dictionary-unknown",
            "dictionary-254",
            "a dictionary that does not exist",
            with(|code| code.dictionary = 254),
        ),
        bad("flags-unknown", "flags-2", "a flag that is reserved", with(|code| code.flags = 2)),
        bad(
            "malformed-dictionary",
            "dictionary-idle",
            "a dictionary that the stream takes nothing from",
            with(|code| code.dictionary = 255),
        ),
        bad(
            "flags-unknown",
            "flags-code-page-of-nothing",
            "a code page without a dictionary",
            with(|code| code.flags = 1),
        ),
        bad(
            "malformed-side-length",
            "side-length-not-minimal",
            "the length of the side block in two bytes where one is enough",
            with(|code| code.side_length = Some(vec![0x82, 0])),
        ),
        bad(
            "malformed-side-length",
            "side-length-too-long",
            "the length of the side block in three bytes",
            with(|code| code.side_length = Some(vec![0x82, 0x80, 1])),
        ),
        bad(
            "malformed-truncated",
            "side-length-beyond-the-end",
            "a side block longer than the code",
            with(|code| code.side_length = Some(vec![0xff, 0x7f])),
        ),
        bad(
            "malformed-side-left",
            "side-left",
            "a byte of the side block that no token takes",
            Code::plain(b"\x1e\x03").side(&[0, 1, 2]).text(),
        ),
        bad(
            "malformed-side-short",
            "side-short",
            "a day of which one byte is missing",
            Code::plain(b"\x1e\x03").side(&[0]).text(),
        ),
        bad(
            "malformed-side-short",
            "side-short-uuid",
            "a UUID of 15 bytes",
            Code::plain(b"\x1e\x01").side(&[7; 15]).text(),
        ),
        bad(
            "malformed-side-short",
            "side-short-number",
            "a number that goes on, but nothing follows",
            Code::plain(b"\x1e\x06").side(&[0x80]).text(),
        ),
        bad(
            "malformed-number",
            "number-not-minimal",
            "a number with an empty last byte",
            Code::plain(b"\x1e\x06").side(&[0x80, 0]).text(),
        ),
        bad(
            "malformed-number",
            "number-too-large",
            "2^32",
            Code::plain(b"\x1e\x06").side(&[0x80, 0x80, 0x80, 0x80, 16]).text(),
        ),
        bad(
            "malformed-number",
            "number-too-long",
            "a number of six bytes",
            Code::plain(b"\x1e\x06").side(&[0x80, 0x80, 0x80, 0x80, 0x80, 1]).text(),
        ),
    ]
}

fn bad_streams() -> Vec<Vector> {
    let good = || Bits::block(1).text(b"\x1e{}");
    let stream = |expect, name, why, stream: Vec<u8>| bad(expect, name, why, Code::stream(stream).text());
    let mut wrong_length = stored(b"\x1e{}", true);
    wrong_length[3] ^= 1;
    let mut spare = good().end();
    *spare.last_mut().unwrap() |= 0x80;
    let repeat = |length: u32, distance: u32| good().fixed(length).code(distance, 5).end();
    // Codes of a block of its own: numbers of codes, then four lengths of the code of lengths (order 16, 17, 18, 0).
    let own = |literals: u32, distances: u32| Bits::block(2).number(literals, 5).number(distances, 5).number(0, 4);
    // 18 of one bit, 0 of one bit: all symbols unused, also the end of the block.
    let empty = own(0, 0)
        .number(0, 3)
        .number(0, 3)
        .number(1, 3)
        .number(1, 3)
        .code(1, 1)
        .number(127, 7)
        .code(1, 1)
        .number(109, 7);
    vec![
        stream("malformed-deflate", "deflate-type-3", "a block of a type that does not exist", Bits::block(3).bytes),
        stream(
            "malformed-deflate",
            "deflate-stored-check",
            "a stored block whose length and its complement differ",
            wrong_length,
        ),
        stream(
            "malformed-deflate",
            "deflate-distance-before-beginning",
            "a repetition from before the beginning",
            repeat(257, 3),
        ),
        stream(
            "malformed-deflate",
            "deflate-length-286",
            "a length symbol that means nothing",
            good().fixed(286).code(0, 5).end(),
        ),
        stream("malformed-deflate", "deflate-distance-30", "a distance symbol that means nothing", repeat(257, 30)),
        stream("malformed-deflate", "deflate-too-many-lengths", "287 literal codes", own(30, 0).number(0, 12).bytes),
        stream("malformed-deflate", "deflate-too-many-distances", "31 distance codes", own(0, 30).number(0, 12).bytes),
        stream(
            "malformed-deflate",
            "deflate-overfull",
            "more codes than fit",
            own(0, 0).number(1, 3).number(1, 3).number(1, 3).number(0, 3).bytes,
        ),
        stream(
            "malformed-deflate",
            "deflate-incomplete",
            "codes that leave bits which mean nothing",
            own(0, 0).number(2, 3).number(2, 3).number(2, 3).number(0, 3).bytes,
        ),
        stream(
            "malformed-deflate",
            "deflate-repeats-nothing",
            "the length before the first one is repeated",
            own(0, 0).number(1, 3).number(0, 3).number(0, 3).number(1, 3).code(1, 1).number(0, 2).bytes,
        ),
        stream("malformed-deflate", "deflate-no-end", "a block that has no end", empty.bytes),
        stream(
            "malformed-truncated",
            "deflate-no-end-of-block",
            "the stream ends before the end of its block",
            good().bytes,
        ),
        stream(
            "malformed-truncated",
            "deflate-no-last-block",
            "the stream ends after a block that is not the last",
            stored(b"\x1e{}", false),
        ),
        stream("malformed-spare-bits", "spare-bits", "an unused bit of the last byte that is not zero", spare),
        stream(
            "malformed-trailing",
            "trailing-zero",
            "a byte of zero after the end of the stream",
            [good().end(), vec![0]].concat(),
        ),
        stream("malformed-trailing", "trailing-stream", "a second stream", [good().end(), good().end()].concat()),
        stream(
            "malformed-text-too-long",
            "bomb",
            "2,000 bytes that inflate to two million",
            deflated(&vec![b'a'; 2_000_000], b""),
        ),
        stream(
            "malformed-text-too-long",
            "one-byte-too-long",
            "16 KiB and one byte inflated",
            deflated(&"a".repeat(16 * 1024 + 1).into_bytes(), b""),
        ),
        bad(
            "malformed-deflate",
            "dictionary-left-out",
            "a code that was packed with dictionary 255, said to have none",
            {
                let bytes = Code {
                    stream: deflated(b"\x1e\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"]", &dictionary()),
                    ..Code::plain(b"")
                };
                bytes.text()
            },
        ),
    ]
}

fn bad_texts() -> Vec<Vector> {
    let text = |expect, name, why, text: &[u8]| bad(expect, name, why, Code::plain(text).text());
    let page = |name, why, text: &[u8]| {
        bad("malformed-code-page", name, why, Code { dictionary: 255, flags: 1, ..Code::plain(text) }.text())
    };
    // 430 digits: 171 bytes of code, the rest of them a stream of nothing but authorities.
    let long_host = format!("{}.{}", "a".repeat(63), "b".repeat(36));
    let many = |count: usize| {
        Code::stream(deflated(&[&b"\x1e"[..], &vec![5; count]].concat(), b"")).text().replace(HOST, &long_host)
    };
    vec![
        text("malformed-header-end", "header-end-missing", "header and payload are not told apart", b"{}{}"),
        text("malformed-header-end", "header-end-twice", "two ends of the header", b"{}\x1e{}\x1e"),
        text("malformed-control", "control-00", "00 stands for nothing", b"\x1e\x00"),
        text("malformed-control", "control-08", "08 stands for nothing", b"\x1e\x08"),
        text("malformed-control", "control-line-feed", "a line feed inside JSON", b"\x1e{\n}"),
        text("malformed-control", "control-1f", "1F stands for nothing", b"\x1e\x1f"),
        text("malformed-repeat", "repeat-number", "07 without a 06 before it", b"\x1e\x07"),
        text("malformed-repeat", "repeat-uuid", "0E without a 01 before it", b"\x1e\x0e"),
        bad(
            "malformed-repeat",
            "repeat-after-bare-uuid",
            "0E after 0F only",
            Code::plain(b"\x1e\x0f\x0e").side(&[7; 16]).text(),
        ),
        text("malformed-utf8", "utf8-alone", "a byte that is not UTF-8", b"\x1e\xff"),
        text("malformed-utf8", "utf8-cut", "a letter of which the second byte is missing", b"\x1e\xd0"),
        text("malformed-utf8", "utf8-overlong", "a slash in two bytes", b"\x1e\xc0\xaf"),
        text("malformed-utf8", "utf8-surrogate", "half of a surrogate pair", b"\x1e\xed\xa0\x80"),
        page("escape-at-the-end", "FF at the end", b"\x1e\xff"),
        page("escape-of-ascii", "FF before a letter that needs none", b"\x1e\xffa"),
        page("escape-of-a-known-letter", "FF before a letter that the code page has", b"\x1e\xff\xd0\xbe"),
        page("escape-cut", "FF before half a letter", b"\x1e\xff\xd2"),
        page("escape-overlong", "FF before a letter in more bytes than it needs", b"\x1e\xff\xe0\x82\xa2"),
        bad(
            "malformed-text-too-long",
            "many-authorities",
            "430 digits or fewer, nothing but authorities of 100 characters",
            many(16_000),
        ),
        bad("malformed-text-too-long", "authorities-one-too-many", "164 authorities of 100 characters", many(164)),
    ]
}
