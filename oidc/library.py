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

    class AuthorizationCodeGrant:
        """RFC 6749 section 4.1."""

        request: Any

    class RefreshTokenGrant:
        """RFC 6749 section 6."""

        request: Any

    class ClientCredentialsGrant:
        """RFC 6749 section 4.4."""

        request: Any

    class BaseGrant:
        """What every grant is."""

        GRANT_TYPE: str
        TOKEN_RESPONSE_HEADER: Any
        request: Any

        def authenticate_token_endpoint_client(self) -> Any: ...

    class TokenEndpointMixin:
        """A grant of the token endpoint."""

    class DeviceCodeGrant(BaseGrant):
        """RFC 8628 section 3.4."""

    class DeviceAuthorizationEndpoint:
        """RFC 8628 section 3.1."""

        ENDPOINT_NAME: str
        EXPIRES_IN: int
        INTERVAL: int
        server: Any

        def __init__(self, server: Any) -> None: ...
        def authenticate_client(self, request: Any) -> Any: ...
        def create_endpoint_response(self, request: Any) -> tuple[int, dict[str, Any], Any]: ...

    class OpenIDImplicitGrant:
        """OpenID Connect Core section 3.2."""

        request: Any

        def validate_authorization_request(self) -> str: ...

    class OpenIDHybridGrant:
        """OpenID Connect Core section 3.3."""

        request: Any

        def validate_authorization_request(self) -> str: ...

    class JWTAuthenticationRequest:
        """RFC 9101."""

        def __init__(self, support_request: bool = True, support_request_uri: bool = True) -> None: ...
        def parse_authorization_request(self, authorization_server: Any, request: Any) -> None: ...

    def validate_code_authorization_request(grant: Any) -> str: ...

    class AuthorizationServer:
        """RFC 6749: finds the grant that a request is for, and lets it validate and answer."""

        def register_grant(self, grant: type, extensions: Sequence[Callable[[Any], None]] = ()) -> None: ...
        def get_authorization_grant(self, request: Any) -> Any: ...
        def get_consent_grant(self, request: Any) -> Any: ...
        def create_token_response(self, request: Any) -> Any: ...
        def register_endpoint(self, endpoint: type) -> None: ...
        def create_endpoint_response(self, name: str, request: Any) -> Any: ...

    class MetadataClaims(dict[str, Any]):
        """Client metadata that judge themselves."""

        def __init__(self, claims: Any, header: Any, options: Any = None, params: Any = None) -> None: ...
        def validate(self) -> None: ...
        @classmethod
        def get_claims_options(cls, metadata: Any) -> dict[str, Any]: ...

    class RegisteredMetadata(MetadataClaims):
        """RFC 7591."""

    class OpenIDMetadata(MetadataClaims):
        """OpenID Connect Dynamic Client Registration 1.0."""

    class InvalidClaimError(Exception):
        """A member that is refused."""

        description: str

else:
    from authlib.oauth2 import OAuth2Error
    from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Payload, OAuth2Request
    from authlib.oauth2.rfc6749.grants import (
        AuthorizationCodeGrant,
        BaseGrant,
        ClientCredentialsGrant,
        RefreshTokenGrant,
        TokenEndpointMixin,
    )
    from authlib.oauth2.rfc6749.grants.authorization_code import validate_code_authorization_request
    from authlib.oauth2.rfc7591 import ClientMetadataClaims as RegisteredMetadata
    from authlib.oauth2.rfc8628 import DeviceAuthorizationEndpoint, DeviceCodeGrant
    from authlib.oauth2.rfc9101 import JWTAuthenticationRequest
    from authlib.oidc.core.grants import OpenIDHybridGrant, OpenIDImplicitGrant
    from authlib.oidc.registration import ClientMetadataClaims as OpenIDMetadata
    from joserfc.errors import InvalidClaimError

__all__ = [
    "AuthorizationCodeGrant",
    "AuthorizationServer",
    "BaseGrant",
    "ClientCredentialsGrant",
    "ClientMixin",
    "DeviceAuthorizationEndpoint",
    "DeviceCodeGrant",
    "InvalidClaimError",
    "JWTAuthenticationRequest",
    "OAuth2Error",
    "OAuth2Payload",
    "OAuth2Request",
    "OpenIDHybridGrant",
    "OpenIDImplicitGrant",
    "OpenIDMetadata",
    "RefreshTokenGrant",
    "RegisteredMetadata",
    "TokenEndpointMixin",
    "validate_code_authorization_request",
]
