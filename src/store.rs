//! The register: institutions, batches, certificates, status, audit. It lies in SQLite, in the data folder, or on a PostgreSQL
//! server that several processes share.
//!
//! Everything that belongs together happens in one [`Tx`]; what is unique is unique by the schema (migrations/). No private
//! key lies here. Who may write beside whom is said at [`Store::begin`].

mod account;
mod assets;
mod audit;
mod backup;
mod batch;
mod certificate;
mod claim;
mod client;
mod database;
mod delegation;
mod draft;
mod ending;
mod error;
mod factor;
mod forget;
mod hosted;
mod institution;
mod invitation;
mod issued;
mod known;
mod listing;
mod lookup;
mod mail;
mod migration;
mod oidc;
mod overview;
mod passkey;
mod person;
mod policy;
mod publication;
mod query;
mod reissue;
mod retention;
mod returned;
mod search;
mod server;
mod session;
mod setting;
mod spelling;
#[cfg(test)]
#[expect(dead_code, reason = "tests/it needs the rest of it")]
#[path = "../tests/it/register.rs"]
pub(crate) mod testing;
mod transaction;
mod verification;
mod wording;

use std::fmt;
use std::path::Path;

use database::Database;
use query::{On, query};

pub use account::{Account, AccountId};
pub use audit::{AuditEntry, AuditFilter, AuditRow};
pub use backup::{Counts, examine};
pub use batch::{BatchId, BatchRow, NewBatch, StoredApproval};
pub use certificate::{CertificateId, CertificateRow, Contact, NewCertificate, RegisterRow, SealedForms};
pub use claim::Claim;
pub use client::{Bearer, Client, Holder};
pub use database::REGISTER;
pub use delegation::{Delegation, DelegationId};
pub use draft::{DraftGlance, DraftRow};
pub use ending::{Ended, Grounds, Marked};
pub use error::{ServerFault, StoreError};
pub use factor::{Notice, Reset, UnmailedNotice};
pub use forget::Whose;
pub use hosted::{DEMO_SETTING, Revision, TRUST_SEQ_SETTING, next_list, status_list_url};
pub use institution::{InstitutionId, InstitutionRow, KeyRow, NewInstitution};
pub use invitation::{Invitation, OpenInvitation};
pub use issued::{Issued, Kin};
pub use known::Known;
pub use listing::Listing;
pub use lookup::PlaceOf;
pub use mail::{About, CERTIFICATE, Letter, LetterState, Notice as NoticeLetter, Posted, Posting};
pub use oidc::{Journey, OidcLink};
pub use overview::BatchOverview;
pub use passkey::{Ceremony, Confirmed, NewPasskey, Passkey, PasskeyId, Purpose};
pub use person::Person;
pub use policy::BatchCheck;
pub use publication::{Publication, TRUST_LIST_URL};
pub use reissue::{Replaceable, SignedBy};
pub use returned::KnownLetter;
pub use search::{Found, Place as FoundPlace, Sought};
pub use server::{Server, UrlFault};
pub use session::{Codes, Session, SessionId};
pub use transaction::Tx;
pub use verification::{VERDICTS, Verifications};
pub use wording::OwnWords;

use error::{inconsistent, one_row};

/// One register.
#[derive(Clone)]
pub struct Store(Database);

impl Store {
    /// Opens the SQLite register of a data folder, which is made if it is new, and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be opened, or is newer than this program.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        let store = Self(Database::open(folder).await?);
        store.index_all().await?;
        Ok(store)
    }

    /// Opens the register of a PostgreSQL server. Its tables are left as they are: several processes use them.
    ///
    /// # Errors
    /// [`StoreError::Server`] if the server cannot be used, [`StoreError::Older`] or [`StoreError::Newer`] if its tables
    /// are not those of this program.
    pub async fn connect(server: &Server) -> Result<Self, StoreError> {
        Database::connect(server).await.map(Self)
    }

    /// Makes the tables of a PostgreSQL register, or brings them up to date. Of several processes one does it.
    ///
    /// # Errors
    /// [`StoreError::Server`] if the server cannot be used, [`StoreError::OtherTables`] if the database is something else's,
    /// [`StoreError::Newer`] if its tables are newer than this program.
    pub async fn migrate(server: &Server) -> Result<(), StoreError> {
        migration::migrate(server).await?;
        let store = Self::connect(server).await?;
        let indexed = store.index_all().await;
        store.close().await;
        indexed
    }

    /// Closes all connections; SQLite's write-ahead log is folded in.
    pub async fn close(&self) {
        self.0.close().await;
    }

    /// Answers whether the register can be read.
    ///
    /// # Errors
    /// [`StoreError::Database`] if not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        query("SELECT 1").execute(self).await?;
        Ok(())
    }
}

/// Says which database it is; never where, and never a password.
impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Store").field(&self.0.name()).finish()
    }
}

impl<'c> From<&'c Store> for On<'c> {
    fn from(store: &'c Store) -> Self {
        store.0.readers()
    }
}
