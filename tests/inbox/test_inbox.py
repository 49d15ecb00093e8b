"""The development inbox: it takes what no connector would send, keeps little of it, and tells it to few."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from identity import settings
from identity.connectors import delivery
from identity.connectors.actions import NewConnector, create_connector
from identity.connectors.errors import ConnectorNotFound, DeliveryFailed
from identity.experience.connected import connected
from identity.inbox import queries, rules
from identity.inbox.actions import delete_inbox_messages
from identity.inbox.changes import keep_message
from identity.inbox.jobs import purge_old_messages
from identity.inbox.queries import InboxFilter
from identity.inbox.rules import Content
from identity.kernel import clock, database
from identity.kernel.actor import NOBODY, SYSTEM, Actor, ActorKind
from identity.kernel.errors import Forbidden, NotFound, Unauthenticated
from identity.kernel.paging import Keyset
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from identity.settings import Settings, load_settings
from tests.connectors.samples import http
from tests.inbox.opening import open_inbox

pytestmark = pytest.mark.usefixtures("database", "inbox")
PRODUCTION = {
    "KEYSTEAD_ENV": "production",
    "KEYSTEAD_ENDPOINT": "https://id.example.com",
    "KEYSTEAD_ENCRYPTION_KEY": "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=",
}


@pytest.fixture
def inbox(database: str) -> Iterator[None]:
    """It is open."""
    with open_inbox():
        yield


async def kept(**wanted: Any) -> list[queries.InboxMessage]:
    found = await queries.inbox_slice(SYSTEM, InboxFilter(**wanted), Keyset(100))
    return list(found.items)


@pytest.mark.parametrize(
    ("environ", "is_open"),
    [
        ({}, True),
        ({"KEYSTEAD_DEVELOPMENT_INBOX": "false"}, False),
        (PRODUCTION, False),
        ({**PRODUCTION, "KEYSTEAD_DEVELOPMENT_INBOX": "true"}, True),
    ],
)
def test_it_is_open_in_development_and_where_that_is_said(environ: dict[str, str], is_open: bool) -> None:
    before = settings.current()
    settings.use(load_settings(environ))
    try:
        assert rules.is_open() is is_open
    finally:
        settings.use(before)


async def test_what_no_connector_would_send_is_kept() -> None:
    code = {"code": "123456"}
    await delivery.deliver("phone", "4915112345678", "SignIn", code)
    template = {"subject": "Hi {{user.name}}", "content": "<b>{{user.name}}</b>", "contentType": "text/html"}
    payload = {"link": "https://example.com/?token=t", "user": {"name": "A\r\n<B>"}}
    await delivery.deliver("email", "ada@example.com", "OrganizationInvitation", payload, template=template)
    mail, text = await kept()
    assert (mail.channel, mail.recipient, mail.purpose) == (
        "email",
        "ada@example.com",
        "OrganizationInvitation",
    )
    assert queries.content_of(SYSTEM, mail) == Content(
        subject="Hi A <B>", body="<b>A\r\n&lt;B&gt;</b>", is_html=True, link=payload["link"]
    )
    said = queries.content_of(SYSTEM, text)
    assert said
    assert "123456" in said.body
    assert (said.code, said.subject, said.is_html) == ("123456", "", False)


async def test_nothing_of_it_is_stored_in_clear() -> None:
    await delivery.deliver("email", "ada@example.com", "SignIn", {"code": "a-very-own-code"})
    row = await database.fetch_row("SELECT m::text AS row FROM inbox_messages m")
    assert row
    assert "a-very-own-code" not in row["row"]


async def test_a_connector_takes_the_place_of_the_inbox() -> None:
    assert (await connected()).kinds == {"email", "phone"}
    assert await delivery.can_deliver("email")
    await create_connector(SYSTEM, NewConnector(factory_id="http-email", config=http("http://127.0.0.1:9")))
    assert not await delivery.is_kept("email")
    assert await delivery.is_kept("phone")
    with pytest.raises(DeliveryFailed):
        await delivery.deliver("email", "ada@example.com", "SignIn", {"code": "1"})
    assert await kept() == []


async def test_a_closed_inbox_takes_nothing(settings: Settings) -> None:
    from identity import settings as server

    server.use(replace(server.current(), development_inbox=False))
    assert (await connected()).kinds == frozenset()
    assert not await delivery.can_deliver("email")
    with pytest.raises(ConnectorNotFound):
        await delivery.deliver("email", "ada@example.com", "SignIn", {"code": "1"})
    assert await kept() == []


async def test_lists_of_addresses_are_no_address() -> None:
    for address in ("a@example.com,b@example.com", "a@example.com\nbcc: b@example.com", "nobody"):
        with pytest.raises(DeliveryFailed):
            await delivery.deliver("email", address, "SignIn", {"code": "1"})
    assert await kept() == []


async def test_it_keeps_the_newest_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(rules.MOST_MESSAGES + 3):
        await keep_message(
            "phone", str(number), "SignIn", Content(body="x" * 100_000 if not number % 100 else "x")
        )
    assert await queries.inbox_count(SYSTEM, InboxFilter()) == rules.MOST_MESSAGES
    newest = (await kept())[0]
    assert newest.recipient == str(rules.MOST_MESSAGES + 2)
    content = queries.content_of(SYSTEM, (await kept(recipient="200"))[0])
    assert content
    assert len(content.body) == 65_536
    later = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert await purge_old_messages() == rules.MOST_MESSAGES


async def test_who_may_do_less_than_everything_reads_no_code() -> None:
    message_id = await keep_message("email", "ada@example.com", "SignIn", Content(body="b", code="1"))
    some = Actor(ActorKind.APPLICATION, application_id="m", permissions=frozenset({Permission.INBOX_READ}))
    every = Actor(ActorKind.APPLICATION, application_id="m", permissions=EVERY_PERMISSION)
    row = await queries.visible_message(some, message_id)
    assert queries.content_of(some, row) is None
    assert queries.content_of(every, row)
    none = Actor(
        ActorKind.APPLICATION, application_id="m", permissions=EVERY_PERMISSION - {Permission.INBOX_READ}
    )
    for actor, refusal in ((none, Forbidden), (NOBODY, Unauthenticated)):
        with pytest.raises(refusal):
            await queries.visible_message(actor, message_id)
        with pytest.raises(refusal):
            await queries.inbox_count(actor, InboxFilter())


async def test_throwing_messages_away() -> None:
    first, *_ = [
        await keep_message("email", f"{each}@example.com", "SignIn", Content(body="b")) for each in "abc"
    ]
    assert await delete_inbox_messages(SYSTEM, [first, "unknown"]) == 1
    with pytest.raises(NotFound):
        await queries.visible_message(SYSTEM, first)
    reader = Actor(ActorKind.APPLICATION, application_id="m", permissions=frozenset({Permission.INBOX_READ}))
    with pytest.raises(Forbidden):
        await delete_inbox_messages(reader)
    assert await delete_inbox_messages(SYSTEM) == 2
    assert await delete_inbox_messages(SYSTEM) == 0
    told = await database.fetch("SELECT payload FROM events WHERE key = 'Inbox.Messages.Deleted'")
    assert len(told) == 2
