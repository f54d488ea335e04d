//! A receipt of a verification on one sheet of A4, for a file or a drawer: PDF/A-3a and PDF/UA-1 as certificates are, the signed
//! receipt attached. What is printed is the receipt's own content; what proves it is the attachment.

use std::sync::LazyLock;

use super::MM;
use super::archive::{Archive, Attachment};
use super::face::Faces;
use super::fault::SheetFault;
use super::flow::{Flow, Room, Stretch};
use super::font::Fonts;
use super::grid::Grid;
use super::layout::{Align, Layout, REGULAR, SEMIBOLD, Style};
use super::metadata::Metadata;
use super::node::{Node, Role};
use super::paint::{Painter, Used};
use super::shared::Shared;
use super::stack::{Block, Stack};
use super::stream::deflate;
use crate::claims::Language;
use crate::time::Instant;
use crate::verify::Receipt;
use crate::verify::receipt::{Scope, Told};
use crate::wire::digest::Digest;
use crate::words::{Facts, Words};

/// A receipt to print.
#[derive(Debug, Clone, Copy)]
pub struct ReceiptSheet<'a> {
    /// What it says, opened.
    pub receipt: &'a Receipt,
    /// The signed receipt, attached as `receipt.jwt`.
    pub token: &'a str,
    /// The answer that it is about, attached as `answer.json`.
    pub answer: Option<&'a str>,
    /// The language of the labels.
    pub language: Language,
}

