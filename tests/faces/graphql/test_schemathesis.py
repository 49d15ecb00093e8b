"""Every query and mutation over HTTP, with arguments and selections that schemathesis makes from the schema."""

import asyncio
from functools import cache
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from graphql_schema.schema import sdl
from identity.kernel.actor import Actor
from tests.announced_schema import ANNOUNCED_SCHEMA
from tests.faces.graphql.test_endpoint import client_of

_ROOTS = [root for root in (ANNOUNCED_SCHEMA.query_type, ANNOUNCED_SCHEMA.mutation_type) if root]
_OPERATIONS = [(root.name, field) for root in _ROOTS for field in root.fields]

schemathesis.graphql.scalar("DateTime", st.just(nodes.String("2026-01-31T12:00:00Z")))
schemathesis.graphql.scalar("JSON", st.just(nodes.Object([])))


@cache
def _calls() -> Any:
    # Only the process that makes calls takes the seconds to read the schema.
    return schemathesis.graphql.from_file(sdl())


@pytest.fixture
async def http(administrator: Actor) -> Any:
    async with client_of(administrator) as client:
        yield client


@pytest.mark.parametrize(("root", "field"), _OPERATIONS)
async def test_no_call_finds_a_bug(http: httpx.AsyncClient, root: str, field: str) -> None:
    await _call(http, root, field, examples=3, seconds=60)


@pytest.mark.long
@pytest.mark.parametrize(("root", "field"), _OPERATIONS)
async def test_no_call_of_many_finds_a_bug(http: httpx.AsyncClient, root: str, field: str) -> None:
    await _call(http, root, field, examples=100, seconds=5)


async def _call(http: httpx.AsyncClient, root: str, field: str, examples: int, seconds: float) -> None:
    operation = _calls()[root][field]
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds

    @settings(
        max_examples=examples, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def run(case: Any) -> None:
        if loop.time() > deadline:
            return
        sent = asyncio.run_coroutine_threadsafe(http.post("/graphql", json={"query": case.body}), loop)
        answer = sent.result(30)
        assert answer.status_code == 200, case.body
        codes = [error["extensions"]["code"] for error in answer.json().get("errors", [])]
        assert "INTERNAL" not in codes, (case.body, answer.text)

    await asyncio.to_thread(run)
