//! Hands letters to a mail server (SMTP, RFC 5321), step by step, so that it is known at each moment whether the letter can have been
//! taken. Replies of the server are not kept but for their codes: they hold addresses.

use std::path::PathBuf;
use std::time::Duration;

use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as From, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response::Code};
use zeroize::Zeroizing;

use super::letter::{Written, about, notice};
use super::postmark::{LONGEST_LOCAL, Stamp};
use super::wording::Wording;
use crate::config::{self, Mail, Security};
use crate::issuance::press::Printer;
use crate::issuance::reprint::reprint;
use crate::issuance::{Checked, IssuanceError, Office};
use crate::store::{About, AuditEntry, BatchId, InstitutionRow, Letter, LetterState};

/// Why a letter cannot go out as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailFault {
    /// The address is none.
    Address,
    /// The certificate has ended meanwhile.
    Ended,
    /// There is no address any longer.
    NoAddress,
    /// The letter or its sheet cannot be made.
    NotWritten,
    /// The server refuses it, with this code.
    Refused(u16),
    /// The server puts it off again and again, with this code.
    PutOff(u16),
    /// The sender in the configuration is none.
    Sender,
}

impl MailFault {
    /// The word in the register, with the code.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Address => "address".to_owned(),
            Self::Ended => "ended".to_owned(),
            Self::NoAddress => "no-address".to_owned(),
            Self::NotWritten => "not-written".to_owned(),
            Self::Refused(code) => format!("refused {code}"),
            Self::PutOff(code) => format!("put-off {code}"),
            Self::Sender => "sender".to_owned(),
        }
    }
}

/// What became of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken the letter.
    Sent,
    /// It is tried again later.
    Later(u16),
    /// It cannot be sent.
    Failed(MailFault),
    /// The connection broke after the letter was out and before the server had answered.
    Doubtful,
    /// Another has taken or stopped it.
    Gone,
    /// The server cannot be used just now: nothing is said about the letter.
    Unusable(&'static str),
}

/// The way to one mail server.
pub struct Courier {
    mail: Mail,
    password: Option<Zeroizing<Vec<u8>>>,
    connection: Option<AsyncSmtpConnection>,
    /// The batch whose sheets are printed just now.
    press: Option<(BatchId, Checked, Printer)>,
    /// What marks letters, so that it is known which one has come back.
    stamp: Option<Stamp>,
}

/// Why no letters can be sent at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Misconfigured {
    /// The address for bounces cannot carry the number of a letter.
    #[error(
        "[mail] bounces {0:?}: give an address of ASCII letters, with at most {LONGEST_LOCAL} before the @ and no +"
    )]
    Bounces(String),
    /// The password file.
    #[error("[mail] password_file {}: it cannot be read, or is empty", .0.display())]
    Password(PathBuf),
    /// Letters would cross a network unprotected.
    #[error("[mail] tls = \"none\" is only for this machine itself: take \"starttls\" or \"implicit\" for {0}")]
    Plain(String),
    /// A sender is no address.
    #[error("[mail] {0:?} is no sender: write `Name <address>`")]
    Sender(String),
}

impl Courier {
    /// Prepares the way; nothing is connected yet.
    ///
    /// # Errors
    /// [`Misconfigured`], before a letter can fail by it.
    pub fn new(mail: &Mail) -> Result<Self, Misconfigured> {
        let is_here = matches!(mail.host.as_str(), "localhost" | "127.0.0.1" | "::1");
        if mail.tls == Security::None && !is_here {
            return Err(Misconfigured::Plain(mail.host.clone()));
        }
        let own = mail.institutions.values();
        let senders = own.flat_map(|sender| [Some(&sender.from), sender.reply_to.as_ref()]);
        for sender in senders.chain([Some(&mail.from), mail.reply_to.as_ref()]).flatten() {
            if sender.parse::<lettre::message::Mailbox>().is_err() {
                return Err(Misconfigured::Sender(sender.clone()));
            }
        }
        let own = mail.institutions.values().filter_map(|sender| sender.bounces.as_ref());
        for bounces in own.chain(&mail.bounces) {
            let is_good = |(local, _): (&str, _)| local.len() <= LONGEST_LOCAL && !local.contains('+');
            let is_address = bounces.is_ascii() && bounces.parse::<Address>().is_ok();
            if !is_address || !bounces.rsplit_once('@').is_some_and(is_good) {
                return Err(Misconfigured::Bounces(bounces.clone()));
            }
        }
        let password = match &mail.password_file {
            Some(file) => Some(config::read_passphrase(file).map_err(|_| Misconfigured::Password(file.clone()))?),
            None => None,
        };
        Ok(Self { mail: mail.clone(), password, connection: None, press: None, stamp: None })
    }

