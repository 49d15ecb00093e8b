"""Reads of the organization template: roles, scopes and what the roles give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from identity.kernel import database
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    SortOrder,
    contains_pattern,
    keyset_slice,
    numbered_page,
    row_count,
)
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations.models import OrganizationRole, OrganizationScope
from identity.resources.models import Scope
from identity.roles.models import RoleType

S = TypeVar("S", OrganizationScope, Scope)
NEWEST_FIRST = SortOrder("created_at")
_BY_NAME = SortOrder("name", is_descending=False)
_READERS = {
    OrganizationPermission.MEMBERS_INVITE,
    OrganizationPermission.MEMBERS_READ,
    OrganizationPermission.MEMBERS_ROLES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleFilter:
    """Which roles of the template."""

    text: str | None = None
    type: RoleType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationScopeFilter:
    """Which scopes of the template."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class GivenByRole:
    """What a role gives, as objects of ids and names."""

    scopes: list[dict[str, Any]]
    resource_scopes: list[dict[str, Any]]


async def visible_organization_role(actor: Actor, role_id: str) -> OrganizationRole:
    """The role of the template, or not found."""
    if role := (await organization_roles_by_ids(actor, [role_id])).get(role_id):
        return role
    raise NotFoundById(entity="organization role", id=role_id)


async def organization_roles_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, OrganizationRole]:
    """Roles of the template by id; unknown ids are left out."""
    _require_readable(actor)
    rows = await database.fetch_models(
        OrganizationRole,
        f"SELECT {database.columns(OrganizationRole, 'r')} FROM organization_roles r WHERE r.id = ANY($1)",
        list(ids),
    )
    return {row.id: row for row in rows}


async def organization_roles_page(
    actor: Actor, wanted: OrganizationRoleFilter, page: PageNumber | None = None
) -> NumberedPage[OrganizationRole]:
    """Roles of the template by page, or all of them when no page is named."""
    _require_readable(actor)
    conditions = _role_conditions(wanted)
    return await numbered_page(OrganizationRole, "organization_roles t", "t", conditions, NEWEST_FIRST, page)


async def organization_roles_slice(
    actor: Actor, wanted: OrganizationRoleFilter, order: SortOrder, keyset: Keyset
) -> Slice[OrganizationRole]:
    """Roles of the template by keyset."""
    _require_readable(actor)
    conditions = _role_conditions(wanted)
    return await keyset_slice(OrganizationRole, "organization_roles t", "t", conditions, order, keyset)


async def organization_roles_count(actor: Actor, wanted: OrganizationRoleFilter) -> int:
    """How many roles of the template match."""
    _require_readable(actor)
    return await row_count("organization_roles t", _role_conditions(wanted))


async def visible_organization_scope(actor: Actor, scope_id: str) -> OrganizationScope:
    """The scope of the template, or not found."""
    if scope := (await organization_scopes_by_ids(actor, [scope_id])).get(scope_id):
        return scope
    raise NotFoundById(entity="organization scope", id=scope_id)


async def organization_scopes_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, OrganizationScope]:
    """Scopes of the template by id; unknown ids are left out."""
    _require_readable(actor)
    rows = await database.fetch_models(
        OrganizationScope,
        f"SELECT {database.columns(OrganizationScope, 's')} FROM organization_scopes s WHERE s.id = ANY($1)",
        list(ids),
    )
    return {row.id: row for row in rows}


async def organization_scopes_page(
    actor: Actor, wanted: OrganizationScopeFilter, page: PageNumber | None = None
) -> NumberedPage[OrganizationScope]:
    """Scopes of the template by page, or all of them when no page is named."""
    _require_readable(actor)
    conditions = _text_conditions(wanted.text)
    return await numbered_page(
        OrganizationScope, "organization_scopes t", "t", conditions, NEWEST_FIRST, page
    )


async def organization_scopes_slice(
    actor: Actor, wanted: OrganizationScopeFilter, order: SortOrder, keyset: Keyset
) -> Slice[OrganizationScope]:
    """Scopes of the template by keyset."""
    _require_readable(actor)
    conditions = _text_conditions(wanted.text)
    return await keyset_slice(OrganizationScope, "organization_scopes t", "t", conditions, order, keyset)


async def organization_scopes_count(actor: Actor, wanted: OrganizationScopeFilter) -> int:
    """How many scopes of the template match."""
    _require_readable(actor)
    return await row_count("organization_scopes t", _text_conditions(wanted.text))


