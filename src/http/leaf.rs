//! The frame of the page that checks certificates: its language, its host, and what it is made of.

use axum::http::{HeaderMap, Uri};

use super::asset::{self, CAMERA, MARK, OLD_SCRIPT, SCRIPT, STYLE, ZXING, ZXING_CORE};
use super::tongue::Tongue;
use super::{Service, address};

/// What the page that checks certificates says around its content.
pub(super) struct Leaf {
    pub(super) tongue: &'static Tongue,
    /// The host that it runs on, as the browser asked for it.
    pub(super) host: String,
    /// A demonstration says so on every page, and accepts its own certificates.
    pub(super) is_demo: bool,
    /// It is a file, with no service behind it.
    pub(super) is_still: bool,
    /// The paths of our own style, mark and scripts.
    pub(super) style: &'static str,
    pub(super) mark: &'static str,
    pub(super) script: &'static str,
    pub(super) old_script: &'static str,
    /// The paths of what reads codes by the camera: our script, and the reader for browsers without one.
    pub(super) reader: [&'static str; 3],
    /// The paths of the small verifier and of the whole one; empty where there is none.
    pub(super) cores: [&'static str; 2],
    /// What all of it together is called.
    pub(super) edition: String,
    /// Every name of the hosted institutions.
    pub(super) institutions: Vec<String>,
}

impl Leaf {
    pub(super) fn new(service: &Service, headers: &HeaderMap, uri: &Uri) -> Self {
        let host = address::host(headers).map(|host| host.to_string()).unwrap_or_default();
        Self {
            tongue: Tongue::of(headers, uri),
            host,
            is_demo: service.0.options.is_demo,
            is_still: service.0.options.is_still,
            style: &STYLE.path,
            mark: &MARK.path,
            script: &SCRIPT.path,
            old_script: &OLD_SCRIPT.path,
            reader: [&CAMERA, &ZXING, &ZXING_CORE].map(|asset| asset.path.as_str()),
            cores: asset::cores().map_or([""; 2], |cores| cores.map(|core| core.path.as_str())),
            edition: asset::edition(),
            institutions: Vec::new(),
        }
    }

    /// A message without variables.
    pub(super) fn say(&self, id: &'static str) -> &'static str {
        self.tongue.words.say(id)
    }

    /// The tag of its language.
    pub(super) fn tag(&self) -> &'static str {
        self.tongue.words.tag()
    }

    /// Which way its language is written.
    pub(super) fn direction(&self) -> &'static str {
        self.tongue.words.direction()
    }

    /// The other languages: tag, and the name in that language.
    pub(super) fn languages(&self) -> Vec<(&'static str, &'static str)> {
        let others = Tongue::all().iter().filter(|tongue| tongue.words.tag() != self.tag());
        others.map(|tongue| (tongue.words.tag(), tongue.name)).collect()
    }
}
