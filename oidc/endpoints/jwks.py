"""The public keys (RFC 7517 section 5), serialised once."""

from starlette.requests import Request
from starlette.responses import Response

from identity.keys.queries import jwks_document
from oidc.answering import protocol_endpoint
from oidc.cors import for_every_page

_CACHE_CONTROL = "no-cache, max-age=0, must-revalidate"


@for_every_page
@protocol_endpoint
async def jwks(request: Request) -> Response:
    """Every key that a token may be signed with."""
    document = await jwks_document()
    return document_response(request, document.body, document.etag, {"Cache-Control": _CACHE_CONTROL})


def document_response(request: Request, body: bytes, etag: str, headers: dict[str, str]) -> Response:
    """A public JSON document, or 304 for whoever has it (RFC 9110 section 13.1.2)."""
    headers = {**headers, "ETag": etag}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json; charset=utf-8")
