"""Where a browser comes back to after a page of an interaction: on to the next page, or to the client."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from identity.grants import queries
from identity.grants.authorization import AuthorizationRequest, Prompt, is_for_somebody_else, next_prompt
from identity.grants.device_queries import device_of
from identity.grants.grant_limits import NOT_LET_IN, is_let_in
from identity.grants.queries import Standing
from identity.sessions.actions import ask_consent, refuse_interaction
from identity.sessions.models import Interaction
from identity.sessions.queries import interaction as stored_interaction
from oidc import cookies
from oidc.answering import protocol_endpoint
from oidc.authorization import steps
from oidc.authorization.answers import answer, redirected, refusal
from oidc.authorization.expected_person import with_expected_user
from oidc.authorization.first_page import page_of
from oidc.authorization.parameters import PUSHED
from oidc.endpoints import device
from oidc.errors import session_not_found
from oidc.library import OAuth2Error
from oidc.requests import Parameters, ProtocolRequest, nobody
from oidc.responses import see_other


@protocol_endpoint
async def resume(http: Request) -> Response:
    """Go on with the interaction that this browser began."""
    request = ProtocolRequest(http, Parameters(()))
    try:
        interaction = await _own_interaction(http)
        if device_of(interaction):
            return await device.go_on(http, interaction)
        request.payload = Parameters.stored(interaction.parameters)
        request.pushed_request = request.payload.get(PUSHED)
        return await _go_on(request, interaction)
    except OAuth2Error as error:
        return await refusal(request, error)


async def _own_interaction(request: Request) -> Interaction:
    """The id in the address is not enough: a link that somebody sent must not sign anybody in."""
    interaction_id = request.path_params["interaction_id"]
    if interaction_id in (await cookies.interactions(request)).values() and (
        found := await stored_interaction(interaction_id)
    ):
        return found
    raise session_not_found()


async def _go_on(request: ProtocolRequest, interaction: Interaction) -> Response:
    asked = await steps.of_interaction(request)
    result: dict[str, Any] = interaction.result or {}
    if error := result.get("error"):
        return await _refused(request, interaction, asked, error["error"], error["description"])
    standing = await queries.standing(await cookies.session_token(request.http), asked.client.id)
    asked = with_expected_user(asked, standing)
    prompt = _next(interaction, asked, standing, result)
    if prompt is Prompt.LOGIN or standing is None:
        return see_other(page_of(Prompt.LOGIN, asked.client.id, request.payload))
    if is_for_somebody_else(asked, standing):
        text = "somebody else than the id_token_hint says has signed in"
        return await _refused(request, interaction, asked, "login_required", text)
    if not await is_let_in(asked.client, standing.user_id):
        return await _refused(request, interaction, asked, "access_denied", NOT_LET_IN)
    if prompt is Prompt.CONSENT:
        return await _ask_consent(request, interaction, asked, standing)
    return await answer(request, asked, standing, interaction.id)


def _next(
    interaction: Interaction, asked: AuthorizationRequest, standing: Standing | None, result: dict[str, Any]
) -> Prompt | None:
    """What was done counts only for the session in which it was done."""
    here = standing.session_id if standing else None
    signed_in = result.get("login", {}).get("session_id")
    consented = result.get("consent", {}).get("session_id")
    if interaction.prompt == Prompt.LOGIN:
        return next_prompt(asked, standing if signed_in == here else None, has_signed_in=True)
    if consented is None or consented != here:
        return Prompt.CONSENT if interaction.session_id == here else Prompt.LOGIN
    return next_prompt(asked, standing, has_signed_in=True, has_consented=True)


async def _ask_consent(
    request: ProtocolRequest, interaction: Interaction, asked: AuthorizationRequest, standing: Standing
) -> Response:
    await ask_consent(
        nobody(request.http),
        application_id=asked.client.id,
        interaction_id=interaction.id,
        session_id=standing.session_id,
        params=request.payload.for_audit(),
    )
    return see_other(page_of(Prompt.CONSENT, asked.client.id, request.payload))


async def _refused(
    request: ProtocolRequest,
    interaction: Interaction,
    asked: AuthorizationRequest,
    error: str,
    description: str,
) -> Response:
    await refuse_interaction(
        nobody(request.http),
        application_id=asked.client.id,
        interaction_id=interaction.id,
        error={"error": error, "error_description": description},
    )
    response = await refusal(request, redirected(asked, error, description))
    await cookies.forget_interaction(request.http, response, interaction.id)
    return response
