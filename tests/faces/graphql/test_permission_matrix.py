"""Every field and every mutation, asked by everybody: what the SDL's directives say is what happens, and what the
domain's actions need is what the directives say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from identity.kernel import action, database
from identity.kernel.actor import NOBODY, Actor, ActorKind
from identity.kernel.permissions import EVERY_PERMISSION, OrganizationPermission, Permission
from tests.announced_schema import ANNOUNCED_SCHEMA
from tests.faces.graphql.asking import ask, codes_of
from tests.faces.graphql.world import World

SCHEMA = ANNOUNCED_SCHEMA
EVERY_ORGANIZATION_PERMISSION = frozenset(OrganizationPermission)
Step = tuple[str, GraphQLField]
DENIALS = {"FORBIDDEN", "UNAUTHENTICATED"}
_ROW_DECIDES = frozenset({"deleteInvitation", "revokeInvitation", "sendInvitationMessage"})
"""Their action learns from the row which organization's permission it takes."""
_LET_IN = "REQUEST_SUBSCRIPTION_NEEDS_STREAM"


@dataclass(frozen=True)
class Need:
    """What the directives along a path ask for."""

    is_public: bool
    scopes: frozenset[str]
    inside: (
        frozenset[frozenset[str]] | None
    )  # alternatives per step, each step needs one; None: closed to members

    def admits_member(self, held: frozenset[str]) -> bool:
        return (
            self.is_public
            or not self.scopes
            or (self.inside is not None and all(step & held for step in self.inside))
        )


def need_of(steps: list[Step]) -> Need:
    scopes: set[str] = set()
    inside: list[frozenset[str]] | None = []
    is_public = True
    for _, field in steps:
        directives = (
            {each.name.value: each for each in field.ast_node.directives or ()} if field.ast_node else {}
        )
        if not directives:
            continue
        is_public = False
        if required := directives.get("requiresScopes"):
            scopes |= set(_strings(required))
            organization = directives.get("requiresOrganizationScopes")
            if organization is None:
                inside = None
            elif inside is not None:
                inside.append(frozenset(_strings(organization)))
    return Need(is_public, frozenset(scopes), None if inside is None else frozenset(inside))


def _strings(directive: Any) -> Iterator[str]:
    for group in directive.arguments[0].value.values:
        yield from (each.value for each in group.values)


def paths_to_every_field() -> dict[str, list[Step]]:
    """For each `Type.field` reachable by queries, the shortest way there."""
    found: dict[str, list[Step]] = {}
    reached = {"Query"}
    open_paths: list[tuple[Any, list[Step]]] = [(SCHEMA.query_type, [])]
    while open_paths:
        parent, path = open_paths.pop(0)
        for name, field in parent.fields.items():
            steps = [*path, (name, field)]
            found.setdefault(f"{parent.name}.{name}", steps)
            inner = get_named_type(field.type)
            if isinstance(inner, GraphQLObjectType | GraphQLInterfaceType) and inner.name not in reached:
                reached.add(inner.name)
                open_paths.append((inner, steps))
    return found


PATHS = paths_to_every_field()


def document(steps: list[Step], values: dict[str, str]) -> str:
    """A query for just the last field of the path."""
    last = steps[-1][1]
    inner = "" if is_leaf_type(get_named_type(last.type)) else "{ __typename }"
    for name, field in reversed(steps):
        inner = f"{{ {name}{_arguments(field, values)} {inner} }}"
    return inner


def _arguments(field: GraphQLField, values: dict[str, str]) -> str:
    given = [
        f'{name}: "{values.get(name, "unknown")}"'
        for name, each in field.args.items()
        if (name in values or str(each.type) == "ID!") and not is_list_type(each.type)
    ]
    if "first" in field.args:
        given.append("first: 5")
    if "ids" in field.args:
        given.append(f'ids: ["{values["id"]}"]')
    return f"({', '.join(given)})" if given else ""


