"""Reads of webhooks, how their deliveries went, and the log of those."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.models import EventRow
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    SortOrder,
    contains_pattern,
    keyset_slice,
    numbered_page,
    row_count,
)
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault
from identity.webhooks.models import Webhook

SIGNING_KEY_PURPOSE = "webhook signing key"
HEADERS_PURPOSE = "webhook headers"
_OF_DELIVERIES = "e.key LIKE 'TriggerHook.%' AND e.payload->>'hookId'"  # as the index on them says it
_NEWEST_FIRST = SortOrder("created_at")
_STATISTICS_TIME = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookFilter:
    """Which webhooks: those whose id, name or address contains the text."""

    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFilter:
    """Which deliveries: of an event, in a time (both ends included); of the last day when none is named."""

    key: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeliveryStatistics:
    """Deliveries of the last 24 hours."""

    successes: int = 0
    requests: int = 0


async def webhooks_page(actor: Actor, page: PageNumber | None = None) -> NumberedPage[Webhook]:
    """Webhooks by page, or all of them when no page is named."""
    actor.require(Permission.WEBHOOKS_READ)
    return await numbered_page(Webhook, "webhooks w", "w", Conditions(), _NEWEST_FIRST, page)


async def webhooks_slice(
    actor: Actor, wanted: WebhookFilter, order: SortOrder, keyset: Keyset
) -> Slice[Webhook]:
    """Webhooks by keyset."""
    actor.require(Permission.WEBHOOKS_READ)
    return await keyset_slice(Webhook, "webhooks w", "w", _conditions(wanted), order, keyset)


async def webhooks_count(actor: Actor, wanted: WebhookFilter) -> int:
    """How many webhooks match."""
    actor.require(Permission.WEBHOOKS_READ)
    return await row_count("webhooks w", _conditions(wanted))


async def webhooks_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, Webhook]:
    """Webhooks by id; unknown ids are left out."""
    actor.require(Permission.WEBHOOKS_READ)
    statement = f"SELECT {database.columns(Webhook, 'w')} FROM webhooks w WHERE w.id = ANY($1)"
    return {row.id: row for row in await database.fetch_models(Webhook, statement, list(ids))}


async def visible_webhook(actor: Actor, webhook_id: str) -> Webhook:
    """The webhook, or not found."""
    if webhook := (await webhooks_by_ids(actor, [webhook_id])).get(webhook_id):
        return webhook
    raise NotFoundById(entity="hook", id=webhook_id)


async def statistics_by_webhook_ids(actor: Actor, ids: Sequence[str]) -> dict[str, DeliveryStatistics]:
    """How the deliveries of each webhook went in the last 24 hours, in one statement."""
    actor.require(Permission.WEBHOOKS_READ)
    rows = await database.fetch(
        "SELECT e.payload->>'hookId' AS id, count(*) AS requests, "
        "count(*) FILTER (WHERE e.result = 'Success') AS successes FROM events e "
        f"WHERE {_OF_DELIVERIES} = ANY($1) AND e.created_at >= $2 "
        "GROUP BY 1",
        list(ids),
        clock.now() - _STATISTICS_TIME,
    )
    found = {row["id"]: DeliveryStatistics(row["successes"], row["requests"]) for row in rows}
    return {each: found.get(each, DeliveryStatistics()) for each in ids}


async def deliveries_page(
    actor: Actor, webhook_id: str, wanted: DeliveryFilter, page: PageNumber
) -> NumberedPage[EventRow]:
    """The log of a webhook's deliveries, newest first."""
    await visible_webhook(actor, webhook_id)
    conditions = _delivery_conditions(wanted, webhook_id)
    return await numbered_page(EventRow, "events e", "e", conditions, _NEWEST_FIRST, page)


def signing_key(actor: Actor, webhook: Webhook) -> str | None:
    """What deliveries are signed with: for who may replace it, None for others."""
    if not actor.may(Permission.WEBHOOKS_WRITE):
        return None
    return vault().decrypt(webhook.signing_key_encrypted, SIGNING_KEY_PURPOSE).decode()


def headers(actor: Actor, webhook: Webhook) -> dict[str, str] | None:
    """What is sent along: for who may change it, None for others (it may authenticate the server)."""
    if not actor.may(Permission.WEBHOOKS_WRITE):
        return None
    stored: dict[str, str] = orjson.loads(vault().decrypt(webhook.headers_encrypted, HEADERS_PURPOSE))
    return stored


def _conditions(wanted: WebhookFilter) -> Conditions:
    conditions = Conditions()
    if wanted.text:
        conditions.add("concat_ws(' ', w.id, w.name, w.url) ILIKE {}", contains_pattern(wanted.text))
    return conditions


def _delivery_conditions(wanted: DeliveryFilter, webhook_id: str) -> Conditions:
    conditions = Conditions()
    conditions.add(f"{_OF_DELIVERIES} = {{}}", webhook_id)
    is_open = wanted.started_at is None and wanted.ended_at is None
    since = clock.now() - _STATISTICS_TIME if is_open else wanted.started_at
    if since is not None:
        conditions.add("e.created_at >= {}", since)
    if wanted.ended_at is not None:
        conditions.add("e.created_at <= {}", wanted.ended_at)
    if wanted.key:
        conditions.add("e.key = {}", wanted.key)
    return conditions
