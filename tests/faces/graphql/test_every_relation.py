"""Every list and every relation of the schema, found by walking it: as many statements for 100 parents as for one.

Nothing has to be listed for a new field: it is found, and it fails here until it is read for all parents at once.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from graphql_schema.fields import RowField
from graphql_schema.schema import schema
from identity.connectors import queries as connectors
from identity.inbox import queries as inbox
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from identity.kernel.vault import vault
from identity.saml_applications.certificates import new_key_pair
from identity.sso import queries as sso
from identity.webhooks import queries as webhooks
from tests.conftest import clean_database
from tests.faces.graphql.asking import ask
from tests.filling import NUMBER, fill

ONE_OF_A_KIND = frozenset(
    {"Account", "Viewer", "Dashboard", "ServerInformation", "OrganizationTemplate", "Configuration"}
)


@dataclass(frozen=True)
class Relation:
    """A field that something has to be read for, and the way to it from a list."""

    owner: str
    name: str
    steps: tuple[str, ...]  # selections from the list's field down to the owner, without sizes
    selection: str

    @property
    def id(self) -> str:
        return f"{self.owner}.{self.name}"

    def document(self, size: int) -> str:
        inner = self.selection
        for step in reversed(self.steps[1:]):
            inner = f"{step} {{ {inner} }}"
        return f"{{ {self.steps[0]}(first: {size}) {{ {inner} }} }}"

    def values(self, data: Any) -> list[Any]:
        """What the parents answered with, nulls and empty lists left out."""
        found = [data[self.steps[0]]]
        for step in (*self.steps[1:], self.name):
            found = list(_below(found, step.partition("(")[0]))
        return found


def _below(values: list[Any], name: str) -> Iterator[Any]:
    for value in values:
        inner = value[name]
        yield from inner if isinstance(inner, list) else [inner] if inner is not None else []


def _object(field: GraphQLField) -> GraphQLObjectType | None:
    named = get_named_type(field.type)
    return named if isinstance(named, GraphQLObjectType) else None


def _is_read(field: GraphQLField) -> bool:
    """Whether a resolver stands behind the field, and not just an attribute of its row."""
    definition: StrawberryField = field.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
    if isinstance(definition, RowField):
        return definition.waits
    return not definition.is_basic_field


def _call(name: str, field: GraphQLField) -> str:
    return f"{name}(first: 3)" if "first" in field.args else name


def _leaves(named: Any) -> str:
    """A selection of what costs nothing further."""
    if is_leaf_type(named):
        return ""
    if isinstance(named, GraphQLInterfaceType):
        return "{ __typename }"
    if nodes := named.fields.get("nodes"):
        return f"{{ totalCount nodes {_leaves(get_named_type(nodes.type))} }}"
    plain = [name for name, field in named.fields.items() if is_leaf_type(get_named_type(field.type))]
    cheap = [name for name in plain if not _is_read(named.fields[name])]
    return f"{{ {' '.join(cheap) or '__typename'} }}"


def every_relation() -> list[Relation]:
    """Each once, over the shortest way from a list of the Query type."""
    query: Any = schema._schema.query_type
    found: list[Relation] = []
    reached: set[str] = set()
    ways: list[tuple[GraphQLObjectType, tuple[str, ...]]] = []
    for name, field in query.fields.items():
        if "first" in field.args and (named := _object(field)):
            ways.append((named, (name,)))
    while ways:
        owner, steps = ways.pop(0)
        if owner.name in reached:
            continue
        reached.add(owner.name)
        for name, field in owner.fields.items():
            if any(is_required_argument(each) for each in field.args.values()):
                continue
            named = get_named_type(field.type)
            if _is_read(field) and name != "totalCount":  # that is asked for with each list
                selection = f"{_call(name, field)} {_leaves(named)}"
                found.append(Relation(owner.name, name, steps, selection))
            if isinstance(named, GraphQLObjectType):
                ways.append((named, (*steps, _call(name, field))))
    return found


RELATIONS = every_relation()
LISTS = [name for name, field in schema._schema.query_type.fields.items() if "first" in field.args]  # type: ignore[union-attr]


@pytest.fixture(scope="module")
async def _filled(_connected: str) -> AsyncIterator[None]:
    await clean_database()
    await fill(_values())
    yield
    await clean_database()


def _values() -> dict[str, dict[str, str]]:
    """What cannot be just any text."""

    def sealed(value: str, purpose: str) -> str:
        return f"'{vault().encrypt(value, purpose)}'"

    certificate = f"'{new_key_pair(clock.now(), 3).certificate}'"
    return {
        "roles": {"type": "'User'"},
        "organization_roles": {"type": "'User'"},
        "organization_role_permissions": {"permission": "'keystead:members:read'"},
        "organization_invitations": {"status": "'Pending'"},
        "applications": {"type": "'MachineToMachine'", "is_third_party": "true"},
        "users": {"application_id": "'applicat_' || n"},
        "events": {"user_id": "'users_' || n", "application_id": "'applicat_' || n"},
        "grants": {"application_id": "'applicat_' || n"},
        "sessions": {"methods": "'[]'"},
        "mfa_factors": {"type": "'Totp'"},
        "one_time_tokens": {"status": "'active'"},
        "connectors": {"type": "'Social'", "config_encrypted": sealed("{}", connectors.CONFIG_PURPOSE)},
        "sso_connectors": {
            "provider_name": "'OIDC'",
            "domains": "'[]'",
            "config_encrypted": sealed("{}", sso.CONFIG_PURPOSE),
        },
        "sso_signing_keys": {"certificate": certificate},
        "saml_certificates": {"certificate": certificate},
        "webhooks": {
            "headers_encrypted": sealed("{}", webhooks.HEADERS_PURPOSE),
            "signing_key_encrypted": sealed("key", webhooks.SIGNING_KEY_PURPOSE),
        },
        "bulk_jobs": {"kind": "'ImportUsers'", "status": "'Running'"},
        "inbox_messages": {
            "channel": "'email'",
            "content_encrypted": sealed('{"body": "Hello"}', inbox.CONTENT_PURPOSE),
        },
        "email_templates": {
            "template_type": "'SignIn'",
            "details": """'{"subject": "s", "content": "c"}'""",
        },
    }


def test_every_type_with_relations_is_reached() -> None:
    reached = {relation.owner for relation in RELATIONS}
    owners = {
        graphql_type.name
        for graphql_type in schema._schema.type_map.values()
        if isinstance(graphql_type, GraphQLObjectType)
        and not graphql_type.name.startswith("__")
        and graphql_type.name not in {"Query", "Mutation", "Subscription", *ONE_OF_A_KIND}
        and not graphql_type.name.endswith(("Payload", "Connection"))
        and any(_is_read(field) for field in graphql_type.fields.values())
    }
    assert owners <= reached, "no list leads to these"
    assert len(RELATIONS) > 60


@pytest.mark.usefixtures("_filled")
@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.id)
async def test_a_hundred_parents_cost_as_many_statements_as_one(
    relation: Relation, statements: Callable[[], Any]
) -> None:
    numbers = []
    for size in (1, NUMBER):
        with statements() as counted:
            answer = await ask(SYSTEM, relation.document(size))
        assert "errors" not in answer, answer["errors"]
        numbers.append(counted.number)
    assert numbers[0] == numbers[1], counted.texts
    assert len(relation.values(answer["data"])) >= NUMBER // 2, "too few parents have it: fill the tables"


@pytest.mark.usefixtures("_filled")
@pytest.mark.parametrize("name", LISTS)
async def test_a_page_costs_a_statement(name: str, statements: Callable[[], Any]) -> None:
    field = schema._schema.query_type.fields[name]  # type: ignore[union-attr]
    with statements() as counted:
        answer = await ask(SYSTEM, f"{{ {name}(first: 100) {_leaves(get_named_type(field.type))} }}")
    assert "errors" not in answer, answer["errors"]
    assert len(answer["data"][name]["nodes"]) == NUMBER
    assert counted.number <= 2, counted.texts  # the page, and its total
