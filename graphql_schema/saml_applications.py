"""Mutations of SAML applications and their certificates."""

from enum import Enum
from typing import Any

import strawberry

from graphql_schema.applications import Application, seen_application
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.saml import SamlCertificate
from graphql_schema.scalars import JSON
from identity.applications.queries import visible_application
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.saml_applications import actions, certificate_actions
from identity.saml_applications import inputs as saml


@strawberry.enum
class SamlNameIdFormat(Enum):
    PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
    EMAIL_ADDRESS = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
    TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
    UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"


@strawberry.enum
class SamlBinding(Enum):
    HTTP_POST = saml.HTTP_POST
    HTTP_REDIRECT = saml.HTTP_REDIRECT


@strawberry.input(description="Where assertions go.")
class SamlConsumerInput:
    binding: SamlBinding
    url: str


@strawberry.input(description="Whether assertions are encrypted, and for which certificate.")
class SamlEncryptionInput:
    encrypts_assertion: bool
    signs_after_encryption: bool = False
    certificate: str | None = strawberry.field(default=strawberry.UNSET, description="In PEM form.")


@strawberry.input(description="How an attribute of an assertion is called.")
class SamlAttributeInput:
    claim: str
    name: str


@strawberry.input
class CreateSamlApplicationInput:
    name: str
    description: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    entity_id: str | None = strawberry.UNSET
    consumer: SamlConsumerInput | None = strawberry.UNSET
    encryption: SamlEncryptionInput | None = strawberry.UNSET
    name_id_format: SamlNameIdFormat | None = strawberry.UNSET
    attributes: list[SamlAttributeInput] | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input(description="What is left out stays as it is; null clears.")
class UpdateSamlApplicationInput:
    application_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    is_access_control_enabled: bool | None = strawberry.UNSET
    entity_id: str | None = strawberry.UNSET
    consumer: SamlConsumerInput | None = strawberry.UNSET
    encryption: SamlEncryptionInput | None = strawberry.UNSET
    name_id_format: SamlNameIdFormat | None = strawberry.UNSET
    attributes: list[SamlAttributeInput] | None = strawberry.UNSET


@strawberry.input
class DeleteSamlApplicationInput:
    application_id: strawberry.ID


@strawberry.input
class AddSamlCertificateInput:
    application_id: strawberry.ID
    life_years: int | None = strawberry.field(default=strawberry.UNSET, description="3 if nothing is said.")
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class SetSamlCertificateActiveInput:
    application_id: strawberry.ID
    certificate_id: strawberry.ID
    is_active: bool = True


@strawberry.input
class DeleteSamlCertificateInput:
    application_id: strawberry.ID
    certificate_id: strawberry.ID


@mutation(Permission.APPLICATIONS_WRITE, again=visible_application, application=Application)
async def create_saml_application(actor: Actor, input: CreateSamlApplicationInput) -> Any:
    """Register an application that signs people in through SAML; its first certificate comes with it."""
    new = as_domain(saml.NewSamlApplication, input, **_settings_of(input))
    return (await actions.create_saml_application(actor, new)).application


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def update_saml_application(actor: Actor, input: UpdateSamlApplicationInput) -> Any:
    """Change a SAML application; whole objects are replaced."""
    changes = as_domain(
        saml.SamlApplicationChanges,
        input,
        app_level_access_control_enabled=input.is_access_control_enabled,
        **_settings_of(input),
    )
    return (await actions.update_saml_application(actor, input.application_id, changes)).application


@mutation(Permission.APPLICATIONS_WRITE, deleted_application_id=strawberry.ID)
async def delete_saml_application(actor: Actor, input: DeleteSamlApplicationInput) -> str:
    """Remove a SAML application with its settings and certificates."""
    return (await actions.delete_saml_application(actor, input.application_id)).id


async def _no_certificate_again(_actor: Actor, _certificate_id: str) -> None:
    """A certificate is read through its application."""


@mutation(
    Permission.APPLICATIONS_SECRETS_WRITE,
    again=_no_certificate_again,
    application=Application,
    certificate=SamlCertificate,
)
async def add_saml_certificate(actor: Actor, input: AddSamlCertificateInput) -> dict[str, Any]:
    """Make a further certificate; it is not in use until it is activated."""
    given = input.life_years
    years = certificate_actions.DEFAULT_LIFE_YEARS if given is None or given is strawberry.UNSET else given
    made = await certificate_actions.add_saml_certificate(actor, input.application_id, years)
    return {"application": await seen_application(actor, input.application_id), "certificate": made}


@mutation(Permission.APPLICATIONS_SECRETS_WRITE, application=Application)
async def set_saml_certificate_active(actor: Actor, input: SetSamlCertificateActiveInput) -> Any:
    """Use a certificate in the place of the one in use, or use it no longer."""
    await certificate_actions.set_saml_certificate_active(
        actor, input.application_id, input.certificate_id, input.is_active
    )
    return await seen_application(actor, input.application_id)


@mutation(Permission.APPLICATIONS_SECRETS_WRITE, application=Application)
async def delete_saml_certificate(actor: Actor, input: DeleteSamlCertificateInput) -> Any:
    """Remove a certificate that is not in use, with its key."""
    await certificate_actions.delete_saml_certificate(actor, input.application_id, input.certificate_id)
    return await seen_application(actor, input.application_id)


def _settings_of(input: Any) -> dict[str, Any]:
    """The settings in the keys of the domain; what was not given is left out."""
    consumer, encryption, attributes = input.consumer, input.encryption, input.attributes
    settings = {
        "acs_url": _consumer(consumer) if consumer else consumer,
        "encryption": _encryption(encryption) if encryption else encryption,
        "attribute_mapping": {each.claim: each.name for each in attributes} if attributes else attributes,
    }
    if attributes is None or attributes == []:
        settings["attribute_mapping"] = {}
    return settings


def _consumer(given: SamlConsumerInput) -> dict[str, Any]:
    return {"binding": given.binding.value, "url": given.url}


def _encryption(given: SamlEncryptionInput) -> dict[str, Any]:
    return {
        "encryptAssertion": given.encrypts_assertion,
        "encryptThenSign": given.signs_after_encryption,
        "certificate": given.certificate or None,
    }
