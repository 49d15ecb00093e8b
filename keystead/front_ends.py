"""The browser applications: their HTML with the data of the first screen inlined, and their assets."""

import gzip
import mimetypes
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from identity import settings
from identity.applications.clients import ACCOUNT_CENTER_ID, CONSOLE_ID, DEMO_APP_ID
from identity.experience.account_page import account_page_data
from identity.experience.queries import page_data, sign_in_experience
from identity.resources.queries import MANAGEMENT_API_INDICATOR
from identity.security.secrets import random_secret
from identity.sessions.queries import session_of_token
from identity.setup.queries import needs_setup
from identity.users.queries import user_by_id
from keystead import UI_DIRECTORY, __version__
from keystead.content_policies import experience_sources, graphiql_policy, page_policy
from oidc.cookies import INTERACTION, interactions, session_token
from oidc.endpoints.plain_pages import FirstContent, first_content
from oidc.phrases import accepted_languages, direction_of

_DATA_PLACE, _FIRST_PLACE, _NONCE_PLACE = (
    "<!--keystead-data-->",
    "<!--keystead-first-->",
    "__KEYSTEAD_NONCE__",
)
_NEEDS_INTERACTION = frozenset(
    {"/", "/sign-in", "/register", "/consent", "/single-sign-on", "/social/register", "/forgot-password"}
)
_REPLACES_SESSIONS = frozenset({"/one-time-token", "/switch-account"})
_NOWHERE = "/unknown-session"
_COMPRESSED_TYPES = ("text/", "application/javascript", "application/json", "image/svg")
PageData = Callable[[Request], Awaitable[dict[str, Any]]]


class UserInterfaceMissing(RuntimeError):
    """The browser applications have not been built."""


@lru_cache(maxsize=8)
def _template(name: str) -> str:
    path = UI_DIRECTORY / f"{name}.html"
    if not path.is_file():
        raise UserInterfaceMissing(f"{path.name} is not built: run `make ui` (a wheel has it inside)")
    return path.read_text(encoding="utf-8")


def _page(
    name: str,
    data: dict[str, Any],
    policy: Callable[[str], str] = page_policy,
    first: FirstContent | None = None,
) -> Response:
    """The application's HTML with its data, with what it shows at first, and a policy for this answer alone."""
    nonce = random_secret()
    # In a data block `<` is the only character that could end it.
    inlined = orjson.dumps(data).decode().replace("<", "\\u003c")
    html = (
        _template(name)
        .replace('<html lang="en">', _root(data.get("language", "en")), 1)
        .replace(_NONCE_PLACE, nonce)  # first, so that no data can ask for it
        .replace(_FIRST_PLACE, f'<style nonce="{nonce}">{first.style}</style>{first.html}' if first else "")
        .replace(_DATA_PLACE, f'<script type="application/json" id="keystead-data">{inlined}</script>')
    )
    headers = {"content-security-policy": policy(nonce), "cache-control": "no-store"}
    return HTMLResponse(html, headers=headers)


def _root(language: str) -> str:
    """So that nothing turns round when the scripts come."""
    return f'<html lang="{escape(language)}" dir="{direction_of(language)}">'


async def console(request: Request) -> Response:
    """The admin console, whatever the path below it."""
    own = settings.current()
    data = {
        "issuer": own.issuer,
        "endpoint": own.endpoint,
        "clientId": CONSOLE_ID,
        "resource": MANAGEMENT_API_INDICATOR,
        "needsSetup": await needs_setup(),
        "version": __version__,
    }
    return _page("console", data)


async def demo_app(request: Request) -> Response:
    """The demo application."""
    own = settings.current()
    return _page("demo-app", {"issuer": own.issuer, "endpoint": own.endpoint, "clientId": DEMO_APP_ID})


async def account(request: Request) -> Response:
    """The account centre, whatever the path below it."""
    own = settings.current()
    client = {"issuer": own.issuer, "endpoint": own.endpoint, "clientId": ACCOUNT_CENTER_ID}
    return _page("account", client | await account_page_data(_languages(request)))


