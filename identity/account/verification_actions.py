"""What people can do to show that it is really them: give their password, or a code that was sent to them."""

from collections.abc import Sequence
from typing import Literal

from identity.account.access import PROVING, own_account_to_change
from identity.account.errors import VerificationRecordNotFound
from identity.account.events import OwnVerificationBegun, OwnVerificationCompleted, OwnVerificationFailed
from identity.account.guessing import require_unlocked, wrong_answer
from identity.account.records import (
    CODE_TYPES,
    PASSWORD,
    BegunVerification,
    begin_record,
    complete_record,
    new_record_id,
    open_record,
)
from identity.connectors.delivery import Channel
from identity.credentials.changes import upgrade_digest
from identity.credentials.errors import InvalidCredentials
from identity.credentials.queries import password_matches
from identity.experience.message_variables import About
from identity.kernel.action import SIGNED_IN, action, prepared_action
from identity.kernel.actor import Actor
from identity.security.passwords import PasswordDigest, Verification
from identity.sign_in.events import IdentifierLocked
from identity.users.hashing import new_digest
from identity.users.models import User
from identity.users.queries import user_by_id
from identity.verification_codes import rules
from identity.verification_codes.changes import consume_code
from identity.verification_codes.errors import CodeMismatch
from identity.verification_codes.events import VerificationCodeConsumed
from identity.verification_codes.sending import send_personal_code

BINDING = "BindNewIdentifier"
Template = Literal["BindMfa", "UserPermissionValidation"]


async def _checked(actor: Actor, password: str) -> tuple[User | None, Verification, PasswordDigest | None]:
    own = await own_account_to_change(actor)
    await require_unlocked(own.user_id)
    user = await user_by_id(own.user_id)
    verification = await password_matches(user, password)
    is_outdated = verification.matches and verification.needs_upgrade
    return user, verification, await new_digest(password) if is_outdated else None


@prepared_action(
    needs=SIGNED_IN,
    prepare=_checked,
    announces=(OwnVerificationCompleted, OwnVerificationFailed, IdentifierLocked),
)
async def verify_own_password(
    actor: Actor, checked: tuple[User | None, Verification, PasswordDigest | None], password: str
) -> BegunVerification:
    """Prove who one is by the password; wrong ones are counted."""
    own = await own_account_to_change(actor)
    user, verification, better = checked
    await require_unlocked(own.user_id)  # while this one was checked others may have been wrong often enough
    if user is None or not verification.matches:
        raise await wrong_answer(own.user_id, PASSWORD, InvalidCredentials())
    if better:
        await upgrade_digest(user, better)
    return await begin_record(own, PASSWORD, is_verified=True)


async def send_own_code(
    actor: Actor,
    channel: Channel,
    recipient: str,
    template: Template | None = None,
    languages: Sequence[str] = (),
) -> BegunVerification:
    """Send a code, which proves who somebody is when the address is their own, and else that it is theirs."""
    own = await own_account_to_change(actor)
    await require_unlocked(own.user_id)
    address, record_id = rules.valid_address(channel, recipient), new_record_id()
    user = await user_by_id(own.user_id)
    is_own = user is not None and address.recipient in {
        (user.primary_email or "").lower(),
        user.primary_phone,
    }
    purpose: str = (template or PROVING) if is_own else BINDING
    await send_personal_code(
        actor,
        channel,
        recipient,
        purpose,
        interaction_id=record_id,
        languages=languages,
        about=About(user=user),
    )
    return await begin_code_verification(actor, record_id, channel, address.recipient, purpose)


@action(needs=SIGNED_IN, announces=OwnVerificationBegun)
async def begin_code_verification(
    actor: Actor, record_id: str, channel: Channel, recipient: str, purpose: str
) -> BegunVerification:
    """Keep that a code was sent."""
    own = await own_account_to_change(actor)
    return await begin_record(
        own, CODE_TYPES[channel], record_id=record_id, purpose=purpose, address=recipient
    )


@action(
    needs=SIGNED_IN,
    announces=(
        OwnVerificationCompleted,
        OwnVerificationFailed,
        VerificationCodeConsumed,
        IdentifierLocked,
    ),
)
async def verify_own_code(actor: Actor, channel: Channel, recipient: str, record_id: str, code: str) -> str:
    """Give the code that was sent; the id of the proof. A code counts for its own verification alone."""
    own = await own_account_to_change(actor)
    await require_unlocked(own.user_id)
    address = rules.valid_address(channel, recipient)
    row = await open_record(own, CODE_TYPES[channel], record_id)
    if row.address != address.recipient or row.purpose is None:
        raise VerificationRecordNotFound
    try:
        await consume_code(address, row.purpose, code, row.id)
    except CodeMismatch as refusal:
        raise await wrong_answer(own.user_id, row.type, refusal, row.id) from None
    await complete_record(row)
    return row.id
