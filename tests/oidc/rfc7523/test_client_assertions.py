"""RFC 7523 sections 2.2 and 3, OpenID Connect Core section 9: clients that prove who they are with a signed JWT."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from identity.applications.actions import add_secret
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.keyholders import (
    ASSERTION_TYPE,
    assertion_claims,
    key,
    keyholder,
    maced,
    machine_token,
    public,
    refused,
    set_protocol,
)
from tests.oidc.provider import ISSUER, TestClient


@pytest.mark.parametrize(
    ("kind", "algorithm"),
    [
        ("RSA", "RS256"),
        ("RSA", "RS512"),
        ("RSA", "PS256"),
        ("P-256", "ES256"),
        ("P-384", "ES384"),
        ("P-521", "ES512"),
        ("Ed25519", "EdDSA"),
        ("Ed25519", "Ed25519"),
    ],
)
async def test_a_signature_with_a_registered_key_is_enough(
    browser: httpx.AsyncClient, kind: str, algorithm: str
) -> None:
    """Section 2.2: the assertion stands for the client; no client_id has to come with it."""
    holder = await keyholder(signer=key(kind), algorithm=algorithm)
    response = await machine_token(browser, holder.credentials())
    assert response.status_code == 200, response.text
    assert response.json()["token_type"] == "Bearer"


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
async def test_a_mac_under_the_secret_is_enough(
    browser: httpx.AsyncClient, machine: TestClient, algorithm: str
) -> None:
    """OpenID Connect Core section 9, client_secret_jwt: an HMAC with the client secret as the shared key."""
    assert machine.secret
    await set_protocol(machine, token_endpoint_auth_method="client_secret_jwt")
    form = mac_credentials(machine, machine.secret, algorithm)
    assert (await machine_token(browser, form)).status_code == 200
    refused(await machine_token(browser, mac_credentials(machine, machine.secret[:-1] + "!", algorithm)))


def mac_credentials(
    client: TestClient, secret: str, algorithm: str = "HS256", **changes: Any
) -> dict[str, str]:
    """The parameters of a client that uses client_secret_jwt."""
    token = maced({"alg": algorithm}, assertion_claims(client, **changes), secret.encode())
    return {"client_assertion_type": ASSERTION_TYPE, "client_assertion": token}


async def test_each_of_several_secrets_makes_macs_until_it_expires(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: SettableClock
) -> None:
    """OpenID Connect Core section 10.1.1: secrets are rotated by having two for a while."""
    assert machine.secret
    await set_protocol(machine, token_endpoint_auth_method="client_secret_jwt")
    assert (await machine_token(browser, mac_credentials(machine, machine.secret))).status_code == 200
    second = await add_secret(SYSTEM, machine.id, "second", clock.now() + timedelta(days=1))
    assert (await machine_token(browser, mac_credentials(machine, second.value))).status_code == 200
    settable_clock.advance(days=2)
    expired = await machine_token(browser, mac_credentials(machine, second.value))
    assert (expired.status_code, expired.json()["error_description"]) == (400, "client secret has expired")
    assert (await machine_token(browser, mac_credentials(machine, machine.secret))).status_code == 200


@pytest.mark.parametrize(
    "audience",
    [
        ISSUER,
        f"{ISSUER}/token",
        f"{ISSUER}/request",
        [ISSUER],
        ["https://other.example", f"{ISSUER}/token"],
    ],
)
async def test_audiences_that_are_us(browser: httpx.AsyncClient, audience: object) -> None:
    """Section 3, item 3: aud has a value that identifies the authorization server; several may stand there."""
    holder = await keyholder()
    assert (await machine_token(browser, holder.credentials(aud=audience))).status_code == 200


@pytest.mark.parametrize(
    "audience",
    [
        None, "", [], "https://other.example", f"{ISSUER}/", f"{ISSUER}/me", ["https://other.example"],
        {"a": ISSUER}, 7, [[ISSUER]],
    ],
)  # fmt: skip
async def test_other_audiences_are_refused(browser: httpx.AsyncClient, audience: object) -> None:
    """Section 3, item 3: the server must reject a JWT that does not contain its own identity as audience."""
    holder = await keyholder()
    refused(await machine_token(browser, holder.credentials(aud=audience)))


async def test_the_endpoint_that_is_asked_is_an_audience(browser: httpx.AsyncClient) -> None:
    """RFC 9126 section 2: an endpoint accepts its own URL; elsewhere that URL is nobody."""
    holder = await keyholder()
    url = f"{ISSUER}/token/introspection"
    answer = await browser.post(
        "/oidc/token/introspection", data={"token": "x", **holder.credentials(aud=url)}
    )
    assert answer.json() == {"active": False}
    refused(await machine_token(browser, holder.credentials(aud=url)))


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": 5},
        {"nbf": 8},
        {"iat": 8},
        {"exp": 3600},
        {"nbf": -3600},
    ],
)
async def test_times_that_are_good(browser: httpx.AsyncClient, claims: dict[str, int]) -> None:
    """Section 3, items 4 to 6: a small leeway for clocks that differ."""
    holder = await keyholder()
    now = clock.epoch_seconds()
    moved: dict[str, Any] = {name: now + seconds for name, seconds in claims.items()}
    assert (await machine_token(browser, holder.credentials(**moved))).status_code == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": None},
        {"exp": -300},
        {"exp": 2 * 3600},
        {"exp": 10**300},
        {"nbf": 61},
        {"iat": 61},
        {"exp": "soon"},
        {"nbf": True},
        {"iat": []},
    ],
)
async def test_times_that_are_not(browser: httpx.AsyncClient, claims: dict[str, Any]) -> None:
    """Section 3, items 4 to 6: exp is needed, not over and not unreasonably far away; nbf is past."""
    holder = await keyholder()
    now = clock.epoch_seconds()
    moved: dict[str, Any] = {
        name: now + given if type(given) is int and given < 10**6 else given for name, given in claims.items()
    }
    response = await machine_token(browser, holder.credentials(**moved))
    refused(response)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": None},
        {"iss": "somebody"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "nobody\0"},
        {"sub": "unknown-client"},
        {"jti": None},
        {"jti": ""},
        {"jti": 7},
        {"jti": "x" * 513},
    ],
)
async def test_claims_that_have_to_be_there(browser: httpx.AsyncClient, claims: dict[str, Any]) -> None:
    """OpenID Connect Core section 9: iss and sub are the client, jti identifies the token."""
    holder = await keyholder()
    refused(await machine_token(browser, holder.credentials(**claims)))


async def test_an_assertion_is_good_for_one_use(browser: httpx.AsyncClient) -> None:
    """OpenID Connect Core section 9 on jti: the token must be used once; of many at once one succeeds."""
    holder = await keyholder()
    form = holder.credentials()
    answers = await asyncio.gather(*(machine_token(browser, form) for _ in range(12)))
    assert sorted(answer.status_code for answer in answers) == [200] + [401] * 11
    refused(await machine_token(browser, form))


async def test_the_same_identifier_of_two_clients_is_two(browser: httpx.AsyncClient) -> None:
    """Section 3, item 7: an identifier is the issuer's own."""
    first, second = await keyholder(), await keyholder()
    assert (await machine_token(browser, first.credentials(jti="one"))).status_code == 200
    assert (await machine_token(browser, second.credentials(jti="one"))).status_code == 200


