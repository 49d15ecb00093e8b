"""Invitations as callers see them."""

from collections.abc import Iterable

from identity.invitations.models import Invitation
from identity.invitations.queries import status_of
from identity.organizations.models import OrganizationRole
from rest_api.views import TENANT, View, milliseconds


class NamedRoleView(View, kw_only=True):
    """An organization role by id and name."""

    id: str
    name: str


class InvitationView(View, kw_only=True):
    """An invitation."""

    tenant_id: str = TENANT
    id: str
    inviter_id: str | None
    invitee: str
    accepted_user_id: str | None
    organization_id: str
    status: str
    created_at: int
    updated_at: int
    expires_at: int
    organization_roles: list[NamedRoleView]


def invitation_view(invitation: Invitation, roles: Iterable[OrganizationRole]) -> InvitationView:
    """An invitation with its roles."""
    return InvitationView(
        id=invitation.id,
        inviter_id=invitation.inviter_id,
        invitee=invitation.invitee,
        accepted_user_id=invitation.accepted_user_id,
        organization_id=invitation.organization_id,
        status=status_of(invitation).value,
        created_at=milliseconds(invitation.created_at),
        updated_at=milliseconds(invitation.updated_at),
        expires_at=milliseconds(invitation.expires_at),
        organization_roles=[NamedRoleView(id=role.id, name=role.name) for role in roles],
    )
