"""Scopes of OpenID Connect and of organizations, and their arithmetic (RFC 6749 section 3.3)."""

from collections.abc import Collection, Iterable

from identity.applications.clients import Client

OPENID, OFFLINE_ACCESS = "openid", "offline_access"
ORGANIZATIONS = "urn:logto:scope:organizations"
ORGANIZATION_ROLES = "urn:logto:scope:organization_roles"
_ORGANIZATIONS_ALIAS = "urn:logto:organization"  # an older spelling, still in use
OPENID_SCOPES = (
    OPENID,
    OFFLINE_ACCESS,
    "profile",
    "email",
    "phone",
    "address",
    "custom_data",
    "identities",
    "roles",
    ORGANIZATIONS,
    ORGANIZATION_ROLES,
    "urn:logto:scope:sessions",
    "urn:logto:scope:trusted_devices",
)
_OPENID_SCOPES = frozenset(OPENID_SCOPES)
PROFILE_CLAIMS = (
    "family_name", "given_name", "middle_name", "nickname", "profile", "website", "gender", "birthdate", "zoneinfo",
    "locale",
)  # fmt: skip
CLAIMS_OF_SCOPE = {
    "profile": (
        "name", *PROFILE_CLAIMS, "preferred_username", "picture", "updated_at", "username", "created_at",
    ),
    "email": ("email", "email_verified"),
    "phone": ("phone_number", "phone_number_verified"),
    "address": ("address",),
    "custom_data": ("custom_data",),
    "identities": ("identities", "sso_identities"),
    "roles": ("roles",),
    ORGANIZATIONS: ("organizations", "organization_data"),
    ORGANIZATION_ROLES: ("organization_roles",),
}  # fmt: skip
# What can be told of everybody whose row is read; the claims of the others cost a query each, so they need the scope.
ALWAYS_READ = frozenset({"profile", "email", "phone", "address", "custom_data"})
SCOPE_OF_CLAIM = {claim: scope for scope, claims in CLAIMS_OF_SCOPE.items() for claim in claims}
_ALWAYS_ALLOWED = frozenset({OPENID, OFFLINE_ACCESS})
ORGANIZATIONS_RESOURCE = "urn:logto:resource:organizations"  # carries the organization scopes of a request
ORGANIZATION_AUDIENCE = "urn:logto:organization:"  # and the organization's id: the audience of its tokens


def split(scope: str | None) -> tuple[str, ...]:
    """The scopes of a string, each once, in the order given."""
    names = (_ORGANIZATIONS_ALIAS, ORGANIZATIONS)
    return tuple(dict.fromkeys(names[1] if each == names[0] else each for each in (scope or "").split()))


def joined(scopes: Iterable[str]) -> str:
    """Scopes as a string."""
    return " ".join(scopes)


def openid_part(scope: str) -> str:
    """What of a scope string is OpenID Connect's."""
    return joined(each for each in split(scope) if each in _OPENID_SCOPES)


def kept(requested: Iterable[str], held: Collection[str]) -> str:
    """What was requested and is held; the rest is dropped silently (RFC 6749 section 3.3)."""
    return joined(each for each in requested if each in held)


def refused_to_third_party(client: Client, requested: Iterable[str]) -> tuple[str, ...]:
    """Requested scopes that a third-party client may not ask anybody for."""
    limits = client.consent_limits
    if limits is None:
        return ()
    allowed = _ALWAYS_ALLOWED | limits.user_scopes | limits.organization_scopes
    allowed = allowed.union(*limits.resource_scopes.values(), *limits.organization_resource_scopes.values())
    return tuple(each for each in requested if each not in allowed)


def within_limits(client: Client, indicator: str, scopes: frozenset[str]) -> frozenset[str]:
    """The scopes of a resource that this client may have in a token."""
    limits = client.consent_limits
    return scopes if limits is None else scopes & limits.resource_scopes.get(indicator, frozenset())


def within_organization_limits(client: Client, indicator: str, scopes: frozenset[str]) -> frozenset[str]:
    """The same, of what the roles in an organization give."""
    limits = client.consent_limits
    if limits is None:
        return scopes
    return scopes & limits.organization_resource_scopes.get(indicator, frozenset())
