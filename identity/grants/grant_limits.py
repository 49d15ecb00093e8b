"""How many grants a person may have at one application at a time: beyond that the oldest give way."""

from identity.access_control.queries import may_use
from identity.applications.clients import Client
from identity.grants.errors import AccessDenied
from identity.grants.events import GrantLimitExceeded, GrantsRevoked
from identity.kernel import clock, database
from identity.kernel.action import ANYONE, action, announce
from identity.kernel.actor import Actor

NOT_LET_IN = "the user may not use the application"
_HELD = """
SELECT g.id FROM grants g WHERE g.user_id = $1 AND g.application_id = $2 AND g.expires_at > $3 AND NOT g.is_exchanged
    AND (g.is_offline OR EXISTS (SELECT FROM sessions s WHERE s.id = g.session_id AND s.expires_at > $3))
ORDER BY coalesce(g.session_id = $4, false) DESC, g.created_at DESC, g.id DESC FOR UPDATE
"""


@action(needs=ANYONE, announces=(GrantLimitExceeded, GrantsRevoked))
async def revoke_excess_grants(actor: Actor, client: Client, user_id: str, session_id: str) -> None:
    """Revoke what is beyond the application's limit, after the person has authorized it once more in this session."""
    await end_excess_grants(client, user_id, session_id)


async def end_excess_grants(client: Client, user_id: str, session_id: str) -> None:
    """The same for an action that authorizes; it has to declare both events."""
    if client.most_grants is None:
        return
    # Of two sign-ins at once, the second counts what the first has left.
    await database.fetch_value("SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE", user_id)
    held = [row["id"] for row in await database.fetch(_HELD, user_id, client.id, clock.now(), session_id)]
    if not (excess := held[client.most_grants :]):
        return
    await database.execute("DELETE FROM grants WHERE id = ANY($1)", excess)
    await announce(
        GrantLimitExceeded(
            user_id=user_id,
            application_id=client.id,
            revoked_grant_ids=excess,
            max_allowed_grants=client.most_grants,
            pre_revocation_active_grant_count=len(held),
        )
    )
    await announce(
        GrantsRevoked(user_id=user_id, application_id=client.id, grant_ids=excess, cause="too many grants")
    )


async def is_let_in(client: Client, user_id: str) -> bool:
    """Whether the application's access rules let somebody in; nothing is asked where it has none."""
    return not client.has_access_rules or await may_use(client.id, user_id)


async def require_use(client: Client, user_id: str) -> None:
    """Refuse people whom none of the application's access rules lets in."""
    if not await is_let_in(client, user_id):
        raise AccessDenied(NOT_LET_IN)
