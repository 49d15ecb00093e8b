"""Request objects: authorization requests that their client signed (RFC 9101)."""

from collections.abc import Mapping
from typing import Any

from identity import settings
from identity.applications.client_keys import ClientKeysUnavailable, is_signed_by
from identity.applications.clients import Client
from identity.grants.errors import InvalidRequestObject
from identity.kernel import clock
from identity.security import foreign_tokens
from identity.security.foreign_tokens import ForeignToken
from identity.security.signing import InvalidToken

REQUEST_OBJECT_ALGORITHMS = foreign_tokens.ASYMMETRIC
_TYPES = frozenset({"jwt", "oauth-authz-req+jwt"})
_LEEWAY = 10  # seconds: clocks differ
_LONGEST_LIFE = 3600  # FAPI 2.0 Message Signing section 5.3.1
_NOT_INSIDE = ("request", "request_uri")  # RFC 9101 section 4


def is_signature_demanded(client: Client) -> bool:
    """Whether the client's requests count only as far as they are signed."""
    return client.protocol.require_signed_request_object


def takes_request_objects(client: Client) -> bool:
    """Whether the client has registered keys that could sign one."""
    return client.protocol.jwks is not None or client.protocol.jwks_uri is not None


async def request_object_claims(client: Client, text: str) -> Mapping[str, Any]:
    """What the client's request object says, once its signature, sender, audience and times are right."""
    try:
        token = foreign_tokens.parsed(text)
        is_genuine = await is_signed_by(client, token, _algorithms(client))
    except InvalidToken as error:
        raise InvalidRequestObject(f"the request object is {error.reason}") from None
    except ClientKeysUnavailable:
        raise InvalidRequestObject("the keys of the client cannot be had") from None
    if not is_genuine:
        raise InvalidRequestObject("the request object is not signed with an allowed key and algorithm")
    _check_use(client, token)
    _check_times(client, token.claims)
    return token.claims


def _algorithms(client: Client) -> tuple[str, ...]:
    if client.protocol.request_object_signing_alg:
        return (client.protocol.request_object_signing_alg,)
    return foreign_tokens.FAPI_ALGORITHMS if _is_strict(client) else REQUEST_OBJECT_ALGORITHMS


def _is_strict(client: Client) -> bool:
    """FAPI 2.0 Message Signing demands more than RFC 9101 does."""
    return client.protocol.is_fapi or is_signature_demanded(client)


def _check_use(client: Client, token: ForeignToken) -> None:
    """It was made for this server and for nothing else: client assertions and proofs are signed with the same keys."""
    typ, claims = token.header.get("typ", "JWT"), token.claims
    if not isinstance(typ, str) or typ.lower().removeprefix("application/") not in _TYPES:
        raise InvalidRequestObject("the typ of the request object is another one's")
    if claims.get("client_id") != client.id or claims.get("iss", client.id) != client.id:
        raise InvalidRequestObject("client_id or iss of the request object is not the client")
    if claims.get("sub") == client.id:
        raise InvalidRequestObject("a request object must not have the client as its sub")
    if any(name in claims for name in _NOT_INSIDE):
        raise InvalidRequestObject("request and request_uri must not be inside a request object")
    audience = claims.get("aud", () if _is_strict(client) else settings.current().issuer)
    if settings.current().issuer not in (audience if isinstance(audience, list) else [audience]):
        raise InvalidRequestObject("the request object is for another audience")


def _check_times(client: Client, claims: Mapping[str, Any]) -> None:
    now, expires_at, begins_at = clock.epoch_seconds(), _moment(claims, "exp"), _moment(claims, "nbf")
    if expires_at is not None and expires_at <= now - _LEEWAY:
        raise InvalidRequestObject("the request object has expired")
    if begins_at is not None and begins_at > now + _LEEWAY:
        raise InvalidRequestObject("the request object is not valid yet")
    if not _is_strict(client):
        return
    if expires_at is None or begins_at is None:
        raise InvalidRequestObject("the request object needs exp and nbf")
    if begins_at < now - _LONGEST_LIFE - _LEEWAY or expires_at > begins_at + _LONGEST_LIFE:
        raise InvalidRequestObject("the request object is valid for longer than an hour")


def _moment(claims: Mapping[str, Any], name: str) -> float | None:
    value = claims.get(name)
    if value is not None and type(value) not in (int, float):
        raise InvalidRequestObject(f"{name} of the request object is not a number")
    return value
