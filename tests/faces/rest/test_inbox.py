"""REST with the development inbox open: what would need a connector works, and no connector is shown."""

from collections.abc import Iterator

import httpx
import pytest

from identity.inbox import queries
from identity.inbox.queries import InboxFilter
from identity.kernel.actor import SYSTEM
from identity.kernel.paging import Keyset
from tests.inbox.opening import open_inbox


@pytest.fixture(autouse=True)
def inbox(database: str) -> Iterator[None]:
    """It is open."""
    with open_inbox():
        yield


async def code_for(recipient: str) -> str:
    found = await queries.inbox_slice(SYSTEM, InboxFilter(recipient=recipient), Keyset(1))
    content = queries.content_of(SYSTEM, next(iter(found.items)))
    assert content
    assert content.code
    return content.code


@pytest.mark.parametrize("address", [{"email": "ada@example.com"}, {"phone": "4915112345678"}])
async def test_a_code_is_sent_and_verified(rest: httpx.AsyncClient, address: dict[str, str]) -> None:
    assert (await rest.post("/api/verification-codes", json=address)).status_code == 204
    given = {**address, "verificationCode": await code_for(next(iter(address.values())))}
    assert (await rest.post("/api/verification-codes/verify", json=given)).status_code == 204


async def test_the_inbox_is_no_connector(rest: httpx.AsyncClient) -> None:
    assert (await rest.get("/api/connectors")).json() == []
    factories = (await rest.get("/api/connector-factories")).json()
    assert not [each["id"] for each in factories if "inbox" in each["id"]]


async def test_ways_to_sign_in_by_code_can_be_turned_on(rest: httpx.AsyncClient) -> None:
    method = {"identifier": "email", "password": False, "verificationCode": True, "isPasswordPrimary": False}
    recovery = ["EmailVerificationCode", "PhoneVerificationCode"]
    wanted = {"signIn": {"methods": [method]}, "forgotPasswordMethods": recovery}
    answer = await rest.patch("/api/sign-in-exp", json=wanted)
    assert answer.status_code == 200, answer.text
    shown = (await rest.get("/api/.well-known/sign-in-exp")).json()
    assert shown["forgotPassword"] == {"email": True, "phone": True}
