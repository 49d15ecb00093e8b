"""Fault cases of webhooks."""

from identity.kernel.actor import SYSTEM
from identity.webhooks.actions import (
    create_webhook,
    delete_webhook,
    replace_webhook_signing_key,
    update_webhook,
)
from identity.webhooks.inputs import NewWebhook, WebhookChanges
from identity.webhooks.models import Webhook
from tests.faults.cases import Call, case_of
from tests.faults.world import World

NEW = NewWebhook(
    events=["User.Created"], url="https://example.com/hook", headers={"x-key": "a secret header value"}
)


async def webhook(world: World) -> Webhook:
    """A webhook to change."""
    world.secrets.append("a secret header value")
    return await create_webhook(SYSTEM, NEW)


@case_of(create_webhook)
async def of_create_webhook(world: World) -> Call:
    world.secrets.append("a secret header value")
    return lambda: create_webhook(world.administrator, NEW)


@case_of(update_webhook)
async def of_update_webhook(world: World) -> Call:
    stored = await webhook(world)
    changes = WebhookChanges(url="https://example.com/other", headers={"x-key": "a secret header value"})
    return lambda: update_webhook(world.administrator, stored.id, changes)


@case_of(replace_webhook_signing_key)
async def of_replace_webhook_signing_key(world: World) -> Call:
    stored = await webhook(world)
    return lambda: replace_webhook_signing_key(world.administrator, stored.id)


@case_of(delete_webhook)
async def of_delete_webhook(world: World) -> Call:
    stored = await webhook(world)
    return lambda: delete_webhook(world.administrator, stored.id)
