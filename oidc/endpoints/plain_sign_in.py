"""Signing in through a plain form, by the same steps as the Experience API's."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.queries import client
from identity.credentials.errors import InvalidCredentials
from identity.experience.queries import introduction_of, settings_for
from identity.kernel.errors import Forbidden, Refusal
from identity.keys.form_queries import form_proof
from identity.sessions.errors import InteractionBusy, InteractionNotFound
from identity.sessions.queries import interaction
from identity.sign_in import actions, identification_actions, password_actions
from identity.sign_in.cancel_actions import cancel_sign_in
from identity.sign_in.completion import Submission
from identity.sign_in.errors import (
    AccountSuspended,
    BackupCodeRequired,
    CaptchaRequired,
    EnterpriseSignInRequired,
    FactorSuggested,
    FurtherFactorSuggested,
    MethodNotEnabled,
    MissingFactor,
    MissingProfile,
    PasskeyPreferred,
    PasswordExpired,
    SecondFactorRequired,
    TooManyAttempts,
    UserNotFound,
)
from identity.sign_in.records import InteractionEvent
from identity.sign_in.typed import password_identifiers, typed_identifier
from identity.trusted_devices.cookies import presented_tokens
from oidc import cookies
from oidc.answering import protocol_endpoint
from oidc.errors import session_not_found
from oidc.own_forms import own_form, own_interaction_id
from oidc.pages.sign_in import PlainSignIn, more_needed_page, sign_in_page
from oidc.phrases import phrase, prefer
from oidc.requests import Parameters, nobody
from oidc.responses import see_other

_FORM = "sign-in"
_LONGEST_PASSWORD = 1024
_COMPLAINTS: dict[type[Refusal], str] = {
    AccountSuspended: "suspended",
    Forbidden: "closed",
    InvalidCredentials: "wrong",
    MethodNotEnabled: "not_enabled",
    TooManyAttempts: "locked",
    UserNotFound: "wrong",
}
_NEEDS_MORE = (
    BackupCodeRequired,
    CaptchaRequired,
    EnterpriseSignInRequired,
    FactorSuggested,
    FurtherFactorSuggested,
    MissingFactor,
    MissingProfile,
    PasskeyPreferred,
    PasswordExpired,
    SecondFactorRequired,
)


@protocol_endpoint
async def show(request: Request) -> Response:
    """The form on a page of its own, for the browser that began the sign-in."""
    shown = await _shown(request, await own_interaction_id(request))
    return sign_in_page(request, shown)


@protocol_endpoint
async def submit(request: Request) -> Response:
    """Check what was typed, and go on with the authorization request; or cancel it."""
    interaction_id = await own_interaction_id(request)
    form = await own_form(request, _FORM, interaction_id)
    try:
        if form.get("cancel"):
            return see_other(await cancel_sign_in(nobody(request), interaction_id))
        return await _answered(request, interaction_id, form)
    except (InteractionBusy, InteractionNotFound):  # the button was pressed twice: the first time counts
        return see_other(f"{settings.current().issuer}/auth/{interaction_id}")
    except _NEEDS_MORE:
        return more_needed_page(request)


async def plain_sign_in(interaction_id: str, application_id: str, *, username: str = "") -> PlainSignIn:
    """All that the form shows."""
    application = await client(application_id)
    return PlainSignIn(
        action=f"{settings.current().issuer}/auth/{interaction_id}/sign-in",
        proof=await form_proof(_FORM, interaction_id),
        application=await introduction_of(application) if application else None,
        settings=await settings_for(application_id),
        username=username,
    )


async def _shown(request: Request, interaction_id: str, username: str | None = None) -> PlainSignIn:
    waiting = await interaction(interaction_id)
    if waiting is None:
        raise session_not_found()
    prefer(request, str(waiting.parameters.get("ui_locales", "")))
    hint = str(waiting.parameters.get("login_hint", ""))
    return await plain_sign_in(
        interaction_id, waiting.application_id, username=hint if username is None else username
    )


async def _answered(request: Request, interaction_id: str, form: Parameters) -> Response:
    shown = await _shown(request, interaction_id, form.get("username") or "")
    if complaint := _incomplete(request, shown, form):
        return sign_in_page(request, replace(shown, complaint=complaint), status=422)
    try:
        submission = await _signed_in(request, interaction_id, shown, form)
    except tuple(_COMPLAINTS) as refusal:
        complaint = phrase(request, f"sign_in.{_COMPLAINTS[type(refusal)]}", **_words(refusal))
        return sign_in_page(request, replace(shown, complaint=complaint), status=refusal.status)
    response = see_other(submission.redirect_to)
    await cookies.set_session(response, submission.session_token, submission.session_seconds)
    return response


def _incomplete(request: Request, shown: PlainSignIn, form: Parameters) -> str:
    """What browsers see to themselves, mostly."""
    password = form.get("password") or ""
    if not form.get("username") or not 0 < len(password) <= _LONGEST_PASSWORD:
        return phrase(request, "sign_in.required")
    if shown.needs_tick and not form.get("agreement"):
        return phrase(request, "sign_in.agreement_missing")
    return ""


async def _signed_in(
    request: Request, interaction_id: str, shown: PlainSignIn, form: Parameters
) -> Submission:
    """The four steps; each has its audit entry, and a wrong password counts towards the lockout."""
    identifier = typed_identifier(form.get("username") or "", password_identifiers(shown.settings))
    if identifier is None:
        raise InvalidCredentials
    actor = nobody(request)
    devices = await presented_tokens(request.cookies)
    await actions.start(actor, interaction_id, InteractionEvent.SIGN_IN, device_tokens=devices)
    proof = await password_actions.verify_password(
        actor, interaction_id, identifier, form.get("password") or ""
    )
    await identification_actions.identify(actor, interaction_id, proof)
    submission = await actions.submit(actor, interaction_id, await cookies.session_token(request))
    assert submission is not None  # a sign-in, as was begun above
    return submission


def _words(refusal: Refusal) -> dict[str, str]:
    return {name: str(value) for name, value in refusal.values.items()}
