//! The provider itself: what it says of itself and its keys, kept for an hour, and of who has come. It is asked when somebody wants to
//! sign in and not before, so the service starts without it; while it does not answer it is not asked again for half a minute.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenVerifier, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreTokenResponse,
};
use openidconnect::http::header::CONTENT_TYPE;
use openidconnect::http::{HeaderValue, StatusCode};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, DiscoveryError,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, TokenResponse as _,
};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::{BadOidc, Held, OidcFault};
use crate::config::{self, Oidc};
use crate::fetch::{Appointed, FetchFault, Network};
use crate::time::Instant;

/// The OpenID provider of the configuration.
pub struct Provider {
    settings: Oidc,
    issuer: IssuerUrl,
    secret: Option<Zeroizing<String>>,
    line: Arc<Appointed>,
    /// What it last said of itself, and when. Who looks at it waits for whoever asks.
    known: Mutex<Option<Known>>,
}

struct Known {
    at: Instant,
    found: Result<Arc<CoreProviderMetadata>, OidcFault>,
}

/// A client that knows where people sign in.
type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// For how long what the provider says of itself is good,
const FRESH_SECONDS: i64 = 3600;

/// after which an unknown key has it asked again,
const KEYS_SECONDS: i64 = 60;

/// and for how long it is left alone when it does not answer.
const TROUBLE_SECONDS: i64 = 30;

/// Clocks differ by so much: an ID token's end is held to an instant so long ago.
const LEEWAY_SECONDS: i64 = 60;

/// The longest name of a button.
const LONGEST_NAME: usize = 60;

/// The most bytes of a subject (OpenID Connect Core, section 2).
const LONGEST_SUBJECT: usize = 255;

/// Public-key signatures alone: whoever knows the client's secret makes any HS256, and `none` is none.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
];

impl Provider {
    /// Reads the configuration and the secret; the provider is not asked yet.
    ///
    /// # Errors
    /// [`BadOidc`].
    pub fn new(settings: &Oidc, network: &Network) -> Result<Self, BadOidc> {
        let bad = || BadOidc::Issuer(settings.issuer.clone());
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|_| bad())?;
        let line = Appointed::new(network, settings.private_address)?;
        line.judge(issuer.url()).map_err(|_| bad())?;
        let is_named = |name: &&str| !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME;
        if let Some(name) = settings.name.all().find(|name| !is_named(name)) {
            return Err(BadOidc::Name(name.to_owned()));
        }
        if settings.name.all().next().is_none() {
            return Err(BadOidc::Name(String::new()));
        }
        let secret = match &settings.client_secret_file {
            Some(file) => {
                let fault = || BadOidc::Secret(file.clone());
                let bytes = config::read_passphrase(file).map_err(|_| fault())?;
                Some(Zeroizing::new(std::str::from_utf8(&bytes).map_err(|_| fault())?.to_owned()))
            }
            None => None,
        };
        Ok(Self { settings: settings.clone(), issuer, secret, line: Arc::new(line), known: Mutex::default() })
    }

    /// What people call it, in a language.
    #[must_use]
    pub fn name(&self, tag: &str) -> &str {
        self.settings.name.in_language(tag)
    }

    pub(super) fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    pub(super) fn has_second_factor(&self) -> bool {
        self.settings.second_factor
    }

    /// Where a browser goes to sign in.
    pub(super) async fn way(&self, at: Instant, state: &str, held: &Held) -> Result<String, OidcFault> {
        let metadata = self.metadata(at, FRESH_SECONDS).await?;
        let endpoint = metadata.authorization_endpoint().url();
        self.line.judge(endpoint).map_err(|fault| OidcFault::Unreachable(fault.to_string()))?;
        let client = self.client(&metadata, held)?;
        let (state, nonce) = (CsrfToken::new(state.to_owned()), Nonce::new(held.nonce.clone()));
        let verifier = PkceCodeVerifier::new(held.verifier.clone());
        let scopes = self.settings.scopes.iter().filter(|scope| *scope != "openid");
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_scopes(scopes.map(|scope| Scope::new(scope.clone())));
        Ok(request.url().0.into())
    }

    /// The subject of who has come back with a code.
    pub(super) async fn who(&self, at: Instant, code: &str, held: &Held) -> Result<String, OidcFault> {
        let client = self.client(&*self.metadata(at, FRESH_SECONDS).await?, held)?;
        let proof = (AuthorizationCode::new(code.to_owned()), PkceCodeVerifier::new(held.verifier.clone()));
        let answer = exchange(Arc::clone(&self.line), client.clone(), proof).await?;
        let token = answer.id_token().ok_or_else(|| OidcFault::Answer("it holds no ID token".to_owned()))?;
        let nonce = Nonce::new(held.nonce.clone());
        let mut claims = token.claims(&verifier(&client, at), &nonce);
        if let Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) = claims {
            // The provider has another key by now.
            let client = self.client(&*self.metadata(at, KEYS_SECONDS).await?, held)?;
            claims = token.claims(&verifier(&client, at), &nonce);
        }
        let claims = claims.map_err(|error| OidcFault::Answer(with_cause(&error)))?;
        let subject = claims.subject().as_str();
        if subject.is_empty() || subject.len() > LONGEST_SUBJECT || subject.contains(char::is_control) {
            return Err(OidcFault::Answer("its subject is no subject".to_owned()));
        }
        Ok(subject.to_owned())
    }

    fn client(&self, metadata: &CoreProviderMetadata, held: &Held) -> Result<Client, OidcFault> {
        let bad = |_| OidcFault::Answer("the way back is no URL".to_owned());
        let redirect = RedirectUrl::new(held.redirect.clone()).map_err(bad)?;
        let secret = self.secret.as_ref().map(|secret| ClientSecret::new(secret.to_string()));
        let id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(redirect);
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes = |method| methods.is_some_and(|methods| methods.contains(&method));
        let is_post_alone =
            takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic);
        Ok(if is_post_alone { client.set_auth_type(AuthType::RequestBody) } else { client })
    }

    /// What the provider says of itself, at most so many seconds old.
    async fn metadata(&self, at: Instant, longest: i64) -> Result<Arc<CoreProviderMetadata>, OidcFault> {
        let mut known = self.known.lock().await;
        if let Some(known) = &*known {
            let good = if known.found.is_ok() { longest } else { TROUBLE_SECONDS };
            if (0..good).contains(&at.seconds_since(known.at)) {
                return known.found.clone();
            }
        }
        let found = discover(Arc::clone(&self.line), self.issuer.clone()).await;
        *known = Some(Known { at, found: found.clone() });
        found
    }
}

