"""How an authorization request ends: with what was asked for, or with an error, and for whom to read."""

from collections.abc import Mapping

from starlette.responses import Response

from identity.grants.authorization import AuthorizationRequest
from identity.grants.authorization_actions import Authorization, Granted, issue_code, issue_in_front
from identity.grants.errors import PushedRequestUsed
from identity.grants.grant_limits import revoke_excess_grants
from identity.grants.pushed_actions import end_pushed_request
from identity.grants.queries import Standing
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import Refusal
from oidc import cookies, pages
from oidc.authentication_context import is_level_met
from oidc.claims import id_token
from oidc.errors import ProtocolError, description_of, error_response, of_refusal
from oidc.library import OAuth2Error
from oidc.phrases import prefer
from oidc.requested_claims import is_essential, wanted_values
from oidc.requests import ProtocolRequest, nobody, origin_of
from oidc.responses import authorization_response, mode_of
from oidc.session_state import session_state

_ID_TOKEN_ALONE = frozenset({"id_token"})


async def answer(
    request: ProtocolRequest,
    asked: AuthorizationRequest,
    standing: Standing,
    interaction_id: str | None = None,
) -> Response:
    """Issue what was asked for and send the browser back to the client with it."""
    _check_level(asked, standing)
    authorization = Authorization(
        request=asked,
        standing=standing,
        interaction_id=interaction_id,
        pushed_request=request.pushed_request,
        params=request.payload.for_audit(),
    )
    actor = Actor(ActorKind.USER, user_id=standing.user_id, origin=origin_of(request.http))
    granted = await _issued(actor, authorization)
    if asked.client.most_grants is not None:
        await revoke_excess_grants(actor, asked.client, standing.user_id, standing.session_id)
    members = await _members(request, asked, granted)
    members["session_state"] = await session_state(request.http, asked)
    response = await _sent(request, asked.redirect_uri, members)
    if members["session_state"]:
        await cookies.show_browser_state(request.http, response)
    if interaction_id:
        await cookies.forget_interaction(request.http, response, interaction_id)
    return response


async def refusal(request: ProtocolRequest, error: OAuth2Error) -> Response:
    """Tell the client, if it is known that it asked; else tell the person, and redirect nowhere (RFC 6749 4.1.2.1)."""
    if error.redirect_uri:
        if request.pushed_request:
            await end_pushed_request(nobody(request.http), request.pushed_request)
        members = {"error": error.error, "error_description": description_of(error)}
        return await _sent(request, error.redirect_uri, members)
    prefer(request.http, request.payload.get("ui_locales"))
    if pages.wants_page(request.http):
        return pages.error_page(request.http, error)
    return error_response(error, request.http, with_issuer=True)


def redirected(asked: AuthorizationRequest, error: str, description: str) -> ProtocolError:
    """An error that the client is told through the browser."""
    return ProtocolError(error, description, redirect_uri=asked.redirect_uri)


async def _sent(request: ProtocolRequest, redirect_uri: str, members: Mapping[str, str | None]) -> Response:
    given = request.payload
    prefer(request.http, given.get("ui_locales"))
    mode = mode_of(given.get("response_mode"), given.get("response_type"))
    client, stated = request.client.registered, {**members, "state": given.get("state")}
    return await authorization_response(request.http, client, redirect_uri, mode, stated)


def _check_level(asked: AuthorizationRequest, standing: Standing) -> None:
    """OpenID Connect Core section 5.5.1.1: an essential level that was not reached counts as a failed sign-in."""
    wanted = wanted_values(asked.claims, "acr") or ()
    if is_essential(asked.claims, "acr") and not is_level_met(wanted, standing.methods):
        text = "the sign-in does not reach the level that is asked for"
        raise redirected(asked, "unmet_authentication_requirements", text)


async def _issued(actor: Actor, authorization: Authorization) -> Granted:
    asked = authorization.request
    try:
        if not asked.is_code_flow:
            granted = await issue_in_front(actor, authorization)
        else:
            code = await issue_code(actor, authorization)
            granted = Granted(code=code) if code else None
    except Refusal as refused:
        error = of_refusal(refused)
        # Whoever opens a used reference again may not be in the middle of anything with the client.
        error.redirect_uri = None if isinstance(refused, PushedRequestUsed) else asked.redirect_uri
        raise error from None
    if granted is None:
        raise redirected(asked, "login_required", "the session has ended")
    return granted


async def _members(
    request: ProtocolRequest, asked: AuthorizationRequest, granted: Granted
) -> dict[str, str | None]:
    members: dict[str, str | None] = {"code": granted.code}
    if granted.access:
        members |= {
            "access_token": granted.access.access_token,
            "token_type": "Bearer",
            "expires_in": str(granted.access.expires_in),
            "scope": granted.access.scope or None,
        }
    if "id_token" in asked.response_types and granted.sign_in:
        members["id_token"] = await id_token(
            asked.client,
            granted.sign_in,
            code=granted.code,
            access_token=members.get("access_token"),
            state=request.payload.get("state") if granted.code else None,
            # Without an access token there is no other place to learn them (section 5.4).
            with_scope_claims=True if asked.response_types == _ID_TOKEN_ALONE else None,
        )
    return members
