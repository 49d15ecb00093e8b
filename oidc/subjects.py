"""What `sub` is to a client: the user's id, or a pseudonym that only clients of one sector share."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from urllib.parse import urlsplit

from identity.applications.clients import Client
from identity.applications.protocol import SubjectType

_WEB = frozenset({"http", "https"})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def subject_of(client: Client, user_id: str) -> str:
    """OpenID Connect Core section 8."""
    if client.protocol.subject_type is not SubjectType.PAIRWISE:
        return user_id
    if client.subject_salt is None:
        raise RuntimeError("a client with pairwise subjects was made without the secret for them")
    # Section 8.1: different for each sector and user, and not to be turned back without the secret.
    message = f"{sector_of(client)}\0{user_id}".encode()
    digest = hmac.digest(client.subject_salt, message, hashlib.sha256)
    return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def is_subject(client: Client, user_id: str, subject: str) -> bool:
    """Whether the client knows this user under that name."""
    return hmac.compare_digest(subject_of(client, user_id).encode(), subject.encode())


def sector_of(client: Client) -> str:
    """The host of the sector identifier, else of the redirect URIs (section 8.1), else the client by itself."""
    identifier = client.protocol.sector_identifier_uri
    if identifier and (host := urlsplit(identifier).hostname):
        return host  # it was read there over TLS, and lists the redirect URIs
    return next((host for uri in client.redirect_uris if (host := _host_of(uri))), client.id)


def _host_of(uri: str) -> str | None:
    """A host that somebody owns: in custom schemes everybody can write any, and the local one is everybody's."""
    parts = urlsplit(uri)
    host = parts.hostname or ""
    is_owned = parts.scheme in _WEB and "*" not in host and host not in _LOCAL
    return host if is_owned and host else None