def values_for(world: World) -> dict[str, str]:
    return {
        "userId": world.user_id,
        "applicationId": world.application_id,
        "resourceId": world.resource_id,
        "roleId": world.role_id,
        "organizationId": world.organization_id,
        "organizationRoleId": world.organization_role_id,
        "organizationScopeId": world.organization_scope_id,
        "connectorId": "nothing",
        "factoryId": "http-sms",
        "ssoConnectorId": "nothing",
        "id": "VXNlcjp1bmtub3du",
        "password": "a password",
    }


def machine(*permissions: str) -> Actor:
    return Actor(
        ActorKind.APPLICATION,
        application_id="machine00000000000000",
        permissions=frozenset(Permission(each) for each in permissions),
    )


def member(organization_id: str, *permissions: OrganizationPermission) -> Actor:
    return Actor(
        ActorKind.MEMBER,
        user_id="memberuser00",
        organization_id=organization_id,
        organization_permissions=frozenset(permissions),
    )


async def denial(actor: Actor, query: str, variables: dict[str, Any] | None = None) -> str | None:
    """The code of a refusal of the whole document; any other error fails the test."""
    answer = await ask(actor, query, variables)
    errors = [
        each
        for each in answer.get("errors", [])
        if each["extensions"].get("reason") != "AUTH_GRANTS_MORE_THAN_HELD"
    ]
    codes = {error["extensions"]["code"] for error in errors}
    assert codes <= DENIALS, (query, errors)
    assert not (codes and "data" in answer), f"something ran before the refusal of {query}"
    return codes.pop() if codes else None


async def test_every_field_asked_by_everybody(world: World) -> None:
    values, allowed = values_for(world), 0
    user = Actor(ActorKind.USER, user_id=world.user_id)
    for name, steps in PATHS.items():
        query, need = document(steps, values), need_of(steps)
        assert await denial(NOBODY, query) == (None if need.is_public else "UNAUTHENTICATED"), name
        assert await denial(user, query) == ("FORBIDDEN" if need.scopes else None), name
        assert await denial(machine(*need.scopes), query) is None, (
            f"{name} needs more than its directives say"
        )
        for scope in need.scopes:
            others = EVERY_PERMISSION - {Permission(scope)}
            assert await denial(machine(*others), query) == "FORBIDDEN", f"{name} without {scope}"
        may = need.admits_member(frozenset(EVERY_ORGANIZATION_PERMISSION))
        insider = member(world.organization_id, *EVERY_ORGANIZATION_PERMISSION)
        assert await denial(insider, query) == (None if may else "FORBIDDEN"), name
        outsider = member(world.other_organization_id, *EVERY_ORGANIZATION_PERMISSION)
        assert await denial(outsider, query) == (None if may else "FORBIDDEN"), name
        bare = need.admits_member(frozenset())
        assert await denial(member(world.organization_id), query) == (None if bare else "FORBIDDEN"), name
        allowed += may
    assert len(PATHS) > 150
    assert allowed > 30


async def test_a_member_sees_rows_of_no_other_organization(world: World) -> None:
    insider = member(world.organization_id, *EVERY_ORGANIZATION_PERMISSION)
    query = """query ($id: ID!) {
        organization(organizationId: $id) { id name members(first: 5) { nodes { id userId } } }
        organizations(first: 10) { nodes { organizationId } totalCount } }"""
    own = (await ask(insider, query, {"id": world.organization_id}))["data"]
    assert [each["userId"] for each in own["organization"]["members"]["nodes"]] == [world.user_id]
    other = (await ask(insider, query, {"id": world.other_organization_id}))["data"]
    assert other["organization"] is None
    assert other["organizations"] == {"nodes": [{"organizationId": world.organization_id}], "totalCount": 1}
    outsider = member(world.other_organization_id, *EVERY_ORGANIZATION_PERMISSION)
    ids = [own["organization"]["id"], own["organization"]["members"]["nodes"][0]["id"]]
    nodes = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert (await ask(insider, nodes, {"ids": ids}))["data"]["nodes"] == [{"id": each} for each in ids]
    assert (await ask(outsider, nodes, {"ids": ids}))["data"]["nodes"] == [None, None]


