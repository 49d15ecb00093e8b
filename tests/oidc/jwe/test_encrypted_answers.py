"""OpenID Connect Core section 10.2, RFC 7516: ID Tokens and userinfo that only the client can read."""

import json
from typing import Any

import httpx
import pytest
from joserfc import jwe
from joserfc.jwk import ECKey, OKPKey, RSAKey

from tests.delivery.hosts import allowed, host
from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient

RSA = RSAKey.generate_key(2048, {"kid": "rsa-enc", "use": "enc"})
EC = ECKey.generate_key("P-256", {"kid": "ec-enc", "use": "enc"})
EDWARDS = OKPKey.generate_key("X25519", {"kid": "x-enc", "use": "enc"})
SIGNING = RSAKey.generate_key(2048, {"kid": "rsa-sig", "use": "sig"})
JWKS = {"keys": [key.as_dict(private=False) for key in (SIGNING, RSA, EC)]}
ALL = [
    ("RSA-OAEP", "A128CBC-HS256"), ("RSA-OAEP-256", "A256GCM"), ("ECDH-ES", "A128GCM"),
    ("ECDH-ES+A128KW", "A128CBC-HS256"), ("ECDH-ES+A256KW", "A256CBC-HS512"),
]  # fmt: skip


async def client_of(jwks: dict[str, Any] | None = None, **metadata: Any) -> TestClient:
    return await signing_clients.register(standard_profile=True, jwks=jwks or JWKS, **metadata)


def opened(token: str, *keys: Any) -> tuple[dict[str, Any], str]:
    """The protected header, and what was inside."""
    header = provider.header_of(token)
    key = next(each for each in (keys or (RSA, EC)) if each.kid == header["kid"])
    found = jwe.decrypt_compact(token, key, algorithms=[header["alg"], header["enc"]])
    assert found.plaintext is not None
    return header, found.plaintext.decode()


async def me_of(browser: httpx.AsyncClient, tokens: dict[str, Any]) -> httpx.Response:
    return await browser.get("/oidc/me", headers={"Authorization": f"Bearer {tokens['access_token']}"})


@pytest.mark.parametrize(("algorithm", "encoding"), ALL)
async def test_an_id_token_is_signed_and_then_encrypted(
    browser: httpx.AsyncClient, algorithm: str, encoding: str
) -> None:
    """10.2: "the JWT MUST be signed then encrypted"; RFC 7519 section 5.2: a nested token has cty JWT."""
    client = await client_of(
        id_token_encrypted_response_alg=algorithm, id_token_encrypted_response_enc=encoding
    )
    user = await provider.person()
    header, inner = opened((await provider.tokens_for(browser, client, user))["id_token"])
    assert (header["alg"], header["enc"], header["cty"]) == (algorithm, encoding, "JWT")
    assert header["kid"] == ("rsa-enc" if algorithm.startswith("RSA") else "ec-enc")
    assert provider.header_of(inner)["alg"] == "RS256"
    assert provider.claims_of(inner)["sub"] == user.id


async def test_the_default_encoding(browser: httpx.AsyncClient) -> None:
    """Dynamic Client Registration section 2: without id_token_encrypted_response_enc it is A128CBC-HS256."""
    client = await client_of(id_token_encrypted_response_alg="RSA-OAEP")
    header, _ = opened((await provider.tokens_for(browser, client, await provider.person()))["id_token"])
    assert header["enc"] == "A128CBC-HS256"


async def test_keys_of_other_curves(browser: httpx.AsyncClient) -> None:
    """RFC 8037 section 3.2: ECDH-ES with X25519."""
    jwks = {"keys": [EDWARDS.as_dict(private=False)]}
    client = await client_of(jwks, id_token_encrypted_response_alg="ECDH-ES+A128KW")
    tokens = await provider.tokens_for(browser, client, await provider.person())
    header, inner = opened(tokens["id_token"], EDWARDS)
    assert header["epk"]["crv"] == "X25519"
    assert provider.claims_of(inner)["aud"] == client.id


