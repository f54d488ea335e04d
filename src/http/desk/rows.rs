//! `/desk/of/{slug}/drafts/{draft}/rows`: a window of the roster of a draft, and what is changed in it: cells, columns, proposed names.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::super::respond::fresh;
use super::draft::{find, keep, kept};
use super::editor::is_script;
use super::frame::Desk;
use super::guard::Visitor;
use super::roster::{Roster, View};
use crate::issuance::Fault;
use crate::roster::limits::CELL_CHARACTERS;
use crate::roster::{Edit, Place, Programme, UNREAD, column_words};
use crate::store::DraftRow;

#[derive(Template)]
#[template(path = "desk/rows.html")]
struct Window {
    desk: Desk,
    roster: Roster,
}

/// The rows of a window alone, for a script that puts them into the page.
pub(super) async fn window(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let draft = find(&service, &visitor, id).await?;
    let desk = Desk::new(&service, &visitor);
    let roster = read(&draft, &desk, View::of_query(query.as_deref())).ok_or(Problem::NotFound)?;
    render(&Window { desk, roster })
}

/// Keeps what was changed. A script is answered how the roster stands, and a browser gets the draft.
pub(super) async fn change(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut draft = find(&service, &visitor, id).await?;
    match visitor.fields.text("do") {
        "undo" => draft.edits.clear(),
        "take-names" => take_names(&mut draft, None),
        "take-name" => take_names(&mut draft, visitor.fields.text("row").parse().ok()),
        "columns" => name_columns(&mut draft, &visitor),
        _ => {
            for (name, text) in visitor.fields.iter() {
                if let Some((row, column)) = cell(name) {
                    let text = text.trim().chars().take(CELL_CHARACTERS).collect();
                    change_cell(&mut draft.edits, Edit { row, column, text });
                }
            }
        }
    }
    if !is_script(&headers) {
        return keep(&service, &visitor, draft, &[]).await;
    }
    kept(&service, &visitor, &draft, &[]).await?;
    let desk = Desk::new(&service, &visitor);
    let view = View { open: None, all: Some(true), from: 0 };
    let roster = read(&draft, &desk, view).ok_or(Problem::NotFound)?;
    let count = roster.faulty + roster.faults.len();
    let told = serde_json::json!({
        "faults": count,
        "proposals": roster.proposals.len(),
        "people": roster.people,
        "text": if count > 0 { desk.count("desk-roster-faulty", count) } else { desk.count("desk-people", roster.people) },
    });
    Ok(fresh("application/json", told.to_string()))
}

/// The names of the columns that a roster may have, with their words.
pub(super) fn columns(desk: &Desk) -> Vec<(&'static str, String)> {
    column_words().map(|word| (word, desk.say(&format!("roster-column-{}", word.replace('_', "-"))))).collect()
}

fn read(draft: &DraftRow, desk: &Desk, view: View) -> Option<Roster> {
    let programme = Programme::parse(&draft.programme).ok().filter(|_| !draft.roster.is_empty())?;
    let reading = draft.reading(&programme);
    let faults: Vec<Fault> = reading.check().err().iter().flatten().map(Fault::from).collect();
    let of_roster: Vec<Fault> = faults.into_iter().filter(|fault| !matches!(fault.place, Place::Key { .. })).collect();
    Some(Roster::new(&reading, &of_roster, desk.spoken(), view))
}

/// Puts proposed names into the roster: all of them, or that of one row.
fn take_names(draft: &mut DraftRow, row: Option<u32>) {
    let Ok(programme) = Programme::parse(&draft.programme) else { return };
    let reading = draft.reading(&programme);
    let head = reading.table().header_row;
    for edit in reading.proposals() {
        // A new column needs its header, too.
        if row.is_none_or(|row| row == edit.row || edit.row == head) {
            change_cell(&mut draft.edits, edit);
        }
    }
}

/// What somebody says that the columns are: in the row of the headers, or as a row above a file that has none.
fn name_columns(draft: &mut DraftRow, visitor: &Visitor) {
    let Ok(programme) = Programme::parse(&draft.programme) else { return };
    let reading = draft.reading(&programme);
    let chosen = |place: usize| {
        let word = visitor.fields.text(&format!("m-{place}"));
        column_words().find(|known| *known == word)
    };
    let table = reading.table();
    if table.header_row == 0 {
        let headers: Vec<String> =
            (0..reading.sample().headers.len()).map(|place| chosen(place).unwrap_or_default().to_owned()).collect();
        if headers.iter().any(|word| !word.is_empty()) {
            draft.roster = reading.with_headers(&headers).into_bytes();
            draft.edits.clear();
        }
        return;
    }
    for (place, word) in table.words.iter().enumerate() {
        let (new, Ok(column)) = (chosen(place), u16::try_from(place)) else { continue };
        if new != *word {
            let text = new.unwrap_or(UNREAD).to_owned();
            change_cell(&mut draft.edits, Edit { row: table.header_row, column, text });
        }
    }
}

/// A cell that was changed before is changed again.
fn change_cell(edits: &mut Vec<Edit>, edit: Edit) {
    edits.retain(|known| (known.row, known.column) != (edit.row, edit.column));
    edits.push(edit);
}

/// The row and column of a field `c-7-3`.
fn cell(name: &str) -> Option<(u32, u16)> {
    let (row, column) = name.strip_prefix("c-")?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}
