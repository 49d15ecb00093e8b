"""What follows for roles when something happens to a user, in the same transaction."""

from collections.abc import Sequence

from identity.kernel import database
from identity.kernel.events import listens_to, listens_to_many
from identity.roles.changes import require_another_administrator
from identity.roles.models import RoleType
from identity.users.events import UserCreated, UserDeleted, UserSuspended


@listens_to_many(UserCreated)
async def give_default_roles(created: Sequence[UserCreated]) -> None:
    """Every new user starts with the default roles."""
    await database.execute(
        "INSERT INTO user_roles (user_id, role_id) SELECT u, r.id FROM unnest($1::text[]) u, roles r "
        "WHERE r.is_default AND r.type = $2 ON CONFLICT DO NOTHING",
        [event.user_id for event in created],
        RoleType.USER.value,
    )


@listens_to(UserDeleted)
async def keep_the_last_administrator(event: UserDeleted) -> None:
    """Somebody has to be able to administer the server."""
    await require_another_administrator(event.user_id or "")


@listens_to(UserSuspended)
async def keep_the_last_administrator_active(event: UserSuspended) -> None:
    """Somebody has to be able to sign in and administer the server."""
    await require_another_administrator(event.user_id or "")
