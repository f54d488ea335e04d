//! The one use case of every endpoint that examines something: evidence, what the register adds to it, verdict.

use std::sync::Arc;

use tokio::sync::OwnedSemaphorePermit;

use super::Service;
use super::evidence::Question;
use super::problem::Problem;
use crate::qr::{Content, Link};
use crate::verify::{Answer, Evidence, Form, Policy, verify};
use crate::wire::digest::Digest;

impl Service {
    /// Examines one thing.
    pub(super) async fn examine(&self, question: Question, policy: Policy) -> Result<Answer, Problem> {
        let Question { exhibit, max_status_age } = question;
        let mut policy = self.adapt(policy, max_status_age);
        let known = self.0.knowledge.now().await?;
        let at = self.now();
        if exhibit.is_quick() {
            let mut evidence = exhibit.into_evidence()?;
            self.complete(&mut evidence, &mut policy).await?;
            return Ok(verify(&evidence, &known.trust, &policy, at));
        }
        let _core = self.core().await?;
        let mut evidence = aside(move || exhibit.into_evidence()).await??;
        self.complete(&mut evidence, &mut policy).await?;
        let trust = Arc::clone(&known.trust);
        aside(move || verify(&evidence, &trust, &policy, at)).await
    }

    /// As [`Service::examine`], on a thread of a pool, with a core at hand.
    pub(super) fn examine_here(&self, question: Question, bench: &super::batch::Bench) -> Result<Answer, Problem> {
        let mut policy = self.adapt(Policy::for_programs(), question.max_status_age);
        let mut evidence = question.exhibit.into_evidence()?;
        if evidence.paper.is_some() || has_reference(&evidence) {
            bench.runtime.block_on(self.complete(&mut evidence, &mut policy))?;
        }
        Ok(verify(&evidence, &bench.known.trust, &policy, bench.at))
    }

    /// A core for work that takes longer than a moment.
    pub(super) async fn core(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let permit = Arc::clone(&self.0.cores).acquire_owned();
        let permit = tokio::time::timeout(self.0.options.queue_time, permit).await.map_err(|_| Problem::Busy)?;
        permit.map_err(Problem::failed)
    }

    fn adapt(&self, policy: Policy, max_status_age: Option<u32>) -> Policy {
        Policy {
            max_status_age: max_status_age.map_or(policy.max_status_age, i64::from),
            allow_demo: self.0.options.is_demo,
            ..policy
        }
    }

    /// Adds what only the register knows: whether a PDF is one that was released here, and the tokens of link codes.
    async fn complete(&self, evidence: &mut Evidence, policy: &mut Policy) -> Result<(), Problem> {
        if evidence.paper.is_some() && self.0.store.is_released_pdf(evidence.sha256).await? {
            policy.original = Some(evidence.sha256);
        }
        for item in &mut evidence.items {
            let Some((id, sha256)) = reference(&item.form) else { continue };
            let token = self.0.store.token(id).await?.filter(|token| Digest::of(token) == sha256);
            if let Some(token) = token {
                item.form = Form::Token(token);
            }
        }
        Ok(())
    }
}

/// Work that would hold up other requests, on a thread of its own.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::failed)
}

fn has_reference(evidence: &Evidence) -> bool {
    evidence.items.iter().any(|item| reference(&item.form).is_some())
}

/// The certificate that a link code names; `None` for a code that holds one.
fn reference(form: &Form) -> Option<(crate::claims::CredentialId, Digest)> {
    let Form::Qr(text) = form else { return None };
    // Most codes hold a whole certificate: those need not be unpacked twice.
    if !text.contains("#c=") {
        return None;
    }
    match Link::parse(text).ok()?.content() {
        Content::Reference { id, sha256 } => Some((*id, *sha256)),
        Content::Whole(_) => None,
    }
}
