"""The development inbox through GraphQL: read, watched and emptied."""

from collections.abc import Iterator
from typing import Any

import pytest

from identity.connectors import delivery
from identity.connectors.actions import NewConnector, create_connector
from identity.inbox.changes import keep_message
from identity.inbox.rules import Content
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.permissions import Permission
from tests.connectors.samples import http
from tests.faces.graphql.asking import codes_of, data_of
from tests.faces.graphql.test_subscriptions import Watcher, watching
from tests.inbox.opening import open_inbox

INBOX = "{ inbox { isOpen takesEmails takesTextMessages } }"
LIST = """query ($filter: InboxMessageFilter) { inboxMessages(first: 10, filter: $filter) { totalCount nodes {
    id inboxMessageId channel recipient usage content { subject body isHtml code link } } } }"""
ONE = "query ($id: ID!) { inboxMessage(inboxMessageId: $id) { recipient content { code } } }"
DELETE = """mutation ($input: DeleteInboxMessagesInput!) { deleteInboxMessages(input: $input) {
    deletedMessages userErrors { code } } }"""
WATCH = "subscription { inboxMessages { recipient content { code } } }"
READER = Actor(ActorKind.APPLICATION, application_id="m", permissions=frozenset({Permission.INBOX_READ}))


@pytest.fixture(autouse=True)
def inbox(database: str) -> Iterator[None]:
    """It is open."""
    with open_inbox():
        yield


async def listed(actor: Actor, **wanted: Any) -> Any:
    return (await data_of(actor, LIST, {"filter": wanted}))["inboxMessages"]


async def test_messages_are_read(administrator: Actor, statements: Any) -> None:
    await delivery.deliver("phone", "4915112345678", "SignIn", {"code": "123456"})
    invitation = {"link": "https://example.com/join", "organization": {"name": "Club"}}
    await delivery.deliver("email", "ada@example.com", "OrganizationInvitation", invitation)
    with statements() as counted:
        found = await listed(administrator)
    assert counted.number == 2  # the messages and their number
    mail, text = found["nodes"]
    assert (found["totalCount"], mail["channel"], mail["recipient"]) == (2, "EMAIL", "ada@example.com")
    assert (mail["usage"], mail["content"]["subject"]) == (
        "OrganizationInvitation",
        "Your invitation to Club",
    )
    assert (mail["content"]["link"], mail["content"]["code"]) == ("https://example.com/join", None)
    assert (text["channel"], text["content"]["code"], text["content"]["isHtml"]) == ("PHONE", "123456", False)
    assert (await listed(administrator, channel="PHONE"))["nodes"] == [text]
    assert (await listed(administrator, recipient="ADA@example.com"))["nodes"] == [mail]
    node = "query ($id: ID!) { node(id: $id) { ... on InboxMessage { recipient } } }"
    assert (await data_of(administrator, node, {"id": text["id"]}))["node"] == {"recipient": "4915112345678"}
    one = await data_of(administrator, ONE, {"id": text["inboxMessageId"]})
    assert one["inboxMessage"]["content"] == {"code": "123456"}
    assert await data_of(administrator, ONE, {"id": "unknown"}) == {"inboxMessage": None}


async def test_codes_are_for_those_who_may_do_everything() -> None:
    message_id = await keep_message("email", "ada@example.com", "SignIn", Content(body="b", code="1"))
    shown = (await data_of(READER, ONE, {"id": message_id}))["inboxMessage"]
    assert shown == {"recipient": "ada@example.com", "content": None}
    assert await codes_of(READER, DELETE, {"input": {}}) == ["FORBIDDEN"]
    other = Actor(ActorKind.APPLICATION, application_id="m", permissions=frozenset({Permission.USERS_READ}))
    for query in (INBOX, LIST):
        assert await codes_of(other, query) == ["FORBIDDEN"]


async def test_where_messages_go(administrator: Actor) -> None:
    everything = {"isOpen": True, "takesEmails": True, "takesTextMessages": True}
    assert (await data_of(administrator, INBOX))["inbox"] == everything
    await create_connector(SYSTEM, NewConnector(factory_id="http-email", config=http()))
    assert (await data_of(administrator, INBOX))["inbox"] == everything | {"takesEmails": False}


async def test_messages_are_thrown_away(administrator: Actor) -> None:
    ids = [await keep_message("email", f"{each}@example.com", "SignIn", Content(body="b")) for each in "abc"]
    for given, number in (([], 0), (ids[:1], 1), (None, 2)):
        payload = await data_of(administrator, DELETE, {"input": {"inboxMessageIds": given}})
        assert payload["deleteInboxMessages"] == {"deletedMessages": number, "userErrors": []}
    assert (await listed(administrator))["totalCount"] == 0


async def test_messages_are_told_as_they_come(administrator: Actor) -> None:
    await keep_message("email", "before@example.com", "SignIn", Content(body="b"))
    async with watching(administrator, WATCH) as watcher:
        await keep_message("email", "a@example.com", "SignIn", Content(body="b", code="1"))
        await watcher.until(1)
        await keep_message("email", "b@example.com", "SignIn", Content(body="b", code="2"))
        told = await watcher.until(2)
    assert [each["data"]["inboxMessages"] for each in told] == [
        {"recipient": "a@example.com", "content": {"code": "1"}},
        {"recipient": "b@example.com", "content": {"code": "2"}},
    ]


async def test_who_loses_their_standing_is_told_nothing_more(administrator: Actor) -> None:
    async with watching(administrator, WATCH) as watcher:
        watcher.is_gone = True
        await keep_message("email", "a@example.com", "SignIn", Content(body="b", code="1"))
        told = await watcher.end()
    assert [each["errors"][0]["extensions"]["code"] for each in told] == ["UNAUTHENTICATED"]


async def test_only_readers_may_watch() -> None:
    nobody = Actor(ActorKind.APPLICATION, application_id="m", permissions=frozenset())
    async with watching(nobody, WATCH) as watcher:
        told = await watcher.end()
    assert [each["errors"][0]["extensions"]["code"] for each in told] == ["FORBIDDEN"]
    assert isinstance(watcher, Watcher)
