"""Signing keys of a running server with two workers: rotated from outside, and both follow within a second."""

import base64
import json
from collections.abc import Iterator
from urllib.parse import unquote

import httpx
import pytest

from tests.server import (
    MACHINE_ID,
    MACHINE_SECRET,
    MANAGEMENT_API,
    Installation,
    RunningServer,
    an_installation,
)
from tests.waiting import wait_until

_CONNECTIONS = 6


@pytest.fixture(scope="module")
def pair() -> Iterator[RunningServer]:
    with an_installation(KEYSTEAD_WORKERS="2") as installation:
        installation.bootstrap()
        with installation.served() as running:
            yield running


@pytest.fixture
def connections(pair: RunningServer) -> Iterator[list[httpx.Client]]:
    """Clients whose connections stay with the worker that accepted them, both of which have their keys at hand."""
    clients = pair.connections(_CONNECTIONS)
    for client in clients:
        assert client.get("/oidc/jwks").status_code == 200
    yield clients
    for client in clients:
        client.close()


def test_workers_publish_and_use_a_new_key_within_a_second(
    pair: RunningServer, connections: list[httpx.Client]
) -> None:
    def seconds_until_all_sign_with_a_new_key() -> float:
        old, new = _rotated(pair, "ES256")
        seconds = wait_until(lambda: {_signing_kid(each) for each in connections} == {new})
        for each in connections:
            published = _published(each)
            assert {new, old} <= set(published)
            assert published[new]["x"] != published[old]["x"]
        return seconds

    # A busy machine may make it slow, but never quick.
    assert any(seconds_until_all_sign_with_a_new_key() < 1 for _ in range(5))


def test_a_rotation_of_one_algorithm_changes_no_other(
    pair: RunningServer, connections: list[httpx.Client]
) -> None:
    (signing,) = {_signing_kid(each) for each in connections}
    (old,) = [kid for kid, key in _published(connections[0]).items() if key["alg"] == "RS256"]
    _, new = _rotated(pair, "RS256")
    wait_until(lambda: all(new in _published(each) for each in connections))
    for each in connections:
        published = _published(each)
        assert published[new]["n"] != published[old]["n"]
        assert _signing_kid(each) == signing


def test_a_key_with_grace_is_published_first(pair: RunningServer, connections: list[httpx.Client]) -> None:
    (signing,) = {_signing_kid(each) for each in connections}
    keys = _keys(pair.installation, "rotate", "--grace", "3600")
    next_one = next(kid for kid, _, status in keys if status == "Next")
    wait_until(lambda: all(next_one in _published(each) for each in connections))
    assert {_signing_kid(each) for each in connections} == {signing}


def test_a_deleted_key_is_gone_everywhere(pair: RunningServer, connections: list[httpx.Client]) -> None:
    old, _ = _rotated(pair, "RS256")
    assert all(old in _published(each) for each in connections)
    assert old not in {kid for kid, _, _ in _keys(pair.installation, "delete", old)}
    wait_until(lambda: not any(old in _published(each) for each in connections))


@pytest.mark.parametrize(
    "arguments",
    [("delete", "nothing"), ("rotate", "--algorithm", "HS256"), ("rotate", "--grace", "99999999")],
)
def test_what_cannot_be_is_said_in_words(pair: RunningServer, arguments: tuple[str, ...]) -> None:
    done = pair.installation.command("keys", *arguments)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("keystead: ")


def test_workers_believe_cookies_as_the_cookie_keys_say(
    pair: RunningServer, connections: list[httpx.Client]
) -> None:
    """A key that was rotated is believed until it is deleted, and then by no worker."""
    signed = _signed_interaction(connections[0])
    (old,) = _cookie_keys(pair.installation, "list")
    new, kept = _cookie_keys(pair.installation, "rotate")
    assert kept == old
    # A worker hears the news in their order: with those of this key it has heard those of the cookie key.
    _, signing = _rotated(pair, "RS256")
    wait_until(lambda: all(signing in _published(each) for each in connections))
    assert all(_is_known(each, signed) for each in connections)
    renewed = [_signed_interaction(each) for each in connections]
    assert _cookie_keys(pair.installation, "delete", old) == [new]
    wait_until(lambda: not any(_is_known(each, signed) for each in connections))
    assert all(_is_known(each, own) for each, own in zip(connections, renewed, strict=True))
    refused = pair.installation.command("cookie-keys", "delete", new)
    assert (refused.returncode, refused.stderr.startswith("keystead: ")) == (1, True)


def _keys(installation: Installation, *arguments: str) -> list[tuple[str, str, str]]:
    """Id, algorithm and status of each key that the command prints."""
    done = installation.command("keys", *arguments)
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    return [(row[0], row[1], row[2]) for row in rows]


def _rotated(pair: RunningServer, algorithm: str) -> tuple[str, str]:
    """The ids of the key that signed until now, and of the one that signs from now on."""
    before = {
        kid
        for kid, each, status in _keys(pair.installation, "list")
        if (each, status) == (algorithm, "Current")
    }
    keys = _keys(pair.installation, "rotate", "--algorithm", algorithm)
    (new,) = (kid for kid, each, status in keys if (each, status) == (algorithm, "Current"))
    (old,) = before
    return old, new


def _published(client: httpx.Client) -> dict[str, dict[str, str]]:
    return {key["kid"]: key for key in client.get("/oidc/jwks").json()["keys"]}


def _signing_kid(client: httpx.Client) -> str:
    form = {"grant_type": "client_credentials", "resource": MANAGEMENT_API}
    token = client.post("/oidc/token", data=form, auth=(MACHINE_ID, MACHINE_SECRET)).json()["access_token"]
    header = token.split(".")[0]
    return str(json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))["kid"])


def _cookie_keys(installation: Installation, *arguments: str) -> list[str]:
    """The ids of the cookie keys, the one that signs first."""
    done = installation.command("cookie-keys", *arguments)
    assert done.returncode == 0, done.stderr
    return [line.split()[0] for line in done.stdout.splitlines()]


def _signed_interaction(client: httpx.Client) -> dict[str, str]:
    """The cookies of a browser that began to sign in."""
    query = {
        "client_id": "demo-app", "redirect_uri": f"{client.base_url}".rstrip("/") + "/demo-app",
        "response_type": "code", "scope": "openid", "code_challenge": "x" * 43, "code_challenge_method": "S256",
    }  # fmt: skip
    client.cookies.clear()
    answer = client.get("/oidc/auth", params=query)
    assert answer.headers["location"].startswith("/sign-in"), answer.text
    cookies = dict(answer.cookies)
    client.cookies.clear()
    return cookies


def _is_known(client: httpx.Client, cookies: dict[str, str]) -> bool:
    """Whether the sign-in of these cookies goes on: it is sent to its page."""
    (interaction_id,) = json.loads(unquote(cookies["_interaction"])).values()
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return client.get(f"/oidc/auth/{interaction_id}", headers={"Cookie": header}).status_code == 303
