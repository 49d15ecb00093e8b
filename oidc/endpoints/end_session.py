"""RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0), and with it front- and back-channel logout."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.redirects import is_origin_allowed, is_post_logout_redirect_allowed
from identity.grants.logout_actions import SignOut, end_session
from identity.kernel.actor import Actor, ActorKind
from identity.keys.queries import InvalidToken, verified_hint
from identity.sessions.models import Session
from identity.sessions.queries import is_sign_out_proof, session_of_token, sign_out_proof
from oidc import cookies, pages, phrases
from oidc.answering import protocol_endpoint
from oidc.clients import ProtocolClient, client_named
from oidc.errors import ProtocolError, error_response, invalid_client, invalid_request
from oidc.library import OAuth2Error
from oidc.logout_delivery import tell_at_once
from oidc.logout_frames import frame_addresses
from oidc.requests import Parameters, body_parameters, origin_of, parameters_of
from oidc.responses import in_a_header, see_other, with_parameters
from oidc.subjects import is_subject

_CARRIED = ("client_id", "post_logout_redirect_uri", "state", "ui_locales")
_SENT_AGAIN = ("id_token_hint", "logout_hint", *_CARRIED)


@dataclass(frozen=True, slots=True)
class _SignOut:
    client: ProtocolClient | None
    location: str  # where the browser goes afterwards
    hint: dict[str, object] | None

    @property
    def client_id(self) -> str | None:
        return self.client.id if self.client else None

    def is_meant(self, session: Session) -> bool:
        """Whether the hint is about this session: about its user, and not about another session of theirs."""
        if self.hint is None or self.client is None:
            return False
        if self.hint.get("sid") not in (None, session.id):
            return False
        return is_subject(self.client.registered, session.user_id, str(self.hint["sub"]))


@protocol_endpoint
async def end(request: Request) -> Response:
    """Sign out at once if an ID Token says who asks, else ask the person first (section 6)."""
    try:
        parameters = await parameters_of(request)
        phrases.prefer(request, parameters.get("ui_locales"))
        wanted = await _validated(parameters)
        token = await cookies.session_token(request)
        if request.method == "POST" and not token:
            return _once_more(parameters)
        session = await session_of_token(token)
        if session is None or wanted.is_meant(session):
            return await _signed_out(request, session, wanted)
        return _question(request, parameters, wanted, token or "")
    except OAuth2Error as error:
        return _refusal(request, error)


@protocol_endpoint
async def confirm(request: Request) -> Response:
    """The person said yes, in a form that was made for this browser."""
    try:
        parameters = await body_parameters(request)
        phrases.prefer(request, parameters.get("ui_locales"))
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
    return _SignOut(client, _location(client, parameters), hint)


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
        return _success(parameters.get("ui_locales"))
    if not is_post_logout_redirect_allowed(client.registered, uri):
        raise ProtocolError("invalid_request", "post_logout_redirect_uri not registered")
    return in_a_header(with_parameters(uri, {"state": state}) if state is not None else uri)


def _success(ui_locales: str | None) -> str:
    address = f"{settings.current().issuer}/session/end/success"
    return with_parameters(address, {"ui_locales": ui_locales}) if ui_locales else address


async def _signed_out(request: Request, session: Session | None, wanted: _SignOut) -> Response:
    frames: list[str] = []
    if session:
        actor = Actor(ActorKind.USER, user_id=session.user_id, origin=origin_of(request))
        ended = await end_session(actor, session.id, wanted.client_id)
        await tell_at_once(ended.notices)
        frames = await _frames(request, session, ended)
    go_on = see_other(wanted.location)
    response = pages.telling_applications(request, wanted.location, frames) if frames else go_on
    cookies.forget_session(response)
    return response


async def _frames(request: Request, session: Session, ended: SignOut) -> list[str]:
    """Only what shows pages can tell applications by front channel."""
    return await frame_addresses(ended.client_ids, session.id) if pages.wants_page(request) else []


def _once_more(parameters: Parameters) -> Response:
    """Browsers keep the cookie back from a form of another site, and send it with the GET that follows."""
    again = _given(parameters, *_SENT_AGAIN)
    return see_other(f"{settings.current().issuer}/session/end?{urlencode(again)}")


def _given(parameters: Parameters, *names: str) -> dict[str, str]:
    return {name: value for name in names if (value := parameters.get(name)) is not None}


def _question(request: Request, parameters: Parameters, wanted: _SignOut, token: str) -> Response:
    carried = _given(parameters, *_CARRIED)
    if wanted.client_id:
        carried["client_id"] = wanted.client_id
    carried["xsrf"] = sign_out_proof(token)
    has_way_back = "post_logout_redirect_uri" in carried
    action = f"{settings.current().issuer}/session/end/confirm"
    said_so = has_way_back and wanted.client is not None and _was_said_there(request, wanted.client)
    return pages.confirm_sign_out(request, action, carried, submits_itself=said_so)


def _was_said_there(request: Request, client: ProtocolClient) -> bool:
    """Whether the person comes from a page of the operator's own application, and has said there what they want.

    Any other page could lead people here as well (cross-site request forgery): then they are asked, and by the standard
    always (section 2).
    """
    registered = client.registered
    if registered.is_third_party or registered.uses_standard_profile or registered.protocol.is_fapi:
        return False
    # No page can forge either header; `none` is a person who typed the address.
    if request.headers.get("sec-fetch-site") in ("none", "same-origin"):
        return True
    origin = "/".join(request.headers.get("referer", "").split("/", 3)[:3])
    return is_origin_allowed(registered, origin)


def _refusal(request: Request, error: OAuth2Error) -> Response:
    if pages.wants_page(request):
        return pages.error_page(request, error, is_signing_out=True)
    return error_response(error, request)
