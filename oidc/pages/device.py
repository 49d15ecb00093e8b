"""The pages on which a person lets a device sign in (RFC 8628 section 3.3), without scripts."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from identity.experience.queries import Introduction
from identity.grants.device_queries import PendingDevice
from oidc.pages import parts
from oidc.pages.layout import hidden, page
from oidc.phrases import has_phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceQuestion:
    """Whether the device may sign in."""

    action: str  # where the form goes
    proof: str
    application: Introduction
    pending: PendingDevice


def code_page(
    request: Request, action: str, proof: str, *, user_code: str = "", problem: str = "", status: int = 200
) -> HTMLResponse:
    """Where the code is typed; a link from the device may have filled it in."""
    title = phrase(request, "device.title")
    body = (
        f"{parts.heading(title, phrase(request, 'device.explained'))}"
        f'<form method="post" action="{escape(action)}">{hidden({"proof": proof})}'
        f"{parts.alert(phrase(request, problem) if problem else '')}"
        f"{parts.field('user_code', phrase(request, 'device.code'), value=user_code, autocomplete='off')}"
        f"{parts.main_button('continue', phrase(request, 'continue'))}</form>"
    )
    return page(request, title, body, status=status, form_action="'self'")


def question_page(request: Request, shown: DeviceQuestion) -> HTMLResponse:
    """Which application, on a device with which code, and what it wants: section 5.4 asks for all of it."""
    consent, application = shown.pending.consent, shown.application
    title = phrase(request, "device.confirm.title", application=application.name)
    subtitle = phrase(request, "consent.signed_in_as", user=_name(shown))
    body = (
        f"{parts.heading(title, subtitle)}"
        f'<p class="advice">{escape(phrase(request, "device.confirm.explained"))}</p>'
        f'<p class="user-code"><strong id="user-code">{escape(shown.pending.user_code)}</strong></p>'
        f'<form method="post" action="{escape(shown.action)}">'
        f"{hidden({'proof': shown.proof, 'request': consent.request_id})}"
        f"{_scopes(request, shown)}{_organizations(request, shown)}"
        f"{parts.main_button('consent', phrase(request, 'consent.allow'))}{parts.cancel_button(request)}"
        f"{parts.about(request, application)}</form>"
    )
    return page(request, title, body, form_action="'self'", introduced=application)


def end_page(request: Request, outcome: str) -> HTMLResponse:
    """What became of it; the device goes on by itself."""
    title = phrase(request, f"device.{outcome}.title")
    return page(request, title, parts.heading(title, phrase(request, f"device.{outcome}.text")))


def _name(shown: DeviceQuestion) -> str:
    user = shown.pending.consent.user
    return user.name or user.username or user.primary_email or user.id


def _scopes(request: Request, shown: DeviceQuestion) -> str:
    consent = shown.pending.consent
    texts = [_in_words(request, each) for each in consent.openid_scopes]
    texts += [each.scope_description or each.scope_name for each in consent.resource_scopes]
    if not texts:
        return ""
    asks = phrase(request, "consent.asks", application=shown.application.name)
    return f'<section class="scopes"><h2>{escape(asks)}</h2><ul>{_items(texts)}</ul></section>'


def _in_words(request: Request, scope: str) -> str:
    key = f"scope.{scope}"
    return phrase(request, key) if has_phrase(key) else scope


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{escape(text)}</li>" for text in texts)


def _organizations(request: Request, shown: DeviceQuestion) -> str:
    consent = shown.pending.consent
    if not consent.organizations or consent.client.is_first_party:
        return ""
    choices = "".join(
        f'<label class="tick"><input type="checkbox" name="organization" value="{escape(each)}">'
        f"<span>{escape(name)}</span></label>"
        for each, name in consent.organizations
    )
    legend = escape(phrase(request, "consent.organizations"))
    return f"<fieldset><legend>{legend}</legend>{choices}</fieldset>"
