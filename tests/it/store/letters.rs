//! Whatever letters a text holds, it stays a text: no statement, no pattern, no end.

use testamur::store::{AuditEntry, StoreError};
use testamur::time::Instant;

use crate::register::{self, Folder};

/// What means something to a database, a shell or a spreadsheet.
const TEXTS: [&str; 8] = [
    "' OR '1'='1",
    "'; DROP TABLE certificate; --",
    "\" OR \"\"=\"",
    "\\'; DELETE FROM audit; --",
    "%",
    "_",
    "$1",
    "/* İşık Ə */ {\"a\": null}",
];

#[tokio::test]
async fn no_text_is_a_statement_or_a_pattern() {
    let folder = Folder::new();
    let store = register::open(folder.path()).await;
    let mut tx = store.begin().await.unwrap();
    for text in TEXTS {
        let entry = AuditEntry {
            at: Instant::from_unix(0),
            actor: text,
            action: "suspend",
            institution: None,
            batch: None,
            number: None,
            detail: text,
        };
        tx.audit(entry).await.unwrap();
    }
    tx.commit().await.unwrap();
    for text in TEXTS {
        assert!(store.institution(text).await.unwrap().is_none(), "{text}");
        assert!(store.account(text).await.unwrap().is_none(), "{text}");
        assert!(store.client(text).await.unwrap().is_none(), "{text}");
        assert!(store.setting(text).await.unwrap().is_none(), "{text}");
        let kept = format!("SELECT 1 FROM audit WHERE actor = '{0}' AND detail = '{0}'", text.replace('\'', "''"));
        assert_eq!(register::count(folder.path(), kept).await, 1, "{text}");
    }
}

#[tokio::test]
async fn a_text_with_an_end_in_it_is_told_by_both_databases() {
    let folder = Folder::new();
    let store = register::open(folder.path()).await;
    assert!(matches!(store.account("dean@hill.example\0").await, Err(StoreError::Nul)));
    assert!(matches!(store.client("\0").await, Err(StoreError::Nul)));
}
