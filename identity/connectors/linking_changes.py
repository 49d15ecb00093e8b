"""Writes of the accounts that users have at social providers, which several actions share. They need the open
transaction and the user held, and check no permission."""

from dataclasses import dataclass
from typing import Any

import asyncpg

from identity.connectors import rules
from identity.connectors.errors import IdentityNotFound, IdentityTaken, InvalidIdentity
from identity.connectors.events import UserIdentitiesUpdated
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.users.models import User

_LONGEST_SUBJECT = 256


@dataclass(frozen=True, slots=True)
class LinkedIdentity:
    """A user with an account that was linked, and whether it is their first one at this provider."""

    user: User
    is_new: bool

    @property
    def id(self) -> str:
        """The user's id."""
        return self.user.id


async def store_identity(
    user: User, target: str, identity_id: str, details: dict[str, Any] | None
) -> LinkedIdentity:
    """Say which account a user has at a provider; one that somebody else has stays theirs."""
    _require_valid(target, identity_id)
    await _forget_another(user, target, identity_id)
    try:
        await database.execute(
            "INSERT INTO social_identities (user_id, target, identity_id, details, created_at, updated_at) "
            "VALUES ($1, $2, $3, $4::jsonb, $5, $5) ON CONFLICT (user_id, target) DO UPDATE "
            "SET identity_id = excluded.identity_id, details = excluded.details, updated_at = excluded.updated_at",
            user.id, target, identity_id, details, clock.now(),
        )  # fmt: skip
    except asyncpg.UniqueViolationError:
        raise IdentityTaken(path="userId") from None
    shown = {"userId": identity_id, **({} if details is None else {"details": details})}
    return await _tell(user, target, shown)


async def unlink_identity(user: User, target: str) -> User:
    """Unlink a user's account at a provider, with the tokens that were kept of it."""
    if target not in user.identities:
        raise IdentityNotFound(target=target[:128])
    await database.execute(
        "DELETE FROM social_identities WHERE user_id = $1 AND target = $2", user.id, target
    )
    return (await _tell(user, target, None)).user


async def _forget_another(user: User, target: str, identity_id: str) -> None:
    """What was kept of another account, its tokens above all, is not of the one that takes its place."""
    if user.identities.get(target, {}).get("userId") not in (None, identity_id):
        await database.execute(
            "DELETE FROM social_identities WHERE user_id = $1 AND target = $2", user.id, target
        )


async def _tell(user: User, target: str, now: dict[str, Any] | None) -> LinkedIdentity:
    was = user.identities.get(target)
    others = {key: value for key, value in user.identities.items() if key != target}
    user.identities = others if now is None else {**others, target: now}
    if was != now:
        await announce(
            UserIdentitiesUpdated(user_id=user.id, before=_audited(target, was), after=_audited(target, now))
        )
    return LinkedIdentity(user, is_new=was is None)


def _audited(target: str, identity: dict[str, Any] | None) -> dict[str, Any] | None:
    """Who it is, without what the provider says about them."""
    return {target: {"userId": identity["userId"]}} if identity else None


def _require_valid(target: str, identity_id: str) -> None:
    if not rules.is_target_valid(target):
        raise InvalidIdentity(path="target")
    if not identity_id or len(identity_id) > _LONGEST_SUBJECT or "\0" in identity_id:
        raise InvalidIdentity(path="userId")
