"""Fault cases of invitations."""

from datetime import timedelta

from identity.invitations.actions import (
    accept_invitation,
    create_invitation,
    delete_invitation,
    request_invitation_message,
    revoke_invitation,
)
from identity.invitations.inputs import NewInvitation
from identity.invitations.models import Invitation
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique


async def invitation(world: World, invitee: str = "guest@example.com") -> Invitation:
    """An invitation to a role, that holds for an hour."""
    organization, role = await world.organization(), await world.organization_role()
    new = NewInvitation(
        invitee=invitee, expires_at=clock.now() + timedelta(hours=1), organization_role_ids=[role.id]
    )
    return await create_invitation(SYSTEM, organization.id, new)


@case_of(create_invitation)
async def of_create_invitation(world: World) -> Call:
    organization, role = await world.organization(), await world.organization_role()
    new = NewInvitation(
        invitee="guest@example.com",
        expires_at=clock.now() + timedelta(hours=1),
        organization_role_ids=[role.id],
        message={"link": "https://example.com"},
    )
    return lambda: create_invitation(world.administrator, organization.id, new)


@case_of(request_invitation_message)
async def of_request_invitation_message(world: World) -> Call:
    stored = await invitation(world)
    return lambda: request_invitation_message(world.administrator, stored.id, {})


@case_of(accept_invitation)
async def of_accept_invitation(world: World) -> Call:
    address = f"{unique('guest')}@example.com"
    stored, user = await invitation(world, address), await world.user(primary_email=address)
    return lambda: accept_invitation(world.administrator, stored.id, user.id)


@case_of(revoke_invitation)
async def of_revoke_invitation(world: World) -> Call:
    stored = await invitation(world)
    return lambda: revoke_invitation(world.administrator, stored.id)


@case_of(delete_invitation)
async def of_delete_invitation(world: World) -> Call:
    stored = await invitation(world)
    return lambda: delete_invitation(world.administrator, stored.id)
