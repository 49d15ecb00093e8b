"""Decisions about invitations: until when they hold, and where a link in their message may lead."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from identity.invitations.inputs import InvitationStatus

LONGEST_LIFE = timedelta(days=366)
MOST_MESSAGES = 10
MOST_MESSAGES_OF_MEMBERS = 100  # in the name of one organization, to whatever addresses
MESSAGES_TIME = timedelta(minutes=10)


def status_at(stored: str, expires_at: datetime, now: datetime) -> InvitationStatus:
    """A pending invitation past its expiry is an expired one."""
    status = InvitationStatus(stored)
    return InvitationStatus.EXPIRED if status is InvitationStatus.PENDING and expires_at <= now else status


def leads_to_one_of(link: str, addresses: Iterable[str]) -> bool:
    """Whether a link goes to the same origin as one of the addresses (RFC 6454 section 5)."""
    origin = _origin(link)
    return origin is not None and origin in {_origin(each) for each in addresses}


def _origin(address: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc or "\\" in address:
        return None
    return parts.scheme, parts.hostname, port or (443 if parts.scheme == "https" else 80)
