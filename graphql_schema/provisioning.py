"""Who joins an organization by signing up: what an organization shows of it, and mutations."""

from typing import Any

import strawberry

from graphql_schema.access import Access, declare
from graphql_schema.context import Info
from graphql_schema.fields import resolved
from graphql_schema.loaders import load
from graphql_schema.mutations import mutation
from graphql_schema.organization_template import OrganizationRole
from graphql_schema.sso import SsoConnector
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.organizations.models import Organization as OrganizationRow
from identity.organizations.queries import visible_organization
from identity.provisioning import actions, queries


@strawberry.type(description="Who becomes a member just by signing up, and what they get.")
class OrganizationProvisioning:
    @resolved(list[str], description="People with a verified address in one of these domains.")
    @staticmethod
    async def email_domains(root: strawberry.Parent[OrganizationRow], info: Info) -> Any:
        return await load(info.context, queries.jit_email_domains_by_organization_ids, root.id) or []

    @resolved(list[OrganizationRole] | None, description="The roles that newcomers get.")
    @staticmethod
    async def roles(root: strawberry.Parent[OrganizationRow], info: Info) -> Any:
        return await load(info.context, queries.jit_roles_by_organization_ids, root.id) or []

    @resolved(list[SsoConnector] | None, description="People who sign in through one of these.")
    @staticmethod
    async def sso_connectors(root: strawberry.Parent[OrganizationRow], info: Info) -> Any:
        return await load(info.context, queries.jit_sso_connectors_by_organization_ids, root.id) or []


def _operators(*permissions: Permission) -> Access:
    """For the operator alone: an organization's own administrators have no counterpart of it."""
    return Access(permissions=frozenset(permissions))


PROVISIONING = _operators(Permission.ORGANIZATIONS_READ)
declare(
    "OrganizationProvisioning",
    PROVISIONING,
    roles=_operators(Permission.ORGANIZATIONS_READ, Permission.ORGANIZATION_TEMPLATE_READ),
    ssoConnectors=_operators(Permission.ORGANIZATIONS_READ, Permission.CONNECTORS_READ),
)


@strawberry.input
class AddJitEmailDomainInput:
    organization_id: strawberry.ID
    email_domain: str
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveJitEmailDomainInput:
    organization_id: strawberry.ID
    email_domain: str


@strawberry.input
class ReplaceJitEmailDomainsInput:
    organization_id: strawberry.ID
    email_domains: list[str]


@strawberry.input
class AddJitRolesInput:
    organization_id: strawberry.ID
    organization_role_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveJitRoleInput:
    organization_id: strawberry.ID
    organization_role_id: strawberry.ID


@strawberry.input
class ReplaceJitRolesInput:
    organization_id: strawberry.ID
    organization_role_ids: list[strawberry.ID]


@strawberry.input
class AddJitSsoConnectorsInput:
    organization_id: strawberry.ID
    sso_connector_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveJitSsoConnectorInput:
    organization_id: strawberry.ID
    sso_connector_id: strawberry.ID


@strawberry.input
class ReplaceJitSsoConnectorsInput:
    organization_id: strawberry.ID
    sso_connector_ids: list[strawberry.ID]


_ADD = Permission.ORGANIZATIONS_MEMBERS_ADD
_GIVE = _operators(Permission.ORGANIZATIONS_MEMBERS_ROLES)


async def _seen(actor: Actor, organization_id: str) -> Any:
    if not actor.may(Permission.ORGANIZATIONS_READ):
        return None
    return await visible_organization(actor, organization_id)


@mutation(
    _ADD,
    provisioning=OrganizationProvisioning,
    about="organization_id",
    again=_seen,
)
async def add_jit_email_domain(actor: Actor, input: AddJitEmailDomainInput) -> Any:
    """Let people with a verified address in a domain join an organization."""
    await actions.add_jit_email_domain(actor, input.organization_id, input.email_domain)
    return await _seen(actor, input.organization_id)


@mutation(_ADD, provisioning=OrganizationProvisioning)
async def remove_jit_email_domain(actor: Actor, input: RemoveJitEmailDomainInput) -> Any:
    """Let people of a domain join no longer; who has joined stays."""
    await actions.remove_jit_email_domain(actor, input.organization_id, input.email_domain)
    return await _seen(actor, input.organization_id)


@mutation(_ADD, provisioning=OrganizationProvisioning)
async def replace_jit_email_domains(actor: Actor, input: ReplaceJitEmailDomainsInput) -> Any:
    """Let people of exactly these domains join."""
    await actions.replace_jit_email_domains(actor, input.organization_id, input.email_domains)
    return await _seen(actor, input.organization_id)


@mutation(
    _GIVE,
    provisioning=OrganizationProvisioning,
    about="organization_id",
    again=_seen,
)
async def add_jit_roles(actor: Actor, input: AddJitRolesInput) -> Any:
    """Give newcomers of an organization these roles too."""
    await actions.add_jit_roles(actor, input.organization_id, input.organization_role_ids)
    return await _seen(actor, input.organization_id)


@mutation(_GIVE, provisioning=OrganizationProvisioning)
async def remove_jit_role(actor: Actor, input: RemoveJitRoleInput) -> Any:
    """Give newcomers a role no longer; who has joined keeps it."""
    await actions.remove_jit_role(actor, input.organization_id, input.organization_role_id)
    return await _seen(actor, input.organization_id)


@mutation(_GIVE, provisioning=OrganizationProvisioning)
async def replace_jit_roles(actor: Actor, input: ReplaceJitRolesInput) -> Any:
    """Give newcomers exactly these roles."""
    await actions.replace_jit_roles(actor, input.organization_id, input.organization_role_ids)
    return await _seen(actor, input.organization_id)


@mutation(
    _ADD,
    provisioning=OrganizationProvisioning,
    about="organization_id",
    again=_seen,
)
async def add_jit_sso_connectors(actor: Actor, input: AddJitSsoConnectorsInput) -> Any:
    """Let people who sign in through these enterprise connectors join too."""
    await actions.add_jit_sso_connectors(actor, input.organization_id, input.sso_connector_ids)
    return await _seen(actor, input.organization_id)


@mutation(_ADD, provisioning=OrganizationProvisioning)
async def remove_jit_sso_connector(actor: Actor, input: RemoveJitSsoConnectorInput) -> Any:
    """Let people of an enterprise connector join no longer; who has joined stays."""
    await actions.remove_jit_sso_connector(actor, input.organization_id, input.sso_connector_id)
    return await _seen(actor, input.organization_id)


@mutation(_ADD, provisioning=OrganizationProvisioning)
async def replace_jit_sso_connectors(actor: Actor, input: ReplaceJitSsoConnectorsInput) -> Any:
    """Let people who sign in through exactly these enterprise connectors join."""
    await actions.replace_jit_sso_connectors(actor, input.organization_id, input.sso_connector_ids)
    return await _seen(actor, input.organization_id)
