"""Requests to SAML providers that wait for their answers, and answers that wait for whoever began.

An answer comes without the browser's cookies, so nothing says whose browser brings it. That is why it counts only
together with a ticket that goes on with that browser, to a page of our own: somebody who begins and lets another person
end it gets no ticket.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import msgspec
import orjson

from identity import settings
from identity.connectors.addresses import with_query
from identity.connectors.errors import AssertionRefused, NotOurPage, NotTheSameSignIn
from identity.connectors.saml.responses import request_answered
from identity.connectors.social.flow import Kept, Opening, require_same
from identity.connectors.social.people import ProviderPerson
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.security.secrets import opaque_token, random_id, token_hash

TICKET = "saml_ticket"
_PURPOSE = "saml-answer"
_LIFE = timedelta(hours=1)  # as long as the interaction that it belongs to
_LONGEST_REQUEST_ID = 64
_LONGEST_TICKET = 128


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request whose answer has come, and where its browser goes on."""

    id: str
    state: str
    redirect_uri: str


async def begin_request(consumer: str, opening: Opening) -> Kept:
    """Remember a request; what is kept with the sign-in that it belongs to."""
    endpoint = settings.current().endpoint
    if not opening.redirect_uri.startswith(f"{endpoint}/"):
        raise NotOurPage(endpoint=endpoint)  # the browser is sent there by us, with the ticket
    request_id = f"_{random_id(32)}"
    await database.execute(
        "INSERT INTO saml_requests (id, consumer, state, redirect_uri, is_answered, expires_at) "
        "VALUES ($1, $2, $3, $4, false, $5)",
        request_id, consumer, opening.state, opening.redirect_uri, clock.now() + _LIFE,
    )  # fmt: skip
    return {"state": opening.state, "redirect_uri": opening.redirect_uri, "request_id": request_id}


async def take_request(consumer: str, response: str) -> Waiting:
    """The request that is answered. It is used up by that, whatever comes of the answer."""
    row = await database.fetch_row(
        "UPDATE saml_requests SET is_answered = true WHERE id = $1 AND consumer = $2 AND expires_at > $3 "
        "AND NOT is_answered RETURNING id, state, redirect_uri",
        request_answered(response)[:_LONGEST_REQUEST_ID], consumer, clock.now(),
    )  # fmt: skip
    if row is None:
        raise AssertionRefused(reason="nobody waits for it")
    return Waiting(**row)


async def keep_answer(waiting: Waiting, person: ProviderPerson, issuer: str) -> str:
    """Keep what the provider said until its browser goes on; the address where it does, with the ticket."""
    ticket = opaque_token()
    await database.execute(
        "UPDATE saml_requests SET ticket_hash = $2, answer_encrypted = $3 WHERE id = $1",
        waiting.id, token_hash(ticket), sealed(person, issuer),
    )  # fmt: skip
    return with_query(waiting.redirect_uri, {"state": waiting.state, TICKET: ticket})


async def redeem(kept: Kept, data: Mapping[str, Any]) -> tuple[ProviderPerson, str]:
    """Who came back, and whose word that is; once."""
    require_same(kept, data, is_bound=True)
    ticket = data.get(TICKET)
    if not isinstance(ticket, str) or not 0 < len(ticket) <= _LONGEST_TICKET:
        raise NotTheSameSignIn
    answer = await database.fetch_value(
        "DELETE FROM saml_requests WHERE id = $1 AND ticket_hash = $2 AND expires_at > $3 "
        "RETURNING answer_encrypted",
        str(kept.get("request_id", "")), token_hash(ticket), clock.now(),
    )  # fmt: skip
    if answer is None:
        raise NotTheSameSignIn
    return opened(answer)


def sealed(person: ProviderPerson, issuer: str) -> str:
    """What a provider said, as it may be stored for a while."""
    return vault().encrypt(orjson.dumps([msgspec.to_builtins(person), issuer]), _PURPOSE)


def opened(encrypted: str) -> tuple[ProviderPerson, str]:
    """What was sealed."""
    person, issuer = orjson.loads(vault().decrypt(encrypted, _PURPOSE))
    return msgspec.convert(person, ProviderPerson), issuer
