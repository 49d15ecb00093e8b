"""Mails through a mail server (RFC 5321), with TLS from the start or by STARTTLS (RFC 3207)."""

import asyncio
import socket
from email.message import EmailMessage
from email.policy import SMTP as MAIL_POLICY
from email.utils import formatdate, make_msgid
from ipaddress import ip_address
from typing import Annotated, Literal
from urllib.parse import urlsplit

import aiosmtplib
import msgspec

from identity import settings as server_settings
from identity.connectors.errors import DeliveryFailed, NotTakenYet
from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.template_settings import MailTemplates
from identity.connectors.templates import filled
from identity.connectors.writing import written_mail
from identity.delivery.addresses import allowed_address
from identity.delivery.errors import NotReached, OutgoingError

_DEFAULT_SECONDS = 10.0
_MOST_MILLISECONDS = 60_000
_Milliseconds = Annotated[int, msgspec.Meta(ge=1, le=_MOST_MILLISECONDS)]
_HeaderName = Annotated[str, msgspec.Meta(pattern=r"^[!-9;-~]{1,76}$")]
_HeaderValue = Annotated[str, msgspec.Meta(max_length=998)]


class Login(Settings, frozen=True, kw_only=True):
    """Who sends, to the mail server."""

    user: Annotated[str, text("User name")]
    password: Annotated[str, secret("Password")] = msgspec.field(name="pass")
    type: Literal["login"] = "login"


class SmtpSettings(Settings, frozen=True, kw_only=True):
    """How to reach the mail server, and what to send."""

    host: Annotated[str, text("Host", "smtp.example.com")]
    port: Annotated[int, entry("Port", default=587, bounds={"ge": 1, "le": 65535})]
    from_email: Annotated[str, text("Sender", "Keystead <accounts@example.com>")]
    auth: (
        Annotated[Login, entry("Login", form="Json", default={"user": "<user>", "pass": "<password>"})] | None
    ) = None
    reply_to: Annotated[str, text("Address for answers")] | None = None
    templates: MailTemplates
    secure: Annotated[bool, entry("TLS from the start", hint="Usual on port 465.")] = False
    require_tls: Annotated[bool, entry("Insist on STARTTLS")] = msgspec.field(
        default=False, name="requireTLS"
    )
    ignore_tls: Annotated[
        bool,
        entry("Never use STARTTLS", hint="Passwords then travel in clear: for a relay in your own network."),
    ] = msgspec.field(default=False, name="ignoreTLS")
    servername: Annotated[str, text("Name in the server's certificate")] | None = None
    name: Annotated[str, text("Own name", hint="How this server introduces itself.")] | None = None
    connection_timeout: Annotated[_Milliseconds, entry("Time to connect, in milliseconds")] | None = None
    socket_timeout: Annotated[_Milliseconds, entry("Time for each answer, in milliseconds")] | None = None
    custom_headers: (
        Annotated[dict[_HeaderName, _HeaderValue], entry("Further headers", form="Json", is_secret=True)]
        | None
    ) = None


async def send(settings: SmtpSettings, message: Message) -> None:
    """Hand the mail to the server."""
    mail = composed(settings, message)
    try:
        opened = await _opened(settings)
        async with _client(settings, opened) as client:
            await client.send_message(mail)
    except aiosmtplib.SMTPResponseException as error:
        raise _refusal(error.code) from None
    except aiosmtplib.SMTPRecipientsRefused as error:
        raise _refusal(error.recipients[0].code) from None
    except (aiosmtplib.SMTPException, OutgoingError, OSError, TimeoutError) as error:
        raise DeliveryFailed(reason=f"the mail server does not answer ({type(error).__name__})") from None


def _refusal(code: int) -> DeliveryFailed:
    """A code of 4xx is a refusal for the moment (RFC 5321 section 4.2.1), as of those who greylist."""
    refusal = NotTakenYet if 400 <= code < 500 else DeliveryFailed
    return refusal(reason=f"the mail server answered with {code}")


async def _opened(settings: SmtpSettings) -> socket.socket:
    try:
        async with asyncio.timeout(_seconds(settings.connection_timeout)):
            return await _connected(settings.host, settings.port)
    except (NotReached, OSError) as error:  # a TimeoutError is one as well
        raise NotTakenYet(reason=f"the mail server cannot be reached ({type(error).__name__})") from None


def composed(settings: SmtpSettings, message: Message) -> EmailMessage:
    """The mail; line breaks never get into a header, or a value could add headers of its own."""
    written = written_mail(settings.templates, message)
    mail = EmailMessage(policy=MAIL_POLICY)
    headers = {
        "From": written.send_from or filled(settings.from_email, message.payload),
        "To": written.recipient,
        "Subject": written.subject,
        "Reply-To": written.reply_to or filled(settings.reply_to or "", message.payload),
        "Date": formatdate(),
        "Message-ID": make_msgid(domain=_own_name(settings)),
        **(settings.custom_headers or {}),
    }
    try:
        for name, value in headers.items():
            if value and name not in mail:
                mail[name] = " ".join(value.split())
        mail.set_content(written.content, subtype="html" if written.is_html else "plain")
        addresses = mail["To"].addresses
    except (ValueError, IndexError):  # what the standard library raises for addresses that cannot be parsed
        raise DeliveryFailed(reason="an address or a header of the mail is not valid") from None
    if [each.addr_spec for each in addresses] != [message.recipient] or not addresses[0].domain:
        raise DeliveryFailed(reason="this is not one e-mail address")
    return mail


def _client(settings: SmtpSettings, opened: socket.socket) -> aiosmtplib.SMTP:
    # Without TLS a password would be for everybody on the way; whoever wants that says so with ignoreTLS.
    insists = settings.require_tls or settings.auth is not None
    start_tls = False if settings.secure or settings.ignore_tls else (True if insists else None)
    return aiosmtplib.SMTP(
        hostname=settings.servername or settings.host,
        sock=opened,
        username=settings.auth.user if settings.auth else None,
        password=settings.auth.password if settings.auth else None,
        local_hostname=_own_name(settings),
        timeout=_seconds(settings.socket_timeout),
        use_tls=settings.secure,
        start_tls=start_tls,
    )


async def _connected(host: str, port: int) -> socket.socket:
    address = await allowed_address(host, port)
    family = socket.AF_INET6 if ip_address(address).version == 6 else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setblocking(False)
    try:
        await asyncio.get_running_loop().sock_connect(opened, (address, port))
    except BaseException:
        opened.close()
        raise
    return opened


def _own_name(settings: SmtpSettings) -> str:
    return settings.name or urlsplit(server_settings.current().endpoint).hostname or "localhost"


def _seconds(milliseconds: int | None) -> float:
    return milliseconds / 1000 if milliseconds else _DEFAULT_SECONDS


CONNECTOR = ConnectorKind(
    id="simple-mail-transfer-protocol",
    type=ConnectorType.EMAIL,
    target="smtp",
    name="Mail server (SMTP)",
    description="Sends mails through a mail server of your own or of your provider.",
    readme="Give the server's name and port. Port 465 goes with TLS from the start, port 587 with STARTTLS.",
    logo=letter_logo("@", "#334155"),
    settings=SmtpSettings,
    send=send,
)
