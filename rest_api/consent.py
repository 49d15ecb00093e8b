"""The consent page's part of the API: what a third-party application asks for, yes, and no."""

from collections.abc import Awaitable, Callable
from itertools import groupby
from typing import Annotated, Any

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from identity.applications.clients import Client
from identity.experience.queries import Introduction, introduction_of
from identity.grants.consent import (
    MissingScope,
    PendingConsent,
    give_consent,
    pending_consent,
    refuse_consent,
)
from identity.kernel.actor import NOBODY, Actor, Origin
from identity.kernel.errors import Refusal
from rest_api.answers import json_response
from rest_api.errors import error_response
from rest_api.experience.bodies import body_of
from rest_api.experience.cookies import interaction_id, session_token
from rest_api.same_origin import same_origin

_NO_STORE = ((b"cache-control", b"no-store"),)


class ConsentBody(Struct, frozen=True, rename="camel"):
    """The organizations that the application may act in, and the request that the page showed."""

    organization_ids: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=21)]], Meta(max_length=1000)
    ] = []
    request_id: Annotated[str, Meta(max_length=64)] | None = None


async def show(request: Request) -> Response:
    """GET /interaction/consent"""
    pending = await pending_consent(await interaction_id(request), await session_token(request))
    return json_response(_shown(pending, await introduction_of(pending.client)), headers=_NO_STORE)


async def give(request: Request) -> Response:
    """POST /interaction/consent"""
    body: ConsentBody = await body_of(request, ConsentBody)
    redirect_to = await give_consent(
        _actor(request),
        await interaction_id(request),
        await session_token(request),
        body.organization_ids,
        body.request_id,
    )
    return json_response({"redirectTo": redirect_to}, headers=_NO_STORE)


async def cancel(request: Request) -> Response:
    """POST /interaction/consent/cancel"""
    redirect_to = await refuse_consent(
        _actor(request), await interaction_id(request), await session_token(request)
    )
    return json_response({"redirectTo": redirect_to}, headers=_NO_STORE)


def _actor(request: Request) -> Actor:
    return NOBODY.from_origin(request.scope.get("origin") or Origin())


def _application(client: Client, introduced: Introduction) -> dict[str, Any]:
    documents = {
        "termsOfUseUrl": introduced.terms_of_use_url,
        "privacyPolicyUrl": introduced.privacy_policy_url,
    }
    given = {name: value for name, value in documents.items() if value}
    return {"id": client.id, "name": introduced.name, "branding": introduced.branding, **given}


def _shown(pending: PendingConsent, introduced: Introduction) -> dict[str, Any]:
    user = pending.user
    shown = {
        "application": _application(pending.client, introduced),
        "user": {
            "id": user.id,
            "name": user.name,
            "avatar": user.avatar,
            "username": user.username,
            "primaryEmail": user.primary_email,
            "primaryPhone": user.primary_phone,
        },
        "organizations": None,
        "missingOIDCScope": list(pending.openid_scopes) or None,
        "missingResourceScopes": _by_resource(pending.resource_scopes) or None,
        "redirectUri": pending.redirect_uri,
        "requestId": pending.request_id,
    }
    if pending.organizations is not None:
        shown["organizations"] = [{"id": each, "name": name} for each, name in pending.organizations]
    return {name: value for name, value in shown.items() if value is not None}


def _by_resource(scopes: list[MissingScope]) -> list[dict[str, Any]]:
    return [
        {
            "resource": {"id": resource_id, "name": name, "indicator": indicator},
            "scopes": [
                {"id": each.scope_id, "name": each.scope_name, "description": each.scope_description}
                for each in group
            ],
        }
        for (resource_id, name, indicator), group in groupby(
            scopes, key=lambda each: (each.resource_id, each.resource_name, each.indicator)
        )
    ]


def _route(method: str, path: str, handler: Callable[[Request], Awaitable[Response]]) -> Route:
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except Refusal as refusal:
            return error_response(refusal, request)

    return Route(path, same_origin(answered), methods=[method], name=f"{method} {path}")


routes: list[BaseRoute] = [
    _route("GET", "/interaction/consent", show),
    _route("POST", "/interaction/consent", give),
    _route("POST", "/interaction/consent/cancel", cancel),
]
