"""Refusals and bugs as GraphQL shows them: user errors, top-level errors with a code, a reference for bugs."""

import importlib
import pkgutil
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import strawberry
import structlog
from graphql import FieldNode, GraphQLError

import identity
from graphql_schema.fields import row
from graphql_schema.scalars import JSON
from identity.kernel.errors import (
    Forbidden,
    InputRefused,
    RateLimited,
    Refusal,
    RefusalKind,
    RelationNotFound,
    Unauthenticated,
)

_log = structlog.get_logger("keystead.graphql")
MENDABLE = frozenset({RefusalKind.INPUT, RefusalKind.NOT_FOUND})
_TOP_LEVEL_CODES = {
    RefusalKind.UNAUTHENTICATED: "UNAUTHENTICATED",
    RefusalKind.FORBIDDEN: "FORBIDDEN",
    RefusalKind.RATE_LIMITED: "RATE_LIMITED",
    RefusalKind.UNAVAILABLE: "UNAVAILABLE",
}
_LONGEST_DATA = 4096


class MustNotBeNull(InputRefused):
    """A value that cannot be cleared was set to null."""

    code = "request.must_not_be_null"
    message = "This value cannot be cleared: leave it out to keep it."


class InvalidCursor(InputRefused):
    """A cursor that this list never gave out."""

    code = "request.invalid_cursor"
    message = "This is not a cursor of this list."


class TooManyNodes(InputRefused):
    """More ids at once than `nodes` reads."""

    code = "request.too_many_nodes"
    message = "Ask for at most 100 nodes at once."


class SubscriptionsNeedAStream(InputRefused):
    """A subscription that was asked for like a query."""

    code = "request.subscription_needs_stream"
    message = "Ask for a subscription with `Accept: text/event-stream`, or over a WebSocket."


class TooManySubscriptions(RateLimited):
    """More open streams than one caller may have."""

    code = "request.too_many_subscriptions"
    message = "You have too many subscriptions open at once. End one of them first."


def _every_refusal() -> list[type[Refusal]]:
    """Every refusal of the domain and of this face: each feature declares its own in its errors.py."""
    for feature in pkgutil.iter_modules(identity.__path__, "identity."):
        if (
            feature.ispkg
            and (Path(identity.__path__[0]) / feature.name.partition(".")[2] / "errors.py").is_file()
        ):
            importlib.import_module(f"{feature.name}.errors")
    return [each for each in Refusal.every() if each.__module__.startswith(("identity.", __name__))]


def code_of(refusal: Refusal | type[Refusal]) -> str:
    """The enum's name of a refusal's dotted code."""
    return refusal.code.replace(".", "_").replace("-", "_").upper()


_codes: Any = Enum("ErrorCode", {code_of(each): code_of(each) for each in _every_refusal()})  # type: ignore[misc]
ErrorCode = strawberry.enum(
    _codes,
    description="Every reason for which the domain refuses something.",
)


@strawberry.type(description="Why a mutation was refused, in a way that the caller can mend.")
class UserError:
    code: ErrorCode = row(code_of)  # type: ignore[valid-type]
    message: str = row(lambda refusal: refusal.text)
    path: list[str] | None = row(
        lambda refusal: refusal.path.split(".") if refusal.path else None, "The input's field."
    )
    data: JSON | None = row(lambda refusal: refusal.data if isinstance(refusal.data, dict) else None)


def refusal_of(error: Exception) -> Refusal | None:
    """The refusal that an error is, also where only the database noticed (a concurrent deletion, a wrong value)."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, asyncpg.ForeignKeyViolationError):
        return RelationNotFound(ids="")
    if isinstance(error, asyncpg.DataError):
        return InputRefused(reason="a value cannot be stored")
    return None


def top_level_error(refusal: Refusal) -> GraphQLError:
    """A refusal that is not in a payload."""
    extensions: dict[str, Any] = {"code": _TOP_LEVEL_CODES.get(refusal.kind, code_of(refusal))}
    if isinstance(refusal, Forbidden):
        extensions["requiredScopes"] = [refusal.required] if refusal.required else []
    if isinstance(refusal, Forbidden | Unauthenticated):
        extensions["reason"] = code_of(refusal)
    return GraphQLError(refusal.text, extensions=extensions)


def presented(error: GraphQLError) -> dict[str, Any]:
    """An error of an execution as the answer shows it; what is not the caller's doing becomes a reference."""
    original = _innermost(error)
    if original is not None and (refusal := refusal_of(original)):
        return _located(top_level_error(refusal), error)
    if original is None and not _is_of_a_value(error):
        return _located(error, error)
    return _located(_internal_error(original or error), error)


def _innermost(error: GraphQLError) -> Exception | None:
    found: Exception | None = error
    while isinstance(found, GraphQLError):
        found = found.original_error
    return found


def _is_of_a_value(error: GraphQLError) -> bool:
    """Whether a resolver's value did not fit the schema, which is no fault of the caller's."""
    is_of_field = bool(error.path and error.nodes and isinstance(error.nodes[0], FieldNode))
    return is_of_field and not error.message.startswith("Argument ")


def _located(shown: GraphQLError, where: GraphQLError) -> dict[str, Any]:
    formatted: dict[str, Any] = {
        "message": shown.message,
        "extensions": shown.extensions or {"code": "BAD_REQUEST"},
    }
    if where.locations:
        formatted["locations"] = [{"line": each.line, "column": each.column} for each in where.locations]
    if where.path:
        formatted["path"] = where.path
    return formatted


def _internal_error(error: Exception) -> GraphQLError:
    reference = uuid4().hex
    _log.error("a GraphQL field failed", reference=reference, exc_info=error)
    message = "Something went wrong on our side. Quote the reference when you report it."
    return GraphQLError(message, extensions={"code": "INTERNAL", "reference": reference})
