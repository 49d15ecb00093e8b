"""Figures for Prometheus: how many requests, how they ended, how long they took; over all workers."""

import hmac
import os
import time

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from identity import settings

_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_FACES = frozenset({"oidc", "api", "graphql", "console", "demo-app", "account", "assets"})
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)

_requests = Counter("keystead_requests_total", "Answered requests.", ["face", "method", "status"])
_seconds = Histogram("keystead_request_seconds", "Time to answer.", ["face"], buckets=_BUCKETS)
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})


class Measured:
    """Counts and times each request by face; never by path, which anybody could make up."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._counters: dict[tuple[str, str, int], Counter] = {}
        self._histograms: dict[str, Histogram] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            self._note(scope, status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        first = scope["path"].removeprefix("/").partition("/")[0]  # `OPTIONS *` has no slash at all
        face = first if first in _FACES else "sign-in"
        method = scope["method"] if scope["method"] in _METHODS else "other"
        counter = self._counters.get((face, method, status))
        if counter is None:
            counter = self._counters[face, method, status] = _requests.labels(face, method, str(status))
        histogram = self._histograms.get(face)
        if histogram is None:
            histogram = self._histograms[face] = _seconds.labels(face)
        counter.inc()
        histogram.observe(seconds)


async def metrics(request: Request) -> Response:
    """All workers' figures; with KEYSTEAD_METRICS_TOKEN for its bearers, else for this machine alone."""
    if not _is_allowed(request):
        return Response("Not Found", 404, media_type="text/plain")
    return Response(generate_latest(_registry()), media_type=CONTENT_TYPE_LATEST)


def _is_allowed(request: Request) -> bool:
    token = settings.current().metrics_token
    if token is None:
        return (
            request.client is not None
            and request.client.host in _LOOPBACK
            and "x-forwarded-for" not in request.headers
        )
    given = request.headers.get("authorization", "")
    return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


def _registry() -> CollectorRegistry:
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry
