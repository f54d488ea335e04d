//! The code page of a dictionary: one byte for the letters that its languages use most.
//!
//! 00 to 7F are ASCII, 80 to FE the letters of the page; FF is followed by the UTF-8 of one letter that the page lacks.

use super::QrFault;

/// A code page: the letters from 80 on, in order; an unused position is empty.
pub(super) struct CodePage([&'static str; LETTERS]);

const LETTERS: usize = 127;
const FIRST: u8 = 0x80;
const ESCAPE: u8 = 0xff;

impl CodePage {
    /// A page from its file: 127 lines, one letter a line, an unused one empty. The file is ours and a test holds it.
    pub(super) fn from_lines(file: &'static str) -> Self {
        let mut letters = [""; LETTERS];
        for (slot, letter) in letters.iter_mut().zip(file.lines()) {
            *slot = letter;
        }
        Self(letters)
    }

    /// Writes a text in this page.
    pub(super) fn write(&self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut buffer = [0; 4];
        for sign in text.chars() {
            let letter: &str = sign.encode_utf8(&mut buffer);
            match (u8::try_from(sign).ok().filter(u8::is_ascii), self.position(letter)) {
                (Some(ascii), _) => bytes.push(ascii),
                (None, Some(position)) => bytes.push(position),
                (None, None) => {
                    bytes.push(ESCAPE);
                    bytes.extend_from_slice(letter.as_bytes());
                }
            }
        }
        bytes
    }

    /// Reads a text in this page.
    ///
    /// # Errors
    /// [`QrFault::CodePage`] for unused positions, and for escapes that are not one letter that the page lacks.
    pub(super) fn read(&self, bytes: &[u8]) -> Result<String, QrFault> {
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
        let mut rest = bytes;
        loop {
            let plain = rest.get(..ascii_length(rest)).unwrap_or_default();
            text.push_str(str::from_utf8(plain).map_err(|_| QrFault::CodePage)?);
            rest = rest.get(plain.len()..).unwrap_or_default();
            match rest.split_first() {
                None => return Ok(text),
                Some((&ESCAPE, after)) => {
                    let letter = self.escaped(after).ok_or(QrFault::CodePage)?;
                    text.push_str(letter);
                    rest = after.get(letter.len()..).unwrap_or_default();
                }
                Some((byte, after)) => {
                    let letter = self.0.get(usize::from(byte.wrapping_sub(FIRST))).copied().unwrap_or_default();
                    if letter.is_empty() {
                        return Err(QrFault::CodePage);
                    }
                    text.push_str(letter);
                    rest = after;
                }
            }
        }
    }

    /// The letter at the beginning of some bytes, if it is not ASCII and the page lacks it.
    fn escaped<'a>(&self, bytes: &'a [u8]) -> Option<&'a str> {
        let length = match bytes.first()? {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        let letter = str::from_utf8(bytes.get(..length)?).ok()?;
        self.position(letter).is_none().then_some(letter)
    }

    fn position(&self, letter: &str) -> Option<u8> {
        (FIRST..ESCAPE).zip(self.0).find(|(_, known)| *known == letter).map(|(position, _)| position)
    }
}

/// How many bytes at the beginning are ASCII.
fn ascii_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    for block in bytes.chunks(32) {
        if !block.is_ascii() {
            return length + block.iter().take_while(|byte| byte.is_ascii()).count();
        }
        length += block.len();
    }
    length
}