    /// How long to wait between two letters.
    #[must_use]
    pub fn pause(&self) -> Duration {
        Duration::from_mins(1) / self.mail.rate.max(1)
    }

    /// How long to wait before an attempt that follows so many others.
    #[must_use]
    pub fn wait(&self, attempts: u32) -> i64 {
        let first = i64::from(self.mail.retry_seconds.max(1));
        first.saturating_mul(4_i64.saturating_pow(attempts.saturating_sub(1))).min(LONGEST_WAIT)
    }

    /// Hands over one letter, and writes down what became of it.
    ///
    /// # Errors
    /// [`IssuanceError`] if the register cannot be used; the letter then is as the register says.
    pub async fn carry(
        &mut self,
        office: &Office,
        institution: &InstitutionRow,
        letter: &Letter,
    ) -> Result<Outcome, IssuanceError> {
        let outcome = match self.write(office, institution, letter).await? {
            Ok((envelope, bytes)) => self.hand_over(office, letter, (&envelope, &bytes)).await?,
            Err(fault) => Outcome::Failed(fault),
        };
        let at = office.now();
        let due = at.plus_seconds(self.wait(letter.attempt));
        let fault;
        let settled = match &outcome {
            Outcome::Sent => (LetterState::Sent, None),
            Outcome::Later(code) if letter.attempt >= ATTEMPTS => {
                fault = MailFault::PutOff(*code).word();
                (LetterState::Failed, Some(fault.as_str()))
            }
            Outcome::Later(code) => {
                fault = MailFault::PutOff(*code).word();
                (LetterState::Waiting, Some(fault.as_str()))
            }
            Outcome::Failed(why) => {
                fault = why.word();
                (LetterState::Failed, Some(fault.as_str()))
            }
            Outcome::Doubtful => (LetterState::Doubtful, Some("cut-off")),
            Outcome::Gone | Outcome::Unusable(_) => return Ok(outcome),
        };
        let mut tx = office.store.begin_for(letter.institution).await?;
        tx.settle_letter(letter.id, settled, (at, due)).await?;
        if let (Outcome::Sent, About::Certificate { number, batch, .. }) = (&outcome, &letter.about) {
            tx.audit_visit(AuditEntry {
                at,
                actor: &letter.by,
                action: "mail",
                institution: Some(letter.institution),
                batch: Some(*batch),
                number: Some(number.as_str()),
                detail: "",
            })
            .await?;
        }
        tx.commit().await?;
        Ok(outcome)
    }

