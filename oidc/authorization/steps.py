"""Every check of an authorization request, in order; each leaves in the request what it found."""

from collections.abc import Callable

from identity.applications.clients import Client
from identity.grants import scopes as scope_names
from identity.grants.authorization import AuthorizationRequest
from oidc.authorization import (
    claims,
    client,
    hints,
    parameters,
    pkce,
    prompt,
    pushed_request,
    redirect_uri,
    request_object,
    resources,
    response_mode,
    response_type,
    scopes,
    sender_key,
)
from oidc.bridge import run_sync
from oidc.library import OAuth2Error
from oidc.requests import ProtocolRequest

Step = Callable[[ProtocolRequest], None]

# Whoever fails in these sees a page: nobody knows yet that the client asked (RFC 6749 section 4.1.2.1).
_UNTRUSTED: tuple[Step, ...] = (parameters.check, redirect_uri.check)
# Whoever fails in these goes back to the client with the error.
_TRUSTED: tuple[Step, ...] = (
    response_mode.check,
    response_type.check,
    pkce.check,
    sender_key.check,
    prompt.check,
    hints.check,
    claims.check,
    resources.check,
    scopes.check,
)
_STEPS = (*_UNTRUSTED, *_TRUSTED)
_SENT: tuple[Step, ...] = (
    parameters.check,
    client.check,
    pushed_request.open_up,
    request_object.open_up,
    *_STEPS,
)
_PUSHED: tuple[Step, ...] = (client.is_authenticated, request_object.open_up, *_STEPS)
_RESUMED: tuple[Step, ...] = (client.check, *_STEPS)


async def of_browser(request: ProtocolRequest) -> AuthorizationRequest:
    """What a browser brought to the authorization endpoint."""
    return await _checked(request, _SENT)


async def of_client(request: ProtocolRequest) -> AuthorizationRequest:
    """What a client hands in beforehand, once it has authenticated (RFC 9126 section 2.1)."""
    return await _checked(request, _PUSHED)


async def of_interaction(request: ProtocolRequest) -> AuthorizationRequest:
    """What was validated before its person had to do something: the client may have been changed in the meantime."""
    return await _checked(request, _RESUMED)


async def _checked(request: ProtocolRequest, steps: tuple[Step, ...]) -> AuthorizationRequest:
    await run_sync(_run, request, steps)
    return _found(request)


def _run(request: ProtocolRequest, steps: tuple[Step, ...]) -> None:
    try:
        for step in steps:
            step(request)
    except OAuth2Error as error:
        error.redirect_uri = error.redirect_uri or request.trusted_uri
        raise


def _found(request: ProtocolRequest) -> AuthorizationRequest:
    registered: Client = request.client.registered
    assert request.trusted_uri is not None, "there is a step for it"
    return AuthorizationRequest(
        client=registered,
        redirect_uri=request.trusted_uri,
        requested=scope_names.split(request.payload.get("scope")),
        resources=request.resources,
        names_organizations=request.names_organizations,
        prompts=request.prompts,
        max_age=request.max_age,
        hinted_user_id=request.hinted_subject,
        nonce=request.payload.get("nonce"),
        code_challenge=request.payload.get("code_challenge"),
        response_types=request.response_types,
        claims=request.claims,
        dpop_jkt=request.dpop_jkt,
    )
