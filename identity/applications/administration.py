"""Machines that administer this server: they hold an internal role, which no list shows and no other way gives."""

from collections.abc import Sequence

from identity.applications.clients import ApplicationType
from identity.applications.errors import RolesNeedMachine
from identity.applications.events import ApplicationRolesChanged
from identity.applications.models import Application
from identity.applications.queries import machine_scope_cache
from identity.kernel import clock, database
from identity.kernel.action import announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld
from identity.kernel.permissions import ALL_SCOPE, EVERY_PERMISSION, Permission
from identity.resources.queries import MANAGEMENT_API_ID
from identity.roles.rules import INTERNAL_PREFIX

_ROLE_ID, _ROLE_NAME = "machine-administrator", f"{INTERNAL_PREFIX}admin"


async def administrators_among(actor: Actor, application_ids: Sequence[str]) -> set[str]:
    """Those of the applications that hold the role."""
    actor.require(Permission.APPLICATIONS_READ)
    return await _holders(application_ids)


async def set_administration(actor: Actor, application: Application, is_admin: bool) -> None:
    """Give a machine the role or take it; only who may do everything, and may give roles, can do either."""
    if is_admin == bool(await _holders([application.id])):
        return
    if application.type != ApplicationType.MACHINE_TO_MACHINE:
        raise RolesNeedMachine
    actor.require(Permission.ROLES_ASSIGN)
    if not actor.permissions >= EVERY_PERMISSION:
        raise GrantsMoreThanHeld
    await (_give if is_admin else _take)(application.id)
    make_stale(machine_scope_cache, application.id)
    held = {"administers": is_admin}
    await announce(ApplicationRolesChanged(application_id=application.id, after=held))


async def _holders(application_ids: Sequence[str]) -> set[str]:
    rows = await database.fetch(
        "SELECT application_id FROM application_roles WHERE application_id = ANY($1) AND role_id = $2",
        list(application_ids),
        _ROLE_ID,
    )
    return {row["application_id"] for row in rows}


async def _give(application_id: str) -> None:
    """The role is made when it is needed first: few servers need it."""
    await database.execute(
        "INSERT INTO roles (id, name, description, type, is_default, created_at) "
        "VALUES ($1, $2, 'Machines that administer this server.', 'MachineToMachine', false, $3) "
        "ON CONFLICT DO NOTHING",
        _ROLE_ID,
        _ROLE_NAME,
        clock.now(),
    )
    await database.execute(
        "INSERT INTO role_scopes (role_id, scope_id) SELECT $1, s.id FROM scopes s "
        "WHERE s.resource_id = $2 AND s.name = $3 ON CONFLICT DO NOTHING",
        _ROLE_ID,
        MANAGEMENT_API_ID,
        ALL_SCOPE,
    )
    await database.execute(
        "INSERT INTO application_roles (application_id, role_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        application_id,
        _ROLE_ID,
    )


async def _take(application_id: str) -> None:
    await database.execute(
        "DELETE FROM application_roles WHERE application_id = $1 AND role_id = $2", application_id, _ROLE_ID
    )
