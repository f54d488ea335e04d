//! Passkeys of people at the desk: enrolled, used to sign in, removed. What they approve is the business of `approving`.

use serde_json::Value;

use super::accounts::{Refused, note};
use super::ceremony::{self, CeremonyFault};
use super::{IssuanceError, Office};
use crate::access::secret::{self, Secret};
use crate::store::{AccountId, Ceremony, NewPasskey, Purpose, Session};
use crate::wire::base64url;
use crate::wire::digest::Digest;

/// How long a question waits for its answer.
const QUESTION_SECONDS: i64 = 300;

/// The most passkeys of an account.
const MOST: usize = 20;

/// The most characters of a passkey's name.
const LONGEST_NAME: usize = 60;

/// The most bytes of an answer.
const LONGEST_ANSWER: usize = 64 * 1024;

/// A question for a browser, and the token under which its answer is taken.
pub struct Asked {
    /// The options for `navigator.credentials`, with bytes in base64url.
    pub options: Value,
    /// To be sent with the answer.
    pub token: Secret,
}

impl Office {
    /// Asks the browser of somebody who has signed in, and typed the password again, for a new passkey.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for too many of them; inside, why the password is not taken.
    pub async fn ask_to_enrol(
        &self,
        session: &Session,
        (password, name): (&str, &str),
        origin: &str,
    ) -> Result<Result<Asked, Refused>, IssuanceError> {
        if let Err(refused) = self.shows_again(&session.login, password).await? {
            return Ok(Err(refused));
        }
        let known = self.store.passkeys(session.account).await?;
        if known.len() >= MOST {
            return Err(IssuanceError::NotAllowed(format!("an account has at most {MOST} passkeys: remove one first")));
        }
        let name: String = name.trim().chars().filter(|sign| !sign.is_control()).take(LONGEST_NAME).collect();
        let known = known.into_iter().map(|passkey| passkey.credential_id).collect();
        let person = (handle(session.account), session.login.as_str(), session.name.as_str());
        let question = ceremony::ask_to_enrol(origin, person, known).map_err(|fault| refused(&fault))?;
        let state = serde_json::json!([name, origin, question.state]).to_string();
        let token = self.ask(Purpose::Enrol, (Some(session.account), None), state).await?;
        Ok(Ok(Asked { options: question.options, token }))
    }

    /// Keeps the new passkey. It signs in at once; it approves when a second person has confirmed it.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, that the answer is not taken.
    pub async fn enrol_passkey(
        &self,
        session: &Session,
        (token, answer): (&str, &str),
    ) -> Result<Result<(), Refused>, IssuanceError> {
        let asked = self.answered(Purpose::Enrol, token, answer).await?;
        let Some(asked) = asked.filter(|asked| asked.account == Some(session.account)) else {
            return Ok(Err(Refused::Passkey));
        };
        let Ok((name, origin, state)) = serde_json::from_str::<(String, String, String)>(&asked.state) else {
            return Ok(Err(Refused::Passkey));
        };
        let Ok(made) = ceremony::enrol(&origin, &state, answer) else { return Ok(Err(Refused::Passkey)) };
        let at = self.now();
        let mut tx = self.store.begin().await?;
        if tx.passkey(&made.credential_id).await?.is_some() {
            return Ok(Err(Refused::Passkey));
        }
        let id = base64url::encode(&made.credential_id);
        let passkey = NewPasskey {
            credential_id: made.credential_id,
            public_key: made.public_key,
            origin,
            credential: made.credential,
            counter: 0,
            name,
        };
        tx.insert_passkey(session.account, &passkey, at).await?;
        note(&mut tx, at, (&session.login, "enrol-passkey"), None, &id).await?;
        self.tell(&mut tx, (&session.roles, &session.login), "passkey-enrolled", &session.login).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Asks any passkey of this host who is there.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] where passkeys cannot be used.
    pub async fn ask_who(&self, origin: &str) -> Result<Asked, IssuanceError> {
        let question = ceremony::ask_who(origin).map_err(|fault| refused(&fault))?;
        let state = serde_json::json!([origin, question.state]).to_string();
        let token = self.ask(Purpose::SignIn, (None, None), state).await?;
        Ok(Asked { options: question.options, token })
    }

