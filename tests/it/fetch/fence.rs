//! One fetch: what comes through, what is cut off, what is never asked.

use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};

use testamur::fetch::{Budget, Document, Fetch, FetchFault, Kind};
use testamur::time::Instant;
use tokio::task::JoinSet;

use super::internet::{Internet, Page};

const URL: &str = "https://uni.example/.well-known/did.json";

fn at(seconds: i64) -> Instant {
    Instant::from_unix(1_784_000_000 + seconds)
}

async fn get(fetch: &Fetch, url: &str, seconds: i64) -> Result<Arc<Document>, FetchFault> {
    fetch.get(Kind::DidDocument, url, at(seconds), &Budget::for_request()).await
}

async fn uni() -> Internet {
    Internet::new(&["uni.example", "other.example"]).await
}

async fn fault_of(page: Page) -> FetchFault {
    let internet = uni().await;
    internet.put(URL, page);
    get(&internet.fetch(), URL, 0).await.unwrap_err()
}

#[tokio::test]
async fn a_document_comes_through_and_the_host_learns_no_more_than_the_version() {
    let internet = uni().await;
    internet.put(URL, Page::json("{}"));
    let fetch = internet.fetch();
    let document = get(&fetch, URL, 7).await.unwrap();
    assert_eq!((document.text.as_str(), document.fetched), ("{}", at(7)));
    let version = env!("CARGO_PKG_VERSION");
    let expected = format!(
        "get /.well-known/did.json http/1.1\r\naccept: application/did+ld+json, application/did+json, application/did, \
         application/json;q=0.9\r\naccept-encoding: identity\r\nuser-agent: testamur/{version}\r\nhost: uni.example\r\n\r\n"
    );
    assert_eq!(internet.heads(), [expected]);
    assert_eq!(get(&fetch, URL, 8).await.unwrap(), document);
    let counts = fetch.counts();
    assert_eq!((counts.fetched, counts.cached, counts.refused, counts.failed), (1, 1, 0, 0));
}

#[tokio::test]
async fn a_host_that_hangs_or_drips_is_given_up_in_time() {
    for page in [Page::Hang, Page::Drip] {
        let began = Stopwatch::now();
        assert_eq!(fault_of(page).await, FetchFault::Slow);
        assert!(began.elapsed() < Duration::from_millis(4_900), "{:?}", began.elapsed());
    }
}

#[tokio::test]
async fn a_flood_is_cut_off() {
    let internet = uni().await;
    internet.put(URL, Page::Flood);
    let limit = 256 * 1024;
    assert_eq!(get(&internet.fetch(), URL, 0).await.unwrap_err(), FetchFault::TooLarge(limit));
    // What lies in the buffers between the two comes on top.
    assert!(internet.sent() < 32 * limit, "{}", internet.sent());
    // A host that says how much it would send is not even begun with.
    let page = Page::json(vec![b' '; limit + 1]);
    assert_eq!(fault_of(page).await, FetchFault::TooLarge(limit));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    for target in ["https://127.0.0.1/", "http://localhost/", "https://other.example/did.json", "//169.254.169.254/"] {
        let internet = uni().await;
        internet.put(URL, Page::Answer(302, format!("location: {target}\r\n"), Vec::new()));
        internet.put("https://other.example/did.json", Page::json("{}"));
        assert_eq!(get(&internet.fetch(), URL, 0).await.unwrap_err(), FetchFault::Redirect(302), "{target}");
        assert_eq!(internet.asked(), 1);
    }
}

#[tokio::test]
async fn a_name_that_leads_into_a_private_network_is_not_asked() {
    let internet = uni().await;
    for address in [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a01:203",
        "64:ff9b:1::808:808",
        "2002:7f00:1::",
        "2001::1",
        "fd00::1",
        "fe80::1",
        "0.0.0.0",
    ] {
        let fetch = internet.fetch_of("inside.example", &[address]);
        let fault = get(&fetch, "https://inside.example/did.json", 0).await.unwrap_err();
        assert_eq!(fault, FetchFault::NotGlobal, "{address}");
    }
    let fetch = internet.fetch();
    let fault = get(&fetch, "https://nowhere.example/did.json", 0).await.unwrap_err();
    assert!(matches!(fault, FetchFault::Unreachable(_)), "{fault}");
    assert_eq!(internet.asked(), 0);
}

#[tokio::test]
async fn addresses_ports_and_private_names_are_refused_before_anything_is_asked() {
    let internet = uni().await;
    let fetch = internet.fetch();
    for url in ["https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://localhost/", "https://a.local/"]
    {
        assert_eq!(get(&fetch, url, 0).await.unwrap_err(), FetchFault::NotADomain, "{url}");
    }
    assert_eq!(get(&fetch, "https://uni.example:444/", 0).await.unwrap_err(), FetchFault::Port);
    assert_eq!(get(&fetch, "http://uni.example/", 0).await.unwrap_err(), FetchFault::NotAUrl);
    assert_eq!((fetch.counts().refused, internet.asked()), (7, 0));
}

