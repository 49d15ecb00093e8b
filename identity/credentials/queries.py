"""Reads of credentials, and the check of a password: off the event loop, as slow for nobody as for somebody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from identity.credentials.models import PersonalAccessToken
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.database import Record
from identity.kernel.errors import NotFoundById, Unavailable
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.security.passwords import PasswordDigest, TooBusy, Verification
from identity.users.hashing import hasher
from identity.users.models import User
from identity.users.queries import visible_user

_FACTOR = (
    "f.id, f.user_id, f.type, f.name, f.agent, f.created_at, f.last_used_at, (SELECT count(*) FROM backup_codes c "
    "WHERE c.factor_id = f.id AND c.used_at IS NULL) AS remaining_codes"
)
# Names and times alone: the value of a token leaves the database to be revealed, and for nothing else.
_TOKEN = "t.id, t.user_id, t.name, '' AS value_hash, '' AS value_encrypted, t.created_at, t.expires_at"
_TOKENS_OF_USERS = RelatedRows(
    columns=_TOKEN,
    source="personal_access_tokens t",
    link="t.user_id = parent.id",
    time="t.created_at",
    tie="t.id",
)


@dataclass(frozen=True, slots=True)
class FactorView:
    """A second factor without its secrets."""

    id: str
    user_id: str
    type: str
    name: str | None
    agent: str | None
    created_at: datetime
    last_used_at: datetime | None
    remaining_codes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInState:
    """What a person is asked, or let be, at their next sign-in."""

    is_password_expired: bool = False
    mfa_enabled: bool | None = None  # as long as they have not decided
    mfa_skipped: bool = False
    skip_mfa_on_sign_in: bool = False
    mfa_suggestion_skipped: bool = False
    passkey_skipped: bool = False

    @classmethod
    def of(cls, preferences: Mapping[str, Any], *, is_password_expired: bool) -> "SignInState":
        """The state of a user's columns."""
        known = {field.name for field in fields(cls)} - {"is_password_expired"}
        chosen = {name: value for name, value in preferences.items() if name in known}
        return cls(**chosen, is_password_expired=is_password_expired)


async def password_matches(user: User | None, password: str) -> Verification:
    """Whether it is the user's password, and whether its digest should be made anew. Call it outside a transaction."""
    try:
        if user is None or user.password_digest is None:
            return await hasher().verify_nobody(password)
        digest = PasswordDigest(user.password_digest, user.password_algorithm or "Argon2id")
        return await hasher().verify(password, digest)
    except TooBusy:
        raise Unavailable from None


async def visible_factors(actor: Actor, user_id: str) -> list[FactorView]:
    """The second factors of a user whom the actor may see, oldest first."""
    await visible_user(actor, user_id)
    return (await factors_by_user_ids(actor, [user_id]))[user_id]


async def factors_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, list[FactorView]]:
    """The second factors of many users in one statement, oldest first."""
    actor.require(Permission.USERS_READ)
    found: dict[str, list[FactorView]] = {user_id: [] for user_id in user_ids}
    for row in await database.fetch(
        f"SELECT {_FACTOR} FROM mfa_factors f WHERE f.user_id = ANY($1) ORDER BY f.created_at, f.id",
        list(user_ids),
    ):
        found[row["user_id"]].append(FactorView(**row))
    return found


async def factors_by_ids(actor: Actor, factor_ids: Iterable[str]) -> dict[str, FactorView]:
    """The second factors with these ids, by id; unknown ones are left out."""
    actor.require(Permission.USERS_READ)
    rows = await database.fetch(f"SELECT {_FACTOR} FROM mfa_factors f WHERE f.id = ANY($1)", list(factor_ids))
    return {row["id"]: FactorView(**row) for row in rows}


async def visible_sign_in_state(actor: Actor, user_id: str) -> SignInState:
    """What a user whom the actor may see is asked at sign-in."""
    found = await sign_in_states_by_user_ids(actor, [user_id])
    if user_id not in found:
        raise NotFoundById(entity="user", id=user_id)
    return found[user_id]


async def sign_in_states_by_user_ids(actor: Actor, user_ids: Iterable[str]) -> dict[str, SignInState]:
    """What many users are asked at sign-in, in one statement; unknown users are left out."""
    actor.require(Permission.USERS_READ)
    rows = await database.fetch(
        "SELECT id, sign_in_preferences, is_password_expired FROM users WHERE id = ANY($1)", list(user_ids)
    )
    return {row["id"]: _sign_in_state(row) for row in rows}


async def token_slices_by_user_ids(
    actor: Actor, user_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[PersonalAccessToken]]:
    """The personal access tokens of each user, without their values, newest first."""
    actor.require(Permission.USERS_READ)
    return await _TOKENS_OF_USERS.models(PersonalAccessToken, user_ids, keyset)


async def token_counts_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, int]:
    """How many personal access tokens each user has."""
    actor.require(Permission.USERS_READ)
    return await _TOKENS_OF_USERS.counts(user_ids)


async def tokens_by_ids(actor: Actor, token_ids: Iterable[str]) -> dict[str, PersonalAccessToken]:
    """The personal access tokens with these ids, by id, without their values; unknown ones are left out."""
    actor.require(Permission.USERS_READ)
    rows = await database.fetch_models(
        PersonalAccessToken,
        f"SELECT {_TOKEN} FROM personal_access_tokens t WHERE t.id = ANY($1)",
        list(token_ids),
    )
    return {row.id: row for row in rows}


def _sign_in_state(row: Record) -> SignInState:
    return SignInState.of(row["sign_in_preferences"], is_password_expired=row["is_password_expired"])
