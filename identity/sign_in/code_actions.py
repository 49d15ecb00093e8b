"""Proof by a code that was sent to an address: the address is the person's own."""

from collections.abc import Sequence
from dataclasses import replace

from identity.connectors.delivery import Channel
from identity.experience.email_blocklist import require_allowed_email
from identity.sign_in import rules
from identity.sign_in.errors import TooManyAttempts, VerificationNotFound
from identity.sign_in.events import StepName
from identity.sign_in.languages import message_languages, message_subject
from identity.sign_in.lockout import Guess, owner
from identity.sign_in.records import (
    EmailCodeRecord,
    Identifier,
    InteractionEvent,
    PhoneCodeRecord,
)
from identity.sign_in.steps import Step, step
from identity.verification_codes.actions import verify_personal_code
from identity.verification_codes.errors import CodeMismatch
from identity.verification_codes.rules import valid_address
from identity.verification_codes.sending import send_hidden_code, send_personal_code

CodeRecord = EmailCodeRecord | PhoneCodeRecord
_RECORDS: dict[Channel, type[CodeRecord]] = {"email": EmailCodeRecord, "phone": PhoneCodeRecord}
_SENT = {"email": StepName.EMAIL_CODE_SENT, "phone": StepName.PHONE_CODE_SENT}
_ENTERED = {"email": StepName.EMAIL_CODE, "phone": StepName.PHONE_CODE}


@step(StepName.EMAIL_CODE_SENT, StepName.PHONE_CODE_SENT)
async def send_code(
    current: Step, identifier: Identifier, event: InteractionEvent, languages: Sequence[str] = ()
) -> str:
    """Send a code for a sign-in, a registration or a new password; the id of the verification."""
    channel = rules.channel_of(identifier)
    current.name = _SENT[channel]
    address = valid_address(channel, identifier.value)
    rules.require_same_purpose(current.state.interaction_event, event)
    if current.state.user_id is None:
        rules.require_captcha(current.settings, current.state)
    if event is InteractionEvent.REGISTER and channel == "email":
        require_allowed_email(current.settings.email_blocklist_policy, address.recipient)
    await _send(current, Identifier(channel, address.recipient), event, languages)
    record = _RECORDS[channel](identifier=Identifier(channel, address.recipient), template_type=str(event))
    current.state.put(record)
    return record.id


async def _send(
    current: Step, identifier: Identifier, event: InteractionEvent, languages: Sequence[str]
) -> None:
    """Where it is hidden who has an account, an answer for somebody looks and takes like one for nobody."""
    channel, interaction = rules.channel_of(identifier), current.interaction
    tags = message_languages(current.settings, interaction.parameters, languages)
    about = message_subject(current)
    if current.state.user_id is None and rules.hides_accounts(current.settings, event, current.state):
        _, user = await owner(Guess(identifier, current.settings))
        await send_hidden_code(
            current.actor, channel, identifier.value, str(event), is_sent=user is not None,
            interaction_id=interaction.id, languages=tags, about=replace(about, user=user),
        )  # fmt: skip
        return
    await send_personal_code(
        current.actor, channel, identifier.value, str(event),
        interaction_id=interaction.id, languages=tags, about=about,
    )  # fmt: skip


@step(StepName.EMAIL_CODE, StepName.PHONE_CODE)
async def verify_code(current: Step, identifier: Identifier, verification_id: str, code: str) -> str:
    """Check a code; the id of the verification."""
    channel = rules.channel_of(identifier)
    current.name = _ENTERED[channel]
    address = valid_address(channel, identifier.value)
    record = current.state.record(verification_id)
    if not isinstance(record, _RECORDS[channel]) or record.identifier.value != address.recipient:
        raise VerificationNotFound
    current.guess = guess = Guess(record.identifier, current.settings)
    is_locked, _ = await owner(guess)
    if is_locked:
        raise TooManyAttempts(minutes=current.settings.sentinel_policy.lockout_minutes)
    try:
        await verify_personal_code(
            current.actor, channel, address.recipient, record.template_type, current.interaction.id, code
        )
    except CodeMismatch:
        guess.is_wrong = True
        raise
    current.state.replace(record, verified=True)
    return record.id
