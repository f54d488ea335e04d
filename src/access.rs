//! Who may do what: roles of people, scopes of programs, and the one table that says what each of them allows
//! (docs/OPERATING.md, "Who may do what").

pub mod one_time;
pub mod secret;

/// Something that is not for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// People, programs, keys, names, the approval policy.
    Administer,
    /// Approve a batch, with an own factor.
    Approve,
    /// Suspend, resume, withdraw.
    ChangeStatus,
    /// Look through a batch that somebody else has prepared, before its approval.
    Check,
    /// Confirm what signatories approve with: their passkeys and one-time codes.
    ConfirmFactors,
    /// Sign a credential of the caller's own making, at once.
    IssueDirectly,
    /// Make drafts of a roster, check them, drop them.
    Prepare,
    /// Read who did what.
    ReadAudit,
    /// Read batches and certificates.
    ReadRegister,
    /// Let a batch be signed without a person's approval.
    Seal,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 10] = [
        Self::Administer,
        Self::Approve,
        Self::ChangeStatus,
        Self::Check,
        Self::ConfirmFactors,
        Self::IssueDirectly,
        Self::Prepare,
        Self::ReadAudit,
        Self::ReadRegister,
        Self::Seal,
    ];

    /// What it is the right to, for people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Administer => "administer",
            Self::Approve => "approve",
            Self::ChangeStatus => "change the status of certificates",
            Self::Check => "check batches of others",
            Self::ConfirmFactors => "confirm what signatories approve with",
            Self::IssueDirectly => "sign credentials of its own making",
            Self::Prepare => "prepare batches",
            Self::ReadAudit => "read the audit log",
            Self::ReadRegister => "read the register",
            Self::Seal => "let batches be signed",
        }
    }
}

/// What a person is in an institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Runs the service for the institution; prepares and signs nothing.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
    /// Prepares rosters, prints, mails, corrects.
    Registrar,
    /// Whose name is on the paper: approves.
    Signatory,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Auditor, Self::Registrar, Self::Signatory];

    /// The word on the command line and in the register.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::Registrar => "registrar",
            Self::Signatory => "signatory",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether this role allows it. No role seals: what is signed was approved by a person, or the institution lets a program.
    #[must_use]
    pub fn allows(self, permission: Permission) -> bool {
        match permission {
            Permission::ReadRegister => true,
            Permission::ReadAudit => matches!(self, Self::Administrator | Self::Auditor),
            Permission::Prepare => self == Self::Registrar,
            Permission::ChangeStatus | Permission::Check => matches!(self, Self::Registrar | Self::Signatory),
            Permission::ConfirmFactors => matches!(self, Self::Administrator | Self::Signatory),
            Permission::Approve => self == Self::Signatory,
            Permission::Administer => self == Self::Administrator,
            Permission::IssueDirectly | Permission::Seal => false,
        }
    }
}

/// What a program may do in its institution (OAuth 2.0, RFC 6749, section 3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Make drafts.
    Draft,
    /// Sign credentials of its own making: `POST /credentials/issue`. Off unless it is given.
    Issue,
    /// Read batches and certificates.
    Register,
    /// Let its drafts be signed. Off unless it is given, and the institution's policy names `client`.
    Seal,
    /// Suspend, resume, withdraw.
    Status,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Issue, Self::Register, Self::Seal, Self::Status];

    /// The word on the command line, in requests and in the register.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issue => "issue",
            Self::Register => "register",
            Self::Seal => "seal",
            Self::Status => "status",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// Whether this scope allows it.
    #[must_use]
    pub fn allows(self, permission: Permission) -> bool {
        match self {
            Self::Draft => matches!(permission, Permission::Prepare | Permission::ReadRegister),
            Self::Issue => permission == Permission::IssueDirectly,
            Self::Register => permission == Permission::ReadRegister,
            Self::Seal => permission == Permission::Seal,
            Self::Status => permission == Permission::ChangeStatus,
        }
    }
}

/// By what a batch is approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Means {
    /// A program with scope `seal`.
    Client,
    /// A name typed on the command line, by whoever can write the data folder.
    Operator,
    /// A signatory's passkey.
    Passkey,
    /// A signatory's one-time code.
    Totp,
}

impl Means {
    /// Every means.
    pub const ALL: [Self; 4] = [Self::Client, Self::Operator, Self::Passkey, Self::Totp];

    /// The word on the command line and in the register.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Operator => "operator",
            Self::Passkey => "passkey",
            Self::Totp => "totp",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|means| means.word() == word)
    }
}

/// What an institution asks for beside the means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A second person looks through a batch before its approval; neither who prepared it nor who approves it.
    FourEyes,
    /// Only a signatory whom the certificates name approves them, or whoever stands in for one.
    Named,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 2] = [Self::FourEyes, Self::Named];

    /// The word on the command line and in the register.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FourEyes => "four-eyes",
            Self::Named => "named",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.word() == word)
    }
}

impl Means {
    /// Whether an approval by it is bound to the bytes that were approved, so that it can be proved later. A one-time code says
    /// that somebody was there; a typed name and a program's token say it of whoever has them.
    #[must_use]
    pub fn is_bound(self) -> bool {
        self == Self::Passkey
    }
}

/// Some words in one text, with spaces between, each once and in their own order.
pub fn join<T: Copy + Ord>(words: &[T], word: impl Fn(T) -> &'static str) -> String {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.dedup();
    words.into_iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Reads what [`join`] writes, in any order.
///
/// # Errors
/// The first word that is none.
pub fn split<T>(text: &str, from_word: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    text.split_ascii_whitespace().map(|word| from_word(word).ok_or_else(|| word.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_prepares_and_approves_by_one_role() {
        for role in Role::ALL {
            assert!(!(role.allows(Permission::Prepare) && role.allows(Permission::Approve)), "{role:?}");
            assert!(!role.allows(Permission::Seal) && !role.allows(Permission::IssueDirectly));
            assert_eq!(Role::from_word(role.word()), Some(role));
        }
    }

    #[test]
    fn a_scope_allows_no_more_than_it_says() {
        for (scope, allowed) in [
            (Scope::Draft, &[Permission::Prepare, Permission::ReadRegister][..]),
            (Scope::Issue, &[Permission::IssueDirectly]),
            (Scope::Register, &[Permission::ReadRegister]),
            (Scope::Seal, &[Permission::Seal]),
            (Scope::Status, &[Permission::ChangeStatus]),
        ] {
            let allows: Vec<_> = Permission::ALL.into_iter().filter(|permission| scope.allows(*permission)).collect();
            assert_eq!(allows, allowed);
        }
    }

    #[test]
    fn words_read_what_they_write() {
        let scopes = [Scope::Status, Scope::Draft, Scope::Status];
        assert_eq!(join(&scopes, Scope::word), "draft status");
        assert_eq!(split("status draft", Scope::from_word), Ok(vec![Scope::Status, Scope::Draft]));
        assert_eq!(split("draft root", Scope::from_word), Err("root".to_owned()));
    }
}
