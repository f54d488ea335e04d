//! Cuts a text where its script or its direction changes (UAX #9, UAX #24), and puts a line into the order of the eye.

use harfrust::{Script, Tag};
use unicode_bidi::{BidiInfo, Level};
use unicode_script::UnicodeScript as _;

/// A piece of a text in one script and one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run<'a> {
    pub(super) script: Script,
    /// The level of embedding: odd runs from right to left.
    pub(super) level: u8,
    pub(super) text: &'a str,
}

/// Cuts a text; spaces, digits and stops stay with what is before them.
pub(super) fn runs(text: &str) -> Vec<Run<'_>> {
    let levels = levels(text);
    let mut runs: Vec<(Script, u8, usize, usize)> = Vec::new();
    let mut leading = 0;
    for (place, sign) in text.char_indices() {
        let end = place + sign.len_utf8();
        let level = levels.as_ref().and_then(|levels| levels.get(place)).map_or(0, Level::number);
        let script = script_of(sign);
        match (runs.last_mut(), script) {
            (Some(last), None) if last.1 == level => last.3 = end,
            (Some(last), Some(script)) if (last.0, last.1) == (script, level) => last.3 = end,
            (Some(last), None) => {
                let script = last.0;
                runs.push((script, level, place, end));
            }
            (last, Some(script)) => {
                let start = if last.is_none() { 0 } else { place };
                runs.push((script, level, start, end));
            }
            (None, None) => leading = end,
        }
    }
    if runs.is_empty() && leading > 0 {
        runs.push((Script::LATIN, 0, 0, leading));
    }
    let run = |(script, level, start, end)| Some(Run { script, level, text: text.get(start..end)? });
    runs.into_iter().filter_map(run).collect()
}

/// The level of each byte, where the text has letters that are written from right to left.
fn levels(text: &str) -> Option<Vec<Level>> {
    let may_turn = |sign: char| matches!(u32::from(sign), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff);
    text.chars().any(may_turn).then(|| BidiInfo::new(text, Some(Level::ltr())).levels)
}

/// The script of a letter; `None` for signs that many scripts share.
fn script_of(sign: char) -> Option<Script> {
    match sign.script() {
        unicode_script::Script::Common | unicode_script::Script::Inherited | unicode_script::Script::Unknown => None,
        unicode_script::Script::Latin => Some(Script::LATIN),
        other => Script::from_iso15924_tag(Tag::from_be_bytes(other.as_iso15924_tag().to_be_bytes())),
    }
}

/// The order in which the eye meets things of these levels (UAX #9, rule L2).
pub(super) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Vec<Level> = levels.iter().map(|&level| Level::new(level).unwrap_or(Level::ltr())).collect();
    BidiInfo::reorder_visual(&levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, u8)> {
        runs(text).into_iter().map(|run| (run.text, run.level)).collect()
    }

    #[test]
    fn scripts_and_directions_are_cut() {
        assert_eq!(cut("Anna 12"), [("Anna 12", 0)]);
        assert_eq!(cut("№ 7 Анна Li"), [("№ 7 Анна ", 0), ("Li", 0)]);
        assert_eq!(cut("Li 李安"), [("Li ", 0), ("李安", 0)]);
        assert_eq!(cut("محمد علي"), [("محمد علي", 1)]);
        assert_eq!(cut("Dr. محمد"), [("Dr. ", 0), ("محمد", 1)]);
        assert_eq!(cut("12"), [("12", 0)]);
        assert!(cut("").is_empty());
    }

    #[test]
    fn a_line_is_put_into_the_order_of_the_eye() {
        assert_eq!(visual_order(&[0, 0, 1, 1, 1, 0]), [0, 1, 4, 3, 2, 5]);
        assert_eq!(visual_order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
    }
}
