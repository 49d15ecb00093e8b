"""The REST face behind the real gate: a machine asks for a token at the provider and manages users with it."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from identity.applications.actions import NewApplication, create_application
from identity.kernel.actor import SYSTEM
from identity.settings import Settings
from identity.setup.actions import ensure_machine
from keystead.app import create_app
from tests.contract.validation import ANSWERS_FIT
from tests.faces.rest.conftest import ENDPOINT, refused

MACHINE, SECRET = "machine00000000000000", "a-secret-of-a-machine-for-tests!"
MANAGEMENT = "https://default.logto.app/api"


@pytest.fixture
async def server(database: str, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    await ensure_machine(SYSTEM, MACHINE, SECRET)
    transport = httpx.ASGITransport(create_app(settings), raise_app_exceptions=True)
    options: Any = {"base_url": ENDPOINT, "event_hooks": ANSWERS_FIT}
    async with httpx.AsyncClient(transport=transport, **options) as client:
        yield client


async def token(server: httpx.AsyncClient, client: tuple[str, str], scope: str) -> str:
    form = {"grant_type": "client_credentials", "resource": MANAGEMENT, "scope": scope}
    answer = await server.post("/oidc/token", data=form, auth=client)
    assert answer.status_code == 200, answer.text
    issued: str = answer.json()["access_token"]
    return issued


def bearer(value: str) -> dict[str, str]:
    return {"authorization": f"Bearer {value}"}


async def test_a_machine_with_all_manages_users(server: httpx.AsyncClient) -> None:
    headers = bearer(await token(server, (MACHINE, SECRET), "all"))
    created = await server.post("/api/users", json={"username": "ada"}, headers=headers)
    assert created.status_code == 200
    shown = await server.get(f"/api/users/{created.json()['id']}", headers=headers)
    assert shown.json() == created.json()
    assert shown.headers["x-content-type-options"] == "nosniff"


async def test_a_point_read_is_one_statement_with_its_token(
    server: httpx.AsyncClient, statements: Any
) -> None:
    headers = bearer(await token(server, (MACHINE, SECRET), "all"))
    user = (await server.post("/api/users", json={}, headers=headers)).json()
    await server.get("/api/users?page=1&page_size=20", headers=headers)
    for path, number in ((f"/api/users/{user['id']}", 1), ("/api/users?page=1&page_size=20", 1)):
        with statements() as counted:
            assert (await server.get(path, headers=headers)).status_code == 200
        assert counted.number == number, counted.texts


async def test_a_machine_without_a_role_is_kept_out(server: httpx.AsyncClient) -> None:
    new = NewApplication(name="other", type="MachineToMachine")
    created = await create_application(SYSTEM, new)
    assert created.secret is not None
    client = (created.application.id, created.secret.value)
    headers = bearer(await token(server, client, "all"))
    refused(await server.get("/api/users", headers=headers), 403, "auth.forbidden")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "auth.authorization_header_missing"),
        ({"authorization": "Basic eDp5"}, "auth.authorization_token_type_not_supported"),
        ({"authorization": "Bearer"}, "auth.authorization_token_type_not_supported"),
        (bearer("nonsense"), "auth.unauthorized"),
        (bearer("a.b.c"), "auth.unauthorized"),
    ],
)
async def test_what_is_no_token_is_refused(
    server: httpx.AsyncClient, headers: dict[str, str], code: str
) -> None:
    body = refused(await server.get("/api/users", headers=headers), 401, code)
    if code.endswith("not_supported"):
        assert body["data"] == {"supportedTypes": ["Bearer"]}


async def test_a_tampered_token_is_refused(server: httpx.AsyncClient) -> None:
    value = await token(server, (MACHINE, SECRET), "all")
    tampered = value[:-10] + ("A" if value[-10] != "A" else "B") + value[-9:]
    refused(await server.get("/api/users", headers=bearer(tampered)), 401, "auth.unauthorized")


async def test_oversized_bodies_stay_outside_whether_announced_or_not(server: httpx.AsyncClient) -> None:
    headers = bearer(await token(server, (MACHINE, SECRET), "all"))

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65_536

    announced = await server.post("/api/users", content=b" " * 2_000_000, headers=headers)
    refused(announced, 413, "request.body_too_large")
    streamed = await server.post("/api/users", content=endless(), headers=headers)
    refused(streamed, 413, "request.body_too_large")


async def test_a_path_that_is_not_there_is_plain_text(server: httpx.AsyncClient) -> None:
    answer = await server.get("/api/nosuchroute")
    assert (answer.status_code, answer.text) == (404, "Not Found")
