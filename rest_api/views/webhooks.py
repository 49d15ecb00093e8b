"""Webhooks and their deliveries as callers see them."""

from typing import Any

from msgspec import UNSET, UnsetType

from identity.kernel.actor import Actor
from identity.kernel.models import EventRow
from identity.webhooks import queries
from identity.webhooks.models import Webhook
from identity.webhooks.queries import DeliveryStatistics
from rest_api.views import TENANT, View, milliseconds


class StatisticsView(View, kw_only=True):
    """Deliveries of the last 24 hours."""

    success_count: int
    request_count: int


class WebhookConfigView(View, kw_only=True):
    """Where a webhook's events go."""

    url: str
    headers: dict[str, str] | UnsetType = UNSET
    retries: int | UnsetType = UNSET


class WebhookView(View, kw_only=True):
    """A webhook; the signing key is empty for who may not change it."""

    tenant_id: str = TENANT
    id: str
    name: str
    event: str | None = None
    events: list[str]
    config: WebhookConfigView
    signing_key: str
    enabled: bool
    created_at: int
    execution_stats: StatisticsView | UnsetType = UNSET


class DeliveryView(View, kw_only=True):
    """One delivery, or the attempt at it."""

    id: str
    key: str
    payload: dict[str, Any]
    created_at: int


def webhook_view(actor: Actor, webhook: Webhook, statistics: DeliveryStatistics | None = None) -> WebhookView:
    """A webhook, with how its deliveries went if asked for."""
    return WebhookView(
        id=webhook.id,
        name=webhook.name,
        events=webhook.events,
        config=WebhookConfigView(
            url=webhook.url,
            headers=queries.headers(actor, webhook) or UNSET,
            retries=UNSET if webhook.retries is None else webhook.retries,
        ),
        signing_key=queries.signing_key(actor, webhook) or "",
        enabled=webhook.is_enabled,
        created_at=milliseconds(webhook.created_at),
        execution_stats=UNSET
        if statistics is None
        else StatisticsView(success_count=statistics.successes, request_count=statistics.requests),
    )


def delivery_view(event: EventRow) -> DeliveryView:
    """A delivery's entry in the log."""
    return DeliveryView(
        id=event.id,
        key=event.key,
        payload={**event.payload, "key": event.key, "result": event.result},
        created_at=milliseconds(event.created_at),
    )
