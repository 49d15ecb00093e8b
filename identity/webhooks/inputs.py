"""What the actions on webhooks are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from identity.kernel.unset import UNSET, Unset


class WebhookEvent(StrEnum):
    """An event that webhooks can be for, by its name in the contract."""

    POST_REGISTER = "PostRegister"
    POST_SIGN_IN = "PostSignIn"
    POST_SIGN_IN_ADAPTIVE_MFA_TRIGGERED = "PostSignInAdaptiveMfaTriggered"
    POST_RESET_PASSWORD = "PostResetPassword"
    USER_CREATED = "User.Created"
    USER_DELETED = "User.Deleted"
    USER_DATA_UPDATED = "User.Data.Updated"
    USER_SUSPENSION_STATUS_UPDATED = "User.SuspensionStatus.Updated"
    ROLE_CREATED = "Role.Created"
    ROLE_DELETED = "Role.Deleted"
    ROLE_DATA_UPDATED = "Role.Data.Updated"
    ROLE_SCOPES_UPDATED = "Role.Scopes.Updated"
    SCOPE_CREATED = "Scope.Created"
    SCOPE_DELETED = "Scope.Deleted"
    SCOPE_DATA_UPDATED = "Scope.Data.Updated"
    ORGANIZATION_CREATED = "Organization.Created"
    ORGANIZATION_DELETED = "Organization.Deleted"
    ORGANIZATION_DATA_UPDATED = "Organization.Data.Updated"
    ORGANIZATION_MEMBERSHIP_UPDATED = "Organization.Membership.Updated"
    ORGANIZATION_ROLE_CREATED = "OrganizationRole.Created"
    ORGANIZATION_ROLE_DELETED = "OrganizationRole.Deleted"
    ORGANIZATION_ROLE_DATA_UPDATED = "OrganizationRole.Data.Updated"
    ORGANIZATION_ROLE_SCOPES_UPDATED = "OrganizationRole.Scopes.Updated"
    ORGANIZATION_SCOPE_CREATED = "OrganizationScope.Created"
    ORGANIZATION_SCOPE_DELETED = "OrganizationScope.Deleted"
    ORGANIZATION_SCOPE_DATA_UPDATED = "OrganizationScope.Data.Updated"
    IDENTIFIER_LOCKOUT = "Identifier.Lockout"
    MESSAGE_RATE_LIMITED = "Message.RateLimited"
    GRANT_LIMIT_EXCEEDED = "Grant.LimitExceeded"
    TRUSTED_DEVICE_CREATED = "TrustedDevice.Created"
    TRUSTED_DEVICE_DELETED = "TrustedDevice.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWebhook:
    """What a webhook is set up with; its signing key is the server's making."""

    name: str = ""
    events: Sequence[str]
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    retries: int | None = None
    is_enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookChanges:
    """What is to change of a webhook; lists and headers are replaced as a whole."""

    name: str | Unset = UNSET
    events: Sequence[str] | Unset = UNSET
    url: str | Unset = UNSET
    headers: Mapping[str, str] | Unset = UNSET
    retries: int | Unset | None = UNSET
    is_enabled: bool | Unset = UNSET
