"""What a person decides about second factors, over HTTP."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from identity.kernel.actor import Actor
from identity.sign_in import factor_actions
from rest_api.experience.answers import Handler, actor_of, nothing, step_route
from rest_api.experience.bodies import body_of
from rest_api.experience.cookies import interaction_id
from rest_api.experience.factor_bodies import AddedPasskeyBody, FactorBody


async def add_factor(request: Request) -> Response:
    """POST /experience/profile/mfa"""
    current = await interaction_id(request)
    body: FactorBody = await body_of(request, FactorBody)
    await factor_actions.add_factor(actor_of(request), current, body.type, body.verification_id)
    return nothing()


async def add_passkey(request: Request) -> Response:
    """POST /experience/profile/mfa/passkey"""
    current = await interaction_id(request)
    body: AddedPasskeyBody = await body_of(request, AddedPasskeyBody)
    await factor_actions.add_passkey(actor_of(request), current, body.verification_id)
    return nothing()


def _deciding(decide: Callable[[Actor, str], Awaitable[None]]) -> Handler:
    async def decided(request: Request) -> Response:
        await decide(actor_of(request), await interaction_id(request))
        return nothing()

    return decided


routes = [
    step_route("POST", "/profile/mfa", add_factor),
    step_route("POST", "/profile/mfa/passkey", add_passkey),
    step_route("POST", "/profile/mfa/mfa-enabled", _deciding(factor_actions.enable_mfa)),
    step_route("POST", "/profile/mfa/mfa-skipped", _deciding(factor_actions.refuse_mfa)),
    step_route("POST", "/profile/mfa/mfa-suggestion-skipped", _deciding(factor_actions.refuse_suggestion)),
    step_route("POST", "/profile/mfa/passkey-skipped", _deciding(factor_actions.refuse_passkey)),
    step_route("POST", "/profile/mfa/trusted-device", _deciding(factor_actions.trust_device)),
]
