"""What an application may do: roles of machines, and what third-party applications may ask people for."""

from collections.abc import Sequence

from identity.applications.changes import locked_application
from identity.applications.clients import ApplicationType
from identity.applications.consent_changes import (
    clear_consent_scopes,
    insert_consent_scopes,
    locked_third_party,
    require_consentable,
)
from identity.applications.errors import MachineRoleRequired, RolesNeedMachine
from identity.applications.events import ApplicationConsentScopesChanged, ApplicationRolesChanged
from identity.applications.inputs import ConsentScopeIds
from identity.applications.models import ApplicationRole
from identity.applications.queries import clients, machine_scope_cache
from identity.kernel import authority, database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, NotFound, RelationNotFound
from identity.kernel.permissions import Permission, permissions_of
from identity.resources.queries import MANAGEMENT_API_ID
from identity.roles.changes import require_bounded
from identity.roles.errors import InternalRoleViolation
from identity.roles.rules import INTERNAL_PREFIX, is_internal

MACHINE_ROLE = "MachineToMachine"


@action(needs=Permission.ROLES_ASSIGN, announces=ApplicationRolesChanged)
async def assign_application_roles(actor: Actor, application_id: str, role_ids: Sequence[str]) -> list[str]:
    """Give a machine roles; the ids of those it did not hold yet."""
    await _require_machine(application_id)
    await authority.require_at_least_machines(actor, application_id)
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
    await authority.require_at_least_machines(actor, application_id)
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
    await authority.require_at_least_machines(actor, application_id)
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
    organization_resource_scope_ids: Sequence[str] = (),
) -> None:
    """Set what a third-party application may ask people for."""
    await locked_third_party(application_id)
    wanted = ConsentScopeIds(
        user_scopes=user_scopes,
        resource_scopes=resource_scope_ids,
        organization_scopes=organization_scope_ids,
        organization_resource_scopes=organization_resource_scope_ids,
    )
    await require_consentable(wanted)
    await clear_consent_scopes(application_id)
    await insert_consent_scopes(application_id, wanted)
    make_stale(clients, application_id)
    await announce(ApplicationConsentScopesChanged(application_id=application_id, after=wanted.plain()))


async def _require_machine(application_id: str) -> None:
    application = await locked_application(application_id)
    if application.type != ApplicationType.MACHINE_TO_MACHINE:
        raise RolesNeedMachine


async def _require_assignable(actor: Actor, role_ids: Sequence[str]) -> None:
    """Roles that exist, are for machines, and give no permission that the actor lacks."""
    require_bounded("roleIds", role_ids)
    rows = await database.fetch(
        "SELECT r.id, r.name, r.type, "
        "coalesce(array_agg(s.name) FILTER (WHERE s.resource_id = $2), '{}') AS management FROM roles r "
        "LEFT JOIN role_scopes rs ON rs.role_id = r.id LEFT JOIN scopes s ON s.id = rs.scope_id "
        "WHERE r.id = ANY($1) GROUP BY r.id",
        list(role_ids),
        MANAGEMENT_API_ID,
    )
    if unknown := set(role_ids) - {row["id"] for row in rows}:
        raise RelationNotFound(path="roleIds", ids=", ".join(sorted(unknown)))
    if any(row["type"] != MACHINE_ROLE for row in rows):
        raise MachineRoleRequired(path="roleIds")
    if any(is_internal(row["id"], row["name"]) for row in rows):
        raise InternalRoleViolation(path="roleIds")
    if any(not permissions_of(frozenset(row["management"])) <= actor.permissions for row in rows):
        raise GrantsMoreThanHeld


async def _held_role_ids(application_id: str) -> set[str]:
    rows = await database.fetch(
        "SELECT h.role_id FROM application_roles h JOIN roles r ON r.id = h.role_id "
        "WHERE h.application_id = $1 AND NOT starts_with(r.name, $2)",
        application_id,
        INTERNAL_PREFIX,
    )
    return {row["role_id"] for row in rows}


async def _add(application_id: str, role_ids: Sequence[str]) -> None:
    await database.execute(
        "INSERT INTO application_roles (application_id, role_id) SELECT $1, unnest($2::text[])",
        application_id,
        list(role_ids),
    )
    make_stale(machine_scope_cache, application_id)
