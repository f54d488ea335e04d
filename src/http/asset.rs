//! `GET /assets/{name}`: what pages are made of. Names hold the digest of the content, so what is under them never changes.

use std::sync::{LazyLock, OnceLock};

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

use super::problem::Problem;
use super::respond::{gzip, stored};
use crate::wire::digest::Digest;

/// A file that pages refer to.
pub(super) struct Asset {
    /// Its path, with the digest.
    pub(super) path: String,
    /// Its media type.
    pub(super) kind: &'static str,
    /// Its content.
    pub(super) bytes: &'static [u8],
    packed: OnceLock<Bytes>,
}

impl Asset {
    fn new(name: &str, ending: &str, kind: &'static str, bytes: &'static [u8]) -> Self {
        let digest = Digest::of(bytes).to_string();
        let digest = digest.get(..16).unwrap_or_default();
        let path = format!("/assets/{name}-{digest}.{ending}");
        Self { path, kind, bytes, packed: OnceLock::new() }
    }

    /// The content, packed.
    pub(super) fn packed(&self) -> Bytes {
        self.packed.get_or_init(|| gzip(self.bytes).into()).clone()
    }

    /// Every file of the page for everybody.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        Self::of_a_first_visit().chain(cores().map(|[_, whole]| whole)).chain([&*CAMERA, &*ZXING, &*ZXING_CORE])
    }

    /// What every visit needs; without a verifier for browsers, where none was built.
    fn of_a_first_visit() -> impl Iterator<Item = &'static Self> {
        [&*STYLE, &*SCRIPT, &*MARK].into_iter().chain(cores().map(|[small, _]| small)).chain([&*OLD_SCRIPT])
    }
}

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

pub(super) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("page", "css", "text/css; charset=utf-8", include_bytes!("../../assets/styles/page.css"))
});

pub(super) static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("v", "js", JAVASCRIPT, include_bytes!("../../assets/scripts/v.js")));

/// For browsers without modules, which cannot verify either.
pub(super) static OLD_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("old", "js", JAVASCRIPT, include_bytes!("../../assets/scripts/old.js")));

pub(super) static DESK_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("desk", "css", "text/css; charset=utf-8", include_bytes!("../../assets/styles/desk.css"))
});

pub(super) static DESK_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("desk", "js", JAVASCRIPT, include_bytes!("../../assets/scripts/desk.js")));

pub(super) static PASSKEY_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("passkey", "js", JAVASCRIPT, include_bytes!("../../assets/scripts/passkey.js")));

pub(super) static MARK: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark", "svg", "image/svg+xml", include_bytes!("../../assets/styles/mark.svg")));

/// Reads codes by the camera and from pictures.
pub(super) static CAMERA: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("camera", "js", JAVASCRIPT, include_bytes!("../../assets/scripts/camera.js")));

/// For browsers without a reader of their own (assets/scripts/zxing/README.md).
pub(super) static ZXING: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("zxing", "js", JAVASCRIPT, include_bytes!("../../assets/scripts/zxing/reader.js")));

pub(super) static ZXING_CORE: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = include_bytes!("../../assets/scripts/zxing/zxing_reader.wasm");
    Asset::new("zxing", "wasm", "application/wasm", bytes)
});

/// The verifier of codes and tokens, as build.rs made it: empty where it could not.
static SMALL: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("testamur", "wasm", "application/wasm", include_bytes!(concat!(env!("OUT_DIR"), "/small.wasm")))
});

/// The verifier of everything else too.
static WHOLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("testamur-whole", "wasm", "application/wasm", include_bytes!(concat!(env!("OUT_DIR"), "/whole.wasm")))
});

/// The two verifiers for browsers, if there are any: the small one and the whole one.
pub(super) fn cores() -> Option<[&'static Asset; 2]> {
    let both = [&*SMALL, &*WHOLE];
    both.iter().all(|core| !core.bytes.is_empty()).then_some(both)
}

/// One name for all of them together, which changes when one of them does.
pub(super) fn edition() -> String {
    let paths: Vec<_> = Asset::all().map(|asset| asset.path.as_str()).collect();
    let digest = Digest::of(paths.join(" ")).to_string();
    digest.get(..16).unwrap_or_default().to_owned()
}

pub(super) async fn handler(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let mut assets = Asset::all().chain([&*DESK_STYLE, &*DESK_SCRIPT, &*PASSKEY_SCRIPT]);
    let asset = assets.find(|asset| asset.path.strip_prefix("/assets/") == Some(&name));
    Ok(stored(&headers, asset.ok_or(Problem::NotFound)?))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::super::respond::FOR_EVER;
    use super::super::testing::{Asked, body, get, register, send, service};
    use super::*;

    #[tokio::test]
    async fn assets_are_kept_for_ever_and_named_by_their_content() {
        let service = service(register().await);
        for asset in [&*STYLE, &*SCRIPT, &*OLD_SCRIPT, &*DESK_STYLE, &*DESK_SCRIPT, &*PASSKEY_SCRIPT, &*MARK, &*CAMERA]
        {
            let response = send(&service, get(&asset.path)).await;
            assert_eq!(response.headers()["cache-control"], FOR_EVER);
            assert_eq!(response.headers()["content-type"], asset.kind);
            assert_eq!(body(response).await.as_bytes(), asset.bytes);
        }
        assert_eq!(send(&service, get("/assets/v.js")).await.status(), 404);
    }

    #[tokio::test]
    async fn they_travel_packed_where_the_browser_can_unpack() {
        let service = service(register().await);
        let response = send(&service, get(&SCRIPT.path).with("accept-encoding", "br, gzip;q=0.8")).await;
        assert_eq!(response.headers()["content-encoding"], "gzip");
        assert_eq!(response.headers()["vary"], "accept-encoding");
        let packed = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(&*packed).read_to_end(&mut text).unwrap();
        assert!(text == SCRIPT.bytes && packed.len() < text.len());
    }

    #[test]
    /// What this service promises; with pages and whom to believe, tests/browser/weight.test.mjs weighs what a browser really fetches.
    fn a_first_visit_grows_no_heavier_unnoticed() {
        let weight: usize = Asset::of_a_first_visit().map(|asset| asset.packed().len()).sum();
        assert!(weight < 142_000, "{weight}");
    }
}
