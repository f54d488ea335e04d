//! An answer as a page tells it: the same words and the same markup from the service and from the verifier in a browser.
//!
//! [`Words`] are the messages of one language, [`Piece`] what they say about one certificate, and [`Report`] is the HTML of all of them
//! (`templates/report/report.html`). Everything that a certificate says is escaped; nothing here is loaded from anywhere.

mod advice;
mod detail;
mod piece;
mod savings;
mod words;

use askama::Template;

pub use piece::{Department, Piece, department};
pub use words::Words;

use crate::trust::Trust;
use crate::verify::{Answer, Evidence};

/// Who tells an answer, and where.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    /// The language.
    pub words: &'a Words,
    /// The host that the reader is on: that a code leads there needs no remark. Empty if it has none.
    pub host: &'a str,
    /// Whether a service examined it, which was sent it; else the reader's own browser.
    pub is_service: bool,
    /// Whether there is a service at that host that could look further and sign receipts.
    pub has_service: bool,
}

/// An answer in the words of a language.
#[derive(Template)]
#[template(path = "report/report.html")]
pub struct Report<'a> {
    teller: Teller<'a>,
    pieces: Vec<Piece>,
    /// What was shown, where the service could learn more about it than the browser knows.
    further: Option<String>,
}

impl<'a> Report<'a> {
    /// Tells an answer about some evidence, with what the verifier knew.
    #[must_use]
    pub fn new(answer: &Answer, evidence: &Evidence, trust: &Trust, teller: Teller<'a>) -> Self {
        let pieces = answer.results.iter().map(|finding| Piece::new(finding, evidence, trust, teller)).collect();
        let lacks =
            answer.results.iter().any(|finding| finding.verdict.reason().is_some_and(advice::may_be_known_elsewhere));
        let further = (lacks && teller.has_service && !teller.is_service).then(|| {
            let texts: Vec<_> = evidence.items.iter().map(|item| item.form.as_str()).collect();
            texts.join("\n")
        });
        Self { teller, pieces, further }
    }

    /// The verdict in a few words, for the title of the page and for those who hear it.
    #[must_use]
    pub fn title(&self) -> String {
        match self.pieces.as_slice() {
            [piece] => piece.said(),
            pieces => self.teller.words.say_of("page-count", "count", &pieces.len().to_string()),
        }
    }

    /// The markup.
    #[must_use]
    pub fn html(&self) -> String {
        // Writing into memory cannot fail.
        self.render().unwrap_or_default()
    }
}
