//! Builds files by hand that no writer would write.

use flate2::{Compress, Compression, Crc, FlushCompress};

/// A raw DEFLATE stream of some bytes, each so many times: a block is compressed once and copied, so that gigabytes cost nothing.
pub(super) fn repeated(parts: &[(&[u8], usize)]) -> Vec<u8> {
    let mut stream = Vec::new();
    for (bytes, times) in parts {
        // Short parts are gathered first: a copied block should stand for many bytes.
        let gathered = (0x1_0000 / bytes.len()).clamp(1, (*times).max(1));
        let block = flushed(&bytes.repeat(gathered));
        stream.extend(block.repeat(times / gathered));
        if times % gathered > 0 {
            stream.extend(flushed(&bytes.repeat(times % gathered)));
        }
    }
    stream.extend([1, 0, 0, 0xff, 0xff]); // the last block: stored, empty
    stream
}

/// Compressed without reference to what came before, up to a whole byte.
fn flushed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 1_000);
    Compress::new(Compression::best(), false).compress_vec(bytes, &mut out, FlushCompress::Full).unwrap();
    out
}

fn crc(parts: &[(&[u8], usize)]) -> Crc {
    let mut whole = Crc::new();
    for (bytes, times) in parts {
        let mut one = Crc::new();
        one.update(bytes);
        (0..*times).for_each(|_| whole.combine(&one));
    }
    whole
}

/// A gzip file (RFC 1952).
pub(super) fn gzip(parts: &[(&[u8], usize)]) -> Vec<u8> {
    let crc = crc(parts);
    let mut file = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    file.extend(repeated(parts));
    file.extend(crc.sum().to_le_bytes());
    file.extend(crc.amount().to_le_bytes());
    file
}

/// A one-page PDF; `objects` are numbered from 4, `page` says what the page has besides.
pub(super) fn pdf(objects: &[&[u8]], page: &str) -> Vec<u8> {
    let media = if page.contains("/MediaBox") { "" } else { "/MediaBox [0 0 595 842]" };
    let fixed = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R {media} {page} >>").into_bytes(),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (at, object) in fixed.iter().map(Vec::as_slice).chain(objects.iter().copied()).enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (start, count) = (file.len(), objects.len() + fixed.len() + 1);
    let end = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(end.into_bytes());
    file
}

pub(super) fn pdf_stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// A grey PNG of 8 bits.
pub(super) fn png_header(width: u32, height: u32, data: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    for (name, content) in [(b"IHDR", header.as_slice()), (b"IDAT", data), (b"IEND", &[])] {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(content);
        file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        file.extend(name);
        file.extend(content);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

/// A workbook with these rows and shared strings; `claimed` is the size that it says its sheet has.
pub(super) fn xlsx(rows: &[(&[u8], usize)], strings: &[(&[u8], usize)], claimed: Option<u32>) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |inner: String| format!("<Relationships xmlns=\"{PACKAGE}\">{inner}</Relationships>");
    let workbook = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let root_links = links(link("r1", "officeDocument", "xl/workbook.xml"));
    let book_links =
        links(link("r1", "worksheet", "worksheets/sheet1.xml") + &link("r2", "sharedStrings", "sharedStrings.xml"));
    let (sheet, shared) = (format!("<worksheet xmlns=\"{MAIN}\"><sheetData>"), format!("<sst xmlns=\"{MAIN}\">"));
    let sheet = [&[(sheet.as_bytes(), 1)], rows, &[(b"</sheetData></worksheet>", 1)]].concat();
    let shared = [&[(shared.as_bytes(), 1)], strings, &[(b"</sst>", 1)]].concat();
    let mut zip = Zip::default();
    for (name, text) in [
        ("[Content_Types].xml", types),
        ("_rels/.rels", &root_links),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &book_links),
    ] {
        zip.add(name, &[(text.as_bytes(), 1)], None);
    }
    zip.add("xl/sharedStrings.xml", &shared, None);
    zip.add("xl/worksheets/sheet1.xml", &sheet, claimed);
    zip.finish()
}

#[derive(Default)]
struct Zip {
    file: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl Zip {
    fn add(&mut self, name: &str, parts: &[(&[u8], usize)], claimed: Option<u32>) {
        let (data, crc) = (repeated(parts), crc(parts));
        let size = claimed.unwrap_or(crc.amount());
        let mut entry = vec![20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x50];
        entry.extend(crc.sum().to_le_bytes());
        entry.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        entry.extend(size.to_le_bytes());
        entry.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        entry.extend([0, 0]);
        let offset = u32::try_from(self.file.len()).unwrap();
        self.file.extend(b"PK\x03\x04");
        self.file.extend(&entry);
        self.file.extend(name.as_bytes());
        self.file.extend(data);
        self.directory.extend(b"PK\x01\x02\x14\0");
        self.directory.extend(entry);
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.entries += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let (offset, length) = (self.file.len(), self.directory.len());
        self.file.extend(self.directory);
        self.file.extend(b"PK\x05\x06\0\0\0\0");
        self.file.extend(self.entries.to_le_bytes());
        self.file.extend(self.entries.to_le_bytes());
        self.file.extend(u32::try_from(length).unwrap().to_le_bytes());
        self.file.extend(u32::try_from(offset).unwrap().to_le_bytes());
        self.file.extend([0, 0]);
        self.file
    }
}

/// Each 7 bytes as 17 digits, and a shorter tail (docs/QR.md, "Text").
pub(super) fn digits(data: &[u8]) -> String {
    let width = [0, 3, 5, 8, 10, 13, 15, 17];
    let group = |bytes: &[u8]| {
        let number = bytes.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{number:0width$}", width = width[bytes.len()])
    };
    data.chunks(7).map(group).collect()
}
