//! What the file says about itself, twice: as XMP (ISO 16684-1), which archives read, and as the older dictionary.

use super::file::{File, Id};
use super::object::{date, put, text};
use crate::claims::Language;
use crate::time::Day;

/// The producer named in every sheet, by which a verifier knows one of ours.
pub const PRODUCER: &str = "Testamur";

/// Title, author, subject and day.
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) subject: String,
    pub(super) language: Language,
    pub(super) issued: Day,
}

impl Metadata {
    /// Writes the document information dictionary (ISO 32000-1, section 14.3.3).
    pub(super) fn write_dictionary(&self, file: &mut File) -> Id {
        let entries = [
            ("Title", text(&self.title)),
            ("Author", text(&self.author)),
            ("Subject", text(&self.subject)),
            ("Creator", text(PRODUCER)),
            ("Producer", text(PRODUCER)),
            ("CreationDate", date(self.issued)),
            ("ModDate", date(self.issued)),
        ];
        file.add(|out| {
            out.extend_from_slice(b"<<");
            for (key, value) in entries {
                out.extend_from_slice(format!("/{key}").as_bytes());
                put(&value, out);
            }
            out.extend_from_slice(b">>");
        })
    }

    /// Writes the XMP packet. It is packed, which PDF/A forbids in its first part only (ISO 19005-1, section 6.7.2).
    pub(super) fn write(&self, file: &mut File) -> Id {
        let when = format!("{}T00:00:00Z", self.issued);
        let xmp = TEMPLATE
            .replace("{title}", &escape(&self.title))
            .replace("{author}", &escape(&self.author))
            .replace("{subject}", &escape(&self.subject))
            .replace("{language}", self.language.tag())
            .replace("{producer}", PRODUCER)
            .replace("{when}", &when);
        file.add_packed(b"/Type/Metadata/Subtype/XML", xmp.as_bytes())
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const TEMPLATE: &str = r#"<?xpacket begin="﻿" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#;
