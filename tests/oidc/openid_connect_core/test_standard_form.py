"""OpenID Connect Core sections 2 and 5.1: what clients of the standard's own profile are told, and in which types."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.sessions.models import Session
from identity.users.models import User
from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient

EVERYTHING = "openid profile email phone address offline_access"
PROFILE = {
    "familyName": "Lovelace", "givenName": "Ada", "middleName": "Augusta", "nickname": "", "website": "https://ada.example",
    "profile": "https://ada.example/me", "gender": "female", "birthdate": "1815-12-10", "zoneinfo": "Europe/London",
    "locale": "en-GB", "address": {"streetAddress": "12 St James's Square", "region": ""},
}  # fmt: skip
NOT_SURPLUS = {
    "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "azp", "at_hash", "c_hash", "s_hash", "nbf",
    "jti", "sid", "txn",
}  # fmt: skip


@pytest.fixture
async def standard(database: str) -> TestClient:
    return await signing_clients.register(standard_profile=True)


async def ada() -> User:
    return await provider.person(
        profile=PROFILE, primary_phone="447911123456", avatar="https://ada.example/me.png"
    )


async def userinfo(browser: httpx.AsyncClient, tokens: dict[str, Any]) -> dict[str, Any]:
    response = await browser.get("/oidc/me", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    assert response.status_code == 200, response.text
    members: dict[str, Any] = response.json()
    return members


async def test_the_id_token_of_the_code_flow_has_no_surplus_claims(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """5.4: with an access token the claims of the scopes are "returned from the UserInfo Endpoint"."""
    tokens = await provider.tokens_for(browser, standard, await ada(), scope=EVERYTHING)
    assert set(provider.claims_of(tokens["id_token"])) <= NOT_SURPLUS
    refreshed = (await provider.refresh(browser, standard, tokens["refresh_token"])).json()
    assert set(provider.claims_of(refreshed["id_token"])) <= NOT_SURPLUS


async def test_all_claims_of_the_scopes_are_at_userinfo(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """5.4: the claims that profile, email, phone and address ask for; 5.1: their types."""
    user = await ada()
    me = await userinfo(browser, await provider.tokens_for(browser, standard, user, scope=EVERYTHING))
    assert {name: value for name, value in me.items() if name != "updated_at"} == {
        "sub": user.id, "name": "Ada", "family_name": "Lovelace", "given_name": "Ada", "middle_name": "Augusta",
        "preferred_username": user.username, "profile": "https://ada.example/me", "picture": "https://ada.example/me.png",
        "website": "https://ada.example", "gender": "female", "birthdate": "1815-12-10", "zoneinfo": "Europe/London",
        "locale": "en-GB", "email": user.primary_email, "email_verified": True, "phone_number": "+447911123456",
        "phone_number_verified": True, "address": {"street_address": "12 St James's Square"},
    }  # fmt: skip
    assert me["updated_at"] == int(user.updated_at.timestamp())  # "seconds from 1970-01-01T0:0:0Z"


async def test_what_is_not_known_is_left_out(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """5.3.2: "If a Claim is not returned, that Claim Name SHOULD be omitted ... SHOULD NOT be present with a null"."""
    nobody_known = await provider.person(profile={"birthdate": "tenth of December", "nickname": ""})
    await database.execute(
        "UPDATE users SET primary_email = NULL, name = NULL, username = NULL WHERE id = $1", nobody_known.id
    )
    me = await userinfo(browser, await provider.tokens_for(browser, standard, nobody_known, scope=EVERYTHING))
    assert set(me) == {"sub", "updated_at"}


@pytest.mark.parametrize(
    ("birthdate", "is_told"), [("1815", True), ("0000-12-10", True), ("10.12.1815", False)]
)
async def test_birthdates_have_one_of_three_forms(
    browser: httpx.AsyncClient, standard: TestClient, birthdate: str, is_told: bool
) -> None:
    """5.1: birthdate is YYYY-MM-DD, with 0000 for a year that is left out, or YYYY alone."""
    user = await provider.person(profile={"birthdate": birthdate})
    me = await userinfo(browser, await provider.tokens_for(browser, standard, user, scope=EVERYTHING))
    assert me.get("birthdate") == (birthdate if is_told else None)


async def test_the_sign_in_is_described(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """2: auth_time, amr (RFC 8176), nonce as it was sent; sid as logout needs it; no azp for one audience."""
    tokens = await provider.tokens_for(browser, standard, await provider.person(), nonce="n-0S6_WzA2Mj")
    claims = provider.claims_of(tokens["id_token"])
    session = await Session.all().first()
    assert session is not None
    assert claims["auth_time"] == int(session.authenticated_at.timestamp())
    assert (claims["amr"], claims["nonce"], claims["sid"]) == (["pwd"], "n-0S6_WzA2Mj", session.id)
    assert "azp" not in claims
    assert "acr" not in claims  # nobody asked
    assert claims["aud"] == standard.id


async def test_without_a_nonce_there_is_none(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """2: nonce is the value "passed unmodified from the Authentication Request"."""
    tokens = await provider.tokens_for(browser, standard, await provider.person(), nonce=None)
    assert "nonce" not in provider.claims_of(tokens["id_token"])


@pytest.mark.parametrize(
    ("algorithm", "name"),
    [("RS256", "sha256"), ("PS256", "sha256"), ("ES256", "sha256"), ("ES384", "sha384"), ("ES512", "sha512"),
     ("EdDSA", "sha512")],
)  # fmt: skip
async def test_the_access_token_is_hashed_as_the_algorithm_says(
    browser: httpx.AsyncClient, algorithm: str, name: str
) -> None:
    """3.1.3.6: the left half of the hash "used in the alg Header Parameter"; 10.1: signed as the client registered."""
    client = await signing_clients.register(standard_profile=True, id_token_signed_response_alg=algorithm)
    tokens = await provider.tokens_for(browser, client, await provider.person())
    digest = hashlib.new(name, tokens["access_token"].encode()).digest()
    half = urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()
    assert provider.claims_of(tokens["id_token"])["at_hash"] == half
    header = provider.header_of(tokens["id_token"])
    keys = {key["kid"]: key for key in (await browser.get("/oidc/jwks")).json()["keys"]}
    assert header["alg"] == keys[header["kid"]]["alg"] == algorithm


async def test_the_default_is_rs256(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """Dynamic Client Registration section 2: id_token_signed_response_alg, "The default, if omitted, is RS256"."""
    tokens = await provider.tokens_for(browser, standard, await provider.person())
    assert provider.header_of(tokens["id_token"])["alg"] == "RS256"


@pytest.mark.parametrize("registered", [None, "RS256", "ES384"])
async def test_clients_of_fapi_never_get_a_weaker_one(database: str, registered: str | None) -> None:
    """FAPI 2.0 Security Profile section 5.4.1: PS256, ES256 or EdDSA, whatever was registered."""
    from identity.applications import queries

    client = await signing_clients.register(
        security_profile="fapi_2", id_token_signed_response_alg=registered
    )
    found = await queries.client(client.id)
    assert found is not None
    assert found.id_token_algorithm == "ES256"


async def test_clients_of_the_contract_are_told_as_ever(browser: httpx.AsyncClient, web: TestClient) -> None:
    """All claims of the scopes, milliseconds, null for what is not set, and nothing that they do not know."""
    claims = provider.claims_of(
        (await provider.tokens_for(browser, web, await provider.person()))["id_token"]
    )
    assert set(claims) == {
        "sub", "name", "preferred_username", "picture", "updated_at", "username", "created_at", "auth_time", "iss",
        "aud", "iat", "exp", "nonce",
    }  # fmt: skip
    assert claims["picture"] is None
    assert claims["created_at"] > 10**12


async def test_clients_of_the_contract_learn_the_session_for_logout_alone(browser: httpx.AsyncClient) -> None:
    """Back-Channel Logout section 2.1: sid for clients that said they need it."""
    client = await provider.register("Traditional")
    metadata = {
        "redirectUris": [provider.CALLBACK], "postLogoutRedirectUris": [],
        "backchannelLogoutUri": "https://app.example.com/out", "backchannelLogoutSessionRequired": True,
    }  # fmt: skip
    await database.execute(
        "UPDATE applications SET oidc_client_metadata = $2 WHERE id = $1", client.id, metadata
    )
    await signing_clients.change(client)
    claims = provider.claims_of(
        (await provider.tokens_for(browser, client, await provider.person()))["id_token"]
    )
    session = await Session.all().first()
    assert session is not None
    assert claims["sid"] == session.id
