"""The OpenAPI document is what the server does: it is committed, and requests made from it never break a promise."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS, load_all_checks

from rest_api.openapi import document, document_text
from tests.faces.rest.conftest import ENDPOINT, Clients

COMMITTED = Path(__file__).parents[3] / "rest_api" / "openapi.json"
SECONDS_PER_OPERATION = 1.0
_WANTED = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
]  # fmt: skip


def test_the_committed_document_is_current() -> None:
    assert COMMITTED.read_text() == document_text()


def test_every_operation_has_its_own_name_and_a_summary() -> None:
    operations = [each for path in document()["paths"].values() for each in path.values()]
    names = [each["operationId"] for each in operations]
    assert len(names) == len(set(names))
    assert all(each["summary"].endswith(".") for each in operations)


async def test_the_document_is_served_under_both_names(clients: Clients) -> None:
    client = clients(None)
    first = await client.get("/api/swagger.json")
    second = await client.get("/api/.well-known/management.openapi.json")
    assert first.json() == second.json() == document()
    assert (
        await client.get("/api/swagger.json", headers={"if-none-match": first.headers["etag"]})
    ).status_code == 304


async def _ids(rest: httpx.AsyncClient) -> dict[str, str]:
    """Things that are there, so that requests reach beyond "not found"."""
    user = (await rest.post("/api/users", json={"username": "ada", "password": "x"})).json()
    machine = {"name": "robot", "type": "MachineToMachine"}
    application = (await rest.post("/api/applications", json=machine)).json()
    return {"userId": user["id"], "applicationId": application["id"], "name": "Default secret"}


@pytest.mark.parametrize(
    ("path", "method"),
    [(path, method) for path, methods in document()["paths"].items() for method in methods],
)
async def test_no_request_breaks_what_the_document_promises(
    rest: httpx.AsyncClient, path: str, method: str
) -> None:
    load_all_checks()
    checks = CHECKS.get_by_names(_WANTED)
    operation = schemathesis.openapi.from_dict(document())[path][method.upper()]
    known, loop = await _ids(rest), asyncio.get_running_loop()
    deadline = loop.time() + SECONDS_PER_OPERATION

    def send(case: Any) -> None:
        arguments = case.as_transport_kwargs(base_url=ENDPOINT)
        arguments.pop("cookies", None)
        sent = asyncio.run_coroutine_threadsafe(rest.request(**arguments), loop)
        case.validate_response(sent.result(30), checks=checks)

    @settings(
        max_examples=40, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def run(case: Any) -> None:
        if loop.time() > deadline:
            return
        send(case)
        case.path_parameters = {**case.path_parameters, **{k: v for k, v in known.items() if k in path}}
        send(case)

    await asyncio.to_thread(run)
