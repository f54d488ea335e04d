"""PyPI joserfc verifies every token with the JsonWebKey that the institution's host serves."""

import json

import pytest
from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import OKPKey

from conftest import did_document


def key_of(token: str) -> OKPKey:
    kid = jws.extract_compact(token.encode()).headers()["kid"]
    document = did_document(kid.split("#")[0])
    [method] = [method for method in document["verificationMethod"] if method["id"] == kid]
    assert method["type"] == "JsonWebKey"
    return OKPKey.import_key(method["publicKeyJwk"])


def test_joserfc_verifies_every_token_and_reads_the_credential(issued):
    for one in issued:
        opened = jws.deserialize_compact(one.token, key_of(one.token), algorithms=["EdDSA"])
        assert list(opened.headers()) == ["alg", "kid", "typ"], one
        claims = json.loads(opened.payload)
        credential = one.credential
        assert credential.pop("proof"), one
        assert claims.pop("iss") == credential["issuer"]["id"], one
        assert claims == credential, one


def test_joserfc_refuses_a_token_with_a_changed_claim(one_of_each):
    for one in one_of_each:
        header, payload, signature = one.token.split(".")
        middle = len(payload) // 2
        changed = payload[:middle] + ("A" if payload[middle] != "A" else "B") + payload[middle + 1 :]
        with pytest.raises(BadSignatureError):
            jws.deserialize_compact(f"{header}.{changed}.{signature}", key_of(one.token), algorithms=["EdDSA"])


def test_the_payload_is_canonical_json(issued):
    """RFC 8785, as far as Python's own writer can say: sorted members, no space, no escape that is not needed."""
    for one in issued:
        payload = jws.extract_compact(one.token.encode()).payload.decode()
        assert payload == json.dumps(json.loads(payload), sort_keys=True, separators=(",", ":"), ensure_ascii=False), one
