"""RFC 9449 section 7: bound tokens at userinfo and at our own APIs."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from identity import settings
from identity.authentication.errors import BearerRefused
from identity.authentication.queries import actor_of_bearer
from identity.authentication.resource_bearers import user_of_bearer
from identity.authentication.standing import standing_of_bearer
from identity.grants.possession import Possession
from identity.kernel.actor import ActorKind, Origin
from keystead.requests import RequestGate
from tests.oidc import provider
from tests.oidc.keyholders import key, proof
from tests.oidc.provider import ENDPOINT, ISSUER, TestClient

ME = f"{ISSUER}/me"


@pytest.fixture
async def token(browser: httpx.AsyncClient, spa: TestClient) -> str:
    """An opaque access token that is bound to the first key."""
    code = await provider.code_for(browser, spa, await provider.person())
    form = {
        "grant_type": "authorization_code",
        "client_id": spa.id,
        "code": code,
        "redirect_uri": provider.CALLBACK,
        "code_verifier": provider.VERIFIER,
    }
    response = await browser.post("/oidc/token", data=form, headers={"DPoP": proof()})
    return str(response.json()["access_token"])


def _with(token: str, *proofs: str, scheme: str = "DPoP") -> list[tuple[str, str]]:
    return [("Authorization", f"{scheme} {token}"), *(("DPoP", each) for each in proofs)]


@pytest.mark.parametrize("scheme", ["DPoP", "dpop", "DPOP"])
async def test_the_key_opens_userinfo(browser: httpx.AsyncClient, token: str, scheme: str) -> None:
    """Section 7.1, and RFC 9110 section 11.1: names of schemes ignore case."""
    headers = _with(token, proof("GET", ME, token=token), scheme=scheme)
    response = await browser.get("/oidc/me", headers=headers)
    assert response.status_code == 200, response.text
    assert response.json()["sub"]


async def test_the_url_may_have_a_query(browser: httpx.AsyncClient, token: str) -> None:
    """Section 4.3, item 9: htu without query and fragment."""
    headers = _with(token, proof("GET", ME, token=token))
    assert (await browser.get("/oidc/me?a=1", headers=headers)).status_code == 200
    headers = _with(token, proof("GET", f"{ME}?a=1#x", token=token))
    assert (await browser.get("/oidc/me", headers=headers)).status_code == 200


BAD: list[dict[str, Any]] = [
    {"ath": None},
    {"ath": "AAAA"},
    {"token": "another token"},
    {"signer": key("P-256", 1)},
    {"method": "POST"},
    {"url": f"{ISSUER}/token"},
    {"iat": 0},
    {"header": {"typ": "JWT"}},
]


@pytest.mark.parametrize("changes", BAD)
async def test_other_proofs_do_not(browser: httpx.AsyncClient, token: str, changes: dict[str, Any]) -> None:
    """Sections 4.3 and 7.1: a proof of this key, for this token, this method and this address."""
    given: dict[str, Any] = {"method": "GET", "url": ME, "token": token, **changes}
    response = await browser.get("/oidc/me", headers=_with(token, proof(**given)))
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("DPoP ")
    assert 'algs="' in response.headers["www-authenticate"]


async def test_neither_do_none_two_or_an_old_one(browser: httpx.AsyncClient, token: str) -> None:
    """Section 4.3, item 1, and section 11.1."""
    used = proof("GET", ME, token=token)
    assert (await browser.get("/oidc/me", headers=_with(token, used))).status_code == 200
    fresh = proof("GET", ME, token=token)
    for proofs in ((), (used,), (fresh, proof("GET", ME, token=token))):
        assert (await browser.get("/oidc/me", headers=_with(token, *proofs))).status_code == 401


async def test_a_bound_token_is_not_for_bearers(browser: httpx.AsyncClient, token: str) -> None:
    """Section 7.2: a DPoP-bound token that comes as a bearer token must be refused, in header and body."""
    good = proof("GET", ME, token=token)
    for headers in (_with(token, scheme="Bearer"), _with(token, good, scheme="Bearer")):
        assert (await browser.get("/oidc/me", headers=headers)).status_code == 401
    body = await browser.post("/oidc/me", data={"access_token": token}, headers={"DPoP": good})
    assert body.status_code == 401


async def test_a_bearer_token_is_not_for_dpop(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """Section 7.1: the key has to be the one that the token is bound to; an unbound one has none."""
    tokens = await provider.tokens_for(browser, spa, await provider.person())
    token = tokens["access_token"]
    headers = _with(token, proof("GET", ME, token=token))
    assert (await browser.get("/oidc/me", headers=headers)).status_code == 401


async def test_our_own_apis_take_the_key_alone(browser: httpx.AsyncClient, token: str) -> None:
    """The same holds for the account: possession counts, at the start and on open lines."""
    owner = Possession(uses_dpop=True, jkt=key().thumbprint())
    assert (await actor_of_bearer(token, Origin(), owner)).kind is ActorKind.USER
    for other in (
        Possession(),
        Possession(uses_dpop=True),
        Possession(jkt=key().thumbprint()),
        Possession(uses_dpop=True, jkt=key("P-256", 1).thumbprint()),
        Possession(thumbprint=key().thumbprint()),
    ):
        with pytest.raises(BearerRefused):
            await actor_of_bearer(token, Origin(), other)
    with pytest.raises(BearerRefused):
        await standing_of_bearer(token, Origin())


async def _bound_machine_token(browser: httpx.AsyncClient, machine: TestClient) -> str:
    assert machine.basic
    response = await browser.post(
        "/oidc/token",
        data={"grant_type": "client_credentials", "resource": "https://default.logto.app/api"},
        auth=machine.basic,
        headers={"DPoP": proof()},
    )
    return str(response.json()["access_token"])


async def _at_the_gate(path: str, headers: list[tuple[str, str]]) -> httpx.Response:
    """What a face behind the gate answers that refuses whom the gate refused."""

    async def face(scope: Scope, _receive: Receive, send: Send) -> None:
        status = 401 if scope["authentication_refusal"] else 200
        challenge = [(b"www-authenticate", b"Bearer")] if status == 401 else []
        await send({"type": "http.response.start", "status": status, "headers": challenge})
        await send({"type": "http.response.body", "body": b""})

    gate = RequestGate(face, settings.current())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=gate), base_url=ENDPOINT) as client:
        return await client.get(path, headers=headers)


async def test_a_nonce_at_the_gate(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """Section 9: where nonces are wanted, a 401 brings one."""
    token = await _bound_machine_token(browser, machine)
    before = settings.current()
    settings.use(replace(before, dpop_nonce_required=True))
    try:
        url = f"{ENDPOINT}/api/users"
        refused = await _at_the_gate("/api/users", _with(token, proof("GET", url, token=token)))
        assert refused.status_code == 401
        assert 'DPoP error="use_dpop_nonce"' in refused.headers["www-authenticate"]
        again = proof("GET", url, token=token, nonce=refused.headers["dpop-nonce"])
        assert (await _at_the_gate("/api/users", _with(token, again))).status_code == 200
    finally:
        settings.use(before)


@pytest.mark.parametrize(
    ("path", "resource"),
    [("/api/users", "/api"), ("/graphql", "/graphql"), ("/api/my-account/grants", "/api/my-account")],
)
async def test_the_gate_says_where_more_stands(database: str, path: str, resource: str) -> None:
    """RFC 9728 section 5.1, of the very resource: an account's tokens are other ones than an administrator's."""
    refused = await _at_the_gate(path, [("Authorization", "Bearer nope")])
    place = f'resource_metadata="{ENDPOINT}/.well-known/oauth-protected-resource{resource}"'
    assert refused.headers["www-authenticate"].count(place) == 2, "of Bearer and of DPoP"


@pytest.mark.parametrize("path", ["/api/users", "/graphql"])
async def test_at_the_gate(browser: httpx.AsyncClient, machine: TestClient, path: str) -> None:
    """Sections 7.1 and 7.2 for the Management API: method, address, token and key have to be right."""
    token, url = await _bound_machine_token(browser, machine), f"{ENDPOINT}{path}"
    good = proof("GET", url, token=token)
    for headers, status in (
        (_with(token, good), 200),
        (_with(token, good), 401),
        (_with(token), 401),
        (_with(token, scheme="Bearer"), 401),
        (_with(token, proof("GET", url, token=token), scheme="Bearer"), 401),
        (_with(token, proof("POST", url, token=token)), 401),
        (_with(token, proof("GET", f"{ENDPOINT}/api/roles", token=token)), 401),
        (_with(token, proof("GET", url)), 401),
        (_with(token, proof("GET", url, token=token, signer=key("P-256", 1))), 401),
        (_with(token, proof("GET", url, token=token), scheme="dpop"), 200),
    ):
        response = await _at_the_gate(path, headers)
        assert response.status_code == status, headers
        if status == 401:
            challenge = response.headers["www-authenticate"]
            assert challenge.startswith("Bearer ")
            assert "DPoP " in challenge


async def test_proxies_of_apis_get_no_bound_tokens(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """A token for an operator's API that is bound says nothing without the proof, which went to that API."""
    await provider.resource("https://api.example.com")
    user = await provider.person()
    code = await provider.code_for(browser, spa, user, resource="https://api.example.com")
    form = {
        "grant_type": "authorization_code",
        "client_id": spa.id,
        "code": code,
        "redirect_uri": provider.CALLBACK,
        "code_verifier": provider.VERIFIER,
        "resource": "https://api.example.com",
    }
    response = await browser.post("/oidc/token", data=form, headers={"DPoP": proof()})
    with pytest.raises(BearerRefused):
        await user_of_bearer(response.json()["access_token"], "https://api.example.com")
