"""Organizations through GraphQL: their lists and looks, who joins them, and what their own administrators do alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.database import execute, fetch_value
from identity.kernel.permissions import OrganizationPermission
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.member_actions import add_members, assign_member_roles
from identity.organizations.queries import membership
from identity.organizations.template_actions import (
    NewOrganizationRole,
    create_organization_role,
    create_organization_scope,
)
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.faces.graphql.asking import ask, codes_of, data_of
from tests.faces.graphql.world import World, made
from tests.provisioning.connectors import connector

EVERYTHING = tuple(OrganizationPermission)
Members = Callable[..., Actor]


@dataclass
class Club:
    """An organization with a chair, who may do everything that a member can, and two others."""

    id: str
    chair: str
    ben: str
    eve: str
    other_id: str
    role_id: str
    plain_role_id: str


async def _person(name: str) -> str:
    return (await create_user(SYSTEM, NewUser(username=name.lower(), name=name))).id


@pytest.fixture
async def club(database: str) -> Club:
    club, other = [
        await create_organization(SYSTEM, NewOrganization(name=name)) for name in ("Club", "Other")
    ]
    people = [await _person(name) for name in ("Chair", "ben", "Eve")]
    role = await create_organization_role(SYSTEM, NewOrganizationRole(name="Chair", permissions=EVERYTHING))
    plain = await create_organization_role(SYSTEM, NewOrganizationRole(name="Plain"))
    for person in people:
        await add_members(SYSTEM, club.id, [person])
    await add_members(SYSTEM, other.id, people[1:])
    await assign_member_roles(SYSTEM, club.id, people[:1], [role.id])
    return Club(club.id, *people, other.id, role.id, plain.id)


async def run(actor: Actor, mutation: str, shown: str, given: dict[str, Any]) -> Any:
    """A mutation's payload."""
    input_type = f"{mutation[0].upper()}{mutation[1:]}Input!"
    query = (
        f"mutation ($input: {input_type}) {{ {mutation}(input: $input) {{ {shown} userErrors {{ code }} }} }}"
    )
    return (await data_of(actor, query, {"input": given}))[mutation]


