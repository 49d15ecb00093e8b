"""GraphQL over a WebSocket: the subprotocol graphql-transport-ws. The token comes with the first message."""

import asyncio
from contextlib import ExitStack, aclosing
from typing import Any

import orjson
import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from graphql_schema.errors import presented, refusal_of, top_level_error
from graphql_schema.execution import GraphQLRequest, as_request
from graphql_schema.limits import value_has_nul
from graphql_schema.schema import schema
from graphql_schema.streaming import Shown, lines
from identity import settings
from identity.authentication.errors import TokenTypeNotSupported
from identity.authentication.standing import TokenStanding, standing_of_bearer
from identity.kernel.actor import Origin
from identity.kernel.errors import Refusal, Unauthenticated

SUBPROTOCOL = "graphql-transport-ws"
_INIT_SECONDS = 5.0
_SEND_SECONDS = 30.0
_LONGEST_ID = 128
_OPTIONS = orjson.OPT_NON_STR_KEYS
_log = structlog.get_logger("keystead.graphql")


class _Closed(Exception):
    """The protocol's way to end a connection: a code and a reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


async def graphql_socket(socket: WebSocket) -> None:
    """Serve one connection to its end. Pages of other origins are turned away before it stands."""
    origin = socket.headers.get("origin")
    if origin is not None and origin.lower() != settings.current().endpoint:
        await socket.close(4403)
        return
    knows_protocol = SUBPROTOCOL in socket.scope.get("subprotocols", ())
    await socket.accept(subprotocol=SUBPROTOCOL if knows_protocol else None)
    if knows_protocol:
        await _Connection(socket).serve()
    else:
        await socket.close(4406, "Subprotocol not acceptable")


class _Connection:
    """One client and its operations."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._standing: TokenStanding | None = None
        self._operations: dict[str, asyncio.Task[None]] = {}
        self._counted = ExitStack()

    async def serve(self) -> None:
        """Handle messages until the connection ends; then nothing of it goes on."""
        try:
            await self._begin()
            while True:
                await self._handle(await self._message())
        except _Closed as closed:
            await self._close(closed.code, closed.reason)
        except WebSocketDisconnect:
            pass
        except Exception:
            _log.exception("a WebSocket connection failed")
            await self._close(1011, "Internal error")
        finally:
            self._counted.close()
            for task in list(self._operations.values()):
                task.cancel()
            await asyncio.gather(*self._operations.values(), return_exceptions=True)

    async def _begin(self) -> None:
        try:
            async with asyncio.timeout(_INIT_SECONDS):
                while (message := await self._message())["type"] != "connection_init":
                    await self._answer_ping(message)
        except TimeoutError:
            raise _Closed(4408, "Connection initialisation timeout") from None
        try:
            self._standing = await self._standing_of(message.get("payload"))
            self._counted.enter_context(lines.one_more(self._standing.actor))
        except Refusal as refusal:
            raise _Closed(4429 if refusal.status == 429 else 4403, refusal.text[:100]) from None
        await self._send({"type": "connection_ack"})

    async def _standing_of(self, payload: object) -> TokenStanding:
        """Whoever the token of the first message, or of the request, speaks for."""
        given = payload if isinstance(payload, dict) else {}
        named = {str(name).lower(): value for name, value in given.items()}
        value = named.get("authorization") or self._socket.headers.get("authorization")
        if not isinstance(value, str):
            raise Unauthenticated
        scheme, _, token = value.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise TokenTypeNotSupported(data={"supportedTypes": ["Bearer"]})
        return await standing_of_bearer(token.strip(), self._socket.scope.get("origin") or Origin())

    async def _answer_ping(self, message: dict[str, Any]) -> None:
        if message["type"] == "ping":
            await self._send({"type": "pong"})
        elif message["type"] != "pong":
            raise _Closed(4401, "Unauthorized")

    async def _handle(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "connection_init":
                raise _Closed(4429, "Too many initialisation requests")
            case "subscribe":
                self._subscribe(message)
            case "complete":
                if task := self._operations.get(str(message.get("id"))):
                    task.cancel()
            case "ping" | "pong":
                await self._answer_ping(message)
            case _:
                raise _Closed(4400, "Unknown message type")

    def _subscribe(self, message: dict[str, Any]) -> None:
        name, payload = message.get("id"), message.get("payload")
        asked = as_request(payload) if isinstance(payload, dict) else None
        if not isinstance(name, str) or not 1 <= len(name) <= _LONGEST_ID or asked is None:
            raise _Closed(4400, "Invalid subscribe message")
        if name in self._operations:
            raise _Closed(4409, f"Subscriber for {name[:80]} already exists")
        # Each is counted when its caller has been looked up; whoever does not wait for that floods.
        if len(self._operations) >= 2 * max(1, settings.current().graphql_max_subscriptions):
            raise _Closed(4429, "Too many operations at once")
        task = asyncio.create_task(self._operate(name, asked))
        self._operations[name] = task
        task.add_done_callback(lambda _: self._operations.pop(name, None))

    async def _operate(self, name: str, asked: GraphQLRequest) -> None:
        """Run one operation to its end, or to that of the connection."""
        assert self._standing is not None
        # Each operation has a standing of its own: one does not see another's moment.
        standing = TokenStanding(self._standing.token, self._standing.origin, self._standing.actor)
        try:
            with lines.one_more(await standing.check()):
                if not await self._stream(name, asked, standing):
                    return
        except Exception as error:
            if not (refusal := refusal_of(error)):
                _log.exception("an operation on a WebSocket failed")
                return
            await self._send({"type": "error", "id": name, "payload": [presented(top_level_error(refusal))]})
            return
        await self._send({"type": "complete", "id": name})

    async def _stream(self, name: str, asked: GraphQLRequest, standing: TokenStanding) -> bool:
        """Send the answers; whether the operation came to its own end."""
        async with aclosing(schema.on_line(asked, standing)) as answers:
            async for answer in answers:
                if answer is None:
                    continue
                if "data" not in answer:
                    await self._send({"type": "error", "id": name, "payload": answer["errors"]})
                    return False
                await self._send({"type": "next", "id": name, "payload": answer})
        return not lines.are_ending

    async def _message(self) -> dict[str, Any]:
        try:
            text = await self._socket.receive_text()
            message = orjson.loads(text)
        except (KeyError, orjson.JSONDecodeError):
            raise _Closed(4400, "Send JSON as text") from None
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise _Closed(4400, "A message is an object with a type")
        if "\\u0000" in text and value_has_nul(message):
            raise _Closed(4400, "A text has a NUL character in it")
        return message

    async def _send(self, message: Shown) -> None:
        """Send a message; a client that takes nothing for a while is cut off."""
        if self._socket.application_state is not WebSocketState.CONNECTED:
            return
        text = orjson.dumps(message, option=_OPTIONS).decode()
        try:
            await asyncio.wait_for(self._socket.send_text(text), _SEND_SECONDS)
        except TimeoutError:
            await self._close(1008, "Too slow")
        except WebSocketDisconnect:
            return

    async def _close(self, code: int, reason: str) -> None:
        if self._socket.application_state is WebSocketState.CONNECTED:
            await self._socket.close(code, reason)
