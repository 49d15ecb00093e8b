"""Clients as Authlib's validators ask about them."""

import identity.configuration.metadata_clients  # noqa: F401 - finds the clients whose id is an address
from identity.applications import queries
from identity.applications.clients import Client
from identity.applications.redirects import is_redirect_allowed
from oidc.bridge import wait_for
from oidc.library import ClientMixin

_CODE = "code"
_ENDPOINT_GRANTS = ("authorization_code", "implicit")


class ProtocolClient(ClientMixin):
    """One registered client."""

    def __init__(self, client: Client) -> None:
        self.registered = client
        self.id = client.id

    def get_client_id(self) -> str:
        """RFC 6749 section 2.2."""
        return self.id

    def get_default_redirect_uri(self) -> str | None:
        """None: an authorization request always names one (OpenID Connect Core section 3.1.2.1)."""
        return None

    def get_allowed_scope(self, scope: str | None) -> str:
        """Scopes are judged where it is known who asks for whom."""
        return scope or ""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """RFC 6749 section 3.1.2.3."""
        return is_redirect_allowed(self.registered, redirect_uri)

    def check_response_type(self, response_type: str) -> bool:
        """Whether the authorization endpoint is open to it, and for this; the words come in alphabetical order."""
        metadata, words = self.registered.protocol, response_type.split()
        if response_type not in metadata.response_types or (metadata.is_fapi and words != [_CODE]):
            return False
        if "token" in words and metadata.is_sender_constrained:
            return False  # nothing proves a key in the front channel
        needed = _ENDPOINT_GRANTS[:1] if _CODE in words else _ENDPOINT_GRANTS
        return any(self.check_grant_type(each) for each in needed)

    def check_grant_type(self, grant_type: str) -> bool:
        """Which grants it may use."""
        return grant_type in self.registered.grant_types


def find_client(client_id: str) -> ProtocolClient | None:
    """The client, from inside the bridge; without waiting when it is cached."""
    return _usable(queries.peek_client(client_id) or wait_for(queries.client(client_id)))


async def client_named(client_id: str) -> ProtocolClient | None:
    """The client."""
    return _usable(await queries.client(client_id))


def _usable(client: Client | None) -> ProtocolClient | None:
    """A client that signs people in but has nowhere to send them is no client at all yet."""
    if client is None or ("authorization_code" in client.grant_types and not client.redirect_uris):
        return None
    return ProtocolClient(client)
