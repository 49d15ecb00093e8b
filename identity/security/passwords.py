"""Hashing and checking passwords in threads of their own, bounded in number and in how many may wait."""

import asyncio
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from argon2 import PasswordHasher as Argon2

from identity.security.digests import (
    ARGON2_MEMORY_KIB,
    ARGON2_TIME,
    PASSWORD_ALGORITHMS,
    PasswordAlgorithm,
    PasswordDigest,
    check_digest_format,
    parse_digest,
)

__all__ = [
    "MAX_PASSWORD_BYTES",
    "PASSWORD_ALGORITHMS",
    "PasswordAlgorithm",
    "PasswordDigest",
    "PasswordHasher",
    "PasswordTooLong",
    "TooBusy",
    "Verification",
    "check_digest_format",
    "configure_password_hasher",
    "password_hasher",
]

MAX_PASSWORD_BYTES = 1024
_WAITING_PER_THREAD = 100
_LONGEST_WAIT_SECONDS = 2.0  # what an imported digest may cost
_NOTICEABLE_SECONDS = 0.01

T = TypeVar("T")


class TooBusy(Exception):
    """So many passwords wait to be hashed that another one would time out: try again later."""


class PasswordTooLong(ValueError):
    """Longer than any password that was ever accepted."""


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the password is right and, if it is, whether its digest should be made anew."""

    matches: bool
    needs_upgrade: bool = False

    def __bool__(self) -> bool:
        return self.matches


NO_MATCH = Verification(matches=False)


class PasswordHasher:
    """Argon2id with 19 MiB and two passes (RFC 9106; OWASP's minimum), off the event loop."""

    def __init__(self, concurrency: int = 0, waiting_limit: int | None = None) -> None:
        threads = concurrency or _cores()
        self.concurrency = threads
        self._capacity = threads + (_WAITING_PER_THREAD * threads if waiting_limit is None else waiting_limit)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="password")
        self._argon2 = Argon2(time_cost=ARGON2_TIME, memory_cost=ARGON2_MEMORY_KIB, parallelism=1)
        self._present = 0
        self._longest = 0.0
        self._lock = Lock()

    async def hash(self, password: str) -> PasswordDigest:
        """Raises `PasswordTooLong` and `TooBusy`."""
        data = _bytes(password)
        if len(data) > MAX_PASSWORD_BYTES:
            raise PasswordTooLong("the password is too long")
        return await self._run(lambda: PasswordDigest(self._argon2.hash(data), "Argon2id"))

    async def verify(self, password: str, digest: PasswordDigest) -> Verification:
        """Raises `TooBusy`; a digest that cannot be read matches nothing."""
        data = _bytes(password)
        if len(data) > MAX_PASSWORD_BYTES:
            return NO_MATCH
        return await self._answer(lambda: self._verify(data, digest))

    async def verify_nobody(self, password: str) -> Verification:
        """Never matches, and takes as long as `verify`: the time must not tell which users exist."""
        data = _bytes(password)
        if len(data) > MAX_PASSWORD_BYTES:
            return NO_MATCH
        return await self._answer(lambda: self._mismatch(data))

    def close(self) -> None:
        """Drop what waits; what is being hashed finishes by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _verify(self, password: bytes, stored: PasswordDigest) -> Verification:
        try:
            parsed = parse_digest(stored)
        except ValueError:
            return self._mismatch(password)
        if parsed.matches(password):
            return Verification(matches=True, needs_upgrade=not parsed.is_current)
        return NO_MATCH if parsed.is_slow else self._mismatch(password)

    def _mismatch(self, password: bytes) -> Verification:
        self._argon2.hash(password)
        return NO_MATCH

    async def _answer(self, check: Callable[[], Verification]) -> Verification:
        """A wrong password is answered after as long as the slowest digest so far has taken: those that were imported
        cost more or less than our own, and would tell whose they are. Counted is the processor's time, so that a busy
        server is not slower from then on."""
        verification, seconds = await self._run(lambda: _timed(check))
        if verification.matches:
            return verification
        self._longest = max(self._longest, min(seconds, _LONGEST_WAIT_SECONDS))
        if (rest := self._longest - seconds) > _NOTICEABLE_SECONDS:
            await asyncio.sleep(rest)
        return verification

    async def _run(self, work: Callable[[], T]) -> T:
        self._enter()
        try:
            future = self._pool.submit(work)
        except RuntimeError:
            self._leave()
            raise
        # Counted until the thread is done with it, also when the one who asked has gone.
        future.add_done_callback(self._leave)
        return await asyncio.wrap_future(future)

    def _enter(self) -> None:
        with self._lock:
            if self._present >= self._capacity:
                raise TooBusy
            self._present += 1

    def _leave(self, _done: Future[Any] | None = None) -> None:
        with self._lock:
            self._present -= 1


_configured: list[PasswordHasher] = []


def configure_password_hasher(concurrency: int = 0) -> PasswordHasher:
    """Say once for the process how many passwords are hashed at a time; saying the same again is harmless."""
    if not _configured:
        _configured.append(PasswordHasher(concurrency))
    elif _configured[0].concurrency != (concurrency or _cores()):
        raise RuntimeError("the password hasher of this process has another concurrency already")
    return _configured[0]


def password_hasher() -> PasswordHasher:
    """The one hasher of this process: as many threads as cores unless configured otherwise."""
    return _configured[0] if _configured else configure_password_hasher()


def _timed(check: Callable[[], Verification]) -> tuple[Verification, float]:
    begun = time.thread_time()
    return check(), time.thread_time() - begun


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")


def _cores() -> int:
    """The cores this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
