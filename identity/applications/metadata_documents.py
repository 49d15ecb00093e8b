"""Clients whose id is the address of a document about them (OAuth Client ID Metadata Document)."""

import asyncio
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import orjson

from identity.applications.clients import Client
from identity.applications.errors import InvalidClientMetadata, InvalidRedirectUri
from identity.applications.metadata_members import SECRET_METHODS, secure_uri
from identity.applications.pairwise import subject_salt
from identity.applications.protocol import SubjectType, metadata_of
from identity.applications.registration import Registration, registration_of
from identity.applications.sectors import require_in_sector
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.kernel import clock

_LONGEST_ADDRESS = 255
_SECONDS, _MOST_BYTES = 5.0, 16 * 1024
_MOST_DOCUMENTS = 1_000
_SHORTEST, _USUAL, _LONGEST = timedelta(minutes=1), timedelta(minutes=5), timedelta(days=1)
_PAUSE = timedelta(seconds=30)  # after a document that was not to be had
_DOT_SEGMENT = re.compile(r"(?:\.|%2e){1,2}", re.IGNORECASE)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age=(\d{1,9})(?:$|[,\s])")
_JSON = re.compile(r"application/(?:[a-z0-9.+-]+\+)?json")
_SECRETS = frozenset({"client_secret", "client_secret_expires_at"})


async def client_at(address: str) -> Client | None:
    """The client that the document at this address describes; None without a good one."""
    if not is_client_address(address):
        return None
    return await _document(address).client()


def is_client_address(address: str) -> bool:
    """Section 3 of the specification; a query would only make many clients of one document."""
    try:
        parts = urlsplit(secure_uri(address, "client_id"))
    except InvalidClientMetadata:
        return False
    if len(address) > _LONGEST_ADDRESS or not parts.path or "?" in address:
        return False
    return not any(_DOT_SEGMENT.fullmatch(segment) for segment in parts.path.split("/"))


@dataclass(slots=True)
class _Document:
    """What was read at an address and how long that holds; one reads for all who ask at the same time."""

    address: str
    _client: Client | None = None
    _until: datetime | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def client(self) -> Client | None:
        if not self._holds():
            async with self._lock:
                if not self._holds():
                    await self._read()
        return self._client

    def _holds(self) -> bool:
        return self._until is not None and clock.now() < self._until

    async def _read(self) -> None:
        try:
            self._client, lifetime = await _fetched(self.address)
        except (OutgoingError, InvalidClientMetadata, InvalidRedirectUri):
            self._client, lifetime = None, _PAUSE
        self._until = clock.now() + lifetime


_documents: OrderedDict[str, _Document] = OrderedDict()


def _document(address: str) -> _Document:
    found = _documents.setdefault(address, _Document(address))
    _documents.move_to_end(address)
    if len(_documents) > _MOST_DOCUMENTS:
        _documents.popitem(last=False)
    return found


async def _fetched(address: str) -> tuple[Client, timedelta]:
    """Redirects are not followed: the document is the one at the client's very own address."""
    answer = await outgoing.get(
        address,
        {"accept": "application/json"},
        seconds=_SECONDS,
        most_bytes=_MOST_BYTES,
        follows_redirects=False,
    )
    content_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status != 200 or not _JSON.fullmatch(content_type):
        raise _unfit("is not there as JSON")
    registration = registration_of(_checked(_members(answer.body), address))
    await require_in_sector(registration.sector_identifier_uri, registration.redirect_uris)
    return await _client_of(address, registration), _lifetime(answer.headers.get("cache-control", ""))


def _members(body: bytes) -> dict[str, Any]:
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError:
        members = None
    if not isinstance(members, dict):
        raise _unfit("is not a JSON object")
    return members


def _checked(members: dict[str, Any], address: str) -> dict[str, Any]:
    """Section 4.1: it is about the address that it is at, and has no shared secret in it, because anybody reads it."""
    method = members.get("token_endpoint_auth_method") or "none"
    if members.get("client_id") != address:
        raise _unfit("is about another client")
    if _SECRETS & members.keys() or method in SECRET_METHODS:
        raise _unfit("has a shared secret")
    return {**members, "token_endpoint_auth_method": method}


async def _client_of(address: str, registration: Registration) -> Client:
    """Its name comes with its host, because everybody can take any name."""
    protocol = metadata_of({**registration.protocol_metadata, "standard_profile": True})
    oidc = registration.oidc_client_metadata
    is_pairwise = protocol.subject_type is SubjectType.PAIRWISE
    return Client(
        id=address,
        name=f"{registration.name} ({urlsplit(address).netloc})",
        type=registration.type,
        redirect_uris=tuple(oidc["redirectUris"]),
        post_logout_redirect_uris=tuple(oidc["postLogoutRedirectUris"]),
        backchannel_logout_uri=oidc.get("backchannelLogoutUri"),
        backchannel_logout_session_required=oidc.get("backchannelLogoutSessionRequired", False),
        logo_uri=oidc.get("logoUri"),
        protocol=protocol,
        subject_salt=await subject_salt() if is_pairwise else None,
    )


def _lifetime(cache_control: str) -> timedelta:
    """As long as the document's host says, within bounds."""
    given = _MAX_AGE.search(cache_control.lower())
    wanted = timedelta(seconds=int(given[1])) if given else _USUAL
    return min(max(wanted, _SHORTEST), _LONGEST)


def _unfit(reason: str) -> InvalidClientMetadata:
    return InvalidClientMetadata(path="clientId", reason=f"the document {reason}")
