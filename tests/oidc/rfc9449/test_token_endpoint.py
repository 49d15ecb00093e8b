"""RFC 9449 sections 4 to 6: proofs at the token endpoint, and tokens that are bound to their key."""

import asyncio
from typing import Any

import httpx
import pytest

from identity.kernel import clock
from tests.oidc import provider
from tests.oidc.keyholders import TOKEN_URL, key, proof, public, segment, set_protocol
from tests.oidc.provider import ISSUER, TestClient, claims_of

MACHINE = {"grant_type": "client_credentials", "resource": "https://default.logto.app/api"}


async def _machine_token(browser: httpx.AsyncClient, machine: TestClient, *proofs: str) -> httpx.Response:
    assert machine.basic
    headers = [("DPoP", each) for each in proofs]
    return await browser.post("/oidc/token", data=MACHINE, auth=machine.basic, headers=headers)


@pytest.mark.parametrize(
    ("kind", "algorithm"),
    [("P-256", "ES256"), ("P-384", "ES384"), ("RSA", "RS256"), ("RSA", "PS256"), ("Ed25519", "EdDSA")],
)
async def test_a_jwt_access_token_is_bound(
    browser: httpx.AsyncClient, machine: TestClient, kind: str, algorithm: str
) -> None:
    """Section 6.1: cnf has the thumbprint of the key; section 5: token_type is DPoP."""
    signer = key(kind)
    response = await _machine_token(browser, machine, proof(signer=signer, algorithm=algorithm))
    assert response.status_code == 200, response.text
    assert response.json()["token_type"] == "DPoP"
    assert claims_of(response.json()["access_token"])["cnf"] == {"jkt": signer.thumbprint()}


