"""Global roles: who holds them and which API scopes they give."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from identity.resources.models import Scope
from identity.security.secrets import random_id
from identity.users.models import User


class RoleType(StrEnum):
    """Who can hold a role."""

    USER = "User"
    MACHINE = "MachineToMachine"


class Role(Model):
    """A named set of API scopes, for users or for machines; the type never changes."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    name = fields.CharField(max_length=128, unique=True)
    description = fields.CharField(max_length=128)
    type = fields.CharField(max_length=16)  # a RoleType
    is_default = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()

    class Meta:
        table = "roles"


class RoleScope(Model):
    """A scope that a role gives."""

    id = fields.BigIntField(primary_key=True)
    role: fields.ForeignKeyRelation[Role] = fields.ForeignKeyField(
        "keystead.Role", related_name="role_scopes", on_delete=fields.CASCADE
    )
    role_id: str
    scope: fields.ForeignKeyRelation[Scope] = fields.ForeignKeyField(
        "keystead.Scope", related_name="role_scopes", on_delete=fields.CASCADE, db_index=True
    )
    scope_id: str

    class Meta:
        table = "role_scopes"
        unique_together = (("role", "scope"),)


class UserRole(Model):
    """A role that a user holds."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="user_roles", on_delete=fields.CASCADE
    )
    user_id: str
    role: fields.ForeignKeyRelation[Role] = fields.ForeignKeyField(
        "keystead.Role", related_name="user_roles", on_delete=fields.CASCADE, db_index=True
    )
    role_id: str

    class Meta:
        table = "user_roles"
        unique_together = (("user", "role"),)
