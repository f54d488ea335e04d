//! `testamur demo`

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use tokio::net::TcpListener;

use super::issuing::{self, Approver};
use super::{Global, folder, reading, serve};
use crate::claims::{Authority, Did, Language};
use crate::http::Options;
use crate::issuance::press::{LOGO, materials};
use crate::issuance::{IssuanceError, Office, Request};
use crate::qr;
use crate::roster::examples::{self, Example};
use crate::roster::{self, Programme, ReadOptions};
use crate::sheet::{Fonts, Layout};
use crate::store::{DEMO_SETTING, InstitutionRow, NewInstitution, Store};
use crate::words::Words;

/// Seal the six example programmes as PDFs, then show them on this machine.
///
/// Makes a register of its own with demonstration keys, whose certificates are accepted with this data folder alone, and
/// writes DIR/certificates/<programme>/<number>.pdf, .jwt and .json. A second run says that they exist.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Where the demo is served; loopback only
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Seal and stop; serve nothing
    #[arg(long)]
    once: bool,
}

/// The host in the demo's certificates. Nobody can own it (RFC 6761, section 6.5).
const AUTHORITY: &str = "demo.testamur.example";

impl Demo {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        if !self.listen.ip().is_loopback() {
            bail!("the demo is served on this machine alone: give --listen 127.0.0.1:PORT");
        }
        let listener = if self.once { None } else { Some(serve::bind(self.listen).await?) };
        let address = listener.as_ref().map(TcpListener::local_addr).transpose()?;
        found(global).await?;
        let office = global.office().await?;
        add_institutions(&office).await?;
        let (mut issued, mut existed) = (0, 0);
        let mut links = Vec::new();
        for example in examples::all() {
            let sealed = seal(&office, &example, &global.data.join("certificates")).await?;
            issued += sealed.released.len();
            existed += sealed.skipped;
            if let Some(address) = address {
                links.extend(link(&office, &example, address).await?);
            }
        }
        println!("\n{issued} certificates issued, {existed} existed: {}", global.data.join("certificates").display());
        println!("Verify one:  testamur verify --data {} FILE.pdf", global.data.display());
        let Some(listener) = listener else {
            office.store.close().await;
            return Ok(ExitCode::SUCCESS);
        };
        println!("\nWhat a phone would open, for one certificate of each programme:");
        for (programme, link) in links {
            println!("\n  {programme}\n  {link}");
        }
        serve::listen(office, listener, Options::default(), serve::Beside::default()).await
    }
}

/// Makes the folder a demo's, unless it holds real institutions.
async fn found(global: &Global) -> anyhow::Result<()> {
    let store: Store = global.folder_store().await?;
    if !store.is_demo().await? {
        if !store.institutions().await?.is_empty() {
            bail!(
                "{} holds real institutions: give the demo a folder of its own with --data DIR",
                global.data.display()
            );
        }
        let mut tx = store.begin().await?;
        tx.set_setting(DEMO_SETTING, "yes").await?;
        tx.commit().await?;
    }
    store.close().await;
    folder::make_demo_passphrase(&global.data)
}

async fn add_institutions(office: &Office) -> anyhow::Result<()> {
    let authority = Authority::parse(AUTHORITY)?;
    for example in roster::Institution::parse_all(examples::institutions())? {
        if office.store.institution(example.slug.as_str()).await?.is_some() {
            continue;
        }
        let mut tx = office.store.begin().await?;
        let logo = match example.logo.as_deref().and_then(picture) {
            Some(logo) => Some(tx.keep_asset(logo).await?),
            None => None,
        };
        tx.commit().await?;
        let new = NewInstitution {
            did: Did::web(&authority, Some(&example.slug)),
            slug: example.slug,
            authority: authority.clone(),
            names: example.names.into_iter().map(|(language, name)| (language.tag().to_owned(), name)).collect(),
            country: example.country,
            website: example.website,
            identifiers: Vec::new(),
            number_pattern: example.number.map(|pattern| pattern.to_string()),
            logo,
        };
        office.add_institution(&new).await?;
    }
    Ok(())
}

/// A logo or signature of the examples.
fn picture(name: &str) -> Option<&'static [u8]> {
    examples::pictures().into_iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes)
}

async fn seal(office: &Office, example: &Example, certificates: &Path) -> anyhow::Result<issuing::Issued> {
    let programme = Programme::parse(example.programme)?;
    let options = ReadOptions { file_name: example.roster_name, ..ReadOptions::default() };
    let roster = roster::read(example.roster, &options, &programme)?;
    let institution = office.institution(programme.institution().as_str()).await?;
    let images = pictures(&programme, office, &institution).await?;
    let request = Request {
        programme: &programme,
        source: example.programme,
        images: &images,
        entries: &roster.entries,
        replaces: &[],
        is_dry_run: false,
    };
    let out = certificates.join(programme.slug().as_str());
    let told = issuing::Told { approver: &Approver::Named("demo".to_owned()), words: Words::of(Language::En) };
    issuing::issue(office, &institution, &request, &out, &told).await.inspect_err(|error| {
        if let Some(IssuanceError::Faults(faults)) = error.downcast_ref::<IssuanceError>() {
            eprintln!("{}", reading::faults(faults, told.words));
        }
    })
}

async fn pictures(
    programme: &Programme,
    office: &Office,
    institution: &InstitutionRow,
) -> anyhow::Result<HashMap<String, Vec<u8>>> {
    let mut images: HashMap<_, _> = programme
        .signatures()
        .flatten()
        .filter_map(|name| picture(name).map(|bytes| (name.to_owned(), bytes.to_vec())))
        .collect();
    if let Some(logo) = institution.details.logo {
        images.extend(office.store.asset(logo).await?.map(|logo| (LOGO.to_owned(), logo)));
    }
    images.extend(materials(&Layout::named(programme.sheet().as_str())?, &Fonts::default()));
    Ok(images)
}

/// The link of the programme's first certificate, led to the demo's own address: the digits stay the same.
async fn link(office: &Office, example: &Example, listen: SocketAddr) -> anyhow::Result<Option<(String, String)>> {
    let programme = Programme::parse(example.programme)?;
    let institution = office.institution(programme.institution().as_str()).await?;
    let Some(first) = office.store.register(institution.id, programme.slug().as_str()).await?.into_iter().next() else {
        return Ok(None);
    };
    let document = crate::wire::json::parse_object(&first.payload)?;
    let id = crate::credential::read(&document)?.id;
    let Some(token) = office.store.token(id).await? else { return Ok(None) };
    let text = qr::encode(&token, &institution.details.authority, qr::DEMO_DICTIONARY)?.text;
    let digits = text.split_once('#').map_or("", |(_, digits)| digits);
    Ok(Some((programme.title().to_string(), format!("http://{listen}/v#{digits}"))))
}
