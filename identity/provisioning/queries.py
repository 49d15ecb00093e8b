"""Reads of who joins an organization by signing up; for the operator, not for an organization's own administrators."""

from collections.abc import Sequence

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.paging import Conditions, NumberedPage, PageNumber, SortOrder, numbered_page
from identity.kernel.permissions import Permission
from identity.organizations.models import OrganizationRole
from identity.organizations.queries import visible_organization
from identity.provisioning.models import JitEmailDomain
from identity.sso.models import SsoConnector

_NEWEST_FIRST = SortOrder("created_at")


async def jit_email_domains_page(
    actor: Actor, organization_id: str, page: PageNumber | None
) -> NumberedPage[JitEmailDomain]:
    """The domains of an organization, by name."""
    actor.require(Permission.ORGANIZATIONS_READ)
    conditions = Conditions(["j.organization_id = $1"], [organization_id])
    order = SortOrder("email_domain", is_descending=False)
    return await numbered_page(JitEmailDomain, "jit_email_domains j", "j", conditions, order, page)


async def jit_roles_page(
    actor: Actor, organization_id: str, page: PageNumber | None
) -> NumberedPage[OrganizationRole]:
    """The roles for newcomers, by name; an unknown organization is not found."""
    _require_readable(actor, Permission.ORGANIZATION_TEMPLATE_READ)
    conditions = Conditions(["j.organization_id = $1"], [organization_id])
    source = "organization_roles r JOIN jit_roles j ON j.organization_role_id = r.id"
    order = SortOrder("name", is_descending=False)
    found = await numbered_page(OrganizationRole, source, "r", conditions, order, page)
    if not found.total:
        await visible_organization(actor, organization_id)
    return found


async def jit_sso_connectors_page(
    actor: Actor, organization_id: str, page: PageNumber | None
) -> NumberedPage[SsoConnector]:
    """The enterprise connectors whose people join, newest first; an unknown organization is not found."""
    _require_readable(actor, Permission.CONNECTORS_READ)
    conditions = Conditions(["j.organization_id = $1"], [organization_id])
    source = "sso_connectors c JOIN jit_sso_connectors j ON j.sso_connector_id = c.id"
    found = await numbered_page(SsoConnector, source, "c", conditions, _NEWEST_FIRST, page)
    if not found.total:
        await visible_organization(actor, organization_id)
    return found


async def jit_email_domains_by_organization_ids(actor: Actor, ids: Sequence[str]) -> dict[str, list[str]]:
    """The domains of many organizations, in one statement, by name."""
    actor.require(Permission.ORGANIZATIONS_READ)
    rows = await database.fetch(
        "SELECT organization_id, array_agg(email_domain ORDER BY email_domain) AS domains "
        "FROM jit_email_domains WHERE organization_id = ANY($1) GROUP BY organization_id",
        list(ids),
    )
    return {each: [] for each in ids} | {row["organization_id"]: row["domains"] for row in rows}


async def jit_roles_by_organization_ids(
    actor: Actor, ids: Sequence[str]
) -> dict[str, list[OrganizationRole]]:
    """The roles for newcomers of many organizations, in one statement, by name."""
    _require_readable(actor, Permission.ORGANIZATION_TEMPLATE_READ)
    return await database.models_by_holder(
        OrganizationRole,
        ids,
        f"SELECT j.organization_id AS holder_id, {database.columns(OrganizationRole, 'r')} FROM jit_roles j "
        "JOIN organization_roles r ON r.id = j.organization_role_id WHERE j.organization_id = ANY($1) ORDER BY r.name",
        list(ids),
    )


async def jit_sso_connectors_by_organization_ids(
    actor: Actor, ids: Sequence[str]
) -> dict[str, list[SsoConnector]]:
    """The enterprise connectors of many organizations, in one statement, by name."""
    _require_readable(actor, Permission.CONNECTORS_READ)
    return await database.models_by_holder(
        SsoConnector,
        ids,
        f"SELECT j.organization_id AS holder_id, {database.columns(SsoConnector, 'c')} FROM jit_sso_connectors j "
        "JOIN sso_connectors c ON c.id = j.sso_connector_id WHERE j.organization_id = ANY($1) "
        "ORDER BY c.connector_name",
        list(ids),
    )


def _require_readable(actor: Actor, *more: Permission) -> None:
    for permission in (Permission.ORGANIZATIONS_READ, *more):
        actor.require(permission)
