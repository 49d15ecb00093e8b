"""New passwords are looked up in the shipped list and, where one is named, with a range API on the network."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from identity import settings
from identity.experience import breached_passwords
from identity.experience.new_passwords import issues_of
from identity.experience.queries import password_problems
from identity.experience.settings import SignInSettings, settings_of
from identity.kernel.actor import SYSTEM
from identity.security.breached import range_key
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.delivery.hosts import Host, allowed, host

pytestmark = pytest.mark.usefixtures("settings")
GOOD, PWNED = "kx7Wm2pq", [{"code": "password_rejected.pwned"}]
DEFAULT = SignInSettings()


@asynccontextmanager
async def range_api() -> AsyncIterator[Host]:
    """A range API that the settings name."""
    async with host() as found, allowed("127.0.0.1"):
        settings.use(replace(settings.current(), breached_passwords_api=found.url))
        yield found


def _path(password: str) -> str:
    return f"/range/{range_key(password)[0]}"


async def test_the_shipped_list_decides_by_default() -> None:
    assert await issues_of(DEFAULT, "iloveyou") == PWNED
    assert await issues_of(DEFAULT, GOOD) == []


async def test_the_settings_can_let_them_pass() -> None:
    lenient = settings_of({"passwordPolicy": {"rejects": {"pwned": False}}})
    assert await issues_of(lenient, "iloveyou") == []


async def test_a_range_api_is_told_five_digits_and_nothing_else() -> None:
    async with range_api() as api:
        api.answer(_path(GOOD), f"{'0' * 35}:2\r\n{range_key(GOOD)[1]}:7\r\n".encode())
        assert await issues_of(DEFAULT, GOOD) == PWNED
    (asked,) = api.asked
    assert (asked.method, asked.path) == ("GET", _path(GOOD))
    assert asked.headers["add-padding"] == "true"
    assert asked.body == b""


async def test_a_password_that_the_api_does_not_know() -> None:
    async with range_api() as api:
        api.answer(_path(GOOD), f"{'0' * 35}:2\r\n{range_key(GOOD)[1]}:0\r\n".encode())
        assert await issues_of(DEFAULT, GOOD) == []


async def test_what_the_list_knows_is_asked_of_nobody() -> None:
    async with range_api() as api:
        assert await issues_of(DEFAULT, "iloveyou") == PWNED
        assert "password_rejected.too_long" in str(await issues_of(DEFAULT, "x7" * 200))
    assert api.asked == []


@pytest.mark.parametrize(
    "answer", [None, b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", b"nonsense", b"never"]
)
async def test_an_api_that_does_not_answer_keeps_nobody_out_and_nobody_waiting(
    answer: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breached_passwords, "_SECONDS", 0.2)
    async with range_api() as api:
        if answer is not None:
            api.answers[_path(GOOD)] = answer
        async with asyncio.timeout(60):
            assert await issues_of(DEFAULT, GOOD) == []
            assert await issues_of(DEFAULT, "iloveyou") == PWNED  # the list is there all the same


async def test_an_answer_without_end_is_given_up() -> None:
    async with range_api() as api:
        api.answer(_path(GOOD), b"0" * (breached_passwords._MOST_BYTES + 1))
        assert await issues_of(DEFAULT, GOOD) == []


async def test_an_api_inside_the_network_is_not_called_unless_allowed() -> None:
    async with range_api() as api:
        api.answer(_path(GOOD), f"{range_key(GOOD)[1]}:7".encode())
        async with allowed():
            assert await issues_of(DEFAULT, GOOD) == []
    assert api.asked == []


async def test_administrators_are_told_the_same(database: str) -> None:
    user = await create_user(SYSTEM, NewUser(username="ladylovelace", primary_email="augusta@example.com"))
    told = await password_problems(SYSTEM, "augusta1", user.id)
    assert [issue["code"] for issue in told] == ["password_rejected.restricted.user_info"]
    assert await password_problems(SYSTEM, "iloveyou") == PWNED
