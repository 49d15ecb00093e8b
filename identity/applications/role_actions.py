"""What can be done with the machines that hold a role: giving it to many at once."""

from collections.abc import Sequence

from identity.applications.clients import ApplicationType
from identity.applications.errors import MachineRoleRequired, RolesNeedMachine
from identity.applications.events import ApplicationRolesChanged
from identity.applications.queries import machine_scope_cache
from identity.kernel import authority, database
from identity.kernel.action import action, announce_many, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import RelationNotFound
from identity.kernel.permissions import Permission
from identity.roles.changes import changeable_role, require_bounded, require_grantable, scopes_of_role
from identity.roles.errors import RoleApplicationExists
from identity.roles.models import RoleType


@action(needs=Permission.ROLES_ASSIGN, announces=ApplicationRolesChanged)
async def assign_role_to_applications(actor: Actor, role_id: str, application_ids: Sequence[str]) -> None:
    """Give a role to machines that do not hold it yet."""
    await _require_machines(application_ids)
    await authority.require_at_least_machines(actor, *application_ids)
    role = await changeable_role(role_id)
    if role.type != RoleType.MACHINE:
        raise MachineRoleRequired
    require_grantable(actor, role.type, await scopes_of_role(role_id))
    rows = await database.fetch(
        "INSERT INTO application_roles (application_id, role_id) SELECT unnest($1::text[]), $2 "
        "ON CONFLICT DO NOTHING RETURNING application_id",
        list(dict.fromkeys(application_ids)),
        role_id,
    )
    added = [row["application_id"] for row in rows]
    if holding := sorted(set(application_ids) - set(added)):
        raise RoleApplicationExists(path="applicationIds", ids=", ".join(holding))
    for application_id in added:
        make_stale(machine_scope_cache, application_id)
    await announce_many(
        [ApplicationRolesChanged(application_id=each, after={"added_role_ids": [role_id]}) for each in added]
    )


async def _require_machines(application_ids: Sequence[str]) -> None:
    require_bounded("applicationIds", application_ids)
    rows = await database.fetch(
        "SELECT id, type FROM applications WHERE id = ANY($1) ORDER BY id FOR UPDATE", list(application_ids)
    )
    if missing := sorted(set(application_ids) - {row["id"] for row in rows}):
        raise RelationNotFound(path="applicationIds", ids=", ".join(missing))
    if any(row["type"] != ApplicationType.MACHINE_TO_MACHINE for row in rows):
        raise RolesNeedMachine(path="applicationIds")
