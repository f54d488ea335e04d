//! Files that somebody drops: each is told by its name and content, so that nobody has to say what it is.

use super::fields::Fields;
use super::frame::Desk;
use crate::roster::file_name;
use crate::roster::limits::PROGRAMME_BYTES;
use crate::sheet::Image;
use crate::store::DraftRow;

/// Puts files, and rows that were pasted, into a draft; what is answered are the pictures, which are kept apart.
///
/// # Errors
/// What is wrong with a file, in words; the draft is to be left as it was.
pub(super) fn take(fields: &Fields, draft: &mut DraftRow, desk: &Desk) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut pictures = Vec::new();
    for (name, bytes) in &fields.files {
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
        match ending.as_str() {
            "toml" if bytes.len() > PROGRAMME_BYTES => return Err(desk.say_of("desk-files-large", name)),
            "toml" => {
                draft.programme =
                    String::from_utf8(bytes.to_vec()).map_err(|_| desk.say_of("desk-files-not-text", name))?;
            }
            "svg" | "png" | "jpg" | "jpeg" => pictures.push(picture(name, bytes, desk)?),
            "csv" | "tsv" | "txt" | "xlsx" | "xlsm" => roster(draft, name, bytes.to_vec()),
            _ => return Err(desk.say_of("desk-files-unknown", name)),
        }
    }
    if draft.pictures.len() + pictures.len() > MOST_PICTURES {
        return Err(desk.count("desk-files-pictures", MOST_PICTURES));
    }
    let pasted = fields.text("paste");
    if !pasted.trim().is_empty() {
        roster(draft, &desk.say("desk-roster-pasted"), pasted.as_bytes().to_vec());
    }
    Ok(pictures)
}

fn roster(draft: &mut DraftRow, name: &str, bytes: Vec<u8>) {
    name.clone_into(&mut draft.roster_name);
    draft.roster = bytes;
    draft.edits.clear();
}

/// The picture of a signature, under a name that a programme can say.
pub(super) fn signature(name: &str, bytes: &[u8], (place, desk): (usize, &Desk)) -> Result<(String, Vec<u8>), String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    if !["svg", "png", "jpg", "jpeg"].contains(&ending.as_str()) {
        return Err(desk.say_of("desk-files-unknown", name));
    }
    let own = format!("signature-{}.{ending}", place + 1);
    picture(if file_name(name).is_ok() { name } else { &own }, bytes, desk)
}

fn picture(name: &str, bytes: &[u8], desk: &Desk) -> Result<(String, Vec<u8>), String> {
    if file_name(name).is_err() {
        return Err(desk.say_of("desk-files-name", name));
    }
    if let Err(fault) = Image::parse(bytes) {
        let fault = crate::issuance::Fault::of_picture(name, &fault);
        return Err(format!("{name}: {}. {}", fault.problem(desk.spoken()), fault.cure(desk.spoken())));
    }
    Ok((name.to_owned(), bytes.to_vec()))
}

/// More pictures than any programme names.
const MOST_PICTURES: usize = 8;
