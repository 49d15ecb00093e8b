"""What is marked as not there yet does not pretend: whatever is asked of it, it refuses."""

import httpx
import pytest

from rest_api.openapi import shown_path
from rest_api.operations import Operation
from rest_api.reference import LATER, SELF_HOSTED
from rest_api.routes import MANAGEMENT
from tests.faces.rest.world import make_world

MARKED = [each for each in MANAGEMENT if (each.method, shown_path(each.path)) in LATER]
HOSTED = [
    each
    for each in MANAGEMENT
    if SELF_HOSTED.get((each.method, shown_path(each.path)), "").startswith(("4", "5"))
]


@pytest.mark.parametrize("operation", [*MARKED, *HOSTED], ids=lambda each: f"{each.method} {each.path}")
async def test_what_is_not_there_refuses(rest: httpx.AsyncClient, operation: Operation) -> None:
    world = await make_world(rest)
    names = list(operation.path_names.values())
    values = dict.fromkeys(names, "nosuchthing0") | world.path_parameters(f"/api{operation.path}", names)
    path = operation.path.replace(":path}", "}")
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", value)
    answer = await rest.request(
        operation.method, f"/api{path}", json={} if operation.method != "GET" else None
    )
    assert answer.status_code in {400, 404, 422, 501}, answer.text
    assert {"code", "message"} <= set(answer.json())


def test_every_refusal_of_a_marked_operation_can_be_met() -> None:
    assert len(MARKED) == len(LATER)
