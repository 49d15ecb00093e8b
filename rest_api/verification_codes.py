"""Verification codes over REST."""

from typing import Literal

from msgspec import UNSET

from identity.kernel.actor import Actor
from identity.verification_codes import actions
from identity.verification_codes.sending import send_verification_code
from rest_api.bodies.verification_codes import RecipientBody, VerificationCodeBody
from rest_api.guard import InvalidInput


async def create_verification_code(actor: Actor, body: RecipientBody) -> None:
    """Send a code to an e-mail address or a telephone number."""
    await send_verification_code(actor, *_address(body))


async def verify_verification_code(actor: Actor, body: VerificationCodeBody) -> None:
    """Check the code that was sent last."""
    await actions.verify_verification_code(actor, *_address(body), body.verification_code)


def _address(body: RecipientBody | VerificationCodeBody) -> tuple[Literal["email", "phone"], str]:
    if body.email is not UNSET:
        return "email", body.email
    if body.phone is not UNSET:
        return "phone", body.phone
    raise InvalidInput([{"code": "invalid_union", "path": [], "message": "Give `email` or `phone`"}])
