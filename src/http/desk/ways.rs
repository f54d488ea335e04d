//! In which ways a visitor may check and approve a batch: what the page of the batch offers.

use axum::http::HeaderMap;

use super::super::Service;
use super::super::problem::Problem;
use super::guard::Visitor;
use super::passkeys;
use crate::access::{Means, Permission, Rule};

/// What a visitor may do with a batch that waits.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or not")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// The visitor has prepared it, or checked it.
    pub(super) is_own: bool,
    pub(super) is_own_check: bool,
    /// A second person has to look through it first, and the visitor may.
    pub(super) is_unchecked: bool,
    pub(super) checks: bool,
    /// By a passkey of this host, by a one-time code.
    pub(super) by_passkey: bool,
    pub(super) by_code: bool,
    /// The institution allows passkeys, and the visitor has none here.
    pub(super) lacks_passkey: bool,
    /// The institution allows what the visitor has, and nobody has confirmed it, or its delay is not over.
    pub(super) is_pending: bool,
}

impl Ways {
    /// For a batch with these steps: who has prepared it, who has checked it.
    pub(super) async fn load(
        service: &Service,
        (visitor, headers): (&Visitor, &HeaderMap),
        (prepared_by, checked_by): (Option<&str>, Option<&str>),
    ) -> Result<Self, Problem> {
        let (session, institution, store) = (visitor.somebody()?, visitor.place()?, &service.0.store);
        let login = Some(session.login.as_str());
        let four_eyes = store.approval_rules(institution.id).await?.contains(&Rule::FourEyes);
        let is_own = prepared_by == login;
        let mut ways = Self {
            is_own,
            is_own_check: four_eyes && checked_by == login,
            is_unchecked: four_eyes && checked_by.is_none(),
            checks: four_eyes && checked_by.is_none() && !is_own && visitor.may(Permission::Check),
            ..Self::default()
        };
        if !visitor.may(Permission::Approve) {
            return Ok(ways);
        }
        let means = store.approval_policy(institution.id).await?;
        let at = service.0.office.now();
        if means.contains(&Means::Passkey) {
            let origin = passkeys::origin(service, headers).await?;
            let mut own = store.passkeys(session.account).await?;
            own.retain(|passkey| Some(&passkey.origin) == origin.as_ref());
            ways.lacks_passkey = own.is_empty();
            ways.by_passkey = own.iter().any(|passkey| passkey.approves_at(at));
            ways.is_pending = !own.is_empty() && !ways.by_passkey;
        }
        if means.contains(&Means::Totp) {
            let codes = store.codes(session.account).await?;
            ways.by_code = codes.effective.is_some_and(|effective| effective <= at);
            ways.is_pending |= codes.secret.is_some() && !ways.by_code && !ways.by_passkey;
        }
        Ok(ways)
    }

    /// Whether the institution allows nothing that anybody does at the desk.
    pub(super) fn are_none(self) -> bool {
        !self.by_passkey && !self.by_code && !self.lacks_passkey && !self.is_pending
    }
}
