"""Reads of the accounts that users have at providers, social and enterprise, and of what is kept of their tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from identity.connectors.errors import IdentityNotFound
from identity.connectors.models import SocialIdentity
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sso.errors import SsoIdentityNotFound
from identity.sso.models import SsoIdentity
from identity.users.queries import visible_user


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTokens:
    """What is known of a provider's tokens that are kept; the tokens themselves are not shown."""

    id: str
    user_id: str
    metadata: dict[str, Any]
    created_at: datetime
    updated_at: datetime
    connector_id: str
    identity_id: str
    social_identity_id: int | None = None
    sso_identity_id: str | None = None
    target: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAccounts:
    """All accounts of a user, and the tokens kept of some."""

    social: list[SocialIdentity] = field(default_factory=list)
    enterprise: list[SsoIdentity] = field(default_factory=list)
    social_tokens: dict[int, KeptTokens] = field(default_factory=dict)
    enterprise_tokens: dict[str, KeptTokens] = field(default_factory=dict)


async def linked_accounts(actor: Actor, user_id: str, *, with_tokens: bool = False) -> LinkedAccounts:
    """The accounts of one user; what is known of their tokens only when that is wanted."""
    await visible_user(actor, user_id)
    social = (await social_identities_by_user_ids(actor, [user_id]))[user_id]
    enterprise = (await sso_identities_by_user_ids(actor, [user_id]))[user_id]
    accounts = LinkedAccounts(social=social, enterprise=enterprise)
    for kept in (await kept_tokens_by_user_ids(actor, [user_id]))[user_id] if with_tokens else ():
        if kept.social_identity_id is not None:
            accounts.social_tokens[kept.social_identity_id] = kept
        elif kept.sso_identity_id is not None:
            accounts.enterprise_tokens[kept.sso_identity_id] = kept
    return accounts


async def linked_social_account(
    actor: Actor, user_id: str, target: str, *, with_tokens: bool = False
) -> tuple[SocialIdentity, KeptTokens | None]:
    """A user's account at one social provider."""
    accounts = await linked_accounts(actor, user_id, with_tokens=with_tokens)
    for identity in accounts.social:
        if identity.target == target:
            return identity, accounts.social_tokens.get(identity.id)
    raise IdentityNotFound(target=target[:128])


async def linked_enterprise_account(
    actor: Actor, user_id: str, sso_connector_id: str, *, with_tokens: bool = False
) -> tuple[SsoIdentity, KeptTokens | None]:
    """A user's account at the enterprise behind a connector."""
    accounts = await linked_accounts(actor, user_id, with_tokens=with_tokens)
    for identity in accounts.enterprise:
        if identity.sso_connector_id == sso_connector_id:
            return identity, accounts.enterprise_tokens.get(identity.id)
    raise SsoIdentityNotFound


async def social_identities_by_user_ids(
    actor: Actor, user_ids: Sequence[str]
) -> dict[str, list[SocialIdentity]]:
    """The accounts of each user at social providers, in one statement."""
    actor.require(Permission.USERS_READ)
    return await database.models_by_holder(
        SocialIdentity,
        user_ids,
        f"SELECT {database.columns(SocialIdentity, 'i')}, i.user_id AS holder_id FROM social_identities i "
        "WHERE i.user_id = ANY($1) ORDER BY i.target",
        list(user_ids),
    )


async def sso_identities_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, list[SsoIdentity]]:
    """The accounts of each user at enterprises, in one statement."""
    actor.require(Permission.USERS_READ)
    return await database.models_by_holder(
        SsoIdentity,
        user_ids,
        f"SELECT {database.columns(SsoIdentity, 'i')}, i.user_id AS holder_id FROM sso_identities i "
        "WHERE i.user_id = ANY($1) ORDER BY i.created_at, i.id",
        list(user_ids),
    )


async def kept_tokens_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, list[KeptTokens]]:
    """What is known of the tokens that are kept for each user, in one statement."""
    actor.require(Permission.USERS_READ)
    rows = await database.fetch(
        "SELECT t.id, t.user_id, t.metadata, t.created_at, t.updated_at, t.social_identity_id, t.sso_identity_id, "
        "coalesce(e.sso_connector_id, c.id, '') AS connector_id, "
        "coalesce(s.identity_id, e.identity_id) AS identity_id, s.target, e.issuer "
        "FROM stored_tokens t LEFT JOIN social_identities s ON s.id = t.social_identity_id "
        "LEFT JOIN sso_identities e ON e.id = t.sso_identity_id LEFT JOIN LATERAL ("
        "SELECT id FROM connectors WHERE target = s.target ORDER BY created_at LIMIT 1) c ON true "
        "WHERE t.user_id = ANY($1) ORDER BY t.created_at, t.id",
        list(user_ids),
    )
    found: dict[str, list[KeptTokens]] = {user_id: [] for user_id in user_ids}
    for row in rows:
        found[row["user_id"]].append(KeptTokens(**dict(row)))
    return found
