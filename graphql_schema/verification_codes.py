"""Mutations of verification codes."""

from datetime import datetime
from enum import Enum

import strawberry

from graphql_schema.mutations import mutation
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.verification_codes import actions
from identity.verification_codes.sending import send_verification_code as send


@strawberry.enum(description="The ways by which messages reach people.")
class MessageChannel(Enum):
    EMAIL = "email"
    PHONE = "phone"


@strawberry.input
class SendVerificationCodeInput:
    channel: MessageChannel
    recipient: str = strawberry.field(description="An e-mail address, or a telephone number in digits.")


@strawberry.input
class VerifyVerificationCodeInput:
    channel: MessageChannel
    recipient: str
    code: str


@mutation(Permission.VERIFICATION_CODES_SEND, expires_at=datetime)
async def send_verification_code(actor: Actor, input: SendVerificationCodeInput) -> datetime:
    """Send a code of six digits to an address; at most ten in ten minutes."""
    return (await send(actor, input.channel.value, input.recipient)).expires_at


@mutation(Permission.VERIFICATION_CODES_SEND, is_verified=bool)
async def verify_verification_code(actor: Actor, input: VerifyVerificationCodeInput) -> bool:
    """Check the code that was sent to an address last; it counts once."""
    await actions.verify_verification_code(actor, input.channel.value, input.recipient, input.code)
    return True
