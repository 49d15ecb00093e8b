"""What is issued, and the claims of JWT access tokens (RFC 9068)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from identity import settings
from identity.kernel import clock, database
from identity.keys import queries as keys
from identity.keys.provision import key_for
from identity.security.secrets import opaque_token

_TOKEN_TYPE = "at+jwt"
Confirmation = (
    dict[str, str] | None
)  # `jkt` of a DPoP key or `x5t#S256` of a certificate: RFC 7800 section 3.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the protocol may tell about a user; what no scope asked for is None."""

    id: str
    username: str | None
    primary_email: str | None
    primary_phone: str | None
    name: str | None
    avatar: str | None
    custom_data: dict[str, Any]
    profile: dict[str, Any]
    is_suspended: bool
    created_at: datetime
    updated_at: datetime
    identities: dict[str, dict[str, Any]] | None
    sso_identities: list[dict[str, Any]] | None
    role_names: list[str] | None
    organizations: list[dict[str, str | None]] | None
    organization_roles: list[str] | None


_SAME_NAME = (
    "username", "primary_email", "primary_phone", "name", "avatar", "custom_data", "profile", "is_suspended",
    "identities", "sso_identities", "role_names", "organizations", "organization_roles",
)  # fmt: skip


def person_of(record: database.Record) -> Person:
    """The person in a record of the statements' `person` columns."""
    return Person(
        id=record["person_id"],
        created_at=record["person_created_at"],
        updated_at=record["person_updated_at"],
        **{name: record[name] for name in _SAME_NAME},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """The sign-in behind a token: what an ID Token states of it."""

    person: Person
    scope: str
    nonce: str | None
    authenticated_at: datetime
    methods: list[str]
    session_id: str | None = None  # `sid`
    claims: dict[str, Any] | None = None  # asked for one by one (OpenID Connect Core section 5.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedTokens:
    """What the token endpoint answers with; an ID Token is due when there is a sign-in."""

    access_token: str
    expires_in: int  # seconds
    scope: str
    refresh_token: str | None = None
    sign_in: SignIn | None = None
    confirmation: Confirmation = None  # set: the access token is bound to a key


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessTokenContent:
    """What varies between JWT access tokens."""

    subject: str
    client_id: str
    audience: str
    scope: str
    ttl: int  # seconds
    organization_id: str | None = None  # of an API token in an organization's context
    grant_id: str | None = None  # set for our own audiences: revocation is then checked at every use
    confirmation: Confirmation = None
    actor_id: str | None = None  # who acts as the subject (RFC 8693 section 4.1)
    algorithm: str | None = None  # None: the server's own choice
    subject_context: dict[str, Any] | None = None  # of the exchanged subject token, for the claims script


async def jwt_access_token(content: AccessTokenContent) -> str:
    """Sign an access token."""
    key = keys.peek(content.algorithm) or await key_for(content.algorithm)
    now = clock.epoch_seconds()
    claims: dict[str, Any] = {
        "jti": opaque_token(),
        "sub": content.subject,
        "iat": now,
        "exp": now + content.ttl,
        "client_id": content.client_id,
        "iss": settings.current().issuer,
        "aud": content.audience,
    }
    optional = {
        "scope": content.scope,
        "organization_id": content.organization_id,
        "gid": content.grant_id,
        "cnf": content.confirmation,
        "act": {"sub": content.actor_id} if content.actor_id else None,
    }
    claims.update({name: value for name, value in optional.items() if value})
    return keys.signed(key, claims, _TOKEN_TYPE)
