"""What happens to grants when something happens to their user or application, in the same transaction."""

from identity.applications.events import ApplicationDeleted
from identity.kernel import database
from identity.kernel.events import listens_to
from identity.users.events import UserDeleted, UserSuspended


@listens_to(UserSuspended)
async def revoke_grants_of_suspended(event: UserSuspended) -> None:
    """Every token of a suspended user ends."""
    await _revoke("user_id", event.user_id)


@listens_to(UserDeleted)
async def revoke_grants_of_deleted(event: UserDeleted) -> None:
    """Every token of a deleted user ends."""
    await _revoke("user_id", event.user_id)


@listens_to(ApplicationDeleted)
async def revoke_grants_of_application(event: ApplicationDeleted) -> None:
    """No foreign key does it: built-in applications have grants and no row."""
    await _revoke("application_id", event.application_id)


async def _revoke(column: str, value: str | None) -> None:
    if value:
        await database.execute(f"DELETE FROM grants WHERE {column} = $1", value)
