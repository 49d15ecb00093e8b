"""What can be done with webhooks."""

from collections.abc import Iterable
from typing import Any

import orjson

from identity.kernel import clock
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, locked_row, plain_values, update_row
from identity.kernel.unset import given
from identity.kernel.vault import vault
from identity.security.secrets import random_secret
from identity.webhooks import rules
from identity.webhooks.errors import DeliveryNotProvided, InvalidEndpoint, InvalidHeaders, MissingEvents
from identity.webhooks.events import (
    WebhookCreated,
    WebhookDeleted,
    WebhookSigningKeyReplaced,
    WebhookUpdated,
)
from identity.webhooks.inputs import NewWebhook, WebhookChanges
from identity.webhooks.models import Webhook
from identity.webhooks.queries import HEADERS_PURPOSE, SIGNING_KEY_PURPOSE, visible_webhook

_SECRET_COLUMNS = ("headers_encrypted", "signing_key_encrypted")


@action(needs=Permission.WEBHOOKS_WRITE, announces=WebhookCreated)
async def create_webhook(actor: Actor, new: NewWebhook) -> Webhook:
    """Have events delivered to an address, each signed with the webhook's own key."""
    webhook = Webhook(
        name=new.name,
        signing_key_encrypted=_new_signing_key(),
        created_at=clock.now(),
        retries=new.retries,
        is_enabled=new.is_enabled,
        **_columns({"events": new.events, "url": new.url, "headers": new.headers}),
    )
    _require_readable(actor, webhook.events)
    await insert_row(webhook, MissingEvents())
    after = plain_values(webhook, *_SECRET_COLUMNS)
    await announce(WebhookCreated(webhook_id=webhook.id, after=after))
    return webhook


@action(needs=Permission.WEBHOOKS_WRITE, announces=WebhookUpdated)
async def update_webhook(actor: Actor, webhook_id: str, changes: WebhookChanges) -> Webhook:
    """Change which events are delivered, where, or whether any are; only by whoever may read what they tell."""
    webhook = await _locked_webhook(webhook_id)
    values = _columns(given(changes))
    _require_readable(actor, [*webhook.events, *values.get("events", ())])
    before = await update_row(webhook, values, MissingEvents())
    if before:
        await announce(
            WebhookUpdated(
                webhook_id=webhook_id,
                before=_shown(before),
                after=_shown({name: values[name] for name in before}),
            )
        )
    return webhook


@action(needs=Permission.WEBHOOKS_WRITE, announces=WebhookSigningKeyReplaced)
async def replace_webhook_signing_key(actor: Actor, webhook_id: str) -> Webhook:
    """Sign deliveries with a new key from now on."""
    webhook = await _locked_webhook(webhook_id)
    await update_row(webhook, {"signing_key_encrypted": _new_signing_key()}, MissingEvents())
    await announce(WebhookSigningKeyReplaced(webhook_id=webhook_id))
    return webhook


@action(needs=Permission.WEBHOOKS_WRITE, announces=WebhookDeleted)
async def delete_webhook(actor: Actor, webhook_id: str) -> Webhook:
    """Stop deliveries and forget the webhook."""
    webhook = await _locked_webhook(webhook_id)
    await delete_row(webhook)
    before = plain_values(webhook, *_SECRET_COLUMNS)
    await announce(WebhookDeleted(webhook_id=webhook_id, before=before))
    return webhook


async def send_test_events(actor: Actor, webhook_id: str, new: NewWebhook) -> None:
    """Check what a test delivery is given; nothing delivers yet, and that is what the caller is told."""
    actor.require(Permission.WEBHOOKS_WRITE)
    await visible_webhook(actor, webhook_id)
    _columns({"events": new.events, "url": new.url, "headers": new.headers})
    raise DeliveryNotProvided


def _require_readable(actor: Actor, events: Iterable[str]) -> None:
    """Nobody has delivered to them what they may not read."""
    for permission in sorted(rules.told_by(events)):
        actor.require(permission)


async def _locked_webhook(webhook_id: str) -> Webhook:
    if webhook := await locked_row(Webhook, webhook_id):
        return webhook
    raise NotFoundById(entity="hook", id=webhook_id)


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    """What the caller gave, checked, as the table stores it."""
    stored = dict(values)
    if "events" in stored:
        stored["events"] = rules.distinct(stored["events"])
        if not stored["events"]:
            raise MissingEvents(path="events")
    if "url" in stored and not rules.is_endpoint_valid(stored["url"]):
        raise InvalidEndpoint(path="config.url")
    if "headers" in stored:
        headers = stored.pop("headers")
        if not rules.are_headers_valid(headers):
            raise InvalidHeaders(path="config.headers")
        stored["headers_encrypted"] = vault().encrypt(orjson.dumps(dict(headers)), HEADERS_PURPOSE)
    return stored


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    """For the audit: that headers changed, not what they are."""
    return {name: value for name, value in values.items() if name not in _SECRET_COLUMNS}


def _new_signing_key() -> str:
    return vault().encrypt(random_secret(), SIGNING_KEY_PURPOSE)
