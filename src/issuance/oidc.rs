//! Signing in by an OpenID provider (OpenID Connect Core 1.0, the authorization code flow of section 3.1, with PKCE, RFC 7636).
//!
//! The provider says who somebody is, and no more: it lets in whom an account was linked with before, by its own owner or by an
//! invitation. An e-mail address alone links nothing. Between the way there and the way back its state lies in the register,
//! because any process may get the answer; it ends once, within minutes, and in the browser where it began.

#[cfg(feature = "oidc")]
mod provider;
#[cfg(not(feature = "oidc"))]
#[path = "oidc/provider_without.rs"]
mod provider;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::accounts::{Refused, note};
use super::{IssuanceError, Office};
use crate::access::Role;
use crate::access::secret::{self, Secret};
use crate::fetch::FetchFault;
use crate::store::{Account, AccountId, Journey, OidcLink, Session, StoreError, Tx};
use crate::wire::digest::Digest;
pub use provider::Provider;

/// How long somebody may stay away.
const JOURNEY_SECONDS: i64 = 600;

/// The most bytes of what a provider calls a sign-in.
const LONGEST_CODE: usize = 8 * 1024;

/// What in `[oidc]` cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BadOidc {
    /// The way out cannot be prepared.
    #[error("[oidc] the provider cannot be asked")]
    Fetch(#[from] FetchFault),
    /// No URL that may be asked.
    #[error(
        "[oidc] issuer {0:?}: give the https URL of the provider as it calls itself; an address of a private network, and http on this machine, need private_address = true"
    )]
    Issuer(String),
    /// A name is empty, or very long.
    #[error("[oidc] name {0:?}: give 1 to 60 characters, for all languages or by language")]
    Name(String),
    /// This program was built without it.
    #[error("[oidc] cannot be used: this program was built without the feature `oidc`")]
    NotBuilt,
    /// The secret cannot be read.
    #[error("[oidc] client_secret_file {}: it cannot be read, or is empty", .0.display())]
    Secret(PathBuf),
}

/// Why the provider has not told who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OidcFault {
    /// What it says does not hold: signature, issuer, audience, time or nonce.
    #[error("the answer of the OpenID provider does not hold: {0}")]
    Answer(String),
    /// It takes neither the person nor what we have shown of them.
    #[error("the OpenID provider refuses: {0}")]
    Refused(String),
    /// It does not answer, or not as a provider does.
    #[error("the OpenID provider cannot be asked: {0}")]
    Unreachable(String),
}

/// Why somebody who comes by the provider is not let in, or not linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Closed {
    /// As [`OidcFault::Answer`].
    Answer,
    /// The invitation was used, or is over.
    Invitation,
    /// No open account is linked with this person.
    NotLinked,
    /// It is the only way in of the account.
    OnlyWay,
    /// The account signs in by passkey.
    PasskeyOnly,
    /// As [`OidcFault::Refused`].
    Refused,
    /// Used before, too old, or begun in another browser.
    Stale,
    /// Another account is linked with this person.
    Taken,
    /// As [`OidcFault::Unreachable`].
    Unreachable,
}

/// What somebody goes to the provider for.
#[derive(Clone, Copy)]
pub enum Errand<'a> {
    /// To accept the invitation of a link.
    Accept(&'a str),
    /// To link the own account.
    Link(&'a Session),
    /// To sign in.
    SignIn,
}

/// The way to the provider.
pub struct Way {
    /// Where the browser goes.
    pub url: String,
    /// What it keeps until it comes back.
    pub browser: Secret,
}

/// What a browser comes back with.
#[derive(Debug, Clone, Copy)]
pub struct Return<'a> {
    /// `state`
    pub state: &'a str,
    /// What the browser has kept.
    pub browser: &'a str,
    /// `code`; none if the provider refuses.
    pub code: Option<&'a str>,
    /// `iss` (RFC 9207), where the provider sends it.
    pub issuer: Option<&'a str>,
}

/// Somebody has come back.
pub enum Arrived {
    /// The account is linked.
    Linked,
    /// A session has begun: its token, and whether it is whole or asks for a one-time code.
    SignedIn(Secret, bool),
}

/// What the answer is held to.
#[derive(Serialize, Deserialize)]
struct Held {
    /// Where the provider sends the browser.
    redirect: String,
    nonce: String,
    /// Of PKCE.
    verifier: String,
}

impl Closed {
    /// The word of it, which never changes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Invitation => "invitation",
            Self::NotLinked => "not-linked",
            Self::OnlyWay => "only-way",
            Self::PasskeyOnly => "passkey-only",
            Self::Refused => "refused",
            Self::Stale => "stale",
            Self::Taken => "taken",
            Self::Unreachable => "unreachable",
        }
    }
}