    /// Writes a letter.
    async fn write(
        &mut self,
        office: &Office,
        institution: &InstitutionRow,
        letter: &Letter,
    ) -> Result<Result<(Envelope, Vec<u8>), MailFault>, IssuanceError> {
        let Some(to) = letter.to.as_deref() else { return Ok(Err(MailFault::NoAddress)) };
        let (words, sheet) = match &letter.about {
            About::Notice(subject, text) => (notice(subject, text), None),
            About::Certificate { is_ended: true, .. } => return Ok(Err(MailFault::Ended)),
            About::Certificate { number, batch, attaches, .. } => {
                if self.press.as_ref().is_none_or(|(known, ..)| known != batch) {
                    let Some(row) = office.store.batch(*batch).await? else { return Ok(Err(MailFault::NotWritten)) };
                    let checked = Checked::load(office, institution.id, &institution.details.did, row).await?;
                    let printer = checked.printer(office, institution).await?;
                    self.press = Some((*batch, checked, printer));
                }
                let Some((_, checked, printer)) = &self.press else { return Ok(Err(MailFault::NotWritten)) };
                let ready = checked.rows().iter().find(|ready| ready.number() == number);
                let Some((ready, released)) = ready.and_then(|ready| Some((ready, ready.row.pdf_sha256?))) else {
                    return Ok(Err(MailFault::NotWritten));
                };
                let (certificate, language) = (ready.certificate(), letter.language);
                let wording = match office.wording(institution.id, language).await? {
                    None => Wording::ours(language),
                    Some(Ok(own)) => own,
                    Some(Err(_)) => return Ok(Err(MailFault::NotWritten)),
                };
                let wording = (&wording, language);
                let name = institution.name_in(language);
                if *attaches {
                    let sheet = tokio::task::block_in_place(|| reprint(printer, ready, released))?;
                    (about(certificate, wording, (&name, None)), Some((format!("{number}.pdf"), sheet.pdf)))
                } else {
                    let token = ready.sealed().map_or("", |forms| &forms.token);
                    let Ok(link) = printer.qr_text(certificate, token) else { return Ok(Err(MailFault::NotWritten)) };
                    (about(certificate, wording, (&name, Some(link))), None)
                }
            }
        };
        let stamp = match self.stamp {
            Some(stamp) => stamp,
            None => *self.stamp.insert(office.stamp().await?),
        };
        let slug = institution.details.slug.as_str();
        let ((from, reply_to), mark) = (self.mail.sender(slug), stamp.mark(letter.id));
        let host = institution.details.authority.to_string();
        let written = Written { mark: &mark, host: &host, from, reply_to, to, language: letter.language, words, sheet };
        let message = match written.message() {
            Ok(message) => message,
            Err(fault) => return Ok(Err(fault)),
        };
        let mut envelope = message.envelope().clone();
        if let Some(bounces) = self.mail.bounces(slug) {
            let Ok(sender) = mark.sender(bounces).parse() else { return Ok(Err(MailFault::Sender)) };
            let Ok(own) = Envelope::new(Some(sender), envelope.to().to_vec()) else {
                return Ok(Err(MailFault::Sender));
            };
            envelope = own;
        }
        Ok(Ok((envelope, message.formatted())))
    }

    /// One mail transaction (RFC 5321, section 3.3).
    async fn hand_over(
        &mut self,
        office: &Office,
        letter: &Letter,
        (envelope, bytes): (&Envelope, &[u8]),
    ) -> Result<Outcome, IssuanceError> {
        let mut connection = match self.open().await {
            Ok(connection) => connection,
            Err(why) => return Ok(Outcome::Unusable(why)),
        };
        if let Err(refused) = begin(&mut connection, envelope).await {
            // A connection that has broken is not used again; one on which something was refused is.
            self.connection = (refused != Refusal::Broken).then_some(connection);
            return Ok(match refused {
                Refusal::Broken => Outcome::Unusable("broken"),
                Refusal::Later(code) => Outcome::Later(code),
                Refusal::Never(code) => Outcome::Failed(MailFault::Refused(code)),
            });
        }
        let mut tx = office.store.begin_for(letter.institution).await?;
        if !tx.begin_letter(letter.id, office.now()).await? {
            // Without its last line a letter is not taken.
            return Ok(Outcome::Gone);
        }
        tx.commit().await?;
        match in_time(connection.message(bytes)).await {
            Ok(()) => {
                self.connection = Some(connection);
                Ok(Outcome::Sent)
            }
            Err(refused) => Ok(match refused {
                Refusal::Broken => Outcome::Doubtful,
                Refusal::Later(code) => Outcome::Later(code),
                Refusal::Never(code) => Outcome::Failed(MailFault::Refused(code)),
            }),
        }
    }

    /// The connection of the letter before, if it still answers; else another one.
    async fn open(&mut self) -> Result<AsyncSmtpConnection, &'static str> {
        if let Some(mut connection) = self.connection.take()
            && in_time(connection.command(Rset)).await.is_ok()
        {
            return Ok(connection);
        }
        self.connect().await
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, &'static str> {
        let mail = &self.mail;
        let tls = || TlsParameters::new(mail.host.clone()).map_err(|_| "tls");
        let at_once = if mail.tls == Security::Implicit { Some(tls()?) } else { None };
        let own = ClientId::Domain(own_name(&mail.from));
        let address = (mail.host.as_str(), mail.port());
        let connecting = AsyncSmtpConnection::connect_tokio1(address, Some(PATIENCE), &own, at_once, None);
        let mut connection = tokio::time::timeout(PATIENCE, connecting)
            .await
            .map_err(|_| "unreachable")?
            .map_err(|error| if error.is_tls() { "tls" } else { "unreachable" })?;
        if mail.tls == Security::Starttls {
            let secured = connection.starttls(tls()?, &own);
            tokio::time::timeout(PATIENCE, secured).await.map_err(|_| "tls")?.map_err(|_| "tls")?;
        }
        if let (Some(user), Some(password)) = (&mail.user, &self.password) {
            let password = String::from_utf8_lossy(password).into_owned();
            let credentials = Credentials::new(user.clone(), password);
            in_time(connection.auth(DEFAULT_MECHANISMS, &credentials)).await.map_err(|_| "login")?;
        }
        Ok(connection)
    }
}

