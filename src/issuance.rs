//! Use cases of a dean's office: check, approve, seal through the gate, release, supersede, withdraw.
//!
//! The gate (docs/ARCHITECTURE.md, "Why a gate?") promises: at most one token a number, one number a row, one status index
//! a certificate, whatever fails wherever; and a batch that was cut off goes on where it stopped.
//!
//! ```text
//! Draft ── check, rehearse ──▶ Checked ── approve ──▶ Approved ── seal, verify, store ──▶ Sealed ── render ──▶ released
//! ```

pub mod accounts;
pub mod administration;
pub mod approving;
pub mod assertion;
pub mod batch;
#[cfg(feature = "passkeys")]
mod ceremony;
#[cfg(not(feature = "passkeys"))]
#[path = "issuance/ceremony_without.rs"]
mod ceremony;
pub mod chance;
pub mod check;
mod completion;
pub mod correction;
pub mod delegations;
pub mod desk;
pub mod direct;
pub mod draft;
pub mod ending;
pub mod examining;
pub mod factors;
pub mod fault;
mod fixing;
pub mod forgetting;
pub mod institutions;
pub mod invitations;
pub mod jose;
pub mod keyring;
pub mod mail;
pub mod materials;
pub mod office;
pub mod oidc;
pub mod parcel;
pub mod passkeys;
pub mod preparation;
pub mod press;
pub mod programs;
pub mod receipt;
pub mod register;
pub mod rehearsal;
pub mod reissue;
pub mod release;
pub mod reprint;
pub mod seal;
pub mod second_road;
pub mod sign_in;
pub mod specimen;
mod trial;
pub mod trust_list;
pub mod vault;
mod waiting;

pub use batch::{Approval, Approved, Checked, Ready};
pub use chance::Chance;
pub use check::{Outcome, Request, Skipped};
pub use ending::Decision;
pub use fault::Fault;
pub use keyring::Keyring;
pub use office::{IssuanceError, Moment, Office, Progress, Step};
