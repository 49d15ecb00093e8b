"""RFC 8725, RFC 7523 section 3 item 9: assertions that were not made by the client, and where their headers lead."""

from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.delivery.hosts import host
from tests.oidc.keyholders import (
    ASSERTION_TYPE,
    Keyholder,
    assertion_claims,
    key,
    keyholder,
    maced,
    machine_token,
    proof,
    public,
    refused,
    segment,
    set_protocol,
)
from tests.oidc.provider import TestClient


def _form(token: str) -> dict[str, str]:
    return {"client_assertion_type": ASSERTION_TYPE, "client_assertion": token}


@pytest.mark.parametrize("method", ["private_key_jwt", "client_secret_jwt", None])
async def test_a_public_key_is_no_secret(browser: httpx.AsyncClient, method: str | None) -> None:
    """RFC 8725 section 2.1: a public RSA key as the key of an HMAC; everybody knows it."""
    holder = await keyholder(signer=key("RSA"), token_endpoint_auth_method=method)
    native: Any = key("RSA")
    pem = native.public_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    claims = assertion_claims(holder.client)
    for secret in (pem, pem.strip(), segment(public(key("RSA"))["keys"][0]).encode()):
        for algorithm in ("HS256", "HS384", "HS512"):
            token = maced({"alg": algorithm, "kid": key("RSA").kid}, claims, secret)
            refused(await machine_token(browser, _form(token)))


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE", "", "ES256"])
async def test_no_signature_is_none(browser: httpx.AsyncClient, algorithm: str) -> None:
    """RFC 8725 section 3.2: alg none, and signatures that were taken away."""
    holder = await keyholder()
    message = f"{segment({'alg': algorithm})}.{segment(assertion_claims(holder.client))}"
    for token in (f"{message}.", message, f"{message}.AA", f"{message}.."):
        refused(await machine_token(browser, _form(token)))


@pytest.mark.parametrize(
    "kid",
    [
        "../../../../dev/null", "/dev/null", "' OR '1'='1", "'; DROP TABLE applications; --", "x" * 600,
        "http://127.0.0.1/key", "", "\0", "%00", 7, ["P-256-0"], {"a": 1},
    ],
)  # fmt: skip
async def test_key_identifiers_lead_nowhere(browser: httpx.AsyncClient, kid: object) -> None:
    """RFC 8725 section 3.10: kid is a name in the client's own set, whatever is written there."""
    holder = await keyholder()
    refused(await machine_token(browser, holder.credentials({"kid": kid})))
    assert (await machine_token(browser, holder.credentials())).status_code == 200


async def test_keys_in_the_header_are_nobodys(browser: httpx.AsyncClient) -> None:
    """RFC 8725 section 3.10: jwk, jku, x5u and x5c are not followed, nor is anybody asked."""
    holder = await keyholder()
    thief = Keyholder(holder.client, key("P-256", 7))
    async with host() as found:
        url = found.answer("/keys", b'{"keys":[]}')
        for header in (
            {"jwk": public(thief.signer)["keys"][0]},
            {"jku": url},
            {"x5u": url},
            {"x5c": ["AAAA"]},
            {"jwk": public(thief.signer)["keys"][0], "kid": key().kid},
            {"kid": key().kid},
        ):
            refused(await machine_token(browser, thief.credentials(header)))
        assert not found.asked


@pytest.mark.parametrize(
    "header", [{"crit": ["exp"], "exp": 1}, {"b64": False, "crit": ["b64"]}, {"crit": []}, {"b64": True}]
)
async def test_critical_extensions_are_refused(browser: httpx.AsyncClient, header: dict[str, Any]) -> None:
    """RFC 7515 section 4.1.11: what is not understood must not be accepted."""
    holder = await keyholder()
    refused(await machine_token(browser, holder.credentials(header)))


@pytest.mark.parametrize("typ", ["dpop+jwt", "at+jwt", "oauth-authz-req+jwt", "logout+jwt", 7])
async def test_tokens_for_other_uses_are_none(browser: httpx.AsyncClient, typ: object) -> None:
    """RFC 8725 section 3.11: a token that says what it is for is for nothing else."""
    holder = await keyholder()
    refused(await machine_token(browser, holder.credentials({"typ": typ})))
    for own in ("JWT", "client-authentication+jwt"):
        assert (await machine_token(browser, holder.credentials({"typ": own}))).status_code == 200


async def test_another_clients_assertion(browser: httpx.AsyncClient) -> None:
    """Section 3, item 2: who signs with its own key speaks for itself alone."""
    honest, thief = await keyholder(), await keyholder(signer=key("P-256", 7))
    refused(await machine_token(browser, thief.credentials(sub=honest.client.id)))
    refused(await machine_token(browser, thief.credentials(sub=honest.client.id, iss=honest.client.id)))
    refused(await machine_token(browser, {**honest.credentials(), "client_id": thief.client.id}))


async def test_a_proof_of_possession_is_no_assertion(browser: httpx.AsyncClient) -> None:
    """What a client signs with the same key for another purpose does not authenticate it."""
    holder = await keyholder()
    token = proof(iss=holder.client.id, sub=holder.client.id, aud="http://localhost:3001/oidc")
    refused(await machine_token(browser, _form(token)))


@pytest.mark.parametrize(
    "token", ["x", "a.b", "a.b.c", "....", "e30.e30.e30", "é.é.é", "a" * 20_000, "W10.W10.AA"]
)
async def test_what_is_no_token(browser: httpx.AsyncClient, token: str) -> None:
    """Bad input is a refusal, never a fault."""
    refused(await machine_token(browser, _form(token)))


async def test_registered_sets_that_are_strange(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """RFC 7517 section 5: keys that are not understood are passed over; symmetric and weak ones never count."""
    holder = await keyholder()
    weak = {"kty": "RSA", "n": "AQAB" * 40, "e": "AQAB", "kid": "weak"}
    secret = {"kty": "oct", "k": segment("shared"), "kid": "oct"}
    strange = {"kty": "AKP", "alg": "ML-DSA-44", "pub": "AAAA", "kid": "new"}
    off_curve = {**public(key())["keys"][0], "y": public(key("P-256", 1))["keys"][0]["y"], "kid": "off"}
    own = public(key())["keys"]
    jwks = {"keys": [weak, secret, strange, off_curve, "text", None, {"kty": "EC"}, *own]}
    await set_protocol(holder.client, token_endpoint_auth_method="private_key_jwt", jwks=jwks)
    assert (await machine_token(browser, holder.credentials())).status_code == 200
    token = maced({"alg": "HS256", "kid": "oct"}, assertion_claims(holder.client), b"shared")
    refused(await machine_token(browser, _form(token)))
    broken_sets: list[dict[str, Any]] = [{}, {"keys": None}, {"keys": {}}, {"keys": own * 101}]
    for broken in broken_sets:
        await set_protocol(holder.client, token_endpoint_auth_method="private_key_jwt", jwks=broken)
        refused(await machine_token(browser, holder.credentials()))


@pytest.mark.parametrize("use", [{"use": "enc"}, {"key_ops": ["encrypt"]}, {"alg": "ES384"}])
async def test_keys_are_for_what_they_say(browser: httpx.AsyncClient, use: dict[str, Any]) -> None:
    """RFC 7517 section 4.2, RFC 8725 section 3.1: a key for encryption or another algorithm verifies nothing."""
    holder = await keyholder(jwks={"keys": [{**public(key())["keys"][0], **use}]})
    refused(await machine_token(browser, holder.credentials()))
