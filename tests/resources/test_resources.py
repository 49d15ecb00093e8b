"""API resources and scopes: what can be registered, what stays as it is, what the protocol sees of it."""

import asyncio

import pytest

from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.database import fetch
from identity.kernel.errors import Forbidden, InputRefused, NotFoundById, ValueTooLong
from identity.kernel.paging import Keyset, PageNumber
from identity.kernel.permissions import Permission
from identity.kernel.search import Search, SearchTerm
from identity.resources import queries
from identity.resources.actions import (
    NewResource,
    NewScope,
    ResourceChanges,
    ScopeChanges,
    create_resource,
    create_scope,
    delete_resource,
    delete_scope,
    set_default_resource,
    update_resource,
    update_scope,
)
from identity.resources.errors import (
    IndicatorInUse,
    InvalidAccessTokenTtl,
    InvalidIndicator,
    ManagementApiNotDeletable,
    ManagementApiNotModifiable,
    ScopeNameTaken,
    ScopeNameWithSpace,
)
from identity.resources.models import Resource
from identity.resources.queries import (
    MANAGEMENT_API_ID,
    NEWEST_FIRST,
    ResourceFilter,
    ScopeFilter,
    default_resource,
    peek_resource,
    resource_by_indicator,
)

pytestmark = pytest.mark.usefixtures("database")
SHOP = "https://shop.example/api"


async def settled() -> queries.CachedResource:
    """The cached resource, when the notices of earlier writes have come in and no longer drop it."""
    for _ in range(100):
        found = await resource_by_indicator(SHOP)
        await asyncio.sleep(0.02)
        if found is not None and peek_resource(SHOP) is found:
            return found
    raise AssertionError("the resource never stays in the cache")


async def shop() -> Resource:
    return await create_resource(SYSTEM, NewResource(name="Shop", indicator=SHOP))


@pytest.mark.parametrize(
    "indicator",
    ["https://api.example", "https://api.example/v1?tenant=a", "urn:example:api", "com.example:/orders"],
)
async def test_absolute_uris_are_indicators(indicator: str) -> None:
    created = await create_resource(SYSTEM, NewResource(name="An API", indicator=indicator))
    assert (await queries.visible_resource(SYSTEM, created.id)).indicator == indicator


@pytest.mark.parametrize(
    "indicator",
    [
        "", "shop", "/relative", "https://", "https:///path", "https://api.example/#part", "https://a b.example",
        "https://api.example\n", "urn:logto:resource:organizations", "URN:Logto:organization:x", "https://[",
    ],
)  # fmt: skip
async def test_other_indicators_are_refused(indicator: str) -> None:
    with pytest.raises(InvalidIndicator) as refusal:
        await create_resource(SYSTEM, NewResource(name="An API", indicator=indicator))
    assert refusal.value.path == "indicator"


async def test_an_indicator_is_unique() -> None:
    await shop()
    with pytest.raises(IndicatorInUse) as refusal:
        await shop()
    assert (refusal.value.status, refusal.value.code) == (422, "resource.resource_identifier_in_use")


async def test_limits_of_the_columns_are_refusals() -> None:
    with pytest.raises(ValueTooLong):
        await create_resource(SYSTEM, NewResource(name="n" * 257, indicator=SHOP))
    with pytest.raises(InputRefused):
        await create_resource(SYSTEM, NewResource(name="n\0", indicator=SHOP))
    for seconds in (0, -1, 2**40):
        with pytest.raises(InvalidAccessTokenTtl):
            await create_resource(SYSTEM, NewResource(name="n", indicator=SHOP, access_token_ttl=seconds))


async def test_the_management_api_stays_as_it_is() -> None:
    all_scope = (await queries.scopes_by_resource_ids(SYSTEM, [MANAGEMENT_API_ID]))[MANAGEMENT_API_ID][0]
    for attempt in (
        update_resource(SYSTEM, MANAGEMENT_API_ID, ResourceChanges(name="mine")),
        set_default_resource(SYSTEM, MANAGEMENT_API_ID, True),
        create_scope(SYSTEM, MANAGEMENT_API_ID, NewScope(name="more")),
        update_scope(SYSTEM, MANAGEMENT_API_ID, all_scope.id, ScopeChanges(name="less")),
        delete_scope(SYSTEM, MANAGEMENT_API_ID, all_scope.id),
    ):
        with pytest.raises(ManagementApiNotModifiable):
            await attempt
    with pytest.raises(ManagementApiNotDeletable):
        await delete_resource(SYSTEM, MANAGEMENT_API_ID)


async def test_its_scopes_cannot_be_reached_through_another_resource() -> None:
    resource = await shop()
    scope = (await queries.scopes_by_resource_ids(SYSTEM, [MANAGEMENT_API_ID]))[MANAGEMENT_API_ID][0]
    with pytest.raises(NotFoundById):
        await delete_scope(SYSTEM, resource.id, scope.id)


async def test_only_one_resource_is_the_default() -> None:
    first = await shop()
    second = await create_resource(SYSTEM, NewResource(name="Other", indicator="https://other.example"))
    assert await default_resource() is None
    await set_default_resource(SYSTEM, first.id, True)
    await set_default_resource(SYSTEM, second.id, True)
    found = await default_resource()
    assert found is not None
    assert found.id == second.id
    await set_default_resource(SYSTEM, second.id, False)
    assert await default_resource() is None


