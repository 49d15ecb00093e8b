"""Asking a person for their consent, without scripts."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse

from identity.experience.queries import Introduction
from identity.grants.consent import PendingConsent
from identity.users.models import User
from oidc.pages import parts
from oidc.pages.layout import hidden, page
from oidc.phrases import has_phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainConsent:
    """One question to be shown."""

    action: str  # where the form goes
    proof: str
    application: Introduction
    pending: PendingConsent


def consent_page(request: Request, shown: PlainConsent) -> HTMLResponse:
    """The page on its own; its form leads to the application, which form-action would stop."""
    title = phrase(request, "consent.title", application=shown.application.name)
    return page(request, title, consent_form(request, shown), form_action=None, introduced=shown.application)


def consent_form(request: Request, shown: PlainConsent) -> str:
    """Heading and form."""
    application, pending = shown.application, shown.pending
    title = phrase(request, "consent.title", application=application.name)
    subtitle = phrase(request, "consent.signed_in_as", user=_name_of(pending.user))
    return (
        f"{parts.heading(title, subtitle)}"
        f'<form method="post" action="{escape(shown.action)}">'
        f"{hidden({'proof': shown.proof, 'request': pending.request_id})}"
        f"{_scopes(request, shown)}{_organizations(request, pending)}"
        f"{parts.main_button('consent', phrase(request, 'consent.allow'))}{parts.cancel_button(request)}"
        f"{_small_print(request, pending)}{parts.about(request, application)}</form>"
    )


def _name_of(user: User) -> str:
    phone = f"+{user.primary_phone}" if user.primary_phone else ""
    return user.name or user.username or user.primary_email or phone or user.id


def _scopes(request: Request, shown: PlainConsent) -> str:
    pending, name = shown.pending, shown.application.name
    if not pending.openid_scopes and not pending.resource_scopes:
        return f'<p class="advice">{escape(phrase(request, "consent.nothing", application=name))}</p>'
    return (
        f'<section class="scopes"><h2>{escape(phrase(request, "consent.asks", application=name))}</h2>'
        f"{_list(_in_words(request, each) for each in pending.openid_scopes)}{_by_resource(request, pending)}</section>"
    )


def _in_words(request: Request, scope: str) -> str:
    key = f"scope.{scope}"
    return phrase(request, key) if has_phrase(key) else scope


def _by_resource(request: Request, pending: PendingConsent) -> str:
    return "".join(
        f"<h3>{escape(phrase(request, 'consent.resource', resource=name))}</h3>"
        f"{_list(each.scope_description or each.scope_name for each in scopes)}"
        for name, scopes in groupby(pending.resource_scopes, key=lambda each: each.resource_name)
    )


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _organizations(request: Request, pending: PendingConsent) -> str:
    if not pending.organizations:
        return ""
    choices = "".join(
        f'<label class="tick"><input type="checkbox" name="organization" value="{escape(each)}">'
        f"<span>{escape(name)}</span></label>"
        for each, name in pending.organizations
    )
    return (
        f"<fieldset><legend>{escape(phrase(request, 'consent.organizations'))}</legend>{choices}</fieldset>"
    )


def _small_print(request: Request, pending: PendingConsent) -> str:
    parts_of_it = urlsplit(pending.redirect_uri)
    is_web = parts_of_it.scheme in {"http", "https"}
    host = parts_of_it.netloc.rpartition("@")[2] if is_web else f"{parts_of_it.scheme}://"
    trust, back = phrase(request, "consent.third_party"), phrase(request, "consent.return", host=host)
    return f'<p class="small-print">{escape(trust)} {escape(back)}</p>'
