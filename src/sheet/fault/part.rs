//! The parts of a vector picture that a sheet does not show.

/// What of a vector picture is not drawn; each has a cure of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Scripts and what moves.
    Animation,
    /// Colours that mix with what lies below.
    Blend,
    /// A clip of several shapes that overlap, or of no shape.
    Clip,
    /// Style rules beyond plain selectors.
    Css,
    /// Shadows, blurs.
    Filter,
    /// A gradient that repeats or fades.
    Gradient,
    /// A picture inside the picture.
    Image,
    /// A reference to what is not in the file.
    Link,
    /// Arrow heads.
    Marker,
    /// A mask.
    Mask,
    /// Anything else.
    Other,
    /// A path that cannot be read.
    Path,
    /// A fill that repeats.
    Pattern,
    /// Too much, too deep, or without an end.
    Size,
    /// Letters that need a font.
    Text,
}

impl Part {
    /// The word by which messages choose a cure.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Animation => "animation",
            Self::Blend => "blend",
            Self::Clip => "clip",
            Self::Css => "css",
            Self::Filter => "filter",
            Self::Gradient => "gradient",
            Self::Image => "image",
            Self::Link => "link",
            Self::Marker => "marker",
            Self::Mask => "mask",
            Self::Other => "other",
            Self::Path => "path",
            Self::Pattern => "pattern",
            Self::Size => "size",
            Self::Text => "text",
        }
    }
}
