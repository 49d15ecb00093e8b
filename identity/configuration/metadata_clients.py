"""Clients that are known by their metadata document: whether there are any here, and what they may ask people for."""

from dataclasses import replace

from identity.applications.clients import Client, ConsentLimits
from identity.applications.metadata_documents import client_at
from identity.applications.queries import clients_by_address
from identity.configuration.events import MetadataClientScopesChanged
from identity.configuration.queries import (
    DescribedScope,
    are_metadata_clients_enabled,
    metadata_client_scopes,
)
from identity.kernel.action import make_stale
from identity.kernel.actor import SYSTEM
from identity.kernel.caches import Cache
from identity.kernel.events import listens_to
from identity.organizations.events import OrganizationScopeDeleted, OrganizationScopeUpdated
from identity.resources.events import ResourceDeleted, ScopeDeleted, ScopeUpdated

_ALL = "all"


async def _load(_key: str) -> ConsentLimits:
    found = await metadata_client_scopes(SYSTEM)
    return ConsentLimits(
        user_scopes=frozenset(found.user_scopes),
        resource_scopes=_by_indicator(found.resource_scopes),
        organization_scopes=frozenset(each.name for each in found.organization_scopes),
        organization_resource_scopes=_by_indicator(found.organization_resource_scopes),
    )


limits: Cache[ConsentLimits] = Cache("metadata_client_limits", _load)


@clients_by_address
async def metadata_client(address: str) -> Client | None:
    """For the protocol: the client at that address, within the limits that administrators set for all of them."""
    if not await are_metadata_clients_enabled():
        return None
    client = await client_at(address)
    return client and replace(client, consent_limits=await limits.get(_ALL))


def _by_indicator(scopes: list[DescribedScope]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for each in scopes:
        found.setdefault(each.indicator or "", set()).add(each.name)
    return {indicator: frozenset(names) for indicator, names in found.items()}


@listens_to(MetadataClientScopesChanged)
@listens_to(ScopeUpdated)
@listens_to(ScopeDeleted)
@listens_to(ResourceDeleted)
@listens_to(OrganizationScopeUpdated)
@listens_to(OrganizationScopeDeleted)
async def _scopes_changed(_event: object) -> None:
    make_stale(limits)
