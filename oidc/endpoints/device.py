"""Where a person types a device's code and lets the device sign in (RFC 8628 section 3.3)."""

from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.experience.queries import introduction_of
from identity.grants import queries
from identity.grants.authorization import Prompt
from identity.grants.device_actions import approve_device, begin_device_approval, refuse_device
from identity.grants.device_queries import pending_device, shown, typed
from identity.grants.errors import AccessDenied, TooManyUserCodes, UserCodeUnknown
from identity.keys.form_queries import form_proof
from identity.sessions.actions import ask_consent
from identity.sessions.models import Interaction
from identity.sessions.queries import interaction as stored_interaction
from oidc import cookies
from oidc.answering import protocol_endpoint
from oidc.authorization.first_page import page_of
from oidc.errors import session_not_found
from oidc.own_forms import own_form, own_interaction_id
from oidc.pages.device import DeviceQuestion, code_page, end_page, question_page
from oidc.phrases import prefer
from oidc.requests import Parameters, nobody
from oidc.responses import see_other

_TYPING, _ANSWERING = "device code", "device answer"  # our two forms
_COOKIE, _COOKIE_SECONDS = "_device", 3600
_PROBLEMS = {UserCodeUnknown: "device.unknown", TooManyUserCodes: "device.too_many"}


async def short_address(request: Request) -> Response:
    """`/device`, which devices show: the page has its place among the protocol's own."""
    query = request.scope["query_string"].decode("ascii", "ignore")
    return see_other(f"{settings.current().issuer}/device" + (f"?{query}" if query else ""))


@protocol_endpoint
async def page(request: Request) -> Response:
    """The form for the code."""
    code = shown(typed(given)) if (given := request.query_params.get("user_code", "")) else ""
    return await _form(request, user_code=code)


@protocol_endpoint
async def type_code(request: Request) -> Response:
    """Find the device, and go on in the browser that typed its code: with a sign-in, or with the question at once."""
    form = await own_form(request, _TYPING, request.cookies.get(_COOKIE) or "")
    code = form.get("user_code") or ""
    try:
        taken = await begin_device_approval(
            nobody(request),
            code,
            await cookies.session_token(request),
            request.query_params.get("ui_locales"),
        )
    except (UserCodeUnknown, TooManyUserCodes) as refused:
        problem = _PROBLEMS[type(refused)]
        return await _form(request, user_code=code[:32], problem=problem, status=refused.status)
    response = see_other(_resumed(taken.interaction_id))
    await cookies.remember_interaction(request, response, taken.client_id, taken.interaction_id)
    return response


async def go_on(request: Request, interaction: Interaction) -> Response:
    """After a sign-in, or coming back: ask the person who is signed in here."""
    result: dict[str, Any] = interaction.result or {}
    parameters = Parameters.stored(interaction.parameters)
    prefer(request, parameters.get("ui_locales"))
    if error := result.get("error"):
        return await _refused(request, interaction, error["error"], error["description"])
    token = await cookies.session_token(request)
    standing = await queries.standing(token, interaction.application_id)
    here = standing.session_id if standing else None
    if here and interaction.prompt == Prompt.CONSENT and interaction.session_id == here:
        return await _question(request, interaction, token)
    if here and result.get("login", {}).get("session_id") == here:
        await ask_consent(
            nobody(request),
            application_id=interaction.application_id,
            interaction_id=interaction.id,
            session_id=here,
            params=parameters.for_audit(),
        )
        return see_other(_resumed(interaction.id))
    return see_other(page_of(Prompt.LOGIN, interaction.application_id, parameters))


@protocol_endpoint
async def answer(request: Request) -> Response:
    """The person said yes or no, in a form that was made for this browser."""
    interaction_id = await own_interaction_id(request)
    token = await cookies.session_token(request)
    form = await own_form(request, _ANSWERING, interaction_id, token or "")
    if form.get("consent") is None:  # whatever else was pressed is no yes
        interaction = await stored_interaction(interaction_id)
        if interaction is None:
            raise session_not_found()
        return await _refused(request, interaction, "access_denied", "the person refused")
    chosen = [each for each in form.datalist.get("organization", []) if each]
    await approve_device(nobody(request), interaction_id, token, chosen, form.get("request") or "")
    return await _over(request, interaction_id, "done")


@protocol_endpoint
async def over(request: Request) -> Response:
    """How it ended."""
    return end_page(request, "done" if request.url.path.endswith("/done") else "refused")


async def _form(request: Request, *, user_code: str, problem: str = "", status: int = 200) -> Response:
    """The form is good in the browser that it was made for, and there alone."""
    secret = request.cookies.get(_COOKIE) or token_urlsafe(32)
    action = f"{settings.current().issuer}/device"
    if locales := request.query_params.get("ui_locales"):
        action += "?" + urlencode({"ui_locales": locales})
    proof = await form_proof(_TYPING, secret)
    response = code_page(request, action, proof, user_code=user_code, problem=problem, status=status)
    response.set_cookie(
        _COOKIE,
        secret,
        max_age=_COOKIE_SECONDS,
        path="/",
        secure=settings.current().cookie_secure,
        httponly=True,
        samesite="lax",
    )
    return response


async def _question(request: Request, interaction: Interaction, session_token: str | None) -> Response:
    try:
        pending = await pending_device(interaction, session_token)
    except UserCodeUnknown:
        return await _form(request, user_code="", problem="device.unknown", status=UserCodeUnknown.status)
    except AccessDenied as denied:
        await refuse_device(nobody(request), interaction, _error("access_denied", denied.text))
        raise
    question = DeviceQuestion(
        action=f"{settings.current().issuer}/device/{interaction.id}",
        proof=await form_proof(_ANSWERING, interaction.id, session_token or ""),
        application=await introduction_of(pending.consent.client),
        pending=pending,
    )
    return question_page(request, question)


async def _refused(request: Request, interaction: Interaction, error: str, description: str) -> Response:
    await refuse_device(nobody(request), interaction, _error(error, description))
    return await _over(request, interaction.id, "refused")


def _error(error: str, description: str) -> dict[str, str]:
    return {"error": error, "error_description": description}


async def _over(request: Request, interaction_id: str, outcome: str) -> Response:
    response = see_other(f"{settings.current().issuer}/device/{outcome}")
    await cookies.forget_interaction(request, response, interaction_id)
    return response


def _resumed(interaction_id: str) -> str:
    return f"{settings.current().issuer}/auth/{interaction_id}"
