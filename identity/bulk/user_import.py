"""Creating and updating many users in a handful of statements. Needs the open transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from identity.bulk.changes import Outcome, standing_above
from identity.bulk.errors import IdentifiersOfSeveralUsers, SuspensionIsKept, UserIdTaken
from identity.bulk.inputs import OnConflict
from identity.bulk.rules import Candidate, RowError, without_rivals
from identity.kernel import clock, database
from identity.kernel.action import announce_many
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, Refusal, Unavailable
from identity.kernel.permissions import Permission
from identity.security.passwords import PasswordDigest
from identity.security.secrets import user_id as new_user_id
from identity.users.errors import EmailTaken, PhoneTaken, UsernameTaken
from identity.users.events import UserCreated, UserUpdated
from identity.users.models import User
from identity.users.rules import IDENTIFIERS, camel_case

_TAKEN: dict[str, type[Refusal]] = {
    "username": UsernameTaken, "primary_email": EmailTaken, "primary_phone": PhoneTaken,
}  # fmt: skip
_WRITTEN = (
    "id", "username", "primary_email", "primary_phone", "name", "avatar", "custom_data", "profile", "is_suspended",
    "password_digest", "password_algorithm", "password_changed_at", "is_password_expired", "created_at", "updated_at",
)  # fmt: skip
_PASSWORD = ("password_digest", "password_algorithm", "password_changed_at", "is_password_expired")
_MOST_FUTILE_ROUNDS = 5


@dataclass(slots=True)
class _Known:
    """The users that rows may mean, by what they are known by."""

    by_id: dict[str, User] = field(default_factory=dict)
    by_identifier: dict[tuple[str, str], User] = field(default_factory=dict)

    def owners(self, candidate: Candidate) -> dict[str, User]:
        """Who has the identifiers of the row."""
        found = ((name, self.by_identifier.get((name, value))) for name, value in candidate.identifiers)
        return {name: user for name, user in found if user}


@dataclass(slots=True)
class _Round:
    """What the rows of one round come to."""

    new: list[Candidate] = field(default_factory=list)
    changed: dict[str, tuple[Candidate, User]] = field(default_factory=dict)  # by the user's id
    later: list[Candidate] = field(default_factory=list)


async def import_candidates(
    actor: Actor, candidates: Sequence[Candidate], on_conflict: OnConflict, outcome: Outcome
) -> None:
    """Create or update the users. Rows that mean the same user go one after the other, in their order."""
    pending, futile = list(candidates), 0
    while pending:
        current, later = without_rivals(pending)
        left = await _one_round(actor, current, on_conflict, outcome)
        futile = futile + 1 if len(left) == len(current) else 0
        if futile == _MOST_FUTILE_ROUNDS:  # somebody else keeps taking the same names
            outcome.errors += [RowError.of(each.row, Unavailable()) for each in left]
            left = []
        pending = left + later


async def _one_round(
    actor: Actor, candidates: list[Candidate], on_conflict: OnConflict, outcome: Outcome
) -> list[Candidate]:
    """Do what can be done at once; those that have to go again."""
    known = await _known(candidates, on_conflict)
    found = _Round()
    for candidate in candidates:
        try:
            _sort_out(candidate, known, on_conflict, found, outcome)
        except Refusal as refusal:
            outcome.errors.append(RowError.of(candidate.row, refusal))
    await _change(actor, found, outcome)
    return await _create(found.new, outcome) + found.later


def _sort_out(
    candidate: Candidate, known: _Known, on_conflict: OnConflict, found: _Round, outcome: Outcome
) -> None:
    owners = known.owners(candidate)
    user = _meant(candidate, known, owners)
    if user is None:
        found.new.append(candidate)
    elif on_conflict is OnConflict.REFUSE:
        raise (
            UserIdTaken(path="userId")
            if candidate.values.get("id") == user.id
            else _taken(next(iter(owners)))
        )
    elif on_conflict is OnConflict.SKIP:
        outcome.succeeded += 1
    elif user.id in found.changed:
        found.later.append(candidate)
    else:
        found.changed[user.id] = (candidate, user)


def _meant(candidate: Candidate, known: _Known, owners: dict[str, User]) -> User | None:
    """The user whom the row is about: the one with its id; without an id, the one with its identifiers."""
    ids = {user.id for user in owners.values()}
    if "id" in candidate.values:
        for name, user in owners.items():
            if user.id != candidate.values["id"]:
                raise _taken(name)
        return known.by_id.get(candidate.values["id"])
    if len(ids) > 1:
        raise IdentifiersOfSeveralUsers
    return known.by_id[ids.pop()] if ids else None


def _taken(name: str) -> Refusal:
    return _TAKEN[name](path=camel_case(name))


async def _known(candidates: Sequence[Candidate], on_conflict: OnConflict) -> _Known:
    """Everybody whom the rows could mean; held, when they are to be changed."""
    wanted: dict[str, list[str]] = {name: [] for name in ("id", *IDENTIFIERS)}
    for candidate in candidates:
        for name, value in candidate.claims:
            wanted[name].append(value)
    lock = " ORDER BY u.id FOR NO KEY UPDATE" if on_conflict is OnConflict.UPDATE else ""
    users = await database.fetch_models(
        User,
        f"SELECT {database.columns(User, 'u')} FROM users u WHERE u.id = ANY($1) OR u.username = ANY($2) "
        f"OR lower(u.primary_email) = ANY($3) OR u.primary_phone = ANY($4){lock}",
        *wanted.values(),
    )
    known = _Known({user.id: user for user in users})
    for user in users:
        for name in IDENTIFIERS:
            if value := getattr(user, name):
                known.by_identifier[name, value.lower() if name == "primary_email" else value] = user
    return known


async def _create(candidates: Sequence[Candidate], outcome: Outcome) -> list[Candidate]:
    """Insert the users; those whom somebody else's transaction has just made impossible go again."""
    if not candidates:
        return []
    now, by_id = clock.now(), {}
    for candidate in candidates:
        by_id[candidate.values.get("id") or new_user_id()] = candidate
    rows = await database.fetch(
        f"INSERT INTO users ({', '.join(_WRITTEN)}) SELECT {', '.join(_WRITTEN)} "
        "FROM jsonb_populate_recordset(NULL::users, $1::jsonb) ON CONFLICT DO NOTHING RETURNING id",
        [_new_row(user_id, candidate, now) for user_id, candidate in by_id.items()],
    )
    created = [(row["id"], by_id.pop(row["id"])) for row in rows]
    outcome.succeeded += len(created)
    await announce_many([
        UserCreated(user_id=user_id, after={k: v for k, v in candidate.values.items() if v and k != "created_at"})
        for user_id, candidate in created
    ])  # fmt: skip
    return list(by_id.values())


