"""Every URL of the protocol, on one page; mounted at /oidc."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from oidc.endpoints import (
    authorization,
    device,
    device_authorization,
    discovery,
    end_session,
    introspection,
    jwks,
    plain_consent,
    plain_sign_in,
    protected_resources,
    pushed_authorization,
    registration,
    resume,
    revocation,
    session_management,
    token,
    userinfo,
)
from oidc.errors import error_response, invalid_request


async def _unknown(request: Request) -> Response:
    where = f"{request.method} on /{request.path_params['path']}"
    error = invalid_request(f"unrecognized route or not allowed method ({where})", 404)
    return error_response(error, request)


_ANY = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_READ = ["GET", "OPTIONS"]
_WRITE = ["POST", "OPTIONS"]

routes: list[BaseRoute] = [
    # Those that programs call all the time stand first: routes are tried in this order.
    Route("/token", token.token, methods=_WRITE),
    Route("/me", userinfo.me, methods=["GET", "POST", "OPTIONS"]),
    Route("/jwks", jwks.jwks, methods=_READ),
    Route("/request", pushed_authorization.push, methods=_WRITE),
    Route("/auth", authorization.authorize, methods=["GET", "POST"]),
    Route("/auth/{interaction_id}", resume.resume, methods=["GET"]),
    Route("/auth/{interaction_id}/sign-in", plain_sign_in.show, methods=["GET"]),
    Route("/auth/{interaction_id}/sign-in", plain_sign_in.submit, methods=["POST"]),
    Route("/auth/{interaction_id}/consent", plain_consent.show, methods=["GET"]),
    Route("/auth/{interaction_id}/consent", plain_consent.submit, methods=["POST"]),
    Route("/token/introspection", introspection.introspect, methods=_WRITE),
    Route("/token/revocation", revocation.revoke, methods=_WRITE),
    Route("/session/end", end_session.end, methods=["GET", "POST"]),
    Route("/session/end/confirm", end_session.confirm, methods=["POST"]),
    Route("/session/check", session_management.check, methods=["GET"]),
    Route("/session/end/success", end_session.success, methods=["GET"]),
    Route("/device/auth", device_authorization.authorize_device, methods=_WRITE),
    Route("/device", device.page, methods=["GET"]),
    Route("/device", device.type_code, methods=["POST"]),
    Route("/device/done", device.over, methods=["GET"]),
    Route("/device/refused", device.over, methods=["GET"]),
    Route("/device/{interaction_id}", device.answer, methods=["POST"]),
    Route("/reg", registration.register, methods=_WRITE),
    Route("/reg/{client_id}", registration.manage, methods=["GET", "PUT", "DELETE", "OPTIONS"]),
    Route("/.well-known/openid-configuration", discovery.metadata, methods=_READ),
    Route("/.well-known/oauth-authorization-server", discovery.metadata, methods=_READ),
    Route("/{path:path}", _unknown, methods=_ANY),
]

_PROTECTED_RESOURCE = "/.well-known/oauth-protected-resource"
at_the_root: list[BaseRoute] = [
    Route("/device", device.short_address, methods=["GET"]),
    Route("/device", device.type_code, methods=["POST"]),
    # Where RFC 8414 section 3.1 looks for the metadata of an issuer with a path, and RFC 9728 for that of our APIs.
    Route("/.well-known/oauth-authorization-server/oidc", discovery.metadata, methods=_READ),
    Route(_PROTECTED_RESOURCE, protected_resources.metadata, methods=_READ),
    Route(_PROTECTED_RESOURCE + "/{resource:path}", protected_resources.metadata, methods=_READ),
]
