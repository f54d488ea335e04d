//! The code page of a dictionary: one byte for the letters that its languages use most.
//!
//! 00 to 7F are ASCII, 80 to FE the letters of the page; FF is followed by the UTF-8 of one letter that the page lacks.

use super::QrFault;

/// A code page.
pub(super) struct CodePage {
    /// The letters from 80 on, in order; an unused position is empty.
    letters: [&'static str; LETTERS],
    /// The position of each letter below [`NEAR`], which are all but dashes and quotes; 0 where there is none.
    near: [u8; NEAR],
}

const LETTERS: usize = 127;
const FIRST: u8 = 0x80;
pub(super) const ESCAPE: u8 = 0xff;

/// Latin, Greek and Cyrillic letters lie below.
const NEAR: usize = 0x530;

impl CodePage {
    /// A page from its file: 127 lines, one letter a line, an unused one empty. The file is ours and a test holds it.
    pub(super) fn from_lines(file: &'static str) -> Self {
        let mut letters = [""; LETTERS];
        for (slot, letter) in letters.iter_mut().zip(file.lines()) {
            *slot = letter;
        }
        let mut near = [0; NEAR];
        for (position, letter) in (FIRST..ESCAPE).zip(letters) {
            let place = letter.chars().next().and_then(|letter| near.get_mut(letter as usize));
            if let Some(place) = place {
                *place = position;
            }
        }
        Self { letters, near }
    }

    /// Writes a text in this page.
    pub(super) fn write(&self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut buffer = [0; 4];
        for sign in text.chars() {
            if sign.is_ascii() {
                bytes.extend(u8::try_from(sign));
            } else if let Some(position) = self.position(sign) {
                bytes.push(position);
            } else {
                bytes.push(ESCAPE);
                bytes.extend_from_slice(sign.encode_utf8(&mut buffer).as_bytes());
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
                    let letter = self.letters.get(usize::from(byte.wrapping_sub(FIRST))).copied().unwrap_or_default();
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
        letter.chars().all(|sign| self.position(sign).is_none()).then_some(letter)
    }

    fn position(&self, sign: char) -> Option<u8> {
        if let Some(position) = self.near.get(sign as usize) {
            return (*position > 0).then_some(*position);
        }
        let far = (FIRST..ESCAPE).zip(self.letters).find(|(_, letter)| letter.starts_with(sign));
        far.map(|(position, _)| position)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> CodePage {
        CodePage::from_lines(include_str!("../../docs/qr/codepage-1.txt"))
    }

    #[test]
    fn every_letter_has_its_byte_and_every_other_an_escape() {
        let page = page();
        let mut single = 0;
        for sign in (0..=0x1_0000).filter_map(char::from_u32) {
            let text = sign.to_string();
            let bytes = page.write(&text);
            assert_eq!(page.read(&bytes).as_deref(), Ok(&*text));
            single += usize::from(bytes.len() == 1);
        }
        assert_eq!(single, 128 + LETTERS);
    }

    #[test]
    fn refuses_unused_positions_and_needless_escapes() {
        let page = CodePage::from_lines("\u{430}\n\n\u{431}\n");
        assert_eq!(page.read(b"\x80a\x82").as_deref(), Ok("\u{430}a\u{431}"));
        for bad in [
            &b"\x81"[..],
            b"\x83",
            b"\xfe",
            b"\xff",
            b"\xffa",
            "\u{ff}\u{430}".as_bytes(),
            b"\xff\xd0\xb0",
            b"\xff\xd0",
        ] {
            assert_eq!(page.read(bad), Err(QrFault::CodePage), "{bad:x?}");
        }
    }
}
