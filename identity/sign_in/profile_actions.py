"""Collecting what an account lacks, and replacing a forgotten password."""

from typing import Any

import msgspec

from identity.sign_in import rules
from identity.sign_in.errors import (
    NotForForgottenPassword,
    NotIdentified,
    PasswordExistsInProfile,
    UsernameExistsInProfile,
    VerificationNotFound,
    WrongInteractionType,
)
from identity.sign_in.events import StepName
from identity.sign_in.new_passwords import require_acceptable
from identity.sign_in.queries import is_username_taken
from identity.sign_in.records import (
    InteractionEvent,
)
from identity.sign_in.steps import Step, step
from identity.users.errors import UsernameTaken
from identity.users.hashing import new_digest


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
    await require_acceptable(current.settings, password, user, current.state.profile.username)
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
