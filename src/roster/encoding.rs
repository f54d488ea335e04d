//! The encoding of a text file: what its bytes are letters of.
//!
//! UTF-8 and UTF-16 tell themselves. Among the code pages of Windows we choose by our own languages: in Cyrillic whole words lie
//! beyond ASCII, in Turkish, Azerbaijani and Italian single letters do. docs/OPERATING.md, "Rosters", says how often this is right.

use std::fmt;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};

use super::fault::Fault;
use super::problem::Problem;

/// A character encoding by one of its labels (WHATWG Encoding Standard): `utf-8`, `windows-1251`, `iso-8859-9`, `koi8-r` …
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding of a label, in any case.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()).map(Self)
    }
}

/// The name: `UTF-8`, `windows-1251`
impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// The text of a file, and how it was read.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
}

/// Reads a text in the encoding that was named, or else in the one that its bytes tell.
pub(super) fn decode(bytes: &[u8], named: Option<Encoding>) -> Result<Decoded, Fault> {
    if let Some(Encoding(encoding)) = named {
        let (text, is_damaged) = encoding.decode_with_bom_removal(bytes);
        if is_damaged {
            return Err(Fault::of_file(Problem::EncodingDiffers(encoding.name().to_owned()), ""));
        }
        return Ok(Decoded { text: text.into_owned(), encoding: Encoding(encoding) });
    }
    let encoding = tell(bytes).ok_or_else(|| Fault::of_file(Problem::EncodingUnknown, ""))?;
    // Damaged signs become U+FFFD, and are told as lost letters where they stand.
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Ok(Decoded { text: text.into_owned(), encoding: Encoding(encoding) })
}

fn tell(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    if bytes.contains(&0) {
        return [UTF_16LE, UTF_16BE].into_iter().find(|encoding| is_written_in(bytes, encoding));
    }
    if is_mostly_utf_8(bytes) {
        return Some(UTF_8);
    }
    let encoding = code_page(bytes);
    is_plausible(bytes, encoding).then_some(encoding)
}

/// Whether UTF-16 without a byte order mark gives the letters and signs of our languages.
fn is_written_in(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> bool {
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    let is_ours =
        |sign: &char| matches!(sign, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{52f}' | '\u{2010}'..='\u{2122}');
    let (ours, all) = (text.chars().filter(is_ours).count(), text.chars().count());
    !is_damaged && ours * 20 >= all * 19
}

/// Valid UTF-8, or valid but for a few signs: a code page gives hardly a valid sequence.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good >= bad * 4
}

fn code_page(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let (mut cyrillic, mut latin) = (0, 0);
    for word in words(bytes) {
        match word.iter().filter(|byte| !byte.is_ascii()).count() {
            0 => {}
            high if high == word.len() => cyrillic += usize::from(high > 1),
            _ => latin += 1,
        }
    }
    if cyrillic > latin {
        return WINDOWS_1251;
    }
    // The six letters ğ ı ş Ğ İ Ş stand where the other code page has Icelandic ones; Ž and ž are in that one alone.
    let has = |letters: &[u8]| words(bytes).flatten().any(|byte| letters.contains(byte));
    if has(b"\xd0\xdd\xde\xf0\xfd\xfe") && !has(b"\x8e\x9e") { WINDOWS_1254 } else { WINDOWS_1252 }
}

/// Runs of letters and of what could be letters.
fn words(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_sign = |byte: &u8| !byte.is_ascii_alphabetic() && (byte.is_ascii() || SIGNS.contains(byte));
    bytes.split(is_sign).filter(|word| !word.is_empty())
}

/// Whether the code page gives words as people write them. Another one (of DOS, of the Macintosh, KOI8) gives signs inside of
/// words, or small letters before capitals.
fn is_plausible(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> bool {
    let (mut all, mut odd) = (0, 0);
    for word in words(bytes).filter(|word| !word.is_ascii()) {
        let (text, _) = encoding.decode_without_bom_handling(word);
        let letters: Vec<char> = text.chars().collect();
        let is_turned =
            letters.windows(2).any(|pair| matches!(pair, [one, other] if one.is_lowercase() && other.is_uppercase()));
        let is_strange = letters.iter().any(|sign| !sign.is_alphabetic() || STRANGE.contains(*sign));
        all += 1;
        odd += usize::from(is_turned || is_strange);
    }
    odd * 5 <= all
}

/// Signs between words, at the same places of the code pages: quotation marks, dashes, no-break space, № …
const SIGNS: &[u8] = b"\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa7\xab\xad\xb0\xb7\xb9\xbb";

/// Cyrillic letters that none of our languages has.
const STRANGE: &str = "ЂЃѓЉЊЌЋЏђљњќћџЈјЅѕ";

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "ФИО;Дата рождения\nИванова Анна Петровна;01.02.2001\nЩукин Илья Львович;03.04.2002\n";
    const TURKISH: &str = "Adı Soyadı;Doğum tarihi\nŞükrü Işık;01.02.2001\nGülşen Çağlar;03.04.2002\n";

    fn told(bytes: &[u8]) -> Option<String> {
        let decoded = decode(bytes, None).ok()?;
        Some(format!("{} {}", decoded.encoding, decoded.text.lines().nth(1).unwrap_or_default()))
    }

    #[test]
    fn tells_each_encoding_of_our_languages() {
        for (text, encoding, name) in [
            (RUSSIAN, WINDOWS_1251, "windows-1251"),
            (TURKISH, WINDOWS_1254, "windows-1254"),
            ("Nome\nNiccolò Rossi\n", WINDOWS_1252, "windows-1252"),
            ("Имя\nЮ", WINDOWS_1251, "windows-1251"),
        ] {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{text}");
            let line = text.lines().nth(1).unwrap();
            assert_eq!(told(&bytes), Some(format!("{name} {line}")));
        }
        for text in [RUSSIAN, TURKISH] {
            let line = text.lines().nth(1).unwrap();
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(told(text.as_bytes()), Some(format!("UTF-8 {line}")));
            assert_eq!(told(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), Some(format!("UTF-8 {line}")));
            assert_eq!(told(&little), Some(format!("UTF-16LE {line}")));
            assert_eq!(told(&big), Some(format!("UTF-16BE {line}")));
            assert_eq!(told(&[b"\xff\xfe", little.as_slice()].concat()), Some(format!("UTF-16LE {line}")));
            assert_eq!(told(&[b"\xfe\xff", big.as_slice()].concat()), Some(format!("UTF-16BE {line}")));
        }
    }

    #[test]
    fn other_code_pages_are_not_guessed_but_can_be_named() {
        for label in ["koi8-r", "ibm866", "x-mac-cyrillic"] {
            let encoding = Encoding::from_label(label).unwrap();
            let (bytes, _, _) = encoding.0.encode(RUSSIAN);
            assert_eq!(told(&bytes), None, "{label}");
            assert_eq!(decode(&bytes, Some(encoding)).unwrap().text, RUSSIAN);
        }
        assert_eq!(Encoding::from_label("utf-9"), None);
        let fault = decode(b"Name\n\xff", Encoding::from_label("UTF8")).unwrap_err();
        assert_eq!(fault.code(), "encoding-differs");
    }

    #[test]
    fn a_damaged_letter_does_not_make_another_encoding() {
        let decoded = decode("Имя,Фамилия".as_bytes().split_last().unwrap().1, None).unwrap();
        assert_eq!(decoded.text, "Имя,Фамили\u{fffd}");
    }
}
