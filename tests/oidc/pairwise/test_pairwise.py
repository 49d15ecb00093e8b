"""OpenID Connect Core section 8: pseudonyms in all that goes out, and understood in all that comes back."""

import json
from typing import Any

import httpx
import pytest

from identity.applications.queries import client as client_named
from identity.users.models import User
from oidc.subjects import subject_of
from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient

OTHER_SECTOR = "https://other.example.net/callback"


@pytest.fixture
async def pairwise(database: str) -> TestClient:
    return await signing_clients.register(standard_profile=True, subject_type="pairwise")


async def signed_in(
    browser: httpx.AsyncClient, client: TestClient, user: User, **changes: Any
) -> dict[str, Any]:
    return await provider.tokens_for(browser, client, user, scope="openid profile offline_access", **changes)


async def test_every_sub_is_the_same_pseudonym(browser: httpx.AsyncClient, pairwise: TestClient) -> None:
    """8, 5.3.2: the sub of userinfo "MUST be verified to exactly match the sub Claim in the ID Token"."""
    user = await provider.person()
    tokens = await signed_in(browser, pairwise, user)
    subject = provider.claims_of(tokens["id_token"])["sub"]
    assert subject != user.id
    assert subject.isascii()
    assert len(subject) <= 255
    me = await browser.get("/oidc/me", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    assert me.json()["sub"] == subject
    again = (await provider.refresh(browser, pairwise, tokens["refresh_token"])).json()
    assert provider.claims_of(again["id_token"])["sub"] == subject
    form = {"token": tokens["access_token"]}
    assert pairwise.basic is not None
    live = await browser.post("/oidc/token/introspection", data=form, auth=pairwise.basic)
    assert live.json()["sub"] == subject
    assert user.id not in json.dumps([me.json(), live.json(), provider.claims_of(tokens["id_token"])])


async def test_clients_of_other_sectors_cannot_compare_notes(
    browser: httpx.AsyncClient, pairwise: TestClient
) -> None:
    """8.1: "distinct Sector Identifier values MUST result in distinct Subject Identifier values"."""
    other = await signing_clients.register(
        redirect_uris=[OTHER_SECTOR], standard_profile=True, subject_type="pairwise"
    )
    user = await provider.person()
    own = provider.claims_of((await signed_in(browser, pairwise, user))["id_token"])["sub"]
    asked = await provider.authorize(browser, other, redirect_uri=OTHER_SECTOR, prompt=None)
    redeemed = await provider.redeem(
        browser, other, provider.answered(asked)["code"], redirect_uri=OTHER_SECTOR
    )
    assert provider.claims_of(redeemed.json()["id_token"])["sub"] not in (own, user.id)


async def test_a_hint_with_the_pseudonym(browser: httpx.AsyncClient, pairwise: TestClient) -> None:
    """3.1.2.1: id_token_hint names the End-User as the client knows them."""
    tokens = await signed_in(browser, pairwise, await provider.person())
    silent = await provider.authorize(browser, pairwise, prompt="none", id_token_hint=tokens["id_token"])
    assert "code" in provider.answered(silent)


async def test_a_hint_of_somebody_else(browser: httpx.AsyncClient, pairwise: TestClient) -> None:
    """3.1.2.1: with prompt none it is login_required when the hint names another than who is signed in."""
    foreign = (await signed_in(browser, pairwise, await provider.person()))["id_token"]
    async with provider.new_browser() as another:
        await signed_in(another, pairwise, await provider.person())
        refused = await provider.authorize(another, pairwise, prompt="none", id_token_hint=foreign)
        assert provider.answered(refused)["error"] == "login_required"


async def test_the_subject_that_claims_ask_for(browser: httpx.AsyncClient, pairwise: TestClient) -> None:
    """3.1.2.2 and 8: the value is the pseudonym; the user's own id is nobody's name there."""
    user = await provider.person()
    subject = provider.claims_of((await signed_in(browser, pairwise, user))["id_token"])["sub"]

    async def answer(name: str) -> dict[str, str]:
        wanted = json.dumps({"id_token": {"sub": {"value": name}}})
        return provider.answered(await provider.authorize(browser, pairwise, prompt="none", claims=wanted))

    assert "code" in await answer(subject)
    assert (await answer(user.id))["error"] == "login_required"


async def test_a_logout_with_the_pseudonym(browser: httpx.AsyncClient, pairwise: TestClient) -> None:
    """RP-Initiated Logout section 2: the hint's sub is compared as the client knows it."""
    tokens = await signed_in(browser, pairwise, await provider.person())
    query = {"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": f"{provider.CALLBACK}/bye"}
    await browser.get("/oidc/session/end", params=query)
    after = await provider.authorize(browser, pairwise, prompt="none")
    assert provider.answered(after)["error"] == "login_required"


@pytest.mark.parametrize(
    "uri",
    [
        "com.example.evil://app.example.com/callback",
        "http://127.0.0.1:7000/callback",
        "http://localhost/callback",
    ],
)
async def test_nobody_enters_a_sector_by_its_name(browser: httpx.AsyncClient, uri: str) -> None:
    """8.1: the sector is a host that answers go to; custom schemes name any, and the local one is everybody's."""
    kinds = ("Traditional", "Native")
    own, other = [
        await signing_clients.register(each, redirect_uris=[uri], subject_type="pairwise") for each in kinds
    ]
    owner = await client_named(
        (await signing_clients.register(standard_profile=True, subject_type="pairwise")).id
    )
    clients = [await client_named(each.id) for each in (own, other)]
    subjects = {subject_of(each, "somebody") for each in (*clients, owner) if each}
    assert len(subjects) == 3
