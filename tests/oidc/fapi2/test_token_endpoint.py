"""FAPI 2.0 Security Profile section 5.3.2: what the token endpoint and resources ask of clients that live by it."""

from typing import Any

import httpx
import pytest

from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.keyholders import (
    ASSERTION_TYPE,
    Keyholder,
    assertion_claims,
    key,
    keyholder,
    maced,
    proof,
    public,
    refused,
    set_protocol,
)
from tests.oidc.provider import CALLBACK, ISSUER, VERIFIER

PUSH = f"{ISSUER}/request"


async def _fapi(**metadata: Any) -> Keyholder:
    return await keyholder("Traditional", security_profile="fapi_2", **metadata)


async def _push(browser: httpx.AsyncClient, holder: Keyholder, **credentials: Any) -> httpx.Response:
    form = provider.authorization_query(holder.client)
    return await browser.post("/oidc/request", data={**form, **holder.credentials(**credentials)})


async def _code(browser: httpx.AsyncClient, holder: Keyholder) -> str:
    pushed = await _push(browser, holder)
    assert pushed.status_code == 201, pushed.text
    query = {"client_id": holder.client.id, "request_uri": pushed.json()["request_uri"]}
    response = await browser.get("/oidc/auth", params=query)
    if response.headers["location"].startswith("/"):
        response = await provider.sign_in(browser, holder.client, await provider.person())
    return provider.answered(response)["code"]


async def _redeem(
    browser: httpx.AsyncClient, holder: Keyholder, code: str, sent: str | None, **changes: Any
) -> httpx.Response:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": CALLBACK,
        "code_verifier": VERIFIER,
        **holder.credentials(),
        **changes,
    }
    given = {name: value for name, value in form.items() if value is not None}
    headers = {"DPoP": sent} if sent else {}
    return await browser.post("/oidc/token", data=given, headers=headers)


async def _refresh(
    browser: httpx.AsyncClient, holder: Keyholder, token: str, sent: str | None
) -> httpx.Response:
    form = {"grant_type": "refresh_token", "refresh_token": token, **holder.credentials()}
    return await browser.post("/oidc/token", data=form, headers={"DPoP": sent} if sent else {})


async def test_the_whole_way(browser: httpx.AsyncClient) -> None:
    """Section 5.3.2.1: PAR, PKCE, a signed assertion and a bound token."""
    holder = await _fapi()
    response = await _redeem(browser, holder, await _code(browser, holder), proof())
    assert response.status_code == 200, response.text
    tokens = response.json()
    assert tokens["token_type"] == "DPoP"
    token = tokens["access_token"]
    headers = {"Authorization": f"DPoP {token}", "DPoP": proof("GET", f"{ISSUER}/me", token=token)}
    assert (await browser.get("/oidc/me", headers=headers)).status_code == 200


async def test_tokens_are_always_bound(browser: httpx.AsyncClient) -> None:
    """Section 5.3.2.1, item 4: only sender-constrained access tokens; the code is good for another try."""
    holder = await _fapi()
    code = await _code(browser, holder)
    without = await _redeem(browser, holder, code, None)
    assert (without.status_code, without.json()["error"]) == (400, "invalid_request")
    assert (await _redeem(browser, holder, code, proof())).status_code == 200
    bound = await _fapi(dpop_bound_access_tokens=True)
    without = await _redeem(browser, bound, await _code(browser, bound), None)
    assert (without.status_code, without.json()["error"]) == (400, "invalid_dpop_proof")


@pytest.mark.parametrize("audience", [f"{ISSUER}/token", PUSH, [ISSUER], [ISSUER, "x"], f"{ISSUER}/"])
async def test_the_audience_is_the_issuer_as_a_text(browser: httpx.AsyncClient, audience: object) -> None:
    """Section 5.3.2.1, item 8: the issuer as a string, and nothing else, at PAR and at the token endpoint."""
    holder = await _fapi()
    refused(await _push(browser, holder, aud=audience))
    refused(await _redeem(browser, holder, "x", proof(), **holder.credentials(aud=audience)))
    assert (await _push(browser, holder)).status_code == 201


@pytest.mark.parametrize(
    ("kind", "algorithm", "status"),
    [
        ("RSA", "RS256", 401),
        ("RSA", "PS384", 401),
        ("P-384", "ES384", 401),
        ("RSA", "PS256", 201),
        ("P-256", "ES256", 201),
        ("Ed25519", "EdDSA", 201),
    ],
)
async def test_algorithms(browser: httpx.AsyncClient, kind: str, algorithm: str, status: int) -> None:
    """Section 5.4.1: PS256, ES256 and EdDSA with Ed25519."""
    holder = await _fapi(jwks=public(key(kind)))
    signing = Keyholder(holder.client, key(kind), algorithm)
    assert (await _push(browser, signing)).status_code == status


async def test_clocks_differ_and_not_by_a_minute(browser: httpx.AsyncClient) -> None:
    """Section 5.3.2.1, item 13: nbf and iat up to 10 seconds ahead are accepted, beyond 60 they are not."""
    holder = await _fapi()
    now = assertion_claims(holder.client)["iat"]
    assert (await _push(browser, holder, nbf=now + 10, iat=now + 10)).status_code == 201
    refused(await _push(browser, holder, nbf=now + 61))
    refused(await _push(browser, holder, iat=now + 61))


