"""RFC 7517 and OpenID Connect Core section 10.1: the published keys."""

from collections.abc import AsyncIterator

import httpx
import pytest

from identity.applications import queries as clients
from identity.grants.tokens import AccessTokenContent, jwt_access_token
from identity.kernel.actor import SYSTEM
from identity.keys.actions import delete_signing_key, rotate_signing_key
from identity.keys.queries import KeyFamily
from tests.keys.conftest import kept_keys
from tests.oidc import provider, signing_clients

PRIVATE = {"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"}


@pytest.fixture(autouse=True)
async def own_keys(database: str) -> AsyncIterator[None]:
    async with kept_keys():
        yield


async def published(browser: httpx.AsyncClient) -> dict[str, dict[str, str]]:
    keys = (await browser.get("/oidc/jwks")).json()["keys"]
    assert len({key["kid"] for key in keys}) == len(keys)
    return {key["kid"]: key for key in keys}


async def test_only_common_keys_are_there_until_somebody_asks(browser: httpx.AsyncClient) -> None:
    """RFC 7517 section 5: readers "SHOULD ignore JWKs ... with kty values that are not understood", and some do not."""
    assert {(key["kty"], key["alg"]) for key in (await published(browser)).values()} == {
        ("EC", "ES256"), ("RSA", "RS256"),
    }  # fmt: skip


@pytest.mark.parametrize("algorithm", ["ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA"])
async def test_a_key_for_each_algorithm_that_a_client_has(browser: httpx.AsyncClient, algorithm: str) -> None:
    """Core section 10.1: the ID Token's kid names the key, whose use and alg fit, and none is private."""
    client = await signing_clients.register(standard_profile=True, id_token_signed_response_alg=algorithm)
    header = provider.header_of(
        (await provider.tokens_for(browser, client, await provider.person()))["id_token"]
    )
    keys = await published(browser)
    assert (keys[header["kid"]]["alg"], keys[header["kid"]]["use"]) == (algorithm, "sig")
    for key in keys.values():
        assert not PRIVATE & set(key)
        assert key["kid"].strip()


async def test_the_keys_of_a_registered_client_are_there_before_its_tokens(database: str) -> None:
    from identity.keys.provision import key_for

    key = await key_for("EdDSA")
    async with provider.new_browser() as browser:
        assert (await published(browser))[key.kid]["crv"] == "Ed25519"


async def test_a_rotation_keeps_old_tokens_verifiable(browser: httpx.AsyncClient) -> None:
    """Core section 10.1.1: "the signer SHOULD retain recently decommissioned signing keys", beside new ones."""
    client = await signing_clients.register(standard_profile=True)
    user = await provider.person()
    old = provider.header_of((await provider.tokens_for(browser, client, user))["id_token"])["kid"]
    await rotate_signing_key(SYSTEM, KeyFamily.EC, 0, "RS256")
    tokens = await provider.tokens_for(browser, client, user)
    new, keys = provider.header_of(tokens["id_token"])["kid"], await published(browser)
    assert new != old
    assert keys[new]["n"] != keys[old]["n"]
    await delete_signing_key(SYSTEM, old)
    assert old not in await published(browser)


async def test_the_document_changes_its_tag_with_its_keys(browser: httpx.AsyncClient) -> None:
    """RFC 9110 section 13.1.2: 304 for whoever has it, 200 once there is another."""
    first = await browser.get("/oidc/jwks")
    assert first.headers["cache-control"] == "no-cache, max-age=0, must-revalidate"
    known = {"If-None-Match": first.headers["etag"]}
    assert (await browser.get("/oidc/jwks", headers=known)).status_code == 304
    await rotate_signing_key(SYSTEM, KeyFamily.EC, 60, "RS256")
    changed = await browser.get("/oidc/jwks", headers=known)
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


async def test_access_tokens_of_fapi_clients_have_its_algorithms(browser: httpx.AsyncClient) -> None:
    """FAPI 2.0 Security Profile section 5.4.1, though the server's own choice is RS256."""
    await provider.resource()
    await rotate_signing_key(SYSTEM, KeyFamily.RSA)
    for metadata, algorithm in (({}, "RS256"), ({"security_profile": "fapi_2"}, "ES256")):
        client = await provider.register("MachineToMachine")
        await signing_clients.change(client, **metadata)
        registered = await clients.client(client.id)
        assert registered is not None
        content = AccessTokenContent(
            subject=client.id, client_id=client.id, audience="https://api.example.com", scope="", ttl=60,
            algorithm=registered.access_token_algorithm,
        )  # fmt: skip
        assert provider.header_of(await jwt_access_token(content))["alg"] == algorithm