async def test_the_protocol_sees_a_change_at_once() -> None:
    resource = await shop()
    scope = await create_scope(SYSTEM, resource.id, NewScope(name="read"))
    found = await settled()
    assert (found.scopes, found.access_token_ttl) == ({"read"}, 3600)
    await update_scope(SYSTEM, resource.id, scope.id, ScopeChanges(name="read:all"))
    await update_resource(SYSTEM, resource.id, ResourceChanges(access_token_ttl=60))
    assert peek_resource(SHOP) is None
    changed = await resource_by_indicator(SHOP)
    assert changed is not None
    assert (changed.scopes, changed.access_token_ttl) == ({"read:all"}, 60)
    await delete_resource(SYSTEM, resource.id)
    assert await resource_by_indicator(SHOP) is None


async def test_a_cached_resource_costs_no_statement(statements) -> None:
    await shop()
    await settled()
    with statements() as counted:
        await resource_by_indicator(SHOP)
    assert counted.number == 0


@pytest.mark.parametrize("name", ["", "read all", "read\tall", " read"])
async def test_scope_names_have_no_spaces(name: str) -> None:
    resource = await shop()
    with pytest.raises(ScopeNameWithSpace):
        await create_scope(SYSTEM, resource.id, NewScope(name=name))


async def test_a_scope_name_is_unique_in_its_resource() -> None:
    resource = await shop()
    await create_scope(SYSTEM, resource.id, NewScope(name="read"))
    write = await create_scope(SYSTEM, resource.id, NewScope(name="write"))
    with pytest.raises(ScopeNameTaken):
        await create_scope(SYSTEM, resource.id, NewScope(name="read"))
    with pytest.raises(ScopeNameTaken):
        await update_scope(SYSTEM, resource.id, write.id, ScopeChanges(name="read"))


async def test_changes_are_announced_with_what_was_and_what_is() -> None:
    resource = await shop()
    scope = await create_scope(SYSTEM, resource.id, NewScope(name="read", description="Look"))
    await update_scope(SYSTEM, resource.id, scope.id, ScopeChanges(name="read", description=None))
    await delete_scope(SYSTEM, resource.id, scope.id)
    rows = await fetch("SELECT key, payload FROM events WHERE key LIKE 'Scope.%' ORDER BY created_at")
    assert [row["key"] for row in rows] == ["Scope.Created", "Scope.Data.Updated", "Scope.Deleted"]
    assert rows[1]["payload"] == {
        "resource_id": resource.id,
        "scope_id": scope.id,
        "before": {"description": "Look"},
        "after": {"description": None},
    }


async def test_lists_filter_and_page() -> None:
    resource = await shop()
    for name in ("read", "write", "delete"):
        await create_scope(SYSTEM, resource.id, NewScope(name=name))
    page = await queries.scopes_page(SYSTEM, ScopeFilter(resource_id=resource.id), PageNumber(1, 2))
    assert (len(page.items), page.total) == (2, 3)
    piece = await queries.scopes_slice(
        SYSTEM, ScopeFilter(resource_id=resource.id), NEWEST_FIRST, Keyset(first=2)
    )
    last = piece.items[-1]
    rest = await queries.scopes_slice(
        SYSTEM,
        ScopeFilter(resource_id=resource.id),
        NEWEST_FIRST,
        Keyset(first=2, after=(last.created_at, last.id)),
    )
    assert piece.has_next
    assert not rest.has_next
    assert {row.name for row in piece.items + rest.items} == {"read", "write", "delete"}
    found = await queries.scopes_page(SYSTEM, ScopeFilter(resource_id=resource.id, text="WRITE"))
    assert [row.name for row in found.items] == ["write"]
    search = Search(terms=(SearchTerm("name", "exact", ("read", "delete")),))
    assert await queries.scopes_count(SYSTEM, ScopeFilter(resource_id=resource.id, search=search)) == 2
    assert await queries.resources_count(SYSTEM, ResourceFilter(text="shop.example")) == 1
    assert (await queries.resources_page(SYSTEM, ResourceFilter())).total == 2


async def test_scopes_of_many_resources_are_one_statement(statements) -> None:
    resources = [
        await create_resource(SYSTEM, NewResource(name=f"R{n}", indicator=f"https://r{n}.example"))
        for n in range(5)
    ]
    await create_scope(SYSTEM, resources[0].id, NewScope(name="read"))
    with statements() as counted:
        found = await queries.scopes_by_resource_ids(SYSTEM, [resource.id for resource in resources])
    assert counted.number == 1
    assert [len(found[resource.id]) for resource in resources] == [1, 0, 0, 0, 0]


async def test_permissions_are_asked_for(application_actor) -> None:
    reader: Actor = application_actor(Permission.RESOURCES_READ)
    stranger: Actor = application_actor(Permission.USERS_READ)
    resource = await shop()
    assert await queries.visible_resource(reader, resource.id)
    for attempt in (
        queries.visible_resource(stranger, resource.id),
        queries.resources_page(stranger, ResourceFilter()),
        queries.scopes_by_resource_ids(stranger, [resource.id]),
        create_scope(reader, resource.id, NewScope(name="read")),
        delete_resource(reader, resource.id),
    ):
        with pytest.raises(Forbidden):
            await attempt
