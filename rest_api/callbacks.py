"""What other providers send browsers to outside of `/api`: answers that come as forms, and metadata that they fetch."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from identity.kernel.errors import Refusal
from identity.sso.domain_queries import known_sso_connector
from identity.sso.saml_party import service_provider_metadata
from rest_api.errors import error_response
from rest_api.guard import decoded_form

_LONGEST_BODY = 32_768
_NO_STORE = {"cache-control": "no-store"}
_PAGES = ("/callback", "/callback/social", "/account/callback/social")
Handler = Callable[[Request], Awaitable[Response]]


def form_callback(page: str) -> Handler:
    """POST {page}/{connectorId}: the page of the same address goes on with what the form said. Forms of other sites
    come without our cookies; the redirect brings the browser back with them."""

    async def handle(request: Request) -> Response:
        raw = bytearray()
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > _LONGEST_BODY:
                return Response("The form is too large.", 413, media_type="text/plain")
        try:
            fields = decoded_form(bytes(raw), dict[str, str])
        except Refusal as refusal:
            return error_response(refusal, request)
        address = f"{page}/{quote(request.path_params['connector_id'], safe='')}"
        return RedirectResponse(f"{address}?{urlencode(fields)}" if fields else address, 303, _NO_STORE)

    return handle


async def service_provider(request: Request) -> Response:
    """GET /enterprise-sso/{connectorId}: who this server is to a SAML provider; the address is its entity id."""
    try:
        row = await known_sso_connector(request.path_params["connector_id"])
        document = await service_provider_metadata(row)
    except Refusal as refusal:
        return error_response(refusal, request)
    return Response(document, media_type="application/samlmetadata+xml")


at_the_root = [
    *(Route(f"{page}/{{connector_id}}", form_callback(page), methods=["POST"]) for page in _PAGES),
    Route("/enterprise-sso/{connector_id}", service_provider, methods=["GET"]),
]
