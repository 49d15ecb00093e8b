"""The steps of a sign-in, in the order in which a person takes them."""

from typing import Any

import msgspec

from identity.credentials.changes import upgrade_digest
from identity.credentials.errors import InvalidCredentials
from identity.credentials.queries import password_matches
from identity.sign_in import completion, rules
from identity.sign_in.completion import Submission
from identity.sign_in.errors import (
    AccountSuspended,
    CaptchaFailed,
    IdentityConflict,
    NotAWayToReplacePassword,
    NotForForgottenPassword,
    NotIdentified,
    NotVerified,
    PasswordExistsInProfile,
    TooManyAttempts,
    UsernameExistsInProfile,
    UserNotFound,
    VerificationIdRequired,
    VerificationNotFound,
    WrongInteractionType,
)
from identity.sign_in.events import StepName
from identity.sign_in.lockout import Guess, owner
from identity.sign_in.new_passwords import require_acceptable
from identity.sign_in.queries import is_username_taken
from identity.sign_in.records import (
    Identifier,
    InteractionEvent,
    NewPasswordIdentityRecord,
    PasswordRecord,
    Profile,
    State,
)
from identity.sign_in.steps import Step, step
from identity.users.errors import UsernameTaken
from identity.users.hashing import new_digest
from identity.users.models import User
from identity.users.queries import user_by_id


@step(StepName.CREATE)
async def start(current: Step, event: InteractionEvent, captcha_token: str | None = None) -> None:
    """Begin anew, whatever was there. No captcha provider exists, so that no captcha can be right."""
    ip = current.caller.origin.ip
    current.state = State(event, sign_in_context={"ip": ip} if ip else None)
    if captcha_token is not None:
        raise CaptchaFailed


@step(StepName.UPDATE)
async def switch_event(current: Step, event: InteractionEvent) -> None:
    """Go on as a registration instead of a sign-in, or the other way round."""
    state = current.state
    rules.require_switchable(state.interaction_event, event)
    rules.require_mode(current.settings, event)
    if event is not state.interaction_event:
        # Whoever was identified has to be again: a registration asks for fewer proofs than a sign-in.
        state.interaction_event, state.profile, state.user_id = event, Profile(), None


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


@step(StepName.NEW_PASSWORD_IDENTITY)
async def propose_identity(current: Step, username: str, password: str) -> str:
    """Check a name and a password for a new account; the id of the verification."""
    # Where nobody can register, nobody learns here which names are taken.
    rules.require_mode(current.settings, InteractionEvent.REGISTER)
    rules.require_username(current.settings, username)
    if await is_username_taken(current.settings, username):
        raise UsernameTaken
    require_acceptable(current.settings, password, username=username)
    digest = await new_digest(password)
    record = NewPasswordIdentityRecord(
        identifier=Identifier("username", username),
        password_digest=digest.digest,
        password_algorithm=digest.algorithm,
    )
    current.state.put(record)
    return record.id


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


@step(StepName.PROFILE)
async def add_username(current: Step, username: str) -> None:
    """Collect a username for the account."""
    _require_profile_step(current)
    if current.identified and current.identified.username:
        raise UsernameExistsInProfile
    rules.require_username(current.settings, username)
    if await is_username_taken(current.settings, username):
        raise UsernameTaken
    current.state.profile = msgspec.structs.replace(current.state.profile, username=username)


@step(StepName.PROFILE)
async def add_password(current: Step, password: str) -> None:
    """Collect a password for the account, as its digest."""
    _require_profile_step(current)
    user = current.identified
    if user and user.password_digest:
        raise PasswordExistsInProfile
    require_acceptable(current.settings, password, user, current.state.profile.username)
    digest = await new_digest(password)
    current.state.profile = msgspec.structs.replace(
        current.state.profile, password_digest=digest.digest, password_algorithm=digest.algorithm
    )


@step(StepName.PROFILE)
async def add_verified(current: Step, verification_id: str) -> None:
    """Collect an address or a social identity from a verification of it; no kind of those exists."""
    _require_profile_step(current)
    raise VerificationNotFound


@step(StepName.PROFILE)
async def add_extra_profile(current: Step, values: dict[str, Any]) -> None:
    """Collect further details."""
    _require_profile_step(current)
    current.state.profile = rules.extra_profile(values, current.state.profile, current.identified)


def _require_profile_step(current: Step) -> None:
    event = current.state.interaction_event
    if event is InteractionEvent.FORGOT_PASSWORD:
        raise NotForForgottenPassword
    if current.state.user_id is not None:
        return
    if event is InteractionEvent.SIGN_IN:
        raise NotIdentified
    rules.require_mode(current.settings, event)


@step(StepName.PROFILE)
async def replace_password(current: Step, password: str) -> None:
    """Replace a forgotten password; nobody can be identified for that without a verification code."""
    if current.state.interaction_event is not InteractionEvent.FORGOT_PASSWORD:
        raise WrongInteractionType
    raise NotIdentified


@step(StepName.SUBMIT)
async def submit(current: Step, session_token: str | None = None) -> Submission:
    """Sign the identified person in; the secret is of the session that the browser has so far."""
    rules.require_captcha(current.settings, current.state)
    if current.state.user_id is None:
        raise NotIdentified
    return await completion.sign_in(current.actor, current, session_token)
