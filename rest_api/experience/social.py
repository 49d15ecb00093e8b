"""The steps of signing in with a social provider: parse, call, represent."""

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from identity.sign_in import social_actions
from rest_api.experience.answers import actor_of, step_route, verification
from rest_api.experience.bodies import RecordId, body_of
from rest_api.experience.cookies import interaction_id

ConnectorData = Annotated[dict[str, object], Meta(max_length=100)]
_PATH = "/verification/social/{connector_id}"


class OpeningBody(Struct, frozen=True, rename="camel"):
    """What a person comes back with, and where to."""

    state: Annotated[str, Meta(max_length=1024)]
    redirect_uri: Annotated[str, Meta(max_length=2048)]


class ReturnBody(Struct, frozen=True, rename="camel"):
    """What the provider sent along; only One Tap has no verification that was begun."""

    connector_data: ConnectorData
    verification_id: RecordId | None = None


async def begin(request: Request) -> Response:
    """POST /experience/verification/social/{connectorId}/authorization-uri"""
    current = await interaction_id(request)
    body: OpeningBody = await body_of(request, OpeningBody)
    record_id, uri = await social_actions.begin_social(
        actor_of(request), current, request.path_params["connector_id"], body.state, body.redirect_uri
    )
    return verification(record_id, authorizationUri=uri)


async def verify(request: Request) -> Response:
    """POST /experience/verification/social/{connectorId}/verify"""
    current = await interaction_id(request)
    body: ReturnBody = await body_of(request, ReturnBody)
    connector_id = request.path_params["connector_id"]
    return verification(
        await social_actions.verify_social(
            actor_of(request), current, connector_id, body.verification_id, body.connector_data
        )
    )


routes = [
    step_route("POST", f"{_PATH}/authorization-uri", begin),
    step_route("POST", f"{_PATH}/verify", verify),
]
