"""Webhooks over REST."""

from typing import Any

from msgspec import UNSET

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.webhooks import actions, queries
from identity.webhooks.inputs import NewWebhook, WebhookChanges
from identity.webhooks.queries import DeliveryFilter
from rest_api.bodies.webhooks import (
    DeliveriesQuery,
    WebhookBody,
    WebhookChangesBody,
    WebhookConfigBody,
    WebhookQuery,
    WebhookTestBody,
)
from rest_api.operations import Listed
from rest_api.requests import is_true
from rest_api.views import moment
from rest_api.views.webhooks import DeliveryView, WebhookView, delivery_view, webhook_view


async def list_webhooks(actor: Actor, query: WebhookQuery, page: PageNumber | None) -> Listed[WebhookView]:
    """List webhooks, newest first."""
    found = await queries.webhooks_page(actor, page)
    ids = [each.id for each in found.items] if is_true(query.include_execution_stats) else []
    statistics = await queries.statistics_by_webhook_ids(actor, ids) if ids else {}
    views = [webhook_view(actor, each, statistics.get(each.id)) for each in found.items]
    return Listed(views, found.total, page)


async def create_webhook(actor: Actor, body: WebhookBody) -> WebhookView:
    """Set a webhook up."""
    new = NewWebhook(**{"events": (), **_named(body), **_configured(body.config)})
    return webhook_view(actor, await actions.create_webhook(actor, new))


async def get_webhook(actor: Actor, id: str, query: WebhookQuery) -> WebhookView:
    """Read a webhook."""
    webhook = await queries.visible_webhook(actor, id)
    if not is_true(query.include_execution_stats):
        return webhook_view(actor, webhook)
    statistics = await queries.statistics_by_webhook_ids(actor, [id])
    return webhook_view(actor, webhook, statistics[id])


async def update_webhook(actor: Actor, id: str, body: WebhookChangesBody) -> WebhookView:
    """Change a webhook."""
    config = {} if body.config is UNSET else _configured(body.config)
    changes = WebhookChanges(**_named(body), **config)
    return webhook_view(actor, await actions.update_webhook(actor, id, changes))


async def delete_webhook(actor: Actor, id: str) -> None:
    """Delete a webhook."""
    await actions.delete_webhook(actor, id)


async def replace_webhook_signing_key(actor: Actor, id: str) -> WebhookView:
    """Give a webhook a new signing key."""
    return webhook_view(actor, await actions.replace_webhook_signing_key(actor, id))


async def test_webhook(actor: Actor, id: str, body: WebhookTestBody) -> None:
    """Send made-up events to an address."""
    new = NewWebhook(events=body.events, **_configured(body.config))
    await actions.send_test_events(actor, id, new)


async def list_deliveries(
    actor: Actor, id: str, query: DeliveriesQuery, page: PageNumber
) -> Listed[DeliveryView]:
    """List the latest deliveries of a webhook."""
    wanted = DeliveryFilter(
        key=query.log_key,
        started_at=None if query.start_time is None else moment(int(query.start_time)),
        ended_at=None if query.end_time is None else moment(int(query.end_time)),
    )
    found = await queries.deliveries_page(actor, id, wanted, page)
    return Listed([delivery_view(each) for each in found.items], found.total, page)


def _named(body: WebhookBody | WebhookChangesBody) -> dict[str, Any]:
    """What the body says outside of its configuration; one `event` stands for a list of one."""
    events = body.events if body.events or not body.event else [body.event]
    named = {"name": body.name, "events": events, "is_enabled": body.enabled}
    return {name: value for name, value in named.items() if value is not UNSET}


def _configured(config: WebhookConfigBody) -> dict[str, Any]:
    """The configuration as the domain has it; what it leaves out is nothing."""
    return {
        "url": config.url,
        "headers": {} if config.headers is UNSET else config.headers,
        "retries": None if config.retries is UNSET else int(config.retries),
    }