/// What is set on the page, from top to bottom.
enum Piece<'a> {
    Rows(Grid<'a>),
    Text(Stack<'a>),
}

struct Typeset {
    faces: Faces,
}

impl ReceiptSheet<'_> {
    /// Prints it. Same input, same bytes.
    ///
    /// # Errors
    /// [`SheetFault`] for our own failures: the faces have every letter that a receipt may say.
    pub fn print(&self) -> Result<Vec<u8>, SheetFault> {
        static TYPESET: LazyLock<Result<Typeset, SheetFault>> = LazyLock::new(Typeset::new);
        let typeset = TYPESET.as_ref().map_err(Clone::clone)?;
        let nodes = self.nodes(typeset)?;
        let glyphs = Used::of_many(&typeset.faces, &nodes, self.language);
        let shared = Shared::new(&typeset.faces, glyphs, [])?;
        let mut painter = Painter::new(&typeset.faces, &shared.glyphs, PAGE[1] * MM, self.language);
        let mut painted = painter.paint(nodes.iter());
        let tree = std::mem::take(&mut painted.tree);
        let mut attachments = vec![Attachment {
            name: "receipt.jwt",
            media: "application/jwt",
            about: "The signed receipt as a compact JWS (testamur-receipt+jwt)",
            bytes: self.token.as_bytes(),
        }];
        attachments.extend(self.answer.map(|answer| Attachment {
            name: "answer.json",
            media: "application/json",
            about: "The answer that the receipt is about",
            bytes: answer.as_bytes(),
        }));
        let archive = Archive {
            faces: &typeset.faces,
            shared: &shared,
            own: &painter.into_own(),
            drawings: &[],
            pages: &[painted],
            size: PAGE.map(|side| side * MM),
            tree: &tree,
            link: "",
            attachments: &attachments,
            metadata: &self.metadata(),
            id: Digest::of_parts([self.language.tag().as_bytes(), Digest::of(self.token).as_bytes()]),
        };
        archive.write(deflate)
    }

    fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    fn metadata(&self) -> Metadata {
        Metadata {
            title: self.words().say("receipt-title"),
            author: self.receipt.issuer.to_string(),
            subject: format!("SHA-256 {}", self.receipt.statement.evidence),
            language: self.language,
            issued: self.receipt.issued.day(),
        }
    }

    /// Everything on the page.
    fn nodes(&self, typeset: &Typeset) -> Result<Vec<Node>, SheetFault> {
        let room = Room { width: (PAGE[0] - 2.0 * MARGIN) * MM, scale: 1.0 };
        let mut nodes = Vec::new();
        let mut top = MARGIN * MM;
        for piece in self.pieces(typeset) {
            let tall = |place: String| SheetFault::Writing(format!("a receipt has too long a {place}"));
            let (height, placed) = match &piece {
                Piece::Rows(grid) => {
                    let fitted = grid.fit(room).map_err(tall)?;
                    (fitted.height, grid.place(&fitted, room.width))
                }
                Piece::Text(stack) => {
                    let fitted = stack.fit(room).map_err(tall)?;
                    (fitted.height, stack.place(&fitted, room.width, Align::Left))
                }
            };
            nodes.extend(placed.into_iter().map(|mut node| {
                node.shift(MARGIN * MM, top);
                node
            }));
            top += height;
        }
        if top > (PAGE[1] - MARGIN) * MM {
            return Err(SheetFault::Writing("a receipt is longer than a page".to_owned()));
        }
        Ok(nodes)
    }

    fn pieces<'a>(&self, typeset: &'a Typeset) -> Vec<Piece<'a>> {
        let (words, said) = (self.words(), &self.receipt.statement);
        let text = |style: &'static Style, colour, role, text: &str| {
            let run = typeset.faces.shape(style.face, false, self.language, text);
            Block::Text {
                flow: Flow::new(vec![Stretch::of_many(run)], style.tracking),
                style,
                colour,
                role,
                field: "line".to_owned(),
            }
        };
        let paragraph = |style, colour, words: &str| text(style, colour, Role::Paragraph, words);
        let (verdict, colour) = match said.verdict {
            Told::Accept { .. } => ("page-verdict-accept", GREEN),
            Told::Reject(_) => ("page-verdict-reject", RED),
            Told::Undecided(_) => ("page-verdict-undecided", AMBER),
        };
        let host = self.receipt.host().map(|host| host.to_string()).unwrap_or_default();
        let mut head = vec![
            paragraph(&LABEL, SOFT, &host),
            Block::Gap(2.0 * MM),
            text(&TITLE, INK, Role::Heading, &words.say("receipt-title")),
            Block::Gap(4.0 * MM),
            Block::Rule { weight: 0.8, colour: INK },
            Block::Gap(6.0 * MM),
        ];
        if said.scope != Scope::Answer {
            head.extend([paragraph(&LABEL, SOFT, &words.say("receipt-worst")), Block::Gap(1.0 * MM)]);
        }
        head.push(paragraph(&VERDICT, colour, &words.say(verdict)));
        if let Some(code) = said.verdict.reason() {
            let id = format!("page-reason-{code}");
            let reason = if words.has(&id) { format!("{} [{code}]", words.say(&id)) } else { code.to_owned() };
            head.extend([Block::Gap(1.0 * MM), paragraph(&VALUE, INK, &reason)]);
        }
        head.push(Block::Gap(8.0 * MM));
        let rows = self.rows().into_iter().map(|(id, value)| {
            let style = if value.len() == DIGEST_DIGITS { &DIGEST } else { &VALUE };
            let label = paragraph(&LABEL, SOFT, &words.say(id));
            vec![Stack(vec![label]), Stack(vec![paragraph(style, INK, &value)])]
        });
        let rows = Grid {
            align: Align::Left,
            cells: Some(Align::Left),
            gaps: [7.0 * MM, 2.6 * MM],
            widest: 112.0 * MM,
            ..Grid::of(rows.collect())
        };
        let mut foot = vec![Block::Gap(9.0 * MM), Block::Rule { weight: 0.4, colour: SOFT }, Block::Gap(4.0 * MM)];
        let answer = if self.answer.is_some() { "receipt-closing-with-answer" } else { "receipt-closing-alone" };
        for id in ["receipt-closing-proves", answer, "receipt-closing-check"] {
            foot.extend([paragraph(&CLOSING, INK, &words.say_of(id, "host", &host)), Block::Gap(2.0 * MM)]);
        }
        vec![Piece::Text(Stack(head)), Piece::Rows(rows), Piece::Text(Stack(foot))]
    }

    /// Labels and values, in the order of reading.
    fn rows(&self) -> Vec<(&'static str, String)> {
        let (words, said) = (self.words(), &self.receipt.statement);
        let count = said.tally.count();
        let about = match said.scope {
            Scope::Answer => words.say("receipt-about-answer"),
            Scope::Batch => words.tell("receipt-about-batch", &Facts::new().number("count", count)),
            Scope::Files => words.tell("receipt-about-files", &Facts::new().number("count", count)),
        };
        let mut rows = vec![("receipt-about", about)];
        if said.scope != Scope::Answer {
            let tally = said.tally;
            let counts = Facts::new().number("accept", tally.accept).number("reject", tally.reject);
            let counts = counts.number("undecided", tally.undecided).number("error", tally.error);
            rows.push(("receipt-counts", words.tell("receipt-counts-said", &counts)));
        }
        rows.extend(said.verdict.as_of().map(|as_of| ("receipt-as-of", written(as_of))));
        rows.push(("receipt-verified-at", written(said.verified_at)));
        let hours = Facts::new().text("hours", hours(said.policy.max_status_age));
        rows.push(("receipt-asked", words.tell("receipt-asked-said", &hours)));
        if said.policy.allow_demo {
            rows.push(("receipt-demo", words.say("receipt-demo-said")));
        }
        if !said.policy.trust_domains.is_empty() {
            rows.push(("receipt-domains", said.policy.trust_domains.join(", ")));
        }
        rows.extend(said.trust_list_seq.map(|seq| ("receipt-trust-list", seq.to_string())));
        rows.extend([
            ("receipt-service", self.receipt.issuer.to_string()),
            ("receipt-signed", written(self.receipt.issued)),
            ("receipt-version", said.version.clone()),
            ("receipt-evidence", said.evidence.to_string()),
            ("receipt-answer", said.answer.to_string()),
        ]);
        rows
    }
}

