"""What a person decides about second factors on the way in: adding one, or going on without."""

import msgspec

from identity.credentials import rules as credential_rules
from identity.credentials.inputs import FactorType
from identity.sign_in import collecting, factor_rules, factors
from identity.sign_in.errors import (
    EmailExistsInProfile,
    NotForForgottenPassword,
    NotVerified,
    PhoneExistsInProfile,
    PolicyNotUserControlled,
    VerificationNotFound,
)
from identity.sign_in.events import StepName
from identity.sign_in.factor_proofs import identified, require_enabled
from identity.sign_in.factor_rules import BACKUP_CODE, EMAIL_CODE, PHONE_CODE, TOTP, WEB_AUTHN
from identity.sign_in.records import (
    BackupCodeRecord,
    EmailCodeRecord,
    InteractionEvent,
    PhoneCodeRecord,
    Record,
    TotpRecord,
    WebAuthnRecord,
)
from identity.sign_in.standing import standing_of
from identity.sign_in.steps import Step, step
from identity.sign_in.trusting import refusal_of_trust
from identity.users.errors import EmailTaken, PhoneTaken
from identity.users.models import User
from identity.users.queries import user_by_identifier

_STEPS = {
    TOTP: StepName.BIND_TOTP,
    WEB_AUTHN: StepName.BIND_WEB_AUTHN,
    BACKUP_CODE: StepName.BIND_BACKUP_CODE,
    EMAIL_CODE: StepName.BIND_EMAIL_CODE,
    PHONE_CODE: StepName.BIND_PHONE_CODE,
}
_RECORDS: dict[str, type[Record]] = {
    TOTP: TotpRecord,
    WEB_AUTHN: WebAuthnRecord,
    BACKUP_CODE: BackupCodeRecord,
    EMAIL_CODE: EmailCodeRecord,
    PHONE_CODE: PhoneCodeRecord,
}


@step(
    StepName.BIND_TOTP,
    StepName.BIND_WEB_AUTHN,
    StepName.BIND_BACKUP_CODE,
    StepName.BIND_EMAIL_CODE,
    StepName.BIND_PHONE_CODE,
)
async def add_factor(current: Step, kind: str, verification_id: str) -> None:
    """Let the account have a second factor that was verified here; it gets it when the sign-in ends."""
    current.name = _STEPS[kind]
    user = await _deciding(current, by_trust=False)
    require_enabled(current, kind)
    record = current.state.record(verification_id)
    if not isinstance(record, _RECORDS[kind]):
        raise VerificationNotFound
    if isinstance(record, EmailCodeRecord | PhoneCodeRecord):
        await _collect_address(current, user, record)
    else:
        await _require_addable(current, user, kind, record)
    _decide(current, added=(*_others_added(current), record.id), mfa_enabled=True, mfa_skipped=False)


@step(StepName.PROFILE)
async def add_passkey(current: Step, verification_id: str) -> None:
    """Let the account have a passkey to sign in with; it gets it when the sign-in ends."""
    user = await _deciding(current, by_trust=False)
    if not current.settings.passkey_sign_in.enabled:
        require_enabled(current, WEB_AUTHN)
    record = current.state.record(verification_id)
    if not isinstance(record, WebAuthnRecord):
        raise VerificationNotFound
    await _require_addable(current, user, WEB_AUTHN, record)
    _decide(current, added=(*_others_added(current), record.id))


@step(StepName.PROFILE)
async def enable_mfa(current: Step) -> None:
    """Want to be asked for a second factor."""
    await _deciding(current)
    _decide(current, mfa_enabled=True, mfa_skipped=False)


@step(StepName.PROFILE)
async def refuse_mfa(current: Step) -> None:
    """Go on without a second factor, where that is up to the person."""
    user = await _deciding(current)
    standing = await standing_of(user)
    if factor_rules.is_demanded(current.settings, current.state.interaction_event, standing):
        raise PolicyNotUserControlled
    _decide(current, mfa_enabled=False, mfa_skipped=True)


@step(StepName.PROFILE)
async def refuse_suggestion(current: Step) -> None:
    """Go on without a factor beside those that there are."""
    await _deciding(current)
    _decide(current, additional_mfa_suggestion_skipped=True)


@step(StepName.PROFILE)
async def refuse_passkey(current: Step) -> None:
    """Go on without a passkey."""
    await _deciding(current)
    _decide(current, passkey_skipped=True)


@step(StepName.PROFILE)
async def trust_device(current: Step) -> None:
    """Not to be asked for a second factor in this browser for a while, having shown one in this sign-in."""
    user = await _deciding(current)
    if refusal := await refusal_of_trust(current, user):
        raise refusal
    _decide(current, is_device_trusted=True)


async def _deciding(current: Step, *, by_trust: bool = True) -> User:
    """The identified person, who has shown what they have so far: nobody else adds to it or takes from it. A browser
    that is trusted adds nothing that would outlive the trust."""
    if current.state.interaction_event is InteractionEvent.FORGOT_PASSWORD:
        raise NotForForgottenPassword
    user = identified(current)
    await factors.require_verified(current, user, by_trust=by_trust)
    return user


async def _collect_address(current: Step, user: User, record: EmailCodeRecord | PhoneCodeRecord) -> None:
    """An address of one's own is a factor already; a new one is added to the account that has none."""
    is_email = isinstance(record, EmailCodeRecord)
    own = user.primary_email if is_email else user.primary_phone
    if not record.verified:
        raise NotVerified
    if own is None:
        if await user_by_identifier(record.identifier.type, record.identifier.value):
            raise EmailTaken if is_email else PhoneTaken
        await collecting.collect(current, record)
    elif own.lower() != record.identifier.value.lower():
        raise EmailExistsInProfile if is_email else PhoneExistsInProfile


async def _require_addable(current: Step, user: User, kind: str, record: Record) -> None:
    if kind not in factor_rules.new_kinds([record], user):
        raise NotVerified
    standing = await standing_of(user)
    present = standing.with_addresses(user) & {*FactorType, *current.settings.mfa.factors}
    credential_rules.require_addable(
        FactorType(kind), present | factor_rules.added_kinds(current.state, user)
    )


def _others_added(current: Step) -> list[str]:
    """Those that are still there: a verification that another replaced is none any more."""
    return [each for each in current.state.mfa.added if current.state.record(each)]


def _decide(current: Step, **decisions: object) -> None:
    current.state.mfa = msgspec.structs.replace(current.state.mfa, **decisions)
