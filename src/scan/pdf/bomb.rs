//! What a PDF may ask of us, held before any of it is done.
//!
//! The PDF reader unpacks streams without a limit. So each stream is unpacked here first, counted and thrown away: the raw file before it
//! is opened (cross-reference and object streams are unpacked while opening), then every stream by its declared filters.
//!
//! An unopened file is looked at without being understood, so structure streams have to be plain: their filters named directly, and
//! nothing but `FlateDecode`.
//!
//! BUG: a structure stream whose dictionary is longer than 8 kB may hide its type in front of that, and is then unpacked by three layers
//! of DEFLATE only. A service that faces strangers also sets a memory limit on its process.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::super::ScanFault;
use crate::wire::limits::{PDF_BYTES, PDF_STREAM_BYTES, PICTURE_PIXELS};

/// The most streams of one file. 1,000 sheets have about 20,000.
const MAX_STREAMS: usize = 100_000;

/// DEFLATE cannot unpack a byte to more: 258 bytes in 2 bits.
const DEFLATE_RATIO: u64 = 1_032;

/// LZW with 12-bit codes cannot: a code of 1.5 bytes stands for at most 4,096.
const LZW_RATIO: u64 = 2_731;

/// Bytes that may still be unpacked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget(u64);

impl Budget {
    pub(super) fn new() -> Self {
        Self(PDF_BYTES)
    }

    fn charge(&mut self, bytes: u64) -> Result<(), ScanFault> {
        if bytes > PDF_STREAM_BYTES {
            return Err(ScanFault::PdfBomb);
        }
        self.0 = self.0.checked_sub(bytes).ok_or(ScanFault::PdfBomb)?;
        Ok(())
    }

    /// What one stream may still unpack to.
    fn left(self) -> u64 {
        self.0.min(PDF_STREAM_BYTES)
    }
}

/// Counts what the streams of an unopened file unpack to, whatever they are.
pub(super) fn check_raw(bytes: &[u8]) -> Result<(), ScanFault> {
    if is_encrypted(bytes) {
        return Err(ScanFault::EncryptedPdf);
    }
    let mut budget = Budget::new();
    let mut count = 0;
    let mut rest = bytes;
    while let Some(place) = find(rest, b"stream") {
        let (before, after) = rest.split_at(place);
        rest = after.get(b"stream".len()..).unwrap_or_default();
        let Some(data) =
            rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))
        else {
            continue;
        };
        if before.ends_with(b"end") {
            continue;
        }
        count += 1;
        if count > MAX_STREAMS {
            return Err(ScanFault::PdfBomb);
        }
        check_raw_stream(before, data, &mut budget)?;
    }
    Ok(())
}

fn check_raw_stream(before: &[u8], data: &[u8], budget: &mut Budget) -> Result<(), ScanFault> {
    let dictionary = unescaped(before.get(before.len().saturating_sub(DICTIONARY)..).unwrap_or(before));
    let is_structure = find(&dictionary, b"ObjStm").is_some() || find(&dictionary, b"XRef").is_some();
    let is_odd = [&b"LZW"[..], b"RunLength", b"/RL", b"ASCII", b"/A85", b"/AHx"]
        .iter()
        .any(|name| find(&dictionary, name).is_some());
    if is_structure && (is_odd || has_indirect_filter(&dictionary)) {
        return Err(ScanFault::PdfBomb);
    }
    let mut data = Cow::Borrowed(data);
    // A stream may be packed again; three times is never honest.
    for _ in 0..3 {
        let (unpacked, _) = inflate(&data, budget.left())?;
        if unpacked.is_empty() {
            break;
        }
        budget.charge(unpacked.len() as u64)?;
        data = Cow::Owned(unpacked);
    }
    Ok(())
}

/// How much of a file in front of a stream is looked at for its dictionary.
const DICTIONARY: usize = 8_192;

/// Names without their escapes: `/Fl#61teDecode` is `/FlateDecode` (ISO 32000-2, 7.3.5).
fn unescaped(dictionary: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(dictionary.len());
    let mut rest = dictionary;
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.first_chunk::<2>().filter(|_| first == b'#');
        let escaped = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        plain.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    plain
}