/// `2026-11-22 07:45:54 UTC`
fn written(at: Instant) -> String {
    at.to_string().replace('T', " ").replace('Z', " UTC")
}

/// Seconds as hours: `24`, `0.5`.
fn hours(seconds: i64) -> String {
    let hours = seconds as f64 / 3_600.0;
    if seconds % 3_600 == 0 { format!("{hours:.0}") } else { format!("{hours:.2}") }
}

impl Typeset {
    fn new() -> Result<Self, SheetFault> {
        let layout = Layout::named("modern")?;
        let faces = Faces::new(&layout, &Fonts::default(), &Language::ALL)?;
        Ok(Self { faces })
    }
}

/// A4 upright, and its margin, in millimetres.
const PAGE: [f32; 2] = [210.0, 297.0];
const MARGIN: f32 = 22.0;

const INK: [f32; 3] = [0.09, 0.13, 0.17];
const SOFT: [f32; 3] = [0.33, 0.38, 0.43];
const GREEN: [f32; 3] = [0.07, 0.40, 0.22];
const RED: [f32; 3] = [0.66, 0.11, 0.13];
const AMBER: [f32; 3] = [0.52, 0.34, 0.02];

/// SHA-256 in hexadecimal.
const DIGEST_DIGITS: usize = 64;

const fn style(face: usize, size: f32, least: f32, lines: usize) -> Style {
    Style {
        face,
        size,
        least,
        leading: 1.3,
        tracking: 0.0,
        small_caps: false,
        capitals: false,
        fill: true,
        colour: String::new(),
        lines,
    }
}

static TITLE: Style = style(SEMIBOLD, 22.0, 16.0, 2);
static VERDICT: Style = style(SEMIBOLD, 20.0, 14.0, 2);
static LABEL: Style = style(REGULAR, 9.5, 8.0, 3);
static VALUE: Style = style(REGULAR, 10.5, 8.0, 8);
static DIGEST: Style = style(REGULAR, 8.6, 7.0, 2);
static CLOSING: Style = style(REGULAR, 9.5, 8.0, 8);

#[cfg(test)]
mod tests;
