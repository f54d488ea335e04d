//! Files inside a PDF (ISO 32000-2, 7.11.4 and 14.13): the name tree `/EmbeddedFiles` and the associated files `/AF`.

use std::collections::HashSet;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier, Stream, String as PdfString};

use crate::verify::evidence::{Form, Item, Source};
use crate::wire::limits::{CERTIFICATES_PER_FILE, JSON_BYTES};

/// The most nodes of the name tree, and entries of one node, that are looked at.
const MAX_NODES: usize = 10_000;

/// The attachments `*.jwt` and `*.json` whose text looks like a token or a credential.
pub(super) fn items(pdf: &Pdf) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for file in files(pdf) {
        let form = text(&file).and_then(|text| Form::of(&text));
        let Some(form @ (Form::Token(_) | Form::Credential(_))) = form else { continue };
        if items.len() < CERTIFICATES_PER_FILE && !items.iter().any(|item| item.form == form) {
            items.push(Item { page: None, form, source: Source::Attachment });
        }
    }
    items
}

/// All file specifications, from both roads that lead to them.
fn files(pdf: &Pdf) -> Vec<Dict<'_>> {
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return Vec::new() };
    let mut seen = HashSet::new();
    let mut files = Vec::new();
    let associated = catalog.get::<Array<'_>>("AF").into_iter();
    let of_pages = pdf.pages().iter().filter_map(|page| page.raw().get::<Array<'_>>("AF"));
    for entry in associated.chain(of_pages).flat_map(|array| array.raw_iter()).take(MAX_NODES) {
        files.extend(once(pdf, entry, &mut seen));
    }
    let tree = catalog.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
    let mut nodes: Vec<Dict<'_>> = tree.into_iter().collect();
    for _ in 0..MAX_NODES {
        let Some(node) = nodes.pop() else { break };
        // Names and specifications take turns; the names are no dictionaries and fall through.
        for entry in node.get::<Array<'_>>("Names").into_iter().flat_map(|names| names.raw_iter()).take(MAX_NODES) {
            files.extend(once(pdf, entry, &mut seen));
        }
        for kid in node.get::<Array<'_>>("Kids").into_iter().flat_map(|kids| kids.raw_iter()).take(MAX_NODES) {
            nodes.extend(once(pdf, kid, &mut seen));
        }
    }
    files
}

/// A dictionary, but only once: a tree may bite its tail, and both roads lead to the same files.
fn once<'a>(pdf: &'a Pdf, entry: MaybeRef<Object<'a>>, seen: &mut HashSet<ObjectIdentifier>) -> Option<Dict<'a>> {
    match entry {
        MaybeRef::Ref(reference) => {
            let id = ObjectIdentifier::from(reference);
            if seen.insert(id) { pdf.xref().get::<Dict<'a>>(id) } else { None }
        }
        MaybeRef::NotRef(object) => object.into_dict(),
    }
}

/// The text of a file specification's file (ISO 32000-2, 7.11.3).
fn text(specification: &Dict<'_>) -> Option<String> {
    let name = specification.get::<PdfString<'_>>("UF").or_else(|| specification.get::<PdfString<'_>>("F"))?;
    // UTF-16 too: without its zero bytes it is near enough to ASCII for an ending.
    let name: Vec<u8> = name.as_bytes().iter().filter(|&&byte| byte != 0).map(u8::to_ascii_lowercase).collect();
    if !name.ends_with(b".jwt") && !name.ends_with(b".json") {
        return None;
    }
    let embedded = specification.get::<Dict<'_>>("EF")?;
    let stream = embedded.get::<Stream<'_>>("UF").or_else(|| embedded.get::<Stream<'_>>("F"))?;
    let bytes = stream.decoded_data().ok()?;
    if bytes.len() > JSON_BYTES { None } else { String::from_utf8(bytes.into_owned()).ok() }
}
