"""RFC 7592: a client manages its registration."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from identity.applications.jobs import remove_unused_registrations
from identity.applications.protocol_actions import update_application_protocol
from identity.applications.queries import client
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import CALLBACK, TestClient
from tests.oidc.registering import PUBLIC_KEY, bearer, client_of, metadata, registered, registration

OTHER = "https://app.example.com/other"


@pytest.fixture(autouse=True)
async def _open(database: str) -> AsyncIterator[None]:
    async with registration():
        yield


def _place(answer: dict[str, Any]) -> str:
    uri: str = answer["registration_client_uri"]
    return uri.removeprefix(provider.ENDPOINT)


async def _replace(browser: httpx.AsyncClient, answer: dict[str, Any], **changes: Any) -> httpx.Response:
    body = {"client_id": answer["client_id"], **metadata(**changes)}
    return await browser.put(_place(answer), json=body, headers=bearer(answer["registration_access_token"]))


async def test_read(browser: httpx.AsyncClient) -> None:
    """2.1: the answer to GET is the client information, with what is registered now."""
    answer = await registered(browser, initiate_login_uri="https://app.example.com/login")
    response = await browser.get(_place(answer), headers=bearer(answer["registration_access_token"]))
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert response.json() == answer


async def test_replace(browser: httpx.AsyncClient) -> None:
    """2.2: PUT replaces; "omitted fields MUST be treated as null or empty values"."""
    answer = await registered(browser, policy_uri="https://app.example.com/privacy", scope="openid email")
    response = await _replace(browser, answer, client_name="Renamed", redirect_uris=[OTHER])
    assert response.status_code == 200
    told = response.json()
    assert (told["client_name"], told["redirect_uris"]) == ("Renamed", [OTHER])
    assert "policy_uri" not in told
    assert told["scope"].split() == ["openid", "profile", "email", "address", "phone"]
    assert told["client_secret"] == answer["client_secret"]
    found = await client(answer["client_id"])
    assert found is not None
    assert found.redirect_uris == (OTHER,)
    refused = await provider.authorize(browser, client_of(answer))
    assert refused.status_code == 400


async def test_replace_is_about_this_client(browser: httpx.AsyncClient) -> None:
    """2.2: client_id is required and its own; client_secret has to match; what the server tells cannot be set."""
    answer = await registered(browser)
    for changes in (
        {"client_id": "another"},
        {"client_id": None},
        {"client_secret": "wrong"},
        {"client_secret": 1},
        {"registration_access_token": answer["registration_access_token"]},
        {"registration_client_uri": answer["registration_client_uri"]},
        {"client_secret_expires_at": 0},
        {"client_id_issued_at": 1},
    ):
        body = {"client_id": answer["client_id"], **metadata(client_name="Renamed"), **changes}
        response = await browser.put(
            _place(answer), json=body, headers=bearer(answer["registration_access_token"])
        )
        assert (response.status_code, response.json()["error"]) == (400, "invalid_request"), changes
    right = await _replace(browser, answer, client_secret=answer["client_secret"])
    assert right.status_code == 200


async def test_a_refused_replacement_changes_nothing(browser: httpx.AsyncClient) -> None:
    answer = await registered(browser)
    response = await _replace(browser, answer, redirect_uris=["https://app.example.com/#fragment"])
    assert (response.status_code, response.json()["error"]) == (400, "invalid_redirect_uri")
    own = bearer(answer["registration_access_token"])
    assert (await browser.get(_place(answer), headers=own)).json() == answer


async def test_secrets_come_and_go_with_the_method(browser: httpx.AsyncClient) -> None:
    """2.2: the server may issue another secret; one that no method uses would only lie about."""
    answer = await registered(browser)
    keyed = {"token_endpoint_auth_method": "private_key_jwt", "jwks": {"keys": [PUBLIC_KEY]}}
    assert "client_secret" not in (await _replace(browser, answer, **keyed)).json()
    assert (await client(answer["client_id"])).secrets == ()  # type: ignore[union-attr]
    again = (await _replace(browser, answer)).json()
    assert again["client_secret"] not in ("", answer["client_secret"])


async def test_delete(browser: httpx.AsyncClient) -> None:
    """2.3: 204, and then the client, its tokens and its registration are gone."""
    answer = await registered(browser, grant_types=["authorization_code", "refresh_token"])
    own = bearer(answer["registration_access_token"])
    gone = await browser.delete(_place(answer), headers=own)
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await browser.get(_place(answer), headers=own)).status_code == 401
    assert (await browser.delete(_place(answer), headers=own)).status_code == 401
    response = await provider.ask_token(browser, client_of(answer), grant_type="client_credentials")
    assert response.json()["error"] == "invalid_client"


async def test_only_its_own_token_opens_a_registration(browser: httpx.AsyncClient, web: TestClient) -> None:
    """3: the token is of one client; without the right one the answer is 401, also for what does not exist."""
    answer, another = await registered(browser), await registered(browser)
    wrong = (None, "wrong", another["registration_access_token"], answer["client_secret"], "x" * 5000)
    for method in ("GET", "PUT", "DELETE"):
        for place in (_place(answer), f"/oidc/reg/{web.id}", "/oidc/reg/unknown"):
            for token in wrong:
                response = await browser.request(
                    method, place, headers=bearer(token) if token else {}, json=metadata()
                )
                assert (response.status_code, response.json()["error"]) == (401, "invalid_token")
    own = bearer(answer["registration_access_token"])
    assert (await browser.get(_place(answer), headers=own)).json() == answer


async def test_clients_that_nobody_uses_are_forgotten(
    browser: httpx.AsyncClient, web: TestClient, settable_clock: SettableClock
) -> None:
    unused, used = await registered(browser), await registered(browser)
    await database.execute(
        "INSERT INTO application_uses (application_id, last_used_at) VALUES ($1, $2)",
        used["client_id"],
        settable_clock.at,
    )
    assert await client(unused["client_id"]) is not None
    settable_clock.advance(days=29)
    assert await remove_unused_registrations() == 0
    await database.execute("UPDATE application_uses SET last_used_at = $1", settable_clock.at)
    settable_clock.advance(days=2)
    assert await remove_unused_registrations() == 1
    rows = await database.fetch("SELECT id FROM applications")
    assert {row["id"] for row in rows} == {web.id, used["client_id"]}


async def test_redirects_lead_to_what_is_registered(browser: httpx.AsyncClient) -> None:
    answer = await registered(browser, redirect_uris=[CALLBACK, OTHER])
    response = await provider.authorize(browser, client_of(answer), redirect_uri=OTHER, prompt="none")
    assert response.headers["location"].startswith(OTHER)


async def test_what_administrators_say_stays(browser: httpx.AsyncClient) -> None:
    """2.2: a client does not leave the security profile that it was put into, nor register what is too weak for it."""
    strong = {
        "token_endpoint_auth_method": "private_key_jwt",
        "jwks": {"keys": [PUBLIC_KEY]},
        "dpop_bound_access_tokens": True,
        "id_token_signed_response_alg": "ES256",
    }
    answer = await registered(browser, **strong)
    await update_application_protocol(SYSTEM, answer["client_id"], {"security_profile": "fapi_2"})
    for weak in (
        {"token_endpoint_auth_method": "client_secret_basic"},
        {"dpop_bound_access_tokens": None},
        {"response_types": ["code id_token"], "grant_types": ["authorization_code", "implicit"]},
        {"id_token_signed_response_alg": "RS256"},
    ):
        refused = await _replace(browser, answer, **{**strong, **weak})
        assert (refused.status_code, refused.json()["error"]) == (400, "invalid_client_metadata"), weak
    assert (await _replace(browser, answer, **strong)).status_code == 200
    found = await client(answer["client_id"])
    assert found is not None
    assert found.protocol.is_fapi
