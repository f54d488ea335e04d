//! What people do to a PDF.

#![expect(clippy::cast_possible_truncation, reason = "places on a page and glyphs of a small font")]

use hayro::kurbo::Rect;
use image::{GrayImage, ImageEncoder as _};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A sheet on the operating table.
pub(crate) struct Edited {
    document: Document,
}

impl Edited {
    pub(crate) fn new(sheet: &[u8]) -> Self {
        Self { document: Document::load_mem(sheet).unwrap() }
    }

    fn page(&self) -> ObjectId {
        *self.document.get_pages().get(&1).unwrap()
    }

    fn content(&self) -> String {
        // Operators of our sheets are ASCII.
        String::from_utf8(self.document.get_page_content(self.page())).unwrap()
    }

    fn set_content(mut self, content: String) -> Self {
        let stream = self.document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        let page = self.page();
        self.document.get_dictionary_mut(page).unwrap().set("Contents", stream);
        self
    }

    /// Draws on top of everything, with Helvetica as /Evil.
    pub(crate) fn drawn_over(mut self, operators: &str) -> Self {
        let font = self.document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        });
        self.resource(b"Font", "Evil", font.into());
        let content = format!("q {} Q q {operators} Q", self.content());
        self.set_content(content)
    }

    /// Turns the drawing around, as in a mirror.
    pub(crate) fn mirrored(self) -> Self {
        let content = format!("-1 0 0 1 842 0 cm {}", self.content());
        self.set_content(content)
    }

    /// Makes all text of the page invisible, as under a scan.
    pub(crate) fn with_invisible_text(self) -> Self {
        let content =
            self.content().lines().map(|line| if line == "BT" { "BT 3 Tr" } else { line }.to_owned() + "\n").collect();
        self.set_content(content)
    }

    /// Puts another page's drawing in place of this one; the code stays.
    pub(crate) fn with_page_of(mut self, other: &[u8]) -> Self {
        let code = self.code();
        let other = Self::new(other).renumbered(self.document.max_id + 1);
        let page = other.document.get_dictionary(other.page()).unwrap().clone();
        self.take(other);
        let own = self.page();
        let own = self.document.get_dictionary_mut(own).unwrap();
        for name in ["Contents", "Resources"] {
            own.set(name, page.get(name.as_bytes()).unwrap().clone());
        }
        self.resource(b"XObject", "Code", code);
        self
    }

    /// Puts another sheet's code in place of this one's.
    pub(crate) fn with_code_of(mut self, other: &[u8]) -> Self {
        let other = Self::new(other).renumbered(self.document.max_id + 1);
        let code = other.code();
        self.take(other);
        self.resource(b"XObject", "Code", code);
        self
    }

    /// Puts another sheet's attachments in place of this one's.
    pub(crate) fn with_attachments_of(mut self, other: &[u8]) -> Self {
        let other = Self::new(other).renumbered(self.document.max_id + 1);
        let catalog = other.document.catalog().unwrap().clone();
        self.take(other);
        let own = self.document.catalog_mut().unwrap();
        for name in ["Names", "AF"] {
            own.set(name, catalog.get(name.as_bytes()).unwrap().clone());
        }
        self
    }

    /// Adds the page of another file at the end.
    pub(crate) fn followed_by(mut self, other: &[u8]) -> Self {
        let other = Self::new(other).renumbered(self.document.max_id + 1);
        let page = other.page();
        self.take(other);
        let pages = self.document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        self.document.get_dictionary_mut(page).unwrap().set("Parent", pages);
        let pages = self.document.get_dictionary_mut(pages).unwrap();
        pages.get_mut(b"Kids").unwrap().as_array_mut().unwrap().push(page.into());
        let count = pages.get(b"Count").unwrap().as_i64().unwrap();
        pages.set("Count", count + 1);
        self
    }

    /// Says that another program wrote it.
    pub(crate) fn produced_by(mut self, producer: &str) -> Self {
        let info = self.document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        self.document.get_dictionary_mut(info).unwrap().set("Producer", Object::string_literal(producer));
        self
    }

    /// Adds an object and gives it to a change that needs its number.
    pub(crate) fn with(mut self, object: impl Into<Object>, change: impl FnOnce(Self, Object) -> Self) -> Self {
        let id = self.document.add_object(object);
        change(self, id.into())
    }

    /// Sets a resource of the page: a font, a graphics state, a form, a picture, a layer.
    pub(crate) fn with_resource(mut self, kind: &str, name: &str, object: impl Into<Object>) -> Self {
        self.resource(kind.as_bytes(), name, object.into());
        self
    }

    /// Sets an entry of the catalog.
    pub(crate) fn with_catalog(mut self, key: &str, object: impl Into<Object>) -> Self {
        self.document.catalog_mut().unwrap().set(key, object.into());
        self
    }

    /// Sets an entry of the page.
    pub(crate) fn with_page_entry(mut self, key: &str, object: impl Into<Object>) -> Self {
        let page = self.page();
        self.document.get_dictionary_mut(page).unwrap().set(key, object.into());
        self
    }

    /// Adds an annotation over a place.
    pub(crate) fn annotated(self, place: Rect, mut annotation: Dictionary) -> Self {
        annotation.set("Type", "Annot");
        annotation.set("Rect", [place.x0, place.y0, place.x1, place.y1].map(|side| Object::Real(side as f32)).to_vec());
        self.with_page_entry("Annots", vec![annotation.into()])
    }

    /// Lets every font say that one letter is another: the page looks as before and its text does not.
    pub(crate) fn with_letters_told(mut self, from: char, to: char) -> Self {
        let code = |letter: char| format!(" <{:04X}>", u32::from(letter));
        for stream in self.document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
            let _whole = stream.decompress();
            if let Ok(text) = String::from_utf8(stream.content.clone())
                && text.contains("beginbfchar")
            {
                stream.set_plain_content(text.replace(&code(from), &code(to)).into_bytes());
            }
        }
        self
    }

    /// Lets every font draw one letter as another: the text stays as it was and the page does not.
    pub(crate) fn with_letters_drawn(mut self, from: char, to: char) -> Self {
        let is_composite = |object: &Object| object.as_dict().is_ok_and(|dict| dict.has(b"DescendantFonts"));
        let fonts: Vec<ObjectId> =
            self.document.objects.iter().filter(|(_, object)| is_composite(object)).map(|(id, _)| *id).collect();
        let mut changed = 0;
        for id in fonts {
            let unicode = self.document.get_dictionary(id).unwrap().get(b"ToUnicode").unwrap().as_reference().unwrap();
            let mut unicode = self.document.get_object(unicode).unwrap().as_stream().unwrap().clone();
            let _whole = unicode.decompress();
            let unicode = String::from_utf8(unicode.content).unwrap();
            // One line a range of glyphs: `<first> <last> [<text> <text> …]`.
            let texts = unicode.lines().filter_map(|line| line.split_once('[')).flat_map(|(_, texts)| texts.split(' '));
            let texts: Vec<&str> = texts.map(|text| text.trim_matches(['<', '>', ']'])).collect();
            let glyph = |letter| {
                let place = texts.iter().position(|text| *text == format!("{:04X}", u32::from(letter)))?;
                Some(place + 1)
            };
            let (Some(drawn), Some(instead)) = (glyph(from), glyph(to)) else { continue };
            let map = (0..=u16::MAX).map(|glyph| if usize::from(glyph) == drawn { instead as u16 } else { glyph });
            let map = Stream::new(Dictionary::new(), map.flat_map(u16::to_be_bytes).collect());
            let map = self.document.add_object(map);
            let font = self.document.get_dictionary_mut(id).unwrap();
            let descendant = font.get_mut(b"DescendantFonts").unwrap().as_array_mut().unwrap().first_mut().unwrap();
            match descendant.as_reference() {
                Ok(descendant) => self.document.get_dictionary_mut(descendant).unwrap().set("CIDToGIDMap", map),
                Err(_) => descendant.as_dict_mut().unwrap().set("CIDToGIDMap", map),
            }
            changed += 1;
        }
        assert!(changed > 0, "no font has both letters");
        self
    }

    pub(crate) fn saved(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn take(&mut self, other: Self) {
        self.document.max_id = other.document.max_id;
        self.document.objects.extend(other.document.objects);
    }

    fn renumbered(mut self, start: u32) -> Self {
        self.document.renumber_objects_with(start);
        self
    }

    fn code(&self) -> Object {
        let resources = self.resources();
        let forms = resources.get(b"XObject").unwrap();
        let forms = self.document.dereference(forms).unwrap().1.as_dict().unwrap();
        forms.get(b"Code").unwrap().clone()
    }

    fn resources(&self) -> &Dictionary {
        let resources = self.document.get_dictionary(self.page()).unwrap().get(b"Resources").unwrap();
        self.document.dereference(resources).unwrap().1.as_dict().unwrap()
    }

    /// Sets one entry of the page's resources, all of which become direct.
    fn resource(&mut self, kind: &[u8], name: &str, object: Object) {
        let mut resources = self.resources().clone();
        let entries =
            resources.get(kind).map(|entries| self.document.dereference(entries).unwrap().1.as_dict().unwrap().clone());
        let mut entries = entries.unwrap_or_default();
        entries.set(name, object);
        resources.set(kind, entries);
        let page = self.page();
        self.document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    }
}

/// A PDF of one picture and nothing else.
pub(crate) fn picture_pdf(producer: &str, picture: &GrayImage) -> Vec<u8> {
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 80)
        .write_image(picture, picture.width(), picture.height(), image::ExtendedColorType::L8)
        .unwrap();
    let mut document = Document::with_version("1.4");
    let image = document.add_object(Stream::new(
        dictionary! {
            "Subtype" => "Image", "Width" => picture.width(), "Height" => picture.height(), "ColorSpace" => "DeviceGray",
            "BitsPerComponent" => 8, "Filter" => "DCTDecode",
        },
        jpeg,
    ));
    let content = document.add_object(Stream::new(Dictionary::new(), b"842 0 0 595 0 0 cm /I Do".to_vec()));
    let tree = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => content,
        "MediaBox" => [0, 0, 842, 595].map(Object::from).to_vec(),
        "Resources" => dictionary! { "XObject" => dictionary! { "I" => image } },
    });
    let pages = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(tree, pages.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    let info = document.add_object(dictionary! { "Producer" => Object::string_literal(producer) });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