def _new_row(user_id: str, candidate: Candidate, now: Any) -> dict[str, Any]:
    row = dict.fromkeys(_WRITTEN) | {"custom_data": {}, "profile": {}, "is_suspended": False}
    row["is_password_expired"] = False
    row |= {"created_at": now, "updated_at": now} | candidate.values | {"id": user_id}
    if candidate.digest:
        row |= _password_columns(candidate.digest, now)
    return row


def _password_columns(digest: PasswordDigest, now: datetime) -> dict[str, Any]:
    return {
        "password_digest": digest.digest,
        "password_algorithm": digest.algorithm,
        "password_changed_at": now,
        "is_password_expired": False,
    }


async def _change(actor: Actor, found: _Round, outcome: Outcome) -> None:
    """Update the users whom the actor may touch in this way."""
    above = await standing_above(actor, list(found.changed)) if found.changed else frozenset()
    updates: list[tuple[User, dict[str, Any]]] = []
    for candidate, user in found.changed.values():
        try:
            updates.append((user, _changes(actor, candidate, user, above)))
        except Refusal as refusal:
            outcome.errors.append(RowError.of(candidate.row, refusal))
    await _update([(user, values) for user, values in updates if values])
    outcome.succeeded += len(updates)


def _changes(actor: Actor, candidate: Candidate, user: User, above: Iterable[str]) -> dict[str, Any]:
    values = {name: value for name, value in candidate.values.items() if getattr(user, name) != value}
    if "is_suspended" in values:
        raise SuspensionIsKept(path="isSuspended")
    if candidate.digest:
        actor.require(Permission.USERS_CREDENTIALS_WRITE)
        values |= _password_columns(candidate.digest, clock.now())
    if user.id in above and any(name in values for name in (*IDENTIFIERS, *_PASSWORD)):
        raise GrantsMoreThanHeld
    return values


async def _update(updates: Sequence[tuple[User, dict[str, Any]]]) -> None:
    if not updates:
        return
    now, told, rows = clock.now(), [], []
    for user, values in updates:
        shown = {name: value for name, value in values.items() if name not in _PASSWORD}
        before = {name: getattr(user, name) for name in shown}
        after = shown | ({"has_password": True} if "password_digest" in values else {})
        told.append(UserUpdated(user_id=user.id, before=before or None, after=after))
        rows.append({name: values.get(name, getattr(user, name)) for name in _WRITTEN} | {"updated_at": now})
    assignments = ", ".join(f"{name} = n.{name}" for name in _WRITTEN if name != "id")
    await database.execute(
        f"UPDATE users u SET {assignments} FROM jsonb_populate_recordset(NULL::users, $1::jsonb) n WHERE u.id = n.id",
        rows,
    )
    await announce_many(told)
