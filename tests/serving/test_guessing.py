"""What is counted against guessing and flooding is counted by all workers together, and a restart forgets nothing."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

import asyncpg
import httpx
import pytest

from tests.server import Api, Bootstrapped, Installation, RunningServer

_ATTEMPTS, _MESSAGES = 6, 10
_AT_ONCE = 16  # more than are let through, from enough connections that each worker has some of them
_LOCKED = "session.verification_blocked_too_many_attempts"
_PASSWORD, _EMAIL = "Heron-On-The-Breakwater", "keeper@example.com"
_OPENED = {
    "client_id": "demo-app",
    "response_type": "code",
    "scope": "openid",
    "code_challenge_method": "S256",
}


def _set_up(running: RunningServer) -> None:
    api = running.api()
    with api.client:
        _forbid(api)
        api.rest("POST", "/api/users", {"username": "keeper", "password": _PASSWORD, "primaryEmail": _EMAIL})


def _forbid(api: Api) -> None:
    api.rest(
        "PATCH", "/api/sign-in-exp", {"sentinelPolicy": {"maxAttempts": _ATTEMPTS, "lockoutDuration": 60}}
    )


async def _at_sign_in(client: httpx.AsyncClient, event: str = "SignIn") -> None:
    """Bring a browser to where somebody signs in."""
    parameters = {**_OPENED, "redirect_uri": f"{client.base_url}/demo-app", "code_challenge": "c" * 43}
    opened = await client.get("/oidc/auth", params=parameters)
    assert opened.is_redirect, opened.text
    begun = await client.put("/api/experience", json={"interactionEvent": event})
    assert begun.status_code == 204, begun.text


async def _each(running: RunningServer, body: dict[str, Any], path: str, event: str) -> Counter[str]:
    """Many browsers ask at the same time; how often each answer came."""
    clients = [httpx.AsyncClient(base_url=running.endpoint, timeout=60) for _ in range(_AT_ONCE)]
    try:
        await asyncio.gather(*(_at_sign_in(client, event) for client in clients))
        asked = [client.post(f"/api/experience/verification/{path}", json=body) for client in clients]
        answers = await asyncio.gather(*asked)
    finally:
        await asyncio.gather(*(client.aclose() for client in clients))
    return Counter(answer.json().get("code", str(answer.status_code)) for answer in answers)


def _guesses(running: RunningServer, password: str) -> Counter[str]:
    body = {"identifier": {"type": "username", "value": "keeper"}, "password": password}
    return asyncio.run(_each(running, body, "password", "SignIn"))


def _messages(running: RunningServer, event: str = "Register") -> Counter[str]:
    body = {"identifier": {"type": "email", "value": "flooded@example.com"}, "interactionEvent": event}
    return asyncio.run(_each(running, body, "verification-code", event))


def _count(installation: Installation, statement: str) -> int:
    async def count() -> int:
        connection = await asyncpg.connect(installation.settings["KEYSTEAD_DATABASE_URL"])
        try:
            return int(await connection.fetchval(statement))
        finally:
            await connection.close()

    return asyncio.run(count())


@dataclass
class Story:
    """How often each answer came, and what was stored."""

    wrong: Counter[str]
    right: Counter[str]
    messages: Counter[str]
    failures: int
    right_later: Counter[str]
    messages_later: Counter[str]
    right_when_unlocked: Counter[str]
    sent: int


@pytest.fixture(scope="module")
def story(bootstrapped: Bootstrapped) -> Story:
    """Two workers that are asked many times at once, and again after a restart."""
    with bootstrapped(KEYSTEAD_WORKERS="2", KEYSTEAD_DEVELOPMENT_INBOX="true") as installation:
        with installation.served() as running:
            assert len(running.workers()) == 2
            _set_up(running)
            before = _guesses(running, "wrong"), _guesses(running, _PASSWORD), _messages(running)
            failures = _count(installation, "SELECT count(*) FROM failed_attempts")
        with installation.served() as running:
            after = _guesses(running, _PASSWORD), _messages(running, "ForgotPassword")
            _unlock(running)
            unlocked = _guesses(running, _PASSWORD)
        sent = _count(installation, "SELECT count(*) FROM inbox_messages")
    return Story(*before, failures, *after, unlocked, sent)


def _unlock(running: RunningServer) -> None:
    api = running.api()
    with api.client:
        api.rest("POST", "/api/sentinel-activities/delete", {"targetType": "User", "targets": ["keeper"]})


def test_wrong_passwords_are_counted_by_all_workers_together(story: Story) -> None:
    assert set(story.wrong) <= {"session.invalid_credentials", _LOCKED}
    assert story.failures >= _ATTEMPTS
    assert story.right == {_LOCKED: _AT_ONCE}


def test_a_lockout_outlives_a_restart_and_ends_when_it_is_lifted(story: Story) -> None:
    assert story.right_later == {_LOCKED: _AT_ONCE}
    assert story.right_when_unlocked == {"200": _AT_ONCE}


def test_messages_to_one_address_are_counted_by_all_workers_together(story: Story) -> None:
    assert story.messages == {"200": _MESSAGES, "request.message_rate_limited": _AT_ONCE - _MESSAGES}
    assert story.sent == _MESSAGES


def test_messages_are_counted_over_a_restart_whatever_they_are_for(story: Story) -> None:
    assert story.messages_later == {"request.message_rate_limited": _AT_ONCE}
