//! Where random bytes come from.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::wire::digest::Digest;

/// The operating system gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gives no random bytes")]
pub struct NoChance;

/// A source of random bytes.
#[derive(Debug)]
pub enum Chance {
    /// The same bytes after the same seed: tests, and the demo's rehearsal.
    Seeded {
        /// What decides them.
        seed: Digest,
        /// How often it was asked.
        asked: AtomicU64,
    },
    /// The operating system's.
    System,
}

impl Chance {
    /// A source that gives the same bytes after the same seed. Never for keys that sign real certificates.
    #[must_use]
    pub fn seeded(seed: &str) -> Self {
        Self::Seeded { seed: Digest::of(seed), asked: AtomicU64::new(0) }
    }

    /// Random bytes, at most 32.
    ///
    /// # Errors
    /// [`NoChance`].
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoChance> {
        const { assert!(N <= 32) };
        let mut bytes = [0; N];
        match self {
            Self::System => getrandom::fill(&mut bytes).map_err(|_| NoChance)?,
            Self::Seeded { seed, asked } => {
                let number = asked.fetch_add(1, Ordering::Relaxed);
                let block = Digest::of_parts([&seed.as_bytes()[..], &number.to_be_bytes()]);
                bytes.iter_mut().zip(block.as_bytes()).for_each(|(byte, random)| *byte = *random);
            }
        }
        Ok(bytes)
    }

    /// A number below `bound`, each as likely as the others.
    ///
    /// # Errors
    /// [`NoChance`].
    pub fn below(&self, bound: u32) -> Result<u32, NoChance> {
        let bound = bound.max(1);
        // The highest multiple of the bound; a number above it would favour small results.
        let limit = u32::MAX - u32::MAX % bound;
        loop {
            let number = u32::from_be_bytes(self.bytes()?);
            if number < limit {
                return Ok(number % bound);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_the_bytes() {
        let (one, other) = (Chance::seeded("TEST ONLY"), Chance::seeded("TEST ONLY"));
        assert_eq!(one.bytes::<16>(), other.bytes::<16>());
        assert_ne!(one.bytes::<16>(), one.bytes::<16>());
        assert_ne!(Chance::System.bytes::<32>(), Chance::System.bytes::<32>());
    }

    #[test]
    fn numbers_stay_below_their_bound() {
        let chance = Chance::seeded("TEST ONLY");
        assert!((0..1000).all(|_| chance.below(7).unwrap() < 7));
        assert_eq!(chance.below(1), Ok(0));
    }
}
