"""Who it is that signs in, by what was proved; or the account is made."""

import msgspec

from identity.sign_in import completion, rules
from identity.sign_in.errors import (
    AccountSuspended,
    IdentityConflict,
    NotAWayToReplacePassword,
    NotVerified,
    UserNotFound,
    VerificationIdRequired,
    VerificationNotFound,
)
from identity.sign_in.events import StepName
from identity.sign_in.records import (
    InteractionEvent,
    NewPasswordIdentityRecord,
    PasswordRecord,
    State,
)
from identity.sign_in.steps import Step, step
from identity.users.models import User
from identity.users.queries import user_by_id


@step(StepName.IDENTIFIER)
async def identify(current: Step, verification_id: str | None) -> bool:
    """Take a verified person as the one who signs in, or make the account; whether one was made."""
    if current.state.interaction_event is InteractionEvent.REGISTER:
        await _register(current, verification_id)
        return True
    if verification_id is None:
        raise VerificationIdRequired
    await _identify(current, verification_id)
    return False


async def _identify(current: Step, verification_id: str) -> None:
    state = current.state
    rules.require_mode(current.settings, state.interaction_event)
    record = state.record(verification_id)
    if record is None:
        raise VerificationNotFound
    if state.interaction_event is InteractionEvent.FORGOT_PASSWORD:
        raise NotAWayToReplacePassword
    if not isinstance(record, PasswordRecord | NewPasswordIdentityRecord):
        raise NotVerified
    rules.require_password_method(current.settings, record.identifier.type)
    if not isinstance(record, PasswordRecord) or not record.verified:
        raise NotVerified
    user = await _account(current, record.user_id)
    if state.user_id not in (None, user.id):
        raise IdentityConflict
    state.user_id = user.id


async def _account(current: Step, user_id: str) -> User:
    user = current.user if current.user and current.user.id == user_id else await user_by_id(user_id)
    if user is None:
        raise UserNotFound
    if user.is_suspended:
        raise AccountSuspended
    return user


async def _register(current: Step, verification_id: str | None) -> None:
    state = current.state
    if state.user_id:
        raise IdentityConflict
    if verification_id is not None:
        _collect_identity(state, verification_id)
    rules.require_mode(current.settings, InteractionEvent.REGISTER)
    rules.require_captcha(current.settings, state)
    rules.require_profile(current.settings, None, state.profile)
    await completion.register(current.actor, current)


def _collect_identity(state: State, verification_id: str) -> None:
    record = state.record(verification_id)
    if record is None:
        raise VerificationNotFound
    if not isinstance(record, NewPasswordIdentityRecord):
        raise NotVerified
    state.profile = msgspec.structs.replace(
        state.profile,
        username=record.identifier.value,
        password_digest=record.password_digest,
        password_algorithm=record.password_algorithm,
    )
