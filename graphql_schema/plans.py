"""What is known of each field before any request: which ones are read from their row without a resolver call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from graphql_schema.connection import Relation, related_by
from graphql_schema.fields import RowField
from graphql_schema.loaders import Lookup, lookup_of

Reader: TypeAlias = Callable[[Any], Any]
_PLANS = "plans"
_AS_IS = {"String": str, "ID": str, "Boolean": bool, "Int": int}


@dataclass(slots=True)
class Plan:
    """How a field is read: a leaf at once, objects by their selection, what lies elsewhere by batch."""

    field: GraphQLField
    object_type: GraphQLObjectType | None  # None: a leaf
    is_list: bool
    read: Reader
    relation: Relation | None = None
    lookup: Lookup | None = None

    @property
    def is_batched(self) -> bool:
        """Whether it is read for all rows of a page at once."""
        return self.relation is not None or self.lookup is not None


def plans_of(graphql_type: GraphQLObjectType) -> dict[str, Plan]:
    """The planned fields of a type, by name."""
    found: dict[str, Plan] = graphql_type.extensions[_PLANS]
    return found


def prepare_plans(schema: GraphQLSchema) -> None:
    """Work out, once for the schema, which fields need no resolver."""
    for graphql_type in schema.type_map.values():
        if isinstance(graphql_type, GraphQLObjectType):
            found = {name: _plan(field) for name, field in graphql_type.fields.items()}
            plans = {name: plan for name, plan in found.items() if plan}
            graphql_type.extensions = {**graphql_type.extensions, _PLANS: plans}


def _plan(field: GraphQLField) -> Plan | None:
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(definition, StrawberryField):
        return None
    inner: Any = get_nullable_type(field.type)
    is_list = is_list_type(inner)
    named: Any = get_named_type(field.type)
    object_type = named if isinstance(named, GraphQLObjectType) else None
    if relation := related_by(definition):
        return Plan(field, object_type, is_list, lambda row: row, relation)
    is_plain_list = is_list and is_non_null_type(inner.of_type) and inner.of_type.of_type is named
    is_plain_object = object_type is not None and (is_plain_list or not is_list)
    if lookup := lookup_of(definition):
        return Plan(field, object_type, is_list, lambda row: row, lookup=lookup) if is_plain_object else None
    if not definition.is_basic_field or (isinstance(definition, RowField) and definition.waits):
        return None
    read = definition.read if isinstance(definition, RowField) else _attribute(definition.python_name)
    if is_leaf_type(inner):
        return Plan(field, None, False, _leaf_reader(read, inner, is_non_null_type(field.type)))
    return Plan(field, object_type, is_list, read) if is_plain_object else None


def _attribute(name: str) -> Reader:
    return lambda row: getattr(row, name)


def _leaf_reader(read: Reader, leaf: Any, is_required: bool) -> Reader:
    as_is = _AS_IS.get(leaf.name)

    def value_of(row: Any) -> Any:
        value = read(row)
        if type(value) is as_is:
            return value
        if value is None and not is_required:
            return None
        shown = leaf.coerce_output_value(value)
        if shown is None:
            raise TypeError("null where the schema promises a value")
        return shown

    return value_of