MEMBERS = """query ($id: ID!, $first: Int, $last: Int, $after: String, $before: String, $order: MemberOrder,
    $filter: MemberFilter) { organization(organizationId: $id) {
    members(first: $first, last: $last, after: $after, before: $before, orderBy: $order, filter: $filter) {
    nodes { name } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""


async def _members(actor: Actor, club: Club, **given: Any) -> Any:
    return (await data_of(actor, MEMBERS, {"id": club.id, **given}))["organization"]["members"]


def _names(page: Any) -> list[str]:
    return [each["name"] for each in page["nodes"]]


async def test_members_are_sorted_by_name_in_both_directions(administrator: Actor, club: Club) -> None:
    order = {"field": "NAME", "direction": "ASC"}
    first = await _members(administrator, club, first=2, order=order)
    assert (_names(first), first["totalCount"]) == (["ben", "Chair"], 3)
    assert first["pageInfo"]["hasNextPage"]
    rest = await _members(administrator, club, first=2, order=order, after=first["pageInfo"]["endCursor"])
    assert (_names(rest), rest["pageInfo"]["hasNextPage"]) == (["Eve"], False)
    last = await _members(administrator, club, last=2, order=order)
    assert (_names(last), last["pageInfo"]["hasPreviousPage"]) == (["Chair", "Eve"], True)
    before = await _members(administrator, club, last=2, order=order, before=last["pageInfo"]["startCursor"])
    assert _names(before) == ["ben"]
    backwards = {"field": "NAME", "direction": "DESC"}
    assert _names(await _members(administrator, club, first=9, order=backwards)) == ["Eve", "Chair", "ben"]
    oldest = {"field": "JOINED_AT", "direction": "ASC"}
    page = await _members(administrator, club, first=2, order=oldest)
    assert _names(page) == ["Chair", "ben"]
    after = page["pageInfo"]["endCursor"]
    assert _names(await _members(administrator, club, first=2, order=oldest, after=after)) == ["Eve"]
    assert _names(await _members(administrator, club, first=9)) == ["Eve", "ben", "Chair"]


async def test_members_are_filtered_by_role_and_text(administrator: Actor, club: Club) -> None:
    by_role = await _members(administrator, club, first=9, filter={"organizationRoleId": club.role_id})
    assert (_names(by_role), by_role["totalCount"]) == (["Chair"], 1)
    by_text = await _members(administrator, club, first=9, filter={"text": "EV"})
    assert (_names(by_text), by_text["totalCount"]) == (["Eve"], 1)
    both = {"text": "eve", "organizationRoleId": club.role_id}
    assert (await _members(administrator, club, first=9, filter=both))["nodes"] == []


async def test_names_of_any_length_and_kind_have_cursors(administrator: Actor, club: Club) -> None:
    await execute("UPDATE users SET name = $2 WHERE id = $1", club.ben, "\u0001" * 128)
    await execute("UPDATE users SET name = $2 WHERE id = $1", club.eve, "𝔞" * 128)
    await execute("UPDATE users SET name = NULL WHERE id = $1", club.chair)
    seen, after, order = [], None, {"field": "NAME", "direction": "ASC"}
    for _ in range(3):
        page = await _members(administrator, club, first=1, order=order, after=after)
        seen += _names(page)
        after = page["pageInfo"]["endCursor"]
    assert set(seen) == {None, "\u0001" * 128, "𝔞" * 128}
    assert not page["pageInfo"]["hasNextPage"]


async def test_a_cursor_of_another_order_is_refused_or_just_a_text(administrator: Actor, club: Club) -> None:
    by_name = await _members(administrator, club, first=1, order={"field": "NAME", "direction": "ASC"})
    cursor = by_name["pageInfo"]["endCursor"]
    given = {"id": club.id, "first": 1, "after": cursor}
    assert await codes_of(administrator, MEMBERS, given) == ["REQUEST_INVALID_CURSOR"]
    by_time = (await _members(administrator, club, first=1))["pageInfo"]["endCursor"]
    page = await _members(
        administrator, club, first=9, after=by_time, order={"field": "NAME", "direction": "ASC"}
    )
    assert _names(page) == ["ben", "Chair", "Eve"]  # a time is before every letter


async def test_organizations_and_the_template_are_sorted_by_name(administrator: Actor, club: Club) -> None:
    query = """query ($after: String) {
        organizations(first: 1, after: $after, orderBy: {field: NAME, direction: DESC}) {
            nodes { name } totalCount pageInfo { endCursor } }
        organizationRoles(first: 5, filter: {text: "a", type: USER}, orderBy: {field: NAME, direction: ASC}) {
            nodes { name type permissions } totalCount }
        organizationScopes(first: 5) { nodes { name } } }"""
    first = await data_of(administrator, query)
    assert _names(first["organizations"]) == ["Other"]
    again = await data_of(administrator, query, {"after": first["organizations"]["pageInfo"]["endCursor"]})
    assert _names(again["organizations"]) == ["Club"]
    assert _names(first["organizationRoles"]) == ["Chair", "Plain"]
    assert first["organizationRoles"]["nodes"][0]["permissions"] == [each.value for each in EVERYTHING]
    assert first["organizationScopes"]["nodes"] == []


async def test_looks_are_given_replaced_and_refused(administrator: Actor, club: Club) -> None:
    shown = "organization { color { primaryColor isDarkModeEnabled } branding { logoUrl favicon } customCss }"
    given = {
        "organizationId": club.id, "color": {"primaryColor": "#5d34f2", "isDarkModeEnabled": True},
        "branding": {"logoUrl": "https://club.example/logo.png"}, "customCss": "a{}",
    }  # fmt: skip
    payload = await run(administrator, "updateOrganization", shown, given)
    assert payload["organization"] == {
        "color": {"primaryColor": "#5d34f2", "isDarkModeEnabled": True},
        "branding": {"logoUrl": "https://club.example/logo.png", "favicon": None},
        "customCss": "a{}",
    }
    less = {"organizationId": club.id, "color": {"primaryColor": "#abc"}, "customCss": None}
    payload = await run(administrator, "updateOrganization", shown, less)
    assert payload["organization"]["color"] == {"primaryColor": "#abc", "isDarkModeEnabled": None}
    assert payload["organization"]["branding"]["logoUrl"]
    wrong = {"name": "x", "branding": {"favicon": "javascript:1"}}
    payload = await run(administrator, "createOrganization", "organization { name }", wrong)
    assert payload["userErrors"] == [{"code": "ORGANIZATION_INVALID_BRANDING"}]


async def test_who_joins_is_set_and_shown(administrator: Actor, club: Club) -> None:
    acme = "ssoConnectorId connectorName provider { providerName }"
    shown = f"provisioning {{ emailDomains roles {{ name }} ssoConnectors {{ {acme} }} }}"
    await connector()
    ours = {"organizationId": club.id}
    for mutation, given in (
        ("addJitEmailDomain", {"emailDomain": "Example.com"}),
        ("replaceJitEmailDomains", {"emailDomains": ["b.example", "a.example"]}),
        ("removeJitEmailDomain", {"emailDomain": "b.example"}),
        ("addJitRoles", {"organizationRoleIds": [club.role_id]}),
        ("replaceJitRoles", {"organizationRoleIds": [club.plain_role_id, club.role_id]}),
        ("removeJitRole", {"organizationRoleId": club.role_id}),
        ("addJitSsoConnectors", {"ssoConnectorIds": ["acme"]}),
        ("replaceJitSsoConnectors", {"ssoConnectorIds": ["acme"]}),
    ):
        payload = await run(administrator, mutation, shown, {**ours, **given})
        assert payload["userErrors"] == [], mutation
    firm = {"ssoConnectorId": "acme", "connectorName": "acme", "provider": {"providerName": "OIDC"}}
    expected = {"emailDomains": ["a.example"], "roles": [{"name": "Plain"}], "ssoConnectors": [firm]}
    assert payload["provisioning"] == expected
    query = f'{{ organization(organizationId: "{club.id}") {{ {shown} }} }}'
    assert (await data_of(administrator, query))["organization"] == {"provisioning": expected}
    payload = await run(administrator, "removeJitSsoConnector", shown, {**ours, "ssoConnectorId": "acme"})
    assert payload["provisioning"]["ssoConnectors"] == []
    again = await run(administrator, "removeJitSsoConnector", shown, {**ours, "ssoConnectorId": "acme"})
    assert again["userErrors"] == [{"code": "ENTITY_NOT_EXISTS_WITH_ID"}]


async def test_a_role_of_the_template_is_built_step_by_step(administrator: Actor, world: World) -> None:
    scope = (await create_organization_scope(SYSTEM, "audit")).id
    given = {"name": "Auditor", "permissions": ["keystead:audit:read"], "organizationScopeIds": [scope]}
    shown = "organizationRole { organizationRoleId type permissions scopes { name } resourceScopes { name } }"
    role = (await made(administrator, "createOrganizationRole", shown, given))["organizationRole"]
    role_id = {"organizationRoleId": role.pop("organizationRoleId")}
    assert role == {
        "type": "USER", "permissions": ["keystead:audit:read"], "scopes": [{"name": "audit"}], "resourceScopes": [],
    }  # fmt: skip
    more = {"organizationScopeIds": [world.organization_scope_id]}
    payload = await run(administrator, "addOrganizationRoleScopes", shown, {**role_id, **more})
    assert payload["organizationRole"]["scopes"] == [{"name": "audit"}, {"name": "see"}]
    payload = await run(
        administrator, "removeOrganizationRoleScope", shown, {**role_id, "organizationScopeId": scope}
    )
    assert payload["organizationRole"]["scopes"] == [{"name": "see"}]
    payload = await run(
        administrator, "addOrganizationRoleResourceScopes", shown, {**role_id, "scopeIds": [world.scope_id]}
    )
    assert payload["organizationRole"]["resourceScopes"] == [{"name": "read:things"}]
    payload = await run(
        administrator, "removeOrganizationRoleResourceScope", shown, {**role_id, "scopeId": world.scope_id}
    )
    assert payload["organizationRole"]["resourceScopes"] == []
    payload = await run(
        administrator, "updateOrganizationRole", shown, {**role_id, "type": "MACHINE_TO_MACHINE"}
    )
    assert payload["organizationRole"]["type"] == "MACHINE_TO_MACHINE"
    payload = await run(administrator, "createOrganizationRole", shown, {"name": "x", "permissions": ["all"]})
    assert payload["userErrors"] == [{"code": "REQUEST_INVALID_INPUT"}]


async def test_a_thousand_members_are_added_and_given_a_role_at_once(
    administrator: Actor, club: Club, statements: Callable[[], Any]
) -> None:
    await execute(
        "INSERT INTO users (id, name, custom_data, profile, is_suspended, created_at, updated_at) "
        "SELECT 'u' || n, 'U', '{}', '{}', false, now(), now() FROM generate_series(1, 1000) n"
    )
    ids = [f"u{number}" for number in range(1, 1001)]
    ours = {"organizationId": club.id, "userIds": ids}
    with statements() as counted:
        payload = await run(administrator, "addOrganizationMembers", "organization { membersCount }", ours)
        assert payload == {"organization": {"membersCount": 1003}, "userErrors": []}
        roles = {"organizationRoleNames": ["Plain"], "organizationRoleIds": [club.role_id]}
        payload = await run(administrator, "assignMemberRoles", "organization { name }", {**ours, **roles})
        assert payload["userErrors"] == []
    assert counted.number < 25
    assert await fetch_value("SELECT count(*) FROM organization_member_roles") == 2001
    payload = await run(administrator, "replaceOrganizationMembers", "organization { membersCount }", {
        "organizationId": club.id, "userIds": [club.chair, "u1"],
    })  # fmt: skip
    assert payload["organization"]["membersCount"] == 2
    too_many = {"organizationId": club.id, "userIds": ["u"] * 5001}
    payload = await run(administrator, "addOrganizationMembers", "organization { name }", too_many)
    assert payload["userErrors"] == [{"code": "REQUEST_INVALID_INPUT"}]


async def test_machines_and_their_roles_are_changed(administrator: Actor, world: World) -> None:
    role = await made(administrator, "createOrganizationRole", "organizationRole { organizationRoleId }", {
        "name": "Runner", "type": "MACHINE_TO_MACHINE",
    })  # fmt: skip
    role_id, ours = role["organizationRole"]["organizationRoleId"], {"organizationId": world.organization_id}
    shown = """organization { machineMembers(first: 5, filter: {text: "JO"}, orderBy: {field: NAME, direction: ASC}) {
        totalCount nodes { name roles { name } } } }"""

    async def after(mutation: str, **given: Any) -> Any:
        payload = await run(administrator, mutation, shown, {**ours, **given})
        assert payload["userErrors"] == [], mutation
        return payload["organization"]["machineMembers"]["nodes"]

    job, runner = world.machine_id, {"name": "job", "roles": [{"name": "Runner"}]}
    both = {"applicationIds": [job], "organizationRoleNames": ["Runner"]}
    assert await after("assignOrganizationApplicationRoles", **both) == [runner]
    one = {"applicationId": job, "organizationRoleId": role_id}
    assert await after("removeOrganizationApplicationRole", **one) == [{"name": "job", "roles": []}]
    names = {"applicationId": job, "organizationRoleNames": ["Runner"]}
    assert await after("replaceOrganizationApplicationRoles", **names) == [runner]
    assert await after("replaceOrganizationApplications", applicationIds=[job]) == [runner]
    assert await after("replaceOrganizationApplications", applicationIds=[]) == []


async def test_a_chair_runs_the_organization_alone(club: Club, member_actor: Members) -> None:
    chair = member_actor(club.id, *EVERYTHING, user_id=club.chair)
    ours = {"organizationId": club.id}
    renamed = await run(chair, "updateOrganization", "organization { name }", {**ours, "name": "Our club"})
    assert renamed["organization"] == {"name": "Our club"}
    both = {**ours, "userIds": [club.ben], "organizationRoleIds": [club.role_id]}
    given = await run(chair, "assignMemberRoles", "organization { membersCount }", both)
    assert given["organization"] == {"membersCount": 3}
    one = {**ours, "userId": club.ben, "organizationRoleId": club.role_id}
    taken = await run(chair, "removeMemberRole", "member { name roles { name } }", one)
    assert taken["member"] == {"name": "ben", "roles": []}
    gone = await run(chair, "removeOrganizationMember", "organization { name }", {**ours, "userId": club.eve})
    assert gone["userErrors"] == []
    assert await membership(club.eve, club.id) is None
    assert await membership(club.eve, club.other_id) is not None


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        ("updateOrganization", {"customCss": "a{}"}),
        ("updateOrganization", {"customData": {"plan": "free"}}),
        ("addOrganizationMembers", {"userIds": []}),
        ("replaceOrganizationMembers", {"userIds": []}),
        ("deleteOrganization", {}),
        ("addJitEmailDomain", {"emailDomain": "a.example"}),
        ("replaceJitRoles", {"organizationRoleIds": []}),
    ],
)
async def test_what_is_the_operators_is_not_a_chairs(
    club: Club, member_actor: Members, mutation: str, given: dict[str, Any]
) -> None:
    chair = member_actor(club.id, *EVERYTHING, user_id=club.chair)
    input_type = f"{mutation[0].upper()}{mutation[1:]}Input!"
    query = f"mutation ($input: {input_type}) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
    codes = await codes_of(chair, query, {"input": {"organizationId": club.id, **given}})
    assert codes == ["FORBIDDEN"]


async def test_nothing_of_another_organization_is_reached(club: Club, member_actor: Members) -> None:
    chair = member_actor(club.id, *EVERYTHING, user_id=club.chair)
    theirs = {"organizationId": club.other_id}
    for mutation, given in (
        ("updateOrganization", {"name": "Stolen"}),
        ("assignMemberRoles", {"userIds": [club.ben], "organizationRoleIds": [club.plain_role_id]}),
        ("replaceMemberRoles", {"userId": club.ben}),
        ("removeOrganizationMember", {"userId": club.ben}),
    ):
        input_type = f"{mutation[0].upper()}{mutation[1:]}Input!"
        query = f"mutation ($input: {input_type}) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
        answer = await ask(chair, query, {"input": {**theirs, **given}})
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["FORBIDDEN"], mutation
    query = (
        f'{{ organization(organizationId: "{club.other_id}") {{ events(first: 1) {{ nodes {{ key }} }} }} }}'
    )
    assert await data_of(chair, query) == {"organization": None}


EVENTS = """query ($id: ID!) { organization(organizationId: $id) { events(first: 50) { totalCount nodes {
    key result actorKind actorId userId organizationId details createdAt } } } }"""


async def test_a_chair_reads_the_organizations_events_and_less_of_each(
    club: Club, member_actor: Members, administrator: Actor
) -> None:
    chair = member_actor(club.id, *EVERYTHING, user_id=club.chair)
    both = {"organizationId": club.id, "userIds": [club.ben], "organizationRoleIds": [club.plain_role_id]}
    await run(chair, "assignMemberRoles", "organization { name }", both)
    events = (await data_of(chair, EVENTS, {"id": club.id}))["organization"]["events"]
    assert events["totalCount"] == len(events["nodes"]) == 6
    assert {each["organizationId"] for each in events["nodes"]} == {club.id}
    newest = events["nodes"][0]
    assert (newest["key"], newest["actorKind"], newest["actorId"]) == (
        "Organization.MemberRoles.Updated", "member", club.chair,
    )  # fmt: skip
    assert newest["details"] == {"member_user_ids": [club.ben], "added_role_ids": [club.plain_role_id]}
    assert events["nodes"][-1]["key"] == "Organization.Created"
    assert events["nodes"][-1]["details"] == {}
    for field in ("ip", "userAgent", "sessionId", "payload", "user { userId }", "application { name }"):
        shown = f"events(first: 1) {{ nodes {{ {field} }} }}"
        query = f"query ($id: ID!) {{ organization(organizationId: $id) {{ {shown} }} }}"
        assert await codes_of(chair, query, {"id": club.id}) == ["FORBIDDEN"], field
        assert (await data_of(administrator, query, {"id": club.id}))["organization"]["events"]["nodes"]
    assert await codes_of(chair, "{ events(first: 1) { nodes { key } } }") == ["FORBIDDEN"]
    assert await codes_of(chair, "{ dashboard { usersTotal } }") == ["FORBIDDEN"]
    others = [each for each in EVERYTHING if each is not OrganizationPermission.AUDIT_READ]
    blind = member_actor(club.id, *others, user_id=club.chair)
    assert await codes_of(blind, EVENTS, {"id": club.id}) == ["FORBIDDEN"]


async def test_nodes_of_events_are_the_operators(club: Club, member_actor: Members) -> None:
    chair = member_actor(club.id, *EVERYTHING, user_id=club.chair)
    query = EVENTS.replace("key result", "id key result")
    found = (await data_of(chair, query, {"id": club.id}))["organization"]["events"]["nodes"][0]
    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert await data_of(chair, node, {"id": found["id"]}) == {"node": None}


NESTED = """{ organizations(first: %d) { nodes { name
    members(first: 2, filter: {text: "u"}, orderBy: {field: NAME, direction: ASC}) { totalCount nodes {
        name roles { name } } }
    machineMembers(first: 2, orderBy: {field: NAME, direction: DESC}) { totalCount nodes { name roles { name } } }
    provisioning { emailDomains roles { name scopes { name } } ssoConnectors { connectorName } }
    events(first: 2) { totalCount nodes { key user { name } } } } } }"""


async def test_a_hundred_organizations_cost_as_many_statements_as_one(
    administrator: Actor, statements: Callable[[], Any]
) -> None:
    for statement in (
        "INSERT INTO users (id, name, custom_data, profile, is_suspended, created_at, updated_at) "
        "SELECT 'u' || n, 'U', '{}', '{}', false, now(), now()",
        "INSERT INTO organizations (id, name, custom_data, is_mfa_required, color, branding, created_at) "
        "SELECT 'o' || n, 'O', '{}', false, '{}', '{}', now()",
        "INSERT INTO applications (id, name, type, oidc_client_metadata, custom_client_metadata, custom_data, "
        "is_third_party, app_level_access_control_enabled, created_at, updated_at) "
        "SELECT 'a' || n, 'A', 'MachineToMachine', '{}', '{}', '{}', false, false, now(), now()",
        "INSERT INTO organization_roles (id, name, type, created_at) SELECT 'r' || n, 'R' || n, 'User', now()",
        "INSERT INTO organization_members (organization_id, user_id, created_at) SELECT 'o' || n, 'u' || n, now()",
        "INSERT INTO organization_applications (organization_id, application_id, created_at) "
        "SELECT 'o' || n, 'a' || n, now()",
        "INSERT INTO jit_email_domains (organization_id, email_domain) SELECT 'o' || n, 'a.example'",
        "INSERT INTO jit_roles (organization_id, organization_role_id) SELECT 'o' || n, 'r' || n",
        "INSERT INTO events (id, key, result, actor_kind, user_id, organization_id, payload, created_at) "
        "SELECT 'e' || n, 'Some.Event', 'Success', 'system', 'u' || n, 'o' || n, '{}', now()",
    ):
        await execute(f"{statement} FROM generate_series(1, 100) n")
    numbers = []
    for size in (1, 100):
        with statements() as counted:
            data = await data_of(administrator, NESTED % size)
        nodes = data["organizations"]["nodes"]
        assert [len(nodes), nodes[0]["members"]["totalCount"], nodes[0]["events"]["totalCount"]] == [
            size,
            1,
            1,
        ]
        assert nodes[-1]["provisioning"]["emailDomains"] == ["a.example"]
        numbers.append(counted.number)
    assert numbers[0] == numbers[1], counted.texts
