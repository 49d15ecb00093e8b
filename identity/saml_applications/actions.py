"""What can be done with SAML applications."""

from typing import Any

from tortoise.exceptions import IntegrityError

from identity import settings
from identity.applications.changes import (
    DEFAULT_SECRET_NAME,
    insert_secret,
    locked_application,
    remove_application,
    store_application,
    store_changes,
    valid_name,
)
from identity.applications.clients import ApplicationType
from identity.applications.events import ApplicationCreated, ApplicationDeleted, ApplicationUpdated
from identity.applications.models import Application
from identity.kernel import clock, database
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.rows import update_row
from identity.kernel.unset import given
from identity.saml_applications import rules
from identity.saml_applications.certificate_actions import DEFAULT_LIFE_YEARS, made_in_thread
from identity.saml_applications.certificate_changes import insert_certificate
from identity.saml_applications.certificates import KeyPair
from identity.saml_applications.errors import EntityIdTaken, SamlLimitReached
from identity.saml_applications.events import SamlSettingsChanged
from identity.saml_applications.inputs import NewSamlApplication, SamlApplicationChanges
from identity.saml_applications.models import SamlConfiguration
from identity.saml_applications.queries import SamlApplication, configuration_of
from identity.security.secrets import random_id, random_secret

_COUNTING_LOCK = 4_731_208_001  # among PostgreSQL's advisory locks: two creations at once count one another
_OF_APPLICATION = ("name", "description", "custom_data", "app_level_access_control_enabled")


async def _first_key_pair(_actor: Actor, new: NewSamlApplication) -> KeyPair:
    rules.valid_settings(_settings_of(new))  # a key pair is not made for what is refused anyway
    return await made_in_thread(DEFAULT_LIFE_YEARS)


@prepared_action(needs=Permission.APPLICATIONS_WRITE, prepare=_first_key_pair, announces=ApplicationCreated)
async def create_saml_application(
    actor: Actor, key_pair: KeyPair, new: NewSamlApplication
) -> SamlApplication:
    """Register an application that signs people in through SAML, with its first certificate in use."""
    await _require_room()
    application = Application(
        id=random_id(),
        name=valid_name(new.name),
        description=new.description,
        type=ApplicationType.SAML.value,
        oidc_client_metadata={"redirectUris": [], "postLogoutRedirectUris": []},
        custom_data=new.custom_data or {},
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    await store_application(application)
    values = rules.valid_settings(_settings_of(new))
    configuration = await _insert_configuration(application.id, values)
    after = {"name": application.name, "type": application.type}
    await announce(ApplicationCreated(application_id=application.id, after=after))
    await insert_secret(application.id, DEFAULT_SECRET_NAME, random_secret())
    await insert_certificate(application.id, key_pair, is_active=True)
    return SamlApplication(application, configuration)


@action(needs=Permission.APPLICATIONS_WRITE, announces=(ApplicationUpdated, SamlSettingsChanged))
async def update_saml_application(
    actor: Actor, application_id: str, changes: SamlApplicationChanges
) -> SamlApplication:
    """Change an application's name, data and SAML settings."""
    application = await locked_application(application_id)
    configuration = await configuration_of(application)
    values = given(changes)
    own = {name: values[name] for name in _OF_APPLICATION if name in values}
    if "name" in own:
        valid_name(own["name"])
    await store_changes(application, own)
    before = await update_row(configuration, rules.valid_settings(values), EntityIdTaken(path="entityId"))
    if before:
        after = {name: getattr(configuration, name) for name in before}
        await announce(SamlSettingsChanged(application_id=application_id, before=before, after=after))
    return SamlApplication(application, configuration)


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationDeleted)
async def delete_saml_application(actor: Actor, application_id: str) -> Application:
    """Remove a SAML application with its settings and certificates."""
    application = await locked_application(application_id)
    await configuration_of(application)
    await remove_application(application)
    return application


async def _require_room() -> None:
    limit = settings.current().saml_application_limit
    if not limit:
        return
    await database.execute("SELECT pg_advisory_xact_lock($1)", _COUNTING_LOCK)
    if await database.fetch_value("SELECT count(*) FROM saml_configurations") >= limit:
        raise SamlLimitReached(limit=limit)


async def _insert_configuration(application_id: str, values: dict[str, Any]) -> SamlConfiguration:
    row = SamlConfiguration(application_id=application_id, **values)
    try:
        await row.save(force_create=True)
    except IntegrityError:
        raise EntityIdTaken(path="entityId") from None
    return row


def _settings_of(new: NewSamlApplication) -> dict[str, Any]:
    return {name: value for name, value in given(new).items() if name not in _OF_APPLICATION}
