"""Reads of API resources and their scopes, for the faces and, cached, for the protocol."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from identity.kernel import database
from identity.kernel.action import make_stale
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
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
from identity.kernel.permissions import Permission
from identity.kernel.search import Search, add_search
from identity.resources.models import Resource, Scope

MANAGEMENT_API_ID = "management-api"  # seeded: the resource whose scopes are the permissions of this server
MANAGEMENT_API_INDICATOR = "https://default.logto.app/api"  # fixed, wherever the server runs
_DEFAULT = "default"
_CACHED = """
    SELECT r.id, r.indicator, r.access_token_ttl,
           ARRAY(SELECT s.name FROM scopes s WHERE s.resource_id = r.id) AS scopes
    FROM resources r WHERE """
NEWEST_FIRST = SortOrder("created_at")
_SEARCHABLE = {"id": "s.id", "name": "s.name", "description": "s.description"}
SCOPE_SEARCH_FIELDS = tuple(_SEARCHABLE)


@dataclass(frozen=True, slots=True)
class CachedResource:
    """What issuing a token for a resource needs to know of it."""

    id: str
    indicator: str
    access_token_ttl: int  # seconds
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceFilter:
    """Which resources: those whose id, name or indicator contains the text."""

    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeFilter:
    """Which scopes: of a resource, given by a role, with an id, name or description that contains the text."""

    text: str | None = None
    resource_id: str | None = None
    role_id: str | None = None
    search: Search = field(default_factory=Search)


async def _load(condition: str, *values: str) -> CachedResource | None:
    row = await database.fetch_row(_CACHED + condition, *values)
    if row is None:
        return None
    return CachedResource(row["id"], row["indicator"], row["access_token_ttl"], frozenset(row["scopes"]))


async def _by_indicator(indicator: str) -> CachedResource | None:
    return await _load("r.indicator = $1", indicator)


async def _by_being_default(_key: str) -> CachedResource | None:
    return await _load("r.is_default")


_by_indicators: Cache[CachedResource | None] = Cache("resources", _by_indicator)
_defaults: Cache[CachedResource | None] = Cache("default_resource", _by_being_default)


async def resource_by_indicator(indicator: str) -> CachedResource | None:
    """For the protocol: the resource that a `resource` parameter names (RFC 8707)."""
    return await _by_indicators.get(indicator)


def peek_resource(indicator: str) -> CachedResource | None:
    """For the protocol: the same without waiting; None also when it is just not at hand."""
    found = _by_indicators.peek(indicator)
    return found if isinstance(found, CachedResource) else None


async def default_resource() -> CachedResource | None:
    """For the protocol: the resource of a machine's token request that names none."""
    return await _defaults.get(_DEFAULT)


def make_resources_stale() -> None:
    """For actions that wrote a resource or a scope: every worker reads them again."""
    make_stale(_by_indicators)
    make_stale(_defaults)


async def visible_resource(actor: Actor, resource_id: str) -> Resource:
    """The resource, or not found."""
    found = await resources_by_ids(actor, [resource_id])
    if resource_id not in found:
        raise NotFoundById(entity="resource", id=resource_id)
    return found[resource_id]


async def resources_by_ids(actor: Actor, ids: Sequence[str]) -> dict[str, Resource]:
    """Resources by id; unknown ids are left out."""
    actor.require(Permission.RESOURCES_READ)
    statement = f"SELECT {database.columns(Resource, 'r')} FROM resources r WHERE r.id = ANY($1)"
    return {row.id: row for row in await database.fetch_models(Resource, statement, list(ids))}


async def resources_page(
    actor: Actor, wanted: ResourceFilter, page: PageNumber | None = None
) -> NumberedPage[Resource]:
    """Resources by page, or all of them when no page is named."""
    actor.require(Permission.RESOURCES_READ)
    conditions = _resource_conditions(wanted)
    return await numbered_page(Resource, "resources r", "r", conditions, NEWEST_FIRST, page)


async def resources_slice(
    actor: Actor, wanted: ResourceFilter, order: SortOrder, keyset: Keyset
) -> Slice[Resource]:
    """Resources by keyset."""
    actor.require(Permission.RESOURCES_READ)
    return await keyset_slice(Resource, "resources r", "r", _resource_conditions(wanted), order, keyset)


async def resources_count(actor: Actor, wanted: ResourceFilter) -> int:
    """How many resources match."""
    actor.require(Permission.RESOURCES_READ)
    return await row_count("resources r", _resource_conditions(wanted))


async def visible_scope(actor: Actor, scope_id: str, resource_id: str | None = None) -> Scope:
    """The scope, of that resource if one is named; or not found."""
    scope = (await scopes_by_ids(actor, [scope_id])).get(scope_id)
    if scope is None or resource_id not in (None, scope.resource_id):
        raise NotFoundById(entity="scope", id=scope_id)
    return scope


async def scopes_by_ids(actor: Actor, ids: Sequence[str]) -> dict[str, Scope]:
    """Scopes by id; unknown ids are left out."""
    actor.require(Permission.RESOURCES_READ)
    statement = f"SELECT {database.columns(Scope, 's')} FROM scopes s WHERE s.id = ANY($1)"
    return {row.id: row for row in await database.fetch_models(Scope, statement, list(ids))}


async def scopes_by_resource_ids(actor: Actor, ids: Sequence[str]) -> dict[str, list[Scope]]:
    """The scopes of many resources in one statement, by name."""
    actor.require(Permission.RESOURCES_READ)
    return await database.models_by_holder(
        Scope,
        ids,
        f"SELECT s.resource_id AS holder_id, {database.columns(Scope, 's')} FROM scopes s "
        "WHERE s.resource_id = ANY($1) ORDER BY s.name",
        list(ids),
    )


async def scopes_page(
    actor: Actor, wanted: ScopeFilter, page: PageNumber | None = None
) -> NumberedPage[Scope]:
    """Scopes by page, or all of them when no page is named."""
    actor.require(Permission.RESOURCES_READ)
    return await numbered_page(Scope, "scopes s", "s", _scope_conditions(wanted), NEWEST_FIRST, page)


async def scopes_slice(actor: Actor, wanted: ScopeFilter, order: SortOrder, keyset: Keyset) -> Slice[Scope]:
    """Scopes by keyset."""
    actor.require(Permission.RESOURCES_READ)
    return await keyset_slice(Scope, "scopes s", "s", _scope_conditions(wanted), order, keyset)


async def scopes_count(actor: Actor, wanted: ScopeFilter) -> int:
    """How many scopes match."""
    actor.require(Permission.RESOURCES_READ)
    return await row_count("scopes s", _scope_conditions(wanted))


def _resource_conditions(wanted: ResourceFilter) -> Conditions:
    conditions = Conditions()
    if wanted.text:
        conditions.add("concat_ws(' ', r.id, r.name, r.indicator) ILIKE {}", contains_pattern(wanted.text))
    return conditions


def _scope_conditions(wanted: ScopeFilter) -> Conditions:
    conditions = Conditions()
    if wanted.resource_id:
        conditions.add("s.resource_id = {}", wanted.resource_id)
    if wanted.role_id:
        given = "EXISTS (SELECT FROM role_scopes g WHERE g.scope_id = s.id AND g.role_id = {})"
        conditions.add(given, wanted.role_id)
    if wanted.text:
        conditions.add("concat_ws(' ', s.id, s.name, s.description) ILIKE {}", contains_pattern(wanted.text))
    add_search(conditions, wanted.search, _SEARCHABLE)
    return conditions
