"""Reads of the sessions and grants of users, for who manages them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from identity.applications.queries import built_in
from identity.grants.models import Grant
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.database import Record
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.organizations.models import Organization
from identity.sessions.errors import SessionNotFound
from identity.sessions.models import Session

_LIVE = "(g.is_offline OR EXISTS (SELECT FROM sessions s WHERE s.id = g.session_id AND s.expires_at > now()))"
_OF_USERS = RelatedRows.of(
    Grant,
    alias="g",
    source="grants g",
    link=f"g.user_id = parent.id AND g.expires_at > now() AND {_LIVE}",
)
_OF_APPLICATIONS = RelatedRows.of(
    Grant,
    alias="g",
    source="grants g",
    link=f"g.application_id = parent.id AND g.expires_at > now() AND NOT g.is_exchanged AND {_LIVE}",
)
_SESSIONS = """
SELECT {columns}, (
    SELECT coalesce(
        jsonb_agg(jsonb_build_array(g.application_id, g.id, g.is_offline) ORDER BY g.created_at, g.id), '[]')
    FROM grants g WHERE g.session_id = s.id AND g.expires_at > $2
) AS granted
FROM sessions s WHERE s.user_id = $1 AND s.expires_at > $2
"""


@dataclass(frozen=True, slots=True)
class SessionOfUser:
    """A browser in which a user is signed in, and what was granted in it."""

    session: Session
    granted: dict[str, tuple[str, bool]]  # by application: the grant, and whether it outlives the session


@dataclass(frozen=True, slots=True)
class GrantOfUser:
    """What a user let an application do."""

    grant: Grant
    application_name: str


async def sessions_of_user(actor: Actor, user_id: str) -> list[SessionOfUser]:
    """The live sessions of a user, the newest first."""
    actor.require(Permission.USERS_READ)
    return await live_sessions(user_id)


async def live_sessions(user_id: str) -> list[SessionOfUser]:
    """For their owner: the same."""
    rows = await database.fetch(f"{_sessions()} ORDER BY s.created_at DESC, s.id", user_id, clock.now())
    return [_session(row) for row in rows]


async def session_of_user(actor: Actor, user_id: str, session_id: str) -> SessionOfUser:
    """One of them."""
    actor.require(Permission.USERS_READ)
    row = await database.fetch_row(f"{_sessions()} AND s.id = $3", user_id, clock.now(), session_id)
    if row is None:
        raise SessionNotFound
    return _session(row)


async def grants_of_user(
    actor: Actor, user_id: str, *, is_third_party: bool | None = None
) -> list[GrantOfUser]:
    """What a user let applications do and what still holds, the newest first."""
    actor.require(Permission.USERS_READ)
    return await live_grants(user_id, is_third_party=is_third_party)


async def live_grants(user_id: str, *, is_third_party: bool | None = None) -> list[GrantOfUser]:
    """For their owner: the same."""
    rows = await database.fetch(
        f"SELECT {database.columns(Grant, 'g')}, a.name AS application_name FROM grants g "
        "LEFT JOIN applications a ON a.id = g.application_id WHERE g.user_id = $1 AND g.expires_at > $2 "
        f"AND {_LIVE} AND ($3::bool IS NULL OR coalesce(a.is_third_party, false) = $3) "
        "ORDER BY g.created_at DESC, g.id",
        user_id,
        clock.now(),
        is_third_party,
    )
    return [_grant(row) for row in rows]


async def grant_slices_by_user_ids(
    actor: Actor, user_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Grant]]:
    """The live grants of many users."""
    actor.require(Permission.USERS_READ)
    return await _OF_USERS.models(Grant, user_ids, keyset)


async def grant_counts_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, int]:
    """How many grants each user has."""
    actor.require(Permission.USERS_READ)
    return await _OF_USERS.counts(user_ids)


async def grant_slices_by_application_ids(
    actor: Actor, application_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Grant]]:
    """What people let many applications do, as far as it still holds."""
    actor.require(Permission.USERS_READ)
    return await _OF_APPLICATIONS.models(Grant, application_ids, keyset)


async def grant_counts_by_application_ids(actor: Actor, application_ids: Sequence[str]) -> dict[str, int]:
    """How many grants each application has."""
    actor.require(Permission.USERS_READ)
    return await _OF_APPLICATIONS.counts(application_ids)


async def grants_by_session_ids(actor: Actor, session_ids: Iterable[str]) -> dict[str, list[Grant]]:
    """What was granted in many sessions, in one statement."""
    actor.require(Permission.USERS_READ)
    ids = list(session_ids)
    return await database.models_by_holder(
        Grant,
        ids,
        f"SELECT g.session_id AS holder_id, {database.columns(Grant, 'g')} FROM grants g "
        "WHERE g.session_id = ANY($1) AND g.expires_at > $2 ORDER BY g.created_at, g.id",
        ids,
        clock.now(),
    )


async def organizations_by_grant_ids(actor: Actor, grant_ids: Iterable[str]) -> dict[str, list[Organization]]:
    """The organizations in which grants let their applications act, for many in one statement."""
    for permission in (Permission.USERS_READ, Permission.ORGANIZATIONS_READ):
        actor.require(permission)
    ids = list(grant_ids)
    return await database.models_by_holder(
        Organization,
        ids,
        f"SELECT g.id AS holder_id, {database.columns(Organization, 'o')} FROM grants g "
        "JOIN consented_organizations c ON c.application_id = g.application_id "
        "JOIN organization_members m ON m.id = c.member_id AND m.user_id = g.user_id "
        "JOIN organizations o ON o.id = m.organization_id WHERE g.id = ANY($1) ORDER BY o.name, o.id",
        ids,
    )


def _sessions() -> str:
    return _SESSIONS.format(columns=database.columns(Session, "s"))


def _session(row: Record) -> SessionOfUser:
    granted = {
        application_id: (grant_id, is_offline) for application_id, grant_id, is_offline in row["granted"]
    }
    return SessionOfUser(database.as_model(Session, row), granted)


def _grant(row: Record) -> GrantOfUser:
    client = built_in(row["application_id"])
    name = row["application_name"] or (client.name if client else row["application_id"])
    return GrantOfUser(database.as_model(Grant, row), name)
