"""The authorization endpoint (RFC 6749 section 3.1): validate first, ask a person second, answer last."""

from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.grants import queries
from identity.grants.authorization import AuthorizationRequest, Prompt, next_prompt
from identity.grants.grant_limits import NOT_LET_IN, is_let_in
from identity.grants.queries import Standing
from identity.sessions.actions import begin_interaction
from oidc import cookies
from oidc.answering import protocol_endpoint
from oidc.authorization import steps
from oidc.authorization.answers import answer, redirected, refusal
from oidc.authorization.expected_person import with_expected_user
from oidc.authorization.first_page import page_of
from oidc.authorization.parameters import kept
from oidc.library import OAuth2Error
from oidc.requests import Parameters, ProtocolRequest, nobody, parameters_of
from oidc.responses import see_other

_LONGEST_LOCATION = 8_000  # characters: proxies take no more
_REFUSALS = {Prompt.LOGIN: "login_required", Prompt.CONSENT: "consent_required"}


@protocol_endpoint
async def authorize(http: Request) -> Response:
    """Answer at once if the session allows it, else begin an interaction and send the browser to its page."""
    request = ProtocolRequest(http, Parameters(()))
    try:
        request.payload = await parameters_of(http)
        return _once_more(request) or await _answered(request)
    except OAuth2Error as error:
        return await refusal(request, error)


def _once_more(request: ProtocolRequest) -> Response | None:
    """A form of another site comes without our cookies (SameSite=Lax), what follows a redirect has them: whoever is
    signed in would have to sign in again, and prompt=none would fail."""
    is_foreign = request.http.headers.get("sec-fetch-site") == "cross-site"
    if request.method != "POST" or not is_foreign:
        return None
    location = f"{settings.current().issuer}/auth?{urlencode(request.payload.pairs, quote_via=quote)}"
    return see_other(location) if len(location) <= _LONGEST_LOCATION else None


async def _answered(request: ProtocolRequest) -> Response:
    asked = await steps.of_browser(request)
    standing = await queries.standing(await cookies.session_token(request.http), asked.client.id)
    asked = with_expected_user(asked, standing)
    prompt = next_prompt(asked, standing)
    if standing and prompt is not Prompt.LOGIN and not await is_let_in(asked.client, standing.user_id):
        raise redirected(asked, "access_denied", NOT_LET_IN)
    if prompt is not None:
        return await _begin(request, asked, standing, prompt)
    assert standing is not None, "without a session there is a prompt"
    return await answer(request, asked, standing)


async def _begin(
    request: ProtocolRequest, asked: AuthorizationRequest, standing: Standing | None, prompt: Prompt
) -> Response:
    if "none" in asked.prompts:
        raise redirected(asked, _REFUSALS[prompt], f"{prompt} is needed, and prompt=none does not allow it")
    interaction_id = await begin_interaction(
        nobody(request.http),
        application_id=asked.client.id,
        parameters=kept(request),
        prompt=prompt,
        session_id=standing.session_id if standing else None,
        params=request.payload.for_audit(),
    )
    response = see_other(page_of(prompt, asked.client.id, request.payload))
    await cookies.remember_interaction(request.http, response, asked.client.id, interaction_id)
    return response
