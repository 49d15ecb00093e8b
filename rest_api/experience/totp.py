"""Authenticator apps, over HTTP."""

from starlette.requests import Request
from starlette.responses import Response

from identity.sign_in import totp_actions
from rest_api.experience.answers import actor_of, step_route, verification
from rest_api.experience.bodies import body_of
from rest_api.experience.cookies import interaction_id
from rest_api.experience.factor_bodies import TotpCodeBody


async def create_secret(request: Request) -> Response:
    """POST /experience/verification/totp/secret"""
    made = await totp_actions.create_totp(actor_of(request), await interaction_id(request))
    return verification(made.verification_id, secret=made.secret, secretQrCode=made.qr_code)


async def verify(request: Request) -> Response:
    """POST /experience/verification/totp/verify"""
    current = await interaction_id(request)
    body: TotpCodeBody = await body_of(request, TotpCodeBody)
    found = await totp_actions.verify_totp(actor_of(request), current, body.code, body.verification_id)
    return verification(found)


routes = [
    step_route("POST", "/verification/totp/secret", create_secret),
    step_route("POST", "/verification/totp/verify", verify),
]
