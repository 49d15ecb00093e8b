"""Locking identifiers that had too many wrong answers, whoever gave them and whether they belong to anybody."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from identity import settings
from identity.experience.settings import SignInSettings
from identity.kernel import clock, database
from identity.security.secrets import token_hash
from identity.sign_in.errors import TooManyAttempts
from identity.sign_in.records import Identifier
from identity.users.models import User
from identity.users.rules import is_same_address

FIRST_FACTOR = "first_factor"  # passwords, codes and one-time tokens are counted together
TOTP_POOL, WEB_AUTHN_POOL, BACKUP_CODE_POOL = "totp", "web_authn", "backup_code"
_WINDOW = timedelta(hours=1)

# A refused try while locked is not counted, so the last failure is the one that locked.
IS_LOCKED = """EXISTS (
    SELECT FROM (
        SELECT created_at, max(created_at) OVER () AS last FROM failed_attempts
        WHERE identifier_hash = {0} AND pool = {1} AND created_at > {2}
    ) failure
    WHERE created_at > last - interval '1 hour' AND last > {3} HAVING count(*) >= {4}
)"""
"""Whether an identifier is locked; the places take `Guess.arguments`."""

NOTE_FAILURE = """INSERT INTO failed_attempts (identifier_hash, pool, created_at)
    SELECT {0}::text, {1}::text, {2}::timestamptz WHERE {0}::text IS NOT NULL"""
"""The body of a CTE that counts a wrong answer."""

_OWNER = {
    "username": "u.username = $6",
    "email": "lower(u.primary_email) = lower($6)",
    "phone": "u.primary_phone = $6",
}
_OWNER_WHATEVER_CASE = _OWNER | {"username": "lower(u.username) = lower($6)"}


@dataclass(slots=True)
class Guess:
    """An answer that may be a guess at somebody's secret."""

    identifier: Identifier
    settings: SignInSettings
    failures: int = 0  # within the last hour, before this one
    is_wrong: bool = False
    pool: str = FIRST_FACTOR
    user_id: str | None = None  # second factors are counted for the person, whatever they call themselves

    @property
    def subject(self) -> tuple[str, str]:
        """What is counted, as it is told to others."""
        return ("userId", self.user_id) if self.user_id else (self.identifier.type, self.identifier.value)

    @property
    def identifier_hash(self) -> str:
        """What the identifier is counted under."""
        if self.user_id:
            return token_hash(self.user_id)
        value = self.identifier.value
        folds = self.identifier.type == "email" or not self.settings.username_policy.case_sensitive
        return token_hash(value.lower() if folds else value)

    @property
    def arguments(self) -> tuple[Any, ...]:
        """What IS_LOCKED needs: identifier, pool, oldest failure that matters, last one that locks, how many."""
        policy, now = self.settings.sentinel_policy, clock.now()
        unlocked = now - timedelta(minutes=policy.lockout_minutes)
        return (self.identifier_hash, self.pool, unlocked - _WINDOW, unlocked, policy.attempts)

    @property
    def locks(self) -> bool:
        """Whether being wrong now locks the identifier."""
        return is_throttled() and self.failures + 1 >= self.settings.sentinel_policy.attempts


def is_throttled() -> bool:
    """Whether wrong answers lock at all; a test run may switch it off."""
    return settings.current().sign_in_throttling


async def require_unlocked(guess: Guess) -> None:
    """Refuse a further answer after too many wrong ones."""
    row = await database.fetch_row(
        f"SELECT {IS_LOCKED.format('$1', '$2', '$3', '$4', '$5')} AS is_locked, (SELECT count(*) FROM failed_attempts "
        "WHERE identifier_hash = $1 AND pool = $2 AND created_at > $6) AS failures",
        *guess.arguments,
        clock.now() - _WINDOW,
    )
    assert row is not None  # no FROM: always one row
    guess.failures = row["failures"]
    if is_throttled() and row["is_locked"]:
        raise TooManyAttempts(minutes=guess.settings.sentinel_policy.lockout_minutes)


async def owner(guess: Guess) -> tuple[bool, User | None]:
    """Whether the identifier is locked, and whose it is: one statement for both, known or unknown."""
    owners = _OWNER if guess.settings.username_policy.case_sensitive else _OWNER_WHATEVER_CASE
    row = await database.fetch_row(
        f"SELECT {IS_LOCKED.format('$1', '$2', '$3', '$4', '$5')} AS is_locked, "
        "(SELECT count(*) FROM failed_attempts WHERE identifier_hash = $1 AND pool = $2 AND created_at > $7) "
        f"AS failures, {database.columns(User, 'u')} "
        f"FROM (SELECT 1) AS one LEFT JOIN users u ON {owners[guess.identifier.type]}",
        *guess.arguments,
        guess.identifier.value,
        clock.now() - _WINDOW,
    )
    assert row is not None  # a left join on one row
    guess.failures = row["failures"]
    user = database.as_model(User, row) if row["id"] else None
    return is_throttled() and row["is_locked"], user if user and _is_named(user, guess.identifier) else None


def _is_named(user: User, identifier: Identifier) -> bool:
    named = {"username": user.username, "email": user.primary_email, "phone": user.primary_phone}
    return is_same_address(named[identifier.type], identifier.value)
