"""Every path of the Experience API, and what it does: parse, call, represent."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from identity.sign_in import (
    actions,
    identification_actions,
    new_identity_actions,
    password_actions,
    profile_actions,
    queries,
)
from identity.sign_in.cancel_actions import cancel_sign_in
from identity.sign_in.profile_actions import VerifiedKind
from identity.sign_in.records import Identifier, InteractionEvent
from rest_api.experience import (
    avatars,
    backup_codes,
    codes,
    factors,
    mfa_codes,
    one_time_tokens,
    passkeys,
    social,
    sso,
    totp,
)
from rest_api.experience.answers import actor_of, json_answer, nothing, step_route, verification
from rest_api.experience.bodies import (
    Body,
    EmailProfile,
    EventBody,
    ExtraProfile,
    IdentificationBody,
    NewIdentityBody,
    NewPasswordBody,
    PasswordBody,
    PasswordProfile,
    PhoneProfile,
    ProfileBody,
    SocialProfile,
    UsernameProfile,
    body_of,
)
from rest_api.experience.cookies import (
    interaction_id,
    session_token,
    set_session,
    set_trust,
    trusted_tokens,
)
from rest_api.experience.signals import signals_of

_VERIFIED_KINDS: dict[type[Body], VerifiedKind] = {
    EmailProfile: "email",
    PhoneProfile: "phone",
    SocialProfile: "social",
}


async def start(request: Request) -> Response:
    """PUT /experience"""
    current = await interaction_id(request)
    body: EventBody = await body_of(request, EventBody)
    event = InteractionEvent(body.interaction_event)
    devices = await trusted_tokens(request)
    await actions.start(actor_of(request), current, event, body.captcha_token, signals_of(request), devices)
    return nothing()


async def switch_event(request: Request) -> Response:
    """PUT /experience/interaction-event"""
    current = await interaction_id(request)
    body: EventBody = await body_of(request, EventBody)
    await actions.switch_event(actor_of(request), current, InteractionEvent(body.interaction_event))
    return nothing()


async def interaction(request: Request) -> Response:
    """GET /experience/interaction"""
    return json_answer(await queries.shown_interaction(await interaction_id(request)))


async def cancel(request: Request) -> Response:
    """POST /experience/cancel"""
    return json_answer({"redirectTo": await cancel_sign_in(actor_of(request), await interaction_id(request))})


async def verify_password(request: Request) -> Response:
    """POST /experience/verification/password"""
    current = await interaction_id(request)
    body: PasswordBody = await body_of(request, PasswordBody)
    identifier = Identifier(body.identifier.type, body.identifier.value)
    return verification(
        await password_actions.verify_password(actor_of(request), current, identifier, body.password)
    )


async def propose_identity(request: Request) -> Response:
    """POST /experience/verification/new-password-identity"""
    current = await interaction_id(request)
    body: NewIdentityBody = await body_of(request, NewIdentityBody)
    username = body.identifier.value
    return verification(
        await new_identity_actions.propose_identity(actor_of(request), current, username, body.password)
    )


async def identify(request: Request) -> Response:
    """POST /experience/identification"""
    current = await interaction_id(request)
    body: IdentificationBody = await body_of(request, IdentificationBody)
    is_new = await identification_actions.identify(
        actor_of(request), current, body.verification_id, links_social=body.link_social_identity
    )
    return nothing(201 if is_new else 204)


async def add_profile(request: Request) -> Response:
    """POST /experience/profile"""
    current, actor = await interaction_id(request), actor_of(request)
    body: ProfileBody = await body_of(request, ProfileBody)
    if isinstance(body, UsernameProfile):
        await profile_actions.add_username(actor, current, body.value)
    elif isinstance(body, PasswordProfile):
        await profile_actions.add_password(actor, current, body.value)
    elif isinstance(body, ExtraProfile):
        await profile_actions.add_extra_profile(actor, current, body.values)
    else:
        kind = _VERIFIED_KINDS[type(body)]
        await profile_actions.add_verified(actor, current, kind, body.verification_id)
    return nothing()


async def replace_password(request: Request) -> Response:
    """PUT /experience/profile/password"""
    current = await interaction_id(request)
    body: NewPasswordBody = await body_of(request, NewPasswordBody)
    await profile_actions.replace_password(actor_of(request), current, body.password)
    return nothing()


async def submit(request: Request) -> Response:
    """POST /experience/submit"""
    submission = await actions.submit(
        actor_of(request), await interaction_id(request), await session_token(request)
    )
    if submission is None:
        return nothing()
    response = json_answer({"redirectTo": submission.redirect_to})
    await set_session(response, submission.session_token, submission.session_seconds)
    if submission.new_trust:
        await set_trust(request, response, submission.new_trust)
    return response


routes: list[Route] = [
    step_route("PUT", "", start),
    step_route("PUT", "/interaction-event", switch_event),
    step_route("GET", "/interaction", interaction),
    step_route("POST", "/verification/password", verify_password),
    step_route("POST", "/verification/new-password-identity", propose_identity),
    step_route("POST", "/identification", identify),
    step_route("POST", "/profile", add_profile),
    step_route("PUT", "/profile/password", replace_password),
    step_route("POST", "/submit", submit),
    step_route("POST", "/cancel", cancel),
    *codes.routes,
    *social.routes,
    *sso.routes,
    *mfa_codes.routes,
    *totp.routes,
    *passkeys.routes,
    *backup_codes.routes,
    *factors.routes,
    *one_time_tokens.routes,
    *avatars.routes,
]
