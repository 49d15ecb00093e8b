"""The pages of signing out."""

from collections.abc import Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from oidc.pages.layout import hidden, page
from oidc.phrases import phrase


def confirm_sign_out(request: Request, action: str, members: Mapping[str, str]) -> HTMLResponse:
    """RP-Initiated Logout section 6: without a valid hint the person is asked."""
    body = (
        f"<h1>{escape(phrase(request, 'sign_out.question'))}</h1>"
        f'<p class="quiet">{escape(phrase(request, "sign_out.explained"))}</p>'
        f'<form method="post" action="{escape(action)}">{hidden(members)}'
        f'<button type="submit" name="logout" value="yes" id="logout">{escape(phrase(request, "sign_out.action"))}'
        "</button></form>"
    )
    return page(request, phrase(request, "sign_out.title"), body, form_action=None)


def signed_out(request: Request) -> HTMLResponse:
    """There is no place to go back to."""
    title = phrase(request, "sign_out.done")
    body = (
        f'<h1 id="title">{escape(title)}</h1><p class="quiet">{escape(phrase(request, "sign_out.close"))}</p>'
    )
    return page(request, title, body)
