"""The one HTTP client: it pins the resolved address, keeps out of private networks also after redirects, and bounds
time and size.

Webhooks, connectors, metadata of providers, logos and scripts all call through here.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import httpx
import orjson

from identity.delivery.addresses import allowed_address
from identity.delivery.errors import AddressRefused, AnswerTooLarge, NoAnswer, NotReached

DEFAULT_SECONDS = 10.0
DEFAULT_BYTES = 1024 * 1024
_MOST_REDIRECTS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_USER_AGENT = "Keystead"


@dataclass(frozen=True, slots=True)
class Answer:
    """What another host answered."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def is_success(self) -> bool:
        """Whether the host did as it was asked."""
        return 200 <= self.status < 300


async def get(
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    seconds: float = DEFAULT_SECONDS,
    most_bytes: int = DEFAULT_BYTES,
    follows_redirects: bool = True,
) -> Answer:
    """Fetch a document; redirects are followed, each under the same rules."""
    async with _in_time(seconds):
        for _ in range(_MOST_REDIRECTS + 1):
            answer = await _send("GET", url, headers or {}, None, most_bytes)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target or not follows_redirects:
                return answer
            # Credentials were meant for the first host alone.
            url, headers = str(_parsed(url).join(target)), {}
    raise NoAnswer("the host redirects without end")


async def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    seconds: float = DEFAULT_SECONDS,
    most_bytes: int = DEFAULT_BYTES,
) -> Answer:
    """Send a document; a redirect is an answer like any other, because what is sent is not for a third host."""
    async with _in_time(seconds):
        return await _send("POST", url, headers or {}, body, most_bytes)


async def post_json(
    url: str, value: object, headers: Mapping[str, str] | None = None, *, seconds: float = DEFAULT_SECONDS
) -> Answer:
    """Send a value as JSON."""
    given = {"content-type": "application/json", **(headers or {})}
    return await post(url, orjson.dumps(value), given, seconds=seconds)


class _in_time:  # noqa: N801 - used like a function
    """A bound on everything in the block; what is too slow has no answer."""

    def __init__(self, seconds: float) -> None:
        self._timeout = asyncio.timeout(seconds)

    async def __aenter__(self) -> None:
        await self._timeout.__aenter__()

    async def __aexit__(self, *error: object) -> None:
        try:
            await self._timeout.__aexit__(*error)  # type: ignore[arg-type]
        except TimeoutError:
            raise NoAnswer("the host took too long") from None


async def _send(
    method: str, url: str, headers: Mapping[str, str], body: bytes | None, most_bytes: int
) -> Answer:
    parsed = _parsed(url)
    host = parsed.raw_host.decode("ascii")
    address = await allowed_address(host, parsed.port or _port_of(parsed))
    request = httpx.Request(
        method,
        parsed.copy_with(host=address),
        content=body,
        headers=[*_own_headers(parsed), *headers.items()],
        extensions={"sni_hostname": host},  # the certificate has to be the named host's
    )
    # No connection outlives its call: a pool keyed by address would mix up the hosts that share one.
    try:
        async with httpx.AsyncHTTPTransport(verify=_tls()) as transport:
            response = await transport.handle_async_request(request)
            try:
                received = await _bounded(response, most_bytes)
            finally:
                await response.aclose()
    except httpx.ConnectError as error:
        raise NotReached(f"no connection to {host}: {type(error).__name__}") from None
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as error:
        raise NoAnswer(f"no answer from {host}: {type(error).__name__}") from None
    return Answer(response.status_code, response.headers, received)


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise NoAnswer("this is not a URL") from None
    if parsed.scheme not in ("http", "https") or not parsed.host or parsed.userinfo:
        raise AddressRefused("only http and https addresses without a user name are called")
    return parsed


def _port_of(url: httpx.URL) -> int:
    return 443 if url.scheme == "https" else 80


def _own_headers(url: httpx.URL) -> list[tuple[str, str]]:
    # Compressed answers could grow beyond any bound while they are unpacked.
    return [
        ("host", url.netloc.decode("ascii")),
        ("accept-encoding", "identity"),
        ("user-agent", _USER_AGENT),
    ]


async def _bounded(response: httpx.Response, most_bytes: int) -> bytes:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise NoAnswer("the answer is compressed although nobody asked for that")
    received = bytearray()
    async for part in response.stream:  # type: ignore[union-attr]
        received += part
        if len(received) > most_bytes:
            raise AnswerTooLarge(f"the answer has more than {most_bytes} bytes")
    return bytes(received)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
