//! The dictionaries that this program has. Each is a file of docs/qr and never changes once its number is frozen.

use std::sync::{LazyLock, OnceLock};

use super::QrFault;
use super::code_page::CodePage;
use super::suffixes::Suffixes;

/// The dictionary that this program packs with. Number 1 is frozen: what was printed with it reads for ever.
pub const DICTIONARY: u8 = 1;

/// The dictionary of demonstrations. 255 is never frozen: codes packed with it are samples, and a later program may not
/// read them.
pub const DEMO_DICTIONARY: u8 = 255;

/// A preset dictionary with its code page.
pub(super) struct Dictionary {
    /// Its text in UTF-8.
    pub(super) plain: Preset,
    /// The same in the code page.
    pub(super) coded: Preset,
    /// The code page.
    pub(super) page: CodePage,
}

impl Dictionary {
    /// A dictionary by its number; `None` for number 0, which is no dictionary.
    ///
    /// # Errors
    /// [`QrFault::Dictionary`] for a number that this program does not have.
    pub(super) fn numbered(number: u8) -> Result<Option<&'static Self>, QrFault> {
        match number {
            0 => Ok(None),
            DICTIONARY | DEMO_DICTIONARY => Ok(Some(&DICTIONARY_1)),
            _ => Err(QrFault::Dictionary(number)),
        }
    }

    fn new(text: &'static str, page: &'static str) -> Self {
        let page = CodePage::from_lines(page);
        Self { plain: Preset::new(text.into()), coded: Preset::new(page.write(text)), page }
    }
}

/// A text that lies before what is deflated.
pub(super) struct Preset {
    pub(super) text: Vec<u8>,
    /// Made when something is packed for the first time; who only reads codes never needs it.
    suffixes: OnceLock<Suffixes>,
}

impl Preset {
    pub(super) fn new(text: Vec<u8>) -> Self {
        Self { text, suffixes: OnceLock::new() }
    }

    /// Where its pieces are.
    pub(super) fn suffixes(&self) -> &Suffixes {
        self.suffixes.get_or_init(|| Suffixes::new(&self.text))
    }
}

/// Serves as 255 too, as long as the vocabulary has not changed since number 1 was frozen; a test tells when it has.
static DICTIONARY_1: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::new(include_str!("../../docs/qr/dictionary-1.bin"), include_str!("../../docs/qr/codepage-1.txt"))
});
