//! Any bytes are evidence or a fault, the same each time; what a PDF offers is bounded.

use testamur::scan::scan;
use testamur::wire::limits::{CERTIFICATES_PER_FILE, PAGES};

/// Takes a file as it was uploaded: a PDF in the corpus, a picture or text after mutation.
pub(super) fn pdf(data: &[u8]) {
    let found = scan(data, None);
    assert_eq!(found, scan(data, None), "not deterministic");
    let Ok(evidence) = found else { return };
    assert!(evidence.items.len() <= CERTIFICATES_PER_FILE);
    assert!(evidence.paper.is_none_or(|paper| paper.pages.len() <= PAGES));
}
