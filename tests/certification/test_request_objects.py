"""Request objects in the Basic, Implicit, Hybrid and Dynamic plans: honoured or refused, never ignored."""

from typing import Any

import pytest

from tests.certification import checks
from tests.certification.conftest import Registering
from tests.certification.party import Party
from tests.certification.provider import ISSUER, Provider


@pytest.fixture(params=["code", "id_token token", "code id_token"])
def client(request: pytest.FixtureRequest, party: Registering) -> Party:
    return party(request.param)


def test_oidcc_unsigned_request_object(provider: Provider, client: Party) -> None:
    """Rejected as unsupported, never ignored: `none` is not advertised."""
    assert "none" not in provider.metadata()["request_object_signing_alg_values_supported"]
    client.fails("request_not_supported", request=checks.unsigned(client.request(state="of-the-object")))


def test_oidcc_request_uri_unsigned(provider: Provider, party: Registering) -> None:
    """The same by reference; `request_uri_parameter_supported` says that signed ones are taken."""
    address = f"{provider.host.url}/unsigned.jwt#{'0' * 43}"
    client = party(request_uris=[address])
    text = checks.unsigned(client.request(state="of-the-object"))
    provider.host.publish("/unsigned.jwt", text.encode(), "application/jwt")
    client.fails("request_uri_not_supported", request_uri=address)


def test_what_is_inside_a_signed_request_object_wins(client: Party) -> None:
    """OpenID Connect Core section 6.1; what it does not have may stand beside it."""
    signed = client.key.sign({"state": "inside", "iss": client.id, "aud": ISSUER, "client_id": client.id})
    landing = client.authorize(state="outside", request=signed).landing
    assert landing.members["state"] == "inside"
    assert "error" not in landing.members, landing.members


def test_oidcc_ensure_request_object_with_redirect_uri(client: Party) -> None:
    """Outside the object it is bad, inside it is good: the one inside counts. Where the object cannot be read there
    is a page, and no error for the only URI that is registered."""
    inside = client.request()
    beside: dict[str, Any] = {**inside, "redirect_uri": "https://rp.example/bad"}
    signed = client.key.sign({**inside, "iss": client.id, "aud": ISSUER})
    landing = client.authorize(**beside, request=signed).landing
    assert landing.address.partition("?")[0] == inside["redirect_uri"]
    assert "error" not in landing.members, landing.members
    client.is_shown_a_page(**beside, request=checks.unsigned(inside))


def test_oidcc_request_uri_signed_rs256(provider: Provider, party: Registering) -> None:
    address = f"{provider.host.url}/request.jwt#{'0' * 43}"
    client = party(request_uris=[address], request_object_signing_alg="RS256")
    asked = client.request(state="inside")
    signed = client.key.sign({**asked, "iss": client.id, "aud": ISSUER})
    provider.host.publish("/request.jwt", signed.encode(), "application/jwt")
    exchange = client.authorize(request_uri=address, state=None, nonce=None)
    assert "error" not in exchange.members, exchange.landing
    assert exchange.members["state"] == "inside"
    token = client.tokens(exchange)["id_token"]
    assert checks.unverified(token)["nonce"] == asked["nonce"]
