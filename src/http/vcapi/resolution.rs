//! How a resolver answers: a document alone, or a resolution result in one of its two forms, by `Accept`.

use axum::http::{HeaderMap, header};
use serde_json::{Value, json};

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unresolved {
    /// Not a DID of its method.
    Did,
    /// A DID URL with a path or a query.
    DidUrl,
    /// The bytes are no public key, or a weak one.
    Key,
    /// Another form of the keys was asked for.
    KeyFormat {
        /// A key was asked for, not a document.
        is_dereferencing: bool,
    },
    /// The key has another length than its kind.
    KeyLength,
    /// A kind of key that is not Ed25519.
    KeyType,
    /// Neither did:key nor did:web.
    Method,
    /// A did:web that this service does not know, or a key that the document does not have.
    NotFound,
}

/// How the answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The document alone.
    Document,
    /// `application/did-resolution` (DID Resolution 1.0): an error is an object.
    Object,
    /// `application/ld+json;profile="https://w3id.org/did-resolution"`, as before: an error is a word.
    Word,
}

/// The form that a client asks for.
pub(super) fn form(headers: &HeaderMap) -> Form {
    let accept = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let accept = accept.collect::<Vec<_>>().join(",").to_ascii_lowercase();
    if accept.contains("https://w3id.org/did-resolution") {
        Form::Word
    } else if accept.contains("application/did-resolution") {
        Form::Object
    } else {
        Form::Document
    }
}

impl Unresolved {
    /// DID Resolution 1.0, section 7.1, step 5.
    pub(super) fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Method | Self::KeyFormat { .. } | Self::KeyType => 501,
            Self::Did | Self::DidUrl | Self::Key | Self::KeyLength => 400,
        }
    }

    /// The word of DID Core 1.0 and of the did:key method.
    fn word(self) -> &'static str {
        match self {
            // A resolver of did:key calls every other method so.
            Self::Did | Self::Method => "invalidDid",
            Self::DidUrl => "invalidDidUrl",
            Self::Key => "invalidPublicKey",
            Self::KeyFormat { is_dereferencing: true } => "invalidPublicKeyType",
            Self::KeyFormat { is_dereferencing: false } | Self::KeyType => "unsupportedPublicKeyType",
            Self::KeyLength => "invalidPublicKeyLength",
            Self::NotFound => "notFound",
        }
    }

    /// The URL of DID Resolution 1.0, section 10.
    fn url(self) -> &'static str {
        match self {
            Self::Did => "https://www.w3.org/ns/did#INVALID_DID",
            Self::DidUrl => "https://www.w3.org/ns/did#INVALID_DID_URL",
            Self::Key => "https://w3id.org/security#INVALID_PUBLIC_KEY",
            Self::KeyFormat { .. } => "https://www.w3.org/ns/did#INVALID_OPTIONS",
            Self::KeyLength => "https://w3id.org/security#INVALID_PUBLIC_KEY_LENGTH",
            Self::KeyType => "https://w3id.org/security#UNSUPPORTED_PUBLIC_KEY_TYPE",
            Self::Method => "https://www.w3.org/ns/did#METHOD_NOT_SUPPORTED",
            Self::NotFound => "https://www.w3.org/ns/did#NOT_FOUND",
        }
    }

    fn detail(self) -> &'static str {
        match self {
            Self::Did => "not a DID in the form of its method",
            Self::DidUrl => {
                "a DID URL with a path or a query: only a DID, or a DID with # and the name of a key, is resolved"
            }
            Self::Key => "the bytes are no Ed25519 public key that may be used",
            Self::KeyFormat { .. } => "keys are given as Multikey alone",
            Self::KeyLength => "an Ed25519 public key has 32 bytes",
            Self::KeyType => "only keys of Ed25519 are resolved",
            Self::Method => "only did:key and did:web are resolved",
            Self::NotFound => "this service knows no such did:web, or the document has no such key",
        }
    }

    fn is_dereferencing(self) -> bool {
        matches!(self, Self::DidUrl | Self::KeyFormat { is_dereferencing: true })
    }
}

impl Form {
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Document => "application/json",
            Self::Object => "application/did-resolution",
            Self::Word => "application/ld+json;profile=\"https://w3id.org/did-resolution\"",
        }
    }

    pub(super) fn unresolved(self, unresolved: Unresolved, did: &str) -> Value {
        let error = match self {
            Self::Word => json!(unresolved.word()),
            Self::Document | Self::Object => {
                json!({"type": unresolved.url(), "title": unresolved.word(), "detail": unresolved.detail()})
            }
        };
        let mut document = Value::Null;
        let mut metadata = "didResolutionMetadata";
        if self == Self::Word {
            // The did:key suite wants a document also for what has none, and dereferencing told apart.
            document = json!({"id": did});
            if unresolved.is_dereferencing() {
                metadata = "didDereferencingMetadata";
            }
        }
        let (error, context) = (json!({"error": error}), CONTEXT);
        json!({"@context": context, "didDocument": document, "didDocumentMetadata": {}, metadata: error})
    }
}

/// The result around a document.
pub(super) fn resolved(document: &Value) -> Value {
    json!({
        "@context": CONTEXT,
        "didDocument": document,
        "didDocumentMetadata": {},
        "didResolutionMetadata": {"contentType": "application/did"},
    })
}

const CONTEXT: &str = "https://w3id.org/did-resolution/v1";
