//! Files become evidence: PDF, PNG, JPEG, JSON and text.
//!
//! Whatever is handed in is hostile until `verify` says otherwise. Every reader here is bounded in bytes, pixels, pages and work, never
//! by a clock, so the same file always gives the same evidence. Third-party decoders run behind `fence`.

mod code;
mod fence;
mod pdf;
mod picture;

use crate::verify::evidence::Evidence;
use crate::wire::digest::Digest;
use crate::wire::limits::{FILE_BYTES, PAGES, PICTURE_PIXELS};

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Media {
    /// JPEG.
    Jpeg,
    /// JSON: a credential.
    Json,
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// A token or QR texts, one a line.
    Text,
}

/// Why a file gives no evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScanFault {
    /// It begins as a picture or PDF does, but cannot be read as one.
    #[error("the file is damaged")]
    Damaged,
    /// A PDF under a password.
    #[error("the pdf is encrypted")]
    EncryptedPdf,
    /// More than [`FILE_BYTES`].
    #[error("the file is larger than {FILE_BYTES} bytes")]
    FileTooLarge,
    /// A picture of more than [`PICTURE_PIXELS`].
    #[error("the picture has more than {PICTURE_PIXELS} pixels")]
    ImageTooLarge,
    /// Neither PDF, PNG, JPEG, JSON nor text in UTF-8.
    #[error("neither pdf, png, jpeg, json nor text")]
    NotAKnownFile,
    /// It was read, and holds no code, token or credential.
    #[error("no code, token or credential in it")]
    NothingFound,
    /// A PDF that unpacks to far more than it is, or draws without end.
    #[error("the pdf asks for more work than any certificate needs")]
    PdfBomb,
    /// More than [`PAGES`].
    #[error("the pdf has more than {PAGES} pages")]
    TooManyPages,
}

impl ScanFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Damaged => "damaged-file",
            Self::EncryptedPdf => "encrypted-pdf",
            Self::FileTooLarge => "file-too-large",
            Self::ImageTooLarge => "image-too-large",
            Self::NotAKnownFile => "not-a-known-file",
            Self::NothingFound => "nothing-found",
            Self::PdfBomb => "pdf-bomb",
            Self::TooManyPages => "too-many-pages",
        }
    }
}

impl Media {
    /// Tells a file by its first bytes; names and declared types lie.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        // A PDF may begin with other bytes (ISO 32000-1, appendix H.3.4.1: within the first 1,024).
        let head = bytes.get(..1024).unwrap_or(bytes);
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if head.windows(5).any(|window| window == b"%PDF-") {
            Some(Self::Pdf)
        } else {
            let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
            Some(if text.starts_with('{') { Self::Json } else { Self::Text })
        }
    }
}

/// Reads a file.
///
/// `media` is what the caller knows for sure; `None` tells it by the first bytes.
///
/// # Errors
/// [`ScanFault`]. [`ScanFault::NothingFound`] and its like are answers about the file, not failures of ours.
pub fn scan(bytes: &[u8], media: Option<Media>) -> Result<Evidence, ScanFault> {
    if bytes.len() > FILE_BYTES {
        return Err(ScanFault::FileTooLarge);
    }
    let media = media.or_else(|| Media::of(bytes)).ok_or(ScanFault::NotAKnownFile)?;
    let (items, paper) = match media {
        Media::Json | Media::Text => {
            let text = std::str::from_utf8(bytes).map_err(|_| ScanFault::NotAKnownFile)?;
            (Evidence::from_text(text).items, None)
        }
        Media::Jpeg | Media::Png => (picture::scan(bytes, media)?, None),
        Media::Pdf => {
            let (items, paper) = pdf::scan(bytes)?;
            (items, Some(paper))
        }
    };
    if items.is_empty() {
        return Err(ScanFault::NothingFound);
    }
    Ok(Evidence { sha256: Digest::of(bytes), items, paper })
}
