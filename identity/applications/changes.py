"""Writes of applications that several actions share. They need the open transaction and check no permission."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.exceptions import IntegrityError

from identity.applications.errors import InvalidClientMetadata, SecretNameTaken, SubDomainTaken
from identity.applications.events import ApplicationDeleted, ApplicationUpdated
from identity.applications.models import Application, ApplicationSecret
from identity.applications.queries import clients, machine_scope_cache, machine_scopes
from identity.kernel import authority, clock, database
from identity.kernel.action import announce, make_stale
from identity.kernel.errors import NotFoundById
from identity.kernel.events import listens_to
from identity.kernel.permissions import Permission, permissions_of
from identity.kernel.vault import vault
from identity.resources.events import ResourceDeleted, ScopeDeleted, ScopeUpdated
from identity.resources.queries import MANAGEMENT_API_INDICATOR
from identity.roles.events import RoleDeleted, RoleScopesChanged
from identity.security.secrets import random_id, token_hash

SECRET_PURPOSE = "application-secret"
DEFAULT_SECRET_NAME = "Default secret"
_LONGEST_NAME = 256


@dataclass(frozen=True, slots=True)
class RevealedSecret:
    """A secret with its value, to be shown."""

    row: ApplicationSecret
    value: str


async def locked_application(application_id: str) -> Application:
    """The application, held against concurrent changes until the transaction ends."""
    row = await database.fetch_model(
        Application, "SELECT * FROM applications WHERE id = $1 FOR UPDATE", application_id
    )
    if row is None:
        raise NotFoundById(entity="application", id=application_id)
    return row


def valid_name(name: str) -> str:
    """A name of an application or a secret."""
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise InvalidClientMetadata(path="name", reason=f"name has 1 to {_LONGEST_NAME} characters")
    return name


async def store_application(application: Application) -> None:
    """Store a new application."""
    try:
        await application.save(force_create=True)
    except IntegrityError:
        raise SubDomainTaken(path="protectedAppMetadata.subDomain") from None


async def store_changes(application: Application, values: dict[str, Any]) -> None:
    """Write the columns that change, and say so."""
    changed = {name: value for name, value in values.items() if getattr(application, name) != value}
    if not changed:
        return
    before = {name: getattr(application, name) for name in changed}
    application.update_from_dict({**changed, "updated_at": clock.now()})
    await application.save(update_fields=[*changed, "updated_at"])
    make_stale(clients, application.id)
    await announce(ApplicationUpdated(application_id=application.id, before=before, after=changed))


async def remove_application(application: Application) -> None:
    """Delete the application with all that hangs on it; its grants end, which listeners see to."""
    await announce(ApplicationDeleted(application_id=application.id, before={"name": application.name}))
    await application.delete()
    # No foreign key does it: built-in applications have uses and no row.
    await database.execute("DELETE FROM application_uses WHERE application_id = $1", application.id)
    make_stale(clients, application.id)
    make_stale(machine_scope_cache, application.id)


@authority.of_machines
async def held_permissions(*application_ids: str) -> frozenset[Permission]:
    """For authority: the permissions on this server that the roles of machines give."""
    scopes = [await machine_scopes(each) for each in application_ids]
    return permissions_of(frozenset().union(*(each.get(MANAGEMENT_API_INDICATOR, ()) for each in scopes)))


async def insert_secret(
    application_id: str, name: str, value: str, expires_at: datetime | None = None
) -> RevealedSecret:
    """Store a secret: its hash to compare, its encrypted value to show again."""
    row = ApplicationSecret(
        id=random_id(),
        application_id=application_id,
        name=name,
        value_hash=token_hash(value),
        value_encrypted=vault().encrypt(value, SECRET_PURPOSE),
        created_at=clock.now(),
        expires_at=expires_at,
    )
    try:
        await row.save(force_create=True)
    except IntegrityError:
        raise SecretNameTaken(path="name", name=name) from None
    make_stale(clients, application_id)
    return RevealedSecret(row, value)


async def store_secret_name(row: ApplicationSecret, name: str) -> None:
    """Rename a secret."""
    row.name = name
    try:
        await row.save(update_fields=["name"])
    except IntegrityError:
        raise SecretNameTaken(path="name", name=name) from None
    make_stale(clients, row.application_id)


@listens_to(RoleScopesChanged)
@listens_to(RoleDeleted)
async def _scopes_of_machines_changed(_event: object) -> None:
    make_stale(machine_scope_cache)


@listens_to(ScopeUpdated)
@listens_to(ScopeDeleted)
@listens_to(ResourceDeleted)
async def _scopes_changed(_event: object) -> None:
    make_stale(machine_scope_cache)
    make_stale(clients)
