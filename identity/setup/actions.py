"""Making the first administrator: by the printed link, or from the command line."""

from dataclasses import dataclass

from identity.applications.changes import insert_secret
from identity.applications.clients import ApplicationType
from identity.applications.events import ApplicationCreated, ApplicationSecretsChanged
from identity.applications.queries import clients, machine_scope_cache
from identity.credentials.errors import EmptyPassword
from identity.kernel import clock, database
from identity.kernel.action import ANYONE, action, announce, make_stale, prepared_action
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.errors import Forbidden
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID
from identity.security.passwords import PasswordDigest
from identity.security.secrets import equal, token_hash
from identity.setup.errors import AlreadySetUp, InvalidMachineCredentials, SetUpCodeRefused, WeakPassword
from identity.setup.events import ServerSetUp
from identity.setup.queries import needs_setup, setup_code
from identity.setup.seeds import MANAGEMENT_ROLE_NAME
from identity.users.changes import insert_user
from identity.users.events import UserCreated
from identity.users.hashing import new_digest
from identity.users.inputs import NewUser
from identity.users.models import User
from identity.users.queries import user_by_identifier

_SHORTEST_PASSWORD, _LONGEST_PASSWORD = 8, 256
_SHORTEST_SECRET = 16


@dataclass(frozen=True, slots=True)
class _Entrance:
    """What was checked and hashed before the transaction."""

    code: str | None
    digest: PasswordDigest


async def _enter(_actor: Actor, code: str, username: str, password: str) -> _Entrance:
    if not await needs_setup():
        raise AlreadySetUp
    expected = await setup_code()
    if not code or expected is None or not equal(code, expected):
        raise SetUpCodeRefused(path="code")
    return _Entrance(expected, await _administrator_digest(password))


@prepared_action(needs=ANYONE, announces=(UserCreated, ServerSetUp), prepare=_enter)
async def set_up_first_administrator(
    actor: Actor, entrance: _Entrance, code: str, username: str, password: str
) -> User:
    """Make the first administrator, only while there is none and only with the code that the server printed."""
    await _hold_administrator_role()
    if not await needs_setup():
        raise AlreadySetUp
    return await _insert_administrator(username, entrance.digest)


async def _prepare_administrator(actor: Actor, username: str, password: str) -> PasswordDigest | None:
    _require_system(actor)
    return None if await user_by_identifier("username", username) else await _administrator_digest(password)


@prepared_action(needs=ANYONE, announces=(UserCreated, ServerSetUp), prepare=_prepare_administrator)
async def ensure_administrator(
    actor: Actor, digest: PasswordDigest | None, username: str, password: str
) -> tuple[User, bool]:
    """From the command line: the administrator of this name, and whether they were made now. A password that is
    there already stays."""
    await _hold_administrator_role()
    user = await user_by_identifier("username", username)
    if user is None:
        return await _insert_administrator(username, digest or await _missing_digest()), True
    await _give_administrator_role(user.id)
    return user, False


@action(needs=ANYONE, announces=(ApplicationCreated, ApplicationSecretsChanged))
async def ensure_machine(actor: Actor, application_id: str, secret: str) -> bool:
    """From the command line: a machine with full Management API access; whether it was made now."""
    _require_system(actor)
    if not application_id.isalnum() or len(application_id) > 21 or not _SHORTEST_SECRET <= len(secret) <= 64:
        raise InvalidMachineCredentials
    made = await database.fetch_value(
        "INSERT INTO applications (id, name, type, oidc_client_metadata, custom_client_metadata, custom_data, "
        "is_third_party, app_level_access_control_enabled, created_at, updated_at) "
        "VALUES ($1, 'Bootstrap', $2, $3::jsonb, '{}', '{}', false, false, $4, $4) ON CONFLICT DO NOTHING RETURNING id",
        application_id, ApplicationType.MACHINE_TO_MACHINE.value,
        {"redirectUris": [], "postLogoutRedirectUris": []}, clock.now(),
    )  # fmt: skip
    if made:
        await announce(ApplicationCreated(application_id=application_id, after={"name": "Bootstrap"}))
    await _ensure_secret(application_id, secret)
    await database.execute(
        "INSERT INTO application_roles (application_id, role_id) SELECT $1, id FROM roles WHERE name = $2 "
        "ON CONFLICT DO NOTHING",
        application_id, MANAGEMENT_ROLE_NAME,
    )  # fmt: skip
    make_stale(clients, application_id)
    make_stale(machine_scope_cache, application_id)
    return made is not None


async def _ensure_secret(application_id: str, secret: str) -> None:
    name = "Bootstrap secret"
    known = await database.fetch_value(
        "SELECT value_hash FROM application_secrets WHERE application_id = $1 AND name = $2",
        application_id,
        name,
    )
    if known == token_hash(secret):
        return
    await database.execute(
        "DELETE FROM application_secrets WHERE application_id = $1 AND name = $2", application_id, name
    )
    await insert_secret(application_id, name, secret)
    await announce(ApplicationSecretsChanged(application_id=application_id, after={"name": name}))


async def _hold_administrator_role() -> None:
    """One at a time: the role's row is the lock."""
    await database.fetch_value("SELECT id FROM roles WHERE id = $1 FOR UPDATE", ADMINISTRATOR_ROLE_ID)


async def _insert_administrator(username: str, digest: PasswordDigest) -> User:
    user = await insert_user(NewUser(username=username), digest)
    await _give_administrator_role(user.id)
    await announce(ServerSetUp(user_id=user.id))
    return user


async def _give_administrator_role(user_id: str) -> None:
    await database.execute(
        "INSERT INTO user_roles (user_id, role_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        user_id, ADMINISTRATOR_ROLE_ID,
    )  # fmt: skip


async def _administrator_digest(password: str) -> PasswordDigest:
    if not _SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise WeakPassword(path="password")
    return await new_digest(password)


async def _missing_digest() -> PasswordDigest:
    raise EmptyPassword


def _require_system(actor: Actor) -> None:
    if actor is not SYSTEM:
        raise Forbidden
