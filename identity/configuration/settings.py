"""The groups of settings: their names, their defaults, and their keys where they are stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from identity.kernel.unset import UNSET, Unset

DEFAULT_SESSION_TTL = timedelta(days=14)
SHORTEST_SESSION_SECONDS, LONGEST_SESSION_SECONDS = 1, 365 * 86_400


class Group(StrEnum):
    """The name of a group, which is its row's key."""

    CONSOLE = "console"
    SESSION = "session"
    ID_TOKEN = "id_token"
    METADATA_CLIENTS = "metadata_clients"


class ExtendedClaim(StrEnum):
    """A claim beyond OpenID Connect's own that ID Tokens can state; the UserInfo endpoint has all of them."""

    CUSTOM_DATA = "custom_data"
    IDENTITIES = "identities"
    SSO_IDENTITIES = "sso_identities"
    ROLES = "roles"
    ORGANIZATIONS = "organizations"
    ORGANIZATION_DATA = "organization_data"
    ORGANIZATION_ROLES = "organization_roles"


DEFAULTS: Mapping[Group, dict[str, Any]] = {
    Group.CONSOLE: {"signInExperienceCustomized": False, "organizationCreated": False},
    Group.SESSION: {"ttl": int(DEFAULT_SESSION_TTL.total_seconds())},
    Group.ID_TOKEN: {
        "enabledExtendedClaims": [
            ExtendedClaim.ROLES.value,
            ExtendedClaim.ORGANIZATIONS.value,
            ExtendedClaim.ORGANIZATION_ROLES.value,
        ]
    },
    Group.METADATA_CLIENTS: {"enabled": False},
}
"""What holds where nothing else is stored; all keys are the contract's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleChanges:
    """What the console has to remember for all administrators; the two notices are its own affair."""

    sign_in_experience_customized: bool | Unset = UNSET
    organization_created: bool | Unset = UNSET
    development_tenant_migration_notification: dict[str, Any] | Unset = UNSET
    checked_charge_notification: dict[str, Any] | Unset = UNSET