async def test_node_shows_nothing_that_the_actor_may_not_read(world: World, administrator: Actor) -> None:
    query = "query ($id: ID!) { user(userId: $id) { id } }"
    global_id = (await ask(administrator, query, {"id": world.user_id}))["data"]["user"]["id"]
    for actor in (machine("roles:read"), member(world.organization_id, *EVERY_ORGANIZATION_PERMISSION)):
        answer = await ask(actor, "query ($id: ID!) { node(id: $id) { __typename id } }", {"id": global_id})
        assert answer["data"] == {"node": None}
        through_fragment = "query ($id: ID!) { node(id: $id) { ...U } } fragment U on User { username }"
        answer = await ask(actor, through_fragment, {"id": global_id})
        assert answer["errors"][0]["extensions"] == {
            "code": "FORBIDDEN",
            "requiredScopes": [["users:read"]],
            "reason": "AUTH_FORBIDDEN",
        }


def example(input_type: Any, world: World) -> Any:
    """An input whose ids are there, or unknown where the world has none for them."""
    named = {
        **values_for(world),
        "scopeId": world.scope_id,
        "sessionId": "unknown",
        "code": "wrong",
        "indicator": "https://more.example.com",
        "password": "a long enough passphrase",
    }
    inner: Any = get_named_type(input_type)
    assert isinstance(inner, GraphQLInputObjectType)
    given: dict[str, Any] = {}
    for name, field in inner.fields.items():
        if not is_non_null_type(field.type):
            continue
        kind = get_named_type(field.type)
        if is_list_type(field.type.of_type):
            given[name] = []
        elif isinstance(kind, GraphQLInputObjectType):
            given[name] = example(kind, world)
        elif isinstance(kind, GraphQLEnumType):
            given[name] = next(iter(kind.values))
        elif kind.name == "JSON":
            given[name] = {}
        elif kind.name == "Boolean":
            given[name] = False
        elif kind.name == "DateTime":
            given[name] = "2999-01-01T00:00:00Z"
        elif kind.name == "Int":
            given[name] = 60
        else:
            given[name] = named.get(name, "unknown" if kind.name == "ID" else "something")
    return given


MUTATIONS = list(SCHEMA.mutation_type.fields) if SCHEMA.mutation_type else []


