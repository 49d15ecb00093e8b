"""What the hosted pages show until their scripts take over, or for good where there are none."""

from dataclasses import dataclass
from html import escape

from starlette.requests import Request

from identity.experience.queries import Introduction
from identity.grants.errors import ConsentNotPending
from identity.sessions.queries import interaction
from oidc import cookies, phrases
from oidc.endpoints.plain_consent import plain_consent
from oidc.endpoints.plain_sign_in import plain_sign_in
from oidc.experience import read_experience
from oidc.pages.brand import custom_properties, logos
from oidc.pages.consent import consent_form
from oidc.pages.sign_in import sign_in_form
from oidc.phrases import phrase

_SIGN_IN = frozenset({"/", "/sign-in", "/sign-in/password", "/identifier-sign-in", "/single-sign-on"})
_CONSENT = "/consent"
_NOWHERE = "/unknown-session"


@dataclass(frozen=True, slots=True)
class FirstContent:
    """What is in a hosted page before its scripts run."""

    html: str
    style: str
    has_form: bool


async def first_content(request: Request) -> FirstContent:
    """The content of a hosted page as HTML; the style of the hosted pages is there without scripts as well."""
    await read_experience(request)
    form, introduced = await _form(request) or (None, None)
    language = phrases.language_of(request)
    html = (
        f'<div class="page plain" lang="{language}" dir="{phrases.direction_of(language)}">'
        f'<main class="card">{logos(request, introduced)}{form or _notice(request)}</main></div>'
    )
    return FirstContent(html, custom_properties(request), form is not None)


async def _form(request: Request) -> tuple[str, Introduction | None] | None:
    """With the application that it introduces."""
    path = request.url.path
    found = await _interaction(request) if path == _CONSENT or path in _SIGN_IN else None
    if found is None:
        return None
    application_id, interaction_id = found
    if path == _CONSENT:
        return await _consent(request, interaction_id)
    hint = request.query_params.get("login_hint", "")
    shown = await plain_sign_in(interaction_id, application_id, username=hint)
    return sign_in_form(request, shown), shown.application


async def _interaction(request: Request) -> tuple[str, str] | None:
    """Of the application in the address, else the one that was begun last."""
    found = await cookies.interactions(request)
    if not found:
        return None
    wanted = request.query_params.get("app_id", "")
    application_id = wanted if wanted in found else list(found)[-1]
    return application_id, found[application_id]


async def _consent(request: Request, interaction_id: str) -> tuple[str, Introduction] | None:
    waiting = await interaction(interaction_id)  # the address does not repeat its languages
    if waiting is None:
        return None
    phrases.prefer(request, str(waiting.parameters.get("ui_locales", "")))
    try:
        shown = await plain_consent(interaction_id, await cookies.session_token(request))
    except ConsentNotPending:
        return None
    return consent_form(request, shown), shown.application


def _notice(request: Request) -> str:
    kind = "nothing" if request.url.path == _NOWHERE else "scripts"
    title, text = (phrase(request, f"notice.{kind}.{part}") for part in ("title", "text"))
    return f'<h1 id="title">{escape(title)}</h1><p class="subtitle" id="message">{escape(text)}</p>'
