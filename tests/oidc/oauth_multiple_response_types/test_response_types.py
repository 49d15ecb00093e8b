"""OAuth 2.0 Multiple Response Types and OpenID Connect Core sections 3.2 and 3.3: implicit and hybrid flows."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from identity.kernel import database
from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient
from tests.oidc.signing_clients import IMPLICIT

ALL = ["code id_token", "code token", "code id_token token", "id_token", "id_token token"]


@pytest.fixture
async def front(database: str) -> TestClient:
    """A client with every response type."""
    return await signing_clients.register(standard_profile=True, **IMPLICIT)


def half_hash(value: str) -> str:
    """Core section 3.2.2.9, for signatures over SHA-256."""
    return urlsafe_b64encode(hashlib.sha256(value.encode()).digest()[:16]).rstrip(b"=").decode()


async def answered(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> dict[str, str]:
    """The members of the answer, which are in the fragment alone."""
    response = await signing_clients.signed_in(browser, client, **changes)
    parts = urlsplit(response.headers["location"])
    assert parts.query == ""
    return provider.answered(response)


@pytest.mark.parametrize("response_type", ALL)
async def test_what_is_asked_for_comes_in_the_fragment(
    browser: httpx.AsyncClient, front: TestClient, response_type: str
) -> None:
    """Section 5: for these the default mode is the fragment; exactly what was asked for is in it."""
    answer = await answered(browser, front, response_type=response_type)
    words = set(response_type.split())
    assert ("code" in answer) is ("code" in words)
    assert ("id_token" in answer) is ("id_token" in words)
    assert ("access_token" in answer) is ("token" in words)
    assert "refresh_token" not in answer
    assert (answer["state"], answer["iss"]) == ("state-1", provider.ISSUER)
    if "token" in words:
        assert answer["token_type"] == "Bearer"
        assert int(answer["expires_in"]) > 0


@pytest.mark.parametrize(
    "response_type", ["code id_token", "code id_token token", "id_token", "id_token token"]
)
async def test_the_id_token_is_tied_to_what_comes_along(
    browser: httpx.AsyncClient, front: TestClient, response_type: str
) -> None:
    """Core section 3.3.2.11: c_hash with a code, at_hash with an access token; nonce as in the request."""
    answer = await answered(browser, front, response_type=response_type)
    claims = provider.claims_of(answer["id_token"])
    assert claims["nonce"] == "nonce-1"
    assert claims.get("c_hash") == (half_hash(answer["code"]) if "code" in answer else None)
    at_hash = half_hash(answer["access_token"]) if "access_token" in answer else None
    assert claims.get("at_hash") == at_hash
    assert claims.get("s_hash") == (half_hash("state-1") if "code" in answer else None)
    header = provider.header_of(answer["id_token"])
    jwks = (await browser.get("/oidc/jwks")).json()["keys"]
    assert header["alg"] == "RS256"
    assert header["kid"] in {key["kid"] for key in jwks if key["alg"] == "RS256"}


async def test_an_id_token_alone_has_the_claims_of_the_scopes(
    browser: httpx.AsyncClient, front: TestClient
) -> None:
    """Core section 5.4: without an access token the claims of the scopes are in the ID Token."""
    alone = await answered(browser, front, response_type="id_token", scope="openid profile email")
    assert {"name", "email"} <= set(provider.claims_of(alone["id_token"]))
    with_token = await answered(
        browser, front, response_type="id_token token", scope="openid profile email", prompt=None
    )
    assert not {"name", "email"} & set(provider.claims_of(with_token["id_token"]))
    bearer = {"Authorization": f"Bearer {with_token['access_token']}"}
    userinfo = (await browser.get("/oidc/me", headers=bearer)).json()
    assert {"name", "email"} <= set(userinfo)


@pytest.mark.parametrize("response_type", ["code id_token", "code token", "code id_token token"])
async def test_the_code_of_a_hybrid_flow_is_good(
    browser: httpx.AsyncClient, front: TestClient, response_type: str
) -> None:
    """Core section 3.3.3.6: iss and sub are the same in both ID Tokens, and auth_time where it is in both."""
    answer = await answered(browser, front, response_type=response_type)
    redeemed = await provider.redeem(browser, front, answer["code"])
    assert redeemed.status_code == 200, redeemed.text
    if "id_token" in answer:
        first, second = (
            provider.claims_of(each) for each in (answer["id_token"], redeemed.json()["id_token"])
        )
        assert {name: first[name] for name in ("iss", "sub", "auth_time")} == {
            name: second[name] for name in ("iss", "sub", "auth_time")
        }


@pytest.mark.parametrize("response_type", [each for each in ALL if "id_token" in each.split()])
async def test_an_id_token_at_this_endpoint_needs_a_nonce(
    browser: httpx.AsyncClient, front: TestClient, response_type: str
) -> None:
    """Core sections 3.2.2.1 and 3.3.2.11: without a nonce it is invalid_request, in the fragment."""
    response = await provider.authorize(browser, front, response_type=response_type, nonce=None)
    assert urlsplit(response.headers["location"]).query == ""
    assert provider.answered(response)["error"] == "invalid_request"


@pytest.mark.parametrize("nonce", [None, "n" * 400])
async def test_code_token_needs_none(
    browser: httpx.AsyncClient, front: TestClient, nonce: str | None
) -> None:
    """Section 5: `code token` returns no ID Token, so that no nonce is demanded."""
    answer = await answered(browser, front, response_type="code token", nonce=nonce)
    assert {"code", "access_token"} <= set(answer)
    tokens = (await provider.redeem(browser, front, answer["code"])).json()
    assert provider.claims_of(tokens["id_token"]).get("nonce") == nonce


async def test_an_id_token_needs_openid(browser: httpx.AsyncClient, front: TestClient) -> None:
    """Core section 3.2.2.1: the scope openid makes it a request of OpenID Connect."""
    response = await provider.authorize(browser, front, response_type="id_token", scope="profile")
    assert provider.answered(response)["error"] == "invalid_scope"


@pytest.mark.parametrize("response_type", ["id_token code", "token id_token code", "token id_token"])
async def test_the_order_of_the_words_says_nothing(
    browser: httpx.AsyncClient, front: TestClient, response_type: str
) -> None:
    """Section 3: the order of the values does not matter."""
    answer = await answered(browser, front, response_type=response_type)
    assert "id_token" in answer


@pytest.mark.parametrize("response_type", [*ALL, "none", "token", "code nonsense"])
async def test_by_default_there_is_the_code_flow_alone(
    browser: httpx.AsyncClient, web: TestClient, response_type: str
) -> None:
    """RFC 9700 section 2.1.2: the implicit grant is off unless an application registered for it."""
    response = await provider.authorize(browser, web, response_type=response_type)
    answer = provider.answered(response)
    assert (answer["error"], answer["state"]) == ("unsupported_response_type", "state-1")
    parts = urlsplit(response.headers["location"])
    assert bool(parts.fragment) is bool({"token", "id_token"} & set(response_type.split()))


@pytest.mark.parametrize("response_type", ["id_token", "code token"])
@pytest.mark.parametrize("mode", ["query", "query.jwt"])
async def test_tokens_never_travel_in_the_query(
    browser: httpx.AsyncClient, front: TestClient, response_type: str, mode: str
) -> None:
    """Section 5: the query encoding must not be used for these; the refusal comes in the fragment."""
    response = await provider.authorize(browser, front, response_type=response_type, response_mode=mode)
    assert urlsplit(response.headers["location"]).query == ""
    assert provider.answered(response)["error"] == "invalid_request"


@pytest.mark.parametrize("response_type", ALL)
async def test_prompt_none_works_with_every_type(
    browser: httpx.AsyncClient, front: TestClient, response_type: str
) -> None:
    """Core section 3.1.2.1: errors of prompt=none are in the fragment as well, the answer needs no page."""
    refused = await provider.authorize(browser, front, response_type=response_type, prompt="none")
    assert urlsplit(refused.headers["location"]).query == ""
    assert provider.answered(refused)["error"] == "login_required"
    await answered(browser, front, response_type=response_type, prompt=None)
    response = await provider.authorize(browser, front, response_type=response_type, prompt="none")
    assert "error" not in provider.answered(response)


async def test_none_stores_what_was_granted_and_gives_nothing(
    browser: httpx.AsyncClient, front: TestClient
) -> None:
    """Section 4: `none` returns neither code nor token; the mode is the query."""
    response = await signing_clients.signed_in(browser, front, response_type="none")
    assert set(provider.answered(response)) - {"session_state"} == {"state", "iss"}
    assert urlsplit(response.headers["location"]).fragment == ""
    assert await database.fetch_value("SELECT count(*) FROM grants") == 1
    assert await database.fetch_value("SELECT count(*) FROM authorization_codes") == 0


async def test_one_resource_gives_a_token_for_it(browser: httpx.AsyncClient, front: TestClient) -> None:
    """RFC 8707 section 2.1: an access token of the authorization endpoint is for the resource that was asked for."""
    _, scopes = await provider.resource("https://api.example.com", "read", "write")
    user = await provider.person()
    await provider.role(scopes["read"], to_user=user)
    changes = {"resource": "https://api.example.com", "scope": "openid read write"}
    await provider.authorize(browser, front, response_type="id_token token", **changes)
    answer = provider.answered(await provider.sign_in(browser, front, user))
    claims = provider.claims_of(answer["access_token"])
    assert (claims["aud"], claims["scope"]) == ("https://api.example.com", "read")
    assert answer["scope"] == "read"
    assert await database.fetch_value("SELECT count(*) FROM access_tokens") == 0


async def test_no_refresh_token_is_asked_for_without_a_code(
    browser: httpx.AsyncClient, front: TestClient
) -> None:
    """Core section 11: offline_access is ignored where no code is issued; the token dies with the session."""
    answer = await answered(browser, front, response_type="id_token token")
    row = await database.fetch_row("SELECT scope, session_id FROM access_tokens")
    assert row is not None
    assert row["session_id"] is not None
    assert "offline_access" not in row["scope"].split()
    assert "offline_access" not in answer["scope"].split()


async def test_a_replayed_code_takes_the_front_channel_token_with_it(
    browser: httpx.AsyncClient, front: TestClient
) -> None:
    """RFC 6749 section 4.1.2: a second use revokes all that was issued for the authorization."""
    answer = await answered(browser, front, response_type="code token")
    bearer = {"Authorization": f"Bearer {answer['access_token']}"}
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 200
    assert (await provider.redeem(browser, front, answer["code"])).status_code == 200
    assert (await provider.redeem(browser, front, answer["code"])).status_code == 400
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 401


async def test_bound_clients_get_no_bearer_tokens(browser: httpx.AsyncClient) -> None:
    """RFC 9449 section 5.2: a client that said that its tokens are bound gets none that are not."""
    client = await signing_clients.register(dpop_bound_access_tokens=True, **IMPLICIT)
    response = await provider.authorize(browser, client, response_type="code token")
    assert provider.answered(response)["error"] == "unsupported_response_type"
    assert "code" in await answered(browser, client, response_type="code id_token")


async def test_a_public_client_needs_pkce_for_codes_alone(browser: httpx.AsyncClient) -> None:
    """RFC 7636 section 4.4.1: PKCE protects codes; who gets none has nothing to prove."""
    client = await signing_clients.register("SPA", **IMPLICIT)
    bare = {"code_challenge": None, "code_challenge_method": None}
    refused = await provider.authorize(browser, client, response_type="code id_token", **bare)
    assert provider.answered(refused)["error"] == "invalid_request"
    assert "id_token" in await answered(browser, client, response_type="id_token", **bare)
