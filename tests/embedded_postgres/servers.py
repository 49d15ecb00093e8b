"""Servers that run nothing but the embedded database, and questions to their databases."""

import asyncio
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from keystead.embedded_postgres import places

SERVER = """
import sys
from pathlib import Path
from keystead.embedded_postgres import EmbeddedPostgres, EmbeddedPostgresError
try:
    with EmbeddedPostgres(Path(sys.argv[1]), lambda line: print("said", line, file=sys.stderr)) as url:
        print(url, flush=True)
        sys.stdin.read()
except EmbeddedPostgresError as error:
    sys.exit(str(error))
"""


@dataclass
class Server:
    """A server process and the address of its database."""

    process: "subprocess.Popen[str]"
    url: str

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        assert self.process.wait(60) == 0


def query(url: str, statement: str) -> object:
    """The first value that the statement returns."""

    async def ask() -> object:
        connection = await asyncpg.connect(url)
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    return asyncio.run(ask())


def postmaster_of(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().split("\n", 1)[0])


def as_root() -> bool:
    return os.geteuid() == 0


def somebody() -> places.Account:
    """The user that the database runs as in this test run."""
    return places._account_for(Path("/nonexistent"))
