"""What the server tells about itself over REST."""

from starlette.responses import Response

from rest_api import openapi


async def status() -> None:
    """Tell that the server is there."""


async def swagger() -> Response:
    """Read this document."""
    return openapi.response()


async def management_document() -> Response:
    """Read this document under its other name."""
    return openapi.response()


async def experience_document() -> Response:
    """Read the document of the Experience API."""
    return openapi.response("experience")


async def user_document() -> Response:
    """Read the document of the API that people have for their own account."""
    return openapi.response("user")
