//! `testamur user add|list|role|password|forget-codes|disable`

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use zeroize::Zeroizing;

use super::Global;
use crate::access::Role;

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
    /// Forget the one-time codes of somebody who has lost the phone: the next sign-in at the desk enrols another one
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
        let office = global.office_without_keys().await?;
        match self {
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
                println!("the one-time codes of {login} are forgotten: see to it that the right person signs in next");
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
