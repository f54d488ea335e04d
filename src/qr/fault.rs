//! Why a text is not a code that we read, or a token not one that we can print.

/// Why a text is not a code that we read, or a token not one that we can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum QrFault {
    /// The host of the link is not an authority in its one spelling.
    #[error("the host of the link is not a host name in its one spelling")]
    Authority,
    /// A position of the code page that holds no letter, or an escape that is not one letter outside the code page.
    #[error("a letter that the code page does not have")]
    CodePage,
    /// A byte below 20 that is not a token.
    #[error("a control character that stands for nothing")]
    Control,
    /// Not a DEFLATE stream, or one that reaches behind the dictionary.
    #[error("the compressed text is damaged")]
    Deflate,
    /// A dictionary that we do not have. The code may be genuine.
    #[error("packed with dictionary {0}, which this program does not have")]
    Dictionary(u8),
    /// A dictionary from which nothing was taken: number 0 would give the same text, and a text has one number.
    #[error("a dictionary that is named and not used")]
    DictionaryIdle,
    /// A number of digits that no number of bytes gives.
    #[error("a number of digits that cannot be a code")]
    DigitCount,
    /// Digits whose value does not fit their bytes.
    #[error("digits whose value is too large")]
    DigitValue,
    /// Flags that layout 1 does not know.
    #[error("flags {0:#04x}, which this program does not know")]
    Flags(u8),
    /// The end of the header does not stand exactly once.
    #[error("header and payload are not told apart")]
    HeaderEnd,
    /// A kind of credential that this program does not know.
    #[error("kind {0} of layout 1, which this program does not know")]
    Kind(u8),
    /// A layout that this program does not know.
    #[error("layout {0}, which this program does not know")]
    Layout(u8),
    /// Not the text of a code at all.
    #[error("not https://…/v#… of a certificate")]
    Link,
    /// A number that is not in its shortest form or beyond 2^32 - 1.
    #[error("a number in the side block that is not in its shortest form")]
    Number,
    /// What was made does not read back as what went in. Never seen; checked for every code.
    #[error("the code does not read back as the token")]
    ReadsBack,
    /// A link to the server that does not name a credential and its digest.
    #[error("the link does not name a credential and its digest")]
    Reference,
    /// A token that repeats a value before there is one.
    #[error("a repetition of something that was not there before")]
    Repeat,
    /// Bytes of the side block that no token took.
    #[error("bytes of the side block that nothing asked for")]
    SideLeft,
    /// The length of the side block is not in its shortest form.
    #[error("the length of the side block is not in its shortest form")]
    SideLength,
    /// A token whose value is not in the side block.
    #[error("a value that is missing in the side block")]
    SideShort,
    /// Unused bits of the last byte that are not zero.
    #[error("unused bits that are not zero")]
    SpareBits,
    /// The text grows beyond its limit while it is written.
    #[error("the text grows beyond 16 KiB")]
    TextTooLong,
    /// Not a compact JWS whose parts can be printed and read back.
    #[error("not a compact JWS of three parts that can be written back")]
    Token,
    /// More bytes than a code can carry.
    #[error("more than 2,331 bytes")]
    TooLong,
    /// Bytes after the end of the compressed text.
    #[error("bytes after the end of the compressed text")]
    Trailing,
    /// The code ends too early.
    #[error("the code ends too early")]
    Truncated,
    /// The text is not UTF-8.
    #[error("the text is not UTF-8")]
    Utf8,
}

impl QrFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Authority => "malformed-authority",
            Self::CodePage => "malformed-code-page",
            Self::Control => "malformed-control",
            Self::Deflate => "malformed-deflate",
            Self::Dictionary(_) => "dictionary-unknown",
            Self::DictionaryIdle => "malformed-dictionary",
            Self::DigitCount => "malformed-digit-count",
            Self::DigitValue => "malformed-digit-value",
            Self::Flags(_) => "flags-unknown",
            Self::HeaderEnd => "malformed-header-end",
            Self::Kind(_) => "kind-unknown",
            Self::Layout(_) => "layout-unknown",
            Self::Link => "malformed-link",
            Self::Number => "malformed-number",
            Self::ReadsBack => "qr-does-not-read-back",
            Self::Reference => "malformed-reference",
            Self::Repeat => "malformed-repeat",
            Self::SideLeft => "malformed-side-left",
            Self::SideLength => "malformed-side-length",
            Self::SideShort => "malformed-side-short",
            Self::SpareBits => "malformed-spare-bits",
            Self::TextTooLong => "malformed-text-too-long",
            Self::Token => "token-not-printable",
            Self::TooLong => "qr-too-long",
            Self::Trailing => "malformed-trailing",
            Self::Truncated => "malformed-truncated",
            Self::Utf8 => "malformed-utf8",
        }
    }
}
