"""Invitations to organizations: types, queries and mutations."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import Access, declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, Relation, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import looked_up
from graphql_schema.mutations import as_domain, mutation, object_of
from graphql_schema.node import Node, or_null, readable
from graphql_schema.organization_template import OrganizationRole
from graphql_schema.users import User
from identity.invitations import actions, inviting, queries
from identity.invitations.inputs import InvitationStatus, NewInvitation
from identity.invitations.models import Invitation as InvitationRow
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.users.queries import users_by_ids

INVITATIONS = Relation(
    queries.invitation_slices_by_organization_ids,
    queries.invitation_counts_by_organization_ids,
    position=lambda invitation: (invitation.created_at, invitation.id),
)

strawberry.enum(InvitationStatus, description="Pending may become any of the others, which are final.")


@strawberry.type(description="An invitation to an organization, by e-mail address.")
class Invitation(Node):
    invitation_id: strawberry.ID = row(lambda invitation: invitation.id)
    organization_id: strawberry.ID
    invitee: str = strawberry.field(description="An e-mail address.")
    status: InvitationStatus = row(queries.status_of)
    expires_at: datetime
    created_at: datetime
    updated_at: datetime
    inviter_id: strawberry.ID | None
    accepted_user_id: strawberry.ID | None
    roles: list[OrganizationRole] = looked_up(
        queries.roles_by_invitation_ids,
        lambda invitation: invitation.id,
        "What the invited person will hold there.",
    )
    inviter: User | None = looked_up(users_by_ids, lambda invitation: invitation.inviter_id)
    accepted_user: User | None = looked_up(users_by_ids, lambda invitation: invitation.accepted_user_id)


readable(InvitationRow, queries.invitations_by_ids, "Invitation")
_READ = scopes(Permission.ORGANIZATIONS_INVITATIONS_READ)
_USERS = scopes(Permission.USERS_READ)
_WRITE = Permission.ORGANIZATIONS_INVITATIONS_WRITE
declare("Invitation", _READ, inviter=_USERS, acceptedUser=_USERS)
declare_more("Query", invitation=_READ, invitations=_READ)


@strawberry.input
class InvitationFilter:
    organization_id: strawberry.ID | None = strawberry.UNSET
    inviter_id: strawberry.ID | None = strawberry.UNSET
    invitee: str | None = strawberry.UNSET
    status: InvitationStatus | None = strawberry.UNSET


@strawberry.type
class InvitationQueries:
    @resolved(Invitation | None)
    async def invitation(self, info: Info, invitation_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_invitation(info.context.actor, invitation_id))

    @resolved(Connection[Invitation])
    async def invitations(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: InvitationFilter | None = strawberry.UNSET,
    ) -> Page:
        actor, wanted = info.context.actor, as_domain(queries.InvitationFilter, filter or InvitationFilter())
        found = await queries.invitations_slice(actor, wanted, keyset(first, after, last, before))
        return Page(found, by_time(), lambda: queries.invitations_count(actor, wanted))


@strawberry.input(description="What the template of the message is filled in with.")
class InvitationMessageInput:
    link: str | None = strawberry.UNSET
    code: str | None = strawberry.UNSET
    locale: str | None = strawberry.UNSET
    ui_locales: str | None = strawberry.UNSET


@strawberry.input
class InviteToOrganizationInput:
    organization_id: strawberry.ID
    invitee: str = strawberry.field(description="An e-mail address.")
    expires_at: datetime
    organization_role_ids: list[strawberry.ID] = strawberry.field(default_factory=list)
    inviter_id: strawberry.ID | None = strawberry.UNSET
    message: InvitationMessageInput | None = strawberry.field(
        default=strawberry.UNSET, description="Without one, nothing is sent."
    )
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class SendInvitationMessageInput:
    invitation_id: strawberry.ID
    message: InvitationMessageInput


@strawberry.input
class AcceptInvitationInput:
    invitation_id: strawberry.ID
    accepted_user_id: strawberry.ID


@strawberry.input
class RevokeInvitationInput:
    invitation_id: strawberry.ID


@strawberry.input
class DeleteInvitationInput:
    invitation_id: strawberry.ID


@mutation(_WRITE, again=queries.visible_invitation, invitation=Invitation)
async def invite_to_organization(actor: Actor, input: InviteToOrganizationInput) -> InvitationRow:
    """Invite somebody; members do so in their own name, to roles that give no more than theirs."""
    message = object_of(input.message) if input.message else None
    new = as_domain(NewInvitation, input, message=message)
    return await inviting.invite(actor, input.organization_id, new)


@mutation(_WRITE, invitation=Invitation)
async def send_invitation_message(actor: Actor, input: SendInvitationMessageInput) -> InvitationRow:
    """Send the message of a pending invitation once more."""
    return await inviting.remind(actor, input.invitation_id, object_of(input.message))


@mutation(Access(permissions=frozenset({_WRITE})), invitation=Invitation)
async def accept_invitation(actor: Actor, input: AcceptInvitationInput) -> InvitationRow:
    """Make the owner of the invited address a member; for the server's administrators and back ends."""
    return await actions.accept_invitation(actor, input.invitation_id, input.accepted_user_id)


@mutation(_WRITE, invitation=Invitation)
async def revoke_invitation(actor: Actor, input: RevokeInvitationInput) -> InvitationRow:
    """Take a pending invitation back."""
    return await actions.revoke_invitation(actor, input.invitation_id)


@mutation(_WRITE, deleted_invitation_id=strawberry.ID)
async def delete_invitation(actor: Actor, input: DeleteInvitationInput) -> str:
    """Forget an invitation; a membership that came of it stays."""
    await actions.delete_invitation(actor, input.invitation_id)
    return input.invitation_id
