"""The few pages that the protocol itself shows: errors, signing out, and the form that carries a response."""

import secrets
from collections.abc import Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from oidc.errors import NO_STORE

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { max-width: 30rem; padding: 2rem; }
h1 { font-size: 1.4rem; margin: 0 0 .75rem; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
small { opacity: .7; }
button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: .5rem; background: #4338ca; color: #fff;
  cursor: pointer; }
button:focus-visible { outline: 3px solid #a5b4fc; outline-offset: 2px; }
""".strip()
_SUBMIT = "document.forms[0].submit()"


def wants_page(request: Request) -> bool:
    """Whether a browser asks, so that a person will read the answer."""
    return "text/html" in request.headers.get("accept", "")


def error_page(title: str, explanation: str, code: str, status: int = 400) -> HTMLResponse:
    """An error that must not be sent anywhere else (RFC 6749 section 4.1.2.1)."""
    body = f"<h1>{escape(title)}</h1><p>{escape(explanation)}</p><p><small>{escape(code)}</small></p>"
    return _page(title, body, status=status)


def form_post(action: str, members: Mapping[str, str]) -> HTMLResponse:
    """OAuth 2.0 Form Post Response Mode: submits itself, and has a button where scripts are off."""
    body = (
        f'<h1>Signing you in</h1><form method="post" action="{escape(action)}">{_hidden(members)}'
        '<button type="submit" id="continue">Continue</button></form>'
    )
    return _page("Signing you in", body, form_action=None, script=_SUBMIT)


def confirm_sign_out(action: str, members: Mapping[str, str]) -> HTMLResponse:
    """RP-Initiated Logout section 6: without a valid hint the person is asked."""
    body = (
        "<h1>Do you want to sign out?</h1><p>You will be signed out in this browser.</p>"
        f'<form method="post" action="{escape(action)}">{_hidden(members)}'
        '<button type="submit" name="logout" value="yes" id="logout">Sign out</button></form>'
    )
    return _page("Sign out", body, form_action=None)


def signed_out() -> HTMLResponse:
    """There is no place to go back to."""
    return _page("Signed out", "<h1>You are signed out</h1><p>You can close this page now.</p>")


def _hidden(members: Mapping[str, str]) -> str:
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in members.items()
    )


def _page(
    title: str, body: str, *, status: int = 200, form_action: str | None = "'none'", script: str = ""
) -> HTMLResponse:
    """Forms are not restricted (None): browsers hold form-action against the redirects that follow as well, wherever
    the application sends its person next."""
    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    if form_action is not None:
        policy += f"; form-action {form_action}"
    after = f'<script nonce="{nonce}">{script}</script>' if script else ""
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><style nonce="{nonce}">{_STYLE}</style></head>'
        f"<body><main>{body}</main>{after}</body></html>"
    )
    headers = {**NO_STORE, "Content-Security-Policy": policy, "X-Frame-Options": "DENY"}
    return HTMLResponse(html, status, headers)
