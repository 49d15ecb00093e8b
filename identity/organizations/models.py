"""Organizations, their template (roles and scopes), members and machine members."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.applications.models import Application
from identity.resources.models import Scope
from identity.security.secrets import random_id, user_id
from identity.users.models import User


class Organization(Model):
    """A group of members with roles of its own."""

    id = fields.CharField(max_length=12, primary_key=True, default=user_id)
    name = fields.CharField(max_length=128)
    description = fields.CharField(max_length=256, null=True)
    custom_data = fields.JSONField[dict[str, object]](default=dict)
    is_mfa_required = fields.BooleanField(default=False)
    is_trusted_device_allowed = fields.BooleanField(default=True, db_default=True)
    color = fields.JSONField[dict[str, object]](default=dict)
    branding = fields.JSONField[dict[str, object]](default=dict)
    custom_css = fields.TextField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "organizations"
        indexes = [Index(fields=("created_at", "id"))]


class OrganizationScope(Model):
    """A permission of the organization template."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    name = fields.CharField(max_length=128, unique=True)
    description = fields.CharField(max_length=256, null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "organization_scopes"


class OrganizationRole(Model):
    """A role of the organization template, for users or for machines."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    name = fields.CharField(max_length=128, unique=True)
    description = fields.CharField(max_length=256, null=True)
    type = fields.CharField(max_length=16, default="User")
    created_at = fields.DatetimeField()

    class Meta:
        table = "organization_roles"


class OrganizationRoleScope(Model):
    """An organization scope that an organization role gives."""

    id = fields.BigIntField(primary_key=True)
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole", related_name="role_scopes", on_delete=fields.CASCADE
    )
    organization_role_id: str
    organization_scope: fields.ForeignKeyRelation[OrganizationScope] = fields.ForeignKeyField(
        "keystead.OrganizationScope", related_name="role_scopes", on_delete=fields.CASCADE, db_index=True
    )
    organization_scope_id: str

    class Meta:
        table = "organization_role_scopes"
        unique_together = (("organization_role", "organization_scope"),)


class OrganizationRoleResourceScope(Model):
    """An API scope that an organization role gives inside its organization."""

    id = fields.BigIntField(primary_key=True)
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole", related_name="role_resource_scopes", on_delete=fields.CASCADE
    )
    organization_role_id: str
    scope: fields.ForeignKeyRelation[Scope] = fields.ForeignKeyField(
        "keystead.Scope", related_name="organization_role_scopes", on_delete=fields.CASCADE, db_index=True
    )
    scope_id: str

    class Meta:
        table = "organization_role_resource_scopes"
        unique_together = (("organization_role", "scope"),)


class OrganizationRolePermission(Model):
    """A built-in permission (`keystead:members:read` …) that an organization role gives."""

    id = fields.BigIntField(primary_key=True)
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole", related_name="role_permissions", on_delete=fields.CASCADE
    )
    organization_role_id: str
    permission = fields.CharField(max_length=64)

    class Meta:
        table = "organization_role_permissions"
        unique_together = (("organization_role", "permission"),)


class OrganizationMember(Model):
    """A user's membership of an organization."""

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization", related_name="members", on_delete=fields.CASCADE
    )
    organization_id: str
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="memberships", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    created_at = fields.DatetimeField()

    class Meta:
        table = "organization_members"
        indexes = [Index(fields=("organization_id", "created_at", "user_id"))]
        unique_together = (("organization", "user"),)


class OrganizationMemberRole(Model):
    """An organization role that a member holds."""

    id = fields.BigIntField(primary_key=True)
    member: fields.ForeignKeyRelation[OrganizationMember] = fields.ForeignKeyField(
        "keystead.OrganizationMember", related_name="member_roles", on_delete=fields.CASCADE
    )
    member_id: int
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole", related_name="member_roles", on_delete=fields.CASCADE, db_index=True
    )
    organization_role_id: str

    class Meta:
        table = "organization_member_roles"
        unique_together = (("member", "organization_role"),)


class OrganizationApplication(Model):
    """A machine-to-machine application's membership of an organization."""

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization", related_name="application_members", on_delete=fields.CASCADE
    )
    organization_id: str
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="memberships", on_delete=fields.CASCADE, db_index=True
    )
    application_id: str
    created_at = fields.DatetimeField()

    class Meta:
        table = "organization_applications"
        indexes = [Index(fields=("organization_id", "created_at", "application_id"))]
        unique_together = (("organization", "application"),)


class OrganizationApplicationRole(Model):
    """An organization role that a machine member holds."""

    id = fields.BigIntField(primary_key=True)
    member: fields.ForeignKeyRelation[OrganizationApplication] = fields.ForeignKeyField(
        "keystead.OrganizationApplication", related_name="member_roles", on_delete=fields.CASCADE
    )
    member_id: int
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole",
        related_name="application_member_roles",
        on_delete=fields.CASCADE,
        db_index=True,
    )
    organization_role_id: str

    class Meta:
        table = "organization_application_roles"
        unique_together = (("member", "organization_role"),)


class ApplicationOrganizationScope(Model):
    """An organization scope that a third-party application may ask a member for."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="organization_scopes", on_delete=fields.CASCADE
    )
    application_id: str
    organization_scope: fields.ForeignKeyRelation[OrganizationScope] = fields.ForeignKeyField(
        "keystead.OrganizationScope",
        related_name="application_scopes",
        on_delete=fields.CASCADE,
        db_index=True,
    )
    organization_scope_id: str

    class Meta:
        table = "application_organization_scopes"
        unique_together = (("application", "organization_scope"),)


class ConsentedOrganization(Model):
    """An organization that a user let a third-party application act in."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="consented_organizations", on_delete=fields.CASCADE
    )
    application_id: str
    member: fields.ForeignKeyRelation[OrganizationMember] = fields.ForeignKeyField(
        "keystead.OrganizationMember", related_name="consents", on_delete=fields.CASCADE, db_index=True
    )
    member_id: int

    class Meta:
        table = "consented_organizations"
        unique_together = (("application", "member"),)
