"""RFC 9101 and OpenID Connect Core section 6: authorization requests that are signed by their client."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from identity.kernel import clock
from tests.oidc import provider, signing_clients
from tests.oidc.provider import CALLBACK, ISSUER, TestClient
from tests.oidc.signing_clients import (
    EDWARDS_KEY,
    FAPI,
    JWKS,
    KEY,
    OTHER_KEY,
    RSA_KEY,
    assertion,
    open_reference,
    push_form,
    request_object,
    signed,
    signed_with_text,
)

OUTSIDE = {"response_type": "code", "scope": "openid", "redirect_uri": CALLBACK, "state": "outside"}
HOUR = 3600


@pytest.fixture
async def signer(database: str) -> TestClient:
    """A client with keys."""
    return await signing_clients.register(jwks=JWKS)


@pytest.fixture
async def strict(database: str) -> TestClient:
    """A client whose requests count only when they are signed (FAPI 2.0 Message Signing)."""
    return await signing_clients.register(require_signed_request_object=True, **FAPI)


async def ask(browser: httpx.AsyncClient, client: TestClient, text: str, **beside: Any) -> httpx.Response:
    """Go to the authorization endpoint with a request object."""
    query = {"client_id": client.id, "request": text, **beside}
    return await browser.get("/oidc/auth", params={k: v for k, v in query.items() if v is not None})


async def signed_in(browser: httpx.AsyncClient, client: TestClient, begun: httpx.Response) -> dict[str, str]:
    """The members of the answer."""
    assert begun.headers["location"] == f"/sign-in?app_id={client.id}", begun.headers["location"]
    return provider.answered(await provider.sign_in(browser, client, await provider.person()))


async def push_signed(
    browser: httpx.AsyncClient, client: TestClient, text: str, **beside: Any
) -> httpx.Response:
    """Push a request object, authenticated with a key."""
    return await push_form(
        browser, client, {"client_id": client.id, "request": text, **beside, **assertion(client)}
    )


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [(KEY, "ES256"), (EDWARDS_KEY, "EdDSA"), (RSA_KEY, "PS256"), (RSA_KEY, "RS256")],
)
async def test_a_signed_request(
    browser: httpx.AsyncClient, signer: TestClient, key: Any, algorithm: str
) -> None:
    """Section 6.2: what is inside is used, with whatever of these algorithms it is signed."""
    begun = await ask(browser, signer, request_object(signer, key, algorithm, state="inside"))
    answer = await signed_in(browser, signer, begun)
    assert answer["state"] == "inside"
    assert (await provider.redeem(browser, signer, answer["code"])).status_code == 200


async def test_what_is_inside_wins(browser: httpx.AsyncClient, signer: TestClient) -> None:
    """Core section 6.3.3: parameters inside supersede those beside it."""
    text = request_object(signer, state="inside", nonce="inside", scope="openid profile offline_access")
    beside = {**OUTSIDE, "nonce": "outside", "redirect_uri": "https://evil.example/"}
    answer = await signed_in(browser, signer, await ask(browser, signer, text, **beside))
    tokens = (await provider.redeem(browser, signer, answer["code"])).json()
    assert answer["state"] == "inside"
    assert provider.claims_of(tokens["id_token"])["nonce"] == "inside"
    assert "profile" in tokens["scope"].split()


async def test_what_varies_may_stand_beside(browser: httpx.AsyncClient, signer: TestClient) -> None:
    """Core section 6.1: a request object that was made once, with state and nonce of each request beside it."""
    text = request_object(signer, state=None, nonce=None, jti=None)
    beside = {**OUTSIDE, "nonce": "each time another"}
    answer = await signed_in(browser, signer, await ask(browser, signer, text, **beside))
    tokens = (await provider.redeem(browser, signer, answer["code"])).json()
    assert answer["state"] == "outside"
    assert provider.claims_of(tokens["id_token"])["nonce"] == "each time another"


async def test_only_what_is_inside_counts_for_strict_clients(
    browser: httpx.AsyncClient, database: str
) -> None:
    """Section 6.3: the server must use the parameters of the request object alone."""
    client = await signing_clients.register(jwks=JWKS, require_signed_request_object=True)
    begun = await ask(browser, client, request_object(client, state=None, nonce=None), **OUTSIDE)
    assert "state" not in await signed_in(browser, client, begun)
    missing = await ask(browser, client, request_object(client, redirect_uri=None), **OUTSIDE)
    assert (missing.status_code, missing.json()["error"]) == (400, "invalid_request")


async def test_structured_values(browser: httpx.AsyncClient, signer: TestClient) -> None:
    """Section 4: numbers and objects are JSON inside, as `max_age` and `claims` (Core section 6.1)."""
    await provider.resource("https://a.example")
    await provider.resource("https://b.example")
    claims = {"userinfo": {"name": {"essential": True}}}
    text = request_object(
        signer, claims=claims, max_age=10_000, resource=["https://a.example", "https://b.example"]
    )
    answer = await signed_in(browser, signer, await ask(browser, signer, text))
    tokens = await provider.redeem(browser, signer, answer["code"])
    assert "auth_time" in provider.claims_of(tokens.json()["id_token"])
    refused = await ask(browser, signer, request_object(signer, max_age=-1))
    assert provider.answered(refused)["error"] == "invalid_request"


async def test_a_redirect_uri_inside_is_judged_like_any(
    browser: httpx.AsyncClient, signer: TestClient
) -> None:
    """Section 6.3: signed or not, nobody is sent where the client did not register."""
    text = request_object(signer, redirect_uri="https://evil.example/")
    response = await ask(browser, signer, text, **OUTSIDE)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_redirect_uri")


FORGED = [
    {"client_id": "another"},
    {"client_id": None},
    {"iss": "another"},
    {"aud": "https://other.example/oidc"},
    {"aud": ["https://other.example/oidc"]},
    {"exp": 1},
    {"exp": "tomorrow"},
    {"nbf": 4_000_000_000, "exp": 4_000_000_300},
    {"request": "x.y.z"},
    {"request_uri": "https://app.example.com/request"},
    {"typ": "at+jwt"},
    {"typ": "dpop+jwt"},
    {"typ": 7},
]


@pytest.mark.parametrize("changes", FORGED)
async def test_what_is_inside_must_be_meant_for_this(
    browser: httpx.AsyncClient, signer: TestClient, changes: dict[str, Any]
) -> None:
    """Sections 4, 5 and 10.8: issuer, audience, times and type; the client learns of it at its own redirect URI."""
    response = await ask(browser, signer, request_object(signer, **changes), **OUTSIDE)
    answer = provider.answered(response)
    assert response.headers["location"].startswith(CALLBACK)
    assert (answer["error"], answer["state"]) == ("invalid_request_object", "outside")


async def test_a_client_assertion_is_no_request(browser: httpx.AsyncClient, signer: TestClient) -> None:
    """Section 10.8: what the client signed for something else must not pass for a request."""
    now = clock.epoch_seconds()
    members = {"iss": signer.id, "sub": signer.id, "aud": ISSUER, "exp": now + 60, "client_id": signer.id}
    text = signed({**provider.authorization_query(signer), **members})
    assert provider.answered(await ask(browser, signer, text, **OUTSIDE))["error"] == "invalid_request_object"


def _tampered(client: TestClient) -> str:
    head, _, signature = request_object(client).split(".")
    return f"{head}.{request_object(client, redirect_uri='https://evil.example/').split('.')[1]}.{signature}"


def _confused(client: TestClient) -> str:
    """Signed with HMAC under the text of the public key (RFC 8725 section 2.1)."""
    claims = {**provider.authorization_query(client), "aud": ISSUER}
    return signed_with_text(claims, KEY.as_pem(private=False), "signing")


ATTACKS: dict[str, Callable[[TestClient], str]] = {
    "another key": lambda client: request_object(client, OTHER_KEY),
    "no signature": lambda client: request_object(client, algorithm="none"),
    "changed": _tampered,
    "HMAC with the public key": _confused,
    "the header's own key": lambda client: signed(
        {**provider.authorization_query(client), "aud": ISSUER},
        OTHER_KEY,
        jwk=OTHER_KEY.as_dict(private=False),
    ),
    "another algorithm's key": lambda client: signed(
        {**provider.authorization_query(client), "aud": ISSUER}, EDWARDS_KEY, "EdDSA", kid="signing"
    ),
    "no JWT": lambda _client: "x.y.z",
    "endless": lambda client: request_object(client, state="s" * 30_000),
}


@pytest.mark.parametrize("attack", ATTACKS)
async def test_forged_ones(browser: httpx.AsyncClient, signer: TestClient, attack: str) -> None:
    """Section 6.2, RFC 8725: only the client's registered keys, each with its own algorithm, never `none`."""
    response = await ask(browser, signer, ATTACKS[attack](signer), **OUTSIDE)
    answer = provider.answered(response)
    assert response.headers["location"].startswith(CALLBACK)
    # Core section 3.1.2.6: unsigned ones are none that we know.
    expected = "request_not_supported" if attack == "no signature" else "invalid_request_object"
    assert answer["error"] == expected


