"""Who it is that signs in, by what was proved; or the account is made."""

from identity.experience.connected import known_connected
from identity.experience.queries import sign_up_fields
from identity.experience.rules import recovery_kinds
from identity.sign_in import completion, federation, rules
from identity.sign_in.collecting import collect
from identity.sign_in.enterprise import require_no_enterprise
from identity.sign_in.errors import (
    AccountSuspended,
    IdentityConflict,
    MissingProfile,
    NotAWayToReplacePassword,
    NotVerified,
    UserNotFound,
    VerificationIdRequired,
    VerificationNotFound,
)
from identity.sign_in.events import StepName
from identity.sign_in.grounds import ground_of, password_age
from identity.sign_in.profile_rules import require_profile
from identity.sign_in.records import (
    EmailCodeRecord,
    EnterpriseSsoRecord,
    InteractionEvent,
    OneTimeTokenRecord,
    PasswordRecord,
    PhoneCodeRecord,
    Record,
    SignInPasskeyRecord,
    SocialRecord,
)
from identity.sign_in.steps import Step, step
from identity.users.models import User
from identity.users.queries import user_by_id, user_by_identifier


@step(StepName.IDENTIFIER)
async def identify(current: Step, verification_id: str | None, *, links_social: bool = False) -> bool:
    """Take a verified person as the one who signs in, or make the account; whether one was made. A social account may
    be linked to the account that has the same address, if the person wants that."""
    if current.state.interaction_event is InteractionEvent.REGISTER:
        await _register(current, verification_id)
        return True
    if verification_id is None:
        raise VerificationIdRequired
    await _identify(current, verification_id, links_social=links_social)
    return False


async def _identify(current: Step, verification_id: str, *, links_social: bool) -> None:
    state = current.state
    record = state.record(verification_id)
    rules.require_meant(state.interaction_event, record)
    rules.require_mode(current.settings, state.interaction_event, record)
    if record is None:
        raise VerificationNotFound
    if state.interaction_event is InteractionEvent.FORGOT_PASSWORD:
        await _require_recovery(current, record)
    else:
        rules.require_method(current.settings, record)
        await require_no_enterprise(current, record)
    user = await _account(current, record, links_social=links_social)
    if state.user_id not in (None, user.id):
        raise IdentityConflict
    state.user_id, state.identified_by, state.ground = user.id, record.id, ground_of(record)
    if isinstance(record, OneTimeTokenRecord) and record.organization_ids:
        state.join(record.organization_ids)


async def _require_recovery(current: Step, record: Record) -> None:
    """A forgotten password is replaced by a code to an address of a kind that the settings name."""
    kinds = recovery_kinds(current.settings, (await known_connected()).kinds)
    if not isinstance(record, EmailCodeRecord | PhoneCodeRecord) or record.identifier.type not in kinds:
        raise NotAWayToReplacePassword
    await require_no_enterprise(current, record)


async def _account(current: Step, record: Record, *, links_social: bool) -> User:
    """The person whose proof it is, if it is complete and they may sign in."""
    if not rules.is_verified(record):
        raise NotVerified
    user = await _owner(current, record, links_social=links_social)
    if user is None:
        raise UserNotFound
    if user.is_suspended:
        raise AccountSuspended
    if isinstance(record, PasswordRecord) and record.password_age != password_age(user):
        raise NotVerified  # it was right, and is another by now
    return user


async def _owner(current: Step, record: Record, *, links_social: bool) -> User | None:
    if isinstance(record, SocialRecord | EnterpriseSsoRecord):
        return await federation.account_of(current, record, links=links_social)
    if isinstance(record, PasswordRecord | SignInPasskeyRecord):
        is_read = current.user and current.user.id == record.user_id
        return current.user if is_read else await user_by_id(record.user_id or "")
    if isinstance(record, EmailCodeRecord | PhoneCodeRecord | OneTimeTokenRecord):
        return await user_by_identifier(record.identifier.type, record.identifier.value)
    raise NotVerified


async def _register(current: Step, verification_id: str | None) -> None:
    state = current.state
    if state.user_id:
        raise IdentityConflict
    record = state.record(verification_id) if verification_id is not None else None
    if verification_id is not None:
        if record is None:
            raise VerificationNotFound
        rules.require_meant(state.interaction_event, record)
        await collect(current, record)
        state.identified_by = record.id
    rules.require_mode(current.settings, InteractionEvent.REGISTER, state.identifying_record())
    rules.require_captcha(current.settings, state)
    if record is not None:
        await require_no_enterprise(current, record)
    try:
        require_profile(current.settings, None, state, await sign_up_fields(current.settings))
    except MissingProfile:  # what was collected so far is needed again when the rest is there
        current.is_state_kept = True
        raise
    await completion.register(current.actor, current)
