"""RFC 7591: a client registers itself."""

from collections.abc import AsyncIterator

import httpx
import pytest

from identity.applications import queries, registration_limits
from identity.applications.actions import delete_application
from identity.applications.models import Application
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.settings import SettingsError, load_settings
from tests.oidc import provider
from tests.oidc.provider import CALLBACK
from tests.oidc.registering import (
    INITIAL_TOKEN,
    PRIVATE_KEY,
    PUBLIC_KEY,
    RSA_KEY,
    ask,
    bearer,
    client_of,
    metadata,
    refusal_of,
    registered,
    registration,
)

CONFIGURATION = "/oidc/.well-known/openid-configuration"


@pytest.fixture(autouse=True)
async def _open(database: str) -> AsyncIterator[None]:
    async with registration():
        yield


async def test_information_response(browser: httpx.AsyncClient) -> None:
    """3.2.1: 201 with client_id, and `client_secret_expires_at` is "REQUIRED if client_secret is issued"."""
    response = await ask(browser)
    assert response.status_code == 201
    assert response.headers["content-type"].startswith("application/json")
    assert response.headers["cache-control"] == "no-store"
    answer = response.json()
    assert answer["client_secret_expires_at"] == 0
    assert len(answer["client_secret"]) >= 32
    assert answer["registration_client_uri"] == f"{provider.ISSUER}/reg/{answer['client_id']}"
    assert len(answer["registration_access_token"]) >= 43
    assert abs(answer["client_id_issued_at"] - (await _row(answer)).created_at.timestamp()) < 1


