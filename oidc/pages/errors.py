"""What went wrong, in words for the person who reads it, when the answer must not be sent anywhere else."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from oidc.errors import code_of, description_of
from oidc.library import OAuth2Error
from oidc.pages.layout import page
from oidc.phrases import phrase

_BY_CODE = {
    "oidc.access_denied": "access_denied",
    "oidc.invalid_client": "client_unknown",
    "oidc.invalid_redirect_uri": "redirect_uri",
    "oidc.invalid_request_uri": "request_uri",
    "oidc.server_error": "server",
    "oidc.unauthorized_client": "request",
    "session.not_found": "sign_in_over",
}
# `invalid_request` stands for many things; what its description names tells which (the first that it names counts).
_BY_WORD = (
    ("id_token_hint", "hint"),
    ("post_logout_redirect_uri", "sign_out_redirect"),
    ("redirect_uri", "redirect_uri_missing"),
    ("request_uri", "request_uri"),
)
_ONLY_WHEN_SIGNING_OUT = frozenset({"hint", "sign_out_redirect"})


def error_page(request: Request, error: OAuth2Error, *, is_signing_out: bool = False) -> HTMLResponse:
    """An error that must not be redirected (RFC 6749 section 4.1.2.1, RP-Initiated Logout section 4)."""
    kind = kind_of(error, is_signing_out=is_signing_out)
    title = phrase(request, f"error.{kind}.title")
    text = phrase(request, f"error.{kind}.text", reference=str(getattr(error, "reference", "")))
    body = (
        f'<h1 id="title">{escape(title)}</h1><p id="message" data-kind="{kind}">{escape(text)}</p>'
        f"{_details(request, error)}"
    )
    return page(request, title, body, status=error.status_code)


def kind_of(error: OAuth2Error, *, is_signing_out: bool = False) -> str:
    """Which of the explanations fits."""
    otherwise = "sign_out" if is_signing_out else "request"
    found = _BY_CODE.get(code_of(error))
    if found is not None:
        return found
    description = description_of(error)
    named = next((kind for word, kind in _BY_WORD if word in description), otherwise)
    return named if is_signing_out == (named in _ONLY_WHEN_SIGNING_OUT) else otherwise


def _details(request: Request, error: OAuth2Error) -> str:
    """For the developer who is shown a picture of the page."""
    members = {
        "error": ("detail.error", code_of(error)),
        "error_description": ("detail.description", description_of(error)),
        "reference": ("detail.reference", str(getattr(error, "reference", ""))),
    }
    rows = "".join(
        f'<dt>{escape(phrase(request, name))}</dt><dd id="{element}">{escape(value)}</dd>'
        for element, (name, value) in members.items()
        if value
    )
    return f'<details id="details"><summary>{escape(phrase(request, "details"))}</summary><dl>{rows}</dl></details>'
