"""Webhooks: types, queries and mutations."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.lists import sort_order
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from graphql_schema.scalars import JSON
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.webhooks import actions, queries
from identity.webhooks.inputs import NewWebhook, WebhookChanges, WebhookEvent
from identity.webhooks.models import Webhook as WebhookRow

strawberry.enum(WebhookEvent, description="An event that webhooks can be for.")


@strawberry.type(description="Deliveries of the last 24 hours.")
class DeliveryStatistics:
    successes: int
    requests: int


@strawberry.type(description="A subscriber of events; each delivery is signed with its own key.")
class Webhook(Node):
    webhook_id: strawberry.ID = row(lambda webhook: webhook.id)
    name: str
    events: list[WebhookEvent] = row(lambda webhook: [WebhookEvent(each) for each in webhook.events])
    url: str
    retries: int | None
    is_enabled: bool
    created_at: datetime

    @resolved(JSON | None, description="What is sent along; it may authenticate this server.")
    @staticmethod
    def headers(root: strawberry.Parent[WebhookRow], info: Info) -> Any:
        return queries.headers(info.context.actor, root)

    @resolved(str | None, description="The key of the HMAC over each delivery.")
    @staticmethod
    def signing_key(root: strawberry.Parent[WebhookRow], info: Info) -> str | None:
        return queries.signing_key(info.context.actor, root)

    @resolved(DeliveryStatistics)
    @staticmethod
    async def delivery_statistics(root: strawberry.Parent[WebhookRow], info: Info) -> Any:
        return await load(info.context, queries.statistics_by_webhook_ids, root.id)


readable(WebhookRow, queries.webhooks_by_ids, "Webhook")
_READ = scopes(Permission.WEBHOOKS_READ)
_SECRET = scopes(Permission.WEBHOOKS_READ, Permission.WEBHOOKS_WRITE)
declare("Webhook", _READ, headers=_SECRET, signingKey=_SECRET)
declare("DeliveryStatistics", _READ)
declare_more("Query", webhook=_READ, webhooks=_READ)


@strawberry.input
class WebhookFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or address."
    )


@strawberry.type
class WebhookQueries:
    @resolved(Webhook | None)
    async def webhook(self, info: Info, webhook_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_webhook(info.context.actor, webhook_id))

    @resolved(Connection[Webhook])
    async def webhooks(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: WebhookFilter | None = strawberry.UNSET,
    ) -> Page:
        actor, wanted = info.context.actor, as_domain(queries.WebhookFilter, filter or WebhookFilter())
        found = await queries.webhooks_slice(
            actor, wanted, sort_order(None), keyset(first, after, last, before)
        )
        return Page(found, by_time(), lambda: queries.webhooks_count(actor, wanted))


@strawberry.input
class CreateWebhookInput:
    events: list[WebhookEvent]
    url: str
    name: str | None = strawberry.UNSET
    headers: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="Sent along: an object of texts, at most 20."
    )
    is_enabled: bool | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateWebhookInput:
    webhook_id: strawberry.ID
    events: list[WebhookEvent] | None = strawberry.UNSET
    url: str | None = strawberry.UNSET
    name: str | None = strawberry.UNSET
    headers: JSON | None = strawberry.UNSET
    is_enabled: bool | None = strawberry.UNSET


@strawberry.input
class DeleteWebhookInput:
    webhook_id: strawberry.ID


@strawberry.input
class ReplaceWebhookSigningKeyInput:
    webhook_id: strawberry.ID


@mutation(Permission.WEBHOOKS_WRITE, again=queries.visible_webhook, webhook=Webhook)
async def create_webhook(actor: Actor, input: CreateWebhookInput) -> WebhookRow:
    """Have events delivered to an address."""
    return await actions.create_webhook(actor, as_domain(NewWebhook, input))


@mutation(Permission.WEBHOOKS_WRITE, webhook=Webhook)
async def update_webhook(actor: Actor, input: UpdateWebhookInput) -> WebhookRow:
    """Change which events are delivered, where, or whether any are."""
    return await actions.update_webhook(actor, input.webhook_id, as_domain(WebhookChanges, input))


@mutation(Permission.WEBHOOKS_WRITE, deleted_webhook_id=strawberry.ID)
async def delete_webhook(actor: Actor, input: DeleteWebhookInput) -> str:
    """Stop deliveries and forget the webhook."""
    await actions.delete_webhook(actor, input.webhook_id)
    return input.webhook_id


@mutation(Permission.WEBHOOKS_WRITE, webhook=Webhook)
async def replace_webhook_signing_key(actor: Actor, input: ReplaceWebhookSigningKeyInput) -> WebhookRow:
    """Sign deliveries with a new key from now on."""
    return await actions.replace_webhook_signing_key(actor, input.webhook_id)
