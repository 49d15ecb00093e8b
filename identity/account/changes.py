"""Writes of people's own accounts that several actions share; they need the open transaction, check no permission."""

from typing import Any

from identity.account.errors import LastSignInMethod
from identity.kernel.action import announce
from identity.users.changes import update_columns
from identity.users.events import UserUpdated
from identity.users.models import User

_WAYS_IN = ("username", "primary_email", "primary_phone")


async def change_user(user: User, values: dict[str, Any]) -> None:
    """Write what differs and say so."""
    if before := await update_columns(user, values):
        after = {name: getattr(user, name) for name in before}
        await announce(UserUpdated(user_id=user.id, before=before, after=after))


async def tell_changed(user_id: str, **after: Any) -> None:
    """Say that something beside the user's own row changed."""
    await announce(UserUpdated(user_id=user_id, after=after))


def require_another_way(user: User, without: str) -> None:
    """Refuse to take away the last thing by which somebody can sign in; `identities` is an account elsewhere."""
    if any(getattr(user, name) for name in _WAYS_IN if name != without):
        return
    if len(user.identities) <= (without == "identities"):
        raise LastSignInMethod
