"""OpenID Connect Core section 5.3: the UserInfo endpoint, how it is asked and in which form it answers."""

from collections.abc import Callable
from typing import Any

import httpx
import jwt
import pytest

from identity.keys import queries as keys
from tests.oidc import provider, signing_clients
from tests.oidc.keyholders import proof
from tests.oidc.provider import ISSUER, TestClient


@pytest.fixture
async def standard(database: str) -> TestClient:
    return await signing_clients.register(standard_profile=True)


async def token_of(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> str:
    tokens = await provider.tokens_for(browser, client, await provider.person(), **changes)
    return str(tokens["access_token"])


def bearer(token: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **more}


async def test_get_and_post(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """5.3.1: "The UserInfo Endpoint MUST support the use of the HTTP GET and HTTP POST methods"; RFC 6750 section 2."""
    token = await token_of(browser, standard)
    answers = [
        await browser.get("/oidc/me", headers=bearer(token)),
        await browser.post("/oidc/me", headers=bearer(token)),
        await browser.post("/oidc/me", data={"access_token": token}),
        await browser.get("/oidc/me", headers={"Authorization": f"bEARER {token}"}),
    ]
    assert {each.status_code for each in answers} == {200}
    assert len({each.text for each in answers}) == 1
    for each in answers:
        assert each.headers["content-type"].startswith("application/json")
        assert each.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("accept", ["text/html", "*/*;q=0.1", "application/xml", "nonsense", ""])
async def test_odd_accept_headers_are_tolerated(
    browser: httpx.AsyncClient, standard: TestClient, accept: str
) -> None:
    """5.3.2: the format is the client's registration, not a matter of negotiation."""
    token = await token_of(browser, standard)
    assert (await browser.get("/oidc/me", headers=bearer(token, Accept=accept))).status_code == 200


async def test_a_token_in_the_address_is_refused(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """FAPI 2.0 Security Profile section 5.3.3: never "access tokens in the query"; even beside a good header."""
    token = await token_of(browser, standard)
    for headers in ({}, bearer(token)):
        refused = await browser.get(f"/oidc/me?access_token={token}", headers=headers)
        assert (refused.status_code, refused.json()["error"]) == (400, "invalid_request")


async def test_one_statement_for_an_ordinary_client(
    browser: httpx.AsyncClient, web: TestClient, statements: Callable[[], Any]
) -> None:
    """The token with its grant, session and person is one read."""
    token = await token_of(browser, web)
    await browser.get("/oidc/me", headers=bearer(token))
    with statements() as counted:
        assert (await browser.get("/oidc/me", headers=bearer(token))).status_code == 200
    assert counted.number == 1


async def test_a_signed_answer_costs_no_statement_more(
    browser: httpx.AsyncClient, statements: Callable[[], Any]
) -> None:
    client = await signing_clients.register(standard_profile=True, userinfo_signed_response_alg="RS256")
    token = await token_of(browser, client)
    await browser.get("/oidc/me", headers=bearer(token))
    with statements() as counted:
        assert (await browser.get("/oidc/me", headers=bearer(token))).status_code == 200
    assert counted.number == 1


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_a_signed_answer(browser: httpx.AsyncClient, algorithm: str) -> None:
    """5.3.2: as a JWT, of type application/jwt; "the signed UserInfo Response MUST contain the Claims iss and aud"."""
    client = await signing_clients.register(standard_profile=True, userinfo_signed_response_alg=algorithm)
    user = await provider.person()
    tokens = await provider.tokens_for(browser, client, user, scope="openid email")
    response = await browser.get("/oidc/me", headers=bearer(tokens["access_token"]))
    assert response.headers["content-type"] == "application/jwt"
    published = jwt.PyJWKSet.from_dict((await browser.get("/oidc/jwks")).json())
    key = next(each for each in published.keys if each.key_id == provider.header_of(response.text)["kid"])
    claims = jwt.decode(response.text, key, [algorithm], audience=client.id, issuer=ISSUER)
    assert claims == {
        "iss": ISSUER, "aud": client.id, "sub": user.id, "email": user.primary_email, "email_verified": True,
    }  # fmt: skip


async def test_a_client_of_fapi_gets_no_weaker_signature(browser: httpx.AsyncClient) -> None:
    """FAPI 2.0 Security Profile section 5.4.1, whatever is stored."""
    client = await signing_clients.register(
        security_profile="fapi_2", token_endpoint_auth_method="client_secret_basic",
        userinfo_signed_response_alg="RS256",
    )  # fmt: skip
    from identity.applications import queries
    from oidc.sealing import signed_for

    registered = await queries.client(client.id)
    assert registered is not None
    token = await signed_for(registered, {"iss": ISSUER}, "RS256", "JWT")
    assert provider.header_of(token)["alg"] == "ES256"


async def test_a_proof_for_a_token_that_is_not_bound(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """RFC 9449 section 7.1: the DPoP scheme is for tokens that are bound to the proof's key."""
    token = await token_of(browser, standard)
    headers = {"Authorization": f"DPoP {token}", "DPoP": proof("GET", f"{ISSUER}/me", token=token)}
    refused = await browser.get("/oidc/me", headers=headers)
    assert refused.status_code == 401


async def test_what_is_signed_for_somebody_is_no_access_token(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """RFC 8725 section 3.12: tokens of different kinds are not taken for each other."""
    tokens = await provider.tokens_for(browser, standard, await provider.person())
    for foreign in (tokens["id_token"], tokens.get("refresh_token", "x")):
        refused = await browser.get("/oidc/me", headers=bearer(foreign))
        assert (refused.status_code, refused.json()["error"]) == (401, "invalid_token")
    with pytest.raises(keys.InvalidToken):
        await keys.verified_access_token(tokens["id_token"], standard.id)
