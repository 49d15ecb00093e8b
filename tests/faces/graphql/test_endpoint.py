"""The endpoint over HTTP: what is no request is refused in words, and nothing ends in a 500."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from graphql import ObjectValueNode, StringValueNode
from hypothesis import HealthCheck, given, seed
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis_graphql import from_schema
from starlette.applications import Starlette

from graphql_schema.routes import routes
from graphql_schema.schema import sdl
from identity.authentication.errors import BearerRefused
from identity.kernel.actor import Actor
from identity.kernel.errors import Refusal
from tests.faces.graphql.asking import ask


class _As:
    """An ASGI layer that says who asks."""

    def __init__(self, actor: Actor | None, refusal: Refusal | None = None) -> None:
        self._app, self._actor, self._refusal = Starlette(routes=routes), actor, refusal

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        scope |= {"authentication_refusal": self._refusal} | ({"actor": self._actor} if self._actor else {})
        await self._app(scope, receive, send)


def client_of(actor: Actor | None, refusal: Refusal | None = None) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(_As(actor, refusal)), base_url="http://keystead")


@pytest.fixture
async def client(administrator: Actor) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(administrator) as found:
        yield found


async def test_a_request(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "{ viewer { kind user { username } } }"})
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert response.json()["data"] == {
        "viewer": {"kind": "ADMINISTRATOR", "user": {"username": "administrator"}}
    }


async def test_a_client_that_also_takes_events_gets_one_answer(database: str) -> None:
    accept = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"
    async with client_of(None) as nobody:
        question = {"query": "{ serverInformation { version } }"}
        response = await nobody.post("/graphql", json=question, headers={"accept": accept})
    assert response.headers["content-type"] == "application/json"
    assert response.json()["data"]["serverInformation"]["version"]


async def test_operations_are_chosen_by_name(client: httpx.AsyncClient) -> None:
    query = "query A { viewer { kind } } query B { serverInformation { needsSetup } }"
    answer = (await client.post("/graphql", json={"query": query, "operationName": "B"})).json()
    assert answer["data"] == {"serverInformation": {"needsSetup": False}}
    for name in (None, "C"):
        answer = (await client.post("/graphql", json={"query": query, "operationName": name})).json()
        assert "operationName" in answer["errors"][0]["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"query": 1}',
        b'{"query": null}',
        b'{"variables": {}}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "operationName": 1}',
        b'{"query": "\xff"}',
        b'{"query": "\\ud800"}',
        b'{"query": "query ($a: ID!) { user(userId: $a) { name } }", "variables": {"a": "\\u0000"}}',
        b'{"query": "query ($a: ID!) { user(userId: $a) { name } }", "variables": {"a": {"b": ["\\u0000"]}}}',
        b"[" * 2000,
    ],
)
async def test_what_is_no_request_is_a_400(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert response.json()["errors"][0]["message"]


async def test_other_content_types_and_methods_are_refused(client: httpx.AsyncClient) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        response = await client.post("/graphql", content=b"{}", headers={"content-type": kind})
        assert response.status_code == 415
    assert (await client.get("/graphql?query={__typename}")).status_code == 405


async def test_a_refused_token_is_a_401() -> None:
    async with client_of(None, BearerRefused()) as client:
        response = await client.post("/graphql", json={"query": "{ serverInformation { version } }"})
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "query",
    [
        "{",
        "{ nothing }",
        "{ users(first: 99999999999) { nodes { name } } }",
        "{ users(first: 1e5) { nodes { name } } }",
        '{ users(first: "1") { nodes { name } } }',
        '{ user(userId: "\\u0000") { name } }',
        '{ user(userId: "\\u{0}") { name } }',
        '{ user(userId: """\\u0000""") { name } }',
        '{ node(id: "\U0001f600") { id } }',
        '{ node(id: "VXNlcjo") { id } }',
        '{ node(id: "VW5rbm93bjox") { id } }',
        '{ nodes(ids: ["", "=", "////", "VXNlcjp4"]) { id } }',
        '{ users(first: 1, filter: {createdAfter: "9999-12-31T23:59:59-23:59"}) { nodes { name } } }',
        '{ users(first: 1, filter: {createdAfter: "0001-01-01T00:00:00+23:59"}) { nodes { name } } }',
        '{ users(first: 1, filter: {createdAfter: "2026-01-01"}) { nodes { name } } }',
        '{ users(first: 1, filter: {text: "%_\\\\"}) { nodes { name } } }',
        "{ dashboard { signInsPerDay(days: 0) { count } } }",
        "{ dashboard { signInsPerDay(days: 2147483647) { count } } }",
        "mutation { createUser(input: {customData: {a: 99999999999999999999999999}}) { user { userId } } }",
        "mutation { createUser(input: {customData: {a: 1e999}}) { user { userId } } }",
        "mutation { createUser(input: {customData: [1]}) { user { userId } } }",
        'mutation { createUser(input: {username: "a", idempotencyKey: ""}) { userErrors { code } } }',
        'mutation { createUser(input: {username: "a b"}) { userErrors { code } } }',
        'mutation { createApplication(input: {name: "", type: SPA}) { userErrors { code } } }',
        'mutation { assignUserRoles(input: {userId: "x", roleIds: ["y"]}) { userErrors { code } } }',
        "subscription { events }",
        "query ($a: Nothing) { viewer { kind } }",
        "query @skip(if: true) { viewer { kind } }",
    ],
)
async def test_odd_documents_are_answered_without_a_bug(administrator: Actor, query: str) -> None:
    answer = await ask(administrator, query)
    assert "INTERNAL" not in [each["extensions"]["code"] for each in answer.get("errors", [])], answer


async def test_wrong_variables_are_answered_without_a_bug(administrator: Actor) -> None:
    query = "query ($first: Int, $filter: UserFilter) { users(first: $first, filter: $filter) { nodes { name } } }"
    for variables in (
        {"first": "x"},
        {"first": 1.5},
        {"first": 2**40},
        {"first": 1, "filter": "x"},
        {"first": 1, "filter": {"unknown": 1}},
        {"first": 1, "filter": {"createdAfter": 5}},
        {"first": 1, "filter": {"text": ["x"]}},
        {"first": {"a": 1}},
    ):
        answer = await ask(administrator, query, variables)
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["BAD_REQUEST"], variables


def _documents() -> st.SearchStrategy[str]:
    return from_schema(
        sdl(),
        allow_x00=True,
        custom_scalars={
            "DateTime": st.just(StringValueNode(value="2026-01-31T12:00:00Z")),
            "JSON": st.just(ObjectValueNode(fields=())),
        },
    )


def _generated(examples: int) -> Callable[[Any], Any]:
    """That many documents, the same in every run; the schema is read only by who runs the test."""
    unbounded = hypothesis_settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    return lambda test: seed(20261121)(unbounded(given(document=st.deferred(_documents))(test)))


@_generated(examples=40)
async def test_no_generated_document_finds_a_bug(administrator: Actor, document: str) -> None:
    await _is_answered(administrator, document)


@pytest.mark.long
@_generated(examples=1000)
async def test_none_of_many_generated_documents_finds_a_bug(administrator: Actor, document: str) -> None:
    await _is_answered(administrator, document)


async def _is_answered(administrator: Actor, document: str) -> None:
    answer = await ask(administrator, document)
    assert "INTERNAL" not in [each["extensions"]["code"] for each in answer.get("errors", [])], (
        document,
        answer,
    )
