"""A name and a password for a new account."""

import msgspec

from identity.sign_in import rules
from identity.sign_in.events import StepName
from identity.sign_in.new_passwords import require_acceptable
from identity.sign_in.queries import is_username_taken
from identity.sign_in.records import (
    Identifier,
    InteractionEvent,
    NewPasswordIdentityRecord,
)
from identity.sign_in.steps import Step, step
from identity.users.errors import UsernameTaken
from identity.users.hashing import new_digest


@step(StepName.NEW_PASSWORD_IDENTITY)
async def propose_identity(current: Step, username: str, password: str) -> str:
    """Check a name and a password for a new account; the id of the verification."""
    # Where nobody can register, nobody learns here which names are taken.
    rules.require_mode(current.settings, InteractionEvent.REGISTER)
    rules.require_username(current.settings, username)
    if await is_username_taken(current.settings, username):
        raise UsernameTaken
    collected = msgspec.structs.replace(current.state.profile, username=username)
    await require_acceptable(current.settings, password, collected=collected)
    digest = await new_digest(password)
    record = NewPasswordIdentityRecord(
        identifier=Identifier("username", username),
        password_digest=digest.digest,
        password_algorithm=digest.algorithm,
    )
    current.state.put(record)
    return record.id
