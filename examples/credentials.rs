//! Writes the examples of docs/CREDENTIAL.md anew: `scripts/generate-credentials`. Then look at what has changed: what is
//! printed must stay readable for ever.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "it writes the examples of a test")]

#[path = "../tests/it/credential_doc"]
mod credential_doc {
    pub(crate) mod make;
}

use std::fs;

use credential_doc::make;

fn main() -> std::io::Result<()> {
    let document = fs::read_to_string(make::PATH)?;
    fs::write(make::PATH, make::with_examples(&document))?;
    println!("{} examples in docs/CREDENTIAL.md", make::examples().len());
    Ok(())
}
