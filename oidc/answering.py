"""What every endpoint of the protocol answers when something is wrong: its own errors, the domain's, and bugs."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any
from uuid import uuid4

import structlog
from starlette.requests import Request
from starlette.responses import Response

from identity.kernel.errors import Refusal
from oidc import pages
from oidc.errors import ProtocolError, error_response, of_refusal, wants_page
from oidc.experience import read_experience
from oidc.library import OAuth2Error

_log = structlog.get_logger("keystead.oidc")

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


def protocol_endpoint(endpoint: Endpoint) -> Endpoint:
    """Answer every error in the protocol's form; what was not expected is logged under a reference."""

    @wraps(endpoint)
    async def handle(request: Request) -> Response:
        try:
            if wants_page(request):
                await read_experience(request)
            return await endpoint(request)
        except Refusal as refusal:
            return _told(of_refusal(refusal), request)
        except OAuth2Error as error:
            return _told(error, request)
        except Exception:
            return server_error(request)

    return handle


def server_error(request: Request) -> Response:
    """A bug or an outage, from inside an except clause."""
    reference = uuid4().hex[:12]
    _log.exception("unhandled error", reference=reference, path=request.scope["path"])
    error = ProtocolError("server_error", f"something went wrong, reference {reference}", 500)
    error.reference = reference
    return _told(error, request)


def _told(error: OAuth2Error, request: Request) -> Response:
    """A person reads a page, a program the protocol's members."""
    return pages.error_page(request, error) if wants_page(request) else error_response(error, request)
