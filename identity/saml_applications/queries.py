"""Reads of SAML applications and their certificates."""

from collections.abc import Iterable
from dataclasses import dataclass

from identity import settings
from identity.applications.clients import ApplicationType
from identity.applications.models import Application
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.saml_applications.errors import NoActiveCertificate, SamlApplicationOnly
from identity.saml_applications.metadata import metadata_document
from identity.saml_applications.models import SamlCertificate, SamlConfiguration

# Private keys stay where they are: nobody who lists certificates needs them.
_CERTIFICATE = (
    "c.id, c.application_id, '' AS private_key_encrypted, c.certificate, "
    "c.is_active, c.created_at, c.expires_at"
)


@dataclass(frozen=True, slots=True)
class SamlApplication:
    """An application with its SAML settings."""

    application: Application
    configuration: SamlConfiguration

    @property
    def id(self) -> str:
        """The application's id."""
        return self.application.id


async def visible_saml_application(actor: Actor, application_id: str) -> SamlApplication:
    """The SAML application, if there is one that the actor may see."""
    actor.require(Permission.APPLICATIONS_READ)
    application = await database.fetch_model(
        Application, "SELECT * FROM applications WHERE id = $1", application_id
    )
    if application is None:
        raise NotFoundById(entity="application", id=application_id)
    return SamlApplication(application, await configuration_of(application))


async def configuration_of(application: Application) -> SamlConfiguration:
    """The SAML settings of an application that has some."""
    row = await database.fetch_model(
        SamlConfiguration, "SELECT * FROM saml_configurations WHERE application_id = $1", application.id
    )
    if row is None or application.type != ApplicationType.SAML:
        raise SamlApplicationOnly
    return row


async def configurations_by_application_ids(
    actor: Actor, application_ids: Iterable[str]
) -> dict[str, SamlConfiguration]:
    """The SAML settings of many applications in one statement; those of other types are left out."""
    actor.require(Permission.APPLICATIONS_READ)
    rows = await database.fetch_models(
        SamlConfiguration,
        f"SELECT {database.columns(SamlConfiguration, 's')} FROM saml_configurations s "
        "WHERE s.application_id = ANY($1)",
        list(application_ids),
    )
    return {row.application_id: row for row in rows}


async def certificates_by_application_ids(
    actor: Actor, application_ids: Iterable[str]
) -> dict[str, list[SamlCertificate]]:
    """The certificates of many applications in one statement, the newest first, without their private keys."""
    actor.require(Permission.APPLICATIONS_READ)
    ids = list(application_ids)
    return await database.models_by_holder(
        SamlCertificate,
        ids,
        f"SELECT c.application_id AS holder_id, {_CERTIFICATE} FROM saml_certificates c "
        "WHERE c.application_id = ANY($1) ORDER BY c.created_at DESC, c.id",
        ids,
    )


async def certificates_of(actor: Actor, application_id: str) -> list[SamlCertificate]:
    """The certificates of a SAML application."""
    found = (await certificates_by_application_ids(actor, [application_id]))[application_id]
    if not found:
        await require_saml_application(application_id)
    return found


async def require_saml_application(application_id: str) -> None:
    """Refuse what is no SAML application; the protocol asks as well."""
    if not await database.fetch_value(
        "SELECT 1 FROM saml_configurations WHERE application_id = $1", application_id
    ):
        raise NotFoundById(entity="SAML application", id=application_id)


async def provider_metadata(application_id: str) -> str:
    """For the protocol: what a service provider is set up with; it is public."""
    row = await database.fetch_row(
        "SELECT s.name_id_format, c.certificate FROM saml_configurations s LEFT JOIN saml_certificates c "
        "ON c.application_id = s.application_id AND c.is_active WHERE s.application_id = $1",
        application_id,
    )
    if row is None:
        raise NotFoundById(entity="SAML application", id=application_id)
    if row["certificate"] is None:
        raise NoActiveCertificate
    endpoint = settings.current().endpoint
    return metadata_document(endpoint, application_id, row["certificate"], row["name_id_format"])
