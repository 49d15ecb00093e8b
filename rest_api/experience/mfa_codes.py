"""Codes to one's own addresses as second factor, over HTTP."""

from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from identity.connectors.delivery import Channel
from identity.sign_in import mfa_code_actions
from rest_api.experience.answers import actor_of, step_route, verification
from rest_api.experience.bodies import body_of
from rest_api.experience.cookies import interaction_id
from rest_api.experience.factor_bodies import SendOwnCodeBody, VerifyOwnCodeBody
from rest_api.requests import languages_of


async def send(request: Request) -> Response:
    """POST /experience/verification/mfa-verification-code"""
    current = await interaction_id(request)
    body: SendOwnCodeBody = await body_of(request, SendOwnCodeBody)
    return verification(
        await mfa_code_actions.send_own_code(
            actor_of(request), current, _channel(body), languages_of(request)
        )
    )


async def verify(request: Request) -> Response:
    """POST /experience/verification/mfa-verification-code/verify"""
    current = await interaction_id(request)
    body: VerifyOwnCodeBody = await body_of(request, VerifyOwnCodeBody)
    return verification(
        await mfa_code_actions.verify_own_code(
            actor_of(request), current, _channel(body), body.verification_id, body.code
        )
    )


def _channel(body: SendOwnCodeBody | VerifyOwnCodeBody) -> Channel:
    return cast(Channel, body.identifier_type.lower())


routes = [
    step_route("POST", "/verification/mfa-verification-code", send),
    step_route("POST", "/verification/mfa-verification-code/verify", verify),
]
