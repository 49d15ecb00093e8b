"""An answer leaves in one write, in order, and never after its connection."""

import asyncio

from keystead.one_write import GatheringTransport


class _Recording(asyncio.Transport):
    """Remembers what it was told to do."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[bytes | str] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.done.append(bytes(data))

    def is_closing(self) -> bool:
        return "close" in self.done

    def close(self) -> None:
        self.done.append("close")


async def test_head_and_body_leave_together_at_the_end_of_the_turn() -> None:
    recording = _Recording()
    transport = GatheringTransport(recording)
    transport.write(b"head ")
    transport.write(b"body")
    assert recording.done == []
    await asyncio.sleep(0)
    assert recording.done == [b"head body"]
    transport.write(b"next")
    await asyncio.sleep(0)
    assert recording.done == [b"head body", b"next"]


async def test_what_is_gathered_leaves_before_the_connection_closes() -> None:
    recording = _Recording()
    transport = GatheringTransport(recording)
    transport.write(b"last words")
    transport.close()
    await asyncio.sleep(0)
    assert recording.done == [b"last words", "close"]


async def test_much_leaves_at_once_so_that_the_transport_can_tell_to_slow_down() -> None:
    recording = _Recording()
    transport = GatheringTransport(recording)
    transport.write(b"x" * 100_000)
    assert recording.done == [b"x" * 100_000]


async def test_nothing_is_written_to_a_connection_that_the_client_has_closed() -> None:
    recording = _Recording()
    transport = GatheringTransport(recording)
    transport.write(b"too late")
    recording.close()
    await asyncio.sleep(0)
    assert recording.done == ["close"]
