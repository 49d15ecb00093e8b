"""Hashing passwords: off the event loop, bounded, and no cheaper for nobody than for somebody."""

import asyncio
import hashlib
import threading
import time
from collections.abc import Iterator

import bcrypt
import pytest

from identity.security import passwords
from identity.security.passwords import (
    MAX_PASSWORD_BYTES,
    PasswordDigest,
    PasswordHasher,
    PasswordTooLong,
    TooBusy,
    Verification,
)


@pytest.fixture
def hasher() -> Iterator[PasswordHasher]:
    hasher = PasswordHasher(2)
    yield hasher
    hasher.close()


async def test_a_password_verifies_against_its_digest(hasher: PasswordHasher) -> None:
    digest = await hasher.hash("correct horse")
    assert digest.algorithm == "Argon2id"
    assert digest.digest.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await hasher.verify("correct horse", digest) == Verification(matches=True, needs_upgrade=False)
    assert await hasher.verify("Correct horse", digest) == Verification(matches=False)
    assert (await hasher.hash("correct horse")).digest != digest.digest


async def test_a_weaker_digest_wants_an_upgrade_when_it_matches(hasher: PasswordHasher) -> None:
    digest = PasswordDigest(hashlib.md5(b"old").hexdigest(), "MD5")
    assert await hasher.verify("old", digest) == Verification(matches=True, needs_upgrade=True)
    assert await hasher.verify("new", digest) == Verification(matches=False, needs_upgrade=False)


async def test_a_costly_digest_from_elsewhere_does_not_tell_whose_it_is(hasher: PasswordHasher) -> None:
    digest = bcrypt.hashpw(b"right", bcrypt.gensalt(11))
    assert not await hasher.verify("wrong", PasswordDigest(digest.decode(), "Bcrypt"))
    cost = hasher._longest  # measured where it was paid: the same takes more or less time on a busy machine
    assert cost > 0.5 * min(_cost_of(digest) for _ in range(3))
    for answer in (hasher.verify_nobody("wrong"), hasher.verify("wrong", await hasher.hash("own"))):
        begun = time.perf_counter()
        assert not await answer
        assert time.perf_counter() - begun > cost * 0.7
    assert await hasher.verify("right", PasswordDigest(digest.decode(), "Bcrypt"))


def _cost_of(digest: bytes) -> float:
    begun = time.thread_time()
    assert not bcrypt.checkpw(b"wrong", digest)
    return time.thread_time() - begun


async def test_nobody_and_broken_digests_match_nothing(hasher: PasswordHasher) -> None:
    assert not await hasher.verify_nobody("x")
    assert not await hasher.verify("x", PasswordDigest("broken", "Argon2id"))
    assert not await hasher.verify("x", PasswordDigest("x", "Unknown"))


def test_a_verification_is_true_only_when_it_matches() -> None:
    assert Verification(matches=True, needs_upgrade=True)
    assert not Verification(matches=False, needs_upgrade=True)


@pytest.mark.parametrize(
    "password", ["", "\0", "a\0b", "пароль", "🔑" * 256, "\ud800", "x" * MAX_PASSWORD_BYTES]
)
async def test_every_password_within_the_bound(hasher: PasswordHasher, password: str) -> None:
    digest = await hasher.hash(password)
    assert await hasher.verify(password, digest)
    assert not await hasher.verify(password[:-1] + "!", digest)


async def test_passwords_beyond_the_bound(hasher: PasswordHasher) -> None:
    long = "x" * (MAX_PASSWORD_BYTES + 1)
    digest = await hasher.hash(long[:-1])
    with pytest.raises(PasswordTooLong):
        await hasher.hash(long)
    assert not await hasher.verify(long, digest)
    assert not await hasher.verify_nobody(long)


async def test_the_event_loop_goes_on_and_the_threads_are_bounded() -> None:
    before = set(threading.enumerate())
    hasher = PasswordHasher(2)
    work = asyncio.gather(*(hasher.hash("x") for _ in range(6)))
    turns = 0
    while not work.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert turns > 5
    await work
    own = [thread for thread in set(threading.enumerate()) - before if thread.name.startswith("password")]
    assert 1 <= len(own) <= 2
    hasher.close()


async def test_more_than_may_wait_are_turned_away_and_the_rest_served() -> None:
    hasher = PasswordHasher(1, waiting_limit=3)
    results = await asyncio.gather(*(hasher.verify_nobody("x") for _ in range(10)), return_exceptions=True)
    assert sum(isinstance(result, TooBusy) for result in results) == 6
    assert sum(result == Verification(matches=False) for result in results) == 4
    assert await hasher.hash("room again")
    hasher.close()


async def test_those_who_gave_up_leave_their_place() -> None:
    hasher = PasswordHasher(1, waiting_limit=2)
    tasks = [asyncio.create_task(hasher.verify_nobody("x")) for _ in range(3)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert await hasher.hash("room again")
    hasher.close()


async def test_a_closed_hasher_takes_nothing_and_keeps_no_place() -> None:
    hasher = PasswordHasher(1, waiting_limit=0)
    hasher.close()
    for _ in range(3):
        with pytest.raises(RuntimeError, match="shutdown"):
            await hasher.hash("x")


def test_by_default_as_many_threads_as_cores() -> None:
    hasher = PasswordHasher()
    assert hasher.concurrency >= 1
    hasher.close()


def test_one_hasher_for_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_configured", [])
    configured = passwords.configure_password_hasher(3)
    assert passwords.password_hasher() is configured
    assert passwords.configure_password_hasher(3) is configured
    with pytest.raises(RuntimeError, match="another concurrency"):
        passwords.configure_password_hasher(4)
    configured.close()


def test_without_configuration_there_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_configured", [])
    assert passwords.password_hasher() is passwords.password_hasher()
    passwords.password_hasher().close()