async def scopes_by_organization_role_ids(
    actor: Actor, role_ids: Sequence[str]
) -> dict[str, list[OrganizationScope]]:
    """The organization scopes that many roles give, in one statement, by name."""
    _require_readable(actor)
    return await database.models_by_holder(
        OrganizationScope,
        role_ids,
        f"SELECT rs.organization_role_id AS holder_id, {database.columns(OrganizationScope, 's')} "
        "FROM organization_role_scopes rs JOIN organization_scopes s ON s.id = rs.organization_scope_id "
        "WHERE rs.organization_role_id = ANY($1) ORDER BY s.name",
        list(role_ids),
    )


async def resource_scopes_by_organization_role_ids(
    actor: Actor, role_ids: Sequence[str]
) -> dict[str, list[Scope]]:
    """The API scopes that many roles give, in one statement, by name."""
    actor.require(Permission.ORGANIZATION_TEMPLATE_READ)
    return await database.models_by_holder(
        Scope,
        role_ids,
        f"SELECT rs.organization_role_id AS holder_id, {database.columns(Scope, 's')} "
        "FROM organization_role_resource_scopes rs JOIN scopes s ON s.id = rs.scope_id "
        "WHERE rs.organization_role_id = ANY($1) ORDER BY s.name, s.id",
        list(role_ids),
    )


async def given_by_organization_role_ids(actor: Actor, role_ids: Sequence[str]) -> dict[str, GivenByRole]:
    """What many roles give of both sorts, in short and by name, in one statement."""
    actor.require(Permission.ORGANIZATION_TEMPLATE_READ)
    rows = await database.fetch(
        "SELECT r.id, (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY s.name), "
        "'[]') FROM organization_role_scopes rs JOIN organization_scopes s ON s.id = rs.organization_scope_id "
        "WHERE rs.organization_role_id = r.id) AS scopes, "
        "(SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'resource', "
        "jsonb_build_object('id', a.id, 'name', a.name)) ORDER BY s.name, s.id), '[]') "
        "FROM organization_role_resource_scopes rs JOIN scopes s ON s.id = rs.scope_id "
        "JOIN resources a ON a.id = s.resource_id WHERE rs.organization_role_id = r.id) AS resource_scopes "
        "FROM unnest($1::text[]) AS r (id)",
        list(role_ids),
    )
    return {row["id"]: GivenByRole(row["scopes"], row["resource_scopes"]) for row in rows}


async def scopes_of_organization_role_page(
    actor: Actor, role_id: str, page: PageNumber | None
) -> NumberedPage[OrganizationScope]:
    """The organization scopes that a role gives, by name; an unknown role is not found."""
    source = "organization_scopes s JOIN organization_role_scopes rs ON rs.organization_scope_id = s.id "
    return await _page_of_role(actor, OrganizationScope, source, role_id, page)


async def resource_scopes_of_organization_role_page(
    actor: Actor, role_id: str, page: PageNumber | None
) -> NumberedPage[Scope]:
    """The API scopes that a role gives, by name; an unknown role is not found."""
    source = "scopes s JOIN organization_role_resource_scopes rs ON rs.scope_id = s.id"
    return await _page_of_role(actor, Scope, source, role_id, page)


async def _page_of_role(
    actor: Actor, model: type[S], source: str, role_id: str, page: PageNumber | None
) -> NumberedPage[S]:
    actor.require(Permission.ORGANIZATION_TEMPLATE_READ)
    conditions = Conditions()
    conditions.add("rs.organization_role_id = {}", role_id)
    found = await numbered_page(model, source, "s", conditions, _BY_NAME, page)
    if not found.total:
        await visible_organization_role(actor, role_id)
    return found


async def permissions_by_organization_role_ids(
    actor: Actor, role_ids: Sequence[str]
) -> dict[str, list[OrganizationPermission]]:
    """The built-in permissions that many roles give, in one statement, by name."""
    _require_readable(actor)
    rows = await database.fetch(
        "SELECT organization_role_id, permission FROM organization_role_permissions "
        "WHERE organization_role_id = ANY($1) ORDER BY permission",
        list(role_ids),
    )
    found: dict[str, list[OrganizationPermission]] = {role_id: [] for role_id in role_ids}
    for row in rows:
        found[row["organization_role_id"]].append(OrganizationPermission(row["permission"]))
    return found


def _require_readable(actor: Actor) -> None:
    """Members who see or give roles read the template too: it is the same for every organization."""
    if actor.kind is ActorKind.MEMBER and actor.organization_permissions & _READERS:
        return
    actor.require(Permission.ORGANIZATION_TEMPLATE_READ)


def _role_conditions(wanted: OrganizationRoleFilter) -> Conditions:
    conditions = _text_conditions(wanted.text)
    if wanted.type:
        conditions.add("t.type = {}", wanted.type.value)
    return conditions


def _text_conditions(text: str | None) -> Conditions:
    conditions = Conditions()
    if text:
        conditions.add("concat_ws(' ', t.id, t.name, t.description) ILIKE {}", contains_pattern(text))
    return conditions
