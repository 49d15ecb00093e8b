"""Reads of the configuration: cached for the protocol, scoped for those who manage."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from identity.configuration.settings import DEFAULTS, Group
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.permissions import Permission

Values = dict[str, Any]


async def _load(group: str) -> Values:
    stored = await database.fetch_value("SELECT value FROM configurations WHERE name = $1", group)
    return DEFAULTS[Group(group)] | (stored or {})


configurations: Cache[Values] = Cache("configurations", _load)


async def session_ttl() -> timedelta:
    """For the protocol: how long a new session lasts."""
    return timedelta(seconds=(await configurations.get(Group.SESSION))["ttl"])


async def id_token_claims() -> frozenset[str]:
    """For the protocol: the claims beyond OpenID Connect's own that ID Tokens state."""
    return frozenset((await configurations.get(Group.ID_TOKEN))["enabledExtendedClaims"])


async def are_metadata_clients_enabled() -> bool:
    """For the protocol: whether clients may be known by the address of a metadata document."""
    return bool((await configurations.get(Group.METADATA_CLIENTS))["enabled"])


async def group_values(actor: Actor, group: Group) -> Values:
    """All settings of a group, in the contract's keys."""
    actor.require(Permission.CONFIGURATION_READ)
    return dict(await configurations.get(group))


@dataclass(frozen=True, slots=True)
class DescribedScope:
    """A scope that clients may ask for, and the resource it is of, if any."""

    id: str
    name: str
    description: str | None
    resource_id: str | None = None
    resource_name: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class MetadataClientScopes:
    """What clients known by their metadata document may ask people for."""

    user_scopes: list[str]
    organization_scopes: list[DescribedScope]
    resource_scopes: list[DescribedScope]
    organization_resource_scopes: list[DescribedScope]


_SCOPES = """
SELECT m.user_scope, m.organization_scope_id, m.organization_resource_scope_id, r.id AS resource_id,
    r.name AS resource_name, r.indicator, coalesce(s.id, o.id) AS id, coalesce(s.name, o.name) AS name,
    coalesce(s.description, o.description) AS description
FROM metadata_client_scopes m
LEFT JOIN scopes s ON s.id = coalesce(m.scope_id, m.organization_resource_scope_id)
LEFT JOIN resources r ON r.id = s.resource_id
LEFT JOIN organization_scopes o ON o.id = m.organization_scope_id
ORDER BY r.name, r.id, coalesce(m.user_scope, s.name, o.name)
"""


async def metadata_client_scopes(actor: Actor) -> MetadataClientScopes:
    """What clients known by their metadata document may ask people for, in one statement."""
    actor.require(Permission.CONFIGURATION_READ)
    found = MetadataClientScopes([], [], [], [])
    for row in await database.fetch(_SCOPES):
        if row["user_scope"] is not None:
            found.user_scopes.append(row["user_scope"])
            continue
        scope = DescribedScope(**{name: row[name] for name in DescribedScope.__slots__})
        if row["organization_scope_id"] is not None:
            found.organization_scopes.append(scope)
        elif row["organization_resource_scope_id"] is not None:
            found.organization_resource_scopes.append(scope)
        else:
            found.resource_scopes.append(scope)
    return found
