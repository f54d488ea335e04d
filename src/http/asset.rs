//! `GET /assets/{name}`: our own style, script and mark. Their names hold their digest, so they never change.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

use super::problem::Problem;
use super::respond::{FOR_EVER, cached};
use crate::wire::digest::Digest;

/// A file that pages refer to.
pub(super) struct Asset {
    /// Its path, with the digest.
    pub(super) path: String,
    kind: &'static str,
    text: &'static str,
}

impl Asset {
    fn new(name: &str, ending: &str, kind: &'static str, text: &'static str) -> Self {
        let digest = Digest::of(text).to_string();
        let digest = digest.get(..16).unwrap_or_default();
        Self { path: format!("/assets/{name}-{digest}.{ending}"), kind, text }
    }
}

pub(super) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("page", "css", "text/css; charset=utf-8", include_str!("../../assets/styles/page.css"))
});

pub(super) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("v", "js", "text/javascript; charset=utf-8", include_str!("../../assets/scripts/v.js"))
});

pub(super) static DESK_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("desk", "css", "text/css; charset=utf-8", include_str!("../../assets/styles/desk.css"))
});

pub(super) static DESK_SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("desk", "js", "text/javascript; charset=utf-8", include_str!("../../assets/scripts/desk.js"))
});

pub(super) static MARK: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark", "svg", "image/svg+xml", include_str!("../../assets/styles/mark.svg")));

pub(super) async fn handler(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let assets = [&*STYLE, &*SCRIPT, &*DESK_STYLE, &*DESK_SCRIPT, &*MARK];
    let asset = assets.into_iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(&name));
    let asset = asset.ok_or(Problem::NotFound)?;
    Ok(cached(&headers, asset.kind, asset.text, FOR_EVER))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body, get, register, send, service};
    use super::*;

    #[tokio::test]
    async fn assets_are_kept_for_ever_and_named_by_their_content() {
        let service = service(register().await);
        for asset in [&*STYLE, &*SCRIPT, &*DESK_STYLE, &*DESK_SCRIPT, &*MARK] {
            let response = send(&service, get(&asset.path)).await;
            assert_eq!(response.headers()["cache-control"], FOR_EVER);
            assert_eq!(response.headers()["content-type"], asset.kind);
            assert_eq!(body(response).await, asset.text);
        }
        assert_eq!(send(&service, get("/assets/v.js")).await.status(), 404);
    }
}
