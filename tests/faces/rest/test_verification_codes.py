"""/api/verification-codes, also at its other address: codes that really go out, and each refusal."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest

from identity.connectors.actions import NewConnector, create_connector
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from tests.connectors.samples import http
from tests.delivery.hosts import Host, allowed, host
from tests.faces.rest.conftest import refused

CODES = "/api/verification-codes"
ADA = {"email": "ada@example.com"}


@pytest.fixture
async def endpoint(database: str) -> AsyncIterator[Host]:
    """An HTTP endpoint that takes mails and text messages."""
    async with allowed("127.0.0.0/8"), host() as found:
        for factory_id in ("http-email", "http-sms"):
            config = http(found.answer("/send"))
            await create_connector(SYSTEM, NewConnector(factory_id=factory_id, config=config))
        yield found


def last_message(endpoint: Host) -> dict[str, Any]:
    """What was handed over last."""
    message: dict[str, Any] = orjson.loads(endpoint.asked[-1].body)
    return message


async def send(rest: httpx.AsyncClient, endpoint: Host, address: dict[str, str], path: str = CODES) -> str:
    """Have a code sent; the code."""
    answer = await rest.post(path, json=address)
    assert (answer.status_code, answer.content) == (204, b""), answer.text
    return str(last_message(endpoint)["payload"]["code"])


def another(code: str) -> str:
    """A wrong code."""
    return f"{(int(code) + 1) % 10**6:06}"


@pytest.mark.parametrize("path", [CODES, "/api/verification/verification-codes"])
@pytest.mark.parametrize("address", [ADA, {"phone": "441632960960"}])
async def test_a_code_goes_out_and_counts_once(
    rest: httpx.AsyncClient, endpoint: Host, path: str, address: dict[str, str]
) -> None:
    code = await send(rest, endpoint, address, path)
    assert len(code) == 6
    assert code.isdecimal()
    message = last_message(endpoint)
    assert (message["to"], message["type"]) == (next(iter(address.values())), "Generic")
    given = {**address, "verificationCode": code}
    checked = await rest.post(f"{path}/verify", json=given)
    assert (checked.status_code, checked.content) == (204, b"")
    refused(await rest.post(f"{path}/verify", json=given), 400, "verification_code.not_found")


async def test_a_code_is_for_its_address_whatever_its_case(rest: httpx.AsyncClient, endpoint: Host) -> None:
    code = await send(rest, endpoint, {"email": "Ada@Example.com"})
    elsewhere = {"email": "eve@example.com", "verificationCode": code}
    refused(await rest.post(f"{CODES}/verify", json=elsewhere), 400, "verification_code.not_found")
    assert (await rest.post(f"{CODES}/verify", json={**ADA, "verificationCode": code})).status_code == 204


async def test_only_the_newest_code_counts(rest: httpx.AsyncClient, endpoint: Host) -> None:
    first, second = await send(rest, endpoint, ADA), await send(rest, endpoint, ADA)
    if first != second:
        wrong = await rest.post(f"{CODES}/verify", json={**ADA, "verificationCode": first})
        refused(wrong, 400, "verification_code.code_mismatch")
    assert (await rest.post(f"{CODES}/verify", json={**ADA, "verificationCode": second})).status_code == 204


async def test_ten_wrong_codes_spend_the_right_one(rest: httpx.AsyncClient, endpoint: Host) -> None:
    code = await send(rest, endpoint, ADA)
    for _ in range(10):
        wrong = await rest.post(f"{CODES}/verify", json={**ADA, "verificationCode": another(code)})
        refused(wrong, 400, "verification_code.code_mismatch")
    right = await rest.post(f"{CODES}/verify", json={**ADA, "verificationCode": code})
    refused(right, 400, "verification_code.exceed_max_try")


async def test_a_code_lives_ten_minutes(rest: httpx.AsyncClient, endpoint: Host, settable_clock: Any) -> None:
    code = await send(rest, endpoint, ADA)
    settable_clock.advance(seconds=600)
    late = await rest.post(f"{CODES}/verify", json={**ADA, "verificationCode": code})
    refused(late, 400, "verification_code.expired")


async def test_an_address_gets_ten_messages_in_ten_minutes(
    rest: httpx.AsyncClient, endpoint: Host, settable_clock: Any
) -> None:
    for _ in range(10):
        await send(rest, endpoint, ADA)
    limited = await rest.post(CODES, json={"email": "ADA@example.com"})
    refused(limited, 429, "request.message_rate_limited")
    assert int(limited.headers["retry-after"]) > 0
    assert len(endpoint.asked) == 10
    row = await database.fetch_row("SELECT payload FROM events WHERE key = 'Message.RateLimited'")
    assert row is not None
    assert row["payload"] == {"channel": "email", "recipient": "ada@example.com"}
    await send(rest, endpoint, {"email": "bob@example.com"})
    settable_clock.advance(seconds=601)
    await send(rest, endpoint, ADA)


async def test_without_a_connector_nothing_is_sent_nor_stored(rest: httpx.AsyncClient) -> None:
    for address in (ADA, {"phone": "441632960960"}):
        refused(await rest.post(CODES, json=address), 501, "connector.not_found")
    assert await database.fetch("SELECT 1 FROM verification_codes") == []


async def test_what_could_not_be_sent_counts_no_more(rest: httpx.AsyncClient, endpoint: Host) -> None:
    endpoint.answer("/send", status=500)
    refused(await rest.post(CODES, json=ADA), 400, "connector.general")
    code = last_message(endpoint)["payload"]["code"]
    late = await rest.post(f"{CODES}/verify", json={**ADA, "verificationCode": code})
    refused(late, 400, "verification_code.not_found")


async def test_no_code_is_stored_or_told_in_clear(rest: httpx.AsyncClient, endpoint: Host) -> None:
    code = await send(rest, endpoint, ADA)
    stored = await database.fetch_row("SELECT code_hash FROM verification_codes")
    assert stored is not None
    assert stored["code_hash"] != code
    row = await database.fetch_row("SELECT payload FROM events WHERE key = 'VerificationCode.Created'")
    assert row is not None
    assert row["payload"] == {"channel": "email", "recipient": "ada@example.com", "purpose": "Generic"}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "guard.invalid_input"),
        ({"email": "nobody"}, 400, "guard.invalid_input"),
        ({"email": f"{'a' * 128}@b.co"}, 400, "guard.invalid_input"),
        ({"phone": "+441632960960"}, 400, "guard.invalid_input"),
        ({"phone": "1"}, 422, "user.invalid_phone"),
    ],
)
async def test_what_is_no_address_is_refused(
    rest: httpx.AsyncClient, endpoint: Host, body: dict[str, Any], status: int, code: str
) -> None:
    refused(await rest.post(CODES, json=body), status, code)
    refused(await rest.post(f"{CODES}/verify", json={**body, "verificationCode": "123456"}), status, code)
    refused(await rest.post(f"{CODES}/verify", json=ADA), 400, "guard.invalid_input")
