"""RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.redirects import is_post_logout_redirect_allowed
from identity.grants.actions import end_session
from identity.kernel.actor import Actor, ActorKind
from identity.keys.queries import InvalidToken, verified_hint
from identity.sessions.models import Session
from identity.sessions.queries import is_sign_out_proof, session_of_token, sign_out_proof
from oidc import cookies, pages
from oidc.clients import ProtocolClient, client_named
from oidc.errors import (
    ProtocolError,
    error_response,
    invalid_client,
    invalid_request,
    protocol_endpoint,
)
from oidc.library import OAuth2Error
from oidc.requests import Parameters, body_parameters, origin_of, parameters_of
from oidc.responses import see_other, with_parameters

_CARRIED = ("client_id", "post_logout_redirect_uri", "state")


@dataclass(frozen=True, slots=True)
class _SignOut:
    client_id: str | None
    location: str  # where the browser goes afterwards
    hinted_user_id: str | None


@protocol_endpoint
async def end(request: Request) -> Response:
    """Sign out at once if an ID Token says who asks, else ask the person first (section 6)."""
    try:
        parameters = await parameters_of(request)
        wanted = await _validated(parameters)
        if request.method == "POST" and not await cookies.session_token(request):
            return _once_more(parameters)
        session = await session_of_token(await cookies.session_token(request))
        if session is None or session.user_id == wanted.hinted_user_id:
            return await _signed_out(request, session, wanted)
        return await _question(request, parameters, wanted)
    except OAuth2Error as error:
        return _refusal(request, error)


@protocol_endpoint
async def confirm(request: Request) -> Response:
    """The person said yes, in a form that was made for this browser."""
    try:
        parameters = await body_parameters(request)
        wanted = await _validated(parameters)
        token = await cookies.session_token(request)
        if parameters.get("logout") is None or not token:
            return see_other(wanted.location)
        if not is_sign_out_proof(token, parameters.get("xsrf") or ""):
            raise invalid_request("the form is not of this browser; please sign out again")
        return await _signed_out(request, await session_of_token(token), wanted)
    except OAuth2Error as error:
        return _refusal(request, error)


@protocol_endpoint
async def success(request: Request) -> Response:
    """Signed out, and nowhere to go."""
    return pages.signed_out(request)


async def _validated(parameters: Parameters) -> _SignOut:
    """Sections 2 and 3: an error means that nobody is redirected."""
    parameters.refuse_duplicates()
    hint = await _hint(parameters.get("id_token_hint"))
    client = await _client(parameters.get("client_id"), hint)
    return _SignOut(
        client_id=client.id if client else None,
        location=_location(client, parameters),
        hinted_user_id=str(hint["sub"]) if hint else None,
    )


async def _hint(token: str | None) -> dict[str, object] | None:
    if token is None:
        return None
    try:
        return await verified_hint(token)
    except InvalidToken:
        raise invalid_request("could not validate id_token_hint") from None


async def _client(client_id: str | None, hint: dict[str, object] | None) -> ProtocolClient | None:
    audience = hint["aud"] if hint else None
    if client_id is None:
        return await client_named(audience) if isinstance(audience, str) else None
    if hint and audience != client_id:
        raise invalid_request("client_id does not match the id_token_hint")
    client = await client_named(client_id)
    if client is None:
        raise invalid_client(client_id)
    return client


def _location(client: ProtocolClient | None, parameters: Parameters) -> str:
    """Where no client is known a redirect URI counts for nothing."""
    uri, state = parameters.get("post_logout_redirect_uri"), parameters.get("state")
    if client is None or uri is None:
        return f"{settings.current().issuer}/session/end/success"
    if not is_post_logout_redirect_allowed(client.registered, uri):
        raise ProtocolError("invalid_request", "post_logout_redirect_uri not registered")
    return with_parameters(uri, {"state": state}) if state is not None else uri


async def _signed_out(request: Request, session: Session | None, wanted: _SignOut) -> Response:
    if session:
        actor = Actor(ActorKind.USER, user_id=session.user_id, origin=origin_of(request))
        await end_session(actor, session.id, wanted.client_id)
    response = see_other(wanted.location)
    cookies.forget_session(response)
    return response


def _once_more(parameters: Parameters) -> Response:
    """Browsers keep the cookie back from a form of another site, and send it with the GET that follows."""
    again = _given(parameters, "id_token_hint", *_CARRIED)
    return see_other(f"{settings.current().issuer}/session/end?{urlencode(again)}")


def _given(parameters: Parameters, *names: str) -> dict[str, str]:
    return {name: value for name in names if (value := parameters.get(name)) is not None}


async def _question(request: Request, parameters: Parameters, wanted: _SignOut) -> Response:
    carried = _given(parameters, *_CARRIED)
    if wanted.client_id:
        carried["client_id"] = wanted.client_id
    carried["xsrf"] = sign_out_proof(await cookies.session_token(request) or "")
    return pages.confirm_sign_out(request, f"{settings.current().issuer}/session/end/confirm", carried)


def _refusal(request: Request, error: OAuth2Error) -> Response:
    if pages.wants_page(request):
        return pages.error_page(request, error, is_signing_out=True)
    return error_response(error, request)
