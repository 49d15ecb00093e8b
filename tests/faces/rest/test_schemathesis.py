"""Requests that schemathesis makes from our own document: no bug answers them, and no answer breaks a promise."""

import asyncio
from collections.abc import Callable
from itertools import groupby
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS, load_all_checks

from rest_api.openapi import document
from tests.faces.rest.conftest import ENDPOINT
from tests.faces.rest.world import World, make_world

_DOCUMENT = document()
_CALLS = schemathesis.openapi.from_dict(_DOCUMENT)
# What is removed is removed last: the others still find it.
_ORDER = ("get", "post", "put", "patch", "delete")
_OPERATIONS = sorted(
    (
        (path.split("/")[2], method, path)
        for path, methods in _DOCUMENT["paths"].items()
        for method in methods
    ),
    key=lambda each: (each[0], _ORDER.index(each[1]), -len(each[2])),
)
AREAS = {area: [each[1:] for each in group] for area, group in groupby(_OPERATIONS, key=lambda each: each[0])}
_WANTED = [
    "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance",
]  # fmt: skip
Send = Callable[[Any], None]


@pytest.mark.parametrize("area", AREAS)
async def test_no_request_breaks_what_the_document_promises(rest: httpx.AsyncClient, area: str) -> None:
    await _ask_all(rest, area, examples=2, seconds=60)


@pytest.mark.long
@pytest.mark.parametrize("area", AREAS)
async def test_no_request_of_many_breaks_it(rest: httpx.AsyncClient, area: str) -> None:
    await _ask_all(rest, area, examples=150, seconds=15)


async def _ask_all(rest: httpx.AsyncClient, area: str, examples: int, seconds: float) -> None:
    load_all_checks()
    world, loop = await make_world(rest), asyncio.get_running_loop()
    for method, path in AREAS[area]:
        run = _asking(rest, world, loop, (method, path), examples, loop.time() + seconds)
        await asyncio.to_thread(run)


def _pairs(files: Any) -> list[tuple[str, Any]]:
    return list(files.items()) if isinstance(files, dict) else [each[:2] for each in files]


async def _answer(rest: httpx.AsyncClient, arguments: dict[str, Any]) -> httpx.Response:
    if "files" in arguments:  # made for another client: this one takes bytes
        arguments["files"] = [(name, str(content).encode()) for name, content in _pairs(arguments["files"])]
    answer = await rest.request(**arguments)
    await answer.request.aread()  # what is told of a failure shows it
    return answer


def _asking(
    rest: httpx.AsyncClient, world: World, loop: asyncio.AbstractEventLoop, operation: tuple[str, str],
    examples: int, deadline: float,
) -> Callable[[], None]:  # fmt: skip
    method, path = operation
    checks = CHECKS.get_by_names(_WANTED)

    def send(case: Any) -> None:
        arguments = case.as_transport_kwargs(base_url=ENDPOINT)
        arguments.pop("cookies", None)
        answer = asyncio.run_coroutine_threadsafe(_answer(rest, arguments), loop).result(30)
        assert answer.status_code != 500, (arguments, answer.text)
        case.validate_response(answer, checks=checks)

    @settings(
        max_examples=examples, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=_CALLS[path][method.upper()].as_strategy())
    def run(case: Any) -> None:
        if loop.time() > deadline:
            return
        send(case)
        known = world.path_parameters(path, list(case.path_parameters or {}))
        case.path_parameters = {**(case.path_parameters or {}), **known}
        case.body = world.planted(case.body)
        send(case)

    return run
