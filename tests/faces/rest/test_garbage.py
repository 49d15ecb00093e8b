"""Whatever comes in, in bodies and in addresses, the answer is a refusal of the contract or a success, never a 500."""

import asyncio
from collections.abc import Coroutine
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rest_api.bodies.applications import ApplicationBody
from rest_api.bodies.users import UserBody, UserChangesBody
from rest_api.routes import MANAGEMENT

WITH_BODY = [each for each in MANAGEMENT if "body" in each.types]
LISTS = [each for each in MANAGEMENT if "page" in each.parameters]
_FIELDS = [
    name for body in (UserBody, UserChangesBody, ApplicationBody) for name in body.__struct_encode_fields__
]
_scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=40)
    | st.sampled_from(["SPA", "MachineToMachine", "a\0b", "https://x", "1" * 300])
)  # fmt: skip
_keys = st.sampled_from([*_FIELDS, "roleIds", "isSuspended", "expiresAt", "redirectUris"]) | st.text(
    max_size=10
)
_values = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=5)
)
_bodies = st.dictionaries(_keys, _values, max_size=8) | _values
_names = st.sampled_from(
    ["page", "page_size", "search", "search.name", "search.id", "mode", "mode.name", "joint", "isCaseSensitive",
     "types", "isThirdParty", "excludeRoleId", "includePasswordHash"]
) | st.text(max_size=10)  # fmt: skip
_parameters = st.lists(
    st.tuples(_names, st.text(max_size=15) | st.sampled_from(["1", "like", "exact", "posix", "similar_to", "true"]))
    , max_size=5
)  # fmt: skip
_few = settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True
)


async def _in_thread(test: Any) -> None:
    await asyncio.to_thread(test)


def _wait(loop: asyncio.AbstractEventLoop, sending: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    return asyncio.run_coroutine_threadsafe(sending, loop).result(30)


def _is_answer(answer: httpx.Response) -> None:
    assert answer.status_code < 500, (answer.request.url, answer.request.content, answer.text)
    if answer.status_code >= 400:
        assert {"code", "message"} <= set(answer.json())


@pytest.mark.parametrize("operation", WITH_BODY, ids=lambda each: f"{each.method} {each.path}")
async def test_no_body_breaks_a_route(rest: httpx.AsyncClient, operation: Any) -> None:
    user = (await rest.post("/api/users", json={})).json()["id"]
    machine = {"name": "robot", "type": "MachineToMachine"}
    application = (await rest.post("/api/applications", json=machine)).json()["id"]
    path = operation.path.replace("{userId}", user).replace("{applicationId}", application)
    address, loop = f"/api{path.replace('{name:path}', 'Default%20secret')}", asyncio.get_running_loop()

    @_few
    @given(_bodies)
    def send(body: Any) -> None:
        _is_answer(_wait(loop, rest.request(operation.method, address, json=body)))

    await _in_thread(send)


@pytest.mark.parametrize("operation", LISTS, ids=lambda each: f"{each.method} {each.path}")
async def test_no_query_breaks_a_list(rest: httpx.AsyncClient, operation: Any) -> None:
    await rest.post("/api/users", json={"username": "ada"})
    machine = {"name": "robot", "type": "MachineToMachine"}
    application = (await rest.post("/api/applications", json=machine)).json()["id"]
    address, loop = (
        f"/api{operation.path}".replace("{applicationId}", application),
        asyncio.get_running_loop(),
    )

    @_few
    @given(_parameters)
    def send(parameters: list[tuple[str, str]]) -> None:
        _is_answer(_wait(loop, rest.get(address, params=httpx.QueryParams(tuple(parameters)))))

    await _in_thread(send)


async def test_no_path_breaks_a_route(rest: httpx.AsyncClient) -> None:
    loop = asyncio.get_running_loop()

    @_few
    @given(st.text(min_size=1, max_size=30))
    def send(part: str) -> None:
        for prefix in ("/api/users/", "/api/applications/x/secrets/"):
            answer = _wait(loop, rest.delete(prefix + quote(part, safe="")))
            assert answer.status_code < 500, (part, answer.text)

    await _in_thread(send)
