"""Libraries of others judge what a live service serves: PyPI openvc-core, openbadgeslib, jwcrypto, PyJWT, Authlib.

Each is given the service's host as its only way to the network. What is withdrawn while they watch, those that read status see as
revoked. README.md says what each of them cannot read.
"""

import json
import warnings

import jwt
import pytest
from jwcrypto import jwk, jws
from jwcrypto.common import JWException
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError
from openvc import VerificationPolicy, verify_credential
from openvc.did.base import parse_did_document
from openvc.errors import OpenvcError
from openvc.status.status_list import CredentialRevoked

from conftest import ROOT, Issued
from live import Live, live_service

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks to be replaced by joserfc, which test_tokens.py has
    from authlib.jose import JsonWebSignature, OKPKey
    from authlib.jose.errors import BadSignatureError

OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    with live_service(tmp_path_factory.mktemp("live")) as service:
        yield service


def key_of(live: Live, token: str) -> dict:
    """The JsonWebKey that the live host serves for a token."""
    kid = jwt.get_unverified_header(token)["kid"]
    methods = live.did_document(kid.split("#")[0])["verificationMethod"]
    [method] = [method for method in methods if method["id"] == kid]
    return method["publicKeyJwk"]


def changed(token: str) -> str:
    """The same with another letter in the middle of what was signed."""
    header, payload, signature = token.split(".")
    middle = len(payload) // 2
    return f"{header}.{payload[:middle]}{'A' if payload[middle] != 'A' else 'B'}{payload[middle + 1:]}.{signature}"


def by_pyjwt(token: str, key: dict) -> dict:
    return jwt.decode(token, jwt.PyJWK(key, algorithm="EdDSA"), algorithms=["EdDSA"])


def by_jwcrypto(token: str, key: dict) -> dict:
    opened = jws.JWS()
    opened.deserialize(token)
    opened.allowed_algs = ["EdDSA"]
    opened.verify(jwk.JWK(**key))
    return json.loads(opened.payload)


def by_authlib(token: str, key: dict) -> dict:
    return json.loads(JsonWebSignature(["EdDSA"]).deserialize_compact(token.encode(), OKPKey.import_key(key))["payload"])


REFUSALS = {by_pyjwt: jwt.InvalidTokenError, by_jwcrypto: JWException, by_authlib: BadSignatureError}


@pytest.mark.parametrize("library", REFUSALS, ids=lambda library: library.__name__)
def test_tokens_verify_with_the_served_key_and_changed_ones_do_not(library, live, issued):
    for one in issued:
        claims = library(one.token, key_of(live, one.token))
        assert claims.pop("iss") == claims["issuer"]["id"], one
        assert claims == {name: value for name, value in one.credential.items() if name != "proof"}, one
    for one in issued[:10]:
        with pytest.raises(REFUSALS[library]):
            library(changed(one.token), key_of(live, one.token))


class Resolver:
    """openvc-core's way to DID documents."""

    def __init__(self, live: Live) -> None:
        self.live = live

    def supports(self, did: str) -> bool:
        return did.startswith("did:web:")

    def resolve(self, did: str):
        return parse_did_document(self.live.did_document(did))


def with_one_proof(document: dict) -> dict:
    """openvc-core wants the proof as an object; Open Badges asks for a list, which JSON-LD does not tell from it."""
    [proof] = document["proof"] if isinstance(document["proof"], list) else [document["proof"]]
    return document | {"proof": proof}


def by_openvc(live: Live, credential: dict):
    contexts = {OPEN_BADGES: json.loads((ROOT / "assets/contexts/open-badges-3.0.3.jsonld").read_text("utf-8"))}

    def status_list(url: str) -> dict:
        policy = VerificationPolicy(require_status=False)
        return verify_credential(with_one_proof(live.json(url)), resolver=Resolver(live), policy=policy).credential

    policy = VerificationPolicy(expected_types=["OpenBadgeCredential"], require_status_issuer_binding=True)
    return verify_credential(
        with_one_proof(credential), resolver=Resolver(live), resolve_status_list=status_list, policy=policy, extra_contexts=contexts
    )


def by_openbadgeslib(live: Live, credential: dict):
    def download(url: str) -> bytes:
        # It believes a status list only as a token.
        return live.get(url, "application/vc+jwt" if "/status/" in url else "application/did+json")

    verifier = OB3LdpVerifier.for_issuer_did(credential["issuer"]["id"], download=download)
    return verifier.verify(json.dumps(credential), check_status=True, download=download)


def test_openvc_core_verifies_credentials_with_their_status(live, one_of_each):
    for one in one_of_each:
        result = by_openvc(live, one.credential)
        assert result.issuer == one.credential["issuer"]["id"] and result.status is not None, one
        forged = one.credential
        forged["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else"
        with pytest.raises(OpenvcError):
            by_openvc(live, forged)


def test_openbadgeslib_verifies_credentials_with_their_status(live, one_of_each):
    for one in one_of_each:
        assert by_openbadgeslib(live, one.credential).issuer.id == one.credential["issuer"]["id"], one
        forged = one.credential
        forged["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else"
        with pytest.raises(OB3VerificationError):
            by_openbadgeslib(live, forged)


def test_what_the_libraries_cannot_read_is_as_the_readme_says(live, one_of_each):
    """Should one of them learn it, this fails, and the README is to be mended."""
    one = one_of_each[0]
    with pytest.raises(OpenvcError, match="no embedded `vc` object"):
        verify_credential(one.token, resolver=Resolver(live), policy=VerificationPolicy(require_status=False))
    with pytest.raises(OpenvcError, match="has no `proof`"):
        verify_credential(one.credential, resolver=Resolver(live))
    verifier = OB3Verifier.for_issuer_did(one.credential["issuer"]["id"], download=live.get)
    with pytest.raises(OB3VerificationError, match="'nbf' claim"):
        verifier.verify(one.token)


def last_of(issued: list[Issued], programme: str) -> Issued:
    return [one for one in issued if one.programme == programme][-1]


def test_withdrawn_is_seen_as_revoked(live, issued):
    one, other = last_of(issued, "volunteers-2020"), last_of(issued, "gratitude-2020")
    by_openvc(live, one.credential)
    by_openbadgeslib(live, one.credential)
    live.withdraw("kursk", one.number)
    with pytest.raises(CredentialRevoked):
        by_openvc(live, one.credential)
    with pytest.raises(OB3VerificationError, match="'revocation' is set"):
        by_openbadgeslib(live, one.credential)
    # Nobody else's is touched: the other certificate is of the same institution and list.
    assert one.credential["credentialStatus"]["statusListCredential"] == other.credential["credentialStatus"]["statusListCredential"]
    by_openvc(live, other.credential)
    by_openbadgeslib(live, other.credential)
