"""Writes of memberships, of people and of machines alike. They need the open transaction."""

from collections.abc import Iterable, Sequence

from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, InputRefused, NotFoundById
from identity.organizations import rules
from identity.organizations.errors import (
    MemberKindMismatch,
    MembershipRequired,
    RelatedNotFound,
    RoleNamesNotFound,
)
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.organizations.tables import MACHINES, PEOPLE, MemberTables
from identity.roles.models import RoleType

_CUSTOMERS_SCOPES = (
    ("organization_role_scopes", "organization_scope_id"),
    ("organization_role_resource_scopes", "scope_id"),
)


async def hold_organization(organization_id: str) -> None:
    """Keep the organization's memberships from being replaced by two at once; refuse an unknown one."""
    statement = "SELECT id FROM organizations WHERE id = $1 FOR NO KEY UPDATE"
    if await database.fetch_value(statement, organization_id) is None:
        raise NotFoundById(entity="organization", id=organization_id)


async def add_holders(tables: MemberTables, organization_id: str, holder_ids: Sequence[str]) -> list[str]:
    """Make them members; the ids of those who were none yet."""
    _require_bounded(holder_ids)
    await hold_organization(organization_id)
    await _require_possible(tables, holder_ids)
    rows = await database.fetch(
        f"INSERT INTO {tables.members} (organization_id, {tables.holder}, created_at) "
        f"SELECT $1, unnest($2::text[]), $3 ON CONFLICT DO NOTHING RETURNING {tables.holder}",
        organization_id,
        list(dict.fromkeys(holder_ids)),
        clock.now(),
    )
    return [row[tables.holder] for row in rows]


async def remove_holders(
    actor: Actor, tables: MemberTables, organization_id: str, holder_ids: Sequence[str]
) -> list[str]:
    """End their memberships; the ids of those who were members."""
    await _require_above(actor, tables, organization_id, holder_ids)
    rows = await database.fetch(
        f"DELETE FROM {tables.members} WHERE organization_id = $1 AND {tables.holder} = ANY($2) "
        f"RETURNING {tables.holder}",
        organization_id,
        list(holder_ids),
    )
    return [row[tables.holder] for row in rows]


async def replace_holders(
    actor: Actor, tables: MemberTables, organization_id: str, holder_ids: Sequence[str]
) -> None:
    """Make exactly them the members; who stays keeps their roles."""
    _require_bounded(holder_ids)
    await hold_organization(organization_id)
    rows = await database.fetch(
        f"SELECT {tables.holder} FROM {tables.members} WHERE organization_id = $1 AND {tables.holder} <> ALL($2)",
        organization_id,
        list(holder_ids),
    )
    removed = await remove_holders(actor, tables, organization_id, [row[tables.holder] for row in rows])
    added = await add_holders(tables, organization_id, holder_ids)
    await announce_membership(tables, organization_id, added, removed)


async def assign_roles(
    actor: Actor,
    tables: MemberTables,
    organization_id: str,
    holder_ids: Sequence[str],
    role_ids: Sequence[str],
    role_names: Sequence[str],
) -> list[str]:
    """Give members organization roles besides those that they hold; the ids of the roles."""
    _require_bounded(holder_ids)
    members = await _held_memberships(tables, organization_id, holder_ids)
    await _require_above(actor, tables, organization_id, holder_ids)
    roles = await roles_to_give(actor, tables, organization_id, role_ids, role_names, members)
    added = await _insert_roles(tables, members, roles)
    await _announce_roles(tables, organization_id, holder_ids, added, [])
    return roles


async def replace_roles(
    actor: Actor,
    tables: MemberTables,
    organization_id: str,
    holder_id: str,
    role_ids: Sequence[str],
    role_names: Sequence[str],
) -> None:
    """Give a member exactly these organization roles."""
    members = await _held_memberships(tables, organization_id, [holder_id])
    await _require_above(actor, tables, organization_id, [holder_id])
    roles = await roles_to_give(actor, tables, organization_id, role_ids, role_names, members)
    removed = await database.fetch(
        f"DELETE FROM {tables.member_roles} WHERE member_id = ANY($1) AND organization_role_id <> ALL($2) "
        "RETURNING organization_role_id",
        members,
        roles,
    )
    added = await _insert_roles(tables, members, roles)
    removed_ids = [row["organization_role_id"] for row in removed]
    await _announce_roles(tables, organization_id, [holder_id], added, removed_ids)


