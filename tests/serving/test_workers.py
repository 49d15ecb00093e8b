"""Several workers as one server: what one of them writes, the others obey within a second."""

from collections.abc import Iterator
from urllib.parse import urlencode

import httpx
import psutil
import pytest

from tests.server import MANAGEMENT_API, Api, Bootstrapped, RunningServer
from tests.waiting import wait_until

_CONNECTIONS = 12


@pytest.fixture(scope="module")
def pair(bootstrapped: Bootstrapped) -> Iterator[RunningServer]:
    with bootstrapped(KEYSTEAD_WORKERS="2") as installation, installation.served() as running:
        yield running


@pytest.fixture
def api(pair: RunningServer) -> Iterator[Api]:
    with pair.api().client as client:
        yield Api(client)


@pytest.fixture
def connections(pair: RunningServer) -> Iterator[list[httpx.Client]]:
    """Clients whose connections stay with the worker that accepted them, half of them with each."""
    clients = pair.connections(_CONNECTIONS)
    yield clients
    for client in clients:
        client.close()


def test_there_are_two_workers(pair: RunningServer) -> None:
    assert len(pair.workers()) == 2


def test_all_workers_answer(pair: RunningServer, connections: list[httpx.Client]) -> None:
    accepted = [worker.net_connections("tcp") for worker in pair.workers()]
    serving = [any(each.status == "ESTABLISHED" for each in own) for own in accepted]
    assert serving == [True, True]


def test_a_new_redirect_uri_is_known_to_every_worker(api: Api, connections: list[httpx.Client]) -> None:
    client_id = _application(api, "https://one.example/callback")
    statuses = _statuses(connections, client_id, "https://two.example/callback")
    assert statuses == {400}
    _replace_redirect_uri(api, client_id, "https://two.example/callback")
    wait_until(lambda: _statuses(connections, client_id, "https://two.example/callback") <= {302, 303})
    assert _statuses(connections, client_id, "https://one.example/callback") == {400}


def test_a_deleted_secret_is_refused_by_every_worker(api: Api, connections: list[httpx.Client]) -> None:
    client_id, secret = _machine(api, "Short-lived")
    credentials = (client_id, secret["value"])
    assert {_machine_status(each, credentials) for each in connections} == {200}
    api.rest("DELETE", f"/api/applications/{client_id}/secrets/{secret['name']}")
    wait_until(lambda: {_machine_status(each, credentials) for each in connections} == {401})


def test_a_changed_sign_in_experience_is_shown_by_every_worker(
    api: Api, connections: list[httpx.Client]
) -> None:
    def modes() -> set[str]:
        shown = [each.get("/api/.well-known/sign-in-exp").json() for each in connections]
        return {each["signInMode"] for each in shown}

    assert modes() == {"SignInAndRegister"}  # from now on it is in the caches of both

    def seconds_until_all_show(mode: str) -> float:
        api.rest("PATCH", "/api/sign-in-exp", {"signInMode": mode})
        return wait_until(lambda: modes() == {mode})

    # A busy machine may make it slow, but never quick.
    assert any(seconds_until_all_show(mode) < 1 for mode in ["SignIn", "SignInAndRegister"] * 3)


def test_a_scope_that_a_role_lost_opens_nothing_at_any_worker(
    api: Api, connections: list[httpx.Client]
) -> None:
    role_id, scope_id, token = _machine_that_reads_users(api)
    headers = {"authorization": f"Bearer {token}"}

    def statuses() -> set[int]:
        return {each.get("/api/users", headers=headers).status_code for each in connections}

    assert statuses() == {200}
    api.rest("DELETE", f"/api/roles/{role_id}/scopes/{scope_id}")
    wait_until(lambda: statuses() == {403})


def test_a_user_who_was_suspended_is_so_for_the_next_request(
    api: Api, connections: list[httpx.Client]
) -> None:
    user = api.rest("POST", "/api/users", {"username": "soon_suspended"})
    api.rest("PATCH", f"/api/users/{user['id']}/is-suspended", {"isSuspended": True})
    token = {"authorization": api.client.headers["authorization"]}
    seen = [each.get(f"/api/users/{user['id']}", headers=token).json()["isSuspended"] for each in connections]
    assert all(seen)


def test_the_figures_are_of_all_workers(pair: RunningServer, connections: list[httpx.Client]) -> None:
    def counted() -> float:
        text = connections[0].get("/metrics").text
        wanted = 'keystead_requests_total{face="api",method="GET",status="204"}'
        return next(float(line.split()[-1]) for line in text.splitlines() if line.startswith(wanted))

    before = counted()
    for each in connections:
        each.get("/api/status")
    assert counted() == before + len(connections)


def _application(api: Api, redirect_uri: str) -> str:
    body = {
        "name": "Moving", "type": "SPA",
        "oidcClientMetadata": {"redirectUris": [redirect_uri], "postLogoutRedirectUris": []},
    }  # fmt: skip
    return str(api.rest("POST", "/api/applications", body)["id"])


def _replace_redirect_uri(api: Api, client_id: str, redirect_uri: str) -> None:
    metadata = {"redirectUris": [redirect_uri], "postLogoutRedirectUris": []}
    api.rest("PATCH", f"/api/applications/{client_id}", {"oidcClientMetadata": metadata})


def _machine(api: Api, name: str) -> tuple[str, dict[str, str]]:
    """A new machine's id and its secret."""
    client_id = api.rest("POST", "/api/applications", {"name": name, "type": "MachineToMachine"})["id"]
    (secret,) = api.rest("GET", f"/api/applications/{client_id}/secrets")
    return client_id, secret


def _machine_that_reads_users(api: Api) -> tuple[str, str, str]:
    """The ids of its role and of the role's one scope, and a token that it was given."""
    (resource,) = [each for each in api.rest("GET", "/api/resources") if each["indicator"] == MANAGEMENT_API]
    scopes = api.rest("GET", f"/api/resources/{resource['id']}/scopes?search=%25users:read%25")
    (scope_id,) = [each["id"] for each in scopes if each["name"] == "users:read"]
    body = {"name": "Readers", "description": "read", "type": "MachineToMachine", "scopeIds": [scope_id]}
    role_id = api.rest("POST", "/api/roles", body)["id"]
    client_id, secret = _machine(api, "Reader")
    api.rest("POST", f"/api/applications/{client_id}/roles", {"roleIds": [role_id]})
    form = {"grant_type": "client_credentials", "resource": MANAGEMENT_API, "scope": "users:read"}
    answer = api.client.post("/oidc/token", data=form, auth=(client_id, secret["value"]))
    assert answer.status_code == 200, answer.text
    return role_id, scope_id, answer.json()["access_token"]


def _statuses(connections: list[httpx.Client], client_id: str, redirect_uri: str) -> set[int]:
    query = urlencode(
        {
            "client_id": client_id, "redirect_uri": redirect_uri, "response_type": "code", "scope": "openid",
            "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256",
        }
    )  # fmt: skip
    return {each.get(f"/oidc/auth?{query}").status_code for each in connections}


def _machine_status(client: httpx.Client, credentials: tuple[str, str]) -> int:
    form = {"grant_type": "client_credentials"}
    return client.post(
        "/oidc/token", data=form | {"resource": "https://default.logto.app/api"}, auth=credentials
    ).status_code


def test_workers_end_with_a_killed_server(bootstrapped: Bootstrapped) -> None:
    with bootstrapped(KEYSTEAD_WORKERS="2") as installation, installation.served() as running:
        workers = running.workers()
        assert len(workers) == 2
        running.kill()
        _, alive = psutil.wait_procs(workers, timeout=60)
        assert alive == []
