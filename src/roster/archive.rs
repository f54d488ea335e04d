//! The ZIP archive of an XLSX workbook, read with distrust and written anew.
//!
//! The reader of workbooks is not ours. So it gets an archive that we wrote: only the parts that a roster needs, inflated
//! within [`PARTS_BYTES`] and equal in length and CRC to what the directory says, stored without compression. A directory
//! that announces more is refused before anything is inflated, one that lies is refused where it lied. Parts that would make the
//! reader ask for more memory than they are long are refused too.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::ops::Range;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::fault::Fault;
use super::limits::{COLUMNS, ROWS};
use super::problem::Problem;

/// The most bytes of all parts of a workbook together, inflated: 20,000 rows of 64 cells of about 50 bytes.
pub(super) const PARTS_BYTES: usize = 64 * 1024 * 1024;

/// An archive that we wrote.
pub(super) struct Rewritten {
    pub(super) bytes: Vec<u8>,
    /// Where each part lies in it, by its name in lower case.
    parts: HashMap<String, Range<usize>>,
}

impl Rewritten {
    /// The XML of a part, in whatever case it is named.
    pub(super) fn part(&self, name: &str) -> Option<&str> {
        str::from_utf8(self.bytes.get(self.parts.get(&name.to_lowercase())?.clone())?).ok()
    }
}

/// The parts that a roster needs, as a new archive.
pub(super) fn rewrite(bytes: &[u8]) -> Result<Rewritten, Fault> {
    let entries = directory(bytes).ok_or_else(damaged)?;
    if entries.iter().any(|entry| entry.is_encrypted) {
        return Err(Fault::of_file(Problem::WorkbookLocked, ""));
    }
    let needed: Vec<&Entry> = entries.iter().filter(|entry| entry.is_needed()).collect();
    let names: HashSet<String> = needed.iter().map(|entry| entry.name.to_lowercase()).collect();
    if names.len() != needed.len() {
        return Err(damaged());
    }
    let announced = needed.iter().try_fold(0_usize, |sum, entry| sum.checked_add(entry.length));
    if announced.is_none_or(|sum| sum > PARTS_BYTES) {
        return Err(Fault::of_file(Problem::WorkbookTooLarge(PARTS_BYTES), ""));
    }
    let mut archive = Archive::default();
    for entry in needed {
        let part = entry.inflate(bytes).ok_or_else(damaged)?;
        check_part(&part)?;
        archive.add(&entry.name, &part).ok_or_else(damaged)?;
    }
    archive.finish().ok_or_else(damaged)
}

/// One part, as the directory describes it.
struct Entry {
    name: String,
    is_encrypted: bool,
    method: u16,
    crc: u32,
    packed: usize,
    length: usize,
    offset: usize,
}

impl Entry {
    /// Whether a roster needs this part: workbook, sheets, texts, formats and how they hang together.
    fn is_needed(&self) -> bool {
        let name = self.name.to_lowercase();
        let is_xml = matches!(name.rsplit('.').next(), Some("rels" | "xml"));
        is_xml && !NOT_NEEDED.iter().any(|part| name.contains(part))
    }

    /// The content, if it is as long as it is said to be.
    fn inflate(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let local = bytes.get(self.offset..)?;
        if local.get(..4)? != LOCAL {
            return None;
        }
        let skip = 30 + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
        let packed = local.get(skip..)?.get(..self.packed)?;
        let mut part = Vec::with_capacity(self.length.checked_add(1)?);
        match self.method {
            0 => part.extend_from_slice(packed),
            8 => {
                let limit = u64::try_from(self.length).ok()?.checked_add(1)?;
                _ = DeflateDecoder::new(packed).take(limit).read_to_end(&mut part).ok()?;
            }
            _ => return None,
        }
        (part.len() == self.length && crc_of(&part) == self.crc).then_some(part)
    }
}

/// The directory at the end of the archive (APPNOTE.TXT 4.3.12 and 4.3.16).
fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    let tail = bytes.len().saturating_sub(END_BYTES + usize::from(u16::MAX));
    let end = (tail..bytes.len()).rev().find(|at| is_end(bytes, *at))?;
    let end = bytes.get(end..)?;
    let count = usize::from(u16_at(end, 10)?);
    let mut rest = bytes.get(usize_at(end, 16)?..)?;
    let mut entries = Vec::new();
    for _ in 0..count.min(MAX_PARTS) {
        let (entry, length) = entry(rest)?;
        entries.push(entry);
        rest = rest.get(length..)?;
    }
    (count <= MAX_PARTS).then_some(entries)
}

fn is_end(bytes: &[u8], at: usize) -> bool {
    let end = bytes.get(at..).unwrap_or_default();
    end.starts_with(&END) && u16_at(end, 20).is_some_and(|comment| end.len() == END_BYTES + usize::from(comment))
}

/// An entry of the directory and how long it is.
fn entry(bytes: &[u8]) -> Option<(Entry, usize)> {
    if bytes.get(..4)? != CENTRAL {
        return None;
    }
    let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(bytes, at).map(usize::from));
    let (name_end, extra_end) = (46 + name?, 46 + name? + extra?);
    let mut large = zip64(bytes.get(name_end..extra_end)?).chunks_exact(8);
    let mut size = |at: usize| match usize_at(bytes, at)? {
        // The true size stands in the extra field, sizes before the offset (APPNOTE.TXT 4.5.3).
        0xffff_ffff => usize::try_from(u64::from_le_bytes(large.next()?.try_into().ok()?)).ok(),
        size => Some(size),
    };
    let (length, packed, offset) = (size(24)?, size(20)?, size(42)?);
    let entry = Entry {
        name: str::from_utf8(bytes.get(46..name_end)?).ok()?.replace('\\', "/"),
        is_encrypted: u16_at(bytes, 8)? & 1 == 1,
        method: u16_at(bytes, 10)?,
        crc: u32_at(bytes, 16)?,
        packed,
        length,
        offset,
    };
    Some((entry, extra_end + comment?))
}

