//! Third-party vectors. They are not part of the project: where the folder `shared` does not lie beside the repository, the
//! tests that need it say so and pass.

use std::path::{Path, PathBuf};

/// A file or folder of `shared`; prints a line that says what is skipped if it is not there.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found =
        ["../shared", "../../shared"].iter().map(|folder| manifest.join(folder).join(path)).find(|path| path.exists());
    if found.is_none() {
        eprintln!("SKIPPED: shared/{path} does not lie beside the repository, so this test checked nothing");
    }
    found
}

/// The text of a file of `shared`, without the line break at its end.
pub(crate) fn shared_text(path: &str) -> Option<String> {
    let text = std::fs::read_to_string(shared(path)?).expect("a shared file is readable UTF-8");
    Some(text.trim_end_matches(['\n', '\r']).to_owned())
}

/// The JSON of a file of `shared`.
pub(crate) fn shared_json(path: &str) -> Option<serde_json::Value> {
    Some(serde_json::from_str(&shared_text(path)?).expect("a shared file is JSON"))
}
