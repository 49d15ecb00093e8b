"""What happens to every request before a face sees it."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from identity.kernel.actor import Origin
from identity.settings import load_settings
from keystead.requests import RequestGate

seen: list[Scope] = []


async def _note(scope: Scope, receive: Receive, send: Send) -> None:
    seen.append(scope)
    length = 0
    while True:
        message = await receive()
        length += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(length).encode()})


async def _break(scope: Scope, receive: Receive, send: Send) -> None:
    raise ZeroDivisionError("p4ssw0rd")


@pytest.fixture
def ask() -> Callable[..., Any]:
    """Ask the gate with these settings in front of an application."""

    async def run(
        environ: dict[str, str] | None = None, app: ASGIApp = _note, peer: str = "10.0.0.1", **options: Any
    ) -> httpx.Response:
        seen.clear()
        gate = RequestGate(app, load_settings(environ or {}))
        transport = httpx.ASGITransport(gate, raise_app_exceptions=False, client=(peer, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3001") as client:
            return await client.request("POST", "/somewhere", **options)

    return run


@pytest.mark.parametrize(
    ("environ", "peer", "forwarded", "expected"),
    [
        ({}, "10.0.0.1", "203.0.113.9", "10.0.0.1"),
        ({"KEYSTEAD_TRUSTED_PROXIES": "10.0.0.0/8"}, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ({"KEYSTEAD_TRUSTED_PROXIES": "10.0.0.0/8"}, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (
            {"KEYSTEAD_TRUSTED_PROXIES": "10.0.0.0/8"},
            "10.0.0.1",
            "6.6.6.6, 203.0.113.9, 10.0.0.2",
            "203.0.113.9",
        ),
        ({"KEYSTEAD_TRUSTED_PROXIES": "10.0.0.0/8"}, "10.0.0.1", "6.6.6.6, nonsense", "10.0.0.1"),
        ({"KEYSTEAD_TRUSTED_PROXIES": "10.0.0.0/8"}, "10.0.0.1", "", "10.0.0.1"),
    ],
)
async def test_forwarded_addresses_count_from_trusted_proxies_alone(
    ask: Any, environ: dict[str, str], peer: str, forwarded: str, expected: str
) -> None:
    await ask(environ, peer=peer, headers={"x-forwarded-for": forwarded, "user-agent": "x" * 600})

    assert seen[0]["origin"] == Origin(expected, "x" * 512)


async def test_a_forwarded_address_in_a_line_before_the_proxys_own_is_not_believed(ask: Any) -> None:
    lines = [("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "203.0.113.9")]
    await ask({"KEYSTEAD_TRUSTED_PROXIES": "10.0.0.0/8"}, headers=lines)

    assert seen[0]["origin"].ip == "203.0.113.9"


async def test_bodies_are_bounded_announced_or_not(ask: Any) -> None:
    environ = {"KEYSTEAD_BODY_LIMIT_BYTES": "1024"}

    async def endless() -> Any:
        for _ in range(10):
            yield b"x" * 512

    fits = await ask(environ, content=b"x" * 1024)
    announced = await ask(environ, content=b"x" * 1025)
    streamed = await ask(environ, content=endless())

    assert (fits.status_code, announced.status_code, streamed.status_code) == (200, 413, 413)
    assert announced.json()["code"] == "request.body_too_large"


async def test_a_bug_is_a_500_with_a_reference_and_no_details(ask: Any) -> None:
    answer = await ask(app=_break)

    assert answer.status_code == 500
    assert answer.json()["message"] == "Internal server error."
    assert len(answer.json()["reference"]) == 12
    assert "p4ssw0rd" not in answer.text


async def test_every_answer_carries_the_security_headers(ask: Any) -> None:
    plain = await ask()
    secure = await ask({"KEYSTEAD_ENDPOINT": "https://id.example.com"})

    assert plain.headers["x-content-type-options"] == "nosniff"
    assert plain.headers["x-frame-options"] == "DENY"
    assert "strict-transport-security" not in plain.headers
    assert secure.headers["strict-transport-security"].startswith("max-age=")