/// From whom and to whom; the server then waits for the letter.
async fn begin(connection: &mut AsyncSmtpConnection, envelope: &Envelope) -> Result<(), Refusal> {
    if envelope.to().iter().any(|address| !is_ascii(address)) || envelope.from().is_some_and(|from| !is_ascii(from)) {
        return Err(Refusal::Never(553));
    }
    in_time(connection.command(From::new(envelope.from().cloned(), Vec::new()))).await?;
    for address in envelope.to() {
        in_time(connection.command(Rcpt::new(address.clone(), Vec::new()))).await?;
    }
    in_time(connection.command(Data)).await
}

fn is_ascii(address: &Address) -> bool {
    AsRef::<str>::as_ref(address).is_ascii()
}

/// What a server says to a command, if it does not say yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    Broken,
    Later(u16),
    Never(u16),
}

async fn in_time<T>(answer: impl Future<Output = Result<T, Error>>) -> Result<(), Refusal> {
    let Ok(answer) = tokio::time::timeout(PATIENCE, answer).await else { return Err(Refusal::Broken) };
    let Err(error) = answer else { return Ok(()) };
    let code = error.status().map(number);
    match code {
        // The server is about to close the connection (RFC 5321, section 3.8), or wants another sign-in: no word about the letter.
        Some(421 | 530 | 534 | 535 | 538) | None => Err(Refusal::Broken),
        Some(code) if error.is_permanent() => Err(Refusal::Never(code)),
        Some(code) => Err(Refusal::Later(code)),
    }
}

fn number(code: Code) -> u16 {
    code.to_string().parse().unwrap_or_default()
}

/// How the service calls itself to the server: the host of its sender.
fn own_name(from: &str) -> String {
    let host = from.rsplit('@').next().unwrap_or_default().trim_end_matches('>').trim();
    if host.is_empty() { "localhost".to_owned() } else { host.to_owned() }
}

/// How long a server may take for one step (RFC 5321, section 4.5.3.2, asks for more; who waits here keeps all others waiting).
const PATIENCE: Duration = Duration::from_mins(1);

/// How often a letter is tried: with the usual waits over two days.
const ATTEMPTS: u32 = 12;

/// The longest wait between two attempts, in seconds.
const LONGEST_WAIT: i64 = 6 * 3600;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_bounces_has_room_for_the_number_of_a_letter() {
        let mail = |bounces: &str, own: &str| -> Mail {
            let text = format!(
                "host = \"localhost\"\nfrom = \"Hill <a@hill.example>\"\n{bounces}\n[institutions.hill]\nfrom = \"b@hill.example\"\n{own}"
            );
            toml::from_str(&text).unwrap()
        };
        let longest = format!("bounces = \"{}@hill.example\"", "b".repeat(LONGEST_LOCAL));
        for good in ["", "bounces = \"bounces@hill.example\"", longest.as_str()] {
            assert!(Courier::new(&mail(good, good)).is_ok(), "{good}");
        }
        for bad in [
            "bounces",
            "bounces+x@hill.example",
            "@hill.example",
            "Hill <bounces@hill.example>",
            "gerö@hill.example",
            "bounces@gerö.example",
        ] {
            let bounces = format!("bounces = {bad:?}");
            for mail in [mail(&bounces, ""), mail("", &bounces)] {
                assert!(matches!(Courier::new(&mail), Err(Misconfigured::Bounces(said)) if said == bad), "{bad}");
            }
        }
        let too_long = longest.replace('@', "b@");
        assert!(matches!(Courier::new(&mail(&too_long, "")), Err(Misconfigured::Bounces(_))));
        let both = mail("bounces = \"one@hill.example\"", "bounces = \"other@hill.example\"");
        assert_eq!(
            (both.bounces("hill"), both.bounces("moor")),
            (Some("other@hill.example"), Some("one@hill.example"))
        );
    }
}
