//! Work beside all requests: how it ends, and how fast it goes.

use std::future::Future;

use tokio::time::Instant;

use super::super::problem::causes;
use super::frame::Desk;
use crate::issuance::IssuanceError;

/// Why work has not come to its end.
#[derive(Debug)]
pub(super) enum Stopped {
    Failed(IssuanceError),
    /// It panicked. What was kept is whole all the same: steps that belong together are one transaction.
    Died,
}

impl Stopped {
    /// In words, for the log.
    pub(super) fn causes(&self) -> String {
        match self {
            Self::Failed(error) => causes(error),
            Self::Died => "it died; what it said stands before this line".to_owned(),
        }
    }
}

/// Does it in a task of its own: should it die, whoever waits for it is told, and does not wait for ever.
pub(super) async fn done(
    work: impl Future<Output = Result<(), IssuanceError>> + Send + 'static,
) -> Result<(), Stopped> {
    match tokio::spawn(work).await {
        Ok(ended) => ended.map_err(Stopped::Failed),
        Err(_) => Err(Stopped::Died),
    }
}

/// How fast something goes of which so many steps are done since it began, and how long those will take that are left, in words;
/// `None` while nobody can know. So many steps are one certificate.
pub(super) fn pace(begun: Instant, (done, left): (usize, usize), steps: u64, desk: &Desk) -> Option<String> {
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).ok()?.max(1);
    let done = u64::try_from(done).ok().filter(|done| *done > 0)?;
    let left = u64::try_from(left).ok()?;
    let a_second = (done * 1000).checked_div(milliseconds * steps)?.max(1);
    let seconds = (left * milliseconds).checked_div(done * 1000)? + 1;
    Some(desk.rate(a_second, seconds))
}
