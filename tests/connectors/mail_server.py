"""A real mail server on loopback that keeps what it is given, with TLS when it has a certificate."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


@dataclass
class Box:
    """What has come in, and who logged in."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    tls: list[bool] = field(default_factory=list)
    refuses: str = ""
    busy: int = 0  # so many mails are put off
    hangs_up: bool = False  # after it took a mail, before it says so
    asked: int = 0

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        self.asked += 1
        if self.busy:
            self.busy -= 1
            return "451 come back later"
        if address == self.refuses:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.tls.append(session.ssl is not None)
        if self.hangs_up:
            _server.transport.abort()
        return "250 OK"

    def authenticate(
        self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any
    ) -> AuthResult:
        """Take one password."""
        is_right = isinstance(given, LoginPassword) and given.password == b"right"
        self.logins.append(given.login.decode() if is_right else "refused")
        return AuthResult(success=is_right, handled=is_right)


@asynccontextmanager
async def mail_server(
    *, start_tls: ssl.SSLContext | None = None, implicit: ssl.SSLContext | None = None
) -> AsyncIterator[Box]:
    """The server for the life of the block."""
    box, loop = Box(), asyncio.get_running_loop()

    def connection() -> SMTP:
        return SMTP(
            box,
            hostname="mail.test",
            loop=loop,
            authenticator=box.authenticate,
            tls_context=start_tls,
            auth_require_tls=start_tls is not None,
        )

    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=implicit)
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        server.close()
