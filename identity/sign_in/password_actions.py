"""Proof by a password."""

from identity.credentials.changes import upgrade_digest
from identity.credentials.errors import InvalidCredentials
from identity.credentials.queries import password_matches
from identity.kernel import clock
from identity.sign_in.errors import (
    AccountSuspended,
    PasswordExpired,
    TooManyAttempts,
)
from identity.sign_in.events import StepName
from identity.sign_in.grounds import password_age
from identity.sign_in.lockout import Guess, owner, require_unlocked
from identity.sign_in.password_expiration import is_expired
from identity.sign_in.records import (
    Identifier,
    PasswordRecord,
)
from identity.sign_in.steps import Step, step
from identity.users.hashing import new_digest
from identity.users.models import User


@step(StepName.PASSWORD)
async def verify_password(current: Step, identifier: Identifier, password: str) -> str:
    """Check a password; the id of the verification."""
    current.guess = guess = Guess(identifier, current.settings)
    is_locked, user = await owner(guess)
    if is_locked:
        raise TooManyAttempts(minutes=current.settings.sentinel_policy.lockout_minutes)
    verification = await password_matches(user, password)
    if user is None or not verification.matches:
        guess.is_wrong = True
        raise InvalidCredentials
    await _require_usable(guess, user)
    if verification.needs_upgrade:
        await upgrade_digest(user, await new_digest(password))
    record = PasswordRecord(
        identifier=identifier, verified=True, user_id=user.id, password_age=password_age(user)
    )
    current.state.put(record)
    return record.id


async def _require_usable(guess: Guess, user: User) -> None:
    """Refuse a right password that opens nothing; that it is right is not told while too many others were wrong."""
    for is_refused, refusal in (
        (user.is_suspended, AccountSuspended),
        (is_expired(guess.settings, user, clock.now()), PasswordExpired),
    ):
        if is_refused:
            await require_unlocked(guess)
            raise refusal
