"""Reads of one-time tokens, without their values."""

from collections.abc import Iterable
from dataclasses import dataclass

from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    SortOrder,
    keyset_slice,
    numbered_page,
    row_count,
)
from identity.kernel.permissions import Permission
from identity.one_time_tokens.inputs import TokenStatus
from identity.one_time_tokens.models import OneTimeToken
from identity.one_time_tokens.rules import status_at

_SOURCE = "one_time_tokens t"
NEWEST_FIRST = SortOrder("created_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeTokenFilter:
    """Which tokens; an empty filter is all of them."""

    email: str | None = None
    status: TokenStatus | None = None


async def visible_one_time_token(actor: Actor, token_id: str) -> OneTimeToken:
    """The token, if there is one and the actor may see tokens."""
    found = await one_time_tokens_by_ids(actor, [token_id])
    if token_id not in found:
        raise NotFoundById(entity="one-time token", id=token_id)
    return found[token_id]


async def one_time_tokens_by_ids(actor: Actor, token_ids: Iterable[str]) -> dict[str, OneTimeToken]:
    """The tokens with these ids, by id; unknown ones are left out."""
    actor.require(Permission.ONE_TIME_TOKENS_READ)
    rows = await database.fetch_models(
        OneTimeToken, "SELECT * FROM one_time_tokens WHERE id = ANY($1)", list(token_ids)
    )
    return {row.id: row for row in rows}


async def one_time_tokens_page(
    actor: Actor, wanted: OneTimeTokenFilter, page: PageNumber | None
) -> NumberedPage[OneTimeToken]:
    """A numbered page, newest first; without a page all of them."""
    actor.require(Permission.ONE_TIME_TOKENS_READ)
    return await numbered_page(OneTimeToken, _SOURCE, "t", _conditions(wanted), NEWEST_FIRST, page)


async def one_time_tokens_slice(
    actor: Actor, wanted: OneTimeTokenFilter, keyset: Keyset
) -> Slice[OneTimeToken]:
    """A keyset slice, newest first."""
    actor.require(Permission.ONE_TIME_TOKENS_READ)
    return await keyset_slice(OneTimeToken, _SOURCE, "t", _conditions(wanted), NEWEST_FIRST, keyset)


async def one_time_tokens_count(actor: Actor, wanted: OneTimeTokenFilter) -> int:
    """How many tokens match."""
    actor.require(Permission.ONE_TIME_TOKENS_READ)
    return await row_count(_SOURCE, _conditions(wanted))


def status_of(token: OneTimeToken) -> TokenStatus:
    """The token's status at this moment."""
    return status_at(token, clock.now())


def _conditions(wanted: OneTimeTokenFilter) -> Conditions:
    conditions = Conditions()
    if wanted.email is not None:
        conditions.add("lower(t.email) = lower({})", wanted.email)
    if wanted.status is TokenStatus.ACTIVE:
        conditions.add("t.status = 'active' AND t.expires_at > {}", clock.now())
    elif wanted.status is TokenStatus.EXPIRED:
        conditions.add("(t.status = 'expired' OR t.status = 'active' AND t.expires_at <= {})", clock.now())
    elif wanted.status is not None:
        conditions.add("t.status = {}", wanted.status.value)
    return conditions
