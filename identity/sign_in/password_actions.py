"""Proof by a password."""

from identity.credentials.changes import upgrade_digest
from identity.credentials.errors import InvalidCredentials
from identity.credentials.queries import password_matches
from identity.sign_in.errors import (
    AccountSuspended,
    TooManyAttempts,
)
from identity.sign_in.events import StepName
from identity.sign_in.lockout import Guess, owner
from identity.sign_in.records import (
    Identifier,
    PasswordRecord,
)
from identity.sign_in.steps import Step, step
from identity.users.hashing import new_digest


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
    if user.is_suspended:
        raise AccountSuspended
    if verification.needs_upgrade:
        await upgrade_digest(user, await new_digest(password))
    record = PasswordRecord(identifier=identifier, verified=True, user_id=user.id)
    current.state.put(record)
    return record.id
