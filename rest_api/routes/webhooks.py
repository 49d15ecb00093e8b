"""The paths of webhooks."""

from identity.kernel.permissions import Permission
from rest_api import webhooks
from rest_api.operations import Operation as Op

_WEBHOOK = "/hooks/{id}"

OPERATIONS = (
    Op("GET", "/hooks", webhooks.list_webhooks, Permission.WEBHOOKS_READ),
    Op("POST", "/hooks", webhooks.create_webhook, Permission.WEBHOOKS_WRITE, 201),
    Op("GET", _WEBHOOK, webhooks.get_webhook, Permission.WEBHOOKS_READ),
    Op("PATCH", _WEBHOOK, webhooks.update_webhook, Permission.WEBHOOKS_WRITE),
    Op("DELETE", _WEBHOOK, webhooks.delete_webhook, Permission.WEBHOOKS_WRITE, 204),
    Op("GET", f"{_WEBHOOK}/recent-logs", webhooks.list_deliveries, Permission.WEBHOOKS_READ),
    Op("POST", f"{_WEBHOOK}/test", webhooks.test_webhook, Permission.WEBHOOKS_WRITE, 204),
    Op("PATCH", f"{_WEBHOOK}/signing-key", webhooks.replace_webhook_signing_key, Permission.WEBHOOKS_WRITE),
)  # fmt: skip
