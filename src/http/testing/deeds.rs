//! What happens to the register of the tests.

use super::{KEYS, Register, deed, noon};
use crate::claims::RegisterNumber;
use crate::status::Cause;
use crate::store::{Ended, Grounds};

impl Register {
    /// Takes a certificate back, as the use case does.
    pub(in crate::http) async fn withdraw(&self, number: &str) {
        let number = RegisterNumber::parse(number).unwrap();
        let mut tx = self.store.begin().await.unwrap();
        let known = tx.known_number(self.institution.unwrap(), &number).await.unwrap().unwrap();
        tx.end_certificate(known.id, Ended::Withdrawn, Grounds::default(), noon()).await.unwrap();
        tx.audit(deed("withdraw")).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Puts another certificate in the place of one.
    pub(in crate::http) async fn supersede(&self, number: &str, by: &str) {
        let number = RegisterNumber::parse(number).unwrap();
        let mut tx = self.store.begin().await.unwrap();
        let known = tx.known_number(self.institution.unwrap(), &number).await.unwrap().unwrap();
        let grounds = Grounds { cause: None, note: by };
        tx.end_certificate(known.id, Ended::Superseded, grounds, noon()).await.unwrap();
        tx.audit(deed("supersede")).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Lets a suspended certificate count again.
    pub(in crate::http) async fn resume(&self, number: &str) {
        let number = RegisterNumber::parse(number).unwrap();
        let mut tx = self.store.begin().await.unwrap();
        let known = tx.known_number(self.institution.unwrap(), &number).await.unwrap().unwrap();
        assert!(tx.resume_certificate(known.id).await.unwrap());
        tx.audit(deed("resume")).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Suspends a certificate, as the use case does.
    pub(in crate::http) async fn suspend(&self, number: &str) {
        let number = RegisterNumber::parse(number).unwrap();
        let mut tx = self.store.begin().await.unwrap();
        let known = tx.known_number(self.institution.unwrap(), &number).await.unwrap().unwrap();
        assert!(tx.suspend_certificate(known.id, Some(Cause::UnderReview), noon()).await.unwrap());
        tx.audit(deed("suspend")).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Marks the key of IMU-2022-0001 as compromised, as the use case does.
    pub(in crate::http) async fn revoke_credential_key(&self) {
        self.revoke_key(0).await;
    }

    /// Marks the key of its status lists as compromised.
    pub(in crate::http) async fn revoke_status_key(&self) {
        self.revoke_key(1).await;
    }

    async fn revoke_key(&self, which: usize) {
        let mut tx = self.store.begin().await.unwrap();
        tx.revoke_key(&KEYS.medeniyet[which].0.id, noon()).await.unwrap();
        tx.audit(deed("revoke-key")).await.unwrap();
        tx.commit().await.unwrap();
    }
}
