"""What a webhook's address and headers may be, and what its events tell."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from identity.kernel.permissions import Permission
from identity.webhooks.inputs import WebhookEvent

LONGEST_URL = 2048
MOST_HEADERS = 20
LONGEST_HEADER = 4096
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}")  # RFC 9110 section 5.1
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # RFC 9110 section 5.5
_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection"})  # set by the client alone
_TOLD = (  # by the start of an event's name, the longer ones first; what else there is tells of people
    ("Organization.Membership.", Permission.ORGANIZATIONS_MEMBERS_READ),
    ("Organization.", Permission.ORGANIZATIONS_READ),
    ("OrganizationRole.", Permission.ORGANIZATION_TEMPLATE_READ),
    ("OrganizationScope.", Permission.ORGANIZATION_TEMPLATE_READ),
    ("Role.", Permission.ROLES_READ),
    ("Scope.", Permission.RESOURCES_READ),
)


def told_by(events: Iterable[str]) -> set[Permission]:
    """What somebody has to be allowed to read who has these events delivered to a place of their choice."""
    return {
        next((needed for start, needed in _TOLD if event.startswith(start)), Permission.USERS_READ)
        for event in events
    }


def distinct(events: Iterable[str]) -> list[str]:
    """Each event once, in the order given."""
    return list(dict.fromkeys(WebhookEvent(each).value for each in events))


def is_endpoint_valid(url: str) -> bool:
    """Whether a request can be sent there; that it may is decided when it is sent."""
    if len(url) > LONGEST_URL or any(not character.isprintable() or character == " " for character in url):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def are_headers_valid(headers: object) -> bool:
    """Whether this is an object of texts that can be sent along; what frames the request is not for callers."""
    if not isinstance(headers, Mapping) or len(headers) > MOST_HEADERS:
        return False
    return all(
        isinstance(value, str)
        and _HEADER_NAME.fullmatch(name)
        and name.lower() not in _OURS
        and len(value) <= LONGEST_HEADER
        and _HEADER_VALUE.fullmatch(value)
        for name, value in headers.items()
    )
