"""Invitations to organizations."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.organizations.models import Organization, OrganizationRole
from identity.security.secrets import random_id
from identity.users.models import User


class Invitation(Model):
    """An invitation by e-mail; a pending one past its expiry counts as expired."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization", related_name="invitations", on_delete=fields.CASCADE, db_index=True
    )
    organization_id: str
    inviter: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="sent_invitations", on_delete=fields.SET_NULL, null=True, db_index=True
    )
    inviter_id: str | None
    invitee = fields.CharField(max_length=256)  # an e-mail address
    accepted_user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "keystead.User",
        related_name="accepted_invitations",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    accepted_user_id: str | None
    status = fields.CharField(max_length=16, default="Pending")  # Pending, Accepted or Revoked
    expires_at = fields.DatetimeField()
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "organization_invitations"
        indexes = [Index(fields=("created_at", "id"))]


class InvitationRole(Model):
    """A role that the invited person gets."""

    id = fields.BigIntField(primary_key=True)
    invitation: fields.ForeignKeyRelation[Invitation] = fields.ForeignKeyField(
        "keystead.Invitation", related_name="invitation_roles", on_delete=fields.CASCADE
    )
    invitation_id: str
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole", related_name="invitation_roles", on_delete=fields.CASCADE, db_index=True
    )
    organization_role_id: str

    class Meta:
        table = "organization_invitation_roles"
        unique_together = (("invitation", "organization_role"),)
