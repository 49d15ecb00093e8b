"""Authlib as this face uses it. The library has no types, so the type checker is told of them here, and only here."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:

    class OAuth2Error(Exception):
        """An error of RFC 6749 or of an extension."""

        error: str
        description: str
        status_code: int
        redirect_uri: str | None

        def __init__(
            self,
            description: str | None = None,
            uri: str | None = None,
            status_code: int | None = None,
            state: str | None = None,
            redirect_uri: str | None = None,
            redirect_fragment: bool = False,
            error: str | None = None,
        ) -> None: ...

        def get_error_description(self) -> str | None: ...

    class OAuth2Payload:
        """The parameters of a request."""

    class OAuth2Request:
        """A request."""

    class ClientMixin:
        """A client."""

    class CodeChallenge:
        """RFC 7636."""

    class AuthorizationCodeGrant:
        """RFC 6749 section 4.1."""

        request: Any

    class RefreshTokenGrant:
        """RFC 6749 section 6."""

        request: Any

    class ClientCredentialsGrant:
        """RFC 6749 section 4.4."""

        request: Any

    class AuthorizationServer:
        """RFC 6749: finds the grant that a request is for, and lets it validate and answer."""

        def register_grant(self, grant: type, extensions: Sequence[Callable[[Any], None]] = ()) -> None: ...
        def get_authorization_grant(self, request: Any) -> Any: ...
        def get_consent_grant(self, request: Any) -> Any: ...
        def create_token_response(self, request: Any) -> Any: ...

else:
    from authlib.oauth2 import OAuth2Error
    from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Payload, OAuth2Request
    from authlib.oauth2.rfc6749.grants import (
        AuthorizationCodeGrant,
        ClientCredentialsGrant,
        RefreshTokenGrant,
    )
    from authlib.oauth2.rfc7636 import CodeChallenge

__all__ = [
    "AuthorizationCodeGrant",
    "AuthorizationServer",
    "ClientCredentialsGrant",
    "ClientMixin",
    "CodeChallenge",
    "OAuth2Error",
    "OAuth2Payload",
    "OAuth2Request",
    "RefreshTokenGrant",
]
