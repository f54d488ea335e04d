//! What the XML of a workbook says and its reader does not: which part holds which sheet, what is merged, what is hidden.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Rewritten;
use super::limits::{COLUMNS, MERGED, ROWS};

/// What a sheet looks like beside the content of its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Shape {
    /// Merged cells, in the order of the file.
    pub(super) merged: Vec<Region>,
    /// Rows that are hidden or filtered out, from 1.
    pub(super) hidden_rows: HashSet<u32>,
    /// Columns that are hidden, from 0.
    pub(super) hidden_columns: HashSet<usize>,
    /// More cells are merged than are read.
    pub(super) has_too_many: bool,
}

/// A merged cell: rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) rows: (u32, u32),
    pub(super) columns: (usize, usize),
}

/// The part of each sheet, by name; `None` if two sheets share one, which would be read many times over.
pub(super) fn sheets(archive: &Rewritten) -> Option<Vec<(String, String)>> {
    let Some((folder, workbook)) = workbook(archive) else { return Some(Vec::new()) };
    let links = links(archive, &format!("{folder}_rels/{workbook}.rels"));
    let mut sheets = Vec::new();
    elements(archive.part(&format!("{folder}{workbook}")).unwrap_or_default(), |element| {
        if element.local_name().as_ref() == "sheet" {
            let target = attribute(element, "id").and_then(|id| links.iter().find(|link| link.id == id));
            if let (Some(name), Some(link)) = (attribute(element, "name"), target) {
                sheets.push((name, path(&folder, &link.target)));
            }
        }
    });
    let different: HashSet<&String> = sheets.iter().map(|(_, path)| path).collect();
    (different.len() == sheets.len()).then_some(sheets)
}

/// What is merged and hidden in a sheet.
pub(super) fn shape(xml: &str) -> Shape {
    let mut shape = Shape::default();
    let mut row = 0;
    elements(xml, |element| match element.local_name().as_ref() {
        "row" => {
            row = attribute(element, "r").and_then(|row| row.parse().ok()).unwrap_or(row + 1);
            if is_hidden(element) && usize::try_from(row).is_ok_and(|row| row <= ROWS) {
                shape.hidden_rows.insert(row);
            }
        }
        "col" if is_hidden(element) => {
            let place = |name| attribute(element, name)?.parse::<usize>().ok()?.checked_sub(1);
            if let (Some(first), Some(last)) = (place("min"), place("max")) {
                shape.hidden_columns.extend(first..=last.min(COLUMNS));
            }
        }
        "mergeCell" if shape.merged.len() < MERGED => {
            shape.merged.extend(attribute(element, "ref").and_then(|text| region(&text)));
        }
        "mergeCell" => shape.has_too_many = true,
        _ => {}
    });
    shape
}

/// A link from one part to another.
struct Link {
    id: String,
    target: String,
    kind: String,
}

/// Folder and name of the workbook's own part.
fn workbook(archive: &Rewritten) -> Option<(String, String)> {
    let links = links(archive, "_rels/.rels");
    let link = links.iter().find(|link| link.kind.ends_with("/officeDocument"))?;
    let target = link.target.trim_start_matches('/');
    let (folder, name) = target.split_at(target.rfind('/').map_or(0, |at| at + 1));
    Some((folder.to_owned(), name.to_owned()))
}

fn links(archive: &Rewritten, name: &str) -> Vec<Link> {
    let mut links = Vec::new();
    elements(archive.part(name).unwrap_or_default(), |element| {
        if element.local_name().as_ref() == "Relationship" {
            let [id, target, kind] = ["Id", "Target", "Type"].map(|name| attribute(element, name).unwrap_or_default());
            links.push(Link { id, target, kind });
        }
    });
    links
}

fn path(folder: &str, target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned)
}

/// Every element that is opened, up to the first place that is not XML.
fn elements(xml: &str, mut take: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => take(&element),
            Event::Eof => return,
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    // Without the check that each stands once, which takes quadratic time.
    let mut attributes = element.attributes();
    let attributes = attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
}

/// `B3:B12`
fn region(text: &str) -> Option<Region> {
    let (first, last) = text.split_once(':')?;
    let ((first_row, first_column), (last_row, last_column)) = (cell(first)?, cell(last)?);
    Some(Region { rows: (first_row, last_row), columns: (first_column, last_column) })
}

/// `B3`: row 3, column 1.
fn cell(text: &str) -> Option<(u32, usize)> {
    let end = text.find(|sign: char| !sign.is_ascii_alphabetic())?;
    let (letters, row) = text.split_at(end);
    let place = |letter: u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().try_fold(0_usize, |sum, letter| sum.checked_mul(26)?.checked_add(place(letter)))?;
    Some((row.parse().ok()?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_a_sheet_is_read() {
        let shape = shape(
            "<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData><row r='5' hidden='true'><c r='A5'/></row>\
             <row hidden='1'/></sheetData><mergeCells><mergeCell ref='B3:AA12'/><mergeCell ref='B3'/></mergeCells></worksheet>",
        );
        assert_eq!(shape.merged, [Region { rows: (3, 12), columns: (1, 26) }]);
        assert_eq!(shape.hidden_rows, HashSet::from([5, 6]));
        assert_eq!(shape.hidden_columns, HashSet::from([1, 2]));
        assert_eq!(super::shape("<row hidden='1'><<<"), Shape { hidden_rows: HashSet::from([1]), ..Shape::default() });
    }
}
