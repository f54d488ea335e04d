//! What is forgotten is gone, from the bytes of the files as well; what was signed stays.

use std::path::Path;

use testamur::issuance::forgetting::forget_older;
use testamur::store::REGISTER;

use crate::cli::{Office, said};
use crate::gate::{PEOPLE, issue, now, with_institution};
use crate::register::{self, Folder};

const ROSTER: &str = "Name;Student number;Email\nŞükrü Işık;S4711;sukru.isik@students.example\n\
                      Ada Boiko;S4712;ada.boiko@students.example\n";

/// Whether some text stands anywhere in the files of the register; on a server, in its table.
async fn holds(data: &Path, folder: &Path, email: &'static str) -> bool {
    if register::is_on_postgres() {
        let found = format!("UPDATE contact SET email = email WHERE email = '{email}'");
        return register::meddle(folder, found.leak()).await.unwrap() > 0;
    }
    let files = [REGISTER.to_owned(), format!("{REGISTER}-wal"), format!("{REGISTER}-journal")];
    let bytes = files.iter().filter_map(|file| std::fs::read(data.join(file)).ok());
    bytes.into_iter().any(|bytes| bytes.windows(email.len()).any(|window| window == email.as_bytes()))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forgotten_is_gone_from_the_files_and_the_certificate_stays() {
    let office = Office::new();
    office.write("roster.csv", ROSTER);
    assert!(office.issue().status.success());
    let (data, folder) = (office.path("data"), office.folder.path().to_owned());
    let (one, other) = ("sukru.isik@students.example", "ada.boiko@students.example");
    assert!(holds(&data, &folder, one).await && holds(&data, &folder, other).await, "or the test says nothing");
    // Somebody has the register open meanwhile, as a service has.
    let open = register::open(if register::is_on_postgres() { &folder } else { &data }).await;
    open.ping().await.unwrap();

    let number = Office::number("0001");
    let forget = |arguments: &[&str]| office.run(&[&["forget", "--institution", "hill"], arguments].concat());
    let refused = forget(&[&number]);
    assert!(!refused.status.success() && said(&refused).contains("--yes"), "nobody has confirmed: {}", said(&refused));
    assert!(holds(&data, &folder, one).await);
    let forgotten = forget(&[&number, "--yes", "--by", "D. Uçar"]);
    assert!(forgotten.status.success(), "{}", said(&forgotten));
    assert!(said(&forgotten).contains("Erased for 1 certificates"), "{}", said(&forgotten));
    assert!(!holds(&data, &folder, one).await, "the bytes are still there");
    assert!(holds(&data, &folder, other).await);
    assert!(said(&forget(&[&number, "--yes"])).contains("Erased for 0"), "twice does no harm");
    let unknown = forget(&["HILL-1999-0001", "--yes"]);
    assert!(!unknown.status.success() && said(&unknown).contains("HILL-1999-0001"), "{}", said(&unknown));

    assert_eq!(office.verdict_of(&office.path(&Office::out("0001.pdf"))), (0, "accept".to_owned()));
    assert!(said(&office.issue()).contains("0 certificates issued into out, 2 existed"), "the row is known again");
    assert!(said(&forget(&["--programme", "first-aid-2026", "--yes"])).contains("Erased for 1"));
    assert!(!holds(&data, &folder, other).await);
    assert_eq!(forget(&["--yes"]).status.code(), Some(64), "whose, has to be said");
    open.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn contact_data_is_erased_when_it_was_kept_long_enough() {
    let folder = Folder::new();
    let office = with_institution(folder.path()).await;
    issue(&office, &folder.path().join("out")).await.unwrap();
    let later = |days: i64| now().plus_seconds(days * 86_400 + 1);
    assert_eq!(forget_older(&office.store, None, (30, later(29))).await.unwrap(), 0);
    let before = office.store.counts().await.unwrap();
    assert_eq!(forget_older(&office.store, None, (30, later(30))).await.unwrap(), PEOPLE as u64);
    assert_eq!(forget_older(&office.store, None, (30, later(31))).await.unwrap(), 0);
    let after = office.store.counts().await.unwrap();
    assert_eq!((after.sealed, after.deeds), (before.sealed, before.deeds + 1), "one deed is written down");
}
