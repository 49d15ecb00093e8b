"""One's own sessions, grants and personal access tokens over REST."""

from identity.account import access_actions, queries, trusted_device_actions
from identity.kernel.actor import Actor
from rest_api.account.bodies import OwnTokenBody, OwnTokenNameBody
from rest_api.account.views import (
    OwnSessionsView,
    OwnTokenView,
    new_token_view,
    own_session_view,
    own_token_view,
)
from rest_api.bodies.sessions import GrantsQuery, SessionEndQuery
from rest_api.views import moment
from rest_api.views.sessions import GrantsView, grant_view
from rest_api.views.trusted_devices import TrustedDevicesView, trusted_devices_view


async def get_sessions(actor: Actor, proof_id: str | None) -> OwnSessionsView:
    """List the browsers in which one is signed in."""
    return OwnSessionsView(
        sessions=[own_session_view(each) for each in await queries.own_sessions(actor, proof_id)]
    )


async def delete_session_by_id(
    actor: Actor, session_id: str, query: SessionEndQuery, proof_id: str | None
) -> None:
    """Sign out of one browser."""
    await access_actions.end_own_session(actor, session_id, query.revoke_grants_target, proof_id)


async def list_own_trusted_devices(actor: Actor, proof_id: str | None) -> TrustedDevicesView:
    """List the browsers in which one is not asked for one's second factor."""
    return trusted_devices_view(await queries.own_trusted_devices(actor, proof_id))


async def delete_own_trusted_device(actor: Actor, device_id: str, proof_id: str | None) -> None:
    """Be asked for one's second factor again in one browser."""
    await trusted_device_actions.delete_own_trusted_device(actor, device_id, proof_id)


async def delete_own_trusted_devices(actor: Actor, proof_id: str | None) -> None:
    """Be asked for one's second factor again in every browser."""
    await trusted_device_actions.delete_own_trusted_devices(actor, proof_id)


async def get_grants(actor: Actor, query: GrantsQuery, proof_id: str | None) -> GrantsView:
    """List what one let applications do."""
    is_third_party = None if query.app_type is None else query.app_type == "thirdParty"
    found = await queries.own_grants(actor, proof_id, is_third_party=is_third_party)
    return GrantsView(grants=[grant_view(each) for each in found])


async def delete_grant_by_id(actor: Actor, grant_id: str, proof_id: str | None) -> None:
    """Take back what one let an application do."""
    await access_actions.revoke_own_grant(actor, grant_id, proof_id)


async def list_own_personal_access_tokens(actor: Actor, proof_id: str | None) -> list[OwnTokenView]:
    """List one's personal access tokens, without their values."""
    return [own_token_view(each) for each in await queries.own_tokens(actor, proof_id)]


async def create_own_personal_access_token(
    actor: Actor, body: OwnTokenBody, proof_id: str | None
) -> OwnTokenView:
    """Make a personal access token; its value is shown here alone."""
    expires_at = None if body.expires_at is None else moment(body.expires_at)
    return new_token_view(await access_actions.create_own_token(actor, body.name, expires_at, proof_id))


async def rename_own_personal_access_token(
    actor: Actor, name: str, body: OwnTokenNameBody, proof_id: str | None
) -> OwnTokenView:
    """Rename one of one's personal access tokens."""
    return own_token_view(await access_actions.rename_own_token(actor, name, body.name, proof_id))


async def delete_own_personal_access_token(actor: Actor, name: str, proof_id: str | None) -> None:
    """Delete one of one's personal access tokens."""
    await access_actions.delete_own_token(actor, name, proof_id)