    /// Signs somebody in by passkey: it and the finger, face or PIN that it asks for are two factors. Wrong passwords that others
    /// have typed do not lock it out.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, that the answer is not taken.
    pub async fn sign_in_by_passkey(
        &self,
        (token, answer): (&str, &str),
        browser: &str,
    ) -> Result<Result<Secret, Refused>, IssuanceError> {
        let Some(asked) = self.answered(Purpose::SignIn, token, answer).await? else {
            return Ok(Err(Refused::Passkey));
        };
        let Ok((origin, state)) = serde_json::from_str::<(String, String)>(&asked.state) else {
            return Ok(Err(Refused::Passkey));
        };
        let Ok((whose, id)) = ceremony::who(&origin, answer) else { return Ok(Err(Refused::Passkey)) };
        let passkey = self.store.passkey(&id).await?.filter(|passkey| passkey.removed.is_none());
        let passkey = passkey.filter(|passkey| passkey.origin == origin && handle(passkey.account) == whose);
        let Some(passkey) = passkey else { return Ok(Err(Refused::Passkey)) };
        let accounts = self.store.accounts().await?;
        let open = accounts.iter().find(|account| account.id == passkey.account && account.disabled.is_none());
        let Some(account) = open else { return Ok(Err(Refused::Passkey)) };
        let Ok((counter, known)) = ceremony::recognize(&origin, (&state, answer), &passkey.credential) else {
            return Ok(Err(Refused::Passkey));
        };
        if !is_next(counter, passkey.counter) {
            return Ok(Err(Refused::Passkey));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.use_passkey(passkey.id, (counter, Some(&known)), at).await?;
        let session = self.open_session(&mut tx, account.id, browser, Some(at)).await?;
        note(&mut tx, at, (&account.login, "sign-in"), None, "at the desk, by passkey").await?;
        tx.commit().await?;
        Ok(Ok(session))
    }

    /// Removes a passkey of somebody who has typed the password again. What it has approved stays approved.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, why the password is not taken.
    pub async fn remove_passkey(
        &self,
        session: &Session,
        (password, which): (&str, i64),
    ) -> Result<Result<(), Refused>, IssuanceError> {
        if let Err(refused) = self.shows_again(&session.login, password).await? {
            return Ok(Err(refused));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        if tx.remove_passkeys(session.account, Some(which), at).await? == 1 {
            note(&mut tx, at, (&session.login, "remove-passkey"), None, &which.to_string()).await?;
        }
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Keeps what the answer to a question is held to.
    pub(super) async fn ask(
        &self,
        purpose: Purpose,
        (account, digest): (Option<AccountId>, Option<Digest>),
        state: String,
    ) -> Result<Secret, IssuanceError> {
        let token = Secret::new(self.chance.bytes()?);
        let begun = self.now();
        let mut tx = self.store.begin().await?;
        let ceremony = Ceremony { purpose, account, digest, state, begun };
        tx.insert_ceremony(token.digest(), &ceremony, begun.plus_seconds(-QUESTION_SECONDS)).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// The question of an answer, which is answered with that.
    pub(super) async fn answered(
        &self,
        purpose: Purpose,
        token: &str,
        answer: &str,
    ) -> Result<Option<Ceremony>, IssuanceError> {
        let mut tx = self.store.begin().await?;
        let asked = tx.take_ceremony(secret::digest(token)).await?;
        tx.commit().await?;
        let at = self.now();
        let is_open = |asked: &Ceremony| asked.purpose == purpose && at.seconds_since(asked.begun) < QUESTION_SECONDS;
        Ok(asked.filter(is_open).filter(|_| answer.len() <= LONGEST_ANSWER))
    }
}

/// Whether an authenticator that counts has signed since it was last seen; a copy of it would lag behind (Web Authentication,
/// section 7.2, step 22). Those that do not count say nought.
pub(super) fn is_next(counter: u32, known: u32) -> bool {
    counter > known || (counter, known) == (0, 0)
}

/// The name of an account for authenticators. It says nothing about the person (section 14.6.1).
fn handle(account: AccountId) -> [u8; 16] {
    let digest = Digest::of_parts([&b"testamur-user-1"[..], &account.number().to_be_bytes()]);
    let mut handle = [0; 16];
    handle.iter_mut().zip(digest.as_bytes()).for_each(|(byte, of)| *byte = *of);
    handle
}

fn refused(fault: &CeremonyFault) -> IssuanceError {
    IssuanceError::NotAllowed(fault.to_string())
}
