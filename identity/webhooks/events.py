"""What the webhooks feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookChanged(Changed):
    """Something happened to a webhook."""

    webhook_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookCreated(WebhookChanged):
    """A webhook was set up."""

    key: ClassVar[str] = "Webhook.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookUpdated(WebhookChanged):
    """A webhook's events, address or standing changed."""

    key: ClassVar[str] = "Webhook.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSigningKeyReplaced(WebhookChanged):
    """Deliveries of a webhook are signed with another key from now on."""

    key: ClassVar[str] = "Webhook.SigningKey.Replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookDeleted(WebhookChanged):
    """A webhook is gone."""

    key: ClassVar[str] = "Webhook.Deleted"