async def test_defaults_are_told(browser: httpx.AsyncClient) -> None:
    """3.2.1: "the authorization server MUST return all registered metadata about this client, including any fields
    provisioned by the authorization server itself"."""
    answer = await registered(browser)
    expected = {
        "client_name": "An app",
        "redirect_uris": [CALLBACK],
        "grant_types": ["authorization_code"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "client_secret_basic",
        "id_token_signed_response_alg": "RS256",
        "application_type": "web",
        "subject_type": "public",
        "require_auth_time": False,
    }
    assert {name: answer.get(name) for name in expected} == expected
    assert answer["scope"].split() == ["openid", "profile", "email", "address", "phone"]


async def test_everything_that_is_registered_is_told(browser: httpx.AsyncClient) -> None:
    """3.2.1, and what is not understood is ignored (section 2)."""
    wanted = {
        "client_uri": "https://app.example.com/",
        "logo_uri": "https://app.example.com/logo.png",
        "policy_uri": "https://app.example.com/privacy",
        "tos_uri": "https://app.example.com/terms",
        "contacts": ["admin@app.example.com"],
        "initiate_login_uri": "https://app.example.com/login",
        "default_max_age": 600,
        "post_logout_redirect_uris": ["https://app.example.com/bye"],
        "frontchannel_logout_uri": "https://app.example.com/front",
        "frontchannel_logout_session_required": True,
        "backchannel_logout_uri": "https://app.example.com/back",
        "backchannel_logout_session_required": True,
        "jwks": {"keys": [PUBLIC_KEY, RSA_KEY]},
    }
    answer = await registered(browser, **wanted, an_unknown_member={"a": 1}, **{"client_name#ja": "x"})
    assert {name: answer.get(name) for name in wanted} == wanted
    assert "an_unknown_member" not in answer
    assert "client_name#ja" not in answer


async def test_null_counts_as_left_out(browser: httpx.AsyncClient) -> None:
    response = await browser.post("/oidc/reg", json={**metadata(), "jwks_uri": None, "tos_uri": ""})
    assert response.status_code == 201
    assert "jwks_uri" not in response.json()


async def test_public_clients_get_no_secret(browser: httpx.AsyncClient) -> None:
    """2: "none": The client is a public client [...] and does not have a client secret."""
    answer = await registered(browser, token_endpoint_auth_method="none")
    assert "client_secret" not in answer
    assert "client_secret_expires_at" not in answer
    keyed = await registered(
        browser, token_endpoint_auth_method="private_key_jwt", jwks={"keys": [PUBLIC_KEY]}
    )
    assert "client_secret" not in keyed


async def test_people_are_asked_for_consent(browser: httpx.AsyncClient) -> None:
    """5: dynamically registered clients are not to be trusted: people decide, and see what is asked for."""
    client = client_of(await registered(browser))
    user = await provider.person()
    await provider.authorize(browser, client, scope="openid profile email address phone", prompt=None)
    response = await provider.sign_in(browser, client, user)
    assert response.headers["location"].startswith("/consent")
    limits = (await queries.client(client.id)).consent_limits  # type: ignore[union-attr]
    assert limits is not None
    assert limits.user_scopes == {"profile", "email", "address", "phone"}


async def test_other_scopes_than_of_openid_are_not_to_be_had(browser: httpx.AsyncClient) -> None:
    """2: the scope is what the server registers; the rest of the wish is left out."""
    answer = await registered(browser, scope="openid email roles all urn:logto:scope:organizations")
    assert answer["scope"] == "openid email"
    refused = await provider.authorize(browser, client_of(answer), scope="openid roles")
    assert provider.answered(refused)["error"] == "invalid_scope"


async def test_nobody_becomes_a_machine(browser: httpx.AsyncClient) -> None:
    """5: what nobody vouches for gets no tokens of its own and acts for nobody."""
    for grant_type in ("client_credentials", "urn:ietf:params:oauth:grant-type:token-exchange", "password"):
        given = {"grant_types": ["authorization_code", grant_type]}
        assert await refusal_of(browser, **given) == "invalid_client_metadata"


async def test_grant_and_response_types_have_to_fit(browser: httpx.AsyncClient) -> None:
    """2.1: the two are to be consistent; a server that registers clients "SHOULD take steps to ensure" it."""
    for given in (
        {"grant_types": ["authorization_code"], "response_types": ["id_token"]},
        {"grant_types": ["implicit"], "response_types": ["code id_token"]},
        {"grant_types": ["authorization_code", "implicit"], "response_types": ["id_token"]},
    ):
        assert await refusal_of(browser, **given) == "invalid_client_metadata"


async def test_grant_types_follow_from_response_types(browser: httpx.AsyncClient) -> None:
    for response_type, grant_types in (
        ("code", ["authorization_code"]),
        ("id_token", ["implicit"]),
        ("token id_token", ["implicit"]),
        ("code id_token", ["authorization_code", "implicit"]),
        ("code token", ["authorization_code", "implicit"]),
        ("code id_token token", ["authorization_code", "implicit"]),
    ):
        answer = await registered(browser, response_types=[response_type])
        assert answer["grant_types"] == grant_types
        assert [set(each.split()) for each in answer["response_types"]] == [set(response_type.split())]


async def test_a_device_needs_no_redirect_uri(browser: httpx.AsyncClient) -> None:
    """2: redirect URIs are for "clients using flows with redirection"."""
    given = {"grant_types": ["urn:ietf:params:oauth:grant-type:device_code"], "redirect_uris": None}
    assert (await registered(browser, **given))["response_types"] == []
    assert await refusal_of(browser, redirect_uris=None) == "invalid_redirect_uri"
    assert await refusal_of(browser, redirect_uris=[]) == "invalid_redirect_uri"


async def test_keys_are_public_and_of_one_source(browser: httpx.AsyncClient) -> None:
    """2: "jwks_uri" and "jwks" "MUST NOT both be present"; the set has the client's public keys."""
    both = {"jwks": {"keys": [PUBLIC_KEY]}, "jwks_uri": "https://app.example.com/jwks"}
    symmetric = {"kty": "oct", "k": "c2VjcmV0c2VjcmV0c2VjcmV0"}
    assert await refusal_of(browser, **both) == "invalid_client_metadata"
    for key in (PRIVATE_KEY, symmetric, {"kty": "EC"}, {"kty": "RSA", "n": "AQAB", "e": "AQAB"}, "key", None):
        assert await refusal_of(browser, jwks={"keys": [key]}) == "invalid_client_metadata"
    assert await refusal_of(browser, jwks={"keys": [PUBLIC_KEY] * 21}) == "invalid_client_metadata"


async def test_methods_need_their_means(browser: httpx.AsyncClient) -> None:
    for method in ("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth", "magic", 1):
        assert await refusal_of(browser, token_endpoint_auth_method=method) == "invalid_client_metadata"


async def test_an_initial_access_token_opens_the_endpoint(browser: httpx.AsyncClient) -> None:
    """3: "the client registration endpoint MAY be an OAuth 2.0 protected resource"."""
    async with registration("token"):
        for headers in ({}, bearer("wrong"), {"Authorization": f"Basic {INITIAL_TOKEN}"}):
            response = await browser.post("/oidc/reg", json=metadata(), headers=headers)
            assert (response.status_code, response.json()["error"]) == (401, "invalid_token")
            assert response.headers["www-authenticate"].startswith("Bearer ")
        right = await browser.post("/oidc/reg", json=metadata(), headers=bearer(INITIAL_TOKEN))
        assert right.status_code == 201


async def test_off_is_the_default(browser: httpx.AsyncClient) -> None:
    assert load_settings({}).dynamic_registration == "off"
    answer = await registered(browser)
    assert (await browser.get(CONFIGURATION)).json()["registration_endpoint"] == f"{provider.ISSUER}/reg"
    async with registration("off"):
        response = await ask(browser)
        assert (response.status_code, response.json()["error"]) == (404, "invalid_request")
        own = bearer(answer["registration_access_token"])
        assert (await browser.get(f"/oidc/reg/{answer['client_id']}", headers=own)).status_code == 404
        assert "registration_endpoint" not in (await browser.get(CONFIGURATION)).json()


def test_the_token_setting_needs_a_token() -> None:
    with pytest.raises(SettingsError):
        load_settings({"KEYSTEAD_DYNAMIC_REGISTRATION": "token"})


async def test_one_address_registers_so_many_a_minute(browser: httpx.AsyncClient) -> None:
    """5: open registration is to be protected from being flooded."""
    registration_limits.forget()
    async with registration(registrations_per_minute=2):
        assert [(await ask(browser)).status_code for _ in range(3)] == [201, 201, 429]
        async with registration("token", registrations_per_minute=2):
            response = await browser.post("/oidc/reg", json=metadata(), headers=bearer(INITIAL_TOKEN))
            assert response.status_code == 201
    registration_limits.forget()


async def test_administrators_see_and_remove_them(browser: httpx.AsyncClient) -> None:
    answer = await registered(browser)
    await delete_application(SYSTEM, answer["client_id"])
    own = bearer(answer["registration_access_token"])
    assert (await browser.get(f"/oidc/reg/{answer['client_id']}", headers=own)).status_code == 401


async def test_the_event_tells_no_secret(browser: httpx.AsyncClient) -> None:
    answer = await registered(browser)
    rows = await database.fetch(
        "SELECT key, payload::text AS payload FROM events WHERE application_id = $1", answer["client_id"]
    )
    assert [row["key"] for row in rows] == ["Application.Created"]
    for secret in (answer["client_secret"], answer["registration_access_token"]):
        assert secret not in rows[0]["payload"]


async def _row(answer: dict[str, str]) -> Application:
    row = await database.fetch_model(
        Application, "SELECT * FROM applications WHERE id = $1", answer["client_id"]
    )
    assert row is not None
    return row
