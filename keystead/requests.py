"""What happens to every request before a face sees it: bounds, origin, actor, and the last line of defence."""

import sys
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import ip_address
from typing import Any

import orjson
import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from identity.authentication.errors import BearerRefused
from identity.authentication.queries import actor_of_bearer
from identity.authentication.schemes import shown_possession, split_credentials
from identity.grants.certificates import handed_over
from identity.grants.possession import Possession
from identity.grants.proofs import NonceNeeded, Sent
from identity.kernel.actor import NOBODY, ActorKind, Origin
from identity.kernel.errors import Refusal
from identity.security.secrets import random_id
from identity.settings import Settings
from keystead.challenges import DPOP_NONCE, challenged

_log = structlog.get_logger("keystead.requests")
_BEARER_PREFIXES = ("/graphql", "/api")
_UPLOADS = frozenset(
    {"/api/user-assets", "/api/my-account/user-assets/avatar", "/api/experience/user-assets/avatar"}
)
_HAND_IN_ROWS = frozenset({ActorKind.ADMINISTRATOR, ActorKind.APPLICATION})
_SECURITY_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"x-frame-options", b"DENY"),
]

_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")  # RFC 6797

Header = tuple[bytes, bytes]


class RequestGate:
    """One ASGI layer for all faces: who asks and from where goes into the scope, oversized bodies stay outside."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._headers = [*_SECURITY_HEADERS, *([_HTTPS_ONLY] if settings.cookie_secure else [])]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, or pass on what is none."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = scope["headers"]
        scope["origin"] = _origin(scope, headers, self._settings)
        scope["actor"], scope["authentication_refusal"] = NOBODY, None
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return
        await self._guarded(scope, receive, send)

    def _limit(self, scope: Scope) -> int:
        """Uploads are read as they arrive, and bounded by what reads them; rows by the thousand come to one path,
        and from those alone who may hand them in."""
        if scope["path"] in _UPLOADS:
            return sys.maxsize
        if scope["path"] == "/graphql" and scope["actor"].kind in _HAND_IN_ROWS:
            return max(self._settings.body_limit_bytes, self._settings.graphql_body_limit_bytes)
        return self._settings.body_limit_bytes

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_started = False

        async def watched(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                message.setdefault("headers", []).extend(_missing(message["headers"], self._headers))
                message["headers"] = challenged(message["status"], message["headers"], scope)
            await send(message)

        try:
            if scope["path"].startswith(_BEARER_PREFIXES):
                await _authenticate(scope, scope["headers"])
            limit = self._limit(scope)
            if _declared_length(scope["headers"]) > limit:
                raise BodyTooLarge
            await self._app(scope, _bounded(receive, limit), watched)
        except BodyTooLarge:
            if not has_started:
                body = {"code": "request.body_too_large", "message": "The request body is too large."}
                await _answer(send, 413, body)
        except Exception:
            reference = random_id(12)
            _log.exception("unhandled error", reference=reference, path=scope["path"])
            if has_started:
                raise
            await _answer(send, 500, {"message": "Internal server error.", "reference": reference})


class BodyTooLarge(Refusal):
    """More came in than was announced or is allowed; a refusal, so that a face that is reading can answer it."""

    status = 413
    code = "request.body_too_large"
    message = "The request body is too large."


def _bounded(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > limit:
                raise BodyTooLarge
        return message

    return bounded


async def _authenticate(scope: Scope, headers: Iterable[Header]) -> None:
    """Only the Authorization header counts: cookies and query strings never authenticate these paths."""
    given = _header(headers, b"authorization")
    if given is None:
        return
    try:
        scheme, token = split_credentials(given)
        scope["possession"] = await _possession(scope, scheme, token)
        scope["actor"] = await actor_of_bearer(token, scope["origin"], scope["possession"])
    except NonceNeeded as needed:
        scope[DPOP_NONCE] = needed.nonce
        scope["authentication_refusal"] = BearerRefused(data={"name": "DPoPNonceRequired"})
    except Refusal as refusal:
        scope["authentication_refusal"] = refusal


async def _possession(scope: Scope, scheme: str, token: str) -> Possession:
    """What was shown beside the token: a proof, or the certificate of the client's TLS connection."""

    def every(name: str) -> list[str]:
        return [value.decode("latin-1") for key, value in scope["headers"] if key == name.encode("latin-1")]

    certificate = handed_over(scope["client"][0] if scope.get("client") else None, every)
    sent = Sent(scope["method"], scope["path"], every("dpop"), token)
    return await shown_possession(scheme, sent, certificate)


def _origin(scope: Scope, headers: Iterable[Header], settings: Settings) -> Origin:
    peer = scope["client"][0] if scope.get("client") else None
    if peer and settings.trusted_proxies and _is_trusted(peer, settings):
        peer = _forwarded_for(_every_header(headers, b"x-forwarded-for"), settings) or peer
    return Origin(peer, _header(headers, b"user-agent"))


def _forwarded_for(value: str, settings: Settings) -> str | None:
    """The nearest address that is not a proxy of ours; what lies beyond it anybody can have written."""
    for candidate in (part.strip() for part in reversed(value.split(","))):
        if not _is_address(candidate):
            return None
        if not _is_trusted(candidate, settings):
            return candidate
    return None


def _is_trusted(address: str, settings: Settings) -> bool:
    return _is_address(address) and any(
        ip_address(address) in network for network in settings.trusted_proxies
    )


def _is_address(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def _header(headers: Iterable[Header], name: bytes) -> str | None:
    for key, value in headers:
        if key == name:
            return value.decode("latin-1").replace("\0", "")
    return None


def _every_header(headers: Iterable[Header], name: bytes) -> str:
    """A list that came in several lines is one list (RFC 9110 section 5.3): a proxy may add a line of its own."""
    return ",".join(value.decode("latin-1") for key, value in headers if key == name)


def _declared_length(headers: Iterable[Header]) -> int:
    value = _header(headers, b"content-length")
    return int(value[:20]) if value and value.isdecimal() else 0


def _missing(present: Iterable[Header], wanted: Iterable[Header]) -> list[Header]:
    names = {name.lower() for name, _ in present}
    return [(name, value) for name, value in wanted if name not in names]


async def _answer(send: Callable[[Message], Awaitable[None]], status: int, body: dict[str, Any]) -> None:
    headers = [(b"content-type", b"application/json; charset=utf-8"), *_SECURITY_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": orjson.dumps(body)})
