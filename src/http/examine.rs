//! The one use case of every endpoint that examines something: evidence, what the register adds to it, verdict.

use std::sync::Arc;

use tokio::sync::OwnedSemaphorePermit;

use super::Service;
use super::evidence::Question;
use super::problem::Problem;
use crate::fetch::{Budget, Search};
use crate::qr::{Content, Link};
use crate::time::Instant;
use crate::trust::Trust;
use crate::verify::{Answer, Evidence, Form, Policy, Want, verify};
use crate::wire::digest::Digest;

/// What was examined, with all that it takes to do so again, or to tell it.
#[derive(Clone)]
pub(super) struct Examined {
    pub(super) answer: Answer,
    pub(super) evidence: Evidence,
    policy: Policy,
}

impl Examined {
    fn new(evidence: Evidence, policy: Policy, trust: &Trust, at: Instant) -> Self {
        Self { answer: verify(&evidence, trust, &policy, at), evidence, policy }
    }

    /// The same, by somebody who knows more.
    pub(super) fn again(self, trust: &Trust) -> Self {
        Self::new(self.evidence, self.policy, trust, self.answer.verified_at)
    }
}

impl Service {
    /// Examines one thing.
    pub(super) async fn examine(&self, question: Question, policy: Policy) -> Result<Answer, Problem> {
        Ok(self.examined(question, policy).await?.0.answer)
    }

    /// Examines one thing, and says by what knowledge.
    pub(super) async fn examined(&self, question: Question, policy: Policy) -> Result<(Examined, Arc<Trust>), Problem> {
        let Question { exhibit, max_status_age } = question;
        let mut policy = self.adapt(policy, max_status_age);
        let known = self.0.knowledge.now().await?;
        let at = self.now();
        if exhibit.is_quick() {
            let mut evidence = exhibit.into_evidence()?;
            self.complete(&mut evidence, &mut policy).await?;
            let answer = verify(&evidence, &known.trust, &policy, at);
            return Ok(self.looked_up(Examined { answer, evidence, policy }, &known.trust).await);
        }
        let core = self.core().await?;
        let mut evidence = aside(move || exhibit.into_evidence()).await??;
        self.complete(&mut evidence, &mut policy).await?;
        let trust = Arc::clone(&known.trust);
        let examined = aside(move || Examined::new(evidence, policy, &trust, at)).await?;
        drop(core);
        Ok(self.looked_up(examined, &known.trust).await)
    }

    /// As [`Service::examine`], on a thread of a pool, with a core at hand; what is lacking is not looked up.
    pub(super) fn examine_here(&self, question: Question, bench: &super::batch::Bench) -> Result<Examined, Problem> {
        let mut policy = self.adapt(Policy::for_programs(), question.max_status_age);
        let mut evidence = question.exhibit.into_evidence()?;
        if evidence.paper.is_some() || has_reference(&evidence) {
            bench.runtime.block_on(self.complete(&mut evidence, &mut policy))?;
        }
        let examined = Examined::new(evidence, policy, &bench.known.trust, bench.at);
        self.0.tallies.count(&examined.answer);
        Ok(examined)
    }

    /// Looks up what an answer lacks, where that is allowed, and examines again with what was found.
    async fn looked_up(&self, examined: Examined, trust: &Arc<Trust>) -> (Examined, Arc<Trust>) {
        let wants = if self.0.options.fetch.is_some() { examined.answer.wants() } else { Vec::new() };
        let (examined, trust) = match &self.0.options.fetch {
            Some(fetch) if !wants.is_empty() => {
                let search = Search::new(fetch, &Budget::for_request(), trust, self.now());
                // Few requests come here, and the others need not carry the room for it.
                Box::pin(self.search(examined, search, wants)).await
            }
            _ => (examined, Arc::clone(trust)),
        };
        self.0.metrics.examined(&examined.answer);
        self.0.tallies.count(&examined.answer);
        (examined, trust)
    }

    async fn search(&self, mut examined: Examined, mut search: Search, mut wants: Vec<Want>) -> (Examined, Arc<Trust>) {
        while search.learn(wants).await {
            // Without a free core the answer stays what it is: the network is no reason to fail.
            let Ok(_core) = self.core().await else { break };
            let trust = Arc::clone(search.trust());
            let earlier = examined.clone();
            let Ok(again) = aside(move || examined.again(&trust)).await else {
                return (earlier, Arc::clone(search.trust()));
            };
            examined = again;
            wants = examined.answer.wants();
        }
        (examined, Arc::clone(search.trust()))
    }

    /// A core for work that takes longer than a moment.
    pub(super) async fn core(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let permit = Arc::clone(&self.0.cores).acquire_owned();
        let permit = tokio::time::timeout(self.0.options.queue_time, permit).await.map_err(|_| Problem::Busy)?;
        permit.map_err(Problem::failed)
    }

    /// A policy with what the caller and the operator say.
    pub(super) fn adapt(&self, policy: Policy, max_status_age: Option<u32>) -> Policy {
        Policy {
            max_status_age: max_status_age.map_or(policy.max_status_age, i64::from),
            allow_demo: self.0.options.is_demo,
            ..policy
        }
    }

    /// Adds what only the register knows: whether a PDF is one that was released here, and the tokens of link codes.
    async fn complete(&self, evidence: &mut Evidence, policy: &mut Policy) -> Result<(), Problem> {
        // Without the register a file is only compared, as one that was never released here.
        let is_released = tokio::time::timeout(PATIENCE, self.0.store.is_released_pdf(evidence.sha256));
        if evidence.paper.is_some() && is_released.await.is_ok_and(Result::unwrap_or_default) {
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

/// How long a file waits for the register, which may be down.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

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
