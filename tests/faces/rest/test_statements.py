"""Every read over REST takes at most four SQL statements, and no more for a hundred rows than for one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from rest_api.operations import Operation
from rest_api.routes import MANAGEMENT
from tests.faces.rest.conftest import Clients
from tests.faces.rest.world import World, make_world

MOST = 4
_BOUNDS = ("BEGIN", "COMMIT")  # what shows secrets writes down who looked, and that in a transaction
READS = [each for each in MANAGEMENT if each.method == "GET" and not each.is_for_anybody]


def address(operation: Operation, world: World) -> str | None:
    """The address of something that is there, as far as the small world has it."""
    names = list(operation.path_names.values())
    known = world.path_parameters(f"/api{operation.path}", names)
    if set(known) != set(names):
        return None
    path = operation.path.replace(":path}", "}")
    for name, value in known.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return f"/api{path}"


async def test_every_read_takes_few_statements(
    rest: httpx.AsyncClient, statements: Callable[[], Any]
) -> None:
    world = await make_world(rest)
    counted, answered = {}, set()
    for operation in READS:
        if (path := address(operation, world)) is None:
            continue
        await rest.get(path)  # what is configuration is in the caches then
        with statements() as log:
            answer = await rest.get(path)
        counted[operation.path] = len([each for each in log.texts if not each.startswith(_BOUNDS)])
        if answer.status_code == 200:
            answered.add(operation.path)
    assert {path: number for path, number in counted.items() if number > MOST} == {}
    assert len(answered) > len(READS) // 2


PAGES: dict[str, Callable[[World, int], tuple[str, dict[str, Any]]]] = {
    "/users": lambda world, number: ("/users", {"username": f"person_{number}"}),
    "/applications": lambda world, number: ("/applications", {"name": f"App {number}", "type": "SPA"}),
    "/roles": lambda world, number: ("/roles", {"name": f"Role {number}", "description": "d"}),
    "/resources": lambda world, number: (
        "/resources",
        {"name": f"API {number}", "indicator": f"https://{number}.example"},
    ),
    "/organizations": lambda world, number: ("/organizations", {"name": f"Organization {number}"}),
    "/organization-roles": lambda world, number: ("/organization-roles", {"name": f"Duty {number}"}),
    "/organization-scopes": lambda world, number: ("/organization-scopes", {"name": f"do:{number}"}),
}


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_of_many_takes_no_more(
    clients: Clients, rest: httpx.AsyncClient, statements: Callable[[], Any], path: str
) -> None:
    world, numbers = await make_world(rest), []
    for rows in range(2):
        for number in range(30 * rows):
            where, body = PAGES[path](world, number)
            assert (await rest.post(f"/api{where}", json=body)).is_success
        await rest.get(f"/api{path}", params={"page_size": 100})
        with statements() as log:
            answer = await rest.get(f"/api{path}", params={"page_size": 100})
        assert len(answer.json()) >= 1 + 30 * rows
        numbers.append(log.number)
    assert numbers[0] == numbers[1] <= MOST
