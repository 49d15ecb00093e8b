"""What operations on webhooks take."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, Name

WebhookEventName = Literal[
    "PostRegister", "PostSignIn", "PostSignInAdaptiveMfaTriggered", "PostResetPassword",
    "User.Created", "User.Deleted", "User.Data.Updated", "User.SuspensionStatus.Updated",
    "Role.Created", "Role.Deleted", "Role.Data.Updated", "Role.Scopes.Updated",
    "Scope.Created", "Scope.Deleted", "Scope.Data.Updated",
    "Organization.Created", "Organization.Deleted", "Organization.Data.Updated",
    "Organization.Membership.Updated",
    "OrganizationRole.Created", "OrganizationRole.Deleted", "OrganizationRole.Data.Updated",
    "OrganizationRole.Scopes.Updated",
    "OrganizationScope.Created", "OrganizationScope.Deleted", "OrganizationScope.Data.Updated",
    "Identifier.Lockout", "Message.RateLimited", "Grant.LimitExceeded",
    "TrustedDevice.Created", "TrustedDevice.Deleted",
]  # fmt: skip
EpochText = Annotated[str, Meta(pattern="^[0-9]{1,14}$")]  # milliseconds
WebhookEvents = Annotated[list[WebhookEventName], Meta(max_length=100)]


class WebhookConfigBody(Body, frozen=True, kw_only=True):
    """Where a webhook's events go, and what is sent along."""

    url: str
    headers: dict[str, str] | UnsetType = UNSET
    retries: Annotated[float, Meta(ge=0, le=3)] | UnsetType = UNSET


class WebhookBody(Body, frozen=True, kw_only=True):
    """A new webhook; `event` is the old way of naming just one."""

    name: Name | UnsetType = UNSET
    event: WebhookEventName | UnsetType = UNSET
    events: WebhookEvents | UnsetType = UNSET
    config: WebhookConfigBody
    enabled: bool | UnsetType = UNSET


class WebhookChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a webhook; its configuration is replaced as a whole."""

    name: Name | UnsetType = UNSET
    event: WebhookEventName | None | UnsetType = UNSET
    events: WebhookEvents | UnsetType = UNSET
    config: WebhookConfigBody | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET


class WebhookTestBody(Body, frozen=True, kw_only=True):
    """Events to try, and where to send them."""

    event: Any = None  # an old name, of no meaning here
    events: WebhookEvents
    config: WebhookConfigBody


class WebhookQuery(Body, frozen=True, kw_only=True):
    """What else is to be shown of a webhook."""

    include_execution_stats: str | None = None


class DeliveriesQuery(
    Body, frozen=True, kw_only=True, rename={"log_key": "logKey", "enable_cap": "enableCap"}
):
    """Which deliveries; times in milliseconds of the epoch, both included."""

    log_key: str | None = None
    start_time: EpochText | None = None
    end_time: EpochText | None = None
    enable_cap: str | None = None
