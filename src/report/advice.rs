//! What to do next, by reason.

use crate::verify::Reason;

/// The message that says what to do about it.
pub(super) fn advice(reason: Reason) -> &'static str {
    match reason {
        Reason::BadSignature
        | Reason::ContentDiffers
        | Reason::IssuerNameDiffers
        | Reason::KeyNotOfIssuer
        | Reason::KeyWrongPurpose
        | Reason::UnsupportedAlgorithm => "page-advice-refuse",
        Reason::Expired | Reason::KeyRevoked | Reason::NotYetValid | Reason::Suspended | Reason::Withdrawn => {
            "page-advice-ask"
        }
        Reason::Superseded => "page-advice-replaced",
        Reason::IssuerNotTrusted | Reason::IssuerUnknown => "page-advice-unknown",
        Reason::CredentialNotHere
        | Reason::KeyUnknown
        | Reason::NeedsServer
        | Reason::StatusStale
        | Reason::StatusUnavailable => "page-advice-look-further",
        Reason::DictionaryUnknown | Reason::FlagsUnknown | Reason::KindUnknown | Reason::LayoutUnknown => {
            "page-advice-update"
        }
        Reason::Malformed | Reason::NothingFound => "page-advice-scan",
        Reason::ContextUnknown => "page-advice-read",
        Reason::DemoIssuer => "page-advice-demo",
    }
}

/// The heading of those outcomes that have a page of their own.
pub(super) fn heading(reason: Reason) -> Option<&'static str> {
    Some(match reason {
        Reason::IssuerUnknown | Reason::IssuerNotTrusted => "page-report-unknown-institution",
        Reason::KeyRevoked => "page-report-key-revoked",
        Reason::Superseded => "page-report-superseded",
        Reason::Suspended => "page-report-suspended",
        Reason::Withdrawn => "page-report-withdrawn",
        _ => return None,
    })
}

/// Whether a service could know what a browser does not: keys and status of others, tokens of link codes, general JSON-LD.
pub(super) fn may_be_known_elsewhere(reason: Reason) -> bool {
    matches!(advice(reason), "page-advice-look-further" | "page-advice-unknown" | "page-advice-update")
}
