"""The steps of signing in with an enterprise's own provider: parse, call, represent."""

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from identity.sign_in import sso_actions
from identity.sign_in.enterprise_queries import enterprise_connector_ids
from rest_api.experience.answers import actor_of, json_answer, step_route, verification
from rest_api.experience.bodies import RecordId, body_of
from rest_api.experience.cookies import arrival_token, interaction_id
from rest_api.experience.social import ConnectorData, OpeningBody
from rest_api.guard import InvalidInput

_PATH = "/verification/sso/{connector_id}"


class ReturnBody(Struct, frozen=True, rename="camel"):
    """What the provider sent along."""

    connector_data: ConnectorData
    verification_id: RecordId


async def connectors(request: Request) -> Response:
    """GET /experience/sso-connectors?email="""
    current = await interaction_id(request)
    found = await enterprise_connector_ids(current, request.query_params.get("email", ""))
    if found is None:
        issue = {
            "code": "invalid_string",
            "validation": "email",
            "message": "Invalid email",
            "path": ["email"],
        }
        raise InvalidInput([issue], "query")
    return json_answer({"connectorIds": found})


async def begin(request: Request) -> Response:
    """POST /experience/verification/sso/{connectorId}/authorization-uri"""
    current = await interaction_id(request)
    body: OpeningBody = await body_of(request, OpeningBody)
    record_id, uri = await sso_actions.begin_sso(
        actor_of(request),
        current,
        request.path_params["connector_id"],
        body.state,
        body.redirect_uri,
        await arrival_token(request),
    )
    return verification(record_id, authorizationUri=uri)


async def verify(request: Request) -> Response:
    """POST /experience/verification/sso/{connectorId}/verify"""
    current = await interaction_id(request)
    body: ReturnBody = await body_of(request, ReturnBody)
    connector_id = request.path_params["connector_id"]
    return verification(
        await sso_actions.verify_sso(
            actor_of(request), current, connector_id, body.verification_id, body.connector_data
        )
    )


routes = [
    step_route("GET", "/sso-connectors", connectors),
    step_route("POST", f"{_PATH}/authorization-uri", begin),
    step_route("POST", f"{_PATH}/verify", verify),
]
