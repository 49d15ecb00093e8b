"""The device authorization endpoint (RFC 8628 section 3.1): where a device gets the codes to show and to poll with."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.clients import DEVICE_CODE
from identity.grants.device_actions import LIFETIME_SECONDS, POLL_SECONDS, begin_device_sign_in
from oidc.answering import protocol_endpoint
from oidc.authorization import resources, scopes
from oidc.bridge import run_sync
from oidc.cors import for_pages_of_the_client
from oidc.errors import ProtocolError, json_response
from oidc.grants.exchange import ask
from oidc.library import DeviceAuthorizationEndpoint
from oidc.requests import ProtocolRequest, body_parameters
from oidc.server import server

_TRIES = 5  # one of some 25,000 million user codes is hardly ever taken


class _TakenUserCode(Exception):
    """Another device shows the code that was drawn."""


class _Endpoint(DeviceAuthorizationEndpoint):
    """Authlib draws the codes and makes the answer; one of these is made for each request."""

    EXPIRES_IN = LIFETIME_SECONDS
    INTERVAL = POLL_SECONDS

    def __init__(self, request: ProtocolRequest) -> None:
        super().__init__(server)
        self._request = request

    def authenticate_client(self, request: ProtocolRequest) -> Any:
        """Once, whatever happens to user codes: a client assertion is good for one use."""
        if request.client is not None:
            return request.client
        client = super().authenticate_client(request)
        if not client.check_grant_type(DEVICE_CODE):
            raise ProtocolError("unauthorized_client", "the client is not allowed to sign devices in")
        resources.check(request)
        scopes.check(request)
        return client

    def get_verification_uri(self) -> str:
        """Short, because people type it (section 3.3)."""
        return f"{settings.current().endpoint}/device"

    def save_device_credential(self, _client_id: str, scope: str | None, data: dict[str, Any]) -> None:
        """Let the device wait for its person."""
        request = self._request
        named, client = list(request.payload.resources), request.client.registered
        codes = data["device_code"], data["user_code"]
        if not ask(begin_device_sign_in(request.actor, client, *codes, scope or "", named)):
            raise _TakenUserCode


@for_pages_of_the_client
@protocol_endpoint
async def authorize_device(http: Request) -> Response:
    """Answer with a code for the device and one for its person."""
    parameters = await body_parameters(http)
    parameters.refuse_duplicates()
    status, members = await run_sync(_answered, ProtocolRequest(http, parameters))
    return json_response(members, status)


def _answered(request: ProtocolRequest) -> tuple[int, dict[str, Any]]:
    endpoint = _Endpoint(request)
    for _ in range(_TRIES):
        try:
            return endpoint.create_endpoint_response(request)[:2]
        except _TakenUserCode:
            continue
    raise ProtocolError("server_error", "no code could be found; please try again", 503)
