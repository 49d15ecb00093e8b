"""Every path of the Experience API, and what it does: parse, call, represent."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from identity.connectors.errors import ConnectorNotFound
from identity.kernel.actor import NOBODY, Actor, Origin
from identity.kernel.errors import NotFoundById, Refusal
from identity.sessions.errors import InteractionNotFound
from identity.sign_in import (
    actions,
    identification_actions,
    new_identity_actions,
    password_actions,
    profile_actions,
    queries,
)
from identity.sign_in.cancel_actions import cancel_sign_in
from identity.sign_in.errors import (
    FactorNotEnabled,
    OneTimeTokenNotFound,
    StorageNotConfigured,
    VerificationNotFound,
)
from identity.sign_in.records import Identifier, InteractionEvent
from rest_api.errors import error_response
from rest_api.experience.bodies import (
    EventBody,
    ExtraProfile,
    IdentificationBody,
    NewIdentityBody,
    NewPasswordBody,
    PasswordBody,
    PasswordProfile,
    ProfileBody,
    UsernameProfile,
    body_of,
)
from rest_api.experience.cookies import interaction_id, session_token, set_session
from rest_api.same_origin import same_origin

_PATH = "/experience"
_NO_STORE = {"cache-control": "no-store"}
Handler = Callable[[Request], Awaitable[Response]]


def _actor(request: Request) -> Actor:
    """A cookie route knows nobody by a token; where the request came from is for the audit."""
    return NOBODY.from_origin(request.scope.get("origin") or Origin())


def _json(content: Any, status: int = 200) -> Response:
    return JSONResponse(content, status, headers=_NO_STORE)


def _nothing(status: int = 204) -> Response:
    return Response(status_code=status, headers=_NO_STORE)


async def start(request: Request) -> Response:
    """PUT /experience"""
    current = await interaction_id(request)
    body: EventBody = await body_of(request, EventBody)
    await actions.start(
        _actor(request), current, InteractionEvent(body.interaction_event), body.captcha_token
    )
    return _nothing()


async def switch_event(request: Request) -> Response:
    """PUT /experience/interaction-event"""
    current = await interaction_id(request)
    body: EventBody = await body_of(request, EventBody)
    await actions.switch_event(_actor(request), current, InteractionEvent(body.interaction_event))
    return _nothing()


async def interaction(request: Request) -> Response:
    """GET /experience/interaction"""
    return _json(await queries.shown_interaction(await interaction_id(request)))


async def cancel(request: Request) -> Response:
    """POST /experience/cancel"""
    return _json({"redirectTo": await cancel_sign_in(_actor(request), await interaction_id(request))})


async def sso_connectors(request: Request) -> Response:
    """GET /experience/sso-connectors: single sign-on has no connectors yet."""
    await interaction_id(request)
    return _json({"connectorIds": []})


async def verify_password(request: Request) -> Response:
    """POST /experience/verification/password"""
    current = await interaction_id(request)
    body: PasswordBody = await body_of(request, PasswordBody)
    identifier = Identifier(body.identifier.type, body.identifier.value)
    return _verification(
        await password_actions.verify_password(_actor(request), current, identifier, body.password)
    )


async def propose_identity(request: Request) -> Response:
    """POST /experience/verification/new-password-identity"""
    current = await interaction_id(request)
    body: NewIdentityBody = await body_of(request, NewIdentityBody)
    username = body.identifier.value
    return _verification(
        await new_identity_actions.propose_identity(_actor(request), current, username, body.password)
    )


def _verification(record_id: str) -> Response:
    return _json({"verificationId": record_id})


async def identify(request: Request) -> Response:
    """POST /experience/identification"""
    current = await interaction_id(request)
    body: IdentificationBody = await body_of(request, IdentificationBody)
    is_new = await identification_actions.identify(_actor(request), current, body.verification_id)
    return _nothing(201 if is_new else 204)


async def add_profile(request: Request) -> Response:
    """POST /experience/profile"""
    current, actor = await interaction_id(request), _actor(request)
    body: ProfileBody = await body_of(request, ProfileBody)
    if isinstance(body, UsernameProfile):
        await profile_actions.add_username(actor, current, body.value)
    elif isinstance(body, PasswordProfile):
        await profile_actions.add_password(actor, current, body.value)
    elif isinstance(body, ExtraProfile):
        await profile_actions.add_extra_profile(actor, current, body.values)
    else:
        await profile_actions.add_verified(actor, current, body.verification_id)
    return _nothing()


async def replace_password(request: Request) -> Response:
    """PUT /experience/profile/password"""
    current = await interaction_id(request)
    body: NewPasswordBody = await body_of(request, NewPasswordBody)
    await profile_actions.replace_password(_actor(request), current, body.password)
    return _nothing()


async def submit(request: Request) -> Response:
    """POST /experience/submit"""
    submission = await actions.submit(
        _actor(request), await interaction_id(request), await session_token(request)
    )
    response = _json({"redirectTo": submission.redirect_to})
    await set_session(response, submission.session_token, submission.session_seconds)
    return response


def _refusing(refusal: Callable[[], Refusal], *, identified: bool = False) -> Handler:
    """A step that nothing is set up for; in the contract's order the interaction is looked at first."""

    async def refuse(request: Request) -> Response:
        read = queries.identified_interaction if identified else queries.started_interaction
        await read(await interaction_id(request))
        raise refusal()

    return refuse


