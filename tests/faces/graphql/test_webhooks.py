"""Webhooks through GraphQL: the same actions, secrets by permission, keys that let a creation happen once."""

from collections.abc import Callable
from typing import Any

from identity.kernel.actor import Actor, ActorKind
from identity.kernel.permissions import Permission
from tests.faces.graphql.asking import codes_of, data_of

CREATE = """mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) {
    webhook { webhookId name events url isEnabled headers signingKey deliveryStatistics { requests } }
    userErrors { code path } } }"""
PAGE = "{ webhooks(first: 50) { totalCount nodes { webhookId deliveryStatistics { successes requests } } } }"
GIVEN = {"events": ["USER_CREATED"], "url": "https://example.com/hook", "headers": {"x-key": "k"}}


async def test_a_webhook_is_made_changed_and_deleted(administrator: Actor) -> None:
    payload = (await data_of(administrator, CREATE, {"input": GIVEN}))["createWebhook"]
    webhook = payload["webhook"]
    assert payload["userErrors"] == []
    assert (webhook["events"], webhook["headers"]) == (["USER_CREATED"], {"x-key": "k"})
    assert len(webhook["signingKey"]) == 32
    named = {"input": {"webhookId": webhook["webhookId"], "isEnabled": False}}
    change = "mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { isEnabled url } } }"
    changed = (await data_of(administrator, change, named))["updateWebhook"]["webhook"]
    assert changed == {"isEnabled": False, "url": "https://example.com/hook"}
    named["input"].pop("isEnabled")
    key = """mutation ($input: ReplaceWebhookSigningKeyInput!) {
        replaceWebhookSigningKey(input: $input) { webhook { signingKey } } }"""
    replaced = (await data_of(administrator, key, named))["replaceWebhookSigningKey"]["webhook"]
    assert replaced["signingKey"] != webhook["signingKey"]
    delete = "mutation ($input: DeleteWebhookInput!) { deleteWebhook(input: $input) { deletedWebhookId } }"
    assert (await data_of(administrator, delete, named))["deleteWebhook"] == {
        "deletedWebhookId": webhook["webhookId"]
    }
    assert (await data_of(administrator, PAGE))["webhooks"] == {"totalCount": 0, "nodes": []}


async def test_a_key_lets_a_webhook_be_made_once(administrator: Actor) -> None:
    given = {"input": {**GIVEN, "idempotencyKey": "once"}}
    first = await data_of(administrator, CREATE, given)
    again = await data_of(administrator, CREATE, given)
    assert first["createWebhook"]["webhook"]["webhookId"] == again["createWebhook"]["webhook"]["webhookId"]


async def test_headers_that_are_no_texts_are_a_user_error(administrator: Actor) -> None:
    for headers in ({"x": 1}, {"Host": "elsewhere"}):
        payload = (await data_of(administrator, CREATE, {"input": {**GIVEN, "headers": headers}}))[
            "createWebhook"
        ]
        assert payload["userErrors"] == [{"code": "HOOK_INVALID_HEADERS", "path": ["config", "headers"]}]


async def test_who_may_only_read_gets_no_secret(administrator: Actor) -> None:
    await data_of(administrator, CREATE, {"input": GIVEN})
    reader = Actor(
        ActorKind.APPLICATION, application_id="reader", permissions=frozenset({Permission.WEBHOOKS_READ})
    )
    assert (await data_of(reader, PAGE))["webhooks"]["totalCount"] == 1
    assert await codes_of(reader, "{ webhooks(first: 5) { nodes { signingKey } } }") == ["FORBIDDEN"]


async def test_statistics_cost_one_statement_for_many(
    administrator: Actor, statements: Callable[[], Any]
) -> None:
    numbers = []
    for _ in range(2):
        await data_of(administrator, CREATE, {"input": GIVEN})
        with statements() as counted:
            await data_of(
                administrator, "{ webhooks(first: 50) { nodes { deliveryStatistics { requests } } } }"
            )
        numbers.append(counted.number)
    assert numbers == [2, 2]
