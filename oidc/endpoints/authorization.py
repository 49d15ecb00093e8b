"""The authorization endpoint (RFC 6749 section 3.1): validate first, ask a person second, answer last."""

from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from identity.grants import authorization_actions, queries, scopes
from identity.grants.authorization import AuthorizationRequest, Prompt, next_prompt
from identity.grants.queries import Standing
from identity.kernel.actor import Actor, ActorKind
from identity.sessions.actions import begin_interaction
from oidc import cookies, pages
from oidc.bridge import run_sync
from oidc.errors import ProtocolError, description_of, error_response, protocol_endpoint
from oidc.library import OAuth2Error
from oidc.phrases import prefer
from oidc.requests import Parameters, ProtocolRequest, nobody, origin_of, parameters_of
from oidc.responses import RESPONSE_MODES, authorization_response, see_other
from oidc.server import server

_KEPT = (
    "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "response_mode", "prompt", "max_age",
    "id_token_hint", "login_hint", "ui_locales", "code_challenge", "code_challenge_method", "first_screen",
    "interaction_mode", "identifier", "direct_sign_in", "organization_id", "one_time_token",
)  # fmt: skip
_FOR_PAGES = ("organization_id", "ui_locales", "one_time_token", "login_hint", "identifier")
_FIRST_SCREENS = {
    "sign_in": "sign-in",
    "signIn": "sign-in",
    "register": "register",
    "reset_password": "reset-password",
    "identifier:sign_in": "identifier-sign-in",
    "identifier:register": "identifier-register",
    "single_sign_on": "single-sign-on",
}
_REFUSALS = {Prompt.LOGIN: "login_required", Prompt.CONSENT: "consent_required"}


@protocol_endpoint
async def authorize(request: Request) -> Response:
    """Answer at once if the session allows it, else begin an interaction and send the browser to its page."""
    parameters = Parameters(())
    try:
        parameters = await parameters_of(request)
        asked = await validated(request, parameters)
        standing = await queries.standing(await cookies.session_token(request), asked.client.id)
        prompt = next_prompt(asked, standing)
        if prompt is not None:
            return await _begin(request, parameters, asked, standing, prompt)
        assert standing is not None, "without a session there is a prompt"
        return await answer(request, parameters, asked, standing)
    except OAuth2Error as error:
        return refusal(request, parameters, error)


async def validated(request: Request, parameters: Parameters) -> AuthorizationRequest:
    """The request, once Authlib and the extensions have found nothing wrong with it."""
    oauth = ProtocolRequest(request, parameters)
    await run_sync(server.get_consent_grant, oauth)
    return AuthorizationRequest(
        client=oauth.client.registered,
        redirect_uri=oauth.form["redirect_uri"],
        requested=scopes.split(parameters.get("scope")),
        resources=oauth.resources,
        names_organizations=oauth.names_organizations,
        prompts=oauth.prompts,
        max_age=oauth.max_age,
        hinted_user_id=oauth.hinted_user_id,
        nonce=parameters.get("nonce"),
        code_challenge=parameters.get("code_challenge"),
    )


async def _begin(
    request: Request,
    parameters: Parameters,
    asked: AuthorizationRequest,
    standing: Standing | None,
    prompt: Prompt,
) -> Response:
    if "none" in asked.prompts:
        raise redirected(asked, _REFUSALS[prompt], f"{prompt} is needed, and prompt=none does not allow it")
    interaction_id = await begin_interaction(
        nobody(request),
        application_id=asked.client.id,
        parameters=stored(parameters),
        prompt=prompt,
        session_id=standing.session_id if standing else None,
        params=parameters.for_audit(),
    )
    response = see_other(page_of(prompt, asked.client.id, parameters))
    await cookies.remember_interaction(request, response, asked.client.id, interaction_id)
    return response


async def answer(
    request: Request,
    parameters: Parameters,
    asked: AuthorizationRequest,
    standing: Standing,
    interaction_id: str | None = None,
) -> Response:
    """Issue the code and send the browser back to the client with it."""
    actor = Actor(ActorKind.USER, user_id=standing.user_id, origin=origin_of(request))
    authorization = authorization_actions.Authorization(
        request=asked, standing=standing, interaction_id=interaction_id, params=parameters.for_audit()
    )
    code = await authorization_actions.issue_code(actor, authorization)
    if code is None:
        raise redirected(asked, "login_required", "the session has ended")
    members = {"code": code, "state": parameters.get("state")}
    prefer(request, parameters.get("ui_locales"))
    response = authorization_response(request, asked.redirect_uri, parameters.get("response_mode"), members)
    if interaction_id:
        await cookies.forget_interaction(request, response, interaction_id)
    return response


def redirected(asked: AuthorizationRequest, error: str, description: str) -> ProtocolError:
    """An error that the client is told through the browser."""
    return ProtocolError(error, description, redirect_uri=asked.redirect_uri)


def refusal(request: Request, parameters: Parameters, error: OAuth2Error) -> Response:
    """Tell the client, if it is known that it asked; else tell the person, and redirect nowhere (section 4.1.2.1)."""
    prefer(request, parameters.get("ui_locales"))
    if error.redirect_uri:
        mode = parameters.get("response_mode")
        members = {
            "error": error.error,
            "error_description": description_of(error),
            "state": parameters.get("state"),
        }
        known_mode = mode if mode in RESPONSE_MODES else None
        return authorization_response(request, error.redirect_uri, known_mode, members)
    if pages.wants_page(request):
        return pages.error_page(request, error)
    return error_response(error, request, with_issuer=True)


def stored(parameters: Parameters) -> dict[str, Any]:
    """What of the request the interaction needs."""
    kept: dict[str, Any] = {name: value for name in _KEPT if (value := parameters.get(name)) is not None}
    if parameters.resources:
        kept["resource"] = list(parameters.resources)
    return kept


def page_of(prompt: Prompt, client_id: str, parameters: Parameters) -> str:
    """Where the person does what is needed."""
    if prompt is Prompt.CONSENT:
        return "/consent?" + urlencode({"app_id": client_id})
    query = {"app_id": client_id}
    query |= {name: value for name in _FOR_PAGES if (value := parameters.get(name)) is not None}
    method, _, target = (parameters.get("direct_sign_in") or "").partition(":")
    if method in {"social", "sso"} and target:
        path = f"direct/{method}/{quote(target, safe='')}"
        return f"/{path}?{urlencode({'fallback': _first_screen(parameters), **query})}"
    return f"/{_first_screen(parameters)}?{urlencode(query)}"


def _first_screen(parameters: Parameters) -> str:
    if parameters.get("interaction_mode") == "signUp" and parameters.get("first_screen") is None:
        return "register"
    return _FIRST_SCREENS.get(parameters.get("first_screen") or "", "sign-in")