@pytest.mark.parametrize("name", MUTATIONS)
async def test_every_mutation_asked_by_everybody(
    name: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SCHEMA.mutation_type is not None
    field = SCHEMA.mutation_type.fields[name]
    need = need_of([(name, field)])
    input_type = field.args["input"].type
    query = f"mutation ($input: {input_type}) {{ {name}(input: $input) {{ userErrors {{ code path }} }} }}"
    variables = {"input": example(input_type, world)}
    checked: list[action.ActionFacts] = []
    check = action._check

    def noted(facts: action.ActionFacts, *args: Any) -> None:
        checked.append(facts)
        check(facts, *args)

    monkeypatch.setattr(action, "_check", noted)
    events = await database.fetch_value("SELECT count(*) FROM events")
    if need.is_public:
        assert await denial(NOBODY, query, variables) in (None, "FORBIDDEN")
        assert [facts.needs for facts in checked] == [action.ANYONE]
        return
    assert await denial(NOBODY, query, variables) == "UNAUTHENTICATED"
    if not need.scopes and _is_of_own_account(name):
        await _is_for_who_is_at_home(query, variables)
        return
    if not need.scopes:  # for whoever is known, and each on what is their own
        await _is_for_the_owner(query, variables)
        assert [facts.needs for facts in checked] == [action.SIGNED_IN]
        return
    assert await denial(Actor(ActorKind.USER, user_id=world.user_id), query, variables) == "FORBIDDEN"
    assert await denial(member(world.organization_id), query, variables) == "FORBIDDEN"
    for scope in need.scopes:
        others = EVERY_PERMISSION - {Permission(scope)}
        assert await denial(machine(*others), query, variables) == "FORBIDDEN"
    assert not checked, "the refusal comes before any action"
    assert await database.fetch_value("SELECT count(*) FROM events") == events
    outsider = member(world.other_organization_id, *EVERY_ORGANIZATION_PERMISSION)
    if need.inside is None:
        assert await denial(outsider, query, variables) == "FORBIDDEN"
    else:
        await _refuses_outsiders(outsider, query, variables)
        checked.clear()
        insider = member(world.organization_id, *EVERY_ORGANIZATION_PERMISSION)
        assert await denial(insider, query, variables) is None
    checked.clear()
    assert await denial(machine(*need.scopes), query, variables) is None, (
        "the action needs more than its directive says"
    )
    if name in _ROW_DECIDES:
        assert [facts.needs for facts in checked] == [action.SIGNED_IN]
        return
    # An action declares one permission; where it needs more, each of the directive's was missed above.
    assert len(checked) == 1, "directive and action differ"
    assert checked[0].needs in {Permission(each) for each in need.scopes}, "directive and action differ"
    assert all((facts.in_organization is not None) == (need.inside is not None) for facts in checked)


def _is_of_own_account(name: str) -> bool:
    """Mutations of one's own account are called by that: it takes a token for it."""
    return "My" in re.split(r"(?=[A-Z])", name)


async def _is_for_who_is_at_home(query: str, variables: dict[str, Any]) -> None:
    """Other tokens than for one's own account are none here, and that one has the scope `openid`."""
    assert await codes_of(machine(*EVERY_PERMISSION), query, variables) == ["UNAUTHENTICATED"]
    assert await codes_of(Actor(ActorKind.USER, user_id="nobodys"), query, variables) == ["FORBIDDEN"]


async def _is_for_the_owner(query: str, variables: dict[str, Any]) -> None:
    """Somebody who owns nothing may ask, and finds nothing."""
    answer = await ask(Actor(ActorKind.USER, user_id="nobodys"), query, variables)
    (payload,) = answer["data"].values()
    assert [each["code"] for each in payload["userErrors"]] == ["ENTITY_NOT_EXISTS_WITH_ID"]


SUBSCRIPTIONS = list(SCHEMA.subscription_type.fields) if SCHEMA.subscription_type else []


@pytest.mark.parametrize("name", SUBSCRIPTIONS)
async def test_every_subscription_asked_by_everybody(name: str, world: World) -> None:
    """The directives are checked before anything begins; without a stream, whoever is let in is told to open one."""
    assert SCHEMA.subscription_type is not None
    field = SCHEMA.subscription_type.fields[name]
    need = need_of([(name, field)])
    given = ", ".join(f'{each}: "x"' for each, one in field.args.items() if is_non_null_type(one.type))
    query = f"subscription {{ {name}{f'({given})' if given else ''} {{ __typename }} }}"
    user = Actor(ActorKind.USER, user_id=world.user_id)
    insider = member(world.organization_id, *EVERY_ORGANIZATION_PERMISSION)
    others = EVERY_PERMISSION - {Permission(each) for each in need.scopes}
    for actor, expected in (
        (NOBODY, "UNAUTHENTICATED"),
        (user, "FORBIDDEN" if need.scopes else _LET_IN),
        (machine(*others), "FORBIDDEN" if need.scopes else _LET_IN),
        (machine(*need.scopes), _LET_IN),
        (member(world.organization_id), _LET_IN if need.admits_member(frozenset()) else "FORBIDDEN"),
        (insider, _LET_IN if need.admits_member(frozenset(EVERY_ORGANIZATION_PERMISSION)) else "FORBIDDEN"),
    ):
        answer = await ask(actor, query)
        assert [each["extensions"]["code"] for each in answer["errors"]] == [expected], (name, actor.kind)
        assert "data" not in answer


async def _refuses_outsiders(outsider: Actor, query: str, variables: dict[str, Any]) -> None:
    before = await database.fetch("SELECT * FROM organizations ORDER BY id")
    answer = await ask(outsider, query, variables)
    errors = answer.get("errors", [])
    payload = next(iter((answer.get("data") or {"": {"userErrors": []}}).values()))
    refused = [error["extensions"]["code"] for error in errors] or [
        each["code"] for each in payload["userErrors"]
    ]
    assert refused, "a member changed another organization"
    assert await database.fetch("SELECT * FROM organizations ORDER BY id") == before
