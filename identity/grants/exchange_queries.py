"""Reads of tokens that are handed in for exchange (RFC 8693): what they stand for, if they are good at all."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import jwt

from identity.applications import queries as applications
from identity.applications.clients import Client
from identity.grants.exchange_statements import SubjectKind, presented
from identity.grants.tokens import Confirmation
from identity.kernel import clock, database
from identity.keys.queries import InvalidToken, verified_access_token
from identity.security.secrets import token_hash
from identity.security.signing import MAX_TOKEN_LENGTH

_ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"
_IMPERSONATION = "urn:logto:token-type:impersonation_token"
_PERSONAL = "urn:logto:token-type:personal_access_token"
_IMPERSONATION_PREFIX, _PERSONAL_PREFIX = "sub_", "pat_"
_LONGEST_OPAQUE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A token that a client wants to exchange, with the one of whoever will act."""

    token: str
    type: str
    actor_token: str | None = None
    actor_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a token stands for, and all that exchanging it needs to know."""

    kind: SubjectKind
    key: str  # by which the statements find the token
    user_id: str
    acting_user_id: str | None
    context: dict[str, Any] | None  # of a subject token: why it was made
    session_id: str | None  # set: what is issued dies with that session
    good_until: (
        datetime | None
    )  # nothing that is issued lives longer, or exchanges would renew each other for ever
    role_scopes: frozenset[str]  # of the resource that is asked for
    may_use: bool  # whether the client's access rules let the user in


async def subject_of(
    handed_in: HandedIn, client: Client, resource: str | None, confirmation: Confirmation
) -> Subject | None:
    """For the protocol: whom the token stands for at this moment; None if it, or the actor's, is no good."""
    if (
        handed_in.actor_type not in (None, _ACCESS_TOKEN)
        or len(handed_in.actor_token or "") > _LONGEST_OPAQUE
    ):
        return None
    if (kind := _kind_of(handed_in)) is None:
        return None
    signed = await _signed(handed_in.token) if kind is SubjectKind.SIGNED else None
    if kind is SubjectKind.SIGNED and signed is None:
        return None
    key = signed["sub"] if signed else token_hash(handed_in.token)
    actor_hash = token_hash(handed_in.actor_token) if handed_in.actor_token else None
    values = (key, clock.now(), resource, actor_hash, client.id, client.has_access_rules)
    more = (signed.get("gid"), datetime.fromtimestamp(signed["exp"], UTC)) if signed else ()
    record = await database.fetch_row(presented(kind), *values, *more)
    if record is None:
        return None
    issued = _Issued.of_claims(signed) if signed else _Issued.of_record(record)
    if not await _is_good(kind, issued, confirmation):
        return None
    acting = await _acting(record["actor"], issued, confirmation) if actor_hash else issued.acting_user_id
    if actor_hash and acting is None:
        return None
    return Subject(
        kind=kind,
        key=key,
        user_id=record["user_id"],
        acting_user_id=acting,
        context=record["context"],
        session_id=record["session_id"],
        good_until=record["good_until"],
        role_scopes=frozenset(record["role_scopes"]),
        may_use=record["may_use"],
    )


def _kind_of(handed_in: HandedIn) -> SubjectKind | None:
    """The prefix has to go with the type, except that subject tokens may call themselves access tokens."""
    token = handed_in.token
    if handed_in.type == _PERSONAL:
        return SubjectKind.PERSONAL if token.startswith(_PERSONAL_PREFIX) else None
    if handed_in.type == _IMPERSONATION or (
        handed_in.type == _ACCESS_TOKEN and token.startswith(_IMPERSONATION_PREFIX)
    ):
        return SubjectKind.IMPERSONATION if token.startswith(_IMPERSONATION_PREFIX) else None
    if handed_in.type != _ACCESS_TOKEN:
        return None
    if "." in token:
        return SubjectKind.SIGNED
    return SubjectKind.OPAQUE if len(token) <= _LONGEST_OPAQUE else None


@dataclass(frozen=True, slots=True)
class _Issued:
    """To whom an access token was issued."""

    client_id: str | None
    confirmation: Confirmation
    acting_user_id: str | None

    @classmethod
    def of_claims(cls, claims: dict[str, Any]) -> "_Issued":
        return cls(claims["client_id"], claims.get("cnf"), claims.get("act", {}).get("sub"))

    @classmethod
    def of_record(cls, record: database.Record) -> "_Issued":
        return cls(record["application_id"], record["confirmation"], record["actor_id"])


async def _signed(token: str) -> dict[str, Any] | None:
    """The claims of a JWT access token of ours that stands for a person; for whichever API it is."""
    try:
        if len(token) > MAX_TOKEN_LENGTH:
            return None
        audience = jwt.decode(token, options={"verify_signature": False}).get("aud")
        claims = await verified_access_token(token, audience) if isinstance(audience, str) else {}
    except (InvalidToken, jwt.PyJWTError):
        return None
    is_of_a_person = isinstance(claims.get("client_id"), str) and claims["client_id"] != claims.get("sub")
    return claims if is_of_a_person else None


async def _is_good(kind: SubjectKind, issued: _Issued, confirmation: Confirmation) -> bool:
    """Access tokens count when the operator's own application got them, and with the key that they are bound to."""
    if kind in (SubjectKind.IMPERSONATION, SubjectKind.PERSONAL):
        return True
    return await _is_first_party(issued.client_id) and issued.confirmation in (None, confirmation)


async def _is_first_party(client_id: str | None) -> bool:
    found = await applications.client(client_id or "")
    return found is not None and found.is_first_party and not found.is_registered_dynamically


async def _acting(actor: dict[str, Any] | None, issued: _Issued, confirmation: Confirmation) -> str | None:
    """Whose actor token it is; None if it is no good."""
    if actor is None or actor["confirmation"] not in (None, confirmation):
        return None
    return actor["user_id"] if await _is_first_party(actor["application_id"]) else None


async def methods_of_session(session_id: str | None) -> list[str] | None:
    """For the protocol: how the person signed in, in the session that a token goes back to, if it goes back to one."""
    if session_id is None:
        return None
    return await database.fetch_value("SELECT methods FROM sessions WHERE id = $1", session_id) or []
