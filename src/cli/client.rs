//! `testamur client add|list|rotate|disable`

use std::process::ExitCode;

use clap::Subcommand;

use super::Global;
use crate::access::secret::Secret;
use crate::access::{Scope, join};

/// Add programs that ask in the name of an institution (OAuth 2.0 client credentials).
///
/// Scopes: draft (prepare batches), register (read), status (suspend, resume, withdraw), seal (let its own batches be
/// signed, where the institution's approvals name `client`), issue (sign credentials of its own making). The last two are
/// off unless you give them.
#[derive(Debug, Subcommand)]
pub(super) enum Client {
    /// Add a program; its secret is shown this once
    Add {
        /// The slug of the institution
        institution: String,
        /// What it is for: student records
        #[arg(long, value_name = "NAME")]
        name: String,
        /// What it may do, with commas between
        #[arg(long, value_name = "SCOPE,…", value_delimiter = ',', default_value = "draft,register", value_parser = scope)]
        scopes: Vec<Scope>,
    },
    /// List the programs of an institution
    List {
        /// The slug of the institution
        institution: String,
    },
    /// Give a program another secret, shown this once; the old one is worth nothing from now on
    Rotate {
        /// Its id
        id: String,
    },
    /// Close a program at once
    Disable {
        /// Its id
        id: String,
    },
}

fn scope(word: &str) -> Result<Scope, String> {
    Scope::from_word(word).ok_or_else(|| format!("not one of {}", Scope::ALL.map(Scope::word).join(", ")))
}

impl Client {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let office = global.office_without_keys().await?;
        match self {
            Self::Add { institution, name, scopes } => {
                let (id, secret) = office.add_client(&institution, &name, &scopes).await?;
                show(&id, &secret);
            }
            Self::List { institution } => {
                let institution = office.institution(&institution).await?;
                for client in office.store.clients(institution.id).await? {
                    let state = if client.disabled.is_some() { "  closed" } else { "" };
                    println!("{:<40} {:<32} {}{state}", client.id, client.name, join(&client.scopes, Scope::word));
                }
            }
            Self::Rotate { id } => show(&id, &office.operator().rotate_client(&id).await?),
            Self::Disable { id } => {
                office.disable_client(&id).await?;
                println!("{id} is closed");
            }
        }
        office.store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

fn show(id: &str, secret: &Secret) {
    println!("client_id      {id}\nclient_secret  {}", secret.expose());
    eprintln!("The secret is not kept here and cannot be shown again: put it where the program reads it.");
}
