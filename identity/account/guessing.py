"""Counting wrong answers that are given with somebody's token: the same lock as at sign-in, on the account's id."""

from datetime import timedelta

from identity.account.events import OwnVerificationFailed
from identity.experience.queries import sign_in_experience
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.kernel.errors import Refusal
from identity.security.secrets import token_hash
from identity.sign_in.errors import TooManyAttempts
from identity.sign_in.events import IdentifierLocked
from identity.sign_in.lockout import IS_LOCKED, NOTE_FAILURE, is_throttled

POOL = "account"
_WINDOW = timedelta(hours=1)
_COUNT = "SELECT count(*) FROM failed_attempts WHERE identifier_hash = $1 AND pool = $2 AND created_at > $3"


async def require_unlocked(user_id: str) -> None:
    """Refuse while there were too many wrong answers, however right this one is."""
    if not is_throttled():
        return
    policy = (await sign_in_experience()).sentinel_policy
    since = clock.now() - timedelta(minutes=policy.lockout_minutes)
    is_locked = await database.fetch_value(
        f"SELECT {IS_LOCKED.format('$1', '$2', '$3', '$4', '$5')}",
        token_hash(user_id),
        POOL,
        since - _WINDOW,
        since,
        policy.attempts,
    )
    if is_locked:
        raise TooManyAttempts(minutes=policy.lockout_minutes)


async def wrong_answer(user_id: str, kind: str, refusal: Refusal, record_id: str | None = None) -> Refusal:
    """Count it and say so; both stay although the action is refused."""
    now, hashed = clock.now(), token_hash(user_id)
    await database.execute(
        f"WITH noted AS ({NOTE_FAILURE.format('$1', '$2', '$3')}) SELECT 1", hashed, POOL, now
    )
    await announce(OwnVerificationFailed(user_id=user_id, type=kind, record_id=record_id, error=refusal.code))
    policy = (await sign_in_experience()).sentinel_policy
    failures = await database.fetch_value(_COUNT, hashed, POOL, now - _WINDOW)
    if is_throttled() and failures == policy.attempts:
        await announce(IdentifierLocked(user_id=user_id, type="userId", value=user_id))
    return refusal.keeping_effects()
