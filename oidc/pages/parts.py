"""What the pages for people have in common: fields, buttons, and links to an application's documents.

They have the classes of the hosted sign-in's style, inside of which they are shown until scripts take over.
"""

from html import escape
from urllib.parse import urlsplit

from starlette.requests import Request

from identity.experience.queries import Introduction
from oidc.phrases import phrase


def heading(title: str, subtitle: str = "") -> str:
    """The beginning of a card, below the logos."""
    below = f'<p class="subtitle">{escape(subtitle)}</p>' if subtitle else ""
    return f'<header><h1 id="title">{escape(title)}</h1>{below}</header>'


def field(name: str, label: str, *, kind: str = "text", value: str = "", autocomplete: str = "") -> str:
    """A labelled text field."""
    return (
        f'<div class="field"><label for="{name}">{escape(label)}</label><div class="field-box">'
        f'<input id="{name}" name="{name}" type="{kind}" value="{escape(value)}" autocomplete="{autocomplete}" '
        'autocapitalize="none" spellcheck="false" required></div><p class="field-note"></p></div>'
    )


def main_button(name: str, label: str) -> str:
    """The button that goes on."""
    return f'<button class="main-button" type="submit" id="{name}" name="{name}" value="yes">{escape(label)}</button>'


def cancel_button(request: Request) -> str:
    """The button that goes back to the application; it needs no field filled in."""
    label = escape(phrase(request, "cancel"))
    return (
        '<button class="other-button" type="submit" id="cancel" name="cancel" value="yes" formnovalidate>'
        f"{label}</button>"
    )


def alert(text: str) -> str:
    """What is wrong with what was sent."""
    return f'<p class="alert" id="message" role="alert">{escape(text)}</p>' if text else ""


def document_links(request: Request, terms: str | None, privacy: str | None) -> str:
    """Links to the terms and the privacy policy, where there are any."""
    named = {"terms": terms, "privacy": privacy}
    links = [
        f'<a id="{name}" href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(phrase(request, f'documents.{name}'))}</a>"
        for name, address in named.items()
        if address and is_web_address(address)
    ]
    return " · ".join(links)


def about(request: Request, introduced: Introduction) -> str:
    """Where the application says what it does with data."""
    links = document_links(request, introduced.terms_of_use_url, introduced.privacy_policy_url)
    return (
        f'<p class="small-print">{escape(phrase(request, "consent.documents"))} {links}</p>' if links else ""
    )


def is_web_address(address: str) -> bool:
    """Whether a link may lead there: never to a script."""
    return urlsplit(address).scheme in {"http", "https"}
