"""Protection of the routes that trust a cookie: only our own pages may call them, and only with JSON.

A browser says where a request comes from in headers that no script can forge (Fetch Metadata, RFC 6454); a program
that is no browser sends neither, and holds no cookie that it was not given.
"""

import functools
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.kernel.errors import Forbidden
from rest_api.errors import error_response

_JSON = "application/json"
Handler = Callable[[Request], Awaitable[Response]]


class ForeignOrigin(Forbidden):
    """A page of another site called a route that trusts a cookie."""

    message = "This address may be called from our own pages only, and with JSON."


def same_origin(handler: Handler, *, takes: str = _JSON) -> Handler:
    """Answer 403 to what another site's page could have sent. A form can come from any of them, so where one is taken
    the headers alone decide."""

    @functools.wraps(handler)
    async def guarded(request: Request) -> Response:
        if not _comes_from_here(request) or not _is_empty_or(takes, request):
            return error_response(ForeignOrigin(), request)
        return await handler(request)

    return guarded


def _comes_from_here(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin" or (site == "none" and request.method == "GET")
    origin = request.headers.get("origin")
    return origin is None or origin == settings.current().endpoint


def _is_empty_or(takes: str, request: Request) -> bool:
    """A form or plain text is what a foreign page can send without asking first."""
    given = request.headers.get("content-type")
    if given is None:
        return (
            request.headers.get("content-length", "0") == "0" and "transfer-encoding" not in request.headers
        )
    return given.partition(";")[0].strip().lower() == takes
