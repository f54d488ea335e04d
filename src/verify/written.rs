//! An answer as JSON, for who writes a hundred thousand of them.

use serde::Serialize;
use serde_json::Result;

use super::answer::{Answer, Finding};
use super::reason::Reason;

impl Answer {
    /// Appends the JSON of this answer: the bytes of its `Serialize`, without reading each credential once more. That was read
    /// when it was verified.
    ///
    /// # Errors
    /// Those of the texts in it; there are none in an answer of [`super::verify`].
    pub fn write_json(&self, out: &mut Vec<u8>) -> Result<()> {
        put(out, "{\"verdict\":", self.verdict.word())?;
        out.extend_from_slice(b",\"results\":[");
        for (place, finding) in self.results.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            finding.write_json(out)?;
        }
        put(out, "],\"verified_at\":", &self.verified_at.to_string())?;
        put(out, ",\"evidence_sha256\":", &self.evidence_sha256.to_string())?;
        put(out, ",\"trust_list_seq\":", &self.trust_list_seq)?;
        out.push(b'}');
        Ok(())
    }
}

impl Finding {
    fn write_json(&self, out: &mut Vec<u8>) -> Result<()> {
        put(out, "{\"verdict\":", self.verdict.word())?;
        put(out, ",\"reason\":", &self.verdict.reason().map(Reason::code))?;
        put(out, ",\"page\":", &self.page)?;
        put(out, ",\"checks\":", &self.checks)?;
        put(out, ",\"certificate\":", &self.certificate)?;
        put(out, ",\"issuer\":", &self.issuer)?;
        out.extend_from_slice(b",\"credential\":");
        out.extend_from_slice(self.credential.as_ref().map_or("null", |credential| credential.as_str()).as_bytes());
        out.push(b'}');
        Ok(())
    }
}

fn put(out: &mut Vec<u8>, name: &str, value: &(impl Serialize + ?Sized)) -> Result<()> {
    out.extend_from_slice(name.as_bytes());
    serde_json::to_writer(out, value)
}
