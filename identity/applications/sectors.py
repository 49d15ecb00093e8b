"""Sector identifier documents: the list of redirect URIs that share pairwise subjects."""

from collections.abc import Collection

import orjson

from identity.applications.metadata_members import refused
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError

_SECONDS, _MOST_BYTES = 5.0, 128 * 1024
_NAME = "sector_identifier_uri"


async def require_in_sector(uri: str | None, redirect_uris: Collection[str]) -> None:
    """Refuse redirect URIs that the document does not list (OpenID Connect Dynamic Client Registration section 5).

    This calls another host: it belongs before a transaction.
    """
    require_listed(await listed_in_sector(uri), redirect_uris)


def require_listed(listed: Collection[str] | None, redirect_uris: Collection[str]) -> None:
    """Refuse redirect URIs that a document, if there is one, does not list."""
    if listed is not None and not set(redirect_uris) <= set(listed):
        raise refused(_NAME, "does not list every redirect URI")


async def listed_in_sector(uri: str | None) -> set[str] | None:
    """The redirect URIs in the document; None without one."""
    if uri is None:
        return None
    try:
        answer = await outgoing.get(
            uri, {"accept": "application/json"}, seconds=_SECONDS, most_bytes=_MOST_BYTES
        )
        found = orjson.loads(answer.body) if answer.status == 200 else None
    except (OutgoingError, orjson.JSONDecodeError):
        found = None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise refused(_NAME, "does not lead to a JSON list of redirect URIs")
    return set(found)