/// Whether some `/Filter` is neither a name nor an array of names, but says where its value stands, perhaps behind a comment.
fn has_indirect_filter(dictionary: &[u8]) -> bool {
    let mut rest = dictionary;
    while let Some(place) = find(rest, b"/Filter") {
        rest = rest.get(place + b"/Filter".len()..).unwrap_or_default();
        let value: Vec<u8> = rest.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(2).collect();
        let is_reference = |byte: &u8| byte.is_ascii_digit() || *byte == b'%';
        match value.split_first() {
            Some((b'[', inner)) if inner.iter().any(is_reference) => return true,
            Some((first, _)) if is_reference(first) => return true,
            _ => {}
        }
    }
    false
}

/// Counts what every stream of an opened file unpacks to, by its declared filters, and the pixels of every image.
pub(super) fn check_objects(pdf: &Pdf) -> Result<(), ScanFault> {
    let mut budget = Budget::new();
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            check_stream(&stream, &mut budget)?;
            if area(&stream) > PICTURE_PIXELS {
                return Err(ScanFault::PdfBomb);
            }
        }
    }
    Ok(())
}

/// Unpacks one stream as the reader will, and counts.
pub(super) fn check_stream(stream: &Stream<'_>, budget: &mut Budget) -> Result<(), ScanFault> {
    let mut data = stream.raw_data();
    let filters = filters(stream.dict());
    for (at, &filter) in filters.iter().enumerate() {
        // What cannot be unpacked here is charged for the worst that this and all further filters can make of it.
        let worst = || {
            let further = filters.get(at..).unwrap_or_default();
            further.iter().fold(data.len() as u64, |bytes, filter| bytes.saturating_mul(filter.ratio()))
        };
        let unpacked: Cow<'_, [u8]> = match filter {
            Filter::AsciiHex | Filter::Ascii85 => Cow::Owned(from_ascii(&data, filter)),
            Filter::Flate => match inflate(&data, budget.left())? {
                (unpacked, true) => Cow::Owned(unpacked),
                // Damaged. The reader goes on where others stop.
                (_, false) => return budget.charge(worst()),
            },
            Filter::RunLength | Filter::Lzw => return budget.charge(worst()),
            Filter::Other => break,
            Filter::Jbig2 | Filter::Jpx => {
                let area = if filter == Filter::Jpx { jpx_area(&data) } else { jbig2_area(&data) };
                return if area > PICTURE_PIXELS { Err(ScanFault::PdfBomb) } else { Ok(()) };
            }
        };
        budget.charge(unpacked.len() as u64)?;
        data = unpacked;
    }
    Ok(())
}

/// How a stream is packed (ISO 32000-2, 7.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Ascii85,
    AsciiHex,
    Flate,
    Jbig2,
    Jpx,
    Lzw,
    RunLength,
    /// CCITT and JPEG, whose size is that of the image, and encryption.
    Other,
}

/// The filters of a stream, found as the reader finds them: `/F` before `/Filter`, one name before an array.
fn filters(dict: &Dict<'_>) -> Vec<Filter> {
    let one = dict.get::<Name<'_>>("F").or_else(|| dict.get::<Name<'_>>("Filter"));
    if let Some(filter) = one.and_then(|name| Filter::of(&name)) {
        return vec![filter];
    }
    let many = dict.get::<Array<'_>>("F").or_else(|| dict.get::<Array<'_>>("Filter"));
    many.map(|names| names.iter::<Name<'_>>().filter_map(|name| Filter::of(&name)).collect()).unwrap_or_default()
}

impl Filter {
    /// The most bytes that it makes of one.
    fn ratio(self) -> u64 {
        match self {
            Self::Flate => DEFLATE_RATIO,
            Self::Lzw => LZW_RATIO,
            Self::RunLength => 128,
            Self::Ascii85 => 4, // `z`
            Self::AsciiHex | Self::Jbig2 | Self::Jpx | Self::Other => 1,
        }
    }

    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"ASCII85Decode" | b"A85" => Self::Ascii85,
            b"ASCIIHexDecode" | b"AHx" => Self::AsciiHex,
            b"CCITTFaxDecode" | b"CCF" | b"DCTDecode" | b"DCT" | b"Crypt" => Self::Other,
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"JBIG2Decode" => Self::Jbig2,
            b"JPXDecode" => Self::Jpx,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            _ => return None,
        })
    }
}

