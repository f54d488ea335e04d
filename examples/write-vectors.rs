//! Writes the verdict vectors anew: `cargo run --example write-vectors`. Then look at what has changed, and why.

#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "it writes the cases of a test")]

#[path = "../tests/it/vectors"]
mod vectors {
    pub(crate) mod make;
}

use std::fs;
use std::path::Path;

use vectors::make;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    for name in ["trust", "verify"] {
        let folder = root.join(name);
        if folder.is_dir() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
    }
    let files = make::files();
    for (name, text) in &files {
        fs::write(root.join(name), text)?;
    }
    println!("{} files in {}", files.len(), root.display());
    Ok(())
}
