//! The boundary around third-party decoders.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Runs a decoder of hostile input. `None` if it gave up by a panic.
///
/// Image, QR and PDF decoders hold thousands of lines that index and subtract; a panic in one of them must spoil one file, not the
/// server. This needs `panic = "unwind"`, the default of every profile. What the decoder held is dropped with it, so nothing
/// half-written is seen afterwards.
pub(super) fn fenced<T>(decode: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(decode)).ok()
}

/// Leaves a decoder from within one of its callbacks, which offer no other way out; [`fenced`] then gives `None`.
///
/// Unlike a panic this does not call the panic hook: nothing is printed.
pub(super) fn leave() -> ! {
    resume_unwind(Box::new("left"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stays_inside() {
        assert_eq!(fenced(|| 1), Some(1));
        assert_eq!(fenced(|| if std::hint::black_box(true) { leave() } else { 1 }), None);
        assert_eq!(fenced(|| [0][std::hint::black_box(1)]), None);
    }
}
