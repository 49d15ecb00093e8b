"""A server that dies after it stored what was asked for and before it said so: its client tries again elsewhere."""

import asyncio
import signal
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from urllib.parse import urlencode
from uuid import uuid4

import asyncpg
import httpx
import pytest

from identity.security.secrets import token_hash
from tests.person import Person, parameters
from tests.server import Api, Installation, RunningServer, open_directory

_REDIRECT_URI = "https://killed.example/callback"
_VERIFIER = "a-verifier-that-is-as-long-as-the-specification-wants-it"
_PASSWORD = "Lantern-Over-The-Quay"
_LONGEST_SECONDS = 60.0
# On a busy machine the three seconds would be over before the client is back.
_USED_LATER = (
    "UPDATE refresh_tokens SET consumed_at = consumed_at + interval '1 minute' WHERE token_hash = $1"
)
_USED = "SELECT consumed_at IS NOT NULL FROM refresh_tokens WHERE token_hash = $1"


@pytest.fixture
def doomed(server: RunningServer) -> Iterator[RunningServer]:
    """Another server of the same installation, on a port of its own."""
    with open_directory() as directory:
        running = Installation(directory / "data", settings=server.installation.settings).start()
        yield running
        if running.process.poll() is None:
            running.kill()


def test_a_refresh_can_be_tried_again(server: RunningServer, doomed: RunningServer, api: Api) -> None:
    """RFC 9700 section 4.14.2 and the three seconds for it: the client has only the old token, and it still works."""
    client_id, token = _signed_in(server, api)
    form = {"grant_type": "refresh_token", "client_id": client_id, "refresh_token": token}
    with ThreadPoolExecutor(1) as pool, asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        runner.run(_die_after_commit(server, doomed, pool, form))
    with server.client() as client:
        again = client.post("/oidc/token", data=form)
        assert again.status_code == 200, again.text
        successor = again.json()["refresh_token"]
        assert successor != token
        follows = client.post("/oidc/token", data={**form, "refresh_token": successor})
        assert follows.status_code == 200, follows.text


async def _die_after_commit(
    server: RunningServer, doomed: RunningServer, pool: ThreadPoolExecutor, form: dict[str, str]
) -> None:
    """The database is made to wait, the server is stopped, the database goes on: nobody is there to hear of it."""
    connection = await asyncpg.connect(server.installation.settings["KEYSTEAD_DATABASE_URL"])
    try:
        holding = connection.transaction()
        await holding.start()
        await connection.execute("SELECT id FROM grants FOR UPDATE")
        asked = pool.submit(_ask, doomed, form)
        await _until(connection, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                     "AND datname = current_database())")  # fmt: skip
        for worker in doomed.workers():
            worker.send_signal(signal.SIGSTOP)
        await holding.rollback()
        await _until(connection, _USED, token_hash(form["refresh_token"]))
        await connection.execute(_USED_LATER, token_hash(form["refresh_token"]))
    finally:
        await connection.close()
    _kill(doomed)
    _require_unanswered(asked)


async def _until(connection: "asyncpg.Connection[asyncpg.Record]", condition: str, *values: str) -> None:
    until = time.monotonic() + _LONGEST_SECONDS
    while not await connection.fetchval(condition, *values):
        assert time.monotonic() < until, condition
        await asyncio.sleep(0.01)


def _kill(doomed: RunningServer) -> None:
    for worker in doomed.workers():
        worker.kill()
    doomed.kill()


def _ask(doomed: RunningServer, form: dict[str, str]) -> httpx.Response:
    with doomed.client() as client:
        return client.post("/oidc/token", data=form)


def _require_unanswered(asked: "Future[httpx.Response]") -> None:
    with pytest.raises(httpx.TransportError):
        asked.result(timeout=60)


def _signed_in(server: RunningServer, api: Api) -> tuple[str, str]:
    """A public client, and a refresh token that rotates at every use."""
    made = api.rest(
        "POST",
        "/api/applications",
        {
            "name": "Killed",
            "type": "SPA",
            "oidcClientMetadata": {"redirectUris": [_REDIRECT_URI], "postLogoutRedirectUris": []},
            "customClientMetadata": {"alwaysIssueRefreshToken": True},
        },
    )
    name = f"killed_{uuid4().hex[:8]}"
    api.rest("POST", "/api/users", {"username": name, "password": _PASSWORD})
    challenge = urlsafe_b64encode(sha256(_VERIFIER.encode()).digest()).rstrip(b"=").decode()
    query = {
        "client_id": made["id"], "redirect_uri": _REDIRECT_URI, "response_type": "code", "scope": "openid",
        "code_challenge": challenge, "code_challenge_method": "S256", "state": "s",
    }  # fmt: skip
    with Person(server.endpoint, name, _PASSWORD) as person:
        code = parameters(person.sign_in(f"{server.endpoint}/oidc/auth?{urlencode(query)}"))["code"]
    form = {
        "grant_type": "authorization_code", "client_id": made["id"], "code": code,
        "redirect_uri": _REDIRECT_URI, "code_verifier": _VERIFIER,
    }  # fmt: skip
    with server.client() as client:
        answer = client.post("/oidc/token", data=form)
    assert answer.status_code == 200, answer.text
    return made["id"], str(answer.json()["refresh_token"])