async def remove_role(
    actor: Actor, tables: MemberTables, organization_id: str, holder_id: str, role_id: str
) -> None:
    """Take an organization role from a member."""
    members = await _held_memberships(tables, organization_id, [holder_id])
    await _require_above(actor, tables, organization_id, [holder_id])
    removed = await database.execute(
        f"DELETE FROM {tables.member_roles} WHERE member_id = ANY($1) AND organization_role_id = $2",
        members,
        role_id,
    )
    if not removed:
        raise NotFoundById(entity="role of this member", id=role_id)
    await _announce_roles(tables, organization_id, [holder_id], [], [role_id])


async def announce_membership(
    tables: MemberTables, organization_id: str, added: list[str], removed: list[str]
) -> None:
    """Say who came and who went, if anybody did."""
    if tables is PEOPLE and (added or removed):
        await announce(
            MembershipChanged(
                organization_id=organization_id,
                added_user_ids=added or None,
                removed_user_ids=removed or None,
            )
        )
    if tables is MACHINES and (added or removed):
        await announce(
            MembershipChanged(
                organization_id=organization_id,
                added_application_ids=added or None,
                removed_application_ids=removed or None,
            )
        )


async def _announce_roles(
    tables: MemberTables,
    organization_id: str,
    holder_ids: Sequence[str],
    added: list[str],
    removed: list[str],
) -> None:
    if not (added or removed):
        return
    await announce(
        MemberRolesChanged(
            organization_id=organization_id,
            member_user_ids=list(holder_ids) if tables is PEOPLE else None,
            member_application_ids=list(holder_ids) if tables is MACHINES else None,
            added_role_ids=added or None,
            removed_role_ids=removed or None,
        )
    )


async def _require_possible(tables: MemberTables, holder_ids: Sequence[str]) -> None:
    """Everybody exists, and every application is a machine."""
    kind = "x.type" if tables is MACHINES else "NULL"
    rows = await database.fetch(
        f"SELECT x.id, {kind} AS type FROM {tables.holders} x WHERE x.id = ANY($1) ORDER BY x.id FOR KEY SHARE",
        list(holder_ids),
    )
    _require_all(holder_ids, [row["id"] for row in rows], "userIds" if tables is PEOPLE else "applicationIds")
    if tables is MACHINES and any(row["type"] != RoleType.MACHINE for row in rows):
        raise MemberKindMismatch(
            path="applicationIds", reason="Only machine-to-machine applications can be members."
        )


def _require_all(wanted: Iterable[str], found: Iterable[str], path: str) -> None:
    if missing := sorted(set(wanted) - set(found)):
        raise RelatedNotFound(path=path, ids=", ".join(missing))


async def _held_memberships(
    tables: MemberTables, organization_id: str, holder_ids: Sequence[str]
) -> list[int]:
    """The memberships, held against concurrent changes of their roles; everybody has to be a member."""
    rows = await database.fetch(
        f"SELECT id, {tables.holder} FROM {tables.members} WHERE organization_id = $1 "
        f"AND {tables.holder} = ANY($2) ORDER BY id FOR UPDATE",
        organization_id,
        list(holder_ids),
    )
    if missing := sorted(set(holder_ids) - {row[tables.holder] for row in rows}):
        raise MembershipRequired(ids=", ".join(missing))
    return [row["id"] for row in rows]


async def _require_above(
    actor: Actor, tables: MemberTables, organization_id: str, holder_ids: Sequence[str]
) -> None:
    """An organization's own administrator does not touch a member who holds more there than they do."""
    if not rules.acts_inside(actor):
        return
    rows = await database.fetch(
        f"SELECT DISTINCT p.permission FROM {tables.members} m "
        f"JOIN {tables.member_roles} mr ON mr.member_id = m.id "
        "JOIN organization_role_permissions p ON p.organization_role_id = mr.organization_role_id "
        f"WHERE m.organization_id = $1 AND m.{tables.holder} = ANY($2)",
        organization_id,
        list(holder_ids),
    )
    if not {row["permission"] for row in rows} <= rules.permissions_inside(actor):
        raise GrantsMoreThanHeld


