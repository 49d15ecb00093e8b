"""What a client wants to be, judged against what the provider's own metadata offer."""

from collections.abc import Mapping
from typing import Any

from oidc.errors import ProtocolError
from oidc.library import InvalidClaimError, OpenIDMetadata, RegisteredMetadata

_CLASSES = (RegisteredMetadata, OpenIDMetadata)
# Authlib wants a host in every redirect URI, which those of native clients have not; the domain judges them.
_JUDGED_ELSEWHERE = frozenset({"redirect_uris", "scope"})


def require_offered(members: Mapping[str, Any], provider: Mapping[str, Any]) -> None:
    """Refuse what the provider says nowhere that it can do (RFC 7591 section 2); the members are of the right types."""
    judged = {name: value for name, value in members.items() if name not in _JUDGED_ELSEWHERE}
    for claims_class in _CLASSES:
        claims = claims_class(judged, {}, claims_class.get_claims_options(provider), provider)
        try:
            claims.validate()
        except InvalidClaimError as error:
            raise invalid_metadata(error.description) from None


def invalid_metadata(description: str) -> ProtocolError:
    """RFC 7591 section 3.2.2."""
    return ProtocolError("invalid_client_metadata", description)
