//! The trust list at a URL, and the copy of the newest one that was seen there.
//!
//! The copy lies in `lists` of the data folder, under the digest of the URL. It makes two things possible: an earlier list is
//! known as one, and the last good one serves while none can be had.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::fetch::{Budget, Fetch, Kind};
use crate::keys::VerifyingKey;
use crate::time::Instant;
use crate::trust::TrustList;
use crate::wire::digest::Digest;

/// The newest list that is known of a URL.
#[derive(Debug)]
pub(super) struct Newest {
    pub(super) list: TrustList,
    /// Why it is not the one that lies at the URL now, or could not be kept.
    pub(super) remark: Option<String>,
}

/// Fetches the list at a URL, and keeps it; an earlier one, or none, leaves the copy in its place.
pub(super) async fn newest(
    fetch: &Fetch,
    url: &str,
    key: &VerifyingKey,
    data: &Path,
    at: Instant,
) -> anyhow::Result<Newest> {
    let file = file(data, url);
    // A copy that this key does not open is that of another service, or damaged: it says nothing.
    let kept = std::fs::read_to_string(&file).ok().and_then(|token| TrustList::open(&token, key).ok());
    let fetched = match fetch.get(Kind::TrustList, url, at, &Budget::for_batch()).await {
        Ok(document) => TrustList::open(&document.text, key)
            .map(|list| (list, document))
            .with_context(|| format!("the trust list at {url} is not believed")),
        Err(fault) => Err(fault).with_context(|| format!("the trust list at {url} could not be fetched")),
    };
    match (fetched, kept) {
        (Ok((list, _)), Some(kept)) if is_later(&kept, &list) => {
            let remark = format!(
                "{url} hands out trust list {}, which is older than number {}: that one stays",
                list.seq, kept.seq
            );
            Ok(Newest { list: kept, remark: Some(remark) })
        }
        (Ok((list, document)), _) => {
            let remark = keep(&file, document.text.trim_ascii()).err().map(|error| {
                format!("{} cannot be written, so an earlier list would not be known as one: {error}", file.display())
            });
            Ok(Newest { list, remark })
        }
        (Err(error), Some(kept)) => {
            let remark = format!("{error:#}: trust list {} of {} serves", kept.seq, kept.issued);
            Ok(Newest { list: kept, remark: Some(remark) })
        }
        (Err(error), None) => bail!("{error:#}, and there is no earlier copy in {}", data.display()),
    }
}

fn is_later(one: &TrustList, other: &TrustList) -> bool {
    one.issuer == other.issuer && one.seq > other.seq
}

fn file(data: &Path, url: &str) -> PathBuf {
    data.join("lists").join(format!("{}.jwt", Digest::of(url)))
}

/// Writes beside and renames, so that a copy is never half.
fn keep(file: &Path, token: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(file).is_ok_and(|kept| kept == token) {
        return Ok(());
    }
    std::fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
    let beside = file.with_extension(format!("{}.part", std::process::id()));
    std::fs::write(&beside, token)?;
    std::fs::rename(&beside, file)
}

#[cfg(test)]
mod tests {
    use super::super::internet::{Internet, Page};
    use super::*;
    use crate::keys::KeyId;
    use crate::trust::known::samples;

    const URL: &str = "https://trust.example/trust.json";

    fn at(hours: i64) -> Instant {
        Instant::from_unix(1_784_000_000 + hours * 3600)
    }

    fn page(seq: u64, seed: u8) -> Page {
        let list = samples::list(seq);
        Page::of(
            "application/testamur-trust+jwt",
            list.sign(&KeyId::numbered(&list.issuer, 1), &samples::signing_key(seed)),
        )
    }

    async fn seq_and_remark(internet: &Internet, data: &Path, hours: i64) -> Result<(u64, String), String> {
        let key = samples::signing_key(9).verifying_key();
        // A client of its own each time: another process.
        let found = newest(&internet.fetch(), URL, &key, data, at(hours)).await;
        found.map(|found| (found.list.seq, found.remark.unwrap_or_default())).map_err(|error| format!("{error:#}"))
    }

    #[tokio::test]
    async fn the_newest_list_that_was_ever_seen_serves() {
        let internet = Internet::new(&["trust.example"]).await;
        let folder = tempfile::tempdir().unwrap();
        let get = async |hours| seq_and_remark(&internet, folder.path(), hours).await;
        let refused = get(0).await.unwrap_err();
        assert!(refused.contains("status 404") && refused.contains("no earlier copy"), "{refused}");
        internet.put(URL, page(6, 9));
        assert_eq!(get(0).await, Ok((6, String::new())));
        internet.put(URL, page(7, 9));
        assert_eq!(get(1).await, Ok((7, String::new())));
        for (bad, said) in [
            (page(6, 9), "older than number 7"),
            (page(8, 1), "signature does not verify"),
            (Page::of("application/jwt", "nonsense"), "not believed"),
            (Page::of("text/html", "<p>moved"), "not of a type"),
            (Page::status(500), "status 500"),
        ] {
            internet.put(URL, bad);
            let (seq, remark) = get(2).await.unwrap();
            assert!(seq == 7 && remark.contains(said), "{remark}");
        }
        assert_eq!(std::fs::read_dir(folder.path().join("lists")).unwrap().count(), 1, "nothing half is left");
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_written_is_said_and_stops_nothing() {
        let internet = Internet::new(&["trust.example"]).await;
        internet.put(URL, page(6, 9));
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("file");
        std::fs::write(&data, "not a folder").unwrap();
        let (seq, remark) = seq_and_remark(&internet, &data, 0).await.unwrap();
        assert!(seq == 6 && remark.contains("cannot be written"), "{remark}");
    }
}
