"""Passwords that have had their time: whose owner chooses a new one at the next sign-in."""

from identity.credentials.errors import PasswordExpirationNotEnabled
from identity.credentials.events import PasswordExpirationChanged
from identity.experience.queries import sign_in_experience
from identity.kernel import authority
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.users.changes import locked_user, update_columns
from identity.users.models import User


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=PasswordExpirationChanged)
async def set_password_expiration(actor: Actor, user_id: str, is_expired: bool) -> User:
    """Say whether a user has to choose a new password; possible where the settings let passwords expire."""
    if is_expired and (await sign_in_experience()).password_expiration.enabled is not True:
        raise PasswordExpirationNotEnabled(path="isExpired")
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    if before := await update_columns(user, {"is_password_expired": is_expired}):
        after = {"is_password_expired": is_expired}
        await announce(PasswordExpirationChanged(user_id=user_id, before=before, after=after))
    return user