async def test_what_is_spent_is_forgotten_when_nothing_can_come_back(browser: httpx.AsyncClient) -> None:
    """The memory of an identifier outlives the assertion, and not by much."""
    holder = await keyholder()
    await machine_token(browser, holder.credentials(exp=clock.epoch_seconds() + 60))
    expires_at = await database.fetch_value("SELECT expires_at FROM spent_identifiers")
    assert timedelta(seconds=60) < expires_at - clock.now() < timedelta(seconds=90)


async def test_a_client_id_beside_it_must_be_the_same(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """RFC 7521 section 4.2: client_id, if there, identifies the same client as the assertion's subject."""
    holder = await keyholder()
    assert (
        await machine_token(browser, {**holder.credentials(), "client_id": holder.client.id})
    ).status_code == 200
    refused(await machine_token(browser, {**holder.credentials(), "client_id": spa.id}))


async def test_one_mechanism_at_a_time(browser: httpx.AsyncClient) -> None:
    """RFC 6749 section 2.3: the client must not use more than one authentication method in a request."""
    holder = await keyholder(token_endpoint_auth_method=None)
    assert holder.client.secret
    for form, auth in (
        ({**holder.credentials(), "client_secret": holder.client.secret}, None),
        (holder.credentials(), (holder.client.id, holder.client.secret)),
    ):
        kwargs = {"auth": auth} if auth else {}
        response = await machine_token(browser, form, **kwargs)
        assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("kind", [None, "", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"])
async def test_the_type_of_the_assertion(browser: httpx.AsyncClient, kind: str | None) -> None:
    """RFC 7521 section 4.2: client_assertion_type says what it is."""
    holder = await keyholder()
    form = {"client_assertion": holder.assertion(), "client_assertion_type": kind}
    refused(await machine_token(browser, {name: value for name, value in form.items() if value is not None}))


async def test_the_registered_method_is_the_only_one(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """RFC 7591 section 2, token_endpoint_auth_method: what was registered binds the client."""
    assert machine.secret
    secret = {"client_id": machine.id, "client_secret": machine.secret}
    basic = (machine.id, machine.secret)
    for method, by_post, by_header, by_mac in (
        ("client_secret_post", 200, 401, 401),
        ("client_secret_basic", 401, 200, 401),
        ("client_secret_jwt", 401, 401, 200),
        ("private_key_jwt", 401, 401, 401),
        ("none", 401, 401, 401),
    ):
        await set_protocol(machine, token_endpoint_auth_method=method, jwks=public(key()))
        assert (await machine_token(browser, secret)).status_code == by_post, method
        assert (await machine_token(browser, {}, auth=basic)).status_code == by_header, method
        answer = await machine_token(browser, mac_credentials(machine, machine.secret))
        assert answer.status_code == by_mac, method


async def test_a_client_that_registered_nothing(browser: httpx.AsyncClient) -> None:
    """Clients of the contract use their secret, and assertions only once they have keys."""
    holder = await keyholder(token_endpoint_auth_method=None)
    assert holder.client.secret
    form = {"client_id": holder.client.id, "client_secret": holder.client.secret}
    assert (await machine_token(browser, form)).status_code == 200
    assert (await machine_token(browser, holder.credentials())).status_code == 200
    refused(await machine_token(browser, mac_credentials(holder.client, holder.client.secret)))
    await set_protocol(holder.client)
    refused(await machine_token(browser, holder.credentials()))


async def test_the_registered_algorithm_is_the_only_one(browser: httpx.AsyncClient) -> None:
    """RFC 7591 section 2 and OpenID Registration, token_endpoint_auth_signing_alg: others are rejected."""
    for registered, used, status in (
        ("PS256", "PS256", 200),
        ("PS256", "RS256", 401),
        ("HS256", "RS256", 401),
    ):
        holder = await keyholder(
            signer=key("RSA"), algorithm=used, token_endpoint_auth_signing_alg=registered
        )
        assert (await machine_token(browser, holder.credentials())).status_code == status
    for registered in ("EdDSA", "Ed25519"):  # two names of one algorithm (RFC 9864)
        holder = await keyholder(
            signer=key("Ed25519"), algorithm="EdDSA", token_endpoint_auth_signing_alg=registered
        )
        assert (await machine_token(browser, holder.credentials())).status_code == 200


async def test_a_public_client_cannot_assert(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """RFC 6749 section 2.1: nobody is believed to have kept a secret who was registered to have none."""
    form = {"grant_type": "refresh_token", "refresh_token": "x"}
    answer = await browser.post("/oidc/token", data={**form, **mac_credentials(spa, "guess")})
    refused(answer)


async def test_a_use_costs_one_statement(browser: httpx.AsyncClient, statements: Callable[[], Any]) -> None:
    """Besides the event nothing is written but the identifier."""
    holder = await keyholder()
    await machine_token(browser, holder.credentials())
    with statements() as counted:
        await machine_token(browser, holder.credentials())
    assert counted.number <= 2, counted.texts


async def test_assertions_are_not_audited(browser: httpx.AsyncClient) -> None:
    """An assertion in a log could be used by who reads it in time."""
    holder = await keyholder()
    form = holder.credentials(aud="https://other.example")
    refused(await machine_token(browser, form))
    rows = await database.fetch("SELECT payload FROM events WHERE result = 'Error'")
    assert rows
    assert form["client_assertion"][:20] not in str(rows)
    assert ASSERTION_TYPE in str(rows)


async def test_several_keys_and_none_named(browser: httpx.AsyncClient) -> None:
    """RFC 7517 section 5: among several keys the one that fits is found; without kid they are tried."""
    holder = await keyholder(jwks=public(key("RSA"), key("P-256", 1), key("P-256")))
    assert (await machine_token(browser, holder.credentials())).status_code == 200
    assert (await machine_token(browser, holder.credentials({"kid": None}))).status_code == 200
    assert provider.header_of(holder.assertion({"kid": None}))["kid"] is None
