//! The languages of the page that checks certificates: more than the rest of the service speaks, because employers are everywhere.

use std::sync::LazyLock;

use axum::http::{HeaderMap, Uri};

use super::accept;
use crate::report::Words;
use crate::words;

/// A language of the page.
pub(super) struct Tongue {
    /// What it calls itself.
    pub(super) name: &'static str,
    /// Its words.
    pub(super) words: Words,
    /// Its words for the verifier in the browser, as lines.
    pub(super) lines: String,
}

impl Tongue {
    fn new((tag, name): (&'static str, &'static str)) -> Self {
        let text = words::file(tag).unwrap_or_default();
        let lines = Words::lines(text).collect::<Vec<_>>().join("\n");
        Self { name, words: Words::parse(tag, text), lines }
    }

    /// The query's `lang`, else the browser's, else English.
    pub(super) fn of(headers: &HeaderMap, uri: &Uri) -> &'static Self {
        let known = |tag: &str| {
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            TONGUES.iter().find(|tongue| tongue.words.tag() == primary)
        };
        let asked = uri.query().unwrap_or_default().split('&').find_map(|part| part.strip_prefix("lang="));
        let tongue = asked.and_then(known).or_else(|| accept::liked(headers, known));
        tongue.unwrap_or_else(|| &ENGLISH)
    }

    /// Every language, as it stands in the list of languages.
    pub(super) fn all() -> &'static [Self] {
        &TONGUES
    }
}

static TONGUES: LazyLock<Vec<Tongue>> = LazyLock::new(|| NAMES.into_iter().map(Tongue::new).collect());
static ENGLISH: LazyLock<Tongue> = LazyLock::new(|| Tongue::new(("en", "English")));

/// Tags and own names.
const NAMES: [(&str, &str); 10] = [
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ru", "Русский"),
    ("az", "Azərbaycanca"),
    ("be", "Беларуская"),
    ("it", "Italiano"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::claims::{Kind, Mode};
    use crate::status::Cause;
    use crate::verify::Reason;

    /// Every message that templates and code of the page name.
    fn ids() -> BTreeSet<String> {
        let files = |folder: &str| std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let own = ["templates/pages/ask.html", "templates/pages/answer.html", "templates/pages/base.html"];
        let paths = ["templates/report", "src/report"].into_iter().flat_map(files).chain(own.map(Into::into));
        let mut ids = BTreeSet::new();
        for path in paths {
            let text = std::fs::read_to_string(path).unwrap();
            for (at, _) in text.match_indices("\"page-") {
                let id = text[at + 1..].chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-');
                ids.extend(Some(id.collect::<String>()).filter(|id| !id.ends_with('-')));
            }
        }
        ids.extend(Reason::ALL.map(|reason| format!("page-reason-{}", reason.code())));
        ids.extend(Cause::ALL.map(|cause| format!("page-cause-{}", cause.word())));
        ids.extend(Kind::ALL.map(|kind| format!("sheet-kind-{}", kind.word())));
        ids.extend(Mode::ALL.map(|mode| format!("sheet-mode-{}", mode.word())));
        ids.extend((1..=12).map(|month| format!("sheet-month-{month}")));
        let results = ["differs", "not-compared", "original", "text-matches"];
        ids.extend(results.map(|result| format!("page-check-{result}")));
        let checks = ["format", "issuer", "link", "page", "signature", "status", "validity"];
        ids.extend(checks.map(|check| format!("page-check-{check}")));
        ids
    }

    #[test]
    fn every_language_says_everything_in_lines_of_one_message() {
        let ids = ids();
        assert!(ids.len() > 120, "{}", ids.len());
        for tongue in Tongue::all() {
            let missing: Vec<_> = ids.iter().filter(|id| !tongue.words.has(id)).collect();
            assert_eq!(missing, Vec::<&String>::new(), "{}", tongue.words.tag());
            for line in tongue.lines.lines() {
                let (_, text) = line.split_once(" = ").unwrap();
                let is_plain = !text.contains("->") && !text.contains(['<', '&', '"']) && !text.contains("{ \"");
                assert!(is_plain, "{}: {line}", tongue.words.tag());
            }
        }
    }

    #[test]
    fn every_language_speaks_of_the_same_variables() {
        let name = |rest: &str| rest.split(' ').next().unwrap().to_owned();
        let variables = |text: &str| text.split("{ $").skip(1).map(name).collect::<BTreeSet<_>>();
        for tongue in Tongue::all() {
            for line in tongue.lines.lines() {
                let (id, text) = line.split_once(" = ").unwrap();
                assert_eq!(variables(text), variables(ENGLISH.words.say(id)), "{}: {line}", tongue.words.tag());
            }
        }
    }

    #[test]
    fn the_browser_is_spoken_to_in_its_language() {
        let headers =
            |accept: &str| [("accept-language".parse().unwrap(), accept.parse().unwrap())].into_iter().collect();
        let uri = |text: &str| text.parse::<Uri>().unwrap();
        for (accept, query, tag) in [
            ("de-AT,de;q=0.9,en;q=0.8", "", "de"),
            ("ar", "", "ar"),
            ("ja", "", "en"),
            ("ja", "?a=b&lang=it", "it"),
            ("ru", "?lang=xx", "ru"),
        ] {
            assert_eq!(Tongue::of(&headers(accept), &uri(&format!("/v{query}"))).words.tag(), tag, "{accept} {query}");
        }
    }
}