/// What is awaited of the provider. The library's own futures are not seen to be `Send` within ours.
type Awaited<T> = Pin<Box<dyn Future<Output = Result<T, OidcFault>> + Send>>;

/// Asks the provider for what it says of itself, and for its keys.
fn discover(line: Arc<Appointed>, issuer: IssuerUrl) -> Awaited<Arc<CoreProviderMetadata>> {
    Box::pin(async move {
        let ask = move |request| ask(Arc::clone(&line), request);
        let found = CoreProviderMetadata::discover_async(issuer, &ask).await;
        found.map(Arc::new).map_err(|error| match error {
            DiscoveryError::Request(fault) => OidcFault::Unreachable(fault.to_string()),
            other => OidcFault::Unreachable(shown(&other)),
        })
    })
}

/// Hands the code in.
fn exchange(
    line: Arc<Appointed>,
    client: Client,
    (code, verifier): (AuthorizationCode, PkceCodeVerifier),
) -> Awaited<CoreTokenResponse> {
    Box::pin(async move {
        let none = |_| OidcFault::Unreachable("it names no token endpoint".to_owned());
        let ask = move |request| ask(Arc::clone(&line), request);
        let request = client.exchange_code(code).map_err(none)?.set_pkce_verifier(verifier);
        request.request_async(&ask).await.map_err(|error| match error {
            RequestTokenError::Request(fault) => OidcFault::Unreachable(fault.to_string()),
            RequestTokenError::ServerResponse(refusal) => OidcFault::Refused(shown(&refusal)),
            other => OidcFault::Answer(shown(&other)),
        })
    })
}

async fn ask(line: Arc<Appointed>, request: HttpRequest) -> Result<HttpResponse, FetchFault> {
    let request = reqwest::Request::try_from(request).map_err(|_| FetchFault::NotAUrl)?;
    let answer = line.ask(request).await?;
    let mut response = HttpResponse::new(answer.bytes);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::BAD_GATEWAY);
    if let Ok(kind) = HeaderValue::from_str(&answer.kind) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    Ok(response)
}

/// Without the secret.
impl fmt::Debug for Provider {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Provider").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// What an ID token is held to: signature, issuer, audience, time; the nonce comes with it.
fn verifier(client: &Client, at: Instant) -> CoreIdTokenVerifier<'_> {
    let seconds = u64::try_from(at.plus_seconds(-LEEWAY_SECONDS).to_unix()).unwrap_or_default();
    let now = move || (UNIX_EPOCH + Duration::from_secs(seconds)).into();
    client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(now)
}

/// A foreign word for the log: not too long, and on one line.
fn shown(error: &impl fmt::Display) -> String {
    error.to_string().chars().filter(|sign| !sign.is_control()).take(200).collect()
}

fn with_cause(error: &ClaimsVerificationError) -> String {
    match error {
        ClaimsVerificationError::SignatureVerification(cause) => shown(cause),
        other => shown(other),
    }
}
