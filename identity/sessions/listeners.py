"""What happens to sessions when something happens to their user, in the same transaction."""

from identity.kernel.events import listens_to
from identity.sessions.changes import end_sessions_of_user
from identity.users.events import UserDeleted, UserSuspended


@listens_to(UserSuspended)
async def end_sessions_of_suspended(event: UserSuspended) -> None:
    """A suspended user is signed out everywhere."""
    if event.user_id:
        await end_sessions_of_user(event.user_id)


@listens_to(UserDeleted)
async def end_sessions_of_deleted(event: UserDeleted) -> None:
    """The foreign key does the same; this holds also if it is ever relaxed."""
    if event.user_id:
        await end_sessions_of_user(event.user_id)
