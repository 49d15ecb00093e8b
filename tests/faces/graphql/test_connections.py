"""Connections: pages, cursors, counts, and the same number of SQL statements for one parent and for a hundred."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.kernel.actor import Actor
from identity.kernel.database import execute
from tests.faces.graphql.asking import ask, codes_of, data_of

FIFTY = """query { users(first: 50) { nodes { userId username name
    roles(first: 10) { nodes { name } } organizations(first: 10) { nodes { name } } } } }"""


@pytest.fixture
async def crowd(database: str) -> None:
    """A hundred of each, related to one another."""
    await _rows(
        "INSERT INTO users (id, username, name, custom_data, profile, is_suspended, created_at, updated_at) "
        "SELECT 'user' || n, 'user' || n, 'Name', '{}', '{}', false, now() + n * interval '1 s', now()",
        "INSERT INTO roles (id, name, description, type, is_default, created_at) "
        "SELECT 'role' || n, 'role ' || n, '', 'User', false, now() + n * interval '1 s'",
        "INSERT INTO roles (id, name, description, type, is_default, created_at) "
        "SELECT 'job' || n, 'job ' || n, '', 'MachineToMachine', false, now() - n * interval '1 s'",
        "INSERT INTO organizations (id, name, custom_data, is_mfa_required, color, branding, created_at) "
        "SELECT 'org' || n, 'org ' || n, '{}', false, '{}', '{}', now() + n * interval '1 s'",
        "INSERT INTO applications (id, name, type, oidc_client_metadata, custom_client_metadata, custom_data, "
        "is_third_party, app_level_access_control_enabled, created_at, updated_at) SELECT 'app' || n, 'app', "
        "'MachineToMachine', '{}', '{}', '{}', n % 2 = 0, false, now() + n * interval '1 s', now()",
        "INSERT INTO resources (id, name, indicator, is_default, access_token_ttl, created_at) "
        "SELECT 'res' || n, 'res', 'https://api.example.com/' || n, false, 3600, now() + n * interval '1 s'",
        "INSERT INTO scopes (id, resource_id, name, created_at) SELECT 'scope' || n, 'res' || n, 'read', now()",
        "INSERT INTO organization_roles (id, name, type, created_at) SELECT 'orole' || n, 'orole' || n, 'User', now()",
        "INSERT INTO user_roles (user_id, role_id) SELECT 'user' || n, 'role' || m",
        "INSERT INTO user_roles (user_id, role_id) SELECT 'user' || m, 'role' || (n + 5)",
        "INSERT INTO role_scopes (role_id, scope_id) SELECT 'role' || n, 'scope' || m",
        "INSERT INTO application_roles (application_id, role_id) SELECT 'app' || n, 'job' || m",
        "INSERT INTO application_roles (application_id, role_id) SELECT 'app' || m, 'role' || n",
        "INSERT INTO organization_members (organization_id, user_id, created_at) "
        "SELECT 'org' || n, 'user' || m, now() + m * interval '1 s'",
        "INSERT INTO organization_members (organization_id, user_id, created_at) "
        "SELECT 'org' || m, 'user' || (n + 5), now() + n * interval '1 s'",
        "INSERT INTO organization_applications (organization_id, application_id, created_at) "
        "SELECT 'org' || m, 'app' || (n + 5), now() + n * interval '1 s'",
        "INSERT INTO organization_applications (organization_id, application_id, created_at) "
        "SELECT 'org' || n, 'app' || m, now() + m * interval '1 s'",
        "INSERT INTO events (id, key, result, actor_kind, user_id, application_id, payload, created_at) "
        "SELECT 'event' || n || 'x' || m, 'Some.Event', 'Success', 'system', 'user' || n, 'app' || m, '{}', now()",
    )
    await execute(
        "INSERT INTO organization_member_roles (member_id, organization_role_id) "
        "SELECT id, 'orole1' FROM organization_members"
    )


async def _rows(*statements: str) -> None:
    for statement in statements:
        numbers = "generate_series(1, 95)" if "(n + 5)" in statement else "generate_series(1, 100)"
        source = f"{numbers} n, generate_series(1, 5) m" if "|| m" in statement else f"{numbers} n"
        await execute(f"{statement} FROM {source}")


NESTED = {
    "users": """ nodes { userId isAdministrator sessions { ip } application { name }
        roles(first: 3) { totalCount nodes { name scopes { name resource { name } } usersCount applicationsCount } }
        organizations(first: 3) { totalCount edges {
            joinedAt roles { name scopes { name } permissions } node { name } } }
        events(first: 3) { totalCount nodes { key user { username } application { name } } } }""",
    "roles": """ nodes { name usersCount scopes { name } users(first: 3) { totalCount nodes { username
        roles(first: 2) { nodes { name } } } } applications(first: 3) { totalCount nodes { name } } }""",
    "applications": """ nodes { name secrets { name } consentScopes { userScopes resourceScopes { name } }
        roles(first: 3) { totalCount nodes { name } } organizations(first: 3) { totalCount nodes { name } } }""",
    "organizations": """ nodes { name membersCount members(first: 3) { totalCount nodes { name roles { name }
        user { username } } } machineMembers(first: 3) { totalCount nodes {
            name roles { name } application { name } } } }""",
    "resources": " nodes { name scopes { name resource { name } } }",
    "events": " edges { cursor node { key user { username } application { name } } }",
}


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize("name", NESTED)
async def test_a_hundred_parents_cost_as_many_statements_as_one(
    name: str, administrator: Actor, statements: Callable[[], Any]
) -> None:
    numbers, where = [], ', filter: {key: "Some"}' if name == "events" else ""
    for size in (1, 100):
        with statements() as counted:
            data = await data_of(administrator, f"{{ {name}(first: {size}{where}) {{ {NESTED[name]} }} }}")
        items = data[name].get("nodes") or data[name]["edges"]
        assert len(items) == size
        numbers.append(counted.number)
    assert numbers[0] == numbers[1], counted.texts


@pytest.mark.usefixtures("crowd")
async def test_fifty_users_with_roles_and_organizations_cost_three_statements(
    administrator: Actor, statements: Callable[[], Any]
) -> None:
    await data_of(administrator, FIFTY)
    with statements() as counted:
        data = await data_of(administrator, FIFTY)
    assert counted.number == 3, counted.texts
    first = next(each for each in data["users"]["nodes"] if each["userId"] == "user100")
    assert [role["name"] for role in first["roles"]["nodes"]] == [f"role {n}" for n in (5, 4, 3, 2, 1)]


@pytest.mark.usefixtures("crowd")
async def test_pages_forward_and_backward_meet_every_row_once(administrator: Actor) -> None:
    query = """query ($first: Int, $last: Int, $after: String, $before: String) {
        users(first: $first, last: $last, after: $after, before: $before, filter: {text: "name"}) {
            nodes { userId } edges { cursor node { userId } } totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    seen: list[str] = []
    given: dict[str, Any] = {"first": 30}
    while True:
        page = (await data_of(administrator, query, given))["users"]
        seen += [each["userId"] for each in page["nodes"]]
        assert page["totalCount"] == 100
        assert [edge["node"] for edge in page["edges"]] == page["nodes"]
        assert page["edges"][-1]["cursor"] == page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        given = {"first": 30, "after": page["pageInfo"]["endCursor"]}
    assert seen == [f"user{n}" for n in range(100, 0, -1)]
    page = (await data_of(administrator, query, {"last": 30}))["users"]
    assert [each["userId"] for each in page["nodes"]] == seen[-30:]
    assert page["pageInfo"]["hasPreviousPage"]
    earlier = {"last": 30, "before": page["pageInfo"]["startCursor"]}
    page = (await data_of(administrator, query, earlier))["users"]
    assert [each["userId"] for each in page["nodes"]] == seen[-60:-30]


@pytest.mark.usefixtures("crowd")
async def test_nested_pages_go_on_where_they_ended(administrator: Actor) -> None:
    query = """query ($after: String) { user(userId: "user7") { roles(first: 2, after: $after) {
        nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } } }"""
    first = (await data_of(administrator, query))["user"]["roles"]
    assert [each["name"] for each in first["nodes"]] == ["role 5", "role 4"]
    assert first["pageInfo"]["hasNextPage"]
    second = (await data_of(administrator, query, {"after": first["pageInfo"]["endCursor"]}))["user"]["roles"]
    assert [each["name"] for each in second["nodes"]] == ["role 3", "role 2"]
    assert second["pageInfo"]["hasPreviousPage"]


@pytest.mark.usefixtures("crowd")
async def test_a_total_is_counted_only_when_asked_for(
    administrator: Actor, statements: Callable[[], Any]
) -> None:
    with statements() as counted:
        await data_of(administrator, "{ users(first: 1) { nodes { name } } }")
    assert not any("count(" in text for text in counted.texts)


async def test_a_page_without_a_fitting_size_is_refused(administrator: Actor) -> None:
    for arguments in (
        "",
        "(first: 0)",
        "(first: 101)",
        "(first: -1)",
        "(first: 1, last: 1)",
        "(first: null)",
    ):
        codes = await codes_of(administrator, f"{{ users{arguments} {{ nodes {{ name }} }} }}")
        assert codes == ["REQUEST_INVALID_PAGE_SIZE"], arguments


async def test_a_forged_cursor_is_refused(administrator: Actor) -> None:
    for cursor in (
        "x",
        "e30",
        "WzEsMl0",
        "WyJ4IiwieCJd",
        "ä",
        "WyIyMDI2LTAxLTAxVDAwOjAwOjAwWiIsImFcdTAwMDAiXQ",
    ):
        query = "query ($after: String) { users(first: 1, after: $after) { nodes { name } } }"
        assert await codes_of(administrator, query, {"after": cursor}) == ["REQUEST_INVALID_CURSOR"], cursor


@pytest.mark.usefixtures("crowd")
async def test_filters_and_orders(administrator: Actor) -> None:
    query = """{ users(first: 3, filter: {roleId: "role1", organizationId: "org50"},
        orderBy: {field: CREATED_AT, direction: ASC}) { nodes { userId } } }"""
    answer = await data_of(administrator, query)
    assert [each["userId"] for each in answer["users"]["nodes"]] == ["user1", "user2", "user3"]
    query = """{ roles(first: 100, filter: {type: MACHINE_TO_MACHINE, text: "job"}) { totalCount }
        applications(first: 100, filter: {types: [SPA], isThirdParty: false}) { totalCount }
        organization(organizationId: "org50") {
            members(first: 9, filter: {text: "user3"}) { totalCount nodes { userId } } } }"""
    answer = await data_of(administrator, query)
    assert answer["roles"]["totalCount"] == 100
    assert answer["applications"]["totalCount"] == 0
    assert answer["organization"]["members"] == {"totalCount": 1, "nodes": [{"userId": "user3"}]}


@pytest.mark.usefixtures("crowd")
async def test_fragments_directives_and_variables_reach_the_batches_too(
    administrator: Actor, statements: Callable[[], Any]
) -> None:
    query = """query ($n: Int!, $no: Boolean!) { users(first: 20) { ...Page } }
        fragment Page on UserConnection { edges { node { ...Person } } }
        fragment Person on User { username ... on Node { id } roles(first: $n) { nodes { name } }
            again: roles(first: $n) { nodes { name } } organizations(first: 1) @skip(if: $no) { nodes { name } } }"""
    with statements() as counted:
        data = await data_of(administrator, query, {"n": 2, "no": True})
    node = data["users"]["edges"][0]["node"]
    assert node["roles"] == node["again"]
    assert "organizations" not in node
    assert counted.number <= 3, counted.texts


async def test_a_refusal_below_nulls_just_its_field(administrator: Actor) -> None:
    query = "{ users(first: 5) { nodes { username roles(first: 0) { nodes { name } } } } }"
    answer = await ask(administrator, query)
    assert answer["data"]["users"]["nodes"] == [{"username": "administrator", "roles": None}]
    assert [each["path"] for each in answer["errors"]] == [["users", "nodes", 0, "roles"]]
