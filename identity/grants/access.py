"""What an access token may carry: the scopes that were asked for and are held at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from identity.applications import queries as applications
from identity.applications.clients import CONSOLE_ID, Client
from identity.grants import rules, scopes
from identity.grants.errors import AccessDenied, InvalidTarget
from identity.grants.tokens import AccessTokenContent, Confirmation, jwt_access_token
from identity.kernel import clock
from identity.kernel.permissions import BUILT_IN_ORGANIZATION_PREFIX
from identity.organizations import queries as organizations
from identity.organizations.queries import Membership
from identity.resources import queries as resources
from identity.resources.queries import MANAGEMENT_API_ID, CachedResource
from identity.security.secrets import opaque_token

_UNKNOWN_RESOURCE = "resource indicator is missing, or unknown"


@dataclass(frozen=True, slots=True)
class Access:
    """What will be issued: a JWT with this content, or an opaque token of our own endpoints."""

    scope: str
    ttl: int  # seconds
    content: AccessTokenContent | None = None
    opaque_value: str = field(default_factory=opaque_token, repr=False)

    @property
    def is_opaque(self) -> bool:
        """Whether it is stored and looked up instead of signed."""
        return self.content is None

    def ending_by(self, moment: datetime | None) -> "Access":
        """The same for no longer than until then."""
        if moment is None:
            return self
        ttl = min(self.ttl, max(0, int((moment - clock.now()).total_seconds())))
        return replace(self, ttl=ttl, content=replace(self.content, ttl=ttl) if self.content else None)

    async def token(self) -> str | None:
        """The signed token; None when it is opaque."""
        return await jwt_access_token(self.content) if self.content else None


def opaque_access(requested: tuple[str, ...]) -> Access:
    """Access to our own endpoints."""
    ttl = int(rules.OPAQUE_TOKEN_TTL.total_seconds())
    return Access(scopes.openid_part(scopes.joined(requested)), ttl)


async def resource_named(indicator: str) -> CachedResource:
    """The resource that a request names (RFC 8707)."""
    found = resources.peek_resource(indicator) or await resources.resource_by_indicator(indicator)
    if found is None:
        raise InvalidTarget(_UNKNOWN_RESOURCE)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whose access it is, and for whom."""

    client: Client
    user_id: str
    grant_id: str
    role_scopes: frozenset[str]  # what global roles give at the resource that is asked for
    confirmation: Confirmation = None
    actor_id: str | None = None  # who acts as the user
    subject_context: dict[str, Any] | None = None  # of an exchanged subject token
    methods: Sequence[str] | None = None  # of the sign-in that it goes back to, where there was one


async def user_access(
    *,
    client: Client,
    user_id: str,
    grant_id: str,
    requested: tuple[str, ...],
    indicator: str,
    held: frozenset[str],
    confirmation: Confirmation = None,
) -> Access:
    """A user's access to an API resource."""
    holder = Holder(
        client=client, user_id=user_id, grant_id=grant_id, role_scopes=held, confirmation=confirmation
    )
    return await api_access(holder, requested, indicator)


async def api_access(
    holder: Holder,
    requested: tuple[str, ...],
    indicator: str,
    membership: Membership | None = None,
) -> Access:
    """A user's access to an API resource, maybe in the context of an organization."""
    resource = await resource_named(indicator)
    is_own = resource.id == MANAGEMENT_API_ID
    scope = scopes.kept(requested, _api_scopes(holder, resource, membership))
    content = AccessTokenContent(
        subject=holder.user_id,
        client_id=holder.client.id,
        algorithm=holder.client.access_token_algorithm,
        audience=indicator,
        scope=scope,
        ttl=resource.access_token_ttl,
        organization_id=membership.organization_id if membership else None,
        grant_id=holder.grant_id if is_own else None,
        confirmation=holder.confirmation,
        actor_id=holder.actor_id,
        subject_context=holder.subject_context,
    )
    return Access(scope, resource.access_token_ttl, content)


def _api_scopes(holder: Holder, resource: CachedResource, membership: Membership | None) -> frozenset[str]:
    if resource.id == MANAGEMENT_API_ID and holder.client.id != CONSOLE_ID:
        return frozenset()  # an administrator's rights are for the console alone
    allowed = scopes.within_limits(holder.client, resource.indicator, holder.role_scopes)
    if membership is None:
        return allowed
    given = membership.resource_scopes.get(resource.indicator, frozenset())
    return allowed | scopes.within_organization_limits(holder.client, resource.indicator, given)