impl From<&OidcFault> for Closed {
    fn from(fault: &OidcFault) -> Self {
        match fault {
            OidcFault::Answer(_) => Self::Answer,
            OidcFault::Refused(_) => Self::Refused,
            OidcFault::Unreachable(_) => Self::Unreachable,
        }
    }
}

impl Office {
    /// Sends somebody to the provider; it sends the browser back to `redirect`.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, that the provider cannot be asked.
    pub async fn go_to_provider(
        &self,
        provider: &Provider,
        errand: Errand<'_>,
        redirect: String,
    ) -> Result<Result<Way, OidcFault>, IssuanceError> {
        let secret = || Ok::<_, IssuanceError>(Secret::new(self.chance.bytes()?));
        let (state, browser, nonce, verifier) = (secret()?, secret()?, secret()?, secret()?);
        let held = Held { redirect, nonce: nonce.expose().to_owned(), verifier: verifier.expose().to_owned() };
        let begun = self.now();
        let url = match provider.way(begun, state.expose(), &held).await {
            Ok(url) => url,
            Err(fault) => return Ok(Err(fault)),
        };
        let (account, invitation) = match errand {
            Errand::Accept(secret) => (None, Some(secret::digest(secret))),
            Errand::Link(session) => (Some(session.account), None),
            Errand::SignIn => (None, None),
        };
        let held = serde_json::to_string(&held).map_err(|_| IssuanceError::NotAllowed("not written".to_owned()))?;
        let journey = Journey { account, invitation, held, begun };
        let mut tx = self.store.begin().await?;
        let oldest = begun.plus_seconds(-JOURNEY_SECONDS);
        tx.insert_journey((state.digest(), browser.digest()), &journey, oldest).await?;
        tx.commit().await?;
        Ok(Ok(Way { url, browser }))
    }

    /// Takes somebody in who comes back from the provider.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, why not.
    pub async fn come_from_provider(
        &self,
        provider: &Provider,
        back: Return<'_>,
        (session, browser): (Option<&Session>, &str),
    ) -> Result<Result<Arrived, Closed>, IssuanceError> {
        let mut tx = self.store.begin().await?;
        let journey = tx.take_journey(secret::digest(back.state), secret::digest(back.browser)).await?;
        tx.commit().await?;
        let at = self.now();
        let is_fresh = |journey: &Journey| at.seconds_since(journey.begun) < JOURNEY_SECONDS;
        let Some(journey) = journey.filter(is_fresh) else { return Ok(Err(Closed::Stale)) };
        let Ok(held) = serde_json::from_str::<Held>(&journey.held) else { return Ok(Err(Closed::Stale)) };
        if back.issuer.is_some_and(|issuer| issuer != provider.issuer()) {
            return Ok(Err(Closed::Answer));
        }
        let Some(code) = back.code.filter(|code| code.len() <= LONGEST_CODE) else { return Ok(Err(Closed::Refused)) };
        let subject = match provider.who(at, code, &held).await {
            Ok(subject) => subject,
            Err(fault) => {
                tracing::warn!("{fault}");
                return Ok(Err((&fault).into()));
            }
        };
        match (journey.account, journey.invitation) {
            (Some(account), _) => self.link(provider, (account, session), &subject).await,
            (None, Some(invitation)) => self.accept_by_provider(provider, (invitation, &subject), browser).await,
            (None, None) => self.enter(provider, &subject, browser).await,
        }
    }

