"""Messages really go out: through a mail server, with and without TLS, and through HTTP endpoints."""

import ssl
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from identity.connectors import delivery, kinds
from identity.connectors.actions import (
    ConnectorChanges,
    NewConnector,
    create_connector,
    delete_connector,
    update_connector,
)
from identity.connectors.catalogue import every_kind
from identity.connectors.errors import (
    ConnectorNotFound,
    ConnectorNotImplemented,
    DeliveryFailed,
    InvalidConnectorConfig,
    TemplateNotFound,
)
from identity.connectors.kinds import ConnectorType, Message
from identity.connectors.providers import smtp as smtp_provider
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from tests.connectors.mail_server import Box, mail_server
from tests.connectors.samples import TEXT, http, smtp
from tests.delivery.hosts import allowed, host

PAYLOAD = {"code": "123456", "user": {"name": "<b>Alice</b>"}}
pytestmark = pytest.mark.usefixtures("database", "loopback")


@pytest.fixture
async def loopback(database: str) -> AsyncIterator[None]:
    """Hosts on this machine may be called."""
    async with allowed("127.0.0.0/8"):
        yield


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits before something is tried again."""
    monkeypatch.setattr(kinds, "PAUSES_SECONDS", (0.0, 0.0))


@pytest.fixture
async def box(database: str) -> AsyncIterator[Box]:
    """A mail server without TLS."""
    async with mail_server() as found:
        yield found


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for mail.test with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("mail.test")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "mail.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


def server_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate is one that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


async def mail_through(config: dict[str, Any], to: str = "alice@example.com", usage: str = "Generic") -> None:
    await create_connector(SYSTEM, NewConnector(factory_id="simple-mail-transfer-protocol", config=config))
    await delivery.deliver("email", to, usage, PAYLOAD)


async def test_without_a_connector_nothing_can_be_sent() -> None:
    for channel in ("email", "phone"):
        assert not await delivery.can_deliver(channel)
        with pytest.raises(ConnectorNotFound):
            await delivery.deliver(channel, "x", "Generic", {})


async def test_a_mail_arrives_with_its_variables_filled_in(box: Box) -> None:
    await mail_through(smtp(box.port, replyTo="help@example.com", customHeaders={"X-Own": "1"}))
    mail = box.mails[0]
    assert (mail["To"], mail["From"], mail["Subject"]) == (
        "alice@example.com",
        "Keystead <accounts@example.com>",
        "Code 123456",
    )
    assert (mail["Reply-To"], mail["X-Own"]) == ("help@example.com", "1")
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().strip() == "Your code is 123456, <b>Alice</b>."
    assert mail["Message-ID"]
    assert mail["Date"]


async def test_nothing_in_a_value_is_markup(box: Box) -> None:
    await mail_through(smtp(box.port, templates=[{**TEXT, "contentType": "text/html"}]))
    assert box.mails[0].get_content_type() == "text/html"
    assert "&lt;b&gt;Alice&lt;/b&gt;" in box.mails[0].get_content()


async def test_a_value_cannot_add_headers(box: Box) -> None:
    template = {**TEXT, "subject": "For {{user.name}}"}
    await create_connector(
        SYSTEM,
        NewConnector(factory_id="simple-mail-transfer-protocol", config=smtp(box.port, templates=[template])),
    )
    await delivery.deliver(
        "email", "a@example.com", "Generic", {"user": {"name": "x\r\nBcc: evil@example.com"}}
    )
    assert box.mails[0]["Bcc"] is None
    for address in ("a@example.com\r\nBcc: b@example.com", "a@example.com, b@example.com", "nobody"):
        before = len(box.mails)
        with pytest.raises(DeliveryFailed):
            await delivery.deliver("email", address, "Generic", {})
        assert len(box.mails) == before


async def test_the_template_is_chosen_by_its_use(box: Box) -> None:
    others = [{**TEXT, "usageType": "SignIn", "subject": "Sign in"}, TEXT]
    await mail_through(smtp(box.port, templates=others), usage="SignIn")
    await delivery.deliver("email", "a@example.com", "Register", PAYLOAD)
    own = {
        "subject": "Own",
        "content": "<i>{{code}}</i>",
        "contentType": "text/html",
        "sendFrom": "o@example.com",
    }
    await delivery.deliver("email", "a@example.com", "Register", PAYLOAD, template=own)
    assert [each["Subject"] for each in box.mails] == ["Sign in", "Code 123456", "Own"]
    assert box.mails[2]["From"] == "o@example.com"


async def test_a_text_that_nobody_wrote_is_not_sent(box: Box) -> None:
    with pytest.raises(TemplateNotFound):
        await mail_through(smtp(box.port, templates=[{**TEXT, "usageType": "SignIn"}]), usage="Register")


async def test_changes_hold_for_the_next_message(box: Box) -> None:
    new = NewConnector(factory_id="simple-mail-transfer-protocol", config=smtp(9))
    connector = await create_connector(SYSTEM, new)
    with pytest.raises(DeliveryFailed):
        await delivery.deliver("email", "a@example.com", "Generic", PAYLOAD)
    await update_connector(SYSTEM, connector.id, ConnectorChanges(config=smtp(box.port)))
    await delivery.deliver("email", "a@example.com", "Generic", PAYLOAD)
    assert len(box.mails) == 1
    await delete_connector(SYSTEM, connector.id)
    with pytest.raises(ConnectorNotFound):
        await delivery.deliver("email", "a@example.com", "Generic", PAYLOAD)


async def test_an_address_that_the_server_refuses(box: Box) -> None:
    box.refuses = "alice@example.com"
    with pytest.raises(DeliveryFailed):
        await mail_through(smtp(box.port))


async def test_logging_in(box: Box) -> None:
    await mail_through(smtp(box.port, auth={"user": "me", "pass": "right"}))
    assert box.logins == ["me"]
    with pytest.raises(DeliveryFailed):
        await mail_through(smtp(box.port, auth={"user": "me", "pass": "wrong"}))


async def test_a_password_never_travels_in_clear_unless_that_is_said(box: Box) -> None:
    with pytest.raises(DeliveryFailed):
        await mail_through(smtp(box.port, auth={"user": "me", "pass": "right"}, ignoreTLS=False))
    with pytest.raises(DeliveryFailed):
        await mail_through(smtp(box.port, requireTLS=True, ignoreTLS=False))
    assert box.logins == []
    assert box.mails == []


@pytest.mark.usefixtures("trusted")
async def test_start_tls(certificate: Path) -> None:
    async with mail_server(start_tls=server_side(certificate)) as box:
        settings = {"ignoreTLS": False, "servername": "mail.test", "auth": {"user": "me", "pass": "right"}}
        await mail_through(smtp(box.port, **settings))
        assert (box.tls, box.logins) == ([True], ["me"])
        with pytest.raises(DeliveryFailed):  # the certificate is for another name
            await mail_through(smtp(box.port, **{**settings, "servername": "other.test"}))
        assert len(box.mails) == 1


@pytest.mark.usefixtures("trusted")
async def test_tls_from_the_start(certificate: Path) -> None:
    async with mail_server(implicit=server_side(certificate)) as box:
        await mail_through(smtp(box.port, ignoreTLS=False, secure=True, servername="mail.test"))
        assert len(box.mails) == 1


async def test_a_certificate_that_nobody_vouches_for(certificate: Path) -> None:
    async with mail_server(start_tls=server_side(certificate)) as box:
        with pytest.raises(DeliveryFailed):
            await mail_through(smtp(box.port, ignoreTLS=False, servername="mail.test"))
        assert box.mails == []


async def test_a_mail_server_inside_the_private_network_is_not_called(box: Box) -> None:
    async with allowed():
        with pytest.raises(DeliveryFailed):
            await mail_through(smtp(box.port))
    assert box.mails == []


async def test_a_silent_mail_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async with host() as silent:  # waits for a request, as the connector waits for a greeting
        with pytest.raises(DeliveryFailed):
            await mail_through(smtp(silent.port, socketTimeout=100))
    assert smtp_provider._DEFAULT_SECONDS < 30


async def test_a_text_message_goes_to_the_endpoint() -> None:
    async with host() as endpoint:
        config = http(endpoint.answer("/send"))
        await create_connector(SYSTEM, NewConnector(factory_id="http-sms", config=config))
        await delivery.deliver("phone", "4915112345678", "SignIn", {"code": "1"})
        assert await delivery.can_deliver("phone")
    assert endpoint.asked[0].body == b'{"to":"4915112345678","type":"SignIn","payload":{"code":"1"}}'


async def test_what_is_not_ready_does_not_pretend() -> None:
    for kind in every_kind().values():
        assert (kind.send is None) is (kind.type is ConnectorType.SOCIAL), kind.id
    with pytest.raises(ConnectorNotImplemented):
        await every_kind()["google-universal"].deliver(
            {}, Message(recipient="49", usage="SignIn", payload={})
        )
    await create_connector(SYSTEM, NewConnector(factory_id="http-sms"))
    with pytest.raises(InvalidConnectorConfig):
        await delivery.deliver("phone", "49", "SignIn", {"code": "1"})


async def test_what_was_certainly_not_taken_is_offered_again(box: Box) -> None:
    box.busy = 2
    await mail_through(smtp(box.port))
    assert len(box.mails) == 1
    box.busy = 3
    with pytest.raises(DeliveryFailed):
        await mail_through(smtp(box.port))
    assert (len(box.mails), box.busy) == (1, 0)


async def test_what_was_refused_for_good_is_not_offered_again(box: Box) -> None:
    box.refuses = "alice@example.com"
    with pytest.raises(DeliveryFailed):
        await mail_through(smtp(box.port))
    assert box.asked == 1


async def test_what_may_have_arrived_is_not_sent_twice(box: Box) -> None:
    box.hangs_up = True
    with pytest.raises(DeliveryFailed):
        await mail_through(smtp(box.port, socketTimeout=500))
    assert len(box.mails) == 1
