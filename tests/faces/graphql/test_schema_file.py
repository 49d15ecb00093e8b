"""The committed schema: up to date, and with an access on every field."""

from pathlib import Path

import pytest
from graphql import GraphQLObjectType, build_schema, is_non_null_type

from graphql_schema import access
from graphql_schema.schema import schema, sdl

COMMITTED = Path(__file__).parents[3] / "graphql_schema" / "schema.graphql"


def test_the_committed_schema_is_the_generated_one() -> None:
    assert COMMITTED.read_text() == sdl()


def test_the_schema_is_valid_for_any_graphql_tool() -> None:
    assert build_schema(COMMITTED.read_text()).mutation_type is not None


def test_a_field_without_a_declared_access_stops_the_build() -> None:
    with pytest.raises(access.UndeclaredField, match=r"Query\.unheardOf"):
        access.access_of("Query", "unheardOf")
    with pytest.raises(access.UndeclaredField, match="Nothing"):
        access.access_of("Nothing", "id")


def test_fields_stricter_than_their_type_are_nullable() -> None:
    for name, graphql_type in schema._schema.type_map.items():
        declared = access._declared.get(name)
        if not isinstance(graphql_type, GraphQLObjectType) or declared is None or declared.default is None:
            continue
        for field_name, field in graphql_type.fields.items():
            if access.access_of(name, field_name) != declared.default:
                assert not is_non_null_type(field.type), f"{name}.{field_name}"


def test_directives_of_organization_scope_stand_beside_the_global_ones() -> None:
    text = sdl()
    assert (
        'organization(organizationId: ID!): Organization @requiresScopes(scopes: [["organizations:read"]]) '
        '@requiresOrganizationScopes(scopes: [["keystead:organization:read"]])'
    ) in text
