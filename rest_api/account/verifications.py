"""Proofs over REST: that it is really the account's owner, or that something new is theirs."""

from typing import Any

from msgspec import UNSET

from identity.account import passkey_actions, social_actions, verification_actions
from identity.connectors.delivery import Channel
from identity.credentials.passkeys import RelyingParty
from identity.kernel.actor import Actor
from rest_api.account.bodies import (
    EmailIdentifier,
    GivenCodeBody,
    OwnPasswordBody,
    PasskeyAnswerBody,
    PhoneIdentifier,
    SentCodeBody,
    SocialAnswerBody,
    SocialBody,
)
from rest_api.account.views import (
    PasskeyVerificationView,
    SocialVerificationView,
    VerificationView,
    VerifiedView,
    passkey_verification_view,
    social_verification_view,
    verification_view,
)

_CREDENTIAL = {"type": "public-key"}  # what the contract calls by the factor's name


async def create_verification_by_password(actor: Actor, body: OwnPasswordBody) -> VerificationView:
    """Prove who one is by the password."""
    return verification_view(await verification_actions.verify_own_password(actor, body.password))


async def create_verification_by_verification_code(
    actor: Actor, body: SentCodeBody, languages: list[str]
) -> VerificationView:
    """Have a code sent."""
    template = None if body.template_type is UNSET else body.template_type
    channel, value = _address(body.identifier)
    return verification_view(
        await verification_actions.send_own_code(actor, channel, value, template, languages)
    )


async def verify_verification_by_verification_code(actor: Actor, body: GivenCodeBody) -> VerifiedView:
    """Give the code that arrived."""
    channel, value = _address(body.identifier)
    return VerifiedView(
        verification_record_id=await verification_actions.verify_own_code(
            actor, channel, value, body.verification_id, body.code
        )
    )


async def create_verification_by_social(actor: Actor, body: SocialBody) -> SocialVerificationView:
    """Begin a visit to a social provider."""
    scope = None if body.scope is UNSET else body.scope
    begun = await social_actions.begin_own_social(
        actor, body.connector_id, body.state, body.redirect_uri, scope
    )
    return social_verification_view(begun)


async def verify_verification_by_social(actor: Actor, body: SocialAnswerBody) -> VerifiedView:
    """Hand in what the provider sent back."""
    record_id = await social_actions.verify_own_social(
        actor, body.verification_record_id, body.connector_data
    )
    return VerifiedView(verification_record_id=record_id)


async def generate_web_authn_registration_options(
    actor: Actor, party: RelyingParty
) -> PasskeyVerificationView:
    """Begin to make a passkey."""
    return passkey_verification_view(await passkey_actions.begin_own_passkey(actor, party))


async def verify_web_authn_registration(
    actor: Actor, body: PasskeyAnswerBody, party: RelyingParty
) -> VerifiedView:
    """Hand in the passkey that the browser made."""
    payload: dict[str, Any] = {**body.payload, **_CREDENTIAL}
    record_id = await passkey_actions.verify_own_passkey(actor, body.verification_record_id, payload, party)
    return VerifiedView(verification_record_id=record_id)


def _address(identifier: EmailIdentifier | PhoneIdentifier) -> tuple[Channel, str]:
    return ("email" if isinstance(identifier, EmailIdentifier) else "phone"), identifier.value
