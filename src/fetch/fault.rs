//! Why something was not fetched.

/// Why something was not fetched. It says nothing about the certificate that asked for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FetchFault {
    /// This request has set enough in motion.
    #[error("the request has asked for as many documents and hosts as one request may")]
    Budget,
    /// Too many fetches at once.
    #[error("too many fetches are under way: try again in a minute")]
    Busy,
    /// A page, a picture, compressed bytes, or no text.
    #[error("the answer is not of a type that is read: {0}")]
    Content(String),
    /// It failed a short while ago, and is not tried again at once.
    #[error("it failed less than {seconds} seconds ago, and is not tried again yet: {fault}")]
    FailedLately {
        /// For how long it is not tried again.
        seconds: i64,
        /// Why it failed.
        fault: Box<FetchFault>,
    },
    /// The system's certificate authorities cannot be read.
    #[error("the system has no certificate authorities: install ca-certificates")]
    NoAuthorities,
    /// The name is that of our own machine or network, or of none.
    #[error("the host is no public domain name")]
    NotADomain,
    /// Not `https`, too long, or with a fragment.
    #[error("not an https URL")]
    NotAUrl,
    /// The name leads to addresses of private networks alone.
    #[error("the host has no address that the whole Internet can reach")]
    NotGlobal,
    /// Another port than 443.
    #[error("the URL names a port: only 443 is asked")]
    Port,
    /// The host wants us to go elsewhere.
    #[error("the host redirects (status {0}), which is not followed")]
    Redirect(u16),
    /// It took too long.
    #[error("the host did not answer in time")]
    Slow,
    /// The host says no.
    #[error("the host answers with status {0}")]
    Status(u16),
    /// More bytes than are read.
    #[error("the answer is longer than {0} bytes")]
    TooLarge(usize),
    /// No connection, no such name, or no certificate that proves the name.
    #[error("the host cannot be reached: {0}")]
    Unreachable(String),
    /// The URL has a user name or a password.
    #[error("the URL names a user")]
    UserInfo,
}

impl FetchFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Budget => "fetch-budget-spent",
            Self::Busy => "fetch-busy",
            Self::Content(_) => "fetch-wrong-content",
            Self::FailedLately { .. } => "fetch-failed-lately",
            Self::NoAuthorities => "fetch-no-authorities",
            Self::NotADomain => "fetch-not-a-domain",
            Self::NotAUrl => "fetch-not-a-url",
            Self::NotGlobal => "fetch-not-global",
            Self::Port => "fetch-port",
            Self::Redirect(_) => "fetch-redirect",
            Self::Slow => "fetch-slow",
            Self::Status(_) => "fetch-status",
            Self::TooLarge(_) => "fetch-too-large",
            Self::Unreachable(_) => "fetch-unreachable",
            Self::UserInfo => "fetch-user-info",
        }
    }

    /// Whether the whole host is the trouble, not this one document.
    pub(super) fn is_of_host(&self) -> bool {
        matches!(self, Self::NotGlobal | Self::Slow | Self::Unreachable(_))
    }
}
