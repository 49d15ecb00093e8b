"""Request objects that are published at an address (RFC 9101 section 5.2)."""

import re
from base64 import urlsafe_b64encode
from collections import OrderedDict
from datetime import datetime, timedelta
from hashlib import sha256

from identity import settings
from identity.applications.clients import Client
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.kernel import clock

_TYPES = frozenset({"application/jwt", "application/oauth-authz-req+jwt"})
_LONGEST_URI = 512  # OpenID Connect Core section 6.2
_MOST_BYTES, _SECONDS = 16 * 1024, 5.0
_MOST_KEPT, _KEPT_FOR = 1_000, timedelta(seconds=60)
_HASH = re.compile(r"[A-Za-z0-9_-]{43}")
_kept: OrderedDict[str, tuple[str, datetime]] = OrderedDict()


def are_references_taken() -> bool:
    """Whether the server fetches request objects at all."""
    return settings.current().request_uri_parameter != "off"


def is_reference_allowed(client: Client, request_uri: str) -> bool:
    """Whether the request object may be fetched from there: a registered address, whatever hash it carries now."""
    if len(request_uri) > _LONGEST_URI or not _is_web(request_uri):
        return False
    if settings.current().request_uri_parameter == "any":
        return True
    registered = {_address(each) for each in client.protocol.request_uris}
    return _address(request_uri) in registered


async def request_document(request_uri: str) -> str | None:
    """The request object; None if there is none. The hash in its address tells only how long it may be kept."""
    known = _kept.get(request_uri)
    if known and clock.now() < known[1]:
        return known[0]
    text = await _fetched(_address(request_uri))
    hashed = request_uri.partition("#")[2]
    if text is not None and _HASH.fullmatch(hashed) and _hash(text) == hashed:
        _keep(request_uri, text)  # without its hash nothing would tell when it has changed
    return text


async def _fetched(address: str) -> str | None:
    headers = {"accept": ", ".join(sorted(_TYPES))}
    try:
        answer = await outgoing.get(address, headers, seconds=_SECONDS, most_bytes=_MOST_BYTES)
    except OutgoingError:
        return None
    content_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status != 200 or content_type not in _TYPES or not answer.body.isascii():
        return None
    return answer.body.decode("ascii").strip()


def _keep(request_uri: str, text: str) -> None:
    _kept[request_uri] = (text, clock.now() + _KEPT_FOR)
    _kept.move_to_end(request_uri)
    if len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)


def _is_web(uri: str) -> bool:
    """Plain HTTP is for servers that are themselves reached over it."""
    return uri.startswith("https://") or (uri.startswith("http://") and not settings.current().cookie_secure)


def _address(uri: str) -> str:
    return uri.partition("#")[0]


def _hash(text: str) -> str:
    return urlsafe_b64encode(sha256(text.encode()).digest()).rstrip(b"=").decode("ascii")
