"""The least that a Starlette application can do: what no endpoint of ours can be faster than."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def smallest(_request: Request) -> Response:
    """Two bytes."""
    return Response(b"{}", media_type="application/json")


app = Starlette(routes=[Route("/", smallest)])
