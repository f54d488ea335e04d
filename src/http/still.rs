//! The service as files: page, keys, closed status lists, trust list and criteria, for a plain file server (`testamur export --static`).
//!
//! What is written says that nothing will change any more: status lists are closed ([`List::end_of_time`]), so what was printed goes on
//! verifying when the service is gone.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;

use super::asset::Asset;
use super::knowledge::{Identity, Known};
use super::problem::Problem;
use super::tongue::Tongue;
use super::visit::WORKER;
use super::{Service, router, status};
use crate::claims::Authority;
use crate::claims::certificate::base_url;
use crate::issuance::institutions::service_did;
use crate::keys::Purpose;
use crate::store::InstitutionRow;
use crate::trust::{Belief, Trust};

/// Files by their path: `host/path`, as a server of that host finds them.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The programmes of each institution, by its slug: what criteria pages there are.
pub type Programmes = BTreeMap<String, Vec<String>>;

impl Service {
    /// Everything that is public, as files.
    ///
    /// # Errors
    /// [`Problem`] if the register or a key file cannot be opened, or there is no institution.
    pub async fn still(&self, programmes: &Programmes) -> Result<Files, Problem> {
        let known = self.0.knowledge.now().await?;
        let identity = known.service.as_ref().ok_or(Problem::NotFound)?;
        let trust = closed(&known);
        let token = self.closed_list(identity).await?;
        let own = known.institutions.iter().map(|row| row.details.authority.clone());
        let hosts: BTreeSet<Authority> = own.chain([identity.authority.clone()]).collect();
        let mut files = Files::new();
        for host in &hosts {
            self.page(host, &mut files).await?;
            files.insert(format!("{host}/v/trust.json"), trust.to_json().to_string().into_bytes());
            files.insert(format!("{host}/trust.json"), token.clone().into_bytes());
        }
        self.take(&identity.authority, "/service/did.json", "", &mut files).await?;
        self.take(&identity.authority, "/service/jwks.json", "", &mut files).await?;
        for row in known.institutions.iter() {
            self.institution(row, &trust, programmes, &mut files).await?;
        }
        Ok(files)
    }

    /// The page with all that it needs.
    async fn page(&self, host: &Authority, files: &mut Files) -> Result<(), Problem> {
        for tongue in Tongue::all() {
            let tag = tongue.words.tag();
            self.take(host, &format!("/v?lang={tag}"), &format!("v/{tag}/index.html"), files).await?;
        }
        self.take(host, "/v?lang=en", "v/index.html", files).await?;
        self.take(host, "/v?lang=en", "index.html", files).await?;
        files.insert(format!("{host}/v/worker.js"), WORKER.into());
        for asset in Asset::all() {
            files.insert(format!("{host}{}", asset.path), asset.bytes.to_vec());
        }
        Ok(())
    }

    /// Keys, status lists and programmes of an institution.
    async fn institution(
        &self,
        row: &InstitutionRow,
        trust: &Trust,
        programmes: &Programmes,
        files: &mut Files,
    ) -> Result<(), Problem> {
        let (did, host) = (&row.details.did, &row.details.authority);
        let path = did.path();
        let keys = if path.is_empty() { "/.well-known" } else { path.as_str() };
        for name in ["did.json", "jwks.json"] {
            self.take(host, &format!("{keys}/{name}"), "", files).await?;
        }
        for programme in programmes.get(row.details.slug.as_str()).into_iter().flatten() {
            let place = format!("{path}/a/{programme}");
            self.take(host, &place, &format!("{}/index.html", place.trim_start_matches('/')), files).await?;
        }
        let (key_row, key) = self.0.signer.key(&row.keys, Purpose::Status).await?;
        let base = format!("{}/status/", base_url(did).unwrap_or_default());
        let snapshots = trust.find(did.as_str()).map(|known| known.snapshots()).unwrap_or_default();
        for snapshot in snapshots.into_iter().filter(|snapshot| snapshot.list.starts_with(&base)) {
            let number = snapshot.list.strip_prefix(&base).unwrap_or_default();
            let document = status::closed(row, snapshot, (key_row, &key), self.now())?;
            files.insert(format!("{host}{path}/status/{number}"), document.into_bytes());
        }
        Ok(())
    }

    /// Asks the service as a browser would, and keeps the answer under a path; under its own, if none is given.
    async fn take(&self, host: &Authority, path: &str, place: &str, files: &mut Files) -> Result<(), Problem> {
        let request =
            Request::get(path).header(header::HOST, host.as_str()).header(header::ACCEPT, "text/html, */*;q=0.5");
        let request = request.body(Body::empty()).map_err(Problem::failed)?;
        let response = TowerToHyperService::new(router(self.clone())).call(request).await.map_err(Problem::failed)?;
        if !response.status().is_success() {
            return Err(Problem::NotFound);
        }
        let body = to_bytes(response.into_body(), usize::MAX).await.map_err(Problem::failed)?;
        let place = if place.is_empty() { path.trim_start_matches('/') } else { place };
        files.insert(format!("{host}/{place}"), body.to_vec());
        Ok(())
    }

    /// The trust list, with every status list closed.
    async fn closed_list(&self, identity: &Identity) -> Result<String, Problem> {
        let (row, key) = self.0.signer.key(&identity.keys, Purpose::Service).await?;
        let seq = self.0.store.next_trust_seq().await?;
        let mut list = self.0.store.trust_list(service_did(&identity.authority), seq, self.now()).await?;
        for listed in &mut list.institutions {
            listed.status.iter_mut().for_each(|snapshot| snapshot.is_final = true);
        }
        Ok(list.sign(&row.id, &key))
    }
}

/// What is believed, with the status lists of hosted institutions closed: those of others are not ours to close.
fn closed(known: &Known) -> Trust {
    let mut trust = Trust::clone(&known.trust);
    for institution in known.trust.all().into_iter().filter(|known| known.belief == Belief::Hosted) {
        for snapshot in institution.snapshots() {
            let snapshot = crate::status::Snapshot { is_final: true, ..snapshot.clone() };
            trust.add_snapshot(&institution.institution.did, snapshot);
        }
    }
    trust
}