async def test_without_a_proof_tokens_are_for_bearers(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    """Section 5: clients choose; nothing changes for those that send no proof."""
    response = await _machine_token(browser, machine)
    assert response.json()["token_type"] == "Bearer"
    assert "cnf" not in claims_of(response.json()["access_token"])


GOOD: list[dict[str, Any]] = [
    {"url": TOKEN_URL + "?a=1#b"},
    {"url": "HTTP://LOCALHOST:3001/oidc/token"},
    {"nbf": 1, "exp": 1},
    {"another": "claim"},
    {"nonce": "unasked"},
]


@pytest.mark.parametrize("changes", GOOD)
async def test_proofs_that_are_good(
    browser: httpx.AsyncClient, machine: TestClient, changes: dict[str, Any]
) -> None:
    """Section 4.3, item 9: query and fragment are ignored, spellings of one address are one; more claims do no harm."""
    response = await _machine_token(browser, machine, proof(**changes))
    assert response.status_code == 200, response.text


@pytest.mark.parametrize("seconds", [-50, -10, 0, 10, 50])
async def test_clocks_differ(browser: httpx.AsyncClient, machine: TestClient, seconds: int) -> None:
    """Section 11.1: iat is accepted within a minute, before and after."""
    token = proof(iat=clock.epoch_seconds() + seconds)
    assert (await _machine_token(browser, machine, token)).status_code == 200


BAD: list[dict[str, Any]] = [
    {"header": {"typ": None}},
    {"header": {"typ": "JWT"}},
    {"header": {"typ": "at+jwt"}},
    {"header": {"jwk": None}},
    {"header": {"jwk": {}}},
    {"header": {"jwk": "text"}},
    {"header": {"jwk": {"kty": "oct", "k": "AAAA"}}},
    {"header": {"jwk": key().as_dict(private=True)}},
    {"header": {"jwk": public(key("P-256", 1))["keys"][0]}},
    {"header": {"jwk": public(key("RSA"))["keys"][0]}},
    {"header": {"jwk": {"kty": "RSA", "n": "AQAB" * 40, "e": "AQAB"}}},
    {"header": {"jwk": {"kty": "RSA", "n": "A" * 3000, "e": "AQAB"}}},
    {"header": {"jwk": {"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"}}},
    {"header": {"crit": ["exp"]}},
    {"jti": None},
    {"jti": ""},
    {"jti": 7},
    {"jti": "x" * 600},
    {"htm": None},
    {"htm": "GET"},
    {"htm": "post"},
    {"htu": None},
    {"htu": 7},
    {"htu": ISSUER + "/me"},
    {"htu": ISSUER + "/token/"},
    {"htu": "https://localhost:3001/oidc/token"},
    {"htu": "http://localhost/oidc/token"},
    {"htu": "http://evil.example/oidc/token"},
    {"htu": "http://user@localhost:3001/oidc/token"},
    {"htu": "http://localhost:99999/oidc/token"},
    {"htu": "/oidc/token"},
    {"iat": None},
    {"iat": "now"},
    {"iat": True},
    {"iat": 0},
    {"iat": 2**70},
]


@pytest.mark.parametrize("changes", BAD)
async def test_proofs_that_are_not(
    browser: httpx.AsyncClient, machine: TestClient, changes: dict[str, Any]
) -> None:
    """Section 4.3: every check, and section 5: the error is invalid_dpop_proof."""
    response = await _machine_token(browser, machine, proof(**changes))
    assert (response.status_code, response.json()["error"]) == (400, "invalid_dpop_proof"), changes


@pytest.mark.parametrize("seconds", [-3600, -61, 61, 3600])
async def test_times_that_are_too_far(browser: httpx.AsyncClient, machine: TestClient, seconds: int) -> None:
    """Section 4.3, item 11: iat within an acceptable window."""
    response = await _machine_token(browser, machine, proof(iat=clock.epoch_seconds() + seconds))
    assert response.json()["error"] == "invalid_dpop_proof"


@pytest.mark.parametrize("algorithm", ["none", "HS256", "RS256", "", "ES256K"])
async def test_algorithms_that_are_none(
    browser: httpx.AsyncClient, machine: TestClient, algorithm: str
) -> None:
    """Section 4.3, item 5: a registered asymmetric algorithm, not none, and the one of the key."""
    header = {"typ": "dpop+jwt", "alg": algorithm, "jwk": public(key())["keys"][0]}
    claims = {"jti": "1", "htm": "POST", "htu": TOKEN_URL, "iat": clock.epoch_seconds()}
    for signature in ("", "AAAA", proof().rpartition(".")[2]):
        token = f"{segment(header)}.{segment(claims)}.{signature}"
        response = await _machine_token(browser, machine, token)
        assert response.json()["error"] == "invalid_dpop_proof"


@pytest.mark.parametrize("value", ["x", "a.b.c", "", "é", "x" * 20_000])
async def test_what_is_no_proof(browser: httpx.AsyncClient, machine: TestClient, value: str) -> None:
    """Section 4.3, item 2: one well-formed JWT."""
    assert machine.basic
    headers = [(b"DPoP", value.encode())]
    response = await browser.post("/oidc/token", data=MACHINE, auth=machine.basic, headers=headers)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_dpop_proof")


async def test_one_header_alone(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """Section 4.3, item 1: not more than one DPoP header."""
    response = await _machine_token(browser, machine, proof(), proof())
    assert response.json()["error"] == "invalid_dpop_proof"
    joined = await _machine_token(browser, machine, f"{proof()}, {proof()}")
    assert joined.json()["error"] == "invalid_dpop_proof"


async def test_a_proof_is_good_for_one_use(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """Section 11.1: a jti is remembered for as long as the proof would be accepted."""
    token = proof()
    answers = await asyncio.gather(*(_machine_token(browser, machine, token) for _ in range(10)))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 9
    other = proof(signer=key("P-256", 1), jti=claims_of(token)["jti"])
    assert (await _machine_token(browser, machine, other)).status_code == 200


async def test_a_client_whose_tokens_are_always_bound(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    """Section 5.2: dpop_bound_access_tokens, then requests without a proof are rejected."""
    await set_protocol(machine, dpop_bound_access_tokens=True)
    response = await _machine_token(browser, machine)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_dpop_proof")
    assert (await _machine_token(browser, machine, proof())).json()["token_type"] == "DPoP"


async def test_a_refused_proof_uses_no_code_up(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """What is wrong with the proof is found before the code is looked at."""
    code = await provider.code_for(browser, spa, await provider.person())
    form = {
        "grant_type": "authorization_code",
        "client_id": spa.id,
        "code": code,
        "redirect_uri": provider.CALLBACK,
        "code_verifier": provider.VERIFIER,
    }
    refused = await browser.post("/oidc/token", data=form, headers={"DPoP": proof(htm="GET")})
    assert refused.json()["error"] == "invalid_dpop_proof"
    good = await browser.post("/oidc/token", data=form, headers={"DPoP": proof()})
    assert good.json()["token_type"] == "DPoP"


async def _refreshed(
    browser: httpx.AsyncClient, client: TestClient, token: str, *proofs: str
) -> httpx.Response:
    form = {"grant_type": "refresh_token", "refresh_token": token}
    if client.basic is None:
        form["client_id"] = client.id
    headers = [("DPoP", each) for each in proofs]
    auth = client.basic or httpx.USE_CLIENT_DEFAULT
    return await browser.post("/oidc/token", data=form, headers=headers, auth=auth)


async def _tokens(browser: httpx.AsyncClient, client: TestClient) -> dict[str, Any]:
    code = await provider.code_for(browser, client, await provider.person())
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": provider.CALLBACK,
        "code_verifier": provider.VERIFIER,
    }
    if client.basic is None:
        form["client_id"] = client.id
    auth = client.basic or httpx.USE_CLIENT_DEFAULT
    response = await browser.post("/oidc/token", data=form, headers={"DPoP": proof()}, auth=auth)
    assert response.status_code == 200, response.text
    members: dict[str, Any] = response.json()
    return members


async def test_refresh_tokens_of_public_clients_are_bound(
    browser: httpx.AsyncClient, spa: TestClient
) -> None:
    """Section 5: the refresh token of a public client is bound to the key, and only it may refresh."""
    token = (await _tokens(browser, spa))["refresh_token"]
    for proofs in ((), (proof(signer=key("P-256", 1)),)):
        response = await _refreshed(browser, spa, token, *proofs)
        assert (response.status_code, response.json()["error"]) == (400, "invalid_grant")
    assert (await _refreshed(browser, spa, token, proof())).json()["token_type"] == "DPoP"


async def test_those_of_confidential_clients_may_change_keys(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    """Section 5: a confidential client is bound by its authentication; each access token by the proof it comes with."""
    token = (await _tokens(browser, web))["refresh_token"]
    other = key("P-256", 1)
    response = await _refreshed(browser, web, token, proof(signer=other))
    assert response.json()["token_type"] == "DPoP"
    seen = await browser.post(
        "/oidc/token/introspection",
        data={"token": response.json()["access_token"]},
        auth=web.basic or httpx.USE_CLIENT_DEFAULT,
    )
    assert seen.json()["cnf"] == {"jkt": other.thumbprint()}
    assert seen.json()["token_type"] == "DPoP"


async def test_a_code_asked_for_with_a_key_needs_it(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 10: dpop_jkt in the authorization request binds the code."""
    user = await provider.person()
    for sent, status in ((proof(signer=key("P-256", 1)), 400), (None, 400), (proof(), 200)):
        code = await provider.code_for(browser, web, user, dpop_jkt=key().thumbprint())
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": provider.CALLBACK,
            "code_verifier": provider.VERIFIER,
        }
        headers = {"DPoP": sent} if sent else {}
        response = await browser.post(
            "/oidc/token", data=form, auth=web.basic or httpx.USE_CLIENT_DEFAULT, headers=headers
        )
        assert response.status_code == status
        if status == 400:
            assert response.json()["error"] == "invalid_grant"


async def test_pages_may_send_proofs(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """Section 5 with the Fetch standard: the header is allowed before the request, and nonces can be read after it."""
    preflight = await browser.options("/oidc/token", headers={"Origin": "https://app.example.com"})
    assert "DPoP" in preflight.headers["access-control-allow-headers"]
    form = {"grant_type": "refresh_token", "refresh_token": "x", "client_id": spa.id}
    answer = await browser.post("/oidc/token", data=form, headers={"Origin": "https://app.example.com"})
    assert "DPoP-Nonce" in answer.headers["access-control-expose-headers"]


async def test_metadata(browser: httpx.AsyncClient) -> None:
    """Section 5.1: dpop_signing_alg_values_supported."""
    document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert {"ES256", "PS256", "EdDSA"} <= set(document["dpop_signing_alg_values_supported"])
    assert not {"none", "HS256"} & set(document["dpop_signing_alg_values_supported"])
