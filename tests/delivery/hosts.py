"""A small HTTP server on loopback that answers as a test says and remembers what it was asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from identity import settings
from identity.settings import Hosts
from tests.server import free_port


@dataclass
class Asked:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Host:
    """A host on a port of its own; `answers` by path, with or without a query, are raw HTTP; anything else is 404."""

    port: int = 0
    answers: dict[str, bytes] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    _silent: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str, body: bytes = b"{}", status: int = 200, **headers: str) -> str:
        """Set an answer; the URL that has it."""
        lines = [f"HTTP/1.1 {status} X", f"content-length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.answers[path] = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        return f"{self.url}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = {
            name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.asked.append(Asked(method, path, headers, body))
        nothing = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"
        answer = self.answers.get(path) or self.answers.get(path.partition("?")[0], nothing)
        if answer == b"never":
            self._silent.append(writer)
            await reader.read()  # until the caller gives up
        writer.write(answer)
        writer.close()

    def hang_up(self) -> None:
        """Let those go to whom nothing is ever answered."""
        for writer in self._silent:
            writer.close()


@asynccontextmanager
async def host(again: Host | None = None) -> AsyncIterator[Host]:
    """The server for the life of the block; or one that was there before, at its port."""
    found = again or Host()
    server = await asyncio.start_server(found.serve, "127.0.0.1", found.port or free_port())
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()


@asynccontextmanager
async def allowed(*items: str) -> AsyncIterator[None]:
    """Let these hosts be called although they are private."""
    before = settings.current()
    settings.use(
        replace(before, outgoing_allowed_hosts=settings.hosts.parse(",".join(items)) if items else Hosts())
    )
    try:
        yield
    finally:
        settings.use(before)
