"""Who may have what delivered."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.kernel.actor import Actor
from identity.kernel.errors import Forbidden
from identity.kernel.permissions import Permission
from identity.webhooks.actions import create_webhook, replace_webhook_signing_key, update_webhook
from identity.webhooks.inputs import NewWebhook, WebhookChanges, WebhookEvent
from identity.webhooks.queries import WebhookFilter, visible_webhook, webhooks_count

pytestmark = pytest.mark.usefixtures("database")
Acting = Callable[..., Actor]
THEIRS, OURS = "https://mallory.example/bell", "https://example.com/bell"


@pytest.mark.parametrize("event", WebhookEvent)
async def test_nobody_has_delivered_what_they_may_not_read(
    system: Actor, application_actor: Acting, event: WebhookEvent
) -> None:
    with pytest.raises(Forbidden) as refusal:
        await create_webhook(
            application_actor(Permission.WEBHOOKS_WRITE), NewWebhook(events=[event], url=THEIRS)
        )
    assert await webhooks_count(system, WebhookFilter()) == 0
    reader = application_actor(Permission.WEBHOOKS_WRITE, *map(Permission, refusal.value.required))
    assert (await create_webhook(reader, NewWebhook(events=[event], url=THEIRS))).events == [event.value]


@pytest.mark.parametrize(
    ("event", "needed"),
    [
        (WebhookEvent.USER_CREATED, Permission.USERS_READ),
        (WebhookEvent.POST_SIGN_IN, Permission.USERS_READ),
        (WebhookEvent.IDENTIFIER_LOCKOUT, Permission.USERS_READ),
        (WebhookEvent.ROLE_CREATED, Permission.ROLES_READ),
        (WebhookEvent.SCOPE_CREATED, Permission.RESOURCES_READ),
        (WebhookEvent.ORGANIZATION_CREATED, Permission.ORGANIZATIONS_READ),
        (WebhookEvent.ORGANIZATION_MEMBERSHIP_UPDATED, Permission.ORGANIZATIONS_MEMBERS_READ),
        (WebhookEvent.ORGANIZATION_ROLE_CREATED, Permission.ORGANIZATION_TEMPLATE_READ),
    ],
)
async def test_each_event_tells_what_has_a_permission_of_its_own(
    application_actor: Acting, event: WebhookEvent, needed: Permission
) -> None:
    writer = application_actor(Permission.WEBHOOKS_WRITE)
    with pytest.raises(Forbidden) as refusal:
        await create_webhook(writer, NewWebhook(events=[event], url=THEIRS))
    assert refusal.value.required == [needed.value]


@pytest.mark.parametrize(
    "changes",
    [{"url": THEIRS}, {"events": [WebhookEvent.ROLE_CREATED], "url": THEIRS}, {"headers": {"x": "y"}}],
)
async def test_nobody_turns_a_webhook_of_others_to_themselves(
    system: Actor, application_actor: Acting, changes: dict[str, Any]
) -> None:
    webhook = await create_webhook(system, NewWebhook(events=[WebhookEvent.USER_CREATED], url=OURS))
    writer = application_actor(Permission.WEBHOOKS_WRITE, Permission.ROLES_READ)
    with pytest.raises(Forbidden):
        await update_webhook(writer, webhook.id, WebhookChanges(**changes))
    assert (await visible_webhook(system, webhook.id)).url == OURS
    assert await replace_webhook_signing_key(writer, webhook.id)
