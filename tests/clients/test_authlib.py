"""Authlib's client over httpx: authorization code with PKCE, refresh, userinfo, machines, logout."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.clients.verification import verified
from tests.clients.world import World
from tests.person import Person, parameters

pytestmark = pytest.mark.client


@pytest.fixture
async def metadata(world: World) -> dict[str, Any]:
    async with httpx.AsyncClient(timeout=60) as http:
        answer = await http.get(f"{world.issuer}/.well-known/openid-configuration")
    found: dict[str, Any] = answer.json()
    assert found["issuer"] == world.issuer
    return found


@pytest.fixture
async def client(world: World, metadata: dict[str, Any]) -> AsyncIterator[AsyncOAuth2Client]:
    """A single-page application: public, PKCE, rotating refresh tokens."""
    async with AsyncOAuth2Client(
        timeout=60,
        client_id=world.spa_id,
        redirect_uri=world.redirect_uri,
        scope=f"openid profile email offline_access {' '.join(world.scopes)}",
        token_endpoint=metadata["token_endpoint"],
        token_endpoint_auth_method="none",
        revocation_endpoint_auth_method="none",
        code_challenge_method="S256",
    ) as made:
        yield made


async def sign_in(
    client: AsyncOAuth2Client, metadata: dict[str, Any], person: Person, **more: str
) -> dict[str, Any]:
    verifier = generate_token(64)
    address, state = client.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, prompt="consent", **more
    )
    callback = person.sign_in(address)
    token: dict[str, Any] = await client.fetch_token(
        authorization_response=callback, code_verifier=verifier, state=state
    )
    return token


async def test_the_id_token_says_who_signed_in(
    world: World, client: AsyncOAuth2Client, metadata: dict[str, Any], ada: Person
) -> None:
    token = await sign_in(client, metadata, ada, nonce="once-only")
    keys = KeySet.import_key_set(
        (await client.request("GET", metadata["jwks_uri"], withhold_token=True)).json()
    )
    decoded = jwt.decode(token["id_token"], keys, algorithms=["ES256"])
    claims = CodeIDToken(
        decoded.claims, decoded.header,
        {"iss": {"value": world.issuer}, "aud": {"value": world.spa_id}},
        {"nonce": "once-only", "client_id": world.spa_id, "access_token": token["access_token"]},
    )  # fmt: skip
    claims.validate()
    assert claims["sub"] == world.user_id
    assert claims["name"] == "Ada of the Harbour"


async def test_userinfo_says_the_same(
    world: World, client: AsyncOAuth2Client, metadata: dict[str, Any], ada: Person
) -> None:
    await sign_in(client, metadata, ada)
    about = (await client.get(metadata["userinfo_endpoint"])).json()
    assert about["sub"] == world.user_id
    assert (about["username"], about["email"]) == (world.username, world.email)


async def test_refresh_tokens_rotate(
    client: AsyncOAuth2Client, metadata: dict[str, Any], ada: Person
) -> None:
    first = await sign_in(client, metadata, ada)
    second = await client.refresh_token(metadata["token_endpoint"], refresh_token=first["refresh_token"])
    assert second["refresh_token"] != first["refresh_token"]
    assert second["access_token"] != first["access_token"]
    third = await client.refresh_token(metadata["token_endpoint"], refresh_token=second["refresh_token"])
    assert third["refresh_token"] not in (first["refresh_token"], second["refresh_token"])


async def test_a_refresh_gets_a_token_for_an_api(
    world: World, client: AsyncOAuth2Client, metadata: dict[str, Any], ada: Person
) -> None:
    token = await sign_in(client, metadata, ada, resource=world.resource)
    renewed = await client.refresh_token(
        metadata["token_endpoint"], refresh_token=token["refresh_token"], resource=world.resource
    )
    claims = verified(world.issuer, renewed["access_token"], world.resource)
    assert (claims["sub"], claims["client_id"]) == (world.user_id, world.spa_id)
    assert set(claims["scope"].split()) == set(world.scopes)


async def test_a_revoked_refresh_token_is_dead(
    client: AsyncOAuth2Client, metadata: dict[str, Any], ada: Person
) -> None:
    token = await sign_in(client, metadata, ada)
    answer = await client.revoke_token(
        metadata["revocation_endpoint"], token["refresh_token"], token_type_hint="refresh_token"
    )
    assert answer.status_code == 200
    with pytest.raises(OAuthError, match="invalid_grant"):
        await client.refresh_token(metadata["token_endpoint"], refresh_token=token["refresh_token"])


async def test_a_code_works_once(client: AsyncOAuth2Client, metadata: dict[str, Any], ada: Person) -> None:
    verifier = generate_token(64)
    address, _ = client.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, prompt="consent"
    )
    callback = ada.sign_in(address)
    token = await client.fetch_token(authorization_response=callback, code_verifier=verifier)
    with pytest.raises(OAuthError, match="invalid_grant"):
        await client.fetch_token(authorization_response=callback, code_verifier=verifier)
    # Whoever used it second may be a thief, so what the first use gave is taken back (RFC 6749, 4.1.2).
    with pytest.raises(OAuthError, match="invalid_grant"):
        await client.refresh_token(metadata["token_endpoint"], refresh_token=token["refresh_token"])


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
async def test_a_machine_gets_a_token_for_an_api(world: World, metadata: dict[str, Any], method: str) -> None:
    async with AsyncOAuth2Client(
        timeout=60,
        client_id=world.machine_id,
        client_secret=world.machine_secret,
        token_endpoint_auth_method=method,
    ) as machine:
        token = await machine.fetch_token(
            metadata["token_endpoint"], grant_type="client_credentials",
            resource=world.resource, scope=" ".join(world.scopes),
        )  # fmt: skip
    claims = verified(world.issuer, token["access_token"], world.resource)
    assert claims["sub"] == claims["client_id"] == world.machine_id
    assert set(claims["scope"].split()) == set(world.scopes)


async def test_one_session_serves_two_applications_until_it_ends(
    world: World, client: AsyncOAuth2Client, metadata: dict[str, Any], ada: Person
) -> None:
    token = await sign_in(client, metadata, ada)
    async with AsyncOAuth2Client(
        timeout=60,
        client_id=world.web_id,
        client_secret=world.web_secret,
        redirect_uri=world.redirect_uri,
        scope="openid",
    ) as other:
        address, _ = other.create_authorization_url(metadata["authorization_endpoint"])
        answer = await other.fetch_token(
            metadata["token_endpoint"], authorization_response=ada.sign_in(address)
        )
    assert answer["id_token"]
    assert ada.passwords_typed == 1
    query = {
        "id_token_hint": token["id_token"], "state": "s",
        "post_logout_redirect_uri": world.signed_out_uri,
    }  # fmt: skip
    ended = ada.sign_out(f"{metadata['end_session_endpoint']}?{urlencode(query)}")
    assert ended == f"{world.signed_out_uri}?state=s"
    ada.sign_in(address)
    assert ada.passwords_typed == 2


@pytest.fixture
async def guest(world: World) -> AsyncIterator[AsyncOAuth2Client]:
    """An application of somebody else, which may ask for `read:tides` and nothing more."""
    async with AsyncOAuth2Client(
        timeout=60,
        client_id=world.third_party_id,
        client_secret=world.third_party_secret,
        redirect_uri=world.redirect_uri,
    ) as made:
        yield made


async def test_an_application_of_others_asks_first(
    world: World, metadata: dict[str, Any], guest: AsyncOAuth2Client, ada: Person
) -> None:
    for _ in range(2):
        address, _state = guest.create_authorization_url(
            metadata["authorization_endpoint"], scope="openid profile read:tides", resource=world.resource
        )
        callback = ada.sign_in(address)
        assert ada.consents_given == 1
    token = await guest.fetch_token(
        metadata["token_endpoint"], authorization_response=callback, resource=world.resource
    )
    claims = verified(world.issuer, token["access_token"], world.resource)
    assert claims["scope"].split() == ["read:tides"]


async def test_an_application_of_others_cannot_ask_for_more(
    world: World, metadata: dict[str, Any], guest: AsyncOAuth2Client, ada: Person
) -> None:
    address, _ = guest.create_authorization_url(
        metadata["authorization_endpoint"], scope="openid write:tides", resource=world.resource
    )
    assert parameters(ada.sign_in(address))["error"] == "invalid_scope"
    assert ada.passwords_typed == 0


async def test_an_unregistered_redirect_is_not_followed(
    world: World, client: AsyncOAuth2Client, metadata: dict[str, Any]
) -> None:
    client.redirect_uri = "https://elsewhere.example/callback"
    address, _ = client.create_authorization_url(metadata["authorization_endpoint"])
    answer = await client.request("GET", address, withhold_token=True)
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert not parameters(str(answer.url)).get("code")
