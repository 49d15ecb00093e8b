"""Third-party applications may ask for what they are allowed to ask for."""

from identity.grants import scopes
from oidc.errors import ProtocolError
from oidc.requests import ProtocolRequest


def check(request: ProtocolRequest) -> None:
    """Refuse the rest instead of dropping it, so that the developer notices."""
    requested = scopes.split(request.payload.get("scope"))
    refused = scopes.refused_to_third_party(request.client.registered, requested)
    if refused:
        raise ProtocolError("invalid_scope", "requested scope is not allowed", scope=refused[0])
