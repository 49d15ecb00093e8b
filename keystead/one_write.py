"""Sends what a request answers in one write: a system call costs more than all else that a short answer needs."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_MOST_GATHERED = 64 * 1024


class GatheringTransport:
    """A transport whose writes of one turn of the event loop go out together; all else is the transport's own."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        self._loop = asyncio.get_running_loop()
        self._parts: list[bytes] = []
        self._size = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transport, name)

    def write(self, data: bytes) -> None:
        """Send it at the end of this turn, or now if much has been gathered: then the transport tells to slow down."""
        if not self._parts:
            self._loop.call_soon(self.flush)
        self._parts.append(data)
        self._size += len(data)
        if self._size > _MOST_GATHERED:
            self.flush()

    def flush(self) -> None:
        """Send what was gathered."""
        if self._parts:
            gathered = b"".join(self._parts)
            self._parts.clear()
            self._size = 0
            if not self.transport.is_closing():  # the client may have gone meanwhile
                self.transport.write(gathered)

    def close(self) -> None:
        """Close once all is sent."""
        self.flush()
        self.transport.close()


class HttpProtocol(HttpToolsProtocol):
    """uvicorn's HTTP/1.1, which writes head and body of an answer one by one, over such a transport."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected."""
        super().connection_made(GatheringTransport(transport))  # type: ignore[arg-type]

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to another protocol as it came."""
        gathering: Any = self.transport
        gathering.flush()
        self.transport = gathering.transport
        super().handle_websocket_upgrade()