async def test_userinfo_signed_and_encrypted(browser: httpx.AsyncClient) -> None:
    """5.3.2: "If both signing and encryption are requested, the response MUST be signed then encrypted"."""
    client = await client_of(
        userinfo_signed_response_alg="ES256", userinfo_encrypted_response_alg="RSA-OAEP-256",
        userinfo_encrypted_response_enc="A256GCM",
    )  # fmt: skip
    user = await provider.person()
    response = await me_of(browser, await provider.tokens_for(browser, client, user))
    assert response.headers["content-type"].startswith("application/jwt")
    header, inner = opened(response.text)
    assert header["cty"] == "JWT"
    assert provider.header_of(inner)["alg"] == "ES256"
    assert provider.claims_of(inner)["sub"] == user.id


async def test_userinfo_encrypted_alone(browser: httpx.AsyncClient) -> None:
    """5.3.2: encrypted without a signature, the claims themselves are inside."""
    client = await client_of(userinfo_encrypted_response_alg="ECDH-ES")
    user = await provider.person()
    response = await me_of(browser, await provider.tokens_for(browser, client, user))
    assert response.headers["content-type"].startswith("application/jwt")
    header, inner = opened(response.text)
    assert "cty" not in header
    assert json.loads(inner)["sub"] == user.id


async def test_keys_are_read_where_the_client_publishes_them(browser: httpx.AsyncClient) -> None:
    """10.2.1: "the encrypting party ... uses the keys ... in the JWK Set" at jwks_uri, with the kid in the header."""
    async with host() as published:
        uri = published.answer("/jwks", json.dumps(JWKS).encode())
        async with allowed("127.0.0.1"):
            client = await signing_clients.register(
                standard_profile=True, jwks_uri=uri, id_token_encrypted_response_alg="RSA-OAEP"
            )
            tokens = await provider.tokens_for(browser, client, await provider.person())
    assert opened(tokens["id_token"])[0]["kid"] == "rsa-enc"


@pytest.mark.parametrize(
    "jwks",
    [
        {"keys": []},
        {"keys": [SIGNING.as_dict(private=False)]},  # 10.2: a key for signatures is no key to encrypt to
        {"keys": [EC.as_dict(private=False)]},
        {"keys": [{**RSA.as_dict(private=False), "alg": "RSA-OAEP-256"}]},
        {"keys": [{**RSA.as_dict(private=False), "key_ops": ["verify"]}]},
    ],
)
async def test_without_a_fitting_key_nothing_is_sent_in_the_clear(
    browser: httpx.AsyncClient, jwks: dict[str, Any]
) -> None:
    """10.2: what was to be encrypted is refused rather than sent open."""
    client = await signing_clients.register(
        standard_profile=True, jwks=jwks, userinfo_encrypted_response_alg="RSA-OAEP"
    )
    response = await me_of(browser, await provider.tokens_for(browser, client, await provider.person()))
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


async def test_a_code_is_not_used_up_in_vain(browser: httpx.AsyncClient) -> None:
    """The client's host was out of reach; once it has its keys again the code is still good."""
    client = await client_of({"keys": []}, id_token_encrypted_response_alg="RSA-OAEP")
    code = await provider.code_for(browser, client, await provider.person())
    refused = await provider.redeem(browser, client, code)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_request")
    await signing_clients.change(
        client, standard_profile=True, jwks=JWKS, id_token_encrypted_response_alg="RSA-OAEP"
    )
    assert (await provider.redeem(browser, client, code)).status_code == 200


@pytest.mark.parametrize("algorithm", ["RSA1_5", "dir", "A128KW", "PBES2-HS256+A128KW"])
async def test_other_algorithms_are_not_used_whatever_is_stored(
    browser: httpx.AsyncClient, algorithm: str
) -> None:
    """RFC 8725 section 3.2: RSAES-PKCS1-v1_5 is avoided."""
    client = await client_of(userinfo_encrypted_response_alg=algorithm)
    response = await me_of(browser, await provider.tokens_for(browser, client, await provider.person()))
    assert response.status_code == 400


async def test_the_metadata_say_what_there_is(browser: httpx.AsyncClient) -> None:
    """Discovery section 3."""
    document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    for what in ("id_token", "userinfo"):
        assert set(document[f"{what}_encryption_alg_values_supported"]) == {algorithm for algorithm, _ in ALL}
        assert {"A128GCM", "A256GCM"} < set(document[f"{what}_encryption_enc_values_supported"])
        assert "none" not in document[f"{what}_signing_alg_values_supported"]
