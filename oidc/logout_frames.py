"""The addresses with which applications learn in the browser that somebody signed out (Front-Channel Logout 1.0)."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from identity import settings
from identity.applications.queries import client as client_named
from oidc.responses import with_parameters

_MOST = 50  # a browser has other things to do
_WEB = frozenset({"http", "https"})
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+")


async def frame_addresses(client_ids: Iterable[str], session_id: str) -> list[str]:
    """Section 2: what was registered, with the issuer and the session; a query that is there is kept."""
    told = {"iss": settings.current().issuer, "sid": session_id}
    clients = [await client_named(each) for each in client_ids]
    uris = [each.protocol.frontchannel_logout_uri for each in clients if each]
    return [with_parameters(uri, told) for uri in uris if uri and _is_of_the_web(uri)][:_MOST]


def _is_of_the_web(uri: str) -> bool:
    """Whether a page can have a frame for it: one odd address must not cost the others theirs."""
    parts = urlsplit(uri)
    return parts.scheme in _WEB and _HOST.fullmatch(parts.hostname or "") is not None
