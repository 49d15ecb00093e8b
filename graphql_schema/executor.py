"""graphql-core's executor with one shortcut: plain attributes of a row are read without the resolver machinery.

Whatever the shortcut cannot finish goes the ordinary way, which then reports the error in its place.
"""

from asyncio import Future
from collections.abc import Awaitable, Callable
from types import CoroutineType
from typing import Any, TypeAlias, TypeGuard

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
    get_nullable_type,
    is_leaf_type,
    is_non_null_type,
)
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import Path, gather_with_cancel
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from graphql_schema.fields import RowField

Reader: TypeAlias = Callable[[Any], Any]
_READERS = "readers"
_AWAITABLE = (CoroutineType, Future)
_AS_IS = {"String": str, "ID": str, "Boolean": bool, "Int": int}


class RowExecutor(StrawberryGraphQLCoreExecutionContext):
    """Executes one operation over rows of the domain."""

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> Any:
        """Resolve the fields of an object; a plain dictionary when nothing has to be waited for."""
        readers: dict[str, Reader] = parent_type.extensions[_READERS]
        results: dict[str, Any] = {}
        waiting: list[str] = []
        try:
            for name, details in grouped_field_set.items():
                if reader := readers.get(details[0].node.name.value):
                    try:
                        results[name] = reader(source_value)
                        continue
                    except Exception:  # noqa: S110 - the ordinary way below raises it again, and locates it
                        pass
                where = Path(path, name, parent_type.name)
                value = self.execute_field(parent_type, source_value, details, where, position_context)
                if value is not Undefined:
                    results[name] = value
                    if is_awaitable(value):
                        waiting.append(name)
        except Exception:
            self.settle_in_background([results[name] for name in waiting])
            raise
        return self._all_of(results, waiting) if waiting else results

    @staticmethod
    async def _all_of(results: dict[str, Any], waiting: list[str]) -> dict[str, Any]:
        if len(waiting) == 1:
            results[waiting[0]] = await results[waiting[0]]
        else:
            values = await gather_with_cancel(*(results[name] for name in waiting))
            results.update(zip(waiting, values, strict=True))
        return results


def is_awaitable(value: Any) -> TypeGuard[Awaitable[Any]]:
    """Whether a resolver answered with something to wait for."""
    return isinstance(value, _AWAITABLE)


def prepare_readers(schema: GraphQLSchema) -> None:
    """Work out, once for the schema, which fields can be read at once."""
    for graphql_type in schema.type_map.values():
        if isinstance(graphql_type, GraphQLObjectType):
            found = {name: _reader(field) for name, field in graphql_type.fields.items()}
            readers = {name: reader for name, reader in found.items() if reader}
            graphql_type.extensions = {**graphql_type.extensions, _READERS: readers}


def _reader(field: GraphQLField) -> Reader | None:
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    is_required = is_non_null_type(field.type)
    leaf: Any = get_nullable_type(field.type)
    if not isinstance(definition, StrawberryField) or not definition.is_basic_field or not is_leaf_type(leaf):
        return None
    if not isinstance(definition, RowField):
        return _leaf_reader(_attribute(definition.python_name), leaf, is_required)
    if definition.waits:
        return None
    read = definition.read
    return _leaf_reader(read, leaf, is_required)


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
