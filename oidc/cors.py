"""Which web pages may call the protocol's endpoints from a browser (the Fetch standard's CORS protocol)."""

from collections.abc import Awaitable, Callable
from functools import wraps
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.clients import Client
from identity.applications.redirects import is_origin_allowed
from oidc.dpop import next_nonce
from oidc.errors import invalid_request

_ALLOWED = "cors_origin"  # where in the scope the origin stands once it is allowed
_PREFLIGHT_SECONDS = "3600"
Handler = Callable[[Request], Awaitable[Response]]


def check_origin(request: Request, client: Client) -> None:
    """Refuse a page that is none of the client's."""
    origin = request.headers.get("origin")
    if origin is None:
        return
    if origin != _own_origin() and not is_origin_allowed(client, origin):
        raise invalid_request(f"origin {origin[:200]} not allowed for client: {client.id}")
    request.scope[_ALLOWED] = origin


def _own_origin() -> str:
    parts = urlsplit(settings.current().endpoint)
    return f"{parts.scheme}://{parts.netloc}"


def for_pages_of_the_client(endpoint: Handler) -> Handler:
    """Answer preflights, and let the page read the answer if its origin was found to be the client's."""

    @wraps(endpoint)
    async def handle(request: Request) -> Response:
        if request.method == "OPTIONS":
            return _preflight(request)
        response = await endpoint(request)
        if origin := request.scope.get(_ALLOWED):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "WWW-Authenticate, DPoP-Nonce"
        if nonce := next_nonce(request):
            response.headers["DPoP-Nonce"] = nonce
        response.headers["Vary"] = "Origin"
        return response

    return handle


def for_every_page(endpoint: Handler) -> Handler:
    """Public documents are for all."""

    @wraps(endpoint)
    async def handle(request: Request) -> Response:
        if request.method == "OPTIONS":
            return _preflight(request)
        response = await endpoint(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return handle


def _preflight(request: Request) -> Response:
    """Before the real request it is not known which client asks."""
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Origin": request.headers.get("origin", "*"),
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type, DPoP",
            "Access-Control-Max-Age": _PREFLIGHT_SECONDS,
            "Vary": "Origin",
        },
    )
