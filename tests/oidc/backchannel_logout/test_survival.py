"""Back-Channel Logout section 2.5 wants every logged-in client told: also when the server dies while it does that."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Event, Thread
from urllib.parse import parse_qs, urlencode

import httpx
import pytest

from tests.oidc.provider import CHALLENGE, claims_of
from tests.person import Person
from tests.server import ADMIN_PASSWORD, ADMIN_USERNAME, Installation, an_installation

CALLBACK = "http://127.0.0.1/callback"
_LONGEST_SECONDS = 120


class _Party(ThreadingHTTPServer):
    """A relying party: it answers nobody until it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.told: Queue[str] = Queue()
        self.may_answer = Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/logout"


class _Answer(BaseHTTPRequestHandler):
    server: _Party

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.told.put(parse_qs(body)["logout_token"][0])
        self.server.may_answer.wait(_LONGEST_SECONDS)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def party() -> Iterator[_Party]:
    with _Party() as own:
        thread = Thread(target=own.serve_forever, daemon=True)
        thread.start()
        yield own
        own.may_answer.set()
        own.shutdown()
        thread.join()


@pytest.fixture
def installation() -> Iterator[Installation]:
    with an_installation(KEYSTEAD_OUTGOING_ALLOWED_HOSTS="127.0.0.1") as own:
        own.bootstrap()
        yield own


def test_killed_between_the_end_of_the_session_and_the_answer(
    installation: Installation, party: _Party
) -> None:
    running = installation.start()
    try:
        with running.api().client as http:
            client_id = _register(http, party)
        _sign_in_and_out(running.endpoint, client_id)
        first = party.told.get(timeout=_LONGEST_SECONDS)
    finally:
        running.kill()
    party.may_answer.set()
    with installation.served():
        second = party.told.get(timeout=_LONGEST_SECONDS)
    assert [claims_of(each)["aud"] for each in (first, second)] == [client_id, client_id]
    assert claims_of(first)["sid"] == claims_of(second)["sid"]
    assert claims_of(first)["jti"] != claims_of(second)["jti"]
    assert party.told.empty()


def _register(http: httpx.Client, party: _Party) -> str:
    metadata = {
        "redirectUris": [CALLBACK],
        "postLogoutRedirectUris": [],
        "backchannelLogoutUri": party.address,
        "backchannelLogoutSessionRequired": True,
    }
    answer = http.post("/api/applications", json={"name": "A", "type": "SPA", "oidcClientMetadata": metadata})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


def _sign_in_and_out(endpoint: str, client_id: str) -> None:
    asked = {
        "client_id": client_id,
        "redirect_uri": CALLBACK,
        "response_type": "code",
        "scope": "openid",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    with Person(endpoint, ADMIN_USERNAME, ADMIN_PASSWORD) as person:
        assert "code=" in person.sign_in(f"{endpoint}/oidc/auth?{urlencode(asked)}")
        assert person.sign_out(f"{endpoint}/oidc/session/end").endswith("/session/end/success")
