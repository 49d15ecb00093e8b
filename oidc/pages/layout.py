"""The frame of every page: its language, its look, and the policy that keeps everything else out of it."""

import secrets
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse

from identity.experience.queries import Introduction
from oidc import phrases
from oidc.errors import NO_STORE
from oidc.pages import brand

# Other sites learn our origin, which `iss` tells them anyway, and never a path; our own forms keep their Origin.
_HEADERS = {**NO_STORE, "X-Frame-Options": "DENY", "Referrer-Policy": "strict-origin"}


def page(
    request: Request,
    title: str,
    body: str,
    *,
    status: int = 200,
    form_action: str | None = "'none'",
    script: str = "",
    frames: Sequence[str] = (),
    introduced: Introduction | None = None,
) -> HTMLResponse:
    """A page with this body, which is HTML and begins with its `h1`; the title is text.

    Forms are not restricted (None): browsers hold form-action against the redirects that follow as well, wherever
    the application sends its person next. `frames` are addresses that the body's iframes may have; `introduced` is
    an application that the person is asked to trust.
    """
    nonce = secrets.token_urlsafe(16)
    after = f'<script nonce="{nonce}">{script}</script>' if script else ""
    html = (
        f'{_opening(request)}<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title>"
        f'<style nonce="{nonce}">{_style()}{brand.custom_properties(request)}</style></head>'
        f"<body><main>{brand.logos(request, introduced)}{body}</main>{after}</body></html>"
    )
    policy = _policy(nonce, form_action, frames)
    return HTMLResponse(html, status, {**_HEADERS, "Content-Security-Policy": policy})


def hidden(members: Mapping[str, str]) -> str:
    """Fields that travel along with a form."""
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in members.items()
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def _opening(request: Request) -> str:
    language = phrases.language_of(request)
    scheme = "" if brand.has_dark_scheme(request) else ' data-scheme="light"'
    return f'<!doctype html><html lang="{language}" dir="{phrases.direction_of(language)}"{scheme}>'


def _policy(nonce: str, form_action: str | None, frames: Sequence[str]) -> str:
    parts = [
        "default-src 'none'",
        f"style-src 'nonce-{nonce}'",
        f"script-src 'nonce-{nonce}'",
        "img-src 'self' https:",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    if form_action is not None:
        parts.append(f"form-action {form_action}")
    if origins := sorted({_origin(each) for each in frames}):
        parts.append("frame-src " + " ".join(origins))
    return "; ".join(parts)


def _origin(address: str) -> str:
    """The origin alone: a path could bring a semicolon into the policy."""
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    origin = f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
    if parts.scheme not in {"http", "https"} or not host or any(each in origin for each in "; ,'\""):
        raise ValueError("an iframe's address must be one of the web")
    return origin
