"""Every path of the REST face, relative to the mount `/api`."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route


async def status(_request: Request) -> Response:
    """Answer that the server is there."""
    return Response(status_code=204)


routes: list[BaseRoute] = [Route("/status", status, methods=["GET"])]
