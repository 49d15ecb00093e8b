"""Passwords that have had their time: whose owner chooses a new one at the next sign-in."""

from datetime import UTC, datetime, timedelta

from msgspec import UNSET

from identity.credentials.errors import PasswordExpirationNotEnabled
from identity.credentials.events import PasswordExpirationChanged
from identity.experience.queries import sign_in_experience
from identity.experience.settings import SignInSettings
from identity.kernel import authority
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.users.changes import locked_user, update_columns
from identity.users.models import User


def is_expired(settings: SignInSettings, user: User, now: datetime) -> bool:
    """Whether the user's password has had its time. It starts when passwords begin to expire, if they were chosen
    before: nobody is surprised on the day that an administrator turns this on. Where passwords do not expire, and
    people may have no way to set another, none has expired, not even one that was marked."""
    expiration = settings.password_expiration
    if expiration.enabled is not True:
        return False
    if user.is_password_expired:
        return True
    days, enabled_at = expiration.valid_period_days, expiration.enabled_at
    if days is UNSET or enabled_at is UNSET:
        return False
    begun = datetime.fromtimestamp(enabled_at / 1000, UTC)
    return now >= max(user.password_changed_at or begun, begun) + timedelta(days=days)


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
