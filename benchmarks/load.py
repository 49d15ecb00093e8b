"""Runs the load generators, wrk and for whole sign-ins Node.js, and reads what they found."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

_SCRIPTS = Path(__file__).parent / "lua"
_PROGRAMS = Path(__file__).parent / "node"
_RESULT = re.compile(
    r"^KEYSTEAD requests=(\d+) microseconds=(\d+) p50=(\d+) p99=(\d+) status=(\d+) transport=(\d+)$", re.M
)
_FAILURE = re.compile(r"^FAILURE (.*)$", re.M)


class LoadGeneratorMissing(RuntimeError):
    """There is no wrk on this machine."""


class LoadGeneratorFailed(RuntimeError):
    """It ended without a result; the message is what it printed."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be done: a script of ours for wrk with its arguments, one request again and again, or a program."""

    path: str = "/"
    script: str = "report.lua"
    arguments: Sequence[str] = ()
    headers: Sequence[str] = ()
    connections: int = 32
    thread_per_connection: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What one run measured: answers as they should be, latencies in milliseconds, and what went wrong."""

    per_second: float
    p50: float
    p99: float
    requests: int
    errors: int
    failure: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether every answer was what was asked for."""
        return self.errors == 0 and self.requests > 0


def require_wrk() -> str:
    """Where wrk is, or a sentence that says how to get it."""
    if found := shutil.which("wrk"):
        return found
    raise LoadGeneratorMissing(
        "The benchmark needs the load generator wrk: install it (Debian: apt-get install wrk; macOS: brew install wrk)."
    )


def run(address: str, load: Load, seconds: int) -> Result:
    """Put this load on the server at this address."""
    command = _node(address, load, seconds) if load.script.endswith(".mjs") else _wrk(address, load, seconds)
    done = subprocess.run(
        command, check=False, cwd=_SCRIPTS, capture_output=True, text=True, timeout=seconds + 60
    )
    if (found := _RESULT.search(done.stdout)) is None:
        raise LoadGeneratorFailed(done.stdout + done.stderr)
    result = _result(*(int(number) for number in found.groups()))
    said = _FAILURE.search(done.stdout)
    return replace(result, failure=said[1]) if said else result


def _wrk(address: str, load: Load, seconds: int) -> list[str]:
    threads = load.connections if load.thread_per_connection else min(2, load.connections)
    return [
        require_wrk(), "--latency", "--timeout", "10s",
        "--threads", str(threads), "--connections", str(load.connections), "--duration", f"{seconds}s",
        "--script", str(_SCRIPTS / load.script),
        *(word for header in load.headers for word in ("--header", header)),
        f"{address}{load.path}", "--", *load.arguments,
    ]  # fmt: skip


def _node(address: str, load: Load, seconds: int) -> list[str]:
    program = str(_PROGRAMS / load.script)
    return ["node", program, address, str(seconds), str(load.connections), *load.arguments]


def _result(requests: int, microseconds: int, p50: int, p99: int, status: int, transport: int) -> Result:
    return Result(
        per_second=requests * 1e6 / max(microseconds, 1),
        p50=p50 / 1000,
        p99=p99 / 1000,
        requests=requests,
        errors=status + transport,
    )
