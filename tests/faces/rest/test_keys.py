"""/api/configs/oidc/{private-keys|cookie-keys}: lists, rotation and deletion in the contract's JSON."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from identity.kernel import clock
from rest_api.views import milliseconds
from tests.faces.rest.conftest import refused
from tests.keys.conftest import kept_keys

PRIVATE, COOKIE = "/api/configs/oidc/private-keys", "/api/configs/oidc/cookie-keys"


@pytest.fixture(autouse=True)
async def _own_keys(database: str) -> AsyncIterator[None]:
    async with kept_keys():
        yield


async def told(answer: httpx.Response) -> list[tuple[str, str]]:
    assert answer.status_code == 200, answer.text
    return [(each["status"], each["signingKeyAlgorithm"]) for each in answer.json()]


async def test_keys_are_listed_without_their_values(rest: httpx.AsyncClient) -> None:
    listed = (await rest.get(PRIVATE)).json()
    assert [list(each) for each in listed] == [["id", "createdAt", "signingKeyAlgorithm", "status"]] * 2
    assert abs(listed[0]["createdAt"] - clock.epoch_seconds()) < 3600  # seconds
    assert [list(each) for each in (await rest.get(COOKIE)).json()] == [["id", "createdAt"]]


async def test_a_key_takes_over_at_once_or_after_a_while(
    rest: httpx.AsyncClient, settable_clock: Any
) -> None:
    rotated = await rest.post(f"{PRIVATE}/rotate", json={})
    assert await told(rotated) == [("Current", "EC"), ("Current", "RSA"), ("Previous", "EC")]
    waiting = await rest.post(
        f"{PRIVATE}/rotate", json={"signingKeyAlgorithm": "RSA", "rotationGracePeriod": 60}
    )
    assert (await told(waiting))[0] == ("Next", "RSA")
    assert waiting.json()[0]["effectiveAt"] == milliseconds(settable_clock.at) + 60_000
    refused(await rest.post(f"{PRIVATE}/rotate", json={}), 422, "oidc.invalid_request")


async def test_the_key_of_one_algorithm_is_replaced_and_no_other(rest: httpx.AsyncClient) -> None:
    before = {each["id"] for each in (await rest.get(PRIVATE)).json()}
    rotated = await rest.post(f"{PRIVATE}/rotate", json={"signingKeyAlgorithm": "RS256"})
    assert await told(rotated) == [("Current", "EC"), ("Current", "RSA"), ("Previous", "RSA")]
    added = await rest.post(f"{PRIVATE}/rotate", json={"signingKeyAlgorithm": "EdDSA"})
    assert (await told(added)).count(("Current", "EC")) == 2  # the contract knows no third kind
    assert before < {each["id"] for each in added.json()}


async def test_cookie_keys_take_over_at_once(rest: httpx.AsyncClient) -> None:
    first = (await rest.get(COOKIE)).json()[0]["id"]
    rotated = await rest.post(f"{COOKIE}/rotate", json={})
    assert [each["id"] for each in rotated.json()][1:] == [first]
    refused(await rest.post(f"{COOKIE}/rotate", json={"rotationGracePeriod": 0}), 422, "oidc.invalid_request")
    assert (await rest.delete(f"{COOKIE}/{first}")).status_code == 204
    refused(await rest.delete(f"{COOKIE}/{rotated.json()[0]['id']}"), 422, "oidc.key_required")


async def test_only_previous_keys_are_deleted(rest: httpx.AsyncClient) -> None:
    before = (await rest.get(PRIVATE)).json()
    old = next(each["id"] for each in before if each["signingKeyAlgorithm"] == "EC")
    refused(await rest.delete(f"{PRIVATE}/{old}"), 422, "oidc.only_previous_key_can_be_deleted")
    await rest.post(f"{PRIVATE}/rotate", json={})
    assert (await rest.delete(f"{PRIVATE}/{old}")).status_code == 204
    refused(await rest.delete(f"{PRIVATE}/{old}"), 404, "oidc.key_not_found")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/configs/oidc/house-keys", None),
        ("DELETE", "/api/configs/oidc/house-keys/x", None),
        ("POST", "/api/configs/oidc/house-keys/rotate", {}),
        ("POST", f"{PRIVATE}/rotate", {"signingKeyAlgorithm": "DSA"}),
        ("POST", f"{PRIVATE}/rotate", {"rotationGracePeriod": -1}),
        ("POST", f"{PRIVATE}/rotate", {"rotationGracePeriod": 1e12}),
    ],
)
async def test_what_is_no_key_is_refused(rest: httpx.AsyncClient, method: str, path: str, body: Any) -> None:
    refused(await rest.request(method, path, json=body), 400, "guard.invalid_input")


async def test_reads_cost_one_statement(rest: httpx.AsyncClient, statements: Any) -> None:
    for path in (PRIVATE, COOKIE):
        with statements() as counted:
            assert (await rest.get(path)).status_code == 200
        assert counted.number == 1, counted.texts
