"""What can be done with invitations to an organization."""

from identity.invitations import changes
from identity.invitations.events import (
    InvitationAccepted,
    InvitationCreated,
    InvitationDeleted,
    InvitationMessageRequested,
    InvitationRevoked,
)
from identity.invitations.inputs import InvitationStatus, Message, NewInvitation
from identity.invitations.models import Invitation
from identity.kernel.action import SIGNED_IN, action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row
from identity.organizations import member_changes
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.organizations.tables import PEOPLE


@action(
    needs=Permission.ORGANIZATIONS_INVITATIONS_WRITE,
    announces=(InvitationCreated, InvitationMessageRequested),
    in_organization="organization_id",
)
async def create_invitation(actor: Actor, organization_id: str, new: NewInvitation) -> Invitation:
    """Invite the owner of an address; sending the message is `invite`'s part."""
    invitation = await changes.valid_invitation(actor, organization_id, new)
    roles = await changes.store_invitation(actor, invitation, new.organization_role_ids)
    after = {"inviter_id": invitation.inviter_id, "organization_role_ids": roles}
    await announce(
        InvitationCreated(
            invitation_id=invitation.id,
            invitee=invitation.invitee,
            organization_id=organization_id,
            after=after,
        )
    )
    if new.message is not None:
        await changes.request_message(actor, invitation, new.message)
    return invitation


@action(needs=SIGNED_IN, announces=InvitationMessageRequested)
async def request_invitation_message(actor: Actor, invitation_id: str, message: Message) -> Invitation:
    """Let the message of a pending invitation be sent once more; sending it is `remind`'s part."""
    invitation = await changes.held_invitation(actor, invitation_id)
    changes.require_pending(invitation)
    await changes.request_message(actor, invitation, message)
    return invitation


@action(
    needs=Permission.ORGANIZATIONS_INVITATIONS_WRITE,
    announces=(InvitationAccepted, MembershipChanged, MemberRolesChanged),
)
async def accept_invitation(actor: Actor, invitation_id: str, user_id: str | None) -> Invitation:
    """Make the owner of the invited address a member, with the roles of the invitation."""
    invitation = await changes.held_invitation(actor, invitation_id)
    changes.require_pending(invitation)
    owner_id = await changes.owner_of_invited_address(invitation, user_id)
    await changes.settle(invitation, InvitationStatus.ACCEPTED, owner_id)
    added = await member_changes.add_holders(PEOPLE, invitation.organization_id, [owner_id])
    await member_changes.announce_membership(PEOPLE, invitation.organization_id, added, [])
    if roles := await changes.invited_role_ids(invitation_id):
        await member_changes.assign_roles(actor, PEOPLE, invitation.organization_id, [owner_id], roles, ())
    await announce(
        InvitationAccepted(
            invitation_id=invitation_id,
            invitee=invitation.invitee,
            organization_id=invitation.organization_id,
            user_id=owner_id,
        )
    )
    return invitation


@action(needs=SIGNED_IN, announces=InvitationRevoked)
async def revoke_invitation(actor: Actor, invitation_id: str) -> Invitation:
    """Take a pending invitation back."""
    invitation = await changes.held_invitation(actor, invitation_id)
    changes.require_pending(invitation)
    await changes.settle(invitation, InvitationStatus.REVOKED, None)
    await announce(
        InvitationRevoked(
            invitation_id=invitation_id,
            invitee=invitation.invitee,
            organization_id=invitation.organization_id,
        )
    )
    return invitation


@action(needs=SIGNED_IN, announces=InvitationDeleted)
async def delete_invitation(actor: Actor, invitation_id: str) -> Invitation:
    """Forget an invitation, whatever became of it; a membership that came of it stays."""
    invitation = await changes.held_invitation(actor, invitation_id)
    await delete_row(invitation)
    await announce(
        InvitationDeleted(
            invitation_id=invitation_id,
            invitee=invitation.invitee,
            organization_id=invitation.organization_id,
            before={"status": invitation.status},
        )
    )
    return invitation
