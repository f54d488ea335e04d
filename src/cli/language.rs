//! The language in which people are spoken to.

use crate::claims::Language;
use crate::config;
use crate::words::SPOKEN;

/// One that was asked for on the command line.
pub(super) fn spoken(tag: &str) -> Result<Language, String> {
    let known = Language::from_tag(tag).filter(|language| SPOKEN.contains(language));
    known.ok_or_else(|| format!("not one of {}", SPOKEN.map(Language::tag).join(", ")))
}

/// That which was asked for, else the system's, else English.
pub(super) fn chosen(asked: Option<Language>) -> Language {
    asked.or_else(config::language).filter(|language| SPOKEN.contains(language)).unwrap_or(Language::En)
}
