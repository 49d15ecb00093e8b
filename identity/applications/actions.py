"""What can be done with applications and their secrets."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from identity import settings
from identity.applications import protection, rules
from identity.applications.administration import set_administration
from identity.applications.changes import (
    DEFAULT_SECRET_NAME,
    SECRET_PURPOSE,
    RevealedSecret,
    insert_secret,
    locked_application,
    remove_application,
    store_application,
    store_changes,
    store_secret_name,
    valid_name,
)
from identity.applications.clients import ApplicationType
from identity.applications.errors import (
    DeviceFlowNativeOnly,
    DeviceFlowNotChangeable,
    InvalidClientMetadata,
    SamlElsewhere,
    SecretExpiryInPast,
    SecretNotFound,
    SecretRefused,
)
from identity.applications.events import (
    ApplicationCreated,
    ApplicationDeleted,
    ApplicationRolesChanged,
    ApplicationSecretsChanged,
    ApplicationSecretsRevealed,
    ApplicationUpdated,
)
from identity.applications.metadata_rules import consistent
from identity.applications.models import Application, ApplicationSecret
from identity.applications.queries import clients
from identity.kernel import authority, clock, database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import row_or_none
from identity.kernel.unset import UNSET, Unset, given
from identity.kernel.vault import vault
from identity.security.secrets import random_id, random_secret
from identity.security.signing import SIGNING_ALGORITHMS


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApplication:
    """What an application is registered with; metadata in the contract's keys."""

    name: str
    type: str
    description: str | None = None
    oidc_client_metadata: dict[str, Any] | None = None
    custom_client_metadata: dict[str, Any] | None = None
    custom_data: dict[str, Any] | None = None
    is_third_party: bool = False
    protected_app_metadata: dict[str, Any] | None = None  # subDomain and origin
    id_token_signing_algorithm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationChanges:
    """What is to change: metadata is replaced as a whole, or single keys of it are patched (None takes one out)."""

    name: str | Unset = UNSET
    description: str | None | Unset = UNSET
    oidc_client_metadata: dict[str, Any] | Unset = UNSET
    custom_client_metadata: dict[str, Any] | Unset = UNSET
    oidc_client_metadata_patch: dict[str, Any] | Unset = UNSET
    custom_client_metadata_patch: dict[str, Any] | Unset = UNSET
    custom_data: dict[str, Any] | Unset = UNSET
    id_token_signing_algorithm: str | None | Unset = UNSET
    app_level_access_control_enabled: bool | Unset = UNSET
    protected_app_metadata: dict[str, Any] | None | Unset = UNSET  # single keys of it
    is_admin: bool | Unset = UNSET  # whether a machine holds the server's own administrator role


