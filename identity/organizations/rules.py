"""What organizations may look like, and who stands above whom inside one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from identity.kernel.actor import Actor, ActorKind
from identity.kernel.permissions import (
    BUILT_IN_ORGANIZATION_PREFIX,
    IN_ORGANIZATION,
    OrganizationPermission,
    Permission,
)
from identity.resources.rules import is_scope_name_valid

LONGEST_CUSTOM_CSS = 65_536
LONGEST_URL = 2048
MOST_AT_ONCE = 5000  # members or roles in one request
OPERATOR_FIELDS = frozenset({"custom_data", "custom_css"})  # never for an organization's own administrators
_COLOR = re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)


def is_scope_name_reserved(name: str) -> bool:
    """Whether the name would look like one of the built-in permissions."""
    return name.casefold().startswith(BUILT_IN_ORGANIZATION_PREFIX)


def is_organization_scope_name_valid(name: str) -> bool:
    """Whether it can stand in a space-separated list of scopes."""
    return is_scope_name_valid(name)


def is_color_valid(color: Mapping[str, Any]) -> bool:
    """Whether every color is a hexadecimal one: it gets into the style of the sign-in page."""
    return all(isinstance(value, bool) or _matches(_COLOR, value) for value in color.values())


def is_branding_valid(branding: Mapping[str, Any]) -> bool:
    """Whether every logo is the URL of one on the web."""
    return all(_matches(_URL, value) and len(value) <= LONGEST_URL for value in branding.values())


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def acts_inside(actor: Actor) -> bool:
    """Whether the actor is an organization's own administrator, and not the server's."""
    return actor.kind is ActorKind.MEMBER


def permissions_inside(actor: Actor) -> frozenset[OrganizationPermission]:
    """What the actor may do in an organization, by a token for it or by permissions on all of them."""
    if acts_inside(actor):
        return actor.organization_permissions
    return frozenset(each for each in OrganizationPermission if required_for([each]) <= actor.permissions)


def required_for(permissions: Iterable[OrganizationPermission]) -> frozenset[Permission]:
    """The permissions on all organizations that these amount to in one."""
    wanted = set(permissions)
    return frozenset(everywhere for everywhere, inside in IN_ORGANIZATION.items() if inside in wanted)
