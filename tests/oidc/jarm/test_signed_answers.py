"""JWT Secured Authorization Response Mode for OAuth 2.0: answers and errors as one signed JWT."""

from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from joserfc.jwk import KeySet

from identity.kernel import clock
from tests.oidc import provider, signing_clients
from tests.oidc.provider import ISSUER, TestClient
from tests.oidc.signing_clients import FAPI, IMPLICIT, assertion, open_reference, posted, push_form


@pytest.fixture
async def client(database: str) -> TestClient:
    """A client with every response type."""
    return await signing_clients.register(standard_profile=True, **IMPLICIT)


async def verified(browser: httpx.AsyncClient, client: TestClient, token: str) -> dict[str, Any]:
    """The members inside, the JWT's signature and claims being right."""
    keys = KeySet.import_key_set((await browser.get("/oidc/jwks")).json())
    header = provider.header_of(token)
    key = keys.get_by_kid(header["kid"])
    assert signing_clients.is_signed(token, key)
    claims = provider.claims_of(token)
    assert (claims["iss"], claims["aud"]) == (ISSUER, client.id)
    assert 10 < claims["exp"] - clock.epoch_seconds() <= 600
    return claims


def response_in(answer: httpx.Response, *, fragment: bool) -> str:
    """The one parameter, in the one place."""
    parts = urlsplit(answer.headers["location"])
    assert (parts.query if fragment else parts.fragment) == ""
    members = provider.answered(answer)
    assert set(members) == {"response"}
    return members["response"]


@pytest.mark.parametrize(
    ("response_type", "mode", "fragment"),
    [
        ("code", "jwt", False),
        ("code", "query.jwt", False),
        ("code", "fragment.jwt", True),
        ("code id_token", "jwt", True),
        ("code id_token token", "fragment.jwt", True),
        ("id_token", "jwt", True),
    ],
)
async def test_the_answer_is_one_jwt(
    browser: httpx.AsyncClient, client: TestClient, response_type: str, mode: str, fragment: bool
) -> None:
    """Section 2.3: nothing but `response`, in the response type's own place for the mode `jwt`."""
    answer = await signing_clients.signed_in(browser, client, response_type=response_type, response_mode=mode)
    members = await verified(browser, client, response_in(answer, fragment=fragment))
    assert ("code" in members) is ("code" in response_type.split())
    assert ("id_token" in members) is ("id_token" in response_type.split())
    assert members["state"] == "state-1"


async def test_it_is_posted(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 2.3.3: form_post.jwt."""
    page = await signing_clients.signed_in(browser, client, response_mode="form_post.jwt")
    members = posted(page)
    assert set(members) == {"response"}
    assert "code" in await verified(browser, client, members["response"])


@pytest.mark.parametrize(
    ("response_type", "mode", "fragment"),
    [("code", "jwt", False), ("code", "fragment.jwt", True), ("id_token", "jwt", True)],
)
@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"prompt": "none"}, "login_required"),
        ({"prompt": "dance"}, "invalid_request"),
        ({"resource": "https://unknown.example"}, "invalid_target"),
    ],
)
async def test_errors_are_signed_as_well(
    browser: httpx.AsyncClient,
    client: TestClient,
    response_type: str,
    mode: str,
    fragment: bool,
    changes: dict[str, str],
    error: str,
) -> None:
    """Section 2.1: error responses are JWTs too."""
    answer = await provider.authorize(
        browser, client, response_type=response_type, response_mode=mode, **changes
    )
    members = await verified(browser, client, response_in(answer, fragment=fragment))
    assert (members["error"], members["state"]) == (error, "state-1")


async def test_tokens_never_travel_in_the_query(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 2.3.1: query.jwt must not be used with tokens unless the JWT is encrypted."""
    response = await provider.authorize(
        browser, client, response_type="id_token token", response_mode="query.jwt"
    )
    assert urlsplit(response.headers["location"]).query == ""
    assert provider.answered(response)["error"] == "invalid_request"


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256", "EdDSA"])
async def test_the_registered_algorithm(browser: httpx.AsyncClient, algorithm: str) -> None:
    """Section 3: authorization_signed_response_alg."""
    client = await signing_clients.register(authorization_signed_response_alg=algorithm)
    answer = await provider.authorize(browser, client, response_mode="jwt", prompt="none")
    token = response_in(answer, fragment=False)
    assert provider.header_of(token)["alg"] == algorithm
    await verified(browser, client, token)


async def test_a_fapi_client_gets_signed_answers(browser: httpx.AsyncClient) -> None:
    """FAPI 2.0 Message Signing section 5.4: response_mode=jwt at PAR, signed with what FAPI allows."""
    client = await signing_clients.register(**FAPI)
    form = {**provider.authorization_query(client, response_mode="jwt"), **assertion(client)}
    pushed = await push_form(browser, client, form)
    await open_reference(browser, client, pushed.json()["request_uri"])
    answer = await provider.sign_in(browser, client, await provider.person())
    token = response_in(answer, fragment=False)
    assert provider.header_of(token)["alg"] in {"PS256", "ES256", "EdDSA"}
    assert {"code", "state", "iss"} <= set(await verified(browser, client, token))


async def test_it_is_no_id_token(browser: httpx.AsyncClient, client: TestClient) -> None:
    """A signed answer does not pass for a hint of who is signed in."""
    answer = await provider.authorize(browser, client, response_mode="jwt", prompt="none")
    token = response_in(answer, fragment=False)
    refused = await provider.authorize(browser, client, id_token_hint=token)
    assert provider.answered(refused)["error"] == "invalid_request"


async def test_discovery(browser: httpx.AsyncClient) -> None:
    """Section 4: the modes, and the algorithms that answers are signed with."""
    document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert {"jwt", "query.jwt", "fragment.jwt", "form_post.jwt"} <= set(document["response_modes_supported"])
    assert {"RS256", "ES256", "PS256"} <= set(document["authorization_signing_alg_values_supported"])
