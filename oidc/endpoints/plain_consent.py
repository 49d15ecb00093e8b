"""Saying yes or no to an application through a plain form."""

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.experience.queries import introduction_of
from identity.grants.consent import give_consent, pending_consent, refuse_consent
from identity.keys.form_queries import form_proof
from identity.sessions.errors import InteractionBusy
from identity.sessions.queries import interaction
from oidc import cookies
from oidc.answering import protocol_endpoint
from oidc.own_forms import own_form, own_interaction_id
from oidc.pages.consent import PlainConsent, consent_page
from oidc.phrases import prefer
from oidc.requests import nobody
from oidc.responses import see_other

_FORM = "consent"


@protocol_endpoint
async def show(request: Request) -> Response:
    """The question on a page of its own, for the browser and the session that are asked."""
    interaction_id = await own_interaction_id(request)
    shown = await plain_consent(interaction_id, await cookies.session_token(request))
    await _prefer_its_languages(request, interaction_id)
    return consent_page(request, shown)


@protocol_endpoint
async def submit(request: Request) -> Response:
    """Take the answer, and go on with the authorization request."""
    interaction_id = await own_interaction_id(request)
    token = await cookies.session_token(request)
    form = await own_form(request, _FORM, interaction_id, token or "")
    try:
        if form.get("consent") is None:  # whatever else was pressed is no yes
            return see_other(await refuse_consent(nobody(request), interaction_id, token))
        chosen = [each for each in form.datalist.get("organization", []) if each]
        request_id = form.get("request") or ""
        return see_other(await give_consent(nobody(request), interaction_id, token, chosen, request_id))
    except InteractionBusy:  # the button was pressed twice: the first time counts
        return see_other(f"{settings.current().issuer}/auth/{interaction_id}")


async def plain_consent(interaction_id: str, session_token: str | None) -> PlainConsent:
    """All that the form shows."""
    pending = await pending_consent(interaction_id, session_token)
    return PlainConsent(
        action=f"{settings.current().issuer}/auth/{interaction_id}/consent",
        proof=await form_proof(_FORM, interaction_id, session_token or ""),
        application=await introduction_of(pending.client),
        pending=pending,
    )


async def _prefer_its_languages(request: Request, interaction_id: str) -> None:
    waiting = await interaction(interaction_id)
    if waiting is not None:
        prefer(request, str(waiting.parameters.get("ui_locales", "")))
