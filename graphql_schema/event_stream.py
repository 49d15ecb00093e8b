"""Answers as server-sent events, each operation on a request of its own (graphql-sse, distinct connections mode)."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, aclosing

import orjson
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from graphql_schema.execution import GraphQLRequest
from graphql_schema.schema import schema
from graphql_schema.streaming import lines
from identity.authentication.standing import TokenStanding

MEDIA_TYPE = "text/event-stream"
_PING = b":\n\n"
_COMPLETE = b"event: complete\ndata:\n\n"
_PING_SECONDS = 12.0
_SEND_SECONDS = 30.0  # whoever takes nothing for so long is gone
_OPTIONS = orjson.OPT_NON_STR_KEYS


def wants_event_stream(request: Request) -> bool:
    """Whether the client asks for events and not for one answer; one that takes either gets the answer."""
    accepted = {
        each.partition(";")[0].strip() for each in request.headers.get("accept", "").lower().split(",")
    }
    return MEDIA_TYPE in accepted and not any(each.endswith(("/json", "+json")) for each in accepted)


class EventStream(StreamingResponse):
    """A stream that ends when nobody reads it."""

    def __init__(self, asked: GraphQLRequest, standing: TokenStanding) -> None:
        self._counted = ExitStack()
        self._counted.enter_context(lines.one_more(standing.actor))
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        super().__init__(_events(asked, standing), headers=headers, media_type=MEDIA_TYPE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream; counted until it has ended in whatever way."""
        with self._counted:
            await super().__call__(scope, receive, send)

    async def stream_response(self, send: Send) -> None:
        """Send what comes, none of it without end."""

        async def timed(message: Message) -> None:
            await asyncio.wait_for(send(message), _SEND_SECONDS)

        try:
            await super().stream_response(timed)
        except TimeoutError:
            return


async def _events(asked: GraphQLRequest, standing: TokenStanding) -> AsyncIterator[bytes]:
    yield _PING  # the headers go out, so that the client knows that it is connected
    last = time.monotonic()
    async with aclosing(schema.on_line(asked, standing)) as answers:
        async for answer in answers:
            if answer is not None:
                yield b"event: next\ndata: " + orjson.dumps(answer, option=_OPTIONS) + b"\n\n"
            elif time.monotonic() - last > _PING_SECONDS:
                yield _PING
            else:
                continue
            last = time.monotonic()
    if not lines.are_ending:  # otherwise the client comes again, to the server that takes over
        yield _COMPLETE
