"""Nobody learns from an answer, or from how long it takes, who has an account here."""

import asyncio
import re
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx
import pytest

from identity.connectors.actions import NewConnector, create_connector
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM
from identity.security.passwords import PasswordHasher
from identity.sign_in import passkey_actions
from identity.sign_in.password_expiration import set_password_expiration
from identity.users.actions import create_user, suspend_user
from identity.users.inputs import NewUser
from identity.verification_codes.sending import hidden_codes_sent
from tests.connectors.samples import http
from tests.counting import log_of_statements
from tests.delivery.hosts import allowed
from tests.faces.experience.test_experience_api import PASSWORD, begin, browser, post
from tests.inbox.opening import open_inbox
from tests.waiting import is_once_below

__all__ = ["browser"]
# Of one length and kind each, so that answers can be compared byte by byte.
KNOWN = {"username": "known_one", "email": "known.one@example.com", "phone": "4930111111"}
UNKNOWN = {"username": "nobody_at", "email": "nobody.at@example.com", "phone": "4930222222"}
KINDS = ["username", "email", "phone"]
ADDRESSES = ["email", "phone"]
_CARRIER_SECONDS = 1.0
_ID = re.compile(r'"(verificationId|id)":"[^"]*"')
_CHALLENGE = re.compile(r'"(challenge|id)":"[^"]*"')
HIDING = {"signInMode": "SignIn", "forgotPasswordMethods": ["EmailVerificationCode", "PhoneVerificationCode"]}

Ask = Callable[[dict[str, str]], Awaitable[httpx.Response]]


@pytest.fixture
def inbox(database: str) -> Iterator[None]:
    with open_inbox():
        yield


async def _known(**fields: Any) -> Any:
    """The account of whoever is known; a password unless it is said otherwise."""
    own = {"username": KNOWN["username"], "primary_email": KNOWN["email"], "primary_phone": KNOWN["phone"]}
    return await create_user(SYSTEM, NewUser(**own | {"password": PASSWORD} | fields))


def _named(person: dict[str, str], kind: str) -> dict[str, str]:
    return {"type": kind, "value": person[kind]}


def _seen(answer: httpx.Response, person: dict[str, str]) -> tuple[Any, ...]:
    """All that an answer shows, apart from ids made by chance and what the browser itself said."""
    text = _CHALLENGE.sub("", _ID.sub("", answer.text))
    for kind, value in person.items():
        text = text.replace(value, kind)
    headers = sorted((name, value) for name, value in answer.headers.items() if name != "date")
    return answer.status_code, text, headers


async def _same(ask: Ask, times: int = 1) -> httpx.Response:
    """Ask about somebody and nobody in turn; the last answer, which is the same for both."""
    for _ in range(times):
        known, unknown = await ask(KNOWN), await ask(UNKNOWN)
        assert _seen(known, KNOWN) == _seen(unknown, UNKNOWN)
    return unknown


def _wrong_password(client: httpx.AsyncClient, kind: str) -> Ask:
    async def ask(person: dict[str, str]) -> httpx.Response:
        await begin(client)
        return await post(client, "/verification/password", identifier=_named(person, kind), password="wrong")

    return ask


async def _suspended() -> None:
    await suspend_user(SYSTEM, (await _known()).id)


async def _expired() -> None:
    expiration = {"enabled": True, "validPeriodDays": 1}
    await update_sign_in_experience(SYSTEM, {**HIDING, "passwordExpiration": expiration})
    await set_password_expiration(SYSTEM, (await _known()).id, True)


async def _without_password() -> None:
    await _known(password=None)


@pytest.mark.parametrize("make", [_known, _suspended, _expired, _without_password])
async def test_a_wrong_password(inbox: None, browser: httpx.AsyncClient, make: Any) -> None:
    await make()
    for kind in KINDS:
        answer = await _same(_wrong_password(browser, kind))
        assert answer.json()["code"] == "session.invalid_credentials"


