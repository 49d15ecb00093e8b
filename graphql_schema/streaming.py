"""Operations on an open line: values one after the other, under the permissions of their moment, bounded in number."""

from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from inspect import isawaitable
from typing import Any

from graphql import (
    Executor,
    GraphQLError,
    GraphQLSchema,
    OperationType,
    create_source_event_stream,
    execute_subscription_event,
)

from graphql_schema.access import required_of
from graphql_schema.context import Context
from graphql_schema.documents import Operation, Prepared
from graphql_schema.errors import TooManySubscriptions, presented, refusal_of, top_level_error
from graphql_schema.execution import GraphQLRequest, answer, prepared_operation, reasons_not_to_run
from graphql_schema.executor import RowExecutor, is_awaitable
from identity import settings
from identity.authentication.standing import TokenStanding
from identity.kernel.actor import Actor

Shown = dict[str, Any]


class OpenLines:
    """The streams of this worker: how many each caller has, and whether the server is about to stop."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self.are_ending = False

    @contextmanager
    def one_more(self, actor: Actor) -> Iterator[None]:
        """Count a stream while it is open, or refuse it."""
        who = f"{actor.kind.value}:{actor.id}"
        if self._numbers[who] >= settings.current().graphql_max_subscriptions:
            raise TooManySubscriptions
        self._numbers[who] += 1
        try:
            yield
        finally:
            self._numbers[who] -= 1
            if not self._numbers[who]:
                del self._numbers[who]

    def end(self) -> None:
        """Let every stream end soon: the server stops."""
        self.are_ending = True


lines = OpenLines()


async def stream(
    schema: GraphQLSchema, request: GraphQLRequest, standing: TokenStanding
) -> AsyncGenerator[Shown | None, None]:
    """The answers to a request, one after the other; None now and then, so that the line can be looked after."""
    context = Context(standing.actor, standing=standing)
    prepared, operation = prepared_operation(schema, request)
    if operation is None or operation.kind is not OperationType.SUBSCRIPTION:
        yield await answer(schema, request, context)
        return
    errors, cost = reasons_not_to_run(prepared, operation, request, context)
    if errors:
        yield {"errors": [presented(error) for error in errors]}
        return
    async with aclosing(_values(schema, prepared, operation, request, context)) as values:
        async for shown in values:
            yield shown and shown | {"extensions": {"cost": {"requested": cost}}}


async def _values(
    schema: GraphQLSchema, prepared: Prepared, operation: Operation, request: GraphQLRequest, context: Context
) -> AsyncGenerator[Shown | None, None]:
    """One answer for each value of the source; a refusal is the last."""
    try:
        source = await _source(schema, prepared, request, context)
        if isinstance(source, list):
            yield {"errors": [presented(error) for error in source]}
            return
        async with aclosing(source):
            async for values in source:
                yield None
                if lines.are_ending:
                    return
                for value in values:
                    yield await _shown(schema, prepared, operation, request, context, value)
    except Exception as error:
        refusal = refusal_of(error)
        located = top_level_error(refusal) if refusal else GraphQLError("", original_error=error)
        yield {"errors": [presented(located)]}


async def _source(
    schema: GraphQLSchema, prepared: Prepared, request: GraphQLRequest, context: Context
) -> Any:
    """The stream of lists of values, or the errors for which there is none."""
    executor = _executor(schema, prepared, request, context, None)
    if isinstance(executor, list):
        return executor
    found = create_source_event_stream(executor)
    found = await found if isawaitable(found) else found
    return getattr(found, "errors", None) or found


async def _shown(
    schema: GraphQLSchema,
    prepared: Prepared,
    operation: Operation,
    request: GraphQLRequest,
    context: Context,
    value: Any,
) -> Shown:
    """A value under the permissions that its watcher has at this moment, with loaders of its own."""
    assert context.standing is not None
    present = Context(context.standing.actor, standing=context.standing)
    if refusal := required_of(present.actor, operation.requirements):
        raise refusal
    executor = _executor(schema, prepared, request, present, value)
    assert isinstance(executor, Executor), "the same variables have been coerced before"
    result = execute_subscription_event(executor)
    result = await result if isawaitable(result) else result
    shown: Shown = {"data": result.data}
    if result.errors:
        shown["errors"] = [presented(error) for error in result.errors]
    return shown


def _executor(
    schema: GraphQLSchema, prepared: Prepared, request: GraphQLRequest, context: Context, root: Any
) -> Executor[Any] | list[GraphQLError]:
    assert prepared.document is not None
    return RowExecutor.build(
        schema,
        prepared.document,
        root_value=root,
        context_value=context,
        raw_variable_values=request.variables,
        operation_name=request.operation_name,
        is_awaitable=is_awaitable,
    )
