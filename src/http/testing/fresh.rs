//! An empty register for the test that runs on this thread.

use std::cell::RefCell;

use crate::store::Store;
use crate::store::testing::{Folder, open};

thread_local! {
    /// The registers of this test. They are gone with its thread.
    static FOLDERS: RefCell<Vec<Folder>> = const { RefCell::new(Vec::new()) };
}

/// A new one.
pub(super) async fn store() -> Store {
    let folder = Folder::new();
    let store = open(folder.path()).await;
    FOLDERS.with_borrow_mut(|folders| folders.push(folder));
    store
}

/// Writes into the newest register of this test past all of our code. Answers how many rows have changed.
pub(in crate::http) async fn meddle(statement: &'static str) -> u64 {
    let folder = FOLDERS.with_borrow(|folders| folders.last().unwrap().path().to_owned());
    crate::store::testing::meddle(&folder, statement).await.unwrap()
}