async def test_locked_identifiers(browser: httpx.AsyncClient) -> None:
    await _known()
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 2}})
    for kind in KINDS:
        answer = await _same(_wrong_password(browser, kind), times=4)
        assert answer.json()["code"] == "session.verification_blocked_too_many_attempts"


async def test_what_the_interaction_shows_after_a_wrong_password(browser: httpx.AsyncClient) -> None:
    await _known()
    ask = _wrong_password(browser, "email")

    async def look(person: dict[str, str]) -> httpx.Response:
        await ask(person)
        return await browser.get("/api/experience/interaction")

    assert (await _same(look)).json()["verificationRecords"] == []


def _send(client: httpx.AsyncClient, kind: str, event: str) -> Ask:
    async def ask(person: dict[str, str]) -> httpx.Response:
        await begin(client, event)
        identifier = _named(person, kind)
        return await post(
            client, "/verification/verification-code", identifier=identifier, interactionEvent=event
        )

    return ask


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("event", ["SignIn", "ForgotPassword"])
async def test_codes_that_are_sent_or_not(
    inbox: None, browser: httpx.AsyncClient, kind: str, event: str
) -> None:
    await _known()
    await update_sign_in_experience(SYSTEM, HIDING)
    ask = _send(browser, kind, event)
    assert (await _same(ask, times=10)).status_code == 200
    await hidden_codes_sent()
    recipients = {row["recipient"] for row in await db.fetch("SELECT recipient FROM inbox_messages")}
    assert recipients == {KNOWN[kind]}
    answer = await _same(ask)  # one too many for nobody as well
    assert (answer.status_code, answer.json()["code"]) == (429, "request.message_rate_limited")


@pytest.mark.parametrize("event", ["SignIn", "ForgotPassword"])
async def test_codes_without_a_way_to_send_them(browser: httpx.AsyncClient, event: str) -> None:
    await _known()
    await db.execute('UPDATE sign_in_experiences SET settings = settings || \'{"signInMode": "SignIn"}\'')
    assert (await _same(_send(browser, "email", event))).status_code == 501


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("event", ["SignIn", "ForgotPassword"])
async def test_wrong_codes(inbox: None, browser: httpx.AsyncClient, kind: str, event: str) -> None:
    await _known()
    await update_sign_in_experience(SYSTEM, {**HIDING, "verificationCodePolicy": {"maxRetryAttempts": 2}})
    codes = []
    for person in (KNOWN, UNKNOWN):
        sent = (await _send(browser, kind, event)(person)).json()["verificationId"]
        seen = []
        for _ in range(3):
            tried = await post(
                browser, "/verification/verification-code/verify",
                identifier=_named(person, kind), verificationId=sent, code="not it",
            )  # fmt: skip
            seen.append(_seen(tried, person))
        shown = await browser.get("/api/experience/interaction")
        codes.append([*seen, _seen(shown, person)])
    assert codes[0] == codes[1]
    assert "exceed_max_try" in str(codes[0])


async def test_wrong_one_time_tokens(browser: httpx.AsyncClient) -> None:
    await _known()

    async def ask(person: dict[str, str]) -> httpx.Response:
        await begin(browser)
        identifier = _named(person, "email")
        return await post(
            browser, "/verification/one-time-token/verify", identifier=identifier, token="x" * 32
        )

    assert (await _same(ask)).status_code == 400


async def test_who_has_no_passkey_is_asked_for_one_as_nobody_is(
    browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passkey_actions, "_EVERY_FOURTH", "")  # else it is two for some
    await _known()
    await update_sign_in_experience(SYSTEM, {"passkeySignIn": {"enabled": True}})

    async def ask(person: dict[str, str]) -> httpx.Response:
        await begin(browser)
        identifier = _named(person, "email")
        return await post(browser, "/verification/sign-in-passkey/authentication", identifier=identifier)

    answer = await _same(ask)
    assert answer.status_code == 200
    first = (await ask(UNKNOWN)).json()["authenticationOptions"]["allowCredentials"]
    assert first == (await ask(UNKNOWN)).json()["authenticationOptions"]["allowCredentials"]
    assert len(first) == 1


