//! A PDF file that is written from its beginning to its end (ISO 32000-1, section 7.5).

use std::collections::HashMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Object, Stream};

use super::super::object::put;
use super::super::stream::deflate;
use crate::wire::digest::Digest;

/// Objects go out as they come; what stays in memory is where each of them lies, and the digest of each.
pub(super) struct File<W> {
    out: W,
    length: u64,
    /// By number, from 1: where the object begins, once it is written.
    places: Vec<Option<u64>>,
    /// Equal objects are written once.
    known: HashMap<Digest, u32>,
}

impl<W: Write> File<W> {
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut file = Self { out, length: 0, places: Vec::new(), known: HashMap::new() };
        // Four bytes above 127 tell programs that move files that this one is not text.
        file.put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        Ok(file)
    }

    /// A number for an object that others name before it is written.
    pub(super) fn reserve(&mut self) -> u32 {
        self.places.push(None);
        u32::try_from(self.places.len()).unwrap_or(u32::MAX)
    }

    /// Writes an object whose number was reserved.
    pub(super) fn write(&mut self, number: u32, object: &Object) -> io::Result<()> {
        let mut body = Vec::new();
        put(object, &mut body);
        self.write_body(number, &body)
    }

    /// The number of an object; it is written unless an equal one was.
    pub(super) fn add(&mut self, object: &Object) -> io::Result<u32> {
        let mut body = Vec::new();
        put(object, &mut body);
        let digest = Digest::of(&body);
        if let Some(known) = self.known.get(&digest) {
            return Ok(*known);
        }
        let number = self.reserve();
        self.write_body(number, &body)?;
        self.known.insert(digest, number);
        Ok(number)
    }

    /// Writes an object even if there is an equal one: two pages are two.
    pub(super) fn add_anew(&mut self, object: &Object) -> io::Result<u32> {
        let number = self.reserve();
        self.write(number, object)?;
        Ok(number)
    }

    /// A stream, packed.
    pub(super) fn add_stream(&mut self, mut entries: Dictionary, content: &[u8]) -> io::Result<u32> {
        entries.set("Filter", "FlateDecode");
        self.add(&Object::Stream(Stream::new(entries, deflate(content))))
    }

    fn write_body(&mut self, number: u32, body: &[u8]) -> io::Result<()> {
        let place = usize::try_from(number).ok().and_then(|number| self.places.get_mut(number.wrapping_sub(1)));
        if let Some(place) = place {
            *place = Some(self.length);
        }
        self.put(format!("{number} 0 obj\n").as_bytes())?;
        self.put(body)?;
        self.put(b"\nendobj\n")
    }

    /// Writes the table of places. The file's id is made of all that it holds, so equal files are equal.
    pub(super) fn finish(mut self, catalog: u32) -> io::Result<W> {
        let table = self.length;
        let count = self.places.len() + 1;
        self.put(format!("xref\n0 {count}\n0000000000 65535 f \n").as_bytes())?;
        for place in std::mem::take(&mut self.places) {
            let (place, kind) = place.map_or((0, 'f'), |place| (place, 'n'));
            self.put(format!("{place:010} 00000 {kind} \n").as_bytes())?;
        }
        let mut parts: Vec<_> = self.known.keys().map(|digest| *digest.as_bytes()).collect();
        parts.sort_unstable();
        let id: String = Digest::of(parts.concat()).to_string().chars().take(32).collect();
        let trailer = format!("<</Size {count}/Root {catalog} 0 R/ID[<{id}><{id}>]>>");
        self.put(format!("trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n").as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.length += bytes.len() as u64;
        self.out.write_all(bytes)
    }
}
