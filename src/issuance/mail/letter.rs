//! What a letter says: plain text and plain HTML of the same words, in the language that was chosen, and the sheet.

use askama::Template;
use lettre::Message;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};

use super::courier::MailFault;
use super::postmark::Postmark;
use super::wording::{Case, Wording};
use crate::claims::{Certificate, Language};
use crate::report;
use crate::store::Notice;
use crate::words::{self, Facts, Words};

/// A letter to be written.
pub(super) struct Written<'a> {
    pub(super) mark: &'a Postmark,
    /// The host of the institution, for the letter's own id.
    pub(super) host: &'a str,
    pub(super) from: &'a str,
    pub(super) reply_to: Option<&'a str>,
    pub(super) to: &'a str,
    pub(super) language: Language,
    pub(super) words: Body,
    pub(super) sheet: Option<(String, Vec<u8>)>,
}

/// Subject and paragraphs; a link stands on its own.
pub(super) struct Body {
    pub(super) subject: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) link: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Page<'a> {
    tag: &'a str,
    body: &'a Body,
    open: String,
}

/// What a letter about a certificate says, in these words.
pub(super) fn about(
    certificate: &Certificate,
    (wording, language): (&Wording, Language),
    (institution, link): (&str, Option<String>),
) -> Body {
    let place = certificate.issuer.name.iter().position(|name| name == institution).unwrap_or_default();
    let titles: Vec<&str> = certificate.achievement.title.iter().collect();
    let title = titles.get(place).or(titles.first()).copied().unwrap_or_default();
    let (name, number) = (certificate.holder.name.as_str(), certificate.number.as_str());
    let case = Case { name, title, institution, number, has_link: link.is_some() };
    let (subject, paragraphs) = wording.fill(language, &case);
    Body { subject, paragraphs, link }
}

/// The subject of a notice to the signatories of an institution.
pub(super) fn notice_subject(language: Language, institution: &str, notice: &Notice) -> String {
    let id = if notice.is_about_rules() { "mail-notice-approvals-subject" } else { "mail-notice-subject" };
    Words::of(language).say_of(id, "institution", institution)
}

/// What a notice tells, in a sentence.
#[must_use]
pub fn notice_what(words: &Words, notice: &Notice) -> String {
    let id = format!("notice-{}", notice.kind);
    if !notice.is_about_rules() {
        return if words.has(&id) { words.say_of(&id, "text", &notice.about) } else { notice.kind.clone() };
    }
    // What is allowed or asked for stands in the register by its words.
    let named = notice.about.split_whitespace().map(|word| words.say(&format!("desk-approvals-{word}")));
    let named: Vec<String> = named.collect();
    if named.is_empty() { words.say(&format!("{id}-none")) } else { words.say_of(&id, "text", &named.join("; ")) }
}

/// The text of a notice: what happened, who did it, and what to do if it is unexpected; a blank line between.
pub(super) fn notice_text(language: Language, institution: &str, notice: &Notice) -> String {
    let words = Words::of(language);
    let dates = report::Words::parse(language.tag(), words::file(language.tag()).unwrap_or_default());
    let mut what = notice_what(words, notice);
    if let Some(effective) = notice.effective {
        what = format!("{what} {}", words.say_of("desk-notice-from", "text", &dates.instant(effective)));
    }
    let by = Facts::new().text("actor", notice.actor.as_str()).text("at", dates.instant(notice.at));
    let cure = if notice.is_about_rules() {
        words.say_of("mail-notice-approvals-cure", "actor", &notice.actor)
    } else {
        words.say_of("mail-notice-cure", "about", &notice.about)
    };
    let why = words.say_of("mail-notice-why", "institution", institution);
    [what, words.tell("mail-notice-by", &by), cure, why].join("\n\n")
}

/// What a notice says: its text, a paragraph a blank line.
pub(super) fn notice(subject: &str, text: &str) -> Body {
    let paragraphs = text.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
    Body { subject: subject.to_owned(), paragraphs: paragraphs.collect(), link: None }
}

impl Written<'_> {
    /// The letter as it goes out. Its id is the same at every attempt, so a server that knows it can drop a second one.
    pub(super) fn message(self) -> Result<Message, MailFault> {
        let to: Mailbox = self.to.parse().map_err(|_| MailFault::Address)?;
        let from: Mailbox = self.from.parse().map_err(|_| MailFault::Sender)?;
        let mut builder = Message::builder().from(from).to(to).subject(&self.words.subject);
        if let Some(reply_to) = self.reply_to {
            builder = builder.reply_to(reply_to.parse().map_err(|_| MailFault::Sender)?);
        }
        let builder = builder.message_id(Some(self.mark.message_id(self.host))).header(Automatic);
        let page =
            Page { tag: self.language.tag(), body: &self.words, open: Words::of(self.language).say("mail-open") };
        let html = page.render().map_err(|_| MailFault::NotWritten)?;
        let text = [self.words.paragraphs.as_slice(), self.words.link.as_slice()].concat().join("\n\n");
        let both = MultiPart::alternative().singlepart(SinglePart::plain(text)).singlepart(SinglePart::html(html));
        let message = match self.sheet {
            None => builder.multipart(both),
            Some((name, pdf)) => {
                let kind = ContentType::parse("application/pdf").map_err(|_| MailFault::NotWritten)?;
                let sheet = Attachment::new(name).body(pdf, kind);
                builder.multipart(MultiPart::mixed().multipart(both).singlepart(sheet))
            }
        };
        message.map_err(|_| MailFault::NotWritten)
    }
}

/// `Auto-Submitted` (RFC 3834, section 5): no machine answers it.
#[derive(Clone)]
struct Automatic;

impl Header for Automatic {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