async def organization_access(
    holder: Holder, requested: tuple[str, ...], indicator: str | None, organization_id: str
) -> Access:
    """A member's access to an organization, or to an API resource in its context."""
    membership = await organizations.membership(holder.user_id, organization_id)
    if membership is None:
        raise AccessDenied("user is not a member of the organization")
    _require_factor(holder, membership)
    if indicator is not None:
        return await api_access(holder, requested, indicator, membership)
    content = AccessTokenContent(
        subject=holder.user_id,
        client_id=holder.client.id,
        algorithm=holder.client.access_token_algorithm,
        audience=scopes.ORGANIZATION_AUDIENCE + organization_id,
        scope=scopes.kept(requested, _organization_scopes(holder.client, membership)),
        ttl=rules.ORGANIZATION_TOKEN_TTL,
        grant_id=holder.grant_id,
        confirmation=holder.confirmation,
        actor_id=holder.actor_id,
        subject_context=holder.subject_context,
    )
    return Access(content.scope, content.ttl, content)


def _require_factor(holder: Holder, membership: Membership) -> None:
    """An organization that demands a second factor gets one: to have one and not be asked for it is not enough. An
    enterprise's own provider answers for the factors of those that it signs in, and where the organization allows it a
    browser in which the person has shown theirs, and which they trust since."""
    used = frozenset(holder.methods or ())
    if not membership.is_mfa_required or "mfa" in used:
        return
    if membership.lacks_mfa:
        raise AccessDenied("organization requires MFA but user has no MFA configured")
    if membership.is_trusted_device_allowed and "trusted_device" in used:
        return
    if holder.methods is not None and "fed" not in used:
        raise AccessDenied("organization requires MFA but none was used to sign in")


async def machine_access(
    client: Client,
    requested: tuple[str, ...],
    indicator: str | None,
    organization_id: str | None,
    confirmation: Confirmation = None,
) -> Access:
    """A machine's access to an API resource, an organization, or both."""
    membership = await _machine_membership(client, organization_id) if organization_id else None
    if membership and indicator is None:
        return _machines_organization_access(client, requested, membership, confirmation)
    resource = await _machine_resource(indicator)
    held = await _machine_scopes(client, resource.indicator)
    if membership:
        held |= membership.resource_scopes.get(resource.indicator, frozenset())
    scope = scopes.kept(requested, held)
    content = AccessTokenContent(
        subject=client.id,
        client_id=client.id,
        algorithm=client.access_token_algorithm,
        audience=resource.indicator,
        scope=scope,
        ttl=resource.access_token_ttl,
        organization_id=membership.organization_id if membership else None,
        confirmation=confirmation,
    )
    return Access(scope, resource.access_token_ttl, content)


async def _machine_membership(client: Client, organization_id: str) -> Membership:
    membership = await organizations.machine_membership(client.id, organization_id)
    if membership is None:
        raise AccessDenied("app has not associated with the organization")
    return membership


async def _machine_resource(indicator: str | None) -> CachedResource:
    if indicator is not None:
        return await resource_named(indicator)
    default = await resources.default_resource()
    if default is None:
        raise InvalidTarget("both `resource` and `organization_id` are not provided")
    return default


async def _machine_scopes(client: Client, indicator: str) -> frozenset[str]:
    by_resource = applications.peek_machine_scopes(client.id)
    if by_resource is None:
        by_resource = await applications.machine_scopes(client.id)
    return by_resource.get(indicator, frozenset())


def _organization_scopes(client: Client, membership: Membership) -> frozenset[str]:
    """What roles give in the organization; rights over this server are never for third parties."""
    own = frozenset(each for each in membership.scopes if not each.startswith(BUILT_IN_ORGANIZATION_PREFIX))
    limits = client.consent_limits
    if limits is not None:
        return own & limits.organization_scopes
    return own | {permission.value for permission in membership.permissions}


def _machines_organization_access(
    client: Client, requested: tuple[str, ...], membership: Membership, confirmation: Confirmation
) -> Access:
    content = AccessTokenContent(
        subject=client.id,
        client_id=client.id,
        algorithm=client.access_token_algorithm,
        audience=scopes.ORGANIZATION_AUDIENCE + membership.organization_id,
        scope=scopes.kept(requested, _organization_scopes(client, membership)),
        ttl=rules.ORGANIZATION_TOKEN_TTL,
        confirmation=confirmation,
    )
    return Access(content.scope, content.ttl, content)
