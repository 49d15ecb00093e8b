"""What happens to grants when something happens to their user or application, in the same transaction."""

from collections.abc import Sequence

from identity.applications.events import ApplicationDeleted
from identity.kernel import database
from identity.kernel.events import listens_to, listens_to_many
from identity.resources.queries import MANAGEMENT_API_ID
from identity.roles.events import UserRolesChanged
from identity.users.events import UserDeleted, UserSuspended

_END_SUBJECT_TOKENS = """
DELETE FROM subject_tokens t WHERE t.user_id = ANY($1) AND EXISTS (
    SELECT FROM user_roles h JOIN role_scopes rs ON rs.role_id = h.role_id JOIN scopes s ON s.id = rs.scope_id
    WHERE h.user_id = t.user_id AND s.resource_id = $2
)
"""


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


@listens_to_many(UserRolesChanged)
async def end_subject_tokens_of_the_promoted(changes: Sequence[UserRolesChanged]) -> None:
    """Whoever made a token to act as somebody could do so by what that somebody held then."""
    if ids := [event.user_id for event in changes if event.user_id and event.added_role_ids]:
        await database.execute(_END_SUBJECT_TOKENS, ids, MANAGEMENT_API_ID)


async def _revoke(column: str, value: str | None) -> None:
    if value:
        await database.execute(f"DELETE FROM grants WHERE {column} = $1", value)
