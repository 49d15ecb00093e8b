"""Reads of authorization requests that were handed in beforehand (RFC 9126), for the protocol."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from identity.kernel import clock, database
from identity.security.secrets import token_hash

REFERENCE_PREFIX = "urn:ietf:params:oauth:request_uri:"
_LONGEST_REFERENCE = 128


@dataclass(frozen=True, slots=True)
class Pushed:
    """A request that can be opened."""

    reference_hash: str
    parameters: dict[str, Any]


async def pushed_request(request_uri: str, client_id: str) -> Pushed | None:
    """For the protocol: the client's own request, unless it has expired or was answered already (section 4)."""
    if len(request_uri) > _LONGEST_REFERENCE:
        return None
    hashed = token_hash(request_uri)
    parameters = await database.fetch_value(
        "SELECT parameters FROM pushed_requests WHERE reference_hash = $1 AND application_id = $2 "
        "AND expires_at > $3 AND used_at IS NULL",
        hashed,
        client_id,
        clock.now(),
    )
    return None if parameters is None else Pushed(hashed, parameters)


async def is_unused(reference_hash: str) -> bool:
    """For the protocol: whether the request is still to be answered."""
    found: datetime | None | bool = await database.fetch_value(
        "SELECT true FROM pushed_requests WHERE reference_hash = $1 AND used_at IS NULL", reference_hash
    )
    return bool(found)
