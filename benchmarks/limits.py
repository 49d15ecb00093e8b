"""What this machine allows at most, taken in the same run: the smallest endpoint, and password hashing alone."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import httpx
from argon2 import PasswordHasher

from benchmarks.load import Load, Result, run
from identity.security.digests import ARGON2_MEMORY_KIB, ARGON2_TIME
from tests.server import free_port

_LONGEST_START_SECONDS = 20


def smallest_endpoint(workers: int, seconds: int) -> Result:
    """The smallest Starlette application under as many workers and the same load generator."""
    with _served_smallest(workers) as address:
        run(address, Load(), 1)
        return run(address, Load(), seconds)


@contextmanager
def _served_smallest(workers: int) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "benchmarks.smallest:app", "--port", str(port),
         "--workers", str(workers), "--http", "httptools", "--loop", "uvloop",
         "--no-access-log", "--log-level", "warning"]
    )  # fmt: skip
    try:
        _wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(address: str) -> None:
    until = time.monotonic() + _LONGEST_START_SECONDS
    while time.monotonic() < until:
        with suppress(httpx.TransportError):
            httpx.get(address)
            return
        time.sleep(0.05)
    raise RuntimeError("the smallest endpoint did not start")


def hashes_per_second(seconds: int) -> float:
    """Argon2id as the server does it, one thread for each core and nothing else."""
    hasher = PasswordHasher(time_cost=ARGON2_TIME, memory_cost=ARGON2_MEMORY_KIB, parallelism=1)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    began = time.perf_counter()

    def hash_until_time_is_up(_thread: int) -> int:
        made = 0
        while time.perf_counter() - began < seconds:
            hasher.hash("Lantern-Over-The-Quay")
            made += 1
        return made

    with ThreadPoolExecutor(cores) as pool:
        made = sum(pool.map(hash_until_time_is_up, range(cores)))
    return made / (time.perf_counter() - began)
