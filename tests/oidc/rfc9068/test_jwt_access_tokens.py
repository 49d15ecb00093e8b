"""RFC 9068: signed access tokens, and who may believe them."""

import httpx
import pytest

from identity.keys.queries import InvalidToken, verified_access_token, verified_hint
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import TestClient

API = "https://api.example.com"


@pytest.fixture
async def token(browser: httpx.AsyncClient, machine: TestClient) -> str:
    """A machine's token for the API."""
    await provider.resource(API)
    answer = await provider.ask_token(browser, machine, grant_type="client_credentials", resource=API)
    value: str = answer.json()["access_token"]
    return value


async def test_it_is_good_for_its_audience_and_time(token: str, settable_clock: SettableClock) -> None:
    assert (await verified_access_token(token, API))["aud"] == API
    with pytest.raises(InvalidToken):
        await verified_access_token(token, "https://other.example.com")
    settable_clock.advance(hours=1, seconds=1)
    with pytest.raises(InvalidToken):
        await verified_access_token(token, API)


async def test_a_tampered_one_is_not(token: str) -> None:
    header, payload, signature = token.split(".")
    for changed in (f"{header}.{payload[:-3]}AAA.{signature}", f"{header}.{payload}.{signature[:-4]}AAAA"):
        with pytest.raises(InvalidToken):
            await verified_access_token(changed, API)


async def test_kinds_of_tokens_are_not_mixed_up(
    browser: httpx.AsyncClient, spa: TestClient, token: str
) -> None:
    with pytest.raises(InvalidToken):
        await verified_hint(token)
    id_token = (await provider.tokens_for(browser, spa, await provider.person()))["id_token"]
    with pytest.raises(InvalidToken):
        await verified_access_token(id_token, spa.id)


async def test_every_token_has_an_id_of_its_own(
    browser: httpx.AsyncClient, machine: TestClient, token: str
) -> None:
    answer = await provider.ask_token(browser, machine, grant_type="client_credentials", resource=API)
    assert provider.claims_of(answer.json()["access_token"])["jti"] != provider.claims_of(token)["jti"]
