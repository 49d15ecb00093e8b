"""Codes that are sent to addresses, over HTTP."""

from typing import Annotated

from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from identity.sign_in import code_actions
from identity.sign_in.records import Identifier, InteractionEvent
from rest_api.experience.answers import actor_of, step_route, verification
from rest_api.experience.bodies import Body, EventName, RecordId, body_of
from rest_api.experience.cookies import interaction_id
from rest_api.requests import languages_of

Code = Annotated[str, Meta(min_length=1, max_length=64)]


class EmailIdentifier(Body, frozen=True, tag_field="type", tag="email"):
    """An e-mail address."""

    value: Annotated[str, Meta(pattern=r"^\S+@\S+\.\S+\Z", max_length=256)]


class PhoneIdentifier(Body, frozen=True, tag_field="type", tag="phone"):
    """A phone number."""

    value: Annotated[str, Meta(pattern=r"^[0-9]+\Z", max_length=32)]


class SendCodeBody(Body, frozen=True):
    """Where a code goes, and what for."""

    identifier: EmailIdentifier | PhoneIdentifier
    interaction_event: EventName


class VerifyCodeBody(Body, frozen=True):
    """A code that arrived."""

    identifier: EmailIdentifier | PhoneIdentifier
    verification_id: RecordId
    code: Code


def identifier_of(body: EmailIdentifier | PhoneIdentifier) -> Identifier:
    """The address as the domain knows it."""
    return Identifier("email" if isinstance(body, EmailIdentifier) else "phone", body.value)


async def send_code(request: Request) -> Response:
    """POST /experience/verification/verification-code"""
    current = await interaction_id(request)
    body: SendCodeBody = await body_of(request, SendCodeBody)
    sent = await code_actions.send_code(
        actor_of(request),
        current,
        identifier_of(body.identifier),
        InteractionEvent(body.interaction_event),
        languages_of(request),
    )
    return verification(sent)


async def verify_code(request: Request) -> Response:
    """POST /experience/verification/verification-code/verify"""
    current = await interaction_id(request)
    body: VerifyCodeBody = await body_of(request, VerifyCodeBody)
    identifier = identifier_of(body.identifier)
    return verification(
        await code_actions.verify_code(
            actor_of(request), current, identifier, body.verification_id, body.code
        )
    )


routes = [
    step_route("POST", "/verification/verification-code", send_code),
    step_route("POST", "/verification/verification-code/verify", verify_code),
]
