"""How errors of the protocol look on the wire (RFC 6749 section 5.2), and what they never tell."""

import re
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.kernel.errors import Refusal
from oidc.library import OAuth2Error

_FORBIDDEN = re.compile(r"[^\x20-\x21\x23-\x5b\x5d-\x7e]")  # RFC 6749 section 5.2 on error_description
_LONGEST_DESCRIPTION = 300
NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
GRANT_REFUSED = "grant request is invalid"
_INVALID_GRANT_HELP = "https://openid.sh/debug/invalid_grant"

_MESSAGES = {
    "access_denied": "Access was denied.",
    "insufficient_scope": "The token lacks a scope that is needed here.",
    "invalid_client": "The client is unknown or could not prove who it is.",
    "invalid_client_metadata": "The registration says something that cannot be.",
    "invalid_grant": "The code or token cannot be used, or not any more.",
    "invalid_redirect_uri": "The redirect URI is not registered for this client.",
    "invalid_request": "The request is malformed.",
    "invalid_scope": "A scope was asked for that cannot be granted.",
    "invalid_target": "The resource is unknown or cannot be asked for.",
    "invalid_token": "The token is missing or not valid.",
    "server_error": "Something went wrong on the server.",
    "unauthorized_client": "The client may not do this.",
    "unsupported_grant_type": "The server does not support this grant type.",
    "unsupported_response_type": "The server does not support this response type.",
    "unsupported_token_type": "Tokens of this type are not supported here.",
}


class ProtocolError(OAuth2Error):
    """An error that the protocol knows, with a description that may be shown."""

    def __init__(
        self,
        error: str,
        description: str,
        status: int = 400,
        *,
        scope: str | None = None,
        redirect_uri: str | None = None,
    ) -> None:
        super().__init__(
            description=printable(description), status_code=status, error=error, redirect_uri=redirect_uri
        )
        self.scope = scope
        self.code = f"oidc.{error}"
        self.headers: dict[str, str] = {}
        self.reference = ""  # under which a bug is in the log

    def challenging(self, scheme: str) -> "ProtocolError":
        """Say how to authenticate (RFC 6750 section 3, RFC 6749 section 5.2)."""
        issuer = settings.current().issuer
        self.headers["WWW-Authenticate"] = (
            f'{scheme} realm="{issuer}", error="{self.error}", error_description="{self.description}"'
        )
        return self


def invalid_request(description: str, status: int = 400) -> ProtocolError:
    """A malformed request."""
    return ProtocolError("invalid_request", description, status)


def session_not_found() -> ProtocolError:
    """An interaction that expired, was finished, or is another browser's."""
    description = "the sign-in expired, was finished or belongs to another browser; start again"
    error = invalid_request(description)
    error.code = "session.not_found"
    return error


def invalid_client(client_id: str) -> ProtocolError:
    """A client that is not registered."""
    return ProtocolError("invalid_client", f"invalid client {client_id[:64]}")


def authentication_failed(uses_basic: bool) -> ProtocolError:
    """A client that did not prove who it is; why is for nobody to know."""
    error = ProtocolError("invalid_client", "client authentication failed", 401)
    return error.challenging("Basic") if uses_basic else error


def of_refusal(refusal: Refusal) -> ProtocolError:
    """The domain's no in the protocol's words."""
    name = refusal.code.removeprefix("oidc.")
    if name == refusal.code:
        name = "invalid_request"
    return ProtocolError(name, refusal.text, refusal.status, scope=getattr(refusal, "scope", None))


def printable(text: str) -> str:
    """Only the characters that a description may have."""
    return _FORBIDDEN.sub("?", text[:_LONGEST_DESCRIPTION])


def description_of(error: OAuth2Error) -> str:
    """What the client is told; fixed where more would help whoever is guessing."""
    fixed = {"invalid_grant": GRANT_REFUSED, "unsupported_grant_type": "unsupported grant_type requested"}
    return fixed.get(error.error) or printable(error.get_error_description() or "")


def code_of(error: OAuth2Error) -> str:
    """The contract's dotted code."""
    return str(getattr(error, "code", f"oidc.{error.error}"))


def body_of(error: OAuth2Error, *, with_issuer: bool = False) -> dict[str, Any]:
    """The contract's error body."""
    members = {
        "code": code_of(error),
        "message": _MESSAGES.get(error.error, "The request failed."),
        "error_uri": _INVALID_GRANT_HELP if error.error == "invalid_grant" else None,
        "error": error.error,
        "error_description": description_of(error),
        "scope": getattr(error, "scope", None),
        "iss": settings.current().issuer if with_issuer else None,
    }
    return {name: value for name, value in members.items() if value}


def error_response(error: OAuth2Error, request: Request, *, with_issuer: bool = False) -> Response:
    """The error as JSON; `?parse_error=false` leaves the standard members alone."""
    body = body_of(error, with_issuer=with_issuer)
    if request.query_params.get("parse_error") == "false":
        body = {name: value for name, value in body.items() if name not in {"code", "message"}}
    headers = {**NO_STORE, **getattr(error, "headers", {})}
    return json_response(body, error.status_code, headers)


def json_response(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer that nobody keeps."""
    return Response(
        orjson.dumps(body), status, headers or NO_STORE, media_type="application/json; charset=utf-8"
    )


def wants_page(request: Request) -> bool:
    """Whether a browser asks, so that a person will read the answer."""
    return "text/html" in request.headers.get("accept", "")
