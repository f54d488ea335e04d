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
