"""Just-in-time provisioning: who becomes a member of an organization by signing up, and with which roles."""

from tortoise import fields
from tortoise.models import Model

from identity.organizations.models import Organization, OrganizationRole
from identity.sso.models import SsoConnector


class JitEmailDomain(Model):
    """People with a verified address in this domain become members."""

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization", related_name="jit_email_domains", on_delete=fields.CASCADE
    )
    organization_id: str
    email_domain = fields.CharField(max_length=128, db_index=True)

    class Meta:
        table = "jit_email_domains"
        unique_together = (("organization", "email_domain"),)


class JitRole(Model):
    """A role that such members get."""

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization", related_name="jit_roles", on_delete=fields.CASCADE
    )
    organization_id: str
    organization_role: fields.ForeignKeyRelation[OrganizationRole] = fields.ForeignKeyField(
        "keystead.OrganizationRole", related_name="jit_roles", on_delete=fields.CASCADE, db_index=True
    )
    organization_role_id: str

    class Meta:
        table = "jit_roles"
        unique_together = (("organization", "organization_role"),)


class JitSsoConnector(Model):
    """People who sign in through this enterprise connector become members."""

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "keystead.Organization", related_name="jit_sso_connectors", on_delete=fields.CASCADE
    )
    organization_id: str
    sso_connector: fields.ForeignKeyRelation[SsoConnector] = fields.ForeignKeyField(
        "keystead.SsoConnector", related_name="jit_organizations", on_delete=fields.CASCADE, db_index=True
    )
    sso_connector_id: str

    class Meta:
        table = "jit_sso_connectors"
        unique_together = (("organization", "sso_connector"),)
