"""Who may use an application that is not open to everybody."""

from tortoise import fields
from tortoise.models import Model

from identity.applications.models import Application
from identity.organizations.models import Organization, OrganizationRole
from identity.roles.models import Role
from identity.users.models import User


class AllowedUser(Model):
    """A user who may use it."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="allowed_users", on_delete=fields.CASCADE
    )
    application_id: str
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="allowed_applications", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str

    class Meta:
        table = "application_allowed_users"
        unique_together = (("application", "user"),)


class AllowedRole(Model):
    """Who holds this role may use it."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="allowed_roles", on_delete=fields.CASCADE
    )
    application_id: str
    role: fields.ForeignKeyRelation[Role] = fields.ForeignKeyField(
        "keystead.Role", related_name="allowed_applications", on_delete=fields.CASCADE, db_index=True
    )
    role_id: str

    class Meta:
        table = "application_allowed_roles"
        unique_together = (("application", "role"),)


class AllowedOrganization(Model):
    """Every member of this organization may use it."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="allowed_organizations", on_delete=fields.CASCADE
    )
    application_id: str
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization", related_name="allowed_applications", on_delete=fields.CASCADE, db_index=True
    )
    organization_id: str

    class Meta:
        table = "application_allowed_organizations"
        unique_together = (("application", "organization"),)


class AllowedOrganizationRole(Model):
    """Members of this organization with this role may use it."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="allowed_organization_roles", on_delete=fields.CASCADE
    )
    application_id: str
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization",
        related_name="allowed_role_applications",
        on_delete=fields.CASCADE,
        db_index=True,
    )
    organization_id: str
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole",
        related_name="allowed_applications",
        on_delete=fields.CASCADE,
        db_index=True,
    )
    organization_role_id: str

    class Meta:
        table = "application_allowed_organization_roles"
        unique_together = (("application", "organization", "organization_role"),)
