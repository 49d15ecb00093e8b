"""RFC 9449 sections 8 and 9: nonces of the server, where a setting wants them."""

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from identity import settings
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.keyholders import key, proof
from tests.oidc.provider import ISSUER, TestClient

MACHINE = {"grant_type": "client_credentials", "resource": "https://default.logto.app/api"}


@pytest.fixture(autouse=True)
def wanted() -> Iterator[None]:
    """Proofs need a nonce."""
    before = settings.current()
    settings.use(replace(before, dpop_nonce_required=True))
    yield
    settings.use(before)


async def _ask(browser: httpx.AsyncClient, machine: TestClient, token: str) -> httpx.Response:
    assert machine.basic
    return await browser.post("/oidc/token", data=MACHINE, auth=machine.basic, headers={"DPoP": token})


async def test_a_proof_without_one_is_sent_back_with_one(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    """Section 8: 400 use_dpop_nonce and a DPoP-Nonce header, with which the client tries again."""
    refused = await _ask(browser, machine, proof())
    assert (refused.status_code, refused.json()["error"]) == (400, "use_dpop_nonce")
    nonce = refused.headers["dpop-nonce"]
    again = await _ask(browser, machine, proof(nonce=nonce))
    assert again.json()["token_type"] == "DPoP"
    assert again.headers["dpop-nonce"]  # section 8.2: one for the next proof


@pytest.mark.parametrize("nonce", ["", "made-up", 7, "1.abc.def", "é", "x" * 5000])
async def test_nonces_of_others_are_none(
    browser: httpx.AsyncClient, machine: TestClient, nonce: object
) -> None:
    """Section 4.3, item 10: the nonce is one that the server provided."""
    assert (await _ask(browser, machine, proof(nonce=nonce))).json()["error"] == "use_dpop_nonce"


async def test_a_nonce_grows_old(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: SettableClock
) -> None:
    """Section 8.2: fresh ones are handed out, and old ones are good for a few minutes."""
    nonce = (await _ask(browser, machine, proof())).headers["dpop-nonce"]
    settable_clock.advance(seconds=200)
    assert (await _ask(browser, machine, proof(nonce=nonce))).status_code == 200
    settable_clock.advance(seconds=200)
    refused = await _ask(browser, machine, proof(nonce=nonce))
    assert refused.json()["error"] == "use_dpop_nonce"
    assert refused.headers["dpop-nonce"] != nonce


async def test_who_sends_no_proof_needs_none(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """The setting is about proofs, not about clients without."""
    assert machine.basic
    response = await browser.post("/oidc/token", data=MACHINE, auth=machine.basic)
    assert response.json()["token_type"] == "Bearer"
    assert "dpop-nonce" not in response.headers


async def test_at_a_resource_it_is_a_401(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """Section 9: 401 with the challenge DPoP error="use_dpop_nonce"."""
    code = await provider.code_for(browser, spa, await provider.person())
    nonce = (await _refresh(browser, spa)).headers["dpop-nonce"]
    form = {
        "grant_type": "authorization_code",
        "client_id": spa.id,
        "code": code,
        "redirect_uri": provider.CALLBACK,
        "code_verifier": provider.VERIFIER,
    }
    tokens = await browser.post("/oidc/token", data=form, headers={"DPoP": proof(nonce=nonce)})
    token = tokens.json()["access_token"]
    headers = {"Authorization": f"DPoP {token}", "DPoP": proof("GET", f"{ISSUER}/me", token=token)}
    refused = await browser.get("/oidc/me", headers=headers)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("DPoP ")
    assert 'error="use_dpop_nonce"' in refused.headers["www-authenticate"]
    nonce = refused.headers["dpop-nonce"]
    headers["DPoP"] = proof("GET", f"{ISSUER}/me", token=token, nonce=nonce, signer=key())
    assert (await browser.get("/oidc/me", headers=headers)).status_code == 200


async def _refresh(browser: httpx.AsyncClient, client: TestClient) -> httpx.Response:
    form = {"grant_type": "refresh_token", "refresh_token": "x", "client_id": client.id}
    return await browser.post("/oidc/token", data=form, headers={"DPoP": proof()})
