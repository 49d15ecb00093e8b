"""RFC 8725, OpenID Connect Core section 3.1.2.1: hints that are forged, or are tokens of another kind, move nothing."""

import hmac
import json
from base64 import urlsafe_b64encode
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from identity.kernel import clock
from identity.keys import queries as keys
from tests.oidc import provider, signing_clients
from tests.oidc.provider import ISSUER, TestClient

FOREIGN = ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
async def standard(database: str) -> TestClient:
    return await signing_clients.register(standard_profile=True)


def segment(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


async def claims_for(client: TestClient, user_id: str) -> dict[str, Any]:
    now = clock.epoch_seconds()
    return {"iss": ISSUER, "aud": client.id, "sub": user_id, "iat": now, "exp": now + 60}


async def moved_by(browser: httpx.AsyncClient, client: TestClient, hint: str) -> bool:
    """Whether a hint is believed at either endpoint that takes one."""
    asked = provider.answered(await provider.authorize(browser, client, prompt="none", id_token_hint=hint))
    query = {"id_token_hint": hint, "post_logout_redirect_uri": f"{provider.CALLBACK}/bye"}
    left = await browser.get("/oidc/session/end", params=query)
    assert asked.get("error") == "invalid_request" or "code" in asked
    return "code" in asked or left.status_code == 303


@pytest.fixture
async def user_id(browser: httpx.AsyncClient, standard: TestClient) -> str:
    """Somebody who is signed in."""
    user = await provider.person()
    await provider.tokens_for(browser, standard, user)
    return user.id


async def test_a_hint_without_a_signature(
    browser: httpx.AsyncClient, standard: TestClient, user_id: str
) -> None:
    """RFC 8725 section 2.1: alg none, with our kid or without."""
    claims = segment(await claims_for(standard, user_id))
    for kid in ({}, {"kid": (await keys.signing_key("RS256")).kid}):
        for none in ("none", "None", "nOnE"):
            assert not await moved_by(
                browser, standard, f"{segment({'alg': none, 'typ': 'JWT', **kid})}.{claims}."
            )


async def test_a_public_key_taken_for_a_secret(
    browser: httpx.AsyncClient, standard: TestClient, user_id: str
) -> None:
    """RFC 8725 section 2.1: "RS256 ... changed to HS256", signed with what everybody knows."""
    key = await keys.signing_key("RS256")
    pem = key.verifying_key.public_key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    head = segment({"alg": "HS256", "typ": "JWT", "kid": key.kid})
    message = f"{head}.{segment(await claims_for(standard, user_id))}"
    mac = urlsafe_b64encode(hmac.digest(pem, message.encode(), "sha256")).rstrip(b"=").decode()
    assert not await moved_by(browser, standard, f"{message}.{mac}")


@pytest.mark.parametrize(
    "kid",
    ["../../../../dev/null", "' OR 1=1 --", "", "a" * 5000, "https://attacker.example/key", "\x00", "{own}"],
)
async def test_a_kid_that_is_made_up(
    browser: httpx.AsyncClient, standard: TestClient, user_id: str, kid: str
) -> None:
    """RFC 8725 section 3.10: a kid looks a key up among ours and does nothing else; jwk and jku are never followed."""
    own = (await keys.signing_key("ES256")).kid
    jwk = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(FOREIGN.public_key()))
    header = {"kid": kid.replace("{own}", own), "jwk": jwk, "jku": "https://attacker.example/jwks"}
    forged = jwt.encode(await claims_for(standard, user_id), FOREIGN, "ES256", header)
    assert not await moved_by(browser, standard, forged)


async def test_one_key_with_another_algorithm(
    browser: httpx.AsyncClient, standard: TestClient, user_id: str
) -> None:
    """RFC 8725 section 3.1: "each key MUST be used with exactly one algorithm"."""
    key = await keys.signing_key("RS256")
    header = {"kid": key.kid, "typ": "JWT"}
    claims = await claims_for(standard, user_id)
    private: Any = key.private_key
    for algorithm in ("PS256", "RS512"):
        assert not await moved_by(browser, standard, jwt.encode(claims, private, algorithm, header))


@pytest.mark.parametrize("typ", ["at+jwt", "logout+jwt", "dpop+jwt", "token-introspection+jwt"])
async def test_tokens_of_other_kinds_are_no_hints(
    browser: httpx.AsyncClient, standard: TestClient, user_id: str, typ: str
) -> None:
    """RFC 8725 section 3.11: explicit types; even signed by us and with all the claims of an ID Token."""
    token = keys.signed(await keys.signing_key("RS256"), await claims_for(standard, user_id), typ)
    assert not await moved_by(browser, standard, token)


async def test_a_signed_userinfo_is_no_hint(browser: httpx.AsyncClient) -> None:
    """RFC 8725 section 3.12: it has iss, aud and sub, but no times."""
    client = await signing_clients.register(standard_profile=True, userinfo_signed_response_alg="RS256")
    tokens = await provider.tokens_for(browser, client, await provider.person())
    me = await browser.get("/oidc/me", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    assert not await moved_by(browser, client, me.text)


async def test_an_id_token_of_another_issuer(
    browser: httpx.AsyncClient, standard: TestClient, user_id: str
) -> None:
    """Core section 3.1.2.1: "previously issued by the Authorization Server"."""
    claims = {**await claims_for(standard, user_id), "iss": "https://other.example"}
    assert not await moved_by(browser, standard, keys.signed(await keys.signing_key("RS256"), claims))


async def test_a_real_one_is_believed_though_it_has_expired(
    browser: httpx.AsyncClient, standard: TestClient, user_id: str
) -> None:
    """Core section 3.1.2.1 and RP-Initiated Logout section 2: that the tests above could fail."""
    claims = {**await claims_for(standard, user_id), "exp": clock.epoch_seconds() - 1}
    assert await moved_by(browser, standard, keys.signed(await keys.signing_key("RS256"), claims))
