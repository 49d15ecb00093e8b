"""RFC 6749 section 2.3: who clients are, and the contract's words when they cannot prove it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from identity.applications.actions import add_secret
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import TestClient

GRANT = {"grant_type": "client_credentials", "resource": "https://default.logto.app/api"}


async def _ask(browser: httpx.AsyncClient, form: dict[str, Any], **kwargs: Any) -> httpx.Response:
    return await browser.post("/oidc/token", data={**GRANT, **form}, **kwargs)


async def test_by_header_and_by_body(browser: httpx.AsyncClient, machine: TestClient) -> None:
    assert machine.secret
    assert (await _ask(browser, {}, auth=(machine.id, machine.secret))).status_code == 200
    assert (
        await _ask(browser, {"client_id": machine.id, "client_secret": machine.secret})
    ).status_code == 200
    as_json = {**GRANT, "client_id": machine.id, "client_secret": machine.secret}
    assert (await browser.post("/oidc/token", json=as_json)).status_code == 200


async def test_not_both_at_once(browser: httpx.AsyncClient, machine: TestClient) -> None:
    assert machine.secret
    response = await _ask(browser, {"client_secret": machine.secret}, auth=(machine.id, machine.secret))
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
    description = response.json()["error_description"]
    assert description == "client authentication must only be provided using one mechanism"


async def test_an_unknown_client(browser: httpx.AsyncClient) -> None:
    response = await _ask(browser, {"client_id": "nope", "client_secret": "x"})
    assert response.status_code == 400
    assert response.json()["code"] == "oidc.invalid_client"
    assert response.json()["error_description"] == "invalid client nope"


async def test_a_client_with_nowhere_to_send_people_is_none(browser: httpx.AsyncClient) -> None:
    """The contract: without a redirect URI an interactive client is invalid, whichever endpoint it asks."""
    client = await provider.register("SPA", redirect_uris=[])
    form = {"client_id": client.id, "grant_type": "refresh_token", "refresh_token": "x", "token": "x"}
    answers = [await provider.authorize(browser, client)]
    for path in ("token", "token/introspection", "token/revocation", "request", "device/auth"):
        answers.append(await browser.post(f"/oidc/{path}", data=form))
    for each in answers:
        assert (each.status_code, each.json()["error"]) == (400, "invalid_client"), each.request.url
        assert each.json()["error_description"] == f"invalid client {client.id}"


@pytest.mark.parametrize("secret", ["wrong", "", None])
async def test_a_wrong_or_missing_secret(
    browser: httpx.AsyncClient, machine: TestClient, secret: str | None
) -> None:
    form = {"client_id": machine.id} | ({"client_secret": secret} if secret is not None else {})
    response = await _ask(browser, form)
    assert response.status_code == 401
    assert response.json()["error"] == "invalid_client"
    assert response.json()["error_description"] == "client authentication failed"
    assert "www-authenticate" not in response.headers


async def test_a_wrong_secret_in_the_header_is_challenged(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    response = await _ask(browser, {}, auth=(machine.id, "wrong"))
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Basic ")


async def test_several_secrets_and_expiry(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: SettableClock
) -> None:
    soon = clock.now() + timedelta(days=1)
    second = await add_secret(SYSTEM, machine.id, "second", soon)
    assert (await _ask(browser, {}, auth=(machine.id, second.value))).status_code == 200
    settable_clock.advance(days=2)
    expired = await _ask(browser, {}, auth=(machine.id, second.value))
    assert (expired.status_code, expired.json()["error"]) == (400, "invalid_request")
    assert expired.json()["error_description"] == "client secret has expired"
    assert machine.secret
    assert (await _ask(browser, {}, auth=(machine.id, machine.secret))).status_code == 200


async def test_a_public_client_has_no_secret(browser: httpx.AsyncClient, spa: TestClient) -> None:
    form = {
        "grant_type": "refresh_token",
        "refresh_token": "x",
        "client_id": spa.id,
        "client_secret": "guess",
    }
    assert (await browser.post("/oidc/token", data=form)).status_code == 401


@pytest.mark.parametrize(
    "header",
    [
        "Basic",
        "Basic !!!",
        "Basic bm9jb2xvbg==",
        "Basic OnNlY3JldA==",
        "Basic AGE6AA==",
        "Basic /w==",
        "Basic YSUwMDpi",
    ],
)
async def test_a_malformed_header(browser: httpx.AsyncClient, header: str) -> None:
    response = await _ask(browser, {}, headers={"Authorization": header})
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


async def test_grants_that_a_client_does_not_have(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient
) -> None:
    response = await provider.ask_token(browser, web, grant_type="client_credentials")
    assert (response.status_code, response.json()["error"]) == (400, "unauthorized_client")
    response = await provider.ask_token(
        browser, machine, grant_type="authorization_code", code="x", redirect_uri="y"
    )
    assert (response.status_code, response.json()["error"]) == (400, "unauthorized_client")


async def test_an_unsupported_grant_type(browser: httpx.AsyncClient, web: TestClient) -> None:
    response = await provider.ask_token(browser, web, grant_type="password")
    assert response.status_code == 400
    assert response.json()["code"] == "oidc.unsupported_grant_type"
    assert response.json()["error_description"] == "unsupported grant_type requested"


async def test_failures_are_audited_without_secrets(browser: httpx.AsyncClient, machine: TestClient) -> None:
    await _ask(browser, {"client_id": machine.id, "client_secret": "my-guess"})
    await provider.ask_token(browser, machine, grant_type="smoke")
    rows = await database.fetch("SELECT * FROM events WHERE result = 'Error' ORDER BY created_at, key")
    assert [row["key"] for row in rows] == ["ExchangeTokenBy.ClientCredentials", "ExchangeTokenBy.Unknown"]
    assert rows[0]["payload"]["error"]["error"] == "invalid_client"
    assert "my-guess" not in str(rows)
    assert datetime.now(UTC) - rows[0]["created_at"] < timedelta(minutes=5)
