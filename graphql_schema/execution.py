"""Running a request: document, access, cost, and only then the resolvers; every answer is formatted here."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from inspect import isawaitable
from typing import Any

from graphql import ExecutionResult, GraphQLError, GraphQLSchema, OperationType, execute_root_selection_set

from graphql_schema.access import required_of
from graphql_schema.context import Context
from graphql_schema.documents import Documents, Operation, Prepared
from graphql_schema.errors import SubscriptionsNeedAStream, presented, top_level_error
from graphql_schema.executor import RowExecutor, is_awaitable
from graphql_schema.limits import Limits, limit_error
from identity import settings
from identity.kernel.errors import Unauthenticated
from identity.settings import Settings

_MANY_ROWS = 200


@dataclass(slots=True)
class GraphQLRequest:
    """What a client asks for."""

    query: str
    variables: dict[str, Any] = field(default_factory=dict)
    operation_name: str | None = None
    reads_only: bool = False

    @property
    def has_many_rows(self) -> bool:
        """Whether a variable, or a field of one, is a list so long that checking it takes a while."""
        inputs = [each for each in self.variables.values() if isinstance(each, dict)]
        given = (value for each in (self.variables, *inputs) for value in each.values())
        return any(isinstance(value, list) and len(value) > _MANY_ROWS for value in given)


def current_limits() -> Limits:
    """The bounds of the settings."""
    return _limits_of(settings.current())


@lru_cache(maxsize=8)
def _limits_of(own: Settings) -> Limits:
    return Limits(
        depth=own.graphql_max_depth,
        aliases=own.graphql_max_aliases,
        tokens=own.graphql_max_tokens,
        cost=own.graphql_max_cost,
        page_size=own.graphql_max_page_size,
    )


@lru_cache(maxsize=8)
def documents_of(schema: GraphQLSchema, limits: Limits) -> Documents:
    """The kept documents of a schema; rules are built once."""
    return Documents(schema, limits)


async def answer(schema: GraphQLSchema, request: GraphQLRequest, context: Context) -> dict[str, Any]:
    """The answer to a request, as it is encoded."""
    prepared, operation = prepared_operation(schema, request)
    errors, cost = reasons_not_to_run(prepared, operation, request, context)
    if not errors and operation and operation.kind is OperationType.SUBSCRIPTION:
        errors = [top_level_error(SubscriptionsNeedAStream())]
    extensions = {"cost": {"requested": cost, "limit": current_limits().cost}}
    if errors:
        return {"errors": [presented(error) for error in errors], "extensions": extensions}
    result = await _executed(schema, prepared, request, context)
    shown: dict[str, Any] = {"data": result.data, "extensions": extensions}
    if result.errors:
        shown["errors"] = [presented(error) for error in result.errors]
    return shown


def prepared_operation(schema: GraphQLSchema, request: GraphQLRequest) -> tuple[Prepared, Operation | None]:
    """The document and the one of its operations that is asked for."""
    prepared = documents_of(schema, current_limits()).prepared(request.query)
    return prepared, prepared.operation(request.operation_name)


def reasons_not_to_run(
    prepared: Prepared, operation: Operation | None, request: GraphQLRequest, context: Context
) -> tuple[list[GraphQLError], int]:
    """Why the operation does not run, if there is anything; and what it may cost."""
    if prepared.errors:
        return prepared.errors, 0
    if operation is None:
        return [GraphQLError("Name one operation of the document in `operationName`.")], 0
    if operation.introspects and settings.current().is_production and not context.actor.is_known:
        return [top_level_error(Unauthenticated())], 0
    if refusal := required_of(context.actor, operation.requirements):
        return [top_level_error(refusal)], 0
    if request.reads_only and operation.kind is not OperationType.QUERY:
        return [GraphQLError("Send mutations with POST.")], 0
    limits = current_limits()
    cost = operation.cost.of(request.variables, limits.page_size)
    if cost > limits.cost:
        message = f"The document is refused: it may cost {cost} (the limit is {limits.cost})."
        return [limit_error("cost", limits.cost, message)], cost
    return [], cost


async def _executed(
    schema: GraphQLSchema, prepared: Prepared, request: GraphQLRequest, context: Context
) -> ExecutionResult:
    assert prepared.document is not None
    build = partial(
        RowExecutor.build,
        schema,
        prepared.document,
        context_value=context,
        raw_variable_values=request.variables,
        operation_name=request.operation_name,
        is_awaitable=is_awaitable,
    )
    # Ten thousand rows take half a second to check: the worker answers others meanwhile.
    executor = await asyncio.to_thread(build) if request.has_many_rows else build()
    if isinstance(executor, list):
        return ExecutionResult(None, executor)
    result = execute_root_selection_set(executor)
    return await result if isawaitable(result) else result


def as_request(body: Mapping[str, Any]) -> GraphQLRequest | None:
    """A JSON body as a request, or None where it is none."""
    query, variables, name = body.get("query"), body.get("variables"), body.get("operationName")
    is_request = (
        isinstance(query, str) and isinstance(variables, dict | None) and isinstance(name, str | None)
    )
    return GraphQLRequest(query, variables or {}, name) if is_request and isinstance(query, str) else None