    /// Signs somebody in whom the provider knows. Wrong passwords that others have typed do not lock it out.
    async fn enter(
        &self,
        provider: &Provider,
        subject: &str,
        browser: &str,
    ) -> Result<Result<Arrived, Closed>, IssuanceError> {
        let Some(link) = self.store.linked(provider.issuer(), subject).await? else {
            return Ok(Err(Closed::NotLinked));
        };
        let account = self.store.account_of(link.account).await?.filter(|account| account.disabled.is_none());
        let Some(account) = account else { return Ok(Err(Closed::NotLinked)) };
        let is_whole = self.needs_no_code(provider, &account).await?;
        if !is_whole && self.has_passkeys_alone(account.id).await? {
            return Ok(Err(Closed::PasskeyOnly));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.use_link((provider.issuer(), subject), at).await?;
        let token = self.open_session(&mut tx, account.id, browser, is_whole.then_some(at)).await?;
        let (action, detail) =
            if is_whole { ("sign-in", "at the desk, by OIDC") } else { ("begin-sign-in", "by OIDC") };
        note(&mut tx, at, (&account.login, action), None, detail).await?;
        tx.commit().await?;
        Ok(Ok(Arrived::SignedIn(token, is_whole)))
    }

    async fn link(
        &self,
        provider: &Provider,
        (account, session): (AccountId, Option<&Session>),
        subject: &str,
    ) -> Result<Result<Arrived, Closed>, IssuanceError> {
        // Who has signed out meanwhile, or is somebody else by now, is not linked.
        let own = session.filter(|session| session.account == account && session.confirmed.is_some());
        let Some(session) = own else { return Ok(Err(Closed::Stale)) };
        let at = self.now();
        let mut tx = self.store.begin().await?;
        if is_taken(&mut tx, (provider.issuer(), subject), Some(account)).await? {
            return Ok(Err(Closed::Taken));
        }
        tx.link(account, (provider.issuer(), subject), at).await?;
        note(&mut tx, at, (&session.login, "link-oidc"), None, provider.issuer()).await?;
        tx.commit().await?;
        Ok(Ok(Arrived::Linked))
    }

    async fn accept_by_provider(
        &self,
        provider: &Provider,
        (invitation, subject): (Digest, &str),
        browser: &str,
    ) -> Result<Result<Arrived, Closed>, IssuanceError> {
        let at = self.now();
        let Some(found) = self.store.invitation(invitation).await? else { return Ok(Err(Closed::Invitation)) };
        let login = &found.account.1;
        let Some(account) = self.store.account(login).await? else { return Ok(Err(Closed::Invitation)) };
        let is_whole = self.needs_no_code(provider, &account).await?;
        let mut tx = self.store.begin().await?;
        if is_taken(&mut tx, (provider.issuer(), subject), None).await? {
            return Ok(Err(Closed::Taken));
        }
        match tx.use_invitation(invitation, at).await {
            Ok(()) => {}
            Err(StoreError::NotThere { .. }) => return Ok(Err(Closed::Invitation)),
            Err(error) => return Err(error.into()),
        }
        tx.link(account.id, (provider.issuer(), subject), at).await?;
        let token = self.open_session(&mut tx, account.id, browser, is_whole.then_some(at)).await?;
        note(&mut tx, at, (login, "accept-invitation"), None, "by OIDC").await?;
        if is_whole {
            note(&mut tx, at, (login, "sign-in"), None, "at the desk, by OIDC").await?;
        }
        tx.commit().await?;
        Ok(Ok(Arrived::SignedIn(token, is_whole)))
    }

    /// The own link with the provider.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn own_link(&self, provider: &Provider, account: AccountId) -> Result<Option<OidcLink>, IssuanceError> {
        let links = self.store.links(account).await?;
        Ok(links.into_iter().find(|link| link.issuer == provider.issuer()))
    }

    /// Separates an account from the provider, after its owner has shown once more who it is.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, why what was typed is not taken, or that there is no other way in.
    pub async fn unlink(
        &self,
        session: &Session,
        typed: &str,
    ) -> Result<Result<Result<(), Closed>, Refused>, IssuanceError> {
        if let Err(refused) = self.shows_again(&session.login, typed).await? {
            return Ok(Err(refused));
        }
        let account = self.known_account(&session.login).await?;
        if account.password.is_none() && self.store.passkeys(account.id).await?.is_empty() {
            return Ok(Ok(Err(Closed::OnlyWay)));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        if tx.unlink(account.id).await? > 0 {
            note(&mut tx, at, (&session.login, "unlink-oidc"), None, "").await?;
        }
        tx.commit().await?;
        Ok(Ok(Ok(())))
    }

    /// Whether the provider is enough: it asks for a second factor itself, and whoever approves has one here already.
    async fn needs_no_code(&self, provider: &Provider, account: &Account) -> Result<bool, IssuanceError> {
        if !provider.has_second_factor() {
            return Ok(false);
        }
        let signs = account.roles.iter().any(|(_, role)| *role == Role::Signatory);
        let has_factor =
            self.store.codes(account.id).await?.secret.is_some() || !self.store.passkeys(account.id).await?.is_empty();
        Ok(!signs || has_factor)
    }
}

/// Whether a person of a provider is linked with another account.
async fn is_taken(tx: &mut Tx, person: (&str, &str), own: Option<AccountId>) -> Result<bool, IssuanceError> {
    let known = tx.linked(person.0, person.1).await?;
    Ok(known.is_some_and(|link| Some(link.account) != own))
}
