//! `testamur institution add|list|move|show`

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use super::Global;
use crate::access::{Means, Rule, join};
use crate::claims::{Authority, Did, Slug, Text};
use crate::roster::NumberPattern;
use crate::store::{InstitutionRow, NewInstitution};
use crate::trust::Scheme;

/// Add, list, show and move institutions.
#[derive(Debug, Subcommand)]
pub(super) enum Institution {
    /// Add an institution, with a credential key and a status key of its own
    Add(Box<Add>),
    /// Say by what its batches may be approved: operator (a name on the command line), passkey, totp, client
    Approvals {
        /// Its slug
        slug: String,
        /// The means, with commas between; shown if not given
        #[arg(long, value_name = "MEANS,…", value_delimiter = ',', value_parser = means)]
        allow: Vec<Means>,
        /// What is asked for beside: four-eyes (a second person checks first), named (only a signatory whom the certificates
        /// name approves); none
        #[arg(long, value_name = "RULES,…", value_delimiter = ',', value_parser = rule)]
        rules: Vec<Option<Rule>>,
    },
    /// List the institutions
    List,
    /// Print another host in codes from now on; the DID stays, and the former host has to go on leading here
    Move {
        /// Its slug
        slug: String,
        /// The new host
        #[arg(long, value_name = "HOST", value_parser = Authority::parse)]
        authority: Authority,
        /// Do not ask whether the host is right
        #[arg(long)]
        yes: bool,
    },
    /// Show an institution as others pin it: they save it as trusted/SLUG.json in their data folder
    Show {
        /// Its slug
        slug: String,
    },
}

/// Add an institution. Its host is printed in every QR code, for ever.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// Its short name: a-z, 0-9 and inner hyphens
    #[arg(value_parser = Slug::parse)]
    slug: Slug,
    /// The host that is printed in QR codes and in the DID, best an own one: certificates.university.edu
    #[arg(long, value_name = "HOST", value_parser = Authority::parse)]
    authority: Authority,
    /// Its name in one language, tr=…; may be given again
    #[arg(long = "name", value_name = "LANG=NAME", required = true, value_parser = language_and_name)]
    names: Vec<(String, Text)>,
    /// ISO 3166-1: TR
    #[arg(long, value_name = "CC", value_parser = country)]
    country: String,
    /// Its website
    #[arg(long, value_name = "URL")]
    website: Option<String>,
    /// Who it is in a public register, ror=… or wdoms=…; may be given again
    #[arg(long = "id", value_name = "SCHEME=VALUE", value_parser = identifier)]
    identifiers: Vec<(String, String)>,
    /// Its logo, SVG or PNG
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// The pattern of register numbers where a programme names none: IMU-{year}-{seq:04}
    #[arg(long, value_name = "PATTERN", value_parser = number_pattern)]
    number: Option<String>,
    /// Share the host with other institutions: the slug becomes part of the DID
    #[arg(long)]
    shared_host: bool,
    /// Do not ask whether the host is right
    #[arg(long)]
    yes: bool,
}

