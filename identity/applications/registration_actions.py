"""What clients can do with their own registration: register (RFC 7591), change it and take it back (RFC 7592)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from identity import settings
from identity.applications.changes import (
    DEFAULT_SECRET_NAME,
    SECRET_PURPOSE,
    insert_secret,
    locked_application,
    remove_application,
    store_application,
    store_changes,
)
from identity.applications.consent_changes import clear_consent_scopes, insert_consent_scopes
from identity.applications.errors import (
    RegistrationOff,
    RegistrationRefused,
    RegistrationTokenRefused,
)
from identity.applications.events import (
    ApplicationCreated,
    ApplicationDeleted,
    ApplicationSecretsChanged,
    ApplicationUpdated,
)
from identity.applications.inputs import ConsentScopeIds
from identity.applications.metadata_members import OWN_CHECKS
from identity.applications.metadata_rules import consistent
from identity.applications.models import Application
from identity.applications.queries import clients
from identity.applications.registration import Registration, registration_of
from identity.applications.registration_limits import require_pace
from identity.applications.sectors import require_in_sector
from identity.kernel import clock, database
from identity.kernel.action import ANYONE, action, announce, make_stale, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFound
from identity.kernel.vault import vault
from identity.security.secrets import equal, opaque_token, random_id, random_secret, token_hash

_ANNOUNCED_BY_SERVER = (
    "registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at",
)  # fmt: skip
_LONGEST_TOKEN = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredClient:
    """A client that registered itself, with what only it may know."""

    application: Application
    user_scopes: tuple[str, ...]
    secret: str | None = field(repr=False)
    token: str = field(repr=False)  # with which it manages its registration


async def _wanted(actor: Actor, metadata: Mapping[str, Any], initial_token: str | None) -> Registration:
    require_admission(initial_token)
    if settings.current().dynamic_registration == "open":
        require_pace(actor.origin.ip)
    return await _checked(metadata)


@prepared_action(needs=ANYONE, prepare=_wanted, announces=ApplicationCreated)
async def register_client(
    actor: Actor, wanted: Registration, metadata: Mapping[str, Any], initial_token: str | None
) -> RegisteredClient:
    """Register a client that comes by itself; people have to consent to what it asks for, as to a third party."""
    token, now = opaque_token(), clock.now()
    application = Application(
        id=random_id(),
        name=wanted.name,
        type=wanted.type.value,
        oidc_client_metadata=wanted.oidc_client_metadata,
        custom_client_metadata={},
        custom_data={},
        is_third_party=True,
        protocol_metadata=wanted.protocol_metadata,
        registration_token_hash=token_hash(token),
        created_at=now,
        updated_at=now,
    )
    await store_application(application)
    await insert_consent_scopes(application.id, ConsentScopeIds(user_scopes=wanted.user_scopes))
    secret = await _new_secret(application.id) if wanted.has_secret else None
    make_stale(clients, application.id)
    await announce(
        ApplicationCreated(
            application_id=application.id,
            after={"name": application.name, "type": application.type, "registered_itself": True},
        )
    )
    return RegisteredClient(
        application=application, user_scopes=wanted.user_scopes, secret=secret, token=token
    )


def require_admission(initial_token: str | None) -> None:
    """For the protocol: refuse who may not register here (RFC 7591 section 3)."""
    own = settings.current()
    if own.dynamic_registration == "off":
        raise RegistrationOff
    if own.dynamic_registration == "open":
        return
    if not initial_token or not own.registration_token or not equal(initial_token, own.registration_token):
        raise RegistrationTokenRefused


async def registered_client(client_id: str, token: str) -> RegisteredClient:
    """For the protocol: the registration, for whoever holds its token."""
    row = await database.fetch_model(Application, "SELECT * FROM applications WHERE id = $1", client_id[:64])
    return await _with_secret(_right(row, token), token)


async def _replacement(actor: Actor, client_id: str, token: str, metadata: Mapping[str, Any]) -> Registration:
    known = await registered_client(client_id, token)
    if metadata.get("client_id") != client_id:
        raise RegistrationRefused(reason="client_id is missing or not the one in the address")
    if given := [name for name in _ANNOUNCED_BY_SERVER if name in metadata]:
        raise RegistrationRefused(reason=f"{given[0]} cannot be changed")
    secret = metadata.get("client_secret")
    if secret is not None and not (isinstance(secret, str) and known.secret and equal(secret, known.secret)):
        raise RegistrationRefused(reason="client_secret is not the current one")
    return await _checked(metadata)


@prepared_action(
    needs=ANYONE, prepare=_replacement, announces=(ApplicationUpdated, ApplicationSecretsChanged)
)
async def replace_registration(
    actor: Actor, wanted: Registration, client_id: str, token: str, metadata: Mapping[str, Any]
) -> RegisteredClient:
    """Let a client say anew what it is; what it leaves out goes back to its default (RFC 7592 section 2.2)."""
    application = await _own(client_id, token)
    await store_changes(
        application,
        {
            "name": wanted.name,
            "type": wanted.type.value,
            "oidc_client_metadata": wanted.oidc_client_metadata,
            "protocol_metadata": _with_what_administrators_say(application, wanted),
        },
    )
    await clear_consent_scopes(application.id)
    await insert_consent_scopes(application.id, ConsentScopeIds(user_scopes=wanted.user_scopes))
    await _keep_secret(application.id, wanted.has_secret)
    make_stale(clients, application.id)
    return await _with_secret(application, token)


def _with_what_administrators_say(application: Application, wanted: Registration) -> dict[str, Any]:
    """A client cannot leave a security profile that it was put into, nor say what does not fit in there."""
    said = {
        name: value for name, value in (application.protocol_metadata or {}).items() if name in OWN_CHECKS
    }
    return consistent(wanted.type, {**wanted.protocol_metadata, **said}, wanted.redirect_uris)


@action(needs=ANYONE, announces=ApplicationDeleted)
async def remove_registration(actor: Actor, client_id: str, token: str) -> None:
    """Let a client take itself away, with all that was given to it (RFC 7592 section 2.3)."""
    await remove_application(await _own(client_id, token))


async def _checked(metadata: Mapping[str, Any]) -> Registration:
    wanted = registration_of(metadata)
    await require_in_sector(wanted.sector_identifier_uri, wanted.redirect_uris)
    return wanted


async def _own(client_id: str, token: str) -> Application:
    """The client's row, held; an unknown client is refused like a wrong token (RFC 7592 section 2.1)."""
    try:
        row = await locked_application(client_id)
    except NotFound:
        raise RegistrationTokenRefused from None
    return _right(row, token)


