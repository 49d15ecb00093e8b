"""What third-party applications may ask people for, as one answer."""

from dataclasses import dataclass, field
from typing import Any

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission


@dataclass(frozen=True, slots=True)
class NamedScope:
    """A scope in short."""

    id: str
    name: str
    description: str | None


@dataclass(slots=True)
class ResourceScopes:
    """An API resource with some of its scopes."""

    id: str
    name: str
    indicator: str
    scopes: list[NamedScope] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ConsentableScopes:
    """Everything that an application may ask for."""

    user_scopes: list[str]
    organization_scopes: list[NamedScope]
    resource_scopes: list[ResourceScopes]
    organization_resource_scopes: list[ResourceScopes]


def _of_resources(table: str) -> str:
    return (
        "(SELECT coalesce(jsonb_agg(jsonb_build_array(r.id, r.name, r.indicator, s.id, s.name, s.description) "
        f"ORDER BY r.name, r.id, s.name, s.id), '[]') FROM {table} l JOIN scopes s ON s.id = l.scope_id "
        "JOIN resources r ON r.id = s.resource_id WHERE l.application_id = a.id)"
    )


_CONSENTABLE = f"""
SELECT (SELECT coalesce(jsonb_agg(u.name ORDER BY u.name), '[]') FROM application_user_scopes u
        WHERE u.application_id = a.id) AS user_scopes,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(s.id, s.name, s.description) ORDER BY s.name, s.id), '[]')
        FROM application_organization_scopes l JOIN organization_scopes s ON s.id = l.organization_scope_id
        WHERE l.application_id = a.id) AS organization_scopes,
    {_of_resources("application_resource_scopes")} AS resource_scopes,
    {_of_resources("application_organization_resource_scopes")} AS organization_resource_scopes
FROM applications a WHERE a.id = $1
"""


async def consentable_scopes(actor: Actor, application_id: str) -> ConsentableScopes:
    """What the application may ask people for, in one statement; nothing for one that needs no consent."""
    actor.require(Permission.APPLICATIONS_READ)
    row = await database.fetch_row(_CONSENTABLE, application_id)
    if row is None:
        raise NotFoundById(entity="application", id=application_id)
    return ConsentableScopes(
        user_scopes=row["user_scopes"],
        organization_scopes=[NamedScope(*each) for each in row["organization_scopes"]],
        resource_scopes=_by_resource(row["resource_scopes"]),
        organization_resource_scopes=_by_resource(row["organization_resource_scopes"]),
    )


def _by_resource(rows: list[list[Any]]) -> list[ResourceScopes]:
    found: dict[str, ResourceScopes] = {}
    for resource_id, name, indicator, *scope in rows:
        resource = found.setdefault(resource_id, ResourceScopes(resource_id, name, indicator))
        resource.scopes.append(NamedScope(*scope))
    return list(found.values())