@dataclass(frozen=True, slots=True)
class CreatedApplication:
    """A new application, with its first secret if it is a confidential client."""

    application: Application
    secret: RevealedSecret | None


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationCreated)
async def create_application(actor: Actor, new: NewApplication) -> CreatedApplication:
    """Register an application; confidential ones get a first secret."""
    kind = rules.application_type(new.type, is_third_party=new.is_third_party)
    custom = rules.valid_custom_metadata(new.custom_client_metadata, is_third_party=new.is_third_party)
    if custom.get("isDeviceFlow") and kind is not ApplicationType.NATIVE:
        raise DeviceFlowNativeOnly(path="customClientMetadata.isDeviceFlow")
    application = Application(
        id=random_id(),
        name=valid_name(new.name),
        description=new.description,
        type=kind.value,
        oidc_client_metadata=rules.valid_oidc_metadata(new.oidc_client_metadata),
        custom_client_metadata=custom,
        custom_data=new.custom_data or {},
        is_third_party=new.is_third_party,
        protected_app_metadata=protection.new_protection(
            kind, new.protected_app_metadata, settings.current().endpoint
        ),
        id_token_signing_algorithm=_valid_algorithm(new.id_token_signing_algorithm),
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    await store_application(application)
    await announce(
        ApplicationCreated(
            application_id=application.id, after={"name": application.name, "type": application.type}
        )
    )
    secret = None
    if rules.can_have_secrets(kind):
        secret = await insert_secret(application.id, DEFAULT_SECRET_NAME, random_secret())
    make_stale(clients, application.id)
    return CreatedApplication(application, secret)


@action(needs=Permission.APPLICATIONS_WRITE, announces=(ApplicationUpdated, ApplicationRolesChanged))
async def update_application(actor: Actor, application_id: str, changes: ApplicationChanges) -> Application:
    """Change an application's settings; type and third-party standing never change."""
    application = await _locked_ordinary(application_id)
    values = given(changes)
    is_admin = values.pop("is_admin", None)
    await store_changes(application, _valid_changes(application, values))
    if is_admin is not None:
        await set_administration(actor, application, is_admin)
    return application


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationUpdated)
async def merge_application_custom_data(
    actor: Actor, application_id: str, custom_data: dict[str, Any]
) -> dict[str, Any]:
    """Set top-level keys of the custom data, keep the others."""
    application = await locked_application(application_id)
    before = application.custom_data
    application.custom_data = before | custom_data
    application.updated_at = clock.now()
    await application.save(update_fields=["custom_data", "updated_at"])
    make_stale(clients, application_id)
    await announce(
        ApplicationUpdated(
            application_id=application_id,
            before={"custom_data": before},
            after={"custom_data": application.custom_data},
        )
    )
    return application.custom_data


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationDeleted)
async def delete_application(actor: Actor, application_id: str) -> Application:
    """Remove an application with its secrets, roles and memberships; its grants end."""
    application = await _locked_ordinary(application_id)
    await authority.require_at_least_machines(actor, application_id)
    await remove_application(application)
    return application


@action(needs=Permission.APPLICATIONS_SECRETS_WRITE, announces=ApplicationSecretsChanged)
async def add_secret(
    actor: Actor, application_id: str, name: str, expires_at: datetime | None = None
) -> RevealedSecret:
    """Give a confidential client another secret, so that secrets can be changed without a gap."""
    application = await locked_application(application_id)
    await authority.require_at_least_machines(actor, application_id)
    if not rules.can_have_secrets(ApplicationType(application.type)):
        raise SecretRefused(type=application.type)
    if expires_at is not None and expires_at <= clock.now():
        raise SecretExpiryInPast(path="expiresAt")
    secret = await insert_secret(application_id, valid_name(name), random_secret(), expires_at)
    await announce(ApplicationSecretsChanged(application_id=application_id, after={"name": name}))
    return secret


@action(
    needs=Permission.APPLICATIONS_SECRETS_WRITE,
    announces=(ApplicationSecretsChanged, ApplicationSecretsRevealed),
)
async def rename_secret(actor: Actor, application_id: str, name: str, new_name: str) -> RevealedSecret:
    """Rename a secret; its value is shown with it to whoever may see values, and that is on record."""
    await locked_application(application_id)
    await authority.require_at_least_machines(actor, application_id)
    row = await _secret(application_id, name)
    if new_name != name:
        await store_secret_name(row, valid_name(new_name))
        await announce(
            ApplicationSecretsChanged(
                application_id=application_id, before={"name": name}, after={"name": new_name}
            )
        )
    if not actor.may(Permission.APPLICATIONS_SECRETS_REVEAL):
        return RevealedSecret(row, "")
    await announce(ApplicationSecretsRevealed(application_id=application_id, after={"names": [row.name]}))
    return RevealedSecret(row, vault().decrypt(row.value_encrypted, SECRET_PURPOSE).decode())


@action(needs=Permission.APPLICATIONS_SECRETS_WRITE, announces=ApplicationSecretsChanged)
async def delete_secret(actor: Actor, application_id: str, name: str) -> None:
    """Take a secret away; who uses it cannot authenticate from the next request on."""
    await locked_application(application_id)
    await authority.require_at_least_machines(actor, application_id)
    row = await _secret(application_id, name)
    await row.delete()
    make_stale(clients, application_id)
    await announce(ApplicationSecretsChanged(application_id=application_id, before={"name": name}))


