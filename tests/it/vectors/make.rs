//! Makes the verdict vectors from seeds that say TEST ONLY.

mod accepted;
mod proofs;
mod rejected;
mod undecided;
pub(crate) mod world;

use serde_json::Value;

/// One case.
pub(crate) struct Vector {
    name: String,
    expect: String,
    why: String,
    trust: &'static str,
    at: &'static str,
    more: Vec<(&'static str, String)>,
    body: String,
}

impl Vector {
    /// A case under the usual circumstances: three pinned universities, on 15 July 2026.
    pub(crate) fn new(name: &str, expect: &str, why: &str, body: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            expect: expect.to_owned(),
            why: why.to_owned(),
            trust: "three-universities",
            at: world::AT,
            more: Vec::new(),
            body: body.into(),
        }
    }

    pub(crate) fn trusting(self, trust: &'static str) -> Self {
        Self { trust, ..self }
    }

    pub(crate) fn at(self, at: &'static str) -> Self {
        Self { at, ..self }
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.more.push((name, value.to_owned()));
        self
    }

    fn text(&self) -> String {
        let more = self.more.iter().fold(String::new(), |more, (name, value)| format!("{more}{name}: {value}\n"));
        format!(
            "expect: {}\nat: {}\ntrust: {}\n{more}why: {}\n\n{}\n",
            self.expect, self.at, self.trust, self.why, self.body
        )
    }
}

/// Every file below tests/vectors, by path.
pub(crate) fn files() -> Vec<(String, String)> {
    let trust = |(name, value): (&str, Value)| {
        let text = serde_json::to_string_pretty(&value).unwrap();
        (format!("trust/{name}.json"), text + "\n")
    };
    let mut files: Vec<_> = world::trust_files().into_iter().map(trust).collect();
    let vectors =
        [accepted::vectors(), proofs::vectors(), rejected::vectors(), undecided::vectors()].into_iter().flatten();
    files.extend(vectors.map(|vector| (format!("verify/{}.txt", vector.name), vector.text())));
    files
}
