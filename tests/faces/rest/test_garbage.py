"""Whatever comes in, in bodies and in addresses, the answer is a refusal of the contract or a success, never a 500."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote

import httpx
import msgspec
import pytest

from rest_api.operations import Operation
from rest_api.routes import MANAGEMENT
from tests.faces.rest.garbage import Garbage
from tests.faces.rest.world import World, make_world

_FEW, _MANY = 6, 500
_SHARED = ["page", "page_size", "search", "search.name", "search.id", "mode", "mode.name", "joint", "q"]


def _area(operation: Operation) -> str:
    return operation.path.split("/")[1]


def _areas(operations: list[Operation]) -> dict[str, list[Operation]]:
    # What is removed is removed last: the others still find it.
    ordered = sorted(operations, key=lambda each: (_area(each), each.method == "DELETE", -len(each.path)))
    return {area: list(group) for area, group in groupby(ordered, key=_area)}


WITH_BODY = _areas([each for each in MANAGEMENT if "body" in each.types])
LISTS = _areas([each for each in MANAGEMENT if {"page", "query", "search"} & set(each.parameters)])
WITH_PATH = _areas([each for each in MANAGEMENT if each.path_names])


def _fields(kind: Any) -> Iterator[str]:
    """The names of the fields of a body or a query; of alternatives, those of each."""
    for each in getattr(kind, "__args__", None) or (kind,):
        if isinstance(each, type) and issubclass(each, msgspec.Struct):
            yield from (field.encode_name for field in msgspec.structs.fields(each))


def _is_answer(answer: httpx.Response) -> None:
    assert answer.status_code != 500, (answer.request.url, answer.request.content, answer.text)
    if answer.status_code >= 400 and answer.headers["content-type"].startswith("application/json"):
        assert answer.json()


def _address(operation: Operation, world: World) -> str:
    known = world.path_parameters(f"/api{operation.path}", list(operation.path_names.values()))
    return _filled(
        operation, {name: known.get(name, "nosuchthing0") for name in operation.path_names.values()}
    )


def _filled(operation: Operation, values: dict[str, str]) -> str:
    path = operation.path.replace(":path}", "}")
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return f"/api{path}"


async def _send_bodies(rest: httpx.AsyncClient, area: str, number: int) -> None:
    world = await make_world(rest)
    for operation in WITH_BODY[area]:
        names, garbage = (
            list(_fields(operation.types["body"])),
            Garbage(f"{operation.method} {operation.path}"),
        )
        address = _address(operation, world)
        for _ in range(number):
            body = json.dumps(garbage.body(names)).encode()
            _is_answer(await rest.request(operation.method, address, content=body))


@pytest.mark.parametrize("area", WITH_BODY)
async def test_no_body_breaks_a_route(rest: httpx.AsyncClient, area: str) -> None:
    await _send_bodies(rest, area, _FEW)


@pytest.mark.long
@pytest.mark.parametrize("area", WITH_BODY)
async def test_none_of_many_bodies_breaks_a_route(rest: httpx.AsyncClient, area: str) -> None:
    await _send_bodies(rest, area, _MANY)


async def _send_queries(rest: httpx.AsyncClient, area: str, number: int) -> None:
    world = await make_world(rest)
    for operation in LISTS[area]:
        names = [*_fields(operation.types.get("query")), *_SHARED]
        garbage, address = Garbage(f"{operation.method} {operation.path}"), _address(operation, world)
        for _ in range(number):
            query = httpx.QueryParams(tuple(garbage.query(names)))
            _is_answer(await rest.request(operation.method, address, params=query))


@pytest.mark.parametrize("area", LISTS)
async def test_no_query_breaks_a_list(rest: httpx.AsyncClient, area: str) -> None:
    await _send_queries(rest, area, _FEW)


@pytest.mark.long
@pytest.mark.parametrize("area", LISTS)
async def test_none_of_many_queries_breaks_a_list(rest: httpx.AsyncClient, area: str) -> None:
    await _send_queries(rest, area, _MANY)


async def _send_paths(rest: httpx.AsyncClient, area: str, number: int) -> None:
    for operation in WITH_PATH[area]:
        garbage, body = Garbage(operation.path), {} if "body" in operation.types else None
        for _ in range(number):
            address = _filled(operation, {name: garbage.part() for name in operation.path_names.values()})
            _is_answer(await rest.request(operation.method, address, json=body))


@pytest.mark.parametrize("area", WITH_PATH)
async def test_no_path_breaks_a_route(rest: httpx.AsyncClient, area: str) -> None:
    await _send_paths(rest, area, _FEW)


@pytest.mark.long
@pytest.mark.parametrize("area", WITH_PATH)
async def test_none_of_many_paths_breaks_a_route(rest: httpx.AsyncClient, area: str) -> None:
    await _send_paths(rest, area, _MANY)