impl Institution {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        match self {
            Self::Add(add) => add.run(global).await?,
            Self::Approvals { slug, allow, rules } => approvals(global, &slug, (&allow, &rules)).await?,
            Self::List => list(global).await?,
            Self::Move { slug, authority, yes } => move_to(global, &slug, &authority, yes).await?,
            Self::Show { slug } => {
                let store = global.store().await?;
                let row = store.institution(&slug).await?.with_context(|| format!("there is no institution {slug}"))?;
                println!("{}", serde_json::to_string_pretty(&row.to_institution(store.is_demo().await?).to_json())?);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn means(word: &str) -> Result<Means, String> {
    Means::from_word(word).ok_or_else(|| format!("not one of {}", Means::ALL.map(Means::word).join(", ")))
}

/// `none` stands for no rule at all.
fn rule(word: &str) -> Result<Option<Rule>, String> {
    let rule = Rule::from_word(word);
    let known = || format!("not one of {}, none", Rule::ALL.map(Rule::word).join(", "));
    if rule.is_some() || word == "none" { Ok(rule) } else { Err(known()) }
}

async fn approvals(global: &Global, slug: &str, (allow, rules): (&[Means], &[Option<Rule>])) -> anyhow::Result<()> {
    let office = global.office_without_keys().await?;
    if !allow.is_empty() {
        office.set_approval_policy(slug, allow).await?;
    }
    if !rules.is_empty() {
        office.set_approval_rules(slug, &rules.iter().copied().flatten().collect::<Vec<_>>(), "operator").await?;
    }
    let institution = office.institution(slug).await?;
    let allowed = office.store.approval_policy(institution.id).await?;
    println!("{slug}: batches are approved by {}", join(&allowed, Means::word).replace(' ', ", "));
    let asked = office.store.approval_rules(institution.id).await?;
    if !asked.is_empty() {
        println!("{slug}: asked for beside: {}", join(&asked, Rule::word).replace(' ', ", "));
    }
    Ok(())
}

impl Add {
    async fn run(self, global: &Global) -> anyhow::Result<()> {
        let did = Did::web(&self.authority, self.shared_host.then_some(&self.slug));
        println!("Printed for ever, in every QR code: https://{}/v", self.authority);
        println!("The institution is:                 {did}");
        if !self.yes && !is_confirmed()? {
            bail!("nothing was added");
        }
        let office = global.office().await?;
        let logo = match &self.logo {
            Some(file) => {
                let bytes =
                    std::fs::read(file).with_context(|| format!("the logo {} cannot be read", file.display()))?;
                let mut tx = office.store.begin().await?;
                let digest = tx.keep_asset(&bytes).await?;
                tx.commit().await?;
                Some(digest)
            }
            None => None,
        };
        let row = office
            .add_institution(&NewInstitution {
                slug: self.slug,
                did,
                authority: self.authority,
                names: self.names,
                country: self.country,
                website: self.website,
                identifiers: self.identifiers,
                number_pattern: self.number,
                logo,
            })
            .await?;
        println!("\nAdded {}. Its keys:", row.details.slug);
        row.keys.iter().for_each(|key| println!("  {:<10} {}", key.purpose.word(), key.id));
        println!("\nNext: testamur issue --programme P.toml --roster R.xlsx --out DIR");
        Ok(())
    }
}

async fn move_to(global: &Global, slug: &str, authority: &Authority, yes: bool) -> anyhow::Result<()> {
    println!("Printed from now on, in every new QR code: https://{authority}/v");
    if !yes && !is_confirmed()? {
        bail!("nothing was moved");
    }
    let row = global.bookkeeper().await?.move_institution(slug, authority).await?;
    let former = row.former_hosts.iter().map(Authority::as_str).collect::<Vec<_>>().join(", ");
    println!("{slug} is at {authority}; formerly: {former}");
    println!(
        "It stays {}: keys and status lists are looked for there, so keep that host leading to this",
        row.details.did
    );
    println!("service, for as long as anybody verifies what it has signed. Then export the trust list anew.");
    Ok(())
}

/// Asks at a terminal; elsewhere the command line itself is the answer.
fn is_confirmed() -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(true);
    }
    print!("Is the host right? Type yes: ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(answer.trim() == "yes")
}

async fn list(global: &Global) -> anyhow::Result<()> {
    let rows = global.store().await?.institutions().await?;
    if rows.is_empty() {
        println!(
            "No institution yet. Add one: testamur institution add SLUG --authority HOST --name en=NAME --country CC"
        );
    }
    for row in &rows {
        println!("{:<16} {:<56} {}", row.details.slug.as_str(), row.details.did.as_str(), first_name(row));
    }
    Ok(())
}

fn first_name(row: &InstitutionRow) -> &str {
    row.details.names.first().map_or("", |(_, name)| name.as_str())
}

fn language_and_name(text: &str) -> Result<(String, Text), String> {
    let (language, name) = text.split_once('=').ok_or("write it as tr=Name")?;
    let is_tag =
        (2..=11).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_tag {
        return Err(format!("{language:?} is not a language tag such as tr or en"));
    }
    let name = Text::new(name).and_then(|name| name.without(&[crate::claims::Words::SEPARATOR]));
    Ok((language.to_owned(), name.map_err(|fault| fault.to_string())?))
}

fn country(text: &str) -> Result<String, String> {
    let good = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if good { Ok(text.to_owned()) } else { Err("two capital letters of ISO 3166-1, such as TR".to_owned()) }
}

fn identifier(text: &str) -> Result<(String, String), String> {
    let (scheme, value) = text.split_once('=').ok_or("write it as ror=… or wdoms=…")?;
    let scheme = Scheme::from_word(scheme).ok_or("only ror and wdoms are known")?;
    Ok((scheme.word().to_owned(), value.to_owned()))
}

fn number_pattern(text: &str) -> Result<String, String> {
    NumberPattern::parse(text).map(|pattern| pattern.to_string()).map_err(|fault| fault.to_string())
}
