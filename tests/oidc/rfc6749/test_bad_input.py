"""Whatever comes in, the answer is an error of the protocol and never a 500."""

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from identity.kernel import database
from tests.oidc import provider
from tests.oidc.provider import TestClient

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {"content-type": "application/json"}
POSTS = (
    "/oidc/token",
    "/oidc/token/introspection",
    "/oidc/token/revocation",
    "/oidc/auth",
    "/oidc/session/end",
)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"{", JSON, 400),
        (b"[]", JSON, 400),
        (b'"x"', JSON, 400),
        (b"null", JSON, 400),
        (b'{"client_id": {"a": 1}, "grant_type": "x"}', JSON, 400),
        (b'{"client_id": true}', JSON, 400),
        (b'{"client_id": "\\u0000"}', JSON, 400),
        (b'{"client_id": "\\ud800"}', JSON, 400),
        (b"client_id=%00&token=x", FORM, 400),
        (b"client_id=%ff%fe", FORM, 400),
        (b"client_id=\xff", FORM, 400),
        (b"&".join(b"a=1" for _ in range(500)), FORM, 400),
        (b"client_id=" + b"x" * 60_000, FORM, 413),
        (b"client_id=x", {"content-type": "text/plain"}, 415),
        (b"client_id=x", {"content-type": "multipart/form-data; boundary=x"}, 415),
    ],
)
async def test_bodies(
    browser: httpx.AsyncClient, path: str, content: bytes, headers: dict[str, str], status: int
) -> None:
    response = await browser.post(path, content=content, headers=headers)
    assert response.status_code == status, response.text
    assert response.json()["error"] == "invalid_request"


async def test_a_body_that_lies_about_its_length(browser: httpx.AsyncClient) -> None:
    async def chunks() -> Any:
        for _ in range(10):
            yield b"a=" + b"x" * 10_000 + b"&"

    response = await browser.post("/oidc/token", content=chunks(), headers=FORM)
    assert response.status_code == 413


async def test_duplicated_parameters(browser: httpx.AsyncClient, web: TestClient) -> None:
    content = b"grant_type=refresh_token&refresh_token=a&refresh_token=b"
    response = await browser.post("/oidc/token", content=content, headers=FORM, auth=web.basic)  # type: ignore[arg-type]
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
    assert "refresh_token" in response.json()["error_description"]


@pytest.mark.parametrize("missing", ["code", "redirect_uri"])
async def test_missing_parameters(browser: httpx.AsyncClient, web: TestClient, missing: str) -> None:
    response = await provider.redeem(browser, web, **{"code": "x", missing: None})  # type: ignore[arg-type]
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("code", ["nope", "x" * 5000, "é", "' OR 1=1 --", "a.b.c"])
async def test_bad_codes(browser: httpx.AsyncClient, web: TestClient, code: str) -> None:
    response = await provider.redeem(browser, web, code, code_verifier=None)
    assert response.status_code == 400
    body = response.json()
    assert (body["code"], body["error"]) == ("oidc.invalid_grant", "invalid_grant")
    assert body["error_uri"] == "https://openid.sh/debug/invalid_grant"
    assert (await provider.refresh(browser, web, code)).json()["error"] == "invalid_grant"


async def test_codes_are_bound(browser: httpx.AsyncClient, web: TestClient) -> None:
    other = await provider.register("Traditional")
    code = await provider.code_for(browser, web, await provider.person())
    for client, changes in (
        (other, {}),
        (web, {"redirect_uri": f"{provider.CALLBACK}/other"}),
        (web, {"code_verifier": "w" * 64}),
    ):
        assert (await provider.redeem(browser, client, code, **changes)).json()["error"] == "invalid_grant"
    assert (await provider.redeem(browser, web, code)).status_code == 200, "none of these used it up"


async def test_a_code_expires(browser: httpx.AsyncClient, web: TestClient, settable_clock: Any) -> None:
    code = await provider.code_for(browser, web, await provider.person())
    settable_clock.advance(seconds=60)
    assert (await provider.redeem(browser, web, code)).json()["error"] == "invalid_grant"


async def test_unknown_routes_and_methods(browser: httpx.AsyncClient) -> None:
    response = await browser.get("/oidc/nowhere")
    assert response.status_code == 404
    assert response.json()["error"] == "invalid_request"
    assert (
        response.json()["error_description"] == "unrecognized route or not allowed method (GET on /nowhere)"
    )
    assert (await browser.put("/oidc/token")).status_code == 404
    assert (await browser.get("/oidc/token")).status_code == 404


ANYTHING = st.dictionaries(
    st.sampled_from(
        [*provider.authorization_query(TestClient("x", None)), "resource", "max_age", "id_token_hint", "response_mode",
         "organization_id", "first_screen", "direct_sign_in", "token", "refresh_token", "code", "code_verifier",
         "grant_type", "client_secret", "post_logout_redirect_uri", "xsrf", "logout"]
    ),
    st.text(max_size=60),
    max_size=8,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=ANYTHING)
async def test_anything_at_the_authorization_endpoint(
    browser: httpx.AsyncClient, spa: TestClient, changes: dict[str, str]
) -> None:
    response = await provider.authorize(browser, spa, **changes)
    assert response.status_code in {303, 400, 200}, response.text
    await browser.get("/oidc/session/end", params=changes)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=ANYTHING, path=st.sampled_from(POSTS))
async def test_anything_posted(
    browser: httpx.AsyncClient, web: TestClient, changes: dict[str, str], path: str
) -> None:
    response = await browser.post(path, data=changes, auth=web.basic)  # type: ignore[arg-type]
    assert response.status_code < 500, response.text
    assert await database.fetch_value("SELECT 1") == 1
