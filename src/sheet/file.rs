//! A PDF file in memory (ISO 32000-1, section 7.5). A stream stands where it is written; everything else waits for the next object
//! stream. A file that was begun can be copied, and each copy goes on by itself: so sheets share what they have in common.

use std::fmt::{self, Write as _};

use lopdf::Object;

use crate::wire::digest::Digest;

/// A file that is being written.
#[derive(Debug, Clone)]
pub(super) struct File {
    bytes: Vec<u8>,
    /// By number, from 1.
    places: Vec<Place>,
    /// What waits for an object stream, and where each object begins.
    waiting: Vec<u8>,
    starts: Vec<(Id, usize)>,
    pack: Pack,
}

/// How a stream is packed.
pub(super) type Pack = fn(&[u8]) -> Vec<u8>;

/// The number of an object. It is shown as a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(u32);

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Not yet written.
    Nowhere,
    /// From this byte on.
    At(usize),
    /// In an object stream, the how manieth there.
    Within(Id, usize),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 0 R", self.0)
    }
}

impl From<Id> for Object {
    fn from(id: Id) -> Self {
        Self::Reference((id.0, 0))
    }
}

impl File {
    /// A file whose streams are packed in this way.
    pub(super) fn new(pack: Pack) -> Self {
        // Four bytes above 127 tell programs that move files that this one is not text.
        let bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        Self { bytes, places: Vec::new(), waiting: Vec::new(), starts: Vec::new(), pack }
    }

    /// A copy of what was begun, which goes on packed in this way.
    pub(super) fn going_on(&self, pack: Pack) -> Self {
        Self { pack, ..self.clone() }
    }

    /// A number for an object that others name before it is written.
    pub(super) fn reserve(&mut self) -> Id {
        self.places.push(Place::Nowhere);
        Id(u32::try_from(self.places.len()).unwrap_or(u32::MAX))
    }

    /// Writes an object that is no stream: what `write` puts down.
    pub(super) fn put(&mut self, id: Id, write: impl FnOnce(&mut Vec<u8>)) {
        self.starts.push((id, self.waiting.len()));
        write(&mut self.waiting);
        self.waiting.push(b'\n');
    }

    /// As [`File::put`], with a number of its own.
    pub(super) fn add(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Id {
        let id = self.reserve();
        self.put(id, write);
        id
    }

    /// Writes a stream as it is; `entries` are those of its dictionary besides the length.
    pub(super) fn stream(&mut self, id: Id, entries: &[u8], content: &[u8]) {
        self.place(id, Place::At(self.bytes.len()));
        self.say(format_args!("{} 0 obj\n<<", id.0));
        self.bytes.extend_from_slice(entries);
        self.say(format_args!("/Length {}>>stream\n", content.len()));
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// As [`File::stream`], packed if that makes it shorter.
    pub(super) fn packed(&mut self, id: Id, entries: &[u8], content: &[u8]) {
        let packed = (self.pack)(content);
        if packed.len() + FILTER.len() < content.len() {
            self.stream(id, &[entries, FILTER].concat(), &packed);
        } else {
            self.stream(id, entries, content);
        }
    }

    /// As [`File::packed`], with a number of its own.
    pub(super) fn add_packed(&mut self, entries: &[u8], content: &[u8]) -> Id {
        let id = self.reserve();
        self.packed(id, entries, content);
        id
    }

    /// Writes what waits as an object stream (section 7.5.7).
    pub(super) fn flush(&mut self) {
        if self.starts.is_empty() {
            return;
        }
        let id = self.reserve();
        let mut table = String::new();
        let starts = std::mem::take(&mut self.starts);
        for (place, (object, start)) in starts.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(table, "{} {start} ", object.0);
            self.place(*object, Place::Within(id, place));
        }
        let entries = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", starts.len(), table.len());
        let mut content = table.into_bytes();
        content.append(&mut self.waiting);
        self.stream(id, entries.as_bytes(), &(self.pack)(&content));
    }

    /// Writes the table of places as a stream (section 7.5.8), and the end.
    pub(super) fn finish(mut self, catalog: Id, information: Id, digest: Digest) -> Vec<u8> {
        self.flush();
        let id = self.reserve();
        let start = self.bytes.len();
        self.place(id, Place::At(start));
        let mut table = vec![0, 0, 0, 0, 0, 0xff, 0xff];
        for place in &self.places {
            let (kind, first, second) = match *place {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(byte) => (1, u32::try_from(byte).unwrap_or(u32::MAX), 0),
                Place::Within(stream, place) => (2, stream.0, u16::try_from(place).unwrap_or(u16::MAX)),
            };
            table.push(kind);
            table.extend(first.to_be_bytes());
            table.extend(second.to_be_bytes());
        }
        let digest: String = digest.to_string().chars().take(32).collect();
        let entries = format!(
            "/Type/XRef/Size {}/W[1 4 2]/Root {catalog}/Info {information}/ID[<{digest}><{digest}>]/Filter/FlateDecode",
            self.places.len() + 1
        );
        self.stream(id, entries.as_bytes(), &(self.pack)(&table));
        self.say(format_args!("startxref\n{start}\n%%EOF\n"));
        self.bytes
    }

    fn place(&mut self, id: Id, place: Place) {
        let number = usize::try_from(id.0).ok().and_then(|number| number.checked_sub(1));
        if let Some(own) = number.and_then(|number| self.places.get_mut(number)) {
            *own = place;
        }
    }

    fn say(&mut self, words: fmt::Arguments<'_>) {
        // Writing to memory cannot fail.
        let _ = std::io::Write::write_fmt(&mut self.bytes, words);
    }
}

/// What a packed stream says of itself.
const FILTER: &[u8] = b"/Filter/FlateDecode";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_file_that_was_begun_go_on_by_themselves_and_can_be_read() {
        let plain: Pack = super::super::stream::deflate;
        let mut begun = File::new(plain);
        let shared = begun.add_packed(b"/Shared true", &[7; 900]);
        begun.flush();
        for own in [b"one", b"two"] {
            let mut file = begun.going_on(plain);
            let own = file.add_packed(b"", own);
            let pages = file.add(|out| out.extend_from_slice(b"<</Type/Pages/Kids[]/Count 0>>"));
            let words = format!("<</Type/Catalog/Pages {pages}/Both[{shared} {own}]>>");
            let catalog = file.add(|out| out.extend_from_slice(words.as_bytes()));
            let information = file.add(|out| out.extend_from_slice(b"<<>>"));
            let bytes = file.finish(catalog, information, Digest::of("id"));
            let read = lopdf::Document::load_mem(&bytes).unwrap();
            let both = read.catalog().unwrap().get(b"Both").unwrap().as_array().unwrap().clone();
            let content = |place: usize| read.dereference(&both[place]).unwrap().1.as_stream().unwrap().clone();
            assert_eq!(content(0).get_plain_content().unwrap(), [7; 900]);
            assert_eq!(content(1).content.len(), 3);
        }
    }
}
