"""What can be done with the certificates of SAML applications: at most one of each application is in use."""

import asyncio

from identity.applications.changes import locked_application
from identity.applications.clients import ApplicationType
from identity.kernel import clock, database
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.saml_applications.certificate_changes import insert_certificate, require_room
from identity.saml_applications.certificates import LONGEST_LIFE_YEARS, KeyPair, new_key_pair
from identity.saml_applications.errors import CertificateInUse, InvalidSamlSettings
from identity.saml_applications.events import SamlCertificatesChanged
from identity.saml_applications.models import SamlCertificate

DEFAULT_LIFE_YEARS = 3


async def made_in_thread(life_years: int) -> KeyPair:
    """A key pair, made where it keeps nobody waiting."""
    return await asyncio.to_thread(new_key_pair, clock.now().replace(microsecond=0), life_years)


async def _key_pair(_actor: Actor, application_id: str, life_years: int = DEFAULT_LIFE_YEARS) -> KeyPair:
    if not 1 <= life_years <= LONGEST_LIFE_YEARS:
        raise InvalidSamlSettings(
            path="lifeSpanInYears", reason=f"a certificate lives 1 to {LONGEST_LIFE_YEARS} years"
        )
    return await made_in_thread(life_years)


@prepared_action(
    needs=Permission.APPLICATIONS_SECRETS_WRITE, prepare=_key_pair, announces=SamlCertificatesChanged
)
async def add_saml_certificate(
    actor: Actor, key_pair: KeyPair, application_id: str, life_years: int = DEFAULT_LIFE_YEARS
) -> SamlCertificate:
    """Make a further certificate; it is not in use until it is activated."""
    await _lock(application_id)
    await require_room(application_id)
    row = await insert_certificate(application_id, key_pair, is_active=False)
    after = {"id": row.id, "expires_at": row.expires_at.isoformat()}
    await announce(SamlCertificatesChanged(application_id=application_id, after=after))
    return row


@action(needs=Permission.APPLICATIONS_SECRETS_WRITE, announces=SamlCertificatesChanged)
async def set_saml_certificate_active(
    actor: Actor, application_id: str, certificate_id: str, is_active: bool
) -> SamlCertificate:
    """Use a certificate in the place of the one in use, or use it no longer."""
    row = await _certificate(application_id, certificate_id)
    if row.is_active == is_active:
        return row
    if is_active:
        await database.execute(
            "UPDATE saml_certificates SET is_active = false WHERE application_id = $1 AND is_active",
            application_id,
        )
    await database.execute("UPDATE saml_certificates SET is_active = $2 WHERE id = $1", row.id, is_active)
    row.is_active = is_active
    before, after = {"id": row.id, "active": not is_active}, {"id": row.id, "active": is_active}
    await announce(SamlCertificatesChanged(application_id=application_id, before=before, after=after))
    return row


@action(needs=Permission.APPLICATIONS_SECRETS_WRITE, announces=SamlCertificatesChanged)
async def delete_saml_certificate(actor: Actor, application_id: str, certificate_id: str) -> None:
    """Remove a certificate that is not in use, with its key."""
    row = await _certificate(application_id, certificate_id)
    if row.is_active:
        raise CertificateInUse
    await row.delete()
    await announce(SamlCertificatesChanged(application_id=application_id, before={"id": row.id}))


async def _lock(application_id: str) -> None:
    """Hold the application against concurrent changes."""
    if (await locked_application(application_id)).type != ApplicationType.SAML:
        raise NotFoundById(entity="SAML application", id=application_id)


async def _certificate(application_id: str, certificate_id: str) -> SamlCertificate:
    """The certificate; its application is held."""
    await _lock(application_id)
    row = await database.fetch_model(
        SamlCertificate,
        "SELECT * FROM saml_certificates WHERE id = $1 AND application_id = $2",
        certificate_id,
        application_id,
    )
    if row is None:
        raise NotFoundById(entity="certificate", id=certificate_id)
    return row