@action(needs=Permission.APPLICATIONS_SECRETS_REVEAL, announces=ApplicationSecretsRevealed)
async def reveal_secrets(actor: Actor, application_id: str) -> list[RevealedSecret]:
    """Show the values of an application's secrets; who looked is on record."""
    if await database.fetch_value("SELECT 1 FROM applications WHERE id = $1", application_id) is None:
        raise NotFoundById(entity="application", id=application_id)
    await authority.require_at_least_machines(actor, application_id)
    rows = await database.fetch_models(
        ApplicationSecret,
        "SELECT * FROM application_secrets WHERE application_id = $1 ORDER BY created_at, name",
        application_id,
    )
    if rows:
        names = {"names": [row.name for row in rows]}
        await announce(ApplicationSecretsRevealed(application_id=application_id, after=names))
    return [
        RevealedSecret(row, vault().decrypt(row.value_encrypted, SECRET_PURPOSE).decode()) for row in rows
    ]


async def _locked_ordinary(application_id: str) -> Application:
    """The application; one that speaks SAML has settings that only its own operations keep in step."""
    application = await locked_application(application_id)
    if application.type == ApplicationType.SAML:
        raise SamlElsewhere
    return application


async def _secret(application_id: str, name: str) -> ApplicationSecret:
    row = await row_or_none(ApplicationSecret, application_id=application_id, name=name)
    if row is None:
        raise SecretNotFound(name=name)
    return row


def _valid_changes(application: Application, values: dict[str, Any]) -> dict[str, Any]:
    if "name" in values:
        values["name"] = valid_name(values["name"])
    if "id_token_signing_algorithm" in values:
        _valid_algorithm(values["id_token_signing_algorithm"])
    if "protected_app_metadata" in values:
        values["protected_app_metadata"] = protection.changed_protection(
            application.protected_app_metadata, values["protected_app_metadata"]
        )
    return values | _valid_metadata(application, values)


def _valid_metadata(application: Application, values: dict[str, Any]) -> dict[str, Any]:
    """Both metadata objects after replacement or patch; the patches are taken out of `values`."""
    valid: dict[str, Any] = {}
    oidc_patch = values.pop("oidc_client_metadata_patch", None)
    custom_patch = values.pop("custom_client_metadata_patch", None)
    oidc = values.get("oidc_client_metadata")
    if oidc_patch is not None:
        oidc = rules.patched(oidc or application.oidc_client_metadata, oidc_patch)
    if oidc is not None:
        valid["oidc_client_metadata"] = rules.valid_oidc_metadata(oidc)
        _check_protocol(application, valid["oidc_client_metadata"]["redirectUris"])
    custom = values.get("custom_client_metadata")
    if custom_patch is not None:
        custom = rules.patched(custom or application.custom_client_metadata, custom_patch)
    if custom is not None:
        checked = rules.valid_custom_metadata(custom, is_third_party=application.is_third_party)
        was_device_flow = bool(application.custom_client_metadata.get("isDeviceFlow"))
        if bool(checked.get("isDeviceFlow", was_device_flow)) != was_device_flow:
            raise DeviceFlowNotChangeable(path="customClientMetadata.isDeviceFlow")
        valid["custom_client_metadata"] = checked
    return valid


def _check_protocol(application: Application, redirect_uris: list[str]) -> None:
    """Pairwise subjects and front-channel logout depend on the hosts of the redirect URIs."""
    if application.protocol_metadata:
        kind, is_managed = ApplicationType(application.type), application.registration_token_hash is None
        consistent(kind, application.protocol_metadata, redirect_uris, is_managed=is_managed)


def _valid_algorithm(algorithm: str | None) -> str | None:
    if algorithm is not None and algorithm not in SIGNING_ALGORITHMS:
        raise InvalidClientMetadata(
            path="idTokenSigningAlgorithm", reason=f"the algorithm is one of {', '.join(SIGNING_ALGORITHMS)}"
        )
    return algorithm
