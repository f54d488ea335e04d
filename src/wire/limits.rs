//! How much of anything is read. Every reader checks its limit before it looks at the content.

/// The longest JSON document: a credential of another issuer with an embedded picture still fits.
pub const JSON_BYTES: usize = 1024 * 1024;

/// The deepest nesting of a JSON document. Our credentials need 6, Bitstring status list credentials 3.
pub const JSON_DEPTH: usize = 32;

/// The longest compact JWS that is read as a credential: base64url of 48 KiB.
pub const TOKEN_BYTES: usize = 64 * 1024;

/// The longest payload of a trust list: some ten thousand institutions.
pub const TRUST_LIST_BYTES: usize = 16 * 1024 * 1024;

/// The longest uploaded file (PDF, picture, text).
pub const FILE_BYTES: usize = 20 * 1024 * 1024;

/// The most certificates that are looked for in one file.
pub const CERTIFICATES_PER_FILE: usize = 1_000;

/// The most pages of a PDF: a programme's certificates merged into one file.
pub const PAGES: usize = 1_000;

/// The most pixels of a picture: a phone's 48-megapixel photograph still fits. In memory it is 3 bytes a pixel, 150 MB.
pub const PICTURE_PIXELS: u64 = 50_000_000;

/// The most bytes that one stream of a PDF unpacks to: an A4 page in colour at 600 dpi is 105 MB.
pub const PDF_STREAM_BYTES: u64 = 128 * 1024 * 1024;

/// The most bytes that all streams of a PDF unpack to, one after another.
pub const PDF_BYTES: u64 = 512 * 1024 * 1024;

/// The most drawing operations of one page, those of nested forms, patterns and masks counted as often as they are drawn. A dense map
/// has 200,000; our sheets have 1,000.
pub const PDF_OPERATIONS: u32 = 1_000_000;

/// The longest answer that is read again, beside its receipt: a file of a thousand certificates, each told in full.
pub const ANSWER_BYTES: usize = 64 * 1024 * 1024;
