"""The authorization server: which grants and extensions are on, and how Authlib reaches domain and web."""

from typing import Any

from starlette.responses import Response

from identity.applications.clients import DEVICE_CODE, TOKEN_EXCHANGE
from identity.grants import actions
from identity.kernel.actor import Actor
from oidc import client_authentication
from oidc.bridge import wait_for
from oidc.clients import ProtocolClient, find_client
from oidc.errors import (
    description_of,
    error_response,
    json_response,
)
from oidc.grants.authorization_code import AuthorizationCode
from oidc.grants.client_credentials import ClientCredentials
from oidc.grants.device_code import DeviceCode
from oidc.grants.hybrid import Hybrid
from oidc.grants.implicit import Implicit
from oidc.grants.refresh_token import RefreshToken
from oidc.grants.token_exchange import TokenExchange
from oidc.library import AuthorizationServer, OAuth2Error
from oidc.requests import ProtocolRequest


class Server(AuthorizationServer):
    """Authlib's server over our clients; what it saves, the domain has saved already."""

    def query_client(self, client_id: str) -> ProtocolClient | None:
        """The client, if it is registered."""
        return find_client(client_id)

    def authenticate_client(
        self, request: ProtocolRequest, _methods: list[str], _endpoint: str = "token"
    ) -> ProtocolClient:
        """The client, once it has proved who it is."""
        return client_authentication.authenticate(request)

    def save_token(self, token: dict[str, Any], request: ProtocolRequest) -> None:
        """Nothing is left to do: the statement that used up the code or token stored these."""

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens to Authlib's signals; the domain announces events."""

    def create_oauth2_request(self, request: ProtocolRequest) -> ProtocolRequest:
        """It is one already."""
        return request

    def handle_response(self, status: int, body: Any, _headers: list[tuple[str, str]]) -> Response:
        """The answer as our web framework sends it."""
        return json_response(body, status)

    def handle_error_response(self, request: ProtocolRequest, error: OAuth2Error) -> Response:
        """A refused token request; it leaves an audit entry."""
        client_id = request.client.id if request.client else None
        wait_for(_recorded(request.actor, request, client_id, error))
        return error_response(error, request.http)


async def _recorded(
    actor: Actor, request: ProtocolRequest, client_id: str | None, error: OAuth2Error
) -> None:
    await actions.record_failure(
        actor,
        request.payload.get("grant_type"),
        client_id,
        {"error": error.error, "error_description": description_of(error)},
        request.payload.for_audit(),
    )


server = Server()
server.register_grant(AuthorizationCode)
server.register_grant(Implicit)
server.register_grant(Hybrid)
server.register_grant(RefreshToken)
server.register_grant(ClientCredentials)
server.register_grant(TokenExchange)
server.register_grant(DeviceCode)
GRANT_TYPES = (
    "authorization_code",
    "implicit",
    "refresh_token",
    "client_credentials",
    DEVICE_CODE,
    TOKEN_EXCHANGE,
)
