"""What follows for one-time tokens when somebody comes to hold more, or another address: in the same transaction."""

from collections.abc import Iterable, Sequence

from identity.kernel import database
from identity.kernel.events import listens_to_many
from identity.one_time_tokens.inputs import TokenStatus
from identity.resources.queries import MANAGEMENT_API_ID
from identity.roles.events import UserRolesChanged
from identity.users.events import UserUpdated

_END = """
UPDATE one_time_tokens t SET status = $2 FROM users u
WHERE u.id = ANY($1) AND lower(t.email) = lower(u.primary_email) AND t.status = $3 AND EXISTS (
    SELECT FROM user_roles h JOIN role_scopes rs ON rs.role_id = h.role_id JOIN scopes s ON s.id = rs.scope_id
    WHERE h.user_id = u.id AND s.resource_id = $4
)
"""


@listens_to_many(UserRolesChanged)
async def end_tokens_of_the_promoted(changes: Sequence[UserRolesChanged]) -> None:
    """Whoever made a token for somebody's address could do so by what that somebody held then."""
    await _end_tokens(event.user_id for event in changes if event.added_role_ids)


@listens_to_many(UserUpdated)
async def end_tokens_of_the_address(changes: Sequence[UserUpdated]) -> None:
    """The same for those who hold something, and take an address for which there are tokens already."""
    await _end_tokens(event.user_id for event in changes if "primary_email" in (event.after or {}))


async def _end_tokens(user_ids: Iterable[str | None]) -> None:
    if ids := [each for each in user_ids if each]:
        revoked, active = TokenStatus.REVOKED.value, TokenStatus.ACTIVE.value
        await database.execute(_END, ids, revoked, active, MANAGEMENT_API_ID)