async def test_the_request_of_another_client(browser: httpx.AsyncClient, signer: TestClient) -> None:
    """Section 5: the client id beside the request object and inside must be the same."""
    other = await signing_clients.register(jwks=JWKS)
    response = await ask(browser, signer, request_object(other), **OUTSIDE)
    assert provider.answered(response)["error"] == "invalid_request_object"


async def test_a_registered_algorithm_is_the_only_one(browser: httpx.AsyncClient, database: str) -> None:
    """Section 10.5, Registration section 2: request_object_signing_alg."""
    client = await signing_clients.register(jwks=JWKS, request_object_signing_alg="ES256")
    refused = await ask(browser, client, request_object(client, RSA_KEY, "RS256"), **OUTSIDE)
    assert provider.answered(refused)["error"] == "invalid_request_object"
    assert (await ask(browser, client, request_object(client))).headers["location"].startswith("/sign-in")


async def test_without_keys_it_is_not_supported(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Core section 6: what is not supported is refused, never ignored."""
    answer = provider.answered(await ask(browser, web, request_object(web), **OUTSIDE))
    assert (answer["error"], answer["state"]) == ("request_not_supported", "outside")


async def test_no_default_redirect_uri_is_taken(browser: httpx.AsyncClient, web: TestClient) -> None:
    """A refusal goes to a redirect URI that was sent and is registered, or to nobody but the person."""
    bare = await ask(browser, web, request_object(web), response_type="code")
    assert (bare.status_code, bare.json()["error"]) == (400, "request_not_supported")
    bad = await ask(browser, web, request_object(web), **{**OUTSIDE, "redirect_uri": "https://evil.example/"})
    assert (bad.status_code, "location" in bad.headers) == (400, False)


async def test_the_registration_parameter(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Core section 7.2.1 is not supported."""
    response = await provider.authorize(browser, web, registration="{}")
    assert provider.answered(response)["error"] == "registration_not_supported"


async def test_both_at_once(browser: httpx.AsyncClient, signer: TestClient) -> None:
    """Section 5: request and request_uri must not both be there."""
    text = request_object(signer)
    response = await ask(browser, signer, text, request_uri="https://a.example/r", **OUTSIDE)
    assert provider.answered(response)["error"] == "invalid_request"


@pytest.mark.parametrize(("key", "algorithm"), [(KEY, "ES256"), (EDWARDS_KEY, "EdDSA"), (RSA_KEY, "PS256")])
async def test_a_signed_request_is_pushed(
    browser: httpx.AsyncClient, strict: TestClient, key: Any, algorithm: str
) -> None:
    """RFC 9126 section 3, FAPI 2.0 Message Signing section 5.3.1."""
    text = request_object(strict, key, algorithm, aud=[ISSUER, "https://other.example"], nonce="inside")
    response = await push_signed(browser, strict, text)
    assert response.status_code == 201, response.text
    await open_reference(browser, strict, response.json()["request_uri"])
    answer = provider.answered(await provider.sign_in(browser, strict, await provider.person()))
    assert answer["state"] == "state-1"


@pytest.mark.parametrize("seconds", [-8, 8])
async def test_clocks_may_differ(browser: httpx.AsyncClient, strict: TestClient, seconds: int) -> None:
    """A request object that becomes valid in a few seconds is taken."""
    now = clock.epoch_seconds()
    response = await push_signed(browser, strict, request_object(strict, nbf=now + seconds))
    assert response.status_code == 201, response.text


def strict_refusals() -> list[dict[str, Any]]:
    """Claims that FAPI 2.0 Message Signing refuses; times count from now."""
    return [
        {"exp": None}, {"nbf": None}, {"aud": None}, {"aud": "https://other.example"}, {"exp": -60},
        {"exp": 70 * 60}, {"nbf": -70 * 60, "exp": 300}, {"nbf": 70}, {"request_uri": "urn:x"}, {"iss": "another"},
    ]  # fmt: skip


@pytest.mark.parametrize("changes", strict_refusals())
async def test_strict_clients_sign_with_all_of_it(
    browser: httpx.AsyncClient, strict: TestClient, changes: dict[str, Any]
) -> None:
    """Message Signing section 5.3.1: exp and nbf within an hour, and the issuer as the audience."""
    now = clock.epoch_seconds()
    changes = {name: now + value if isinstance(value, int) else value for name, value in changes.items()}
    response = await push_signed(browser, strict, request_object(strict, **changes))
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request_object")


@pytest.mark.parametrize("attack", [*ATTACKS, "RS256"])
async def test_forged_ones_are_not_pushed(
    browser: httpx.AsyncClient, strict: TestClient, attack: str
) -> None:
    """FAPI 2.0 section 5.4.1: PS256, ES256 and EdDSA alone."""
    text = request_object(strict, RSA_KEY, "RS256") if attack == "RS256" else ATTACKS[attack](strict)
    response = await push_signed(browser, strict, text)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request_object")


async def test_unsigned_ones_are_not_pushed(browser: httpx.AsyncClient, strict: TestClient) -> None:
    """Section 10.5: plain parameters of a client that must sign."""
    form = {**provider.authorization_query(strict), **assertion(strict)}
    response = await push_form(browser, strict, form)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


async def test_a_signed_request_must_be_pushed_too(browser: httpx.AsyncClient, strict: TestClient) -> None:
    """FAPI 2.0 section 5.3.2.2: requests come by PAR alone."""
    response = await ask(browser, strict, request_object(strict), **OUTSIDE)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
