"""Collecting what an account lacks, and replacing a forgotten password."""

from typing import Any, Literal

import msgspec

from identity.content.profile_field_queries import profile_field_catalog
from identity.credentials.queries import password_matches
from identity.sign_in import factors, rules
from identity.sign_in.collecting import collect
from identity.sign_in.errors import (
    EmailExistsInProfile,
    NotForForgottenPassword,
    NotIdentified,
    PasswordExistsInProfile,
    PhoneExistsInProfile,
    SamePassword,
    UsernameExistsInProfile,
    VerificationNotFound,
    WrongInteractionType,
)
from identity.sign_in.events import StepName
from identity.sign_in.new_passwords import require_acceptable
from identity.sign_in.profile_rules import extra_profile
from identity.sign_in.queries import is_username_taken
from identity.sign_in.records import (
    EmailCodeRecord,
    InteractionEvent,
    PhoneCodeRecord,
    Record,
    SocialRecord,
)
from identity.sign_in.steps import Step, step
from identity.users.errors import EmailTaken, PhoneTaken, UsernameTaken
from identity.users.hashing import new_digest
from identity.users.queries import user_by_identifier

VerifiedKind = Literal["email", "phone", "social"]
_RECORDS: dict[VerifiedKind, type[Record]] = {
    "email": EmailCodeRecord,
    "phone": PhoneCodeRecord,
    "social": SocialRecord,
}


@step(StepName.PROFILE)
async def add_username(current: Step, username: str) -> None:
    """Collect a username for the account."""
    await _require_profile_step(current)
    if current.identified and current.identified.username:
        raise UsernameExistsInProfile
    rules.require_username(current.settings, username)
    if await is_username_taken(current.settings, username):
        raise UsernameTaken
    current.state.profile = msgspec.structs.replace(current.state.profile, username=username)


@step(StepName.PROFILE)
async def add_password(current: Step, password: str) -> None:
    """Collect a password for the account, as its digest."""
    await _require_profile_step(current)
    user = current.identified
    if user and user.password_digest:
        raise PasswordExistsInProfile
    await _collect_password(current, password)


@step(StepName.PROFILE)
async def add_verified(current: Step, kind: VerifiedKind, verification_id: str) -> None:
    """Collect an address or a social identity from a verification of it."""
    await _require_profile_step(current, is_social=kind == "social")
    record = current.state.record(verification_id)
    if not isinstance(record, _RECORDS[kind]):
        raise VerificationNotFound
    rules.require_verified(record)
    if isinstance(record, EmailCodeRecord):
        await _require_free_email(current, record.identifier.value)
    elif isinstance(record, PhoneCodeRecord):
        await _require_free_phone(current, record.identifier.value)
    await collect(current, record)


async def _require_free_email(current: Step, email: str) -> None:
    if current.identified and current.identified.primary_email:
        raise EmailExistsInProfile
    if await user_by_identifier("email", email):
        raise EmailTaken


async def _require_free_phone(current: Step, phone: str) -> None:
    if current.identified and current.identified.primary_phone:
        raise PhoneExistsInProfile
    if await user_by_identifier("phone", phone):
        raise PhoneTaken


@step(StepName.PROFILE)
async def add_extra_profile(current: Step, values: dict[str, Any]) -> None:
    """Collect further details."""
    await _require_profile_step(current)
    fields = await profile_field_catalog()
    current.state.profile = extra_profile(values, current.state.profile, current.identified, fields)


async def _require_profile_step(current: Step, *, is_social: bool = False) -> None:
    state = current.state
    if state.interaction_event is InteractionEvent.FORGOT_PASSWORD:
        raise NotForForgottenPassword
    if state.interaction_event is InteractionEvent.REGISTER:
        if state.user_id is None:
            rules.require_mode(current.settings, state.interaction_event, state.verified_token())
        return
    if current.identified is None:
        raise NotIdentified
    if not is_social:
        await factors.require_verified(current, current.identified)


@step(StepName.PROFILE)
async def replace_password(current: Step, password: str) -> None:
    """Collect a password in place of a forgotten one."""
    if current.state.interaction_event is not InteractionEvent.FORGOT_PASSWORD:
        raise WrongInteractionType
    user = current.identified
    if user is None:
        raise NotIdentified
    await _collect_password(current, password)
    if user.password_digest and (await password_matches(user, password)).matches:
        raise SamePassword


async def _collect_password(current: Step, password: str) -> None:
    profile = current.state.profile
    await require_acceptable(current.settings, password, current.identified, profile)
    digest = await new_digest(password)
    current.state.profile = msgspec.structs.replace(
        profile, password_digest=digest.digest, password_algorithm=digest.algorithm
    )
