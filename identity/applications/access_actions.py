"""What an application may do: roles of machines, and what third-party applications may ask people for."""

from collections.abc import Sequence

from identity.applications.changes import locked_application
from identity.applications.clients import ApplicationType
from identity.applications.errors import (
    ConsentScopesNotFound,
    MachineRoleRequired,
    ManagementScopesRefused,
    RolesNeedMachine,
    ThirdPartyOnly,
)
from identity.applications.events import ApplicationConsentScopesChanged, ApplicationRolesChanged
from identity.applications.models import ApplicationResourceScope, ApplicationRole, ApplicationUserScope
from identity.applications.queries import clients, machine_scope_cache
from identity.kernel import database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, NotFound, RelationNotFound
from identity.kernel.permissions import Permission, permissions_of
from identity.resources.models import Scope
from identity.resources.queries import MANAGEMENT_API_ID

MACHINE_ROLE = "MachineToMachine"
USER_SCOPES = frozenset({
    "profile", "email", "phone", "address", "custom_data", "identities", "roles", "urn:logto:scope:organizations",
    "urn:logto:scope:organization_roles", "urn:logto:scope:sessions",
})  # fmt: skip


@action(needs=Permission.ROLES_ASSIGN, announces=ApplicationRolesChanged)
async def assign_application_roles(actor: Actor, application_id: str, role_ids: Sequence[str]) -> list[str]:
    """Give a machine roles; the ids of those it did not hold yet."""
    await _require_machine(application_id)
    await _require_assignable(actor, role_ids)
    held = await _held_role_ids(application_id)
    added = [role_id for role_id in dict.fromkeys(role_ids) if role_id not in held]
    await _add(application_id, added)
    if added:
        await announce(
            ApplicationRolesChanged(application_id=application_id, after={"added_role_ids": added})
        )
    return added


@action(needs=Permission.ROLES_ASSIGN, announces=ApplicationRolesChanged)
async def replace_application_roles(actor: Actor, application_id: str, role_ids: Sequence[str]) -> None:
    """Give a machine exactly these roles."""
    await _require_machine(application_id)
    held = await _held_role_ids(application_id)
    wanted = set(role_ids)
    await _require_assignable(actor, list(wanted ^ held))
    await ApplicationRole.filter(application_id=application_id, role_id__in=list(held - wanted)).delete()
    await _add(application_id, [role_id for role_id in dict.fromkeys(role_ids) if role_id not in held])
    if wanted != held:
        await announce(
            ApplicationRolesChanged(
                application_id=application_id,
                before={"role_ids": sorted(held)},
                after={"role_ids": sorted(wanted)},
            )
        )


@action(needs=Permission.ROLES_ASSIGN, announces=ApplicationRolesChanged)
async def remove_application_role(actor: Actor, application_id: str, role_id: str) -> None:
    """Take a role from a machine."""
    await _require_machine(application_id)
    await _require_assignable(actor, [role_id])
    if not await ApplicationRole.filter(application_id=application_id, role_id=role_id).delete():
        raise NotFound
    make_stale(machine_scope_cache, application_id)
    await announce(ApplicationRolesChanged(application_id=application_id, before={"role_ids": [role_id]}))


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationConsentScopesChanged)
async def set_consent_scopes(
    actor: Actor,
    application_id: str,
    user_scopes: Sequence[str],
    resource_scope_ids: Sequence[str],
    organization_scope_ids: Sequence[str],
) -> None:
    """Set what a third-party application may ask people for."""
    application = await locked_application(application_id)
    if not application.is_third_party:
        raise ThirdPartyOnly
    _require_user_scopes(user_scopes)
    await _require_consentable(resource_scope_ids)
    await _require_existing("organization_scopes", organization_scope_ids)
    await _replace_consent_scopes(application_id, user_scopes, resource_scope_ids, organization_scope_ids)
    make_stale(clients, application_id)
    await announce(
        ApplicationConsentScopesChanged(
            application_id=application_id,
            after={
                "user_scopes": list(user_scopes),
                "resource_scope_ids": list(resource_scope_ids),
                "organization_scope_ids": list(organization_scope_ids),
            },
        )
    )


async def _replace_consent_scopes(
    application_id: str,
    user_scopes: Sequence[str],
    resource_scope_ids: Sequence[str],
    organization_ids: Sequence[str],
) -> None:
    await ApplicationUserScope.filter(application_id=application_id).delete()
    await ApplicationResourceScope.filter(application_id=application_id).delete()
    await database.execute(
        "DELETE FROM application_organization_scopes WHERE application_id = $1", application_id
    )
    for table, column, values in (
        ("application_user_scopes", "name", user_scopes),
        ("application_resource_scopes", "scope_id", resource_scope_ids),
        ("application_organization_scopes", "organization_scope_id", organization_ids),
    ):
        await database.execute(
            f"INSERT INTO {table} (application_id, {column}) SELECT $1, unnest($2::text[])",
            application_id,
            list(dict.fromkeys(values)),
        )


def _require_user_scopes(names: Sequence[str]) -> None:
    if unknown := set(names) - USER_SCOPES:
        raise ConsentScopesNotFound(path="userScopes", ids=", ".join(sorted(unknown)))


async def _require_consentable(scope_ids: Sequence[str]) -> None:
    await _require_existing("scopes", scope_ids)
    if await Scope.filter(id__in=list(scope_ids), resource_id=MANAGEMENT_API_ID).exists():
        raise ManagementScopesRefused(path="resourceScopeIds")


async def _require_existing(table: str, ids: Sequence[str]) -> None:
    rows = await database.fetch(f"SELECT id FROM {table} WHERE id = ANY($1)", list(ids))
    if unknown := set(ids) - {row["id"] for row in rows}:
        raise ConsentScopesNotFound(ids=", ".join(sorted(unknown)))


async def _require_machine(application_id: str) -> None:
    application = await locked_application(application_id)
    if application.type != ApplicationType.MACHINE_TO_MACHINE:
        raise RolesNeedMachine


async def _require_assignable(actor: Actor, role_ids: Sequence[str]) -> None:
    """Roles that exist, are for machines, and give no permission that the actor lacks."""
    rows = await database.fetch(
        "SELECT r.id, r.type, coalesce(array_agg(s.name) FILTER (WHERE s.resource_id = $2), '{}') AS management "
        "FROM roles r LEFT JOIN role_scopes rs ON rs.role_id = r.id LEFT JOIN scopes s ON s.id = rs.scope_id "
        "WHERE r.id = ANY($1) GROUP BY r.id",
        list(role_ids),
        MANAGEMENT_API_ID,
    )
    if unknown := set(role_ids) - {row["id"] for row in rows}:
        raise RelationNotFound(path="roleIds", ids=", ".join(sorted(unknown)))
    if any(row["type"] != MACHINE_ROLE for row in rows):
        raise MachineRoleRequired(path="roleIds")
    if any(not permissions_of(frozenset(row["management"])) <= actor.permissions for row in rows):
        raise GrantsMoreThanHeld


async def _held_role_ids(application_id: str) -> set[str]:
    rows = await database.fetch(
        "SELECT role_id FROM application_roles WHERE application_id = $1", application_id
    )
    return {row["role_id"] for row in rows}


async def _add(application_id: str, role_ids: Sequence[str]) -> None:
    await database.execute(
        "INSERT INTO application_roles (application_id, role_id) SELECT $1, unnest($2::text[])",
        application_id,
        list(role_ids),
    )
    make_stale(machine_scope_cache, application_id)
