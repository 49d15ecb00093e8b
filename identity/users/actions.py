"""What can be done with users."""

from typing import Any

from identity.kernel import authority
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.unset import given
from identity.security.passwords import PasswordDigest, check_digest_format
from identity.users import rules
from identity.users.changes import insert_user, locked_user, update_columns
from identity.users.errors import (
    CannotDeleteSelf,
    CannotSuspendSelf,
    InvalidPasswordDigest,
    PasswordAlgorithmRequired,
    PasswordAndDigest,
)
from identity.users.events import UserCreated, UserDeleted, UserReinstated, UserSuspended, UserUpdated
from identity.users.hashing import new_digest
from identity.users.inputs import NewUser, UserChanges
from identity.users.models import User


async def _digest_of_new_user(_actor: Actor, new: NewUser) -> PasswordDigest | None:
    if new.password_digest is None:
        return await new_digest(new.password) if new.password else None
    if new.password is not None:
        raise PasswordAndDigest(path="password")
    if new.password_algorithm is None:
        raise PasswordAlgorithmRequired(path="passwordAlgorithm")
    try:
        check_digest_format(new.password_digest, new.password_algorithm)
    except ValueError:
        raise InvalidPasswordDigest(path="passwordDigest") from None
    return PasswordDigest(new.password_digest, new.password_algorithm)


@prepared_action(needs=Permission.USERS_WRITE, announces=UserCreated, prepare=_digest_of_new_user)
async def create_user(actor: Actor, digest: PasswordDigest | None, new: NewUser) -> User:
    """Create a user; default roles come with it."""
    return await insert_user(new, digest)


@action(needs=Permission.USERS_WRITE, announces=UserUpdated)
async def update_user(actor: Actor, user_id: str, changes: UserChanges) -> User:
    """Change a user's data. Identifiers are credentials: those of someone with more permissions stay."""
    user = await locked_user(user_id)
    values = rules.valid_values(given(changes))
    if any(name in values for name in rules.IDENTIFIERS):
        await authority.require_at_least(actor, user_id)
    await _change(user, values)
    return user


@action(needs=Permission.USERS_WRITE, announces=UserUpdated)
async def merge_custom_data(actor: Actor, user_id: str, custom_data: dict[str, Any]) -> dict[str, Any]:
    """Set top-level keys of the custom data, keep the others."""
    user = await locked_user(user_id)
    await _change(user, {"custom_data": user.custom_data | custom_data})
    return user.custom_data


@action(needs=Permission.USERS_WRITE, announces=UserUpdated)
async def merge_profile(actor: Actor, user_id: str, profile: dict[str, Any]) -> dict[str, Any]:
    """Set top-level keys of the profile, keep the others."""
    user = await locked_user(user_id)
    await _change(user, {"profile": user.profile | profile})
    return user.profile


@action(needs=Permission.USERS_SUSPEND, announces=UserSuspended)
async def suspend_user(actor: Actor, user_id: str) -> User:
    """Stop a user from signing in. Sessions and tokens end with it."""
    if user_id == actor.user_id:
        raise CannotSuspendSelf
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    if await update_columns(user, {"is_suspended": True}):
        await announce(
            UserSuspended(user_id=user_id, before={"is_suspended": False}, after={"is_suspended": True})
        )
    return user


@action(needs=Permission.USERS_SUSPEND, announces=UserReinstated)
async def reinstate_user(actor: Actor, user_id: str) -> User:
    """Let a suspended user sign in again."""
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    if await update_columns(user, {"is_suspended": False}):
        await announce(
            UserReinstated(user_id=user_id, before={"is_suspended": True}, after={"is_suspended": False})
        )
    return user


@action(needs=Permission.USERS_DELETE, announces=UserDeleted)
async def delete_user(actor: Actor, user_id: str) -> User:
    """Remove a user with all that belongs to them; the user as they were."""
    if user_id == actor.user_id:
        raise CannotDeleteSelf
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    await announce(UserDeleted(user_id=user_id, before=_identity(user)))
    await User.filter(id=user_id).delete()
    return user


async def _change(user: User, values: dict[str, Any]) -> None:
    before = await update_columns(user, values)
    if before:
        after = {name: getattr(user, name) for name in before}
        await announce(UserUpdated(user_id=user.id, before=before, after=after))


def _identity(user: User) -> dict[str, Any]:
    return {name: getattr(user, name) for name in ("username", "primary_email", "primary_phone", "name")}
