//! How much one request may set in motion.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::FetchFault;

/// What one request may still do: ask hosts, fetch documents, and wait. What lies on the shelf costs nothing.
///
/// Clones draw on the same.
#[derive(Debug, Clone)]
pub struct Budget(Arc<Mutex<Left>>);

#[derive(Debug)]
struct Left {
    hosts: usize,
    asked: HashSet<String>,
    documents: usize,
    wait: Duration,
}

impl Budget {
    /// For one request: 8 hosts, 16 documents, 5 seconds.
    #[must_use]
    pub fn for_request() -> Self {
        Self::new(8, 16, Duration::from_secs(5))
    }

    /// For all lines of a batch, or all files of a command: 64 hosts, 256 documents, a minute.
    #[must_use]
    pub fn for_batch() -> Self {
        Self::new(64, 256, Duration::from_mins(1))
    }

    /// So many hosts and documents, and so long a wait.
    #[must_use]
    pub fn new(hosts: usize, documents: usize, wait: Duration) -> Self {
        Self(Arc::new(Mutex::new(Left { hosts, asked: HashSet::new(), documents, wait })))
    }

    /// Takes what one document from this host costs.
    pub(super) fn spend(&self, host: &str) -> Result<(), FetchFault> {
        let mut left = self.left();
        let is_new = !left.asked.contains(host);
        if left.documents == 0 || (is_new && left.hosts == 0) {
            return Err(FetchFault::Budget);
        }
        left.documents -= 1;
        if is_new {
            left.hosts -= 1;
            left.asked.insert(host.to_owned());
        }
        Ok(())
    }

    /// How long may still be waited.
    pub(super) fn wait(&self) -> Duration {
        self.left().wait
    }

    /// Says how long was waited.
    pub(super) fn waited(&self, time: Duration) {
        let mut left = self.left();
        left.wait = left.wait.saturating_sub(time);
    }

    fn left(&self) -> MutexGuard<'_, Left> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_documents_and_time_run_out() {
        let budget = Budget::new(2, 4, Duration::from_secs(1));
        assert_eq!(budget.spend("a.example"), Ok(()));
        assert_eq!(budget.spend("a.example"), Ok(()));
        assert_eq!(budget.spend("b.example"), Ok(()));
        assert_eq!(budget.spend("c.example"), Err(FetchFault::Budget));
        assert_eq!(budget.spend("a.example"), Ok(()));
        assert_eq!(budget.spend("a.example"), Err(FetchFault::Budget));
        budget.waited(Duration::from_secs(9));
        assert_eq!(budget.wait(), Duration::ZERO);
    }
}
