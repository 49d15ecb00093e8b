"""Signing in with a password and without scripts."""

from dataclasses import dataclass
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from identity.experience.queries import Introduction
from identity.experience.settings import SignInSettings
from identity.sign_in.typed import password_identifiers
from oidc.pages import parts
from oidc.pages.layout import hidden, page
from oidc.phrases import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSignIn:
    """One sign-in to be shown."""

    action: str  # where the form goes
    proof: str
    application: Introduction | None
    settings: SignInSettings
    username: str = ""
    complaint: str = ""

    @property
    def is_open(self) -> bool:
        """Whether anybody can sign in with a password."""
        return self.settings.sign_in_mode != "Register" and bool(password_identifiers(self.settings))

    @property
    def needs_tick(self) -> bool:
        """Whether the operator's documents have to be accepted expressly."""
        own = self.settings
        return own.agree_to_terms_policy == "Manual" and bool(own.terms_of_use_url or own.privacy_policy_url)


def sign_in_page(request: Request, shown: PlainSignIn, *, status: int = 200) -> HTMLResponse:
    """The page on its own. What follows the form are redirects to the application, which form-action would stop."""
    title = phrase(request, "sign_in.title")
    body = sign_in_form(request, shown)
    return page(request, title, body, status=status, form_action=None, introduced=shown.application)


def sign_in_form(request: Request, shown: PlainSignIn) -> str:
    """Heading and form."""
    application = shown.application
    to = phrase(request, "sign_in.to", application=application.name) if application else ""
    subtitle = to if shown.is_open else phrase(request, "sign_in.closed")
    fields = _fields(request, shown) if shown.is_open else ""
    return (
        f"{parts.heading(phrase(request, 'sign_in.title'), subtitle)}"
        f'<form method="post" action="{escape(shown.action)}">{hidden({"proof": shown.proof})}'
        f"{parts.alert(shown.complaint)}{fields}{parts.cancel_button(request)}"
        f"{parts.about(request, application) if application else ''}</form>"
    )


def _fields(request: Request, shown: PlainSignIn) -> str:
    kinds = password_identifiers(shown.settings)
    label = " / ".join(phrase(request, f"sign_in.identifier.{kind}") for kind in kinds)
    return (
        parts.field("username", label, value=shown.username, autocomplete="username")
        + parts.field(
            "password",
            phrase(request, "sign_in.password"),
            kind="password",
            autocomplete="current-password",
        )
        + _agreement(request, shown)
        + parts.main_button("signin", phrase(request, "sign_in.action"))
    )


def _agreement(request: Request, shown: PlainSignIn) -> str:
    own = shown.settings
    links = parts.document_links(request, own.terms_of_use_url, own.privacy_policy_url)
    if shown.needs_tick:
        return (
            f'<p class="small-print">{links}</p><label class="tick"><input type="checkbox" id="agreement" '
            f'name="agreement" value="yes" required><span>{escape(phrase(request, "sign_in.agreement"))}</span></label>'
        )
    if not links or own.agree_to_terms_policy != "Automatic":
        return ""
    return f'<p class="small-print">{escape(phrase(request, "sign_in.accepting"))} {links}</p>'


def more_needed_page(request: Request) -> HTMLResponse:
    """The password was right and is not enough, and the rest needs scripts."""
    title, text = (phrase(request, f"sign_in.more.{part}") for part in ("title", "text"))
    body = f'<h1 id="title">{escape(title)}</h1><p id="message" data-kind="more_needed">{escape(text)}</p>'
    return page(request, title, body, status=422)
