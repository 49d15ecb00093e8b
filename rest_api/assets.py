"""Uploaded files over REST: administrators put them in, anybody who has the address gets them."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from identity.assets import actions, queries
from identity.assets.errors import StorageNotConfigured
from identity.kernel.actor import Actor
from identity.kernel.errors import Refusal
from rest_api.answers import empty_response, text_response
from rest_api.errors import error_response
from rest_api.uploads import Upload
from rest_api.views.assets import AssetView, StoreStatusView
from rest_api.views.sign_in_experience import CustomUiAssetView

_FOR_EVER = "public, max-age=31536000, immutable"  # what is under an address never changes
_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


async def get_asset_service_status(actor: Actor) -> StoreStatusView:
    """Tell whether files can be uploaded, and which."""
    status = queries.store_status(actor)
    if not status.is_ready:
        return StoreStatusView(status="not_configured")
    return StoreStatusView(
        status="ready", allow_upload_mime_types=list(status.types), max_upload_file_size=status.largest
    )


async def upload_asset(actor: Actor, file: Upload) -> AssetView:
    """Upload a picture; anybody who has its address can see it."""
    async with file.opened() as source:
        asset = await actions.create_asset(actor, source.file, source.size or 0)
    return AssetView(url=queries.address_of(asset))


async def upload_custom_ui(actor: Actor, file: Upload) -> CustomUiAssetView:
    """Upload sign-in pages of the operator's own: only for stores that serve whole sites, and here is none."""
    raise StorageNotConfigured


async def serve(request: Request) -> Response:
    """GET /uploads/{key}"""
    key: str = request.path_params["key"]
    etag = f'"{key}"'
    if etag in request.headers.get("if-none-match", ""):
        return empty_response(304, [(b"etag", etag.encode("latin-1", "replace"))])
    try:
        found = await queries.served_asset(key)
    except Refusal as refusal:
        return error_response(refusal, request)
    if found is None:
        return text_response("Not Found", 404)
    headers = {
        "cache-control": _FOR_EVER,
        "content-disposition": "inline" if found.is_shown_in_place else "attachment",
        "content-length": str(found.row.size),
        "content-security-policy": _NOTHING_RUNS,
        "etag": etag,
        "x-content-type-options": "nosniff",
    }
    return StreamingResponse(found.chunks, headers=headers, media_type=found.row.content_type)


served = [Route("/uploads/{key:path}", serve, methods=["GET"])]
"""Beside the mount `/api`: an address of a picture is shown to everybody."""
