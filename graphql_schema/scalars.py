"""The scalars of the schema beyond GraphQL's own."""

from datetime import UTC, datetime
from typing import Any, NewType

import strawberry
from graphql import GraphQLError, ValueNode, value_from_ast_untyped
from strawberry.types.scalar import ScalarDefinition

JSON = NewType("JSON", dict)  # type: ignore[type-arg]
_LONGEST_TIME = 40
_DEEPEST_JSON = 64  # as in REST; what is nested deeper could be stored and not be shown again
_LARGEST_NUMBER = 2**63 - 1


def _as_object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise GraphQLError("JSON here is an object.")
    _require_storable(value, _DEEPEST_JSON)
    return value


def _require_storable(value: Any, levels: int) -> None:
    if levels < 0:
        raise GraphQLError(f"JSON here has at most {_DEEPEST_JSON} levels.")
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        raise GraphQLError("A whole number in JSON has at most 64 bits.")
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _require_storable(inner, levels - 1)


def _object_literal(node: ValueNode, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    return _as_object(value_from_ast_untyped(node, variables))


def time_text(value: datetime) -> str:
    """RFC 3339 in UTC, as answers and cursors show times."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def parse_time(value: Any) -> datetime:
    """A time with its offset; one without would mean another moment on every server."""
    if not isinstance(value, str) or len(value) > _LONGEST_TIME:
        raise GraphQLError("A DateTime is a text such as 2026-01-31T12:00:00Z.")
    try:
        parsed = datetime.fromisoformat(value)
        return parsed.astimezone(UTC) if parsed.tzinfo else _without_offset()
    except (ValueError, OverflowError):
        raise GraphQLError("A DateTime is a text such as 2026-01-31T12:00:00Z.") from None


def _without_offset() -> datetime:
    raise ValueError


SCALARS: dict[object, ScalarDefinition] = {
    JSON: strawberry.scalar(
        name="JSON",
        description="A JSON object.",
        serialize=lambda value: value,
        parse_value=_as_object,
        parse_literal=_object_literal,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment, written as RFC 3339 says.",
        serialize=time_text,
        parse_value=parse_time,
    ),
}