def _right(row: Application | None, token: str) -> Application:
    """The client, if this is its token."""
    if settings.current().dynamic_registration == "off":
        raise RegistrationOff
    if row is None or row.registration_token_hash is None or len(token) > _LONGEST_TOKEN:
        raise RegistrationTokenRefused
    if not equal(row.registration_token_hash, token_hash(token)):
        raise RegistrationTokenRefused
    return row


async def _new_secret(application_id: str) -> str:
    value = random_secret()
    await insert_secret(application_id, DEFAULT_SECRET_NAME, value)
    return value


async def _keep_secret(application_id: str, has_secret: bool) -> None:
    """A client that authenticates in another way from now on has no secret left, and the other way round."""
    if not has_secret:
        gone = await database.execute(
            "DELETE FROM application_secrets WHERE application_id = $1", application_id
        )
        if gone:
            await announce(ApplicationSecretsChanged(application_id=application_id, before={"number": gone}))
    elif await _secret_of(application_id) is None:
        await _new_secret(application_id)
        await announce(
            ApplicationSecretsChanged(application_id=application_id, after={"name": DEFAULT_SECRET_NAME})
        )


async def _secret_of(application_id: str) -> str | None:
    """The newest secret that is good."""
    sealed = await database.fetch_value(
        "SELECT value_encrypted FROM application_secrets WHERE application_id = $1 "
        "AND (expires_at IS NULL OR expires_at > $2) ORDER BY created_at DESC, id LIMIT 1",
        application_id,
        clock.now(),
    )
    return vault().decrypt(sealed, SECRET_PURPOSE).decode() if sealed else None


async def _with_secret(row: Application, token: str) -> RegisteredClient:
    scopes = await database.fetch(
        "SELECT name FROM application_user_scopes WHERE application_id = $1 ORDER BY id", row.id
    )
    return RegisteredClient(
        application=row,
        user_scopes=tuple(each["name"] for each in scopes),
        secret=await _secret_of(row.id),
        token=token,
    )
