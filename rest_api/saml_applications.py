"""SAML applications and their certificates over REST."""

from typing import NoReturn

from starlette.responses import Response

from identity.kernel.actor import Actor
from identity.saml_applications import actions, certificate_actions, queries
from identity.saml_applications.errors import SamlProtocolNotProvided
from identity.saml_applications.inputs import NewSamlApplication, SamlApplicationChanges
from rest_api.bodies.saml_applications import (
    CertificateBody,
    CertificateChangesBody,
    SamlApplicationBody,
    SamlApplicationChangesBody,
    SamlCallbackQuery,
    SamlRequestBody,
    SamlRequestQuery,
)
from rest_api.requests import given
from rest_api.views.saml_applications import (
    CertificateView,
    ListedCertificateView,
    SamlApplicationView,
    certificate_view,
    listed_certificate_view,
    saml_application_view,
)


async def create_saml_application(actor: Actor, body: SamlApplicationBody) -> SamlApplicationView:
    """Register a SAML application."""
    new = NewSamlApplication(**given(body))
    return saml_application_view(await actions.create_saml_application(actor, new))


async def get_saml_application(actor: Actor, id: str) -> SamlApplicationView:
    """Read a SAML application."""
    return saml_application_view(await queries.visible_saml_application(actor, id))


async def update_saml_application(
    actor: Actor, id: str, body: SamlApplicationChangesBody
) -> SamlApplicationView:
    """Change a SAML application."""
    changes = SamlApplicationChanges(**given(body))
    return saml_application_view(await actions.update_saml_application(actor, id, changes))


async def delete_saml_application(actor: Actor, id: str) -> None:
    """Delete a SAML application."""
    await actions.delete_saml_application(actor, id)


async def list_certificates(actor: Actor, id: str) -> list[ListedCertificateView]:
    """List the certificates of a SAML application."""
    return [listed_certificate_view(each) for each in await queries.certificates_of(actor, id)]


async def create_certificate(actor: Actor, id: str, body: CertificateBody) -> CertificateView:
    """Make a further certificate, which is not in use yet."""
    return certificate_view(
        await certificate_actions.add_saml_certificate(actor, id, body.life_span_in_years)
    )


async def update_certificate(
    actor: Actor, id: str, secret_id: str, body: CertificateChangesBody
) -> CertificateView:
    """Use a certificate, or use it no longer."""
    change = certificate_actions.set_saml_certificate_active
    return certificate_view(await change(actor, id, secret_id, body.active))


async def delete_certificate(actor: Actor, id: str, secret_id: str) -> None:
    """Delete a certificate that is not in use."""
    await certificate_actions.delete_saml_certificate(actor, id, secret_id)


async def get_provider_metadata(id: str) -> Response:
    """Read what a service provider is set up with."""
    document = await queries.provider_metadata(id)
    return Response(document, media_type="text/xml")


async def finish_sign_in(id: str, query: SamlCallbackQuery) -> None:
    """Come back from a sign-in; the protocol is not provided yet."""
    await _refuse_protocol(id)


async def start_sign_in(id: str, query: SamlRequestQuery) -> None:
    """Begin a sign-in by a redirect; the protocol is not provided yet."""
    await _refuse_protocol(id)


async def start_sign_in_by_form(id: str, body: SamlRequestBody) -> None:
    """Begin a sign-in by a form; the protocol is not provided yet."""
    await _refuse_protocol(id)


async def _refuse_protocol(application_id: str) -> NoReturn:
    await queries.require_saml_application(application_id)
    raise SamlProtocolNotProvided