@contextmanager
def _hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many slow hashes are made in the block, by any of the ways to make one."""
    made: list[int] = []
    run = PasswordHasher._run

    async def counted(self: PasswordHasher, work: Any) -> Any:
        made.append(1)
        return await run(self, work)

    with monkeypatch.context() as patch:
        patch.setattr(PasswordHasher, "_run", counted)
        yield made


@pytest.mark.parametrize("make", [_known, _without_password])
async def test_nobody_costs_the_work_of_somebody(
    browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, make: Any
) -> None:
    await make()
    for kind in KINDS:
        ask = _wrong_password(browser, kind)
        await ask(UNKNOWN)  # what is read once for everybody is read
        work = []
        for person in (KNOWN, UNKNOWN):
            with _hashes(monkeypatch) as made, log_of_statements() as log:
                await ask(person)
            work.append((len(made), log.texts))
        assert work[0] == work[1]
        assert work[0][0] == 1


@pytest.mark.parametrize("event", ["SignIn", "ForgotPassword"])
async def test_a_code_for_nobody_costs_the_statements_of_one_for_somebody(
    inbox: None, browser: httpx.AsyncClient, event: str
) -> None:
    await update_sign_in_experience(SYSTEM, HIDING)
    ask = _send(browser, "email", event)
    await ask(UNKNOWN)  # what is read once for everybody is read
    work = []
    for _ in range(2):
        with log_of_statements() as log:
            answer = await ask(KNOWN)
            work.append(log.of_this_task)  # what goes on beside the answer is not waited for
        assert answer.status_code == 200
        await hidden_codes_sent()
        if len(work) == 1:
            await _known()
    assert work[0] == work[1] != []


async def _medians(ask: Ask, rounds: int) -> tuple[float, float]:
    """How long answers about somebody and nobody take, in turn: what disturbs one disturbs the other."""
    taken: dict[str, list[float]] = {"known": [], "unknown": []}
    for _ in range(rounds):
        for name, person in (("known", KNOWN), ("unknown", UNKNOWN)):
            began = time.perf_counter()
            await ask(person)
            taken[name].append(time.perf_counter() - began)
    return statistics.median(taken["known"]), statistics.median(taken["unknown"])


async def test_a_wrong_password_takes_as_long_for_nobody(browser: httpx.AsyncClient) -> None:
    """Without the hash an answer would take a fraction of the time."""
    await _known()

    async def difference() -> float:
        known, unknown = await _medians(_wrong_password(browser, "email"), rounds=9)
        return max(known, unknown) / min(known, unknown)

    assert await is_once_below(2, difference)


@asynccontextmanager
async def _slow_carrier() -> AsyncIterator[str]:
    """A host that takes every message, and its time; its address."""

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(_CARRIER_SECONDS)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    async with allowed("127.0.0.1"):
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/send"
        await hidden_codes_sent()
    server.close()


async def test_a_slow_way_of_messages_does_not_tell(browser: httpx.AsyncClient) -> None:
    """The message goes out after the answer: somebody's takes no longer than nobody's, however slow the carrier."""
    await _known()
    async with _slow_carrier() as url:
        await create_connector(SYSTEM, NewConnector(factory_id="http-email", config=http(url)))
        methods = {"forgotPasswordMethods": ["EmailVerificationCode"]}
        await update_sign_in_experience(SYSTEM, {"signInMode": "SignIn", **methods})

        async def difference() -> float:
            known, unknown = await _medians(_send(browser, "email", "ForgotPassword"), rounds=5)
            return known - unknown

        assert await is_once_below(
            _CARRIER_SECONDS / 2, difference, times=2
        )  # as many messages as one address gets