/// The content of the extra field 1, where it is there.
fn zip64(mut extra: &[u8]) -> &[u8] {
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let end = 4 + usize::from(length);
        if id == 1 {
            return extra.get(4..end).unwrap_or_default();
        }
        extra = extra.get(end..).unwrap_or_default();
    }
    &[]
}

/// Refuses what would cost the reader of workbooks more memory than the part is long.
fn check_part(part: &[u8]) -> Result<(), Fault> {
    let text = str::from_utf8(part).map_err(|_| damaged())?;
    // Other encodings could hide the words that are looked for below.
    if text.bytes().any(|byte| byte < b' ' && !b"\t\r\n".contains(&byte)) {
        return Err(damaged());
    }
    // It reserves room for as many texts as the table of texts announces.
    let counts = text.match_indices("uniqueCount").filter_map(|(at, word)| announced(text.get(at + word.len()..)?));
    if counts.max().is_some_and(|count| count > ROWS * COLUMNS) {
        return Err(unreadable("too-much"));
    }
    let tally = Tally::of(text);
    // Empty texts and cells cost it five times their length, and long ones as much.
    if tally.longest > RUN_BYTES || tally.texts.max(tally.cells) > ROWS * COLUMNS {
        return Err(unreadable("too-much"));
    }
    // It copies the names of font and number format into every cell format.
    if tally.formats.saturating_mul(FORMAT_BYTES + 2 * tally.longest) > PARTS_BYTES {
        return Err(unreadable("formats"));
    }
    Ok(())
}

/// What a part holds that costs memory.
#[derive(Default)]
struct Tally {
    cells: usize,
    formats: usize,
    texts: usize,
    /// From one tag to the next.
    longest: usize,
}

impl Tally {
    fn of(text: &str) -> Self {
        let mut tally = Self::default();
        for piece in text.split('<') {
            tally.longest = tally.longest.max(piece.len());
            let end = piece.bytes().take(64).position(|byte| b" \t\r\n/>".contains(&byte)).unwrap_or_default();
            match piece.get(..end).and_then(|name| name.rsplit(':').next()) {
                Some("c") => tally.cells += 1,
                Some("si") => tally.texts += 1,
                Some("xf") => tally.formats += 1,
                _ => {}
            }
        }
        tally
    }
}

/// The number of an XML attribute, from after its name.
fn announced(rest: &str) -> Option<usize> {
    let value = rest.trim_start().strip_prefix('=')?.trim_start().strip_prefix(['"', '\''])?.trim_start();
    let digits = value.trim_start_matches(['+', '0']);
    let end = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
    match digits.get(..end)? {
        "" => Some(0),
        digits => Some(digits.parse().unwrap_or(usize::MAX)),
    }
}

/// An archive without compression.
#[derive(Default)]
struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
    parts: HashMap<String, Range<usize>>,
}

impl Archive {
    fn add(&mut self, name: &str, part: &[u8]) -> Option<()> {
        let offset = u32::try_from(self.bytes.len()).ok()?;
        let length = u32::try_from(part.len()).ok()?.to_le_bytes();
        let name_length = u16::try_from(name.len()).ok()?.to_le_bytes();
        // Version 2.0, UTF-8 names, stored, 1980-01-01.
        let common = [
            &[20, 0, 0, 8, 0, 0, 0, 0, 33, 0][..],
            &crc_of(part).to_le_bytes(),
            &length,
            &length,
            &name_length,
            &[0, 0],
        ]
        .concat();
        for bytes in [&LOCAL[..], &common, name.as_bytes(), part] {
            self.bytes.extend_from_slice(bytes);
        }
        let end = self.bytes.len();
        self.parts.insert(name.to_lowercase(), end - part.len()..end);
        let place = [&[0; 10][..], &offset.to_le_bytes()].concat();
        self.directory.extend([&CENTRAL[..], &[20, 0], &common, &place, name.as_bytes()].concat());
        self.count = self.count.checked_add(1)?;
        Some(())
    }

    fn finish(mut self) -> Option<Rewritten> {
        let (offset, length) = (u32::try_from(self.bytes.len()).ok()?, u32::try_from(self.directory.len()).ok()?);
        let count = self.count.to_le_bytes();
        self.bytes.append(&mut self.directory);
        let end = [&END[..], &[0; 4], &count, &count, &length.to_le_bytes(), &offset.to_le_bytes(), &[0, 0]];
        self.bytes.extend(end.concat());
        Some(Rewritten { bytes: self.bytes, parts: self.parts })
    }
}

fn damaged() -> Fault {
    unreadable("damaged")
}

fn unreadable(reason: &'static str) -> Fault {
    Fault::of_file(Problem::NotASpreadsheet(reason), "")
}

fn crc_of(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|value| usize::try_from(value).ok())
}

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
const END_BYTES: usize = 22;

/// The most parts of an archive; a workbook of three sheets has about fifteen.
const MAX_PARTS: usize = 4_096;

/// The longest text without a tag: a cell of a spreadsheet holds at most 32,767 signs, of 6 bytes at most.
const RUN_BYTES: usize = 256 * 1024;

/// What one cell format costs the reader, texts apart.
const FORMAT_BYTES: usize = 512;

/// Pictures, properties and views, which no roster needs.
const NOT_NEEDED: [&str; 12] = [
    "calcchain",
    "charts/",
    "comments",
    "customxml/",
    "docprops/",
    "drawings/",
    "externallinks/",
    "pivot",
    "printersettings/",
    "tables/",
    "theme/",
    "worksheets/_rels/",
];
