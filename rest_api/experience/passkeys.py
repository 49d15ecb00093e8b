"""Passkeys, as second factor and to sign in with, over HTTP."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from identity.sign_in import passkey_actions, web_authn_actions
from identity.sign_in.records import Identifier
from rest_api.experience.answers import actor_of, json_answer, step_route, verification
from rest_api.experience.bodies import body_of
from rest_api.experience.cookies import interaction_id
from rest_api.experience.factor_bodies import (
    AuthenticationBody,
    NewCredential,
    PasskeyBody,
    PasskeyIdentifierBody,
    RegistrationBody,
    ShownCredential,
)
from rest_api.experience.relying_party import relying_party


def _credential(payload: NewCredential | ShownCredential) -> dict[str, Any]:
    """As browsers name it: the contract calls its type by the factor's name."""
    credential: dict[str, Any] = msgspec.to_builtins(payload)
    return credential | {"type": "public-key"}


async def begin_registration(request: Request) -> Response:
    """POST /experience/verification/web-authn/registration"""
    found, options = await web_authn_actions.begin_registration(
        actor_of(request), await interaction_id(request), relying_party(request)
    )
    return verification(found, registrationOptions=options)


async def verify_registration(request: Request) -> Response:
    """POST /experience/verification/web-authn/registration/verify"""
    current = await interaction_id(request)
    body: RegistrationBody = await body_of(request, RegistrationBody)
    payload = _credential(body.payload)
    return verification(
        await web_authn_actions.verify_registration(
            actor_of(request), current, body.verification_id, payload, relying_party(request)
        )
    )


async def begin_authentication(request: Request) -> Response:
    """POST /experience/verification/web-authn/authentication"""
    found, options = await web_authn_actions.begin_authentication(
        actor_of(request), await interaction_id(request), relying_party(request)
    )
    return verification(found, authenticationOptions=options)


async def verify_authentication(request: Request) -> Response:
    """POST /experience/verification/web-authn/authentication/verify"""
    current = await interaction_id(request)
    body: AuthenticationBody = await body_of(request, AuthenticationBody)
    payload = _credential(body.payload)
    return verification(
        await web_authn_actions.verify_authentication(
            actor_of(request), current, body.verification_id, payload, relying_party(request)
        )
    )


async def begin_sign_in(request: Request) -> Response:
    """POST /experience/verification/sign-in-passkey/authentication"""
    current = await interaction_id(request)
    body: PasskeyIdentifierBody = await body_of(request, PasskeyIdentifierBody)
    identifier = Identifier(body.identifier.type, body.identifier.value)
    found, options = await passkey_actions.begin_passkey(
        actor_of(request), current, identifier, relying_party(request)
    )
    return verification(found, authenticationOptions=options)


async def verify_sign_in(request: Request) -> Response:
    """POST /experience/verification/sign-in-passkey/authentication/verify"""
    current = await interaction_id(request)
    body: PasskeyBody = await body_of(request, PasskeyBody)
    payload = _credential(body.payload)
    return verification(
        await passkey_actions.verify_passkey(
            actor_of(request), current, payload, relying_party(request), body.verification_id
        )
    )


async def ask_ahead(request: Request) -> Response:
    """POST /experience/preflight/sign-in-passkey/authentication"""
    options = await passkey_actions.ask_for_passkey(
        actor_of(request), await interaction_id(request), relying_party(request)
    )
    return json_answer({"authenticationOptions": options})


routes = [
    step_route("POST", "/verification/web-authn/registration", begin_registration),
    step_route("POST", "/verification/web-authn/registration/verify", verify_registration),
    step_route("POST", "/verification/web-authn/authentication", begin_authentication),
    step_route("POST", "/verification/web-authn/authentication/verify", verify_authentication),
    step_route("POST", "/verification/sign-in-passkey/authentication", begin_sign_in),
    step_route("POST", "/verification/sign-in-passkey/authentication/verify", verify_sign_in),
    step_route("POST", "/preflight/sign-in-passkey/authentication", ask_ahead),
]
