"""What can be done with passwords, and with what a person is asked at sign-in."""

from identity.credentials.changes import store_password, upgrade_digest
from identity.credentials.errors import EmptyPassword, InvalidCredentials
from identity.credentials.inputs import SignInPreferenceChanges
from identity.credentials.queries import SignInState, password_matches
from identity.kernel import authority
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.unset import given
from identity.security.passwords import PasswordDigest
from identity.users.changes import locked_user, update_columns
from identity.users.errors import PasswordTooLong
from identity.users.events import UserUpdated
from identity.users.hashing import new_digest
from identity.users.models import User
from identity.users.queries import user_by_id

_LONGEST_PASSWORD = 256


async def _digest(actor: Actor, user_id: str, password: str) -> PasswordDigest:
    if not password:
        raise EmptyPassword(path="password")
    if len(password) > _LONGEST_PASSWORD:
        raise PasswordTooLong(path="password")
    return await new_digest(password)


@prepared_action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=UserUpdated, prepare=_digest)
async def set_password(actor: Actor, digest: PasswordDigest, user_id: str, password: str) -> User:
    """Give a user a new password; the policy for what people choose themselves does not apply, nobody is signed out."""
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    await store_password(user, digest)
    await announce(UserUpdated(user_id=user_id, after={"has_password": True}))
    return user


async def _checked(actor: Actor, user_id: str, password: str) -> tuple[User, PasswordDigest | None]:
    """The user if the password is theirs, with a better digest where theirs is outdated."""
    user = await user_by_id(user_id)
    if user is None:
        raise NotFoundById(entity="user", id=user_id)
    await authority.require_at_least(actor, user_id)
    verification = await password_matches(user, password)
    if not verification.matches:
        raise InvalidCredentials
    return user, await new_digest(password) if verification.needs_upgrade else None


@prepared_action(needs=Permission.USERS_CREDENTIALS_WRITE, prepare=_checked)
async def check_password(
    actor: Actor, checked: tuple[User, PasswordDigest | None], user_id: str, password: str
) -> None:
    """Refuse a password that is not the user's. Whoever may set passwords may try them; nobody else may guess."""
    user, better = checked
    if better:
        await upgrade_digest(user, better)


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=UserUpdated)
async def update_sign_in_preferences(
    actor: Actor, user_id: str, changes: SignInPreferenceChanges
) -> SignInState:
    """Change what a user is asked at sign-in; what is not given stays. It can let a second factor be skipped."""
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    preferences = user.sign_in_preferences | given(changes)
    if before := await update_columns(user, {"sign_in_preferences": preferences}):
        await announce(
            UserUpdated(user_id=user_id, before=before, after={"sign_in_preferences": preferences})
        )
    return SignInState.of(preferences, is_password_expired=user.is_password_expired)
