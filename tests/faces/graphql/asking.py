"""Asking the GraphQL face in the process: a document in, the answer as a client sees it out."""

from typing import Any

import orjson

from graphql_schema.context import Context
from graphql_schema.execution import GraphQLRequest
from graphql_schema.schema import schema
from identity.kernel.actor import Actor


async def ask(
    actor: Actor, query: str, variables: dict[str, Any] | None = None, name: str | None = None
) -> Any:
    """The answer, through its JSON."""
    request = GraphQLRequest(query, variables or {}, name)
    return orjson.loads(orjson.dumps(await schema.answer(request, Context(actor))))


async def data_of(actor: Actor, query: str, variables: dict[str, Any] | None = None) -> Any:
    """The data of an answer that must have no errors."""
    answer = await ask(actor, query, variables)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


async def codes_of(actor: Actor, query: str, variables: dict[str, Any] | None = None) -> list[str]:
    """The codes of the errors of an answer."""
    answer = await ask(actor, query, variables)
    return [error["extensions"]["code"] for error in answer.get("errors", [])]
