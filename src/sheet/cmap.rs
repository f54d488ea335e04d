//! What the glyphs of a font say, for whoever copies the text of a sheet or has it read out (ISO 32000-1, section 9.10.3).

use std::fmt::Write as _;

/// A `ToUnicode` character map as short as it can be, for glyphs numbered from 1 with these texts. There is one in each of the five fonts of a sheet.
pub(super) fn to_unicode<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let glyphs: Vec<(u16, &str)> = (1..).zip(texts).collect();
    // The numbers of a range agree in their first byte.
    let ranges: Vec<_> = glyphs.chunk_by(|(one, _), (next, _)| one >> 8 == next >> 8).collect();
    let mut cmap = HEAD.to_owned();
    // Writing to a string cannot fail.
    let _ = writeln!(cmap, "{} beginbfrange", ranges.len());
    for range in ranges {
        let [Some((first, _)), Some((last, _))] = [range.first(), range.last()] else { continue };
        let texts: Vec<String> = range.iter().map(|(_, text)| utf16(text)).collect();
        // Spaces that PDF does not ask for, but some programs do that read it.
        let _ = writeln!(cmap, "<{first:04X}> <{last:04X}> [{}]", texts.join(" "));
    }
    cmap.push_str(TAIL);
    cmap.into_bytes()
}

/// A text in hexadecimal digits of UTF-16; U+FFFD for a glyph that says nothing alone.
fn utf16(text: &str) -> String {
    let text = if text.is_empty() { "\u{fffd}" } else { text };
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    format!("<{}>", base16ct::upper::encode_string(&units))
}

const HEAD: &str = "/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
";

const TAIL: &str = "endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

#[cfg(test)]
mod tests {
    use super::to_unicode;

    #[test]
    fn a_range_ends_where_the_first_byte_of_its_numbers_changes() {
        let texts = std::iter::repeat_n("Ж", 254).chain(["ffi", "", "𐌰"]);
        let cmap = String::from_utf8(to_unicode(texts)).unwrap();
        let ranges: Vec<&str> = cmap.lines().filter(|line| line.contains('[')).collect();
        assert!(ranges[0].starts_with("<0001> <00FF> [<0416> ") && ranges[0].ends_with(" <006600660069>]"), "{cmap}");
        assert_eq!(ranges[1..], ["<0100> <0101> [<FFFD> <D800DF30>]"]);
        assert!(cmap.contains("\n2 beginbfrange\n"));
    }
}