async def test_secrets_are_not_enough(browser: httpx.AsyncClient) -> None:
    """Section 5.3.2.1, item 6: private_key_jwt or mutual TLS, whatever was registered."""
    for method in (None, "client_secret_basic", "client_secret_post", "client_secret_jwt"):
        holder = await _fapi(token_endpoint_auth_method=method)
        assert holder.client.secret
        form = provider.authorization_query(holder.client)
        basic = await browser.post(
            "/oidc/request", data=form, auth=holder.client.basic or httpx.USE_CLIENT_DEFAULT
        )
        posted = await browser.post("/oidc/request", data={**form, "client_secret": holder.client.secret})
        token = maced({"alg": "HS256"}, assertion_claims(holder.client), holder.client.secret.encode())
        by_mac = {"client_assertion_type": ASSERTION_TYPE, "client_assertion": token}
        for response in (basic, posted, await browser.post("/oidc/request", data={**form, **by_mac})):
            refused(response)
    await set_protocol(holder.client, security_profile="fapi_2", token_endpoint_auth_method="none")
    refused(await browser.post("/oidc/request", data=provider.authorization_query(holder.client)))


@pytest.mark.parametrize("verifier", [None, "w" * 64, ""])
async def test_the_verifier(browser: httpx.AsyncClient, verifier: str | None) -> None:
    """Section 5.3.2.2, item 5 (PKCE): a missing or wrong verifier is invalid_grant."""
    holder = await _fapi()
    response = await _redeem(browser, holder, await _code(browser, holder), proof(), code_verifier=verifier)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_grant")


async def test_codes_are_bound_to_the_client(browser: httpx.AsyncClient) -> None:
    """RFC 6749 section 4.1.3: another client's code is none."""
    holder, other = await _fapi(), await _fapi()
    code = await _code(browser, holder)
    response = await _redeem(browser, other, code, proof())
    assert (response.status_code, response.json()["error"]) == (400, "invalid_grant")
    mixed = await _redeem(browser, other, code, proof(), client_id=holder.client.id)
    refused(mixed)


async def test_refresh_tokens_do_not_rotate(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    """Section 5.3.2.1, item 9: no rotation; the old token works after a refresh and half a minute."""
    holder = await _fapi()
    tokens = (await _redeem(browser, holder, await _code(browser, holder), proof())).json()
    token = tokens["refresh_token"]
    assert (await _refresh(browser, holder, token, proof())).json()["refresh_token"] == token
    settable_clock.advance(seconds=31)
    again = await _refresh(browser, holder, token, proof())
    assert (again.status_code, again.json()["token_type"]) == (200, "DPoP")
    without = await _refresh(browser, holder, token, None)
    assert without.json()["error"] == "invalid_request"
    bare = await browser.post(
        "/oidc/token",
        data={"grant_type": "refresh_token", "refresh_token": token, "client_id": holder.client.id},
        headers={"DPoP": proof()},
    )
    refused(bare)
    stranger = await _fapi()
    foreign = await _refresh(browser, stranger, token, proof())
    assert (foreign.status_code, foreign.json()["error"]) == (400, "invalid_grant")


async def test_tokens_in_the_query_are_refused(browser: httpx.AsyncClient) -> None:
    """Section 5.3.4.1, item 2 (RFC 6750 section 2.3): an address ends up in logs."""
    holder = await _fapi()
    tokens = (await _redeem(browser, holder, await _code(browser, holder), proof())).json()
    token = tokens["access_token"]
    response = await browser.get("/oidc/me", params={"access_token": token})
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
    headers = {"Authorization": f"DPoP {token}", "DPoP": proof("GET", f"{ISSUER}/me", token=token)}
    both = await browser.get("/oidc/me", params={"access_token": token}, headers=headers)
    assert both.status_code == 400


async def test_another_clients_key_does_not_open_it(browser: httpx.AsyncClient) -> None:
    """Section 5.3.4.1, item 5: the token of one client with the key of another."""
    holder = await _fapi()
    tokens = (await _redeem(browser, holder, await _code(browser, holder), proof())).json()
    token = tokens["access_token"]
    other = proof("GET", f"{ISSUER}/me", token=token, signer=key("P-256", 5))
    headers = {"Authorization": f"DPoP {token}", "DPoP": other}
    assert (await browser.get("/oidc/me", headers=headers)).status_code == 401


async def test_the_key_of_the_pushed_request_is_the_codes(browser: httpx.AsyncClient) -> None:
    """RFC 9449 section 10.1: a proof at PAR binds the code; at the token endpoint another key gets nothing."""
    holder = await _fapi()
    user = await provider.person()
    for signer, error in ((key("P-256", 5), "invalid_grant"), (key(), None)):
        form = {**provider.authorization_query(holder.client), **holder.credentials()}
        pushed = await browser.post("/oidc/request", data=form, headers={"DPoP": proof(url=PUSH)})
        query = {"client_id": holder.client.id, "request_uri": pushed.json()["request_uri"]}
        response = await browser.get("/oidc/auth", params=query)
        if response.headers["location"].startswith("/"):
            response = await provider.sign_in(browser, holder.client, user)
        code = provider.answered(response)["code"]
        answer = await _redeem(browser, holder, code, proof(signer=signer))
        assert answer.json().get("error") == error


async def test_mismatched_keys_at_par(browser: httpx.AsyncClient) -> None:
    """RFC 9449 section 10.1: dpop_jkt and the proof's key have to be one."""
    holder = await _fapi()
    form = {
        **provider.authorization_query(holder.client, dpop_jkt=key("P-256", 5).thumbprint()),
        **holder.credentials(),
    }
    response = await browser.post("/oidc/request", data=form, headers={"DPoP": proof(url=PUSH)})
    assert (response.status_code, response.json()["error"]) == (400, "invalid_dpop_proof")
    wrong = await browser.post(
        "/oidc/request", data={**form, **holder.credentials()}, headers={"DPoP": proof()}
    )
    assert wrong.json()["error"] == "invalid_dpop_proof"
