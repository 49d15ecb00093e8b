"""Proof by a code to one of the person's own addresses, as second factor."""

from collections.abc import Sequence

from identity.connectors.delivery import Channel
from identity.sign_in.errors import FactorNotEnabled, NobodyToSendTo, VerificationNotFound
from identity.sign_in.events import StepName
from identity.sign_in.factor_proofs import require_enabled
from identity.sign_in.factor_rules import EMAIL_CODE, PHONE_CODE
from identity.sign_in.languages import message_languages, message_subject
from identity.sign_in.lockout import Guess, require_unlocked
from identity.sign_in.records import Identifier, MfaEmailCodeRecord, MfaPhoneCodeRecord
from identity.sign_in.steps import Step, step
from identity.users.models import User
from identity.verification_codes.actions import verify_personal_code
from identity.verification_codes.errors import CodeMismatch
from identity.verification_codes.rules import valid_address
from identity.verification_codes.sending import send_personal_code

PURPOSE = "MfaVerification"
CodeRecord = MfaEmailCodeRecord | MfaPhoneCodeRecord
_RECORDS: dict[Channel, type[CodeRecord]] = {"email": MfaEmailCodeRecord, "phone": MfaPhoneCodeRecord}
_FACTORS: dict[Channel, str] = {"email": EMAIL_CODE, "phone": PHONE_CODE}
_SENT = {"email": StepName.MFA_EMAIL_CODE_SENT, "phone": StepName.MFA_PHONE_CODE_SENT}
_ENTERED = {"email": StepName.MFA_EMAIL_CODE, "phone": StepName.MFA_PHONE_CODE}


@step(StepName.MFA_EMAIL_CODE_SENT, StepName.MFA_PHONE_CODE_SENT)
async def send_own_code(current: Step, channel: Channel, languages: Sequence[str] = ()) -> str:
    """Send the identified person a code to their own address; the id of the verification."""
    current.name = _SENT[channel]
    identifier = _own_identifier(_identified(current), channel)
    require_enabled(current, _FACTORS[channel])
    tags = message_languages(current.settings, current.interaction.parameters, languages)
    recipient = valid_address(channel, identifier.value).recipient
    await send_personal_code(
        current.actor, channel, recipient, PURPOSE,
        interaction_id=current.interaction.id, languages=tags, about=message_subject(current),
    )  # fmt: skip
    record = _RECORDS[channel](identifier=identifier, template_type=PURPOSE)
    current.state.put(record)
    return record.id


@step(StepName.MFA_EMAIL_CODE, StepName.MFA_PHONE_CODE)
async def verify_own_code(current: Step, channel: Channel, verification_id: str, code: str) -> str:
    """Check the code; the id of the verification."""
    current.name = _ENTERED[channel]
    user, record = _identified(current), current.state.record(verification_id)
    if not isinstance(record, _RECORDS[channel]):
        raise VerificationNotFound
    if record.identifier != _own_identifier(user, channel):  # the account has another address by now
        raise VerificationNotFound
    current.guess = guess = Guess(record.identifier, current.settings)
    await require_unlocked(guess)
    recipient = valid_address(channel, record.identifier.value).recipient
    try:
        await verify_personal_code(current.actor, channel, recipient, PURPOSE, current.interaction.id, code)
    except CodeMismatch:
        guess.is_wrong = True
        raise
    current.state.replace(record, verified=True)
    return record.id


def _identified(current: Step) -> User:
    if current.identified is None:
        raise NobodyToSendTo
    return current.identified


def _own_identifier(user: User, channel: Channel) -> Identifier:
    own = user.primary_email if channel == "email" else user.primary_phone
    if own is None:
        raise FactorNotEnabled
    return Identifier(channel, own)
