"""The pages of signing out."""

from collections.abc import Mapping, Sequence
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from oidc.pages.layout import hidden, page
from oidc.phrases import phrase

_LONGEST_SECONDS = 2  # that applications in frames may take
# The page has loaded when its frames have.
_GO_ON = f"""(function () {{
  function goOn() {{ location.replace(document.getElementById('continue').href); }}
  addEventListener('load', goOn);
  setTimeout(goOn, {_LONGEST_SECONDS * 1000});
}})();"""
_SAY_YES = "document.getElementById('logout').click()"


def confirm_sign_out(
    request: Request, action: str, members: Mapping[str, str], *, submits_itself: bool = False
) -> HTMLResponse:
    """RP-Initiated Logout section 6: without a valid hint the person is asked; `submits_itself` says yes for them."""
    body = (
        f"<h1>{escape(phrase(request, 'sign_out.question'))}</h1>"
        f'<p class="quiet">{escape(phrase(request, "sign_out.explained"))}</p>'
        f'<form method="post" action="{escape(action)}">{hidden(members)}'
        f'<button type="submit" name="logout" value="yes" id="logout">{escape(phrase(request, "sign_out.action"))}'
        "</button></form>"
    )
    script = _SAY_YES if submits_itself else ""
    return page(request, phrase(request, "sign_out.title"), body, form_action=None, script=script)


def signed_out(request: Request) -> HTMLResponse:
    """There is no place to go back to."""
    title = phrase(request, "sign_out.done")
    body = (
        f'<h1 id="title">{escape(title)}</h1><p class="quiet">{escape(phrase(request, "sign_out.close"))}</p>'
    )
    return page(request, title, body)


def telling_applications(request: Request, location: str, frames: Sequence[str]) -> HTMLResponse:
    """Front-Channel Logout section 2: every application in a frame of its own, and on. Without scripts the browser goes
    on by itself after a while."""
    title = phrase(request, "sign_out.done")
    iframes = "".join(f'<iframe src="{escape(each)}" title="" hidden></iframe>' for each in frames)
    body = (
        f'<h1 id="title">{escape(title)}</h1><p class="quiet">{escape(phrase(request, "sign_out.telling"))}</p>'
        f'<p><a id="continue" href="{escape(location)}">{escape(phrase(request, "continue"))}</a></p>{iframes}'
    )
    response = page(request, title, body, script=_GO_ON, frames=frames)
    response.headers["Refresh"] = f"{_LONGEST_SECONDS + 1}; url={location}"
    return response
