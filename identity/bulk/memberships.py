"""Giving many users memberships and roles in a handful of statements. Needs the open transaction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from identity.bulk.changes import Outcome, standing_above
from identity.bulk.inputs import MemberRow, RoleRow
from identity.bulk.rules import RowError
from identity.kernel import clock, database
from identity.kernel.action import announce_many
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, Refusal, RelationNotFound
from identity.kernel.permissions import Permission
from identity.organizations.errors import MemberKindMismatch
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.organizations.rules import permissions_inside
from identity.roles.errors import InternalRoleViolation, UserRoleTypeRequired
from identity.roles.events import UserRolesChanged
from identity.roles.models import RoleType
from identity.roles.rules import is_internal


async def add_members(actor: Actor, rows: Sequence[tuple[int, MemberRow]], outcome: Outcome) -> None:
    """Make users members and give them organization roles; who is one already keeps what they have."""
    organizations = await _held(
        "organizations", "FOR NO KEY UPDATE", {row["organization_id"] for _, row in rows}
    )
    users = await _held("users", "FOR KEY SHARE", {row["user_id"] for _, row in rows})
    refusals = await _organization_role_refusals(actor, rows)
    accepted = []
    for number, row in rows:
        refusal = (
            _unknown("organizationId", row["organization_id"], organizations)
            or _unknown("userId", row["user_id"], users)
            or _first_refusal("organizationRoleIds", row["organization_role_ids"], refusals)
        )
        if refusal:
            outcome.errors.append(RowError.of(number, refusal))
        else:
            accepted.append(row)
    outcome.succeeded += len(accepted)
    await _insert_members(accepted)
    await _insert_member_roles(accepted)


async def assign_roles(actor: Actor, rows: Sequence[tuple[int, RoleRow]], outcome: Outcome) -> None:
    """Give users roles besides those that they hold."""
    users = await _held("users", "FOR NO KEY UPDATE", {row["user_id"] for _, row in rows})
    above = await standing_above(actor, list(users))
    refusals = await _role_refusals({role_id for _, row in rows for role_id in row["role_ids"]})
    accepted = []
    for number, row in rows:
        refusal = _unknown("userId", row["user_id"], users) or _first_refusal(
            "roleIds", row["role_ids"], refusals
        )
        if refusal is None and row["user_id"] in above:
            refusal = GrantsMoreThanHeld(path="userId")
        if refusal:
            outcome.errors.append(RowError.of(number, refusal))
        else:
            accepted.append(row)
    outcome.succeeded += len(accepted)
    await _insert_user_roles(accepted)


async def _insert_members(rows: Sequence[MemberRow]) -> None:
    inserted = await database.fetch(
        "INSERT INTO organization_members (organization_id, user_id, created_at) "
        "SELECT o, u, $3 FROM unnest($1::text[], $2::text[]) AS wanted (o, u) ON CONFLICT DO NOTHING "
        "RETURNING organization_id, user_id",
        [row["organization_id"] for row in rows],
        [row["user_id"] for row in rows],
        clock.now(),
    )
    joined: dict[str, list[str]] = defaultdict(list)
    for row in inserted:
        joined[row["organization_id"]].append(row["user_id"])
    await announce_many(
        [
            MembershipChanged(organization_id=each, added_user_ids=user_ids)
            for each, user_ids in joined.items()
        ]
    )


async def _insert_member_roles(rows: Sequence[MemberRow]) -> None:
    wanted = [
        (row["organization_id"], row["user_id"], each)
        for row in rows
        for each in row["organization_role_ids"]
    ]
    if not wanted:
        return
    inserted = await database.fetch(
        "WITH given AS (INSERT INTO organization_member_roles (member_id, organization_role_id) "
        "SELECT m.id, w.role FROM unnest($1::text[], $2::text[], $3::text[]) AS w (organization, person, role) "
        "JOIN organization_members m ON m.organization_id = w.organization AND m.user_id = w.person "
        "ON CONFLICT DO NOTHING RETURNING member_id, organization_role_id) "
        "SELECT m.organization_id, m.user_id, g.organization_role_id AS role_id FROM given g "
        "JOIN organization_members m ON m.id = g.member_id",
        *(list(column) for column in zip(*wanted, strict=True)),
    )
    given: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in inserted:
        given[row["organization_id"], row["user_id"]].append(row["role_id"])
    together: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (organization_id, user_id), role_ids in given.items():
        together[organization_id, tuple(sorted(role_ids))].append(user_id)
    await announce_many([
        MemberRolesChanged(
            organization_id=organization_id, member_user_ids=user_ids, added_role_ids=list(role_ids)
        )
        for (organization_id, role_ids), user_ids in together.items()
    ])  # fmt: skip


async def _insert_user_roles(rows: Sequence[RoleRow]) -> None:
    wanted = [(row["user_id"], role_id) for row in rows for role_id in row["role_ids"]]
    inserted = await database.fetch(
        "INSERT INTO user_roles (user_id, role_id) SELECT * FROM unnest($1::text[], $2::text[]) "
        "ON CONFLICT DO NOTHING RETURNING user_id, role_id",
        [user_id for user_id, _ in wanted],
        [role_id for _, role_id in wanted],
    )
    given: dict[str, list[str]] = defaultdict(list)
    for row in inserted:
        given[row["user_id"]].append(row["role_id"])
    await announce_many(
        [UserRolesChanged(user_id=user_id, added_role_ids=role_ids) for user_id, role_ids in given.items()]
    )


async def _held(table: str, lock: str, ids: Iterable[str]) -> frozenset[str]:
    """Those of the rows that exist, held in the order in which everybody holds them."""
    rows = await database.fetch(f"SELECT id FROM {table} WHERE id = ANY($1) ORDER BY id {lock}", list(ids))
    return frozenset(row["id"] for row in rows)


async def _role_refusals(role_ids: Iterable[str]) -> dict[str, Refusal | None]:
    """Why each of the roles cannot be given, or None."""
    rows = await database.fetch(
        "SELECT id, name, type FROM roles WHERE id = ANY($1) ORDER BY id FOR SHARE", list(role_ids)
    )
    return {
        row["id"]: InternalRoleViolation(path="roleIds")
        if is_internal(row["id"], row["name"])
        else (None if row["type"] == RoleType.USER else UserRoleTypeRequired(path="roleIds"))
        for row in rows
    }


async def _organization_role_refusals(
    actor: Actor, rows: Sequence[tuple[int, MemberRow]]
) -> dict[str, Refusal | None]:
    """Why each of the organization roles cannot be given, or None; nobody gives more than they may do themselves."""
    wanted = {role_id for _, row in rows for role_id in row["organization_role_ids"]}
    if not wanted:
        return {}
    actor.require(Permission.ORGANIZATIONS_MEMBERS_ROLES)
    found = await database.fetch(
        "SELECT r.id, r.type, ARRAY(SELECT p.permission FROM organization_role_permissions p "
        "WHERE p.organization_role_id = r.id) AS permissions FROM organization_roles r "
        "WHERE r.id = ANY($1) ORDER BY r.id FOR SHARE OF r",
        list(wanted),
    )
    own = permissions_inside(actor)
    return {row["id"]: _organization_role_refusal(row, own) for row in found}


def _organization_role_refusal(role: database.Record, own: Iterable[str]) -> Refusal | None:
    if role["type"] != RoleType.USER:
        reason = f"Only roles of the type {RoleType.USER} fit these members."
        return MemberKindMismatch(path="organizationRoleIds", reason=reason)
    return None if set(role["permissions"]) <= set(own) else GrantsMoreThanHeld(path="organizationRoleIds")


def _unknown(path: str, wanted: str, found: Iterable[str]) -> Refusal | None:
    return None if wanted in found else RelationNotFound(path=path, ids=wanted)


def _first_refusal(
    path: str, role_ids: Iterable[str], refusals: Mapping[str, Refusal | None]
) -> Refusal | None:
    for role_id in role_ids:
        if role_id not in refusals:
            return RelationNotFound(path=path, ids=role_id)
        if refusal := refusals[role_id]:
            return refusal
    return None
