"""What registered metadata do: OpenID Connect Dynamic Client Registration section 2, Core sections 2 and 8."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from identity.applications.queries import client
from identity.experience.queries import introduction_of
from identity.grants.consent import give_consent
from identity.kernel.actor import NOBODY
from identity.users.models import User
from tests.oidc import provider
from tests.oidc.registering import client_of, registered, registration


@pytest.fixture(autouse=True)
async def _open(database: str) -> AsyncIterator[None]:
    async with registration():
        yield


async def _tokens(
    browser: httpx.AsyncClient, answer: dict[str, Any], user: User, **more: Any
) -> dict[str, Any]:
    """Tokens after sign-in and consent."""
    own = client_of(answer)
    await provider.authorize(browser, own, scope="openid email", **more)
    await provider.sign_in(browser, own, user)
    interaction_id = provider.own_interaction(browser, own)
    location = await give_consent(NOBODY, interaction_id, browser.cookies["_session"], [])
    code = provider.answered(await browser.get(location))["code"]
    response = await provider.redeem(browser, own, code)
    assert response.status_code == 200, response.text
    tokens: dict[str, Any] = response.json()
    return tokens


async def test_id_tokens_are_signed_with_rs256(browser: httpx.AsyncClient) -> None:
    """2: id_token_signed_response_alg: "The default, if omitted, is RS256"."""
    tokens = await _tokens(browser, await registered(browser), await provider.person())
    header = provider.header_of(tokens["id_token"])
    keys = (await browser.get("/oidc/jwks")).json()["keys"]
    assert header["alg"] == "RS256"
    assert [key["kty"] for key in keys if key["kid"] == header["kid"]] == ["RSA"]


@pytest.mark.parametrize("algorithm", ["ES256", "PS256"])
async def test_another_algorithm(browser: httpx.AsyncClient, algorithm: str) -> None:
    answer = await registered(browser, id_token_signed_response_alg=algorithm)
    tokens = await _tokens(browser, answer, await provider.person())
    assert provider.header_of(tokens["id_token"])["alg"] == algorithm


async def test_pairwise_subjects_everywhere(browser: httpx.AsyncClient) -> None:
    """Core 8: one subject in ID Token, UserInfo and introspection, and hints with it are understood."""
    answer, user = await registered(browser, subject_type="pairwise"), await provider.person()
    assert answer["subject_type"] == "pairwise"
    tokens, own = await _tokens(browser, answer, user), client_of(answer)
    subject = provider.claims_of(tokens["id_token"])["sub"]
    assert subject != user.id
    assert user.id not in str(provider.claims_of(tokens["id_token"]))
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    userinfo = (await browser.get("/oidc/me", headers=headers)).json()
    assert userinfo["sub"] == subject
    assert user.id not in str(userinfo)
    assert own.basic is not None
    introspected = await browser.post(
        "/oidc/token/introspection", data={"token": tokens["access_token"]}, auth=own.basic
    )
    assert introspected.json()["sub"] == subject
    hinted = {"scope": "openid email", "prompt": "none", "id_token_hint": tokens["id_token"]}
    assert "code" in provider.answered(await provider.authorize(browser, own, **hinted))


async def test_another_persons_hint(browser: httpx.AsyncClient) -> None:
    """Core 3.1.2.1: with somebody else's ID Token as a hint nothing is answered for this person."""
    answer, user = await registered(browser, subject_type="pairwise"), await provider.person()
    tokens = await _tokens(browser, answer, user)
    async with provider.new_browser() as other:
        await _tokens(other, answer, await provider.person())
        hinted = {"scope": "openid email", "prompt": "none", "id_token_hint": tokens["id_token"]}
        refused = provider.answered(await provider.authorize(other, client_of(answer), **hinted))
    assert refused["error"] == "login_required"


async def test_people_see_who_asks(browser: httpx.AsyncClient) -> None:
    """2: logo_uri, policy_uri and tos_uri: "the OP SHOULD display this" to the End-User."""
    answer = await registered(
        browser,
        client_name="Shown",
        logo_uri="https://app.example.com/logo.png",
        policy_uri="https://app.example.com/privacy",
        tos_uri="https://app.example.com/terms",
    )
    found = await client(answer["client_id"])
    assert found is not None
    shown = await introduction_of(found)
    assert shown.name == "Shown"
    assert shown.branding == {"logoUrl": "https://app.example.com/logo.png"}
    assert shown.privacy_policy_url == "https://app.example.com/privacy"
    assert shown.terms_of_use_url == "https://app.example.com/terms"


async def test_every_response_type(browser: httpx.AsyncClient) -> None:
    """2: response_types "that the Client is declaring that it will restrict itself to using"."""
    for response_type in ("id_token", "id_token token", "code id_token", "code token", "code id_token token"):
        own = client_of(await registered(browser, response_types=[response_type]))
        asked = await provider.authorize(
            browser, own, response_type=response_type, prompt="none", scope="openid"
        )
        assert provider.answered(asked)["error"] == "login_required", response_type
        other = await provider.authorize(browser, own, response_type="code", prompt="none", scope="openid")
        assert provider.answered(other)["error"] in ("unsupported_response_type", "unauthorized_client")
