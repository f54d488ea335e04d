//! `testamur user add|invite|list|role|password|forget-codes|confirm|disable`

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use zeroize::Zeroizing;

use super::Global;
use crate::access::Role;
use crate::config;
use crate::issuance::Office;
use crate::issuance::factors::Second;
use crate::issuance::institutions::SERVICE_AUTHORITY_SETTING;

/// Add people who sign in, and say what they may do.
///
/// A registrar prepares, a signatory approves, an administrator runs the service for an institution, an auditor reads.
/// One person may have several roles; docs/OPERATING.md says what each may do.
#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Add somebody, with a first role; the first administrator is added so
    Add(Add),
    /// List everybody with their roles
    List,
    /// Give somebody a further role, or take one away
    Role {
        /// The e-mail address by which the person signs in
        login: String,
        #[command(flatten)]
        place: Place,
        /// Take the role away
        #[arg(long)]
        take: bool,
    },
    /// Give somebody another password, and sign the account out everywhere
    Password {
        /// The e-mail address by which the person signs in
        login: String,
        #[command(flatten)]
        password: PasswordSource,
    },
    /// Invite somebody by a link, good once and for a week, by which they choose a password and connect a phone
    Invite {
        /// The e-mail address by which the person signs in
        login: String,
        /// The name, for the audit log
        #[arg(long, value_name = "NAME")]
        name: String,
        #[command(flatten)]
        place: Place,
    },
    /// Confirm the phone and the passkeys of a signatory: from then on, after the delay, they approve
    Confirm {
        /// The e-mail address by which the person signs in
        login: String,
        /// The slug of the institution
        #[arg(long, value_name = "SLUG")]
        institution: String,
        /// Without the delay (24 hours, or `factor_delay_hours` of the configuration): for a first signatory, whom you see
        #[arg(long)]
        at_once: bool,
    },
    /// Forget the one-time codes and passkeys of somebody who has lost the phone: the next sign-in at the desk enrols another
    ForgetCodes {
        /// The e-mail address by which the person signs in
        login: String,
    },
    /// Open a closed account again, or one that wrong passwords have locked
    Enable {
        /// The e-mail address by which the person signs in
        login: String,
    },
    /// Close an account at once; its deeds stay in the audit log
    Disable {
        /// The e-mail address by which the person signs in
        login: String,
    },
}

/// Somebody new.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// The e-mail address by which the person signs in
    login: String,
    /// The name, for the audit log
    #[arg(long, value_name = "NAME")]
    name: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    password: PasswordSource,
}

/// What a person is, and where.
#[derive(Debug, Args)]
pub(super) struct Place {
    /// administrator, auditor, registrar or signatory
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Role,
    /// The slug of the institution; everywhere if not given
    #[arg(long, value_name = "SLUG")]
    institution: Option<String>,
}

/// Where the password comes from.
#[derive(Debug, Args)]
pub(super) struct PasswordSource {
    /// The file with the password; you are asked for it if not given
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

fn role(word: &str) -> Result<Role, String> {
    Role::from_word(word).ok_or_else(|| format!("not one of {}", Role::ALL.map(Role::word).join(", ")))
}

impl User {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let office = match self {
            // What signs that a passkey is confirmed is made with the passphrase.
            Self::Confirm { .. } => global.office().await?,
            _ => global.office_without_keys().await?,
        };
        match self {
            Self::Invite { login, name, place } => invite(&office, (&login, &name), &place).await?,
            Self::Confirm { login, institution, at_once } => {
                let delay = if at_once { 0 } else { config::of_folder(&global.data)?.factor_delay() };
                confirm(&office, (&login, &institution), delay).await?;
            }
            Self::Add(Add { login, name, place, password }) => {
                let password = password.read()?;
                office.add_account(&login, &name, place.pair(), &password).await?;
                println!("{login} may sign in as {}", place.role.word());
            }
            Self::List => {
                let institutions = office.store.institutions().await?;
                for account in office.store.accounts().await? {
                    let slug = |id| institutions.iter().find(|one| one.id == id).map(|one| one.details.slug.as_str());
                    let role = |(place, role): &(Option<_>, Role)| {
                        format!("{} {}", role.word(), place.map_or(Some("everywhere"), slug).unwrap_or_default())
                    };
                    let roles: Vec<String> = account.roles.iter().map(role).collect();
                    let state = if account.disabled.is_some() { "  closed" } else { "" };
                    println!("{:<40} {:<32} {}{state}", account.login, account.name, roles.join(", "));
                }
            }
            Self::Role { login, place, take } => {
                office.change_role(&login, place.pair(), !take).await?;
                println!("{login} is {} {}", if take { "no longer" } else { "now" }, place.role.word());
            }
            Self::Password { login, password } => {
                office.reset_password(&login, &password.read()?).await?;
                println!("{login} has another password and is signed out everywhere");
            }
            Self::ForgetCodes { login } => {
                office.forget_codes(&login).await?;
                println!(
                    "the codes and passkeys of {login} are forgotten: see to it that the right person signs in next"
                );
            }
            Self::Enable { login } => {
                office.operator().enable_account(&login).await?;
                println!("the account of {login} is open");
            }
            Self::Disable { login } => {
                office.disable_account(&login).await?;
                println!("the account of {login} is closed");
            }
        }
        office.store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

async fn invite(office: &Office, (login, name): (&str, &str), place: &Place) -> anyhow::Result<()> {
    let (token, expires) = office.invite((login, name), place.pair(), "operator").await?;
    let host = match &place.institution {
        Some(slug) => office.institution(slug).await?.details.authority.to_string(),
        None => office.store.setting(SERVICE_AUTHORITY_SETTING).await?.unwrap_or_else(|| "HOST".to_owned()),
    };
    println!("{login} is invited as {}. To be handed over to nobody else:", place.role.word());
    println!("  https://{host}/desk/invitation/{}", token.expose());
    println!("It is good once, until {expires}, and is not shown again.");
    Ok(())
}

async fn confirm(office: &Office, (login, institution): (&str, &str), delay: i64) -> anyhow::Result<()> {
    let institution = office.institution(institution).await?;
    let waiting = office.pending_factors(institution.id).await?;
    let login = login.trim().to_lowercase();
    let own: Vec<_> = waiting.into_iter().filter(|one| one.login == login && one.effective.is_none()).collect();
    if own.is_empty() {
        bail!("{login} has nothing that waits: a phone or passkey is connected at the desk first");
    }
    for one in own {
        let passkey = one.passkey.as_ref().map(|(number, _)| *number);
        let from = office.confirm_factor(&institution, (&login, passkey), (Second::Operator, delay)).await?;
        let what =
            one.passkey.map_or_else(|| "the one-time codes".to_owned(), |(_, name)| format!("the passkey {name}"));
        println!("{what} of {login} approve from {from}");
    }
    Ok(())
}

impl Place {
    fn pair(&self) -> (Option<&str>, Role) {
        (self.institution.as_deref(), self.role)
    }
}

impl PasswordSource {
    fn read(&self) -> anyhow::Result<Zeroizing<String>> {
        if let Some(file) = &self.password_file {
            let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
            return Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()));
        }
        if !std::io::stdin().is_terminal() {
            bail!("nobody is here to type a password: give --password-file FILE");
        }
        let first = Zeroizing::new(rpassword::prompt_password("Password (at least 12 characters): ")?);
        let again = Zeroizing::new(rpassword::prompt_password("Once more: ")?);
        if first == again { Ok(first) } else { bail!("the two passwords differ; nothing was changed") }
    }
}