async def _connector_unknown(request: Request) -> Response:
    await queries.started_interaction(await interaction_id(request))
    raise NotFoundById(entity="connector", id=request.path_params["connector_id"])


async def _passkey_unavailable(request: Request) -> Response:
    """Needs an interaction, though not a started one."""
    await interaction_id(request)
    raise FactorNotEnabled


def _no_session(refusal: InteractionNotFound) -> Response:
    """In the contract's form, which repeats it in the words of OAuth."""
    words = {"error": "invalid_request", "error_description": "interaction session id cookie not found"}
    return _json({"code": refusal.code, "message": refusal.text, **words}, refusal.status)


def _step(method: str, path: str, handler: Handler) -> Route:
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except InteractionNotFound as refusal:
            return _no_session(refusal)
        except Refusal as refusal:
            return error_response(refusal, request)

    return Route(f"{_PATH}{path}", same_origin(answered), methods=[method], name=f"{method} {_PATH}{path}")


_no_factor = _refusing(FactorNotEnabled)
_no_own_factor = _refusing(FactorNotEnabled, identified=True)
_no_record = _refusing(VerificationNotFound)
_no_sender = _refusing(ConnectorNotFound)

routes: list[Route] = [
    _step("PUT", "", start),
    _step("PUT", "/interaction-event", switch_event),
    _step("GET", "/interaction", interaction),
    _step("POST", "/verification/password", verify_password),
    _step("POST", "/verification/new-password-identity", propose_identity),
    _step("POST", "/identification", identify),
    _step("POST", "/profile", add_profile),
    _step("PUT", "/profile/password", replace_password),
    _step("POST", "/submit", submit),
    _step("POST", "/cancel", cancel),
    _step("GET", "/sso-connectors", sso_connectors),
    # What is not set up answers as the contract says for "not enabled", "no connector" or "no such verification".
    _step("POST", "/verification/verification-code", _no_sender),
    _step("POST", "/verification/verification-code/verify", _no_record),
    _step("POST", "/verification/mfa-verification-code", _no_own_factor),
    _step("POST", "/verification/mfa-verification-code/verify", _no_record),
    _step("POST", "/verification/social/{connector_id}/authorization-uri", _connector_unknown),
    _step("POST", "/verification/social/{connector_id}/verify", _connector_unknown),
    _step("POST", "/verification/sso/{connector_id}/authorization-uri", _connector_unknown),
    _step("POST", "/verification/sso/{connector_id}/verify", _connector_unknown),
    _step("POST", "/verification/totp/secret", _no_own_factor),
    _step("POST", "/verification/totp/verify", _no_own_factor),
    _step("POST", "/verification/web-authn/registration", _no_own_factor),
    _step("POST", "/verification/web-authn/registration/verify", _no_record),
    _step("POST", "/verification/web-authn/authentication", _no_own_factor),
    _step("POST", "/verification/web-authn/authentication/verify", _no_record),
    _step("POST", "/verification/sign-in-passkey/authentication", _no_factor),
    _step("POST", "/verification/sign-in-passkey/authentication/verify", _no_record),
    _step("POST", "/verification/backup-code/generate", _no_own_factor),
    _step("POST", "/verification/backup-code/verify", _no_own_factor),
    _step("POST", "/verification/one-time-token/verify", _refusing(OneTimeTokenNotFound)),
    _step("POST", "/preflight/sign-in-passkey/authentication", _passkey_unavailable),
    _step("POST", "/profile/mfa", _no_factor),
    _step("POST", "/profile/mfa/mfa-enabled", _no_factor),
    _step("POST", "/profile/mfa/mfa-skipped", _no_factor),
    _step("POST", "/profile/mfa/mfa-suggestion-skipped", _no_factor),
    _step("POST", "/profile/mfa/passkey-skipped", _no_factor),
    _step("POST", "/profile/mfa/passkey", _no_factor),
    _step("POST", "/user-assets/avatar", _refusing(StorageNotConfigured)),
]
