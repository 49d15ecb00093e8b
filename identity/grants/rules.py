"""Decisions about authorizations and refresh tokens, without I/O."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from identity.applications.clients import ApplicationType, Client
from identity.grants.scopes import OFFLINE_ACCESS, OPENID_SCOPES

CODE_TTL = timedelta(seconds=60)
OPAQUE_TOKEN_TTL = timedelta(hours=1)
GRANT_TTL = timedelta(days=180)
ORGANIZATION_TOKEN_TTL = 3600  # seconds
LONGEST_CHAIN = timedelta(days=365.25)  # a chain of rotated refresh tokens ends a year after the first
REUSE_LEEWAY = timedelta(seconds=3)  # a browser with two tabs refreshes twice; a thief comes later
ROTATION_AGE = 0.7  # of a refresh token's lifetime, for confidential clients

_MOST_PARAMETERS, _LONGEST_VALUE = 30, 300


class Prompt(StrEnum):
    """What a person has to do before an authorization request can be answered."""

    LOGIN = "login"
    CONSENT = "consent"


class PresentedToken(Protocol):
    """What the rotation rules look at."""

    @property
    def issued_at(self) -> datetime: ...
    @property
    def expires_at(self) -> datetime: ...
    @property
    def chain_started_at(self) -> datetime: ...
    @property
    def consumed_at(self) -> datetime | None: ...


def is_rotation_due(client: Client, token: PresentedToken, now: datetime) -> bool:
    """Whether using the refresh token replaces it (RFC 9700 section 4.14.2)."""
    if not client.rotates_refresh_tokens or now - token.chain_started_at >= LONGEST_CHAIN:
        return False
    if client.is_public:
        return True
    return now - token.issued_at >= ROTATION_AGE * (token.expires_at - token.issued_at)


def rotated_expiry(client: Client, token: PresentedToken, now: datetime) -> datetime:
    """A full lifetime for the new token, except that one kept in a browser never outlives the first."""
    if client.type is ApplicationType.SPA:
        return token.expires_at
    return now + timedelta(seconds=client.refresh_token_ttl)


def is_replayed(token: PresentedToken, now: datetime) -> bool:
    """Whether a refresh token comes back that was replaced too long ago."""
    return token.consumed_at is not None and now - token.consumed_at > REUSE_LEEWAY


def always_refreshes(client: Client) -> bool:
    """Whether a refresh token is issued without offline_access; never to native applications."""
    return client.always_issue_refresh_token and client.type is not ApplicationType.NATIVE


def effective_scopes(client: Client, requested: tuple[str, ...], prompts: frozenset[str]) -> tuple[str, ...]:
    """offline_access counts only with prompt=consent (OpenID Connect Core section 11); else it is dropped."""
    if "consent" in prompts and "refresh_token" in client.grant_types:
        return requested
    return tuple(each for each in requested if each != OFFLINE_ACCESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a request asks a person for."""

    openid: frozenset[str]
    resource_scopes: dict[str, frozenset[str]]


def missing_consent(
    wanted: Wanted, granted_scope: str, granted_resources: dict[str, list[str]]
) -> tuple[list[str], dict[str, list[str]]]:
    """What of it has not been granted yet: OpenID scopes, and API scopes by resource."""
    openid = wanted.openid - set(granted_scope.split())
    by_resource = {
        indicator: sorted(scopes - set(granted_resources.get(indicator, ())))
        for indicator, scopes in wanted.resource_scopes.items()
    }
    ordered = [each for each in OPENID_SCOPES if each in openid]
    return ordered, {indicator: scopes for indicator, scopes in by_resource.items() if scopes}


def login_is_needed(
    prompts: frozenset[str], max_age: int | None, authenticated_at: datetime | None, now: datetime
) -> bool:
    """OpenID Connect Core section 3.1.2.1: no session, prompt=login, or a sign-in older than max_age."""
    if authenticated_at is None or prompts & {"login", "select_account"}:
        return True
    return max_age is not None and now - authenticated_at > timedelta(seconds=max_age)


def auditable(parameters: dict[str, Any]) -> dict[str, Any]:
    """A request's parameters, bounded, for the audit; secrets are masked when the event is stored."""
    names = list(parameters)[:_MOST_PARAMETERS]
    return {name[:64]: _bounded(parameters[name]) for name in names}


def _bounded(value: Any) -> Any:
    if isinstance(value, list):
        return [_bounded(each) for each in value[:10]]
    return str(value)[:_LONGEST_VALUE]