#[tokio::test]
async fn a_host_that_cannot_prove_its_name_is_not_heard() {
    let internet = uni().await;
    internet.put(URL, Page::json("{}"));
    let stranger = Internet::new(&["uni.example"]).await;
    let other_authority = internet.fetch_with(|hosts| hosts.authority = stranger.authority());
    let other_name = internet.fetch_with(|hosts| {
        let door = hosts.doors["uni.example"];
        hosts.doors.insert("evil.example".to_owned(), door);
    });
    for (fetch, url) in [(other_authority, URL), (other_name, "https://evil.example/did.json")] {
        let fault = get(&fetch, url, 0).await.unwrap_err();
        assert!(matches!(&fault, FetchFault::Unreachable(why) if why.contains("certificate")), "{fault}");
    }
    assert_eq!(internet.asked(), 0);
}

#[tokio::test]
async fn what_is_no_document_is_not_read() {
    for page in [
        Page::of("text/html; charset=utf-8", "<p>hello"),
        Page::of("image/png", "\u{89}PNG"),
        Page::json(vec![0xff, 0xfe]),
        Page::Answer(200, "content-type: application/json\r\ncontent-encoding: gzip\r\n".to_owned(), vec![0x1f, 0x8b]),
    ] {
        assert!(matches!(fault_of(page).await, FetchFault::Content(_)));
    }
    assert_eq!(fault_of(Page::status(404)).await, FetchFault::Status(404));
    assert_eq!(fault_of(Page::status(500)).await, FetchFault::Status(500));
    assert_eq!(fault_of(Page::status(206)).await, FetchFault::Status(206));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_who_want_the_same_ask_once() {
    let internet = uni().await;
    internet.put(URL, Page::json("{}"));
    let fetch = internet.fetch();
    let mut all = JoinSet::new();
    for _ in 0..10_000 {
        let fetch = fetch.clone();
        all.spawn(async move { get(&fetch, URL, 0).await.map(|document| document.text.clone()) });
    }
    assert!(all.join_all().await.iter().all(|text| text.as_deref() == Ok("{}")));
    assert_eq!((internet.asked(), fetch.counts().fetched), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_host_costs_ten_thousand_one_try() {
    let internet = uni().await;
    internet.put(URL, Page::status(500));
    let fetch = internet.fetch();
    let mut all = JoinSet::new();
    for _ in 0..10_000 {
        let fetch = fetch.clone();
        all.spawn(async move { get(&fetch, URL, 0).await.is_err() });
    }
    assert!(all.join_all().await.into_iter().all(|failed| failed));
    assert_eq!((internet.asked(), fetch.counts().failed), (1, 1));
}

#[tokio::test]
async fn a_stale_document_is_served_at_once_and_renewed_behind() {
    let internet = uni().await;
    let page = |text: &str| {
        Page::Answer(200, "content-type: application/json\r\ncache-control: max-age=100\r\n".to_owned(), text.into())
    };
    internet.put(URL, page("1"));
    let fetch = internet.fetch();
    assert_eq!(get(&fetch, URL, 0).await.unwrap().text, "1");
    internet.put(URL, page("2"));
    assert_eq!(get(&fetch, URL, 99).await.unwrap().text, "1");
    assert_eq!(internet.asked(), 1);
    assert_eq!(get(&fetch, URL, 100).await.unwrap().text, "1");
    // The new one comes without anybody waiting for it.
    let renewed = async {
        while get(&fetch, URL, 100).await.unwrap().text != "2" {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), renewed).await.unwrap();
    assert_eq!(internet.asked(), 2);
}

#[tokio::test]
async fn an_old_document_serves_if_no_new_one_can_be_had_but_not_for_ever() {
    let internet = uni().await;
    internet.put(URL, Page::json("1"));
    let fetch = internet.fetch();
    get(&fetch, URL, 0).await.unwrap();
    internet.put(URL, Page::status(500));
    let old = get(&fetch, URL, 5 * 3600).await.unwrap();
    assert_eq!((old.text.as_str(), old.fetched), ("1", at(0)));
    assert_eq!(internet.asked(), 2);
    assert_eq!(get(&fetch, URL, 24 * 3600).await.unwrap_err(), FetchFault::Status(500));
}

#[tokio::test]
async fn a_failure_is_remembered_for_a_minute() {
    let internet = uni().await;
    let fetch = internet.fetch();
    assert_eq!(get(&fetch, URL, 0).await.unwrap_err(), FetchFault::Status(404));
    internet.put(URL, Page::json("{}"));
    let fault = get(&fetch, URL, 59).await.unwrap_err();
    assert_eq!(fault, FetchFault::FailedLately { seconds: 60, fault: Box::new(FetchFault::Status(404)) });
    assert_eq!(internet.asked(), 1);
    assert!(get(&fetch, URL, 60).await.is_ok());
}

#[tokio::test]
async fn a_budget_ends() {
    let internet = uni().await;
    internet.put(URL, Page::json("{}"));
    internet.put("https://other.example/did.json", Page::json("{}"));
    let (fetch, budget) = (internet.fetch(), Budget::new(1, 8, Duration::from_secs(5)));
    let get =
        async |url: &str| fetch.get(Kind::DidDocument, url, at(0), &budget).await.map(|document| document.text.clone());
    assert!(get(URL).await.is_ok());
    assert_eq!(get("https://other.example/did.json").await, Err(FetchFault::Budget));
    // What lies on the shelf costs nothing.
    assert!(get(URL).await.is_ok());
    assert_eq!(internet.asked(), 1);
}