async def graphiql(request: Request) -> Response:
    """GraphiQL at the GraphQL endpoint's own address, in development only."""
    own = settings.current()
    if own.env != "development":
        return Response("Method Not Allowed", 405, {"allow": "POST"}, "text/plain")
    data = {"issuer": own.issuer, "endpoint": own.endpoint, "resource": MANAGEMENT_API_INDICATOR}
    return _page("graphiql", data, graphiql_policy)


async def experience(request: Request) -> Response:
    """The hosted sign-in: every path that nothing else claims."""
    if _lacks_interaction(request):
        return RedirectResponse((await sign_in_experience()).unknown_session_redirect_url or _NOWHERE, 302)
    data = await page_data(
        await _application_id(request),
        organization_id=request.query_params.get("organization_id"),
        languages=_languages(request),
    )
    if request.url.path in _REPLACES_SESSIONS or "one_time_token" in request.query_params:
        data["signedInAs"] = await _signed_in_as(request)
    first = await first_content(request)
    sources = experience_sources(data["settings"])
    return _page("experience", data, partial(page_policy, more=sources, has_form=first.has_form), first)


def _lacks_interaction(request: Request) -> bool:
    """Whether the page is of use within a sign-in alone, and there is none; a preview shows it anyway."""
    path = request.url.path
    needs_one = path in _NEEDS_INTERACTION or path.startswith("/social/register/")
    return needs_one and INTERACTION not in request.cookies and "preview" not in request.query_params


async def _application_id(request: Request) -> str | None:
    """Of the address; what providers send people back to does not name it, so the sign-in begun last counts there."""
    named = request.query_params.get("app_id")
    if named or INTERACTION not in request.cookies:
        return named
    return next(reversed(await interactions(request)), None)


async def _signed_in_as(request: Request) -> dict[str, str | None] | None:
    """Who has a session in this browser, for the pages that would end it."""
    session = await session_of_token(await session_token(request))
    user = await user_by_id(session.user_id) if session else None
    if user is None:
        return None
    phone = f"+{user.primary_phone}" if user.primary_phone else ""
    name = user.name or user.username or user.primary_email or phone or user.id
    return {"name": name, "email": user.primary_email}


def _languages(request: Request) -> list[str]:
    """What the person asked for, best first: `ui_locales`, then the browser's own preferences."""
    asked = request.query_params.get("ui_locales", "").split()
    return [language for language in [*asked, *accepted_languages(request)] if language != "*"][:10]


class Assets:
    """Built files under /assets: their names carry a hash of their content, so browsers may keep them for ever."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._loaded: dict[str, tuple[bytes, bytes | None, str]] = {}

    async def file(self, request: Request) -> Response:
        """One file, compressed when the browser can have it so."""
        name = request.path_params["name"]
        loaded = self._loaded.get(name) or self._load(name)
        if loaded is None:
            return Response("Not Found", 404, media_type="text/plain")
        plain, compressed, media_type = loaded
        headers = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}
        if compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(compressed, headers=headers | {"content-encoding": "gzip"}, media_type=media_type)
        return Response(plain, headers=headers, media_type=media_type)

    def _load(self, name: str) -> tuple[bytes, bytes | None, str] | None:
        path = self._directory / name
        if "/" in name or name.startswith(".") or not path.is_file():
            return None
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        plain = path.read_bytes()
        compressed = gzip.compress(plain, 9) if media_type.startswith(_COMPRESSED_TYPES) else None
        if media_type == "text/javascript":
            media_type = "text/javascript; charset=utf-8"
        self._loaded[name] = (plain, compressed, media_type)
        return self._loaded[name]


def routes() -> list[BaseRoute]:
    """The browser applications' paths; the sign-in comes last and takes what is left."""
    assets = Assets(UI_DIRECTORY / "assets")
    return [
        Route("/assets/{name:path}", assets.file, methods=["GET"]),
        Route("/console", console, methods=["GET"]),
        Route("/console/{path:path}", console, methods=["GET"]),
        Route("/demo-app", demo_app, methods=["GET"]),
        Route("/demo-app/{path:path}", demo_app, methods=["GET"]),
        Route("/account", account, methods=["GET"]),
        Route("/account/{path:path}", account, methods=["GET"]),
        Route("/graphql", graphiql, methods=["GET"]),
        Route("/", experience, methods=["GET"]),
        Route("/{path:path}", experience, methods=["GET"]),
    ]