/// The pixels that an image says it has.
pub(super) fn area(stream: &Stream<'_>) -> u64 {
    let dict = stream.dict();
    let side = |long: &str, short: &str| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
    let (Some(width), Some(height)) = (side("Width", "W"), side("Height", "H")) else { return 0 };
    // CCITT images are as wide as their parameters say.
    let parameters = dict.get::<Dict<'_>>("DecodeParms").or_else(|| dict.get::<Dict<'_>>("DP"));
    let columns = parameters.and_then(|parameters| parameters.get::<u32>("Columns")).unwrap_or_default();
    u64::from(width.max(columns)) * u64::from(height)
}

/// The image size of a JPEG 2000 codestream (ISO/IEC 15444-1, A.5.1): SIZ follows SOC.
fn jpx_area(data: &[u8]) -> u64 {
    let Some(place) = find(data, &[0xff, 0x4f, 0xff, 0x51]) else { return 0 };
    product(data.get(place + 8..))
}

/// The page size in a JBIG2 stream (ISO/IEC 14492, 7.4.8): the first segment of type 48, page 1, 19 bytes long.
fn jbig2_area(data: &[u8]) -> u64 {
    let Some(place) = find(data, &[0x30, 0, 1, 0, 0, 0, 19]) else { return 0 };
    product(data.get(place + 7..))
}

/// Two big-endian numbers, multiplied.
fn product(bytes: Option<&[u8]>) -> u64 {
    let Some(([first, second], _)) =
        bytes.map(<[u8]>::as_chunks::<4>).and_then(|(chunks, rest)| Some((chunks.first_chunk::<2>()?, rest)))
    else {
        return 0;
    };
    u64::from(u32::from_be_bytes(*first)).saturating_mul(u64::from(u32::from_be_bytes(*second)))
}

/// Unpacks zlib or bare DEFLATE, as far as it goes, and says whether it is whole.
fn inflate(data: &[u8], limit: u64) -> Result<(Vec<u8>, bool), ScanFault> {
    match read(ZlibDecoder::new(data), limit)? {
        (unpacked, false) if unpacked.is_empty() => read(DeflateDecoder::new(data), limit),
        unpacked => Ok(unpacked),
    }
}

fn read(decoder: impl Read, limit: u64) -> Result<(Vec<u8>, bool), ScanFault> {
    let mut unpacked = Vec::new();
    let result: io::Result<_> = decoder.take(limit.saturating_add(1)).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > limit {
        return Err(ScanFault::PdfBomb);
    }
    Ok((unpacked, result.is_ok()))
}

/// Hexadecimal or base 85, near enough to count by: signs that are neither are passed over.
fn from_ascii(data: &[u8], filter: Filter) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len());
    let mut group = Vec::with_capacity(5);
    let is_hex = filter == Filter::AsciiHex;
    for &sign in data {
        let value = match sign {
            b'>' if is_hex => break,
            b'~' if !is_hex => break,
            b'z' if !is_hex => {
                bytes.extend([0; 4]);
                continue;
            }
            _ if is_hex => char::from(sign).to_digit(16),
            b'!'..=b'u' => Some(u32::from(sign - b'!')),
            _ => None,
        };
        group.extend(value);
        if group.len() == if is_hex { 2 } else { 5 } {
            flush(&mut group, &mut bytes, is_hex);
        }
    }
    flush(&mut group, &mut bytes, is_hex);
    bytes
}

fn flush(group: &mut Vec<u32>, bytes: &mut Vec<u8>, is_hex: bool) {
    let (base, full, highest) = if is_hex { (16, 2, 0) } else { (85, 5, 84) };
    if group.is_empty() {
        return;
    }
    let missing = full - group.len();
    group.resize(full, highest);
    let value = group.drain(..).fold(0u32, |value, digit| value.wrapping_mul(base).wrapping_add(digit));
    let whole = value.to_be_bytes();
    let (kept, skipped) = if is_hex { (1, 3) } else { (4usize.saturating_sub(missing), 0) };
    bytes.extend(whole.iter().skip(skipped).take(kept));
}

/// Whether the trailer names an encryption dictionary (ISO 32000-2, 7.6.1).
fn is_encrypted(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(place) = find(rest, b"/Encrypt") {
        rest = rest.get(place + b"/Encrypt".len()..).unwrap_or_default();
        let value = rest.trim_ascii_start();
        if value.first().is_some_and(u8::is_ascii_digit) || value.starts_with(b"<<") {
            return true;
        }
    }
    false
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut start = 0;
    loop {
        let place = start + bytes.get(start..)?.iter().position(|byte| byte == first)?;
        if bytes.get(place..)?.starts_with(wanted) {
            return Some(place);
        }
        start = place + 1;
    }
}
