"""One-time tokens that were mailed to people, over HTTP."""

from typing import Annotated

from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from identity.sign_in import one_time_token_actions
from rest_api.experience.answers import actor_of, step_route, verification
from rest_api.experience.bodies import Body, body_of
from rest_api.experience.codes import EmailIdentifier
from rest_api.experience.cookies import interaction_id


class TokenBody(Body, frozen=True):
    """A token and the address that it was mailed to."""

    identifier: EmailIdentifier
    token: Annotated[str, Meta(min_length=1, max_length=256)]


async def verify_token(request: Request) -> Response:
    """POST /experience/verification/one-time-token/verify"""
    current = await interaction_id(request)
    body: TokenBody = await body_of(request, TokenBody)
    return verification(
        await one_time_token_actions.verify_token(
            actor_of(request), current, body.identifier.value, body.token
        )
    )


routes = [step_route("POST", "/verification/one-time-token/verify", verify_token)]
