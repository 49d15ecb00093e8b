"""What the tokens are for (RFC 8707): every resource that is named must exist."""

from identity.grants import scopes
from identity.resources import queries
from oidc.bridge import wait_for
from oidc.errors import ProtocolError
from oidc.requests import ProtocolRequest


def check(request: ProtocolRequest) -> None:
    """Look the resources up."""
    named = request.payload.resources
    indicators = [each for each in named if each != scopes.ORGANIZATIONS_RESOURCE]
    request.names_organizations = len(indicators) < len(named)
    request.resources = tuple(_resource(each) for each in indicators)


def _resource(indicator: str) -> queries.CachedResource:
    found = queries.peek_resource(indicator) or wait_for(queries.resource_by_indicator(indicator))
    if found is None:
        raise ProtocolError("invalid_target", "resource indicator is missing, or unknown")
    return found
