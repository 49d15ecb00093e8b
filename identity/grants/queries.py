"""Reads of grants and tokens for the protocol: whoever presents the secret may read what it stands for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from identity.applications.clients import Client
from identity.grants import statements
from identity.grants.tokens import Confirmation, Person, person_of
from identity.kernel import clock, database
from identity.security.secrets import equal, token_hash

_LONGEST_TOKEN = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A browser's session, and what its user has granted to one client in it."""

    session_id: str
    user_id: str
    authenticated_at: datetime
    methods: list[str]
    grant_id: str | None
    scope: str
    resource_scopes: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpaqueAccess:
    """What an opaque access token gives."""

    user: Person
    scope: str
    application_id: str
    grant_id: str
    expires_at: datetime
    claims: dict[str, Any] | None = None
    confirmation: Confirmation = None
    actor_id: str | None = None
    session_id: str | None = None

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes as a set."""
        return frozenset(self.scope.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentedRefreshToken:
    """A refresh token that a client presents, and all that using it needs to know."""

    token_hash: str
    value: str
    grant_id: str
    application_id: str
    user_id: str
    session_id: str | None
    scope: str
    resources: list[str]
    nonce: str | None
    claims: dict[str, Any] | None
    confirmation: Confirmation  # set: the key that must come with it
    session_of_grant: str | None
    authenticated_at: datetime
    methods: list[str]
    chain_started_at: datetime
    issued_at: datetime
    expires_at: datetime
    consumed_at: datetime | None
    grant_expires_at: datetime
    is_session_live: bool
    role_scopes: frozenset[str]  # of the resource that is asked for
    is_organization_consented: bool
    may_use: bool  # whether the client's access rules still let the user in
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveToken:
    """A token as introspection sees it."""

    kind: str
    application_id: str
    user_id: str
    scope: str
    issued_at: datetime
    expires_at: datetime
    confirmation: Confirmation
    actor_id: str | None


@dataclass(frozen=True, slots=True)
class SecretCheck:
    """How a client secret compares: the current one that it is, or that it was one once."""

    name: str | None
    has_expired: bool = False


def checked_secret(client: Client, secret: str) -> SecretCheck:
    """For the protocol: the secret against every one of the client, each in constant time."""
    digest, now = token_hash(secret), clock.now()
    right = [own for own in client.secrets if equal(own.value_hash, digest)]
    current = [own.name for own in right if own.expires_at is None or own.expires_at > now]
    return SecretCheck(current[0] if current else None, has_expired=bool(right) and not current)


async def standing(session_token: str | None, client_id: str) -> Standing | None:
    """For the protocol: the session whose cookie this is, if it is live."""
    if not session_token or len(session_token) > _LONGEST_TOKEN:
        return None
    record = await database.fetch_row(statements.STANDING, token_hash(session_token), client_id, clock.now())
    return Standing(**dict(record)) if record else None


async def presented_refresh_token(
    value: str, resource: str | None, organization_id: str | None, *, has_access_rules: bool = False
) -> PresentedRefreshToken | None:
    """For the protocol: a refresh token with its user, grant and session, whatever state they are in."""
    record = await database.fetch_row(
        statements.PRESENTED_REFRESH_TOKEN,
        token_hash(value),
        resource,
        organization_id,
        clock.now(),
        has_access_rules,
    )
    if record is None:
        return None
    own = {name: record[name] for name in _REFRESH_COLUMNS}
    return PresentedRefreshToken(
        value=value, person=person_of(record), role_scopes=frozenset(record["role_scopes"]), **own
    )


_REFRESH_COLUMNS = (
    "token_hash", "grant_id", "application_id", "user_id", "session_id", "scope", "resources", "nonce",
    "claims", "confirmation", "session_of_grant",
    "authenticated_at", "methods", "chain_started_at", "issued_at", "expires_at", "consumed_at",
    "grant_expires_at", "is_session_live", "is_organization_consented", "may_use",
)  # fmt: skip


async def opaque_token(token: str) -> OpaqueAccess | None:
    """For the protocol: what an opaque access token gives, if it, its grant, session and user are live."""
    if len(token) > _LONGEST_TOKEN:
        return None
    record = await database.fetch_row(statements.OPAQUE_ACCESS, token_hash(token), clock.now())
    if record is None:
        return None
    return OpaqueAccess(
        user=person_of(record),
        scope=record["scope"],
        application_id=record["application_id"],
        grant_id=record["grant_id"],
        expires_at=record["expires_at"],
        claims=record["claims"],
        confirmation=record["confirmation"],
        actor_id=record["actor_id"],
        session_id=record["session_id"],
    )


async def live_token(token: str) -> LiveToken | None:
    """For introspection: an opaque access or refresh token, if it is live."""
    record = await database.fetch_row(statements.LIVE_TOKEN, token_hash(token), clock.now())
    if record is None:
        return None
    names: tuple[str, ...] = (
        "kind",
        "application_id",
        "user_id",
        "scope",
        "issued_at",
        "expires_at",
        "confirmation",
        "actor_id",
    )
    values: dict[str, Any] = {name: record[name] for name in names}
    return LiveToken(**values)


async def grant_is_live(grant_id: str, user_id: str) -> bool:
    """For the protocol: whether a user's grant still holds, for tokens that carry its id as `gid`."""
    return bool(await database.fetch_value(statements.GRANT_IS_LIVE, grant_id, user_id, clock.now()))