async def roles_to_give(
    actor: Actor,
    tables: MemberTables,
    organization_id: str,
    role_ids: Sequence[str],
    role_names: Sequence[str] = (),
    members: Sequence[int] = (),
) -> list[str]:
    """The roles by id and by name, held: they exist, are for this kind of member, and give nothing the actor lacks.
    What all of `members` hold already is not given anew."""
    _require_bounded(role_ids)
    _require_bounded(role_names)
    rows = await database.fetch(
        "SELECT id, name, type FROM organization_roles WHERE id = ANY($1) OR name = ANY($2) ORDER BY id FOR SHARE",
        list(role_ids),
        list(role_names),
    )
    _require_all(role_ids, [row["id"] for row in rows], "organizationRoleIds")
    if missing := sorted(set(role_names) - {row["name"] for row in rows}):
        raise RoleNamesNotFound(path="organizationRoleNames", names=", ".join(missing))
    if any(row["type"] != tables.role_type for row in rows):
        raise MemberKindMismatch(
            path="organizationRoleIds", reason=f"Only roles of the type {tables.role_type} fit these members."
        )
    found = [row["id"] for row in rows]
    await require_within(actor, found)
    if rules.acts_inside(actor):
        await _require_own_scopes(actor, tables, organization_id, found, members)
    return found


async def require_within(actor: Actor, role_ids: Sequence[str]) -> None:
    """The roles give no built-in permission that the actor lacks."""
    rows = await database.fetch(
        "SELECT DISTINCT permission FROM organization_role_permissions WHERE organization_role_id = ANY($1)",
        list(role_ids),
    )
    if not {row["permission"] for row in rows} <= rules.permissions_inside(actor):
        raise GrantsMoreThanHeld


async def _require_own_scopes(
    actor: Actor, tables: MemberTables, organization_id: str, role_ids: Sequence[str], members: Sequence[int]
) -> None:
    """An organization's own administrator hands out no customer's scope that their own roles there do not give."""
    own = PEOPLE if actor.user_id else MACHINES
    beyond = " OR ".join(
        f"EXISTS (SELECT {column} FROM {table} WHERE organization_role_id IN (SELECT id FROM given) "
        f"EXCEPT SELECT {column} FROM {table} WHERE organization_role_id IN (SELECT id FROM own))"
        for table, column in _CUSTOMERS_SCOPES
    )
    gives_more = await database.fetch_value(
        "WITH given AS (SELECT r AS id FROM unnest($1::text[]) r WHERE cardinality($2::bigint[]) = 0 "
        "OR EXISTS (SELECT FROM unnest($2::bigint[]) m WHERE NOT EXISTS (SELECT FROM "
        f"{tables.member_roles} h WHERE h.member_id = m AND h.organization_role_id = r))), "
        f"own AS (SELECT h.organization_role_id AS id FROM {own.members} m "
        f"JOIN {own.member_roles} h ON h.member_id = m.id WHERE m.organization_id = $3 AND m.{own.holder} = $4) "
        f"SELECT {beyond}",
        list(role_ids),
        list(members),
        organization_id,
        actor.id,
    )
    if gives_more:
        raise GrantsMoreThanHeld


def _require_bounded(given: Sequence[str]) -> None:
    if len(given) > rules.MOST_AT_ONCE:
        raise InputRefused(reason=f"at most {rules.MOST_AT_ONCE} at once")


async def _insert_roles(tables: MemberTables, members: list[int], role_ids: Sequence[str]) -> list[str]:
    rows = await database.fetch(
        f"INSERT INTO {tables.member_roles} (member_id, organization_role_id) "
        "SELECT m, r FROM unnest($1::bigint[]) m, unnest($2::text[]) r "
        "ON CONFLICT DO NOTHING RETURNING organization_role_id",
        members,
        list(role_ids),
    )
    return sorted({row["organization_role_id"] for row in rows})
