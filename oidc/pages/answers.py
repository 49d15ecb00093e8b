"""The page that carries a response to the client (OAuth 2.0 Form Post Response Mode)."""

from collections.abc import Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from oidc.pages.layout import hidden, page
from oidc.phrases import phrase

_SUBMIT = "document.forms[0].submit()"


def form_post(request: Request, action: str, members: Mapping[str, str]) -> HTMLResponse:
    """Submits itself, and has a button where scripts are off."""
    title = phrase(request, "answer.title")
    body = (
        f'<h1>{escape(title)}</h1><p class="quiet">{escape(phrase(request, "answer.explained"))}</p>'
        f'<form method="post" action="{escape(action)}">{hidden(members)}'
        f'<button type="submit" id="continue">{escape(phrase(request, "continue"))}</button></form>'
    )
    return page(request, title, body, form_action=None, script=_SUBMIT)
