"""Server-sent events and WebSockets on a real server: the two protocols, who is let in, and how lines end."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Event
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.server import Api, Installation, RunningServer
from tests.waiting import wait_until

PROTOCOL = Subprotocol("graphql-transport-ws")
EVENTS = 'subscription { auditEvents(filter: {key: "User.Created"}) { key payload } }'
VIEWER = "{ viewer { kind } }"


class Stream:
    """Events of one response, read as they come."""

    def __init__(self, response: httpx.Response) -> None:
        self.response, self._lines = response, response.iter_lines()

    def event(self) -> tuple[str, Any]:
        """The next event that is no comment: its name and its data."""
        name = ""
        for line in self._lines:
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data:"):
                data = line.removeprefix("data:").strip()
                return name, json.loads(data) if data else None
        raise EOFError


@contextmanager
def stream(server: RunningServer, token: str, query: str) -> Iterator[Stream]:
    headers = {"authorization": f"Bearer {token}", "accept": "text/event-stream"}
    with (
        server.client(headers=headers) as client,
        client.stream("POST", "/graphql", json={"query": query}) as response,
    ):
        yield Stream(response)


@contextmanager
def socket(
    server: RunningServer, token: str | None = None, *, begins: bool = True, **options: Any
) -> Iterator[ClientConnection]:
    """A connection, with its token handed in."""
    address = server.endpoint.replace("http", "ws") + "/graphql"
    options = {"subprotocols": [PROTOCOL], **options}
    with connect(address, open_timeout=60, proxy=None, **options) as connection:
        if begins:
            payload = {"authorization": f"Bearer {token}"} if token else None
            say(connection, type="connection_init", payload=payload)
            assert hear(connection) == {"type": "connection_ack"}
        yield connection


def say(connection: ClientConnection, **message: Any) -> None:
    connection.send(json.dumps(message))


def hear(connection: ClientConnection) -> Any:
    return json.loads(connection.recv(timeout=60))


def close_code(connection: ClientConnection) -> int:
    try:
        while True:
            connection.recv(timeout=60)
    except ConnectionClosed as closed:
        return int(closed.rcvd.code) if closed.rcvd else 0


def created_user(api: Api) -> str:
    name = f"person_{uuid4().hex[:8]}"
    api.rest("POST", "/api/users", {"username": name})
    return name


def stands(api: Api, *lines: Stream | ClientConnection) -> None:
    """Return when all the lines hear what happens: people are made until they do, and everybody was told of."""
    names: list[str] = []
    is_heard = Event()

    def knock() -> None:
        while not is_heard.wait(0.05):
            names.append(created_user(api))

    with ThreadPoolExecutor(1) as pool:
        knocking = pool.submit(knock)
        try:
            heard = [heard_of(line) for line in lines]
        finally:
            is_heard.set()
        knocking.result()
    for line, first in zip(lines, heard, strict=True):
        last = first
        while last != names[-1]:
            last = heard_of(line)


def heard_of(line: Stream | ClientConnection) -> str:
    """The name of the next user who was made."""
    answer = line.event()[1] if isinstance(line, Stream) else hear(line)["payload"]
    return str(answer["data"]["auditEvents"]["payload"]["after"]["username"])


def test_events_arrive_as_server_sent_events(server: RunningServer, api: Api) -> None:
    with stream(server, server.management_token(), EVENTS) as opened:
        assert opened.response.status_code == 200
        assert opened.response.headers["content-type"].startswith("text/event-stream")
        assert opened.response.headers["x-content-type-options"] == "nosniff"
        stands(api, opened)
        names = [created_user(api) for _ in range(3)]
        told = [opened.event() for _ in names]
    assert [name for name, _ in told] == ["next"] * 3
    assert [data["data"]["auditEvents"]["payload"]["after"]["username"] for _, data in told] == names


def test_a_query_and_a_refusal_as_events(server: RunningServer) -> None:
    token = server.management_token()
    for query, key in ((VIEWER, "data"), ("{ nonsense }", "errors"), ("subscription { nonsense }", "errors")):
        with stream(server, token, query) as opened:
            name, data = opened.event()
            assert name == "next"
            assert key in data
            assert opened.event() == ("complete", None)
    with stream(server, "wrong", VIEWER) as opened:
        assert opened.response.status_code == 401
    with server.client() as client:
        answer = client.post("/graphql", json={"query": VIEWER}, headers={"accept": "text/event-stream"})
        assert answer.status_code == 401


def test_events_arrive_over_a_web_socket(server: RunningServer, api: Api) -> None:
    with socket(server, server.management_token()) as connection:
        say(connection, type="ping")
        assert hear(connection) == {"type": "pong"}
        say(connection, type="subscribe", id="1", payload={"query": EVENTS})
        say(connection, type="subscribe", id="2", payload={"query": VIEWER})
        answer = hear(connection)
        assert (answer["type"], answer["id"]) == ("next", "2")
        assert answer["payload"]["data"] == {"viewer": {"kind": "APPLICATION"}}
        assert hear(connection) == {"type": "complete", "id": "2"}
        stands(api, connection)
        name = created_user(api)
        answer = hear(connection)
        assert answer["id"] == "1"
        assert answer["payload"]["data"]["auditEvents"]["payload"]["after"]["username"] == name
        say(connection, type="complete", id="1")
        say(connection, type="subscribe", id="3", payload={"query": "{ nonsense }"})
        answer = hear(connection)
        assert (answer["type"], answer["id"]) == ("error", "3")
        assert answer["payload"][0]["message"]


def test_a_web_socket_of_a_foreign_page_is_turned_away(server: RunningServer) -> None:
    with (
        pytest.raises(InvalidStatus) as refused,
        socket(server, begins=False, origin="https://evil.example.com"),
    ):
        pass
    assert refused.value.response.status_code == 403
    with socket(server, server.management_token(), origin=server.endpoint):
        pass


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ([{"type": "connection_init"}], 4403),
        ([{"type": "connection_init", "payload": {"authorization": "Bearer wrong"}}], 4403),
        ([{"type": "connection_init", "payload": {"authorization": "Basic x"}}], 4403),
        ([{"type": "subscribe", "id": "1", "payload": {"query": VIEWER}}], 4401),
        ([{"type": "INIT"}, {"type": "connection_init"}], 4429),
        ([{"type": "INIT"}, {"type": "start"}], 4400),
        ([{"type": "INIT"}, {"type": "subscribe", "id": "1"}], 4400),
        ([{"type": "INIT"}, {"type": "subscribe", "id": "", "payload": {"query": VIEWER}}], 4400),
        ([{"type": "INIT"}, *[{"type": "subscribe", "id": "1", "payload": {"query": EVENTS}}] * 2], 4409),
        (
            [
                {"type": "INIT"},
                *({"type": "subscribe", "id": f"{n}", "payload": {"query": EVENTS}} for n in range(999)),
            ],
            4429,
        ),
        ([{"type": 1}], 4400),
        (["nonsense"], 4400),
        ([[]], 4400),
    ],
    ids=str,
)
def test_what_breaks_the_protocol_closes_the_connection(
    server: RunningServer, messages: list[Any], code: int
) -> None:
    token = server.management_token()
    with socket(server, begins=False) as connection:
        beginning = {"type": "connection_init", "payload": {"Authorization": f"Bearer {token}"}}
        with suppress(ConnectionClosed):  # maybe before everything was said
            for message in messages:
                sent = beginning if message == {"type": "INIT"} else message
                connection.send(sent if isinstance(sent, str) else json.dumps(sent))
        assert close_code(connection) == code


def test_another_subprotocol_is_refused(server: RunningServer) -> None:
    with socket(server, begins=False, subprotocols=None) as connection:
        assert close_code(connection) == 4406


def test_bytes_are_refused(server: RunningServer) -> None:
    with socket(server, server.management_token()) as connection:
        connection.send(b'{"type": "ping"}')
        assert close_code(connection) == 4400


def test_the_number_of_open_lines_is_bounded(server: RunningServer) -> None:
    with socket(server, server.management_token()) as connection:  # a line itself
        for number in range(25):
            say(connection, type="subscribe", id=str(number), payload={"query": EVENTS})
        refused = [hear(connection) for _ in range(6)]
    assert {each["type"] for each in refused} == {"error"}
    assert refused[0]["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
    wait_until(lambda: is_let_in(server))  # all of them end


def is_let_in(server: RunningServer) -> bool:
    with stream(server, server.management_token(), VIEWER) as opened:
        return opened.response.status_code == 200 and opened.event()[0] == "next"


def test_a_deleted_role_ends_the_streams_of_those_who_held_it(server: RunningServer, api: Api) -> None:
    # A second on an idle machine; a busy one may make it slow, but never quick.
    assert any(seconds_until_it_ends(server, api) < 2.5 for _ in range(5))


def seconds_until_it_ends(server: RunningServer, api: Api) -> float:
    scopes = api.rest("GET", "/api/resources/management-api/scopes?page=1&page_size=100")
    reading = [each["id"] for each in scopes if each["name"] == "audit:read"]
    role = api.rest(
        "POST", "/api/roles", {"name": f"Auditors {uuid4().hex[:6]}", "description": "-",
                               "type": "MachineToMachine", "scopeIds": reading},
    )  # fmt: skip
    machine = api.rest("POST", "/api/applications", {"name": "auditor", "type": "MachineToMachine"})
    api.rest("POST", f"/api/applications/{machine['id']}/roles", {"roleIds": [role["id"]]})
    form = {
        "grant_type": "client_credentials",
        "resource": "https://default.logto.app/api",
        "scope": "audit:read",
    }
    secret = api.rest("GET", f"/api/applications/{machine['id']}/secrets")[0]["value"]
    with server.client(auth=(machine["id"], secret)) as client:
        token = client.post("/oidc/token", data=form).json()["access_token"]
    with stream(server, token, EVENTS) as opened, socket(server, token) as connection:
        say(connection, type="subscribe", id="1", payload={"query": EVENTS})
        stands(api, opened, connection)
        began = time.monotonic()
        api.rest("DELETE", f"/api/roles/{role['id']}")
        name, data = opened.event()
        answer = hear(connection)
        took = time.monotonic() - began
    assert name == "next"
    assert data["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert (answer["type"], answer["payload"][0]["extensions"]["code"]) == ("error", "FORBIDDEN")
    return took


def test_a_server_that_stops_does_not_wait_for_open_lines(installation: Installation) -> None:
    running = installation.start(KEYSTEAD_SHUTDOWN_GRACE_SECONDS="50")  # for requests under way
    token, api = running.management_token(), running.api()
    with api.client, stream(running, token, EVENTS) as opened, socket(running, token) as connection:
        say(connection, type="subscribe", id="1", payload={"query": EVENTS})
        stands(api, opened, connection)
        began = time.monotonic()
        assert running.stop() == 0
        assert time.monotonic() - began < 40
        with pytest.raises((EOFError, httpx.HTTPError)):
            opened.event()
        assert close_code(connection) in (1012, 1001)
    assert "Traceback" not in running.output


def test_ten_thousand_rows_fit_into_a_request(server: RunningServer, api: Api) -> None:
    prefix = uuid4().hex[:6]
    digest = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "A" * 43
    rows = [
        {
            "username": f"u{prefix}_{number}",
            "primaryEmail": f"u{prefix}_{number}@example.com",
            "name": f"Person number {number}",
            "passwordDigest": digest,
            "passwordAlgorithm": "Argon2id",
            "profile": {"givenName": "Person", "familyName": str(number)},
            "customData": {"plan": "gold"},
            "createdAt": "2020-01-02T03:04:05Z",
        }
        for number in range(10_000)
    ]
    began = time.monotonic()
    job = api.mutate("importUsers", "bulkJob { bulkJobId status total }", rows=rows)
    handed_in = time.monotonic() - began
    query = "query ($id: ID!) { bulkJob(bulkJobId: $id) { status succeeded failed } }"
    while (found := api.graphql(query, id=job["bulkJobId"])["bulkJob"])["status"] != "FINISHED":
        assert time.monotonic() - began < 600
        time.sleep(0.2)
    print(f"handed in after {handed_in:.1f} s, done after {time.monotonic() - began:.1f} s")
    assert (found["succeeded"], found["failed"]) == (10_000, 0)
    with server.client() as client:
        answer = client.post("/graphql", json={"query": VIEWER, "variables": {"x": "x" * 2_000_000}})
    assert answer.status_code == 413
