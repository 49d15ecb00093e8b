"""What can be done with the settings of the running installation."""

from collections.abc import Sequence

from identity.applications.consent_changes import require_consentable
from identity.applications.inputs import ConsentScopeIds
from identity.configuration.changes import change_group, require_note
from identity.configuration.errors import InvalidSessionTtl, MetadataScopeNotFound, UnknownClaims
from identity.configuration.events import ConfigurationUpdated, MetadataClientScopesChanged
from identity.configuration.queries import Values
from identity.configuration.settings import (
    LONGEST_SESSION_SECONDS,
    SHORTEST_SESSION_SECONDS,
    ConsoleChanges,
    ExtendedClaim,
    Group,
)
from identity.kernel import database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused
from identity.kernel.permissions import Permission
from identity.kernel.unset import given

_KEYS = {
    "sign_in_experience_customized": "signInExperienceCustomized",
    "organization_created": "organizationCreated",
    "development_tenant_migration_notification": "developmentTenantMigrationNotification",
    "checked_charge_notification": "checkedChargeNotification",
}
_COLUMNS = {
    "user_scopes": "user_scope",
    "resource_scopes": "scope_id",
    "organization_scopes": "organization_scope_id",
    "organization_resource_scopes": "organization_resource_scope_id",
}


@action(needs=Permission.CONFIGURATION_WRITE, announces=ConfigurationUpdated)
async def update_console_state(actor: Actor, changes: ConsoleChanges) -> Values:
    """Let the console remember something for all administrators."""
    values = {_KEYS[name]: value for name, value in given(changes).items()}
    for key, value in values.items():
        if isinstance(value, dict):
            require_note(key, value)
    return await change_group(Group.CONSOLE, values)


@action(needs=Permission.CONFIGURATION_WRITE, announces=ConfigurationUpdated)
async def set_session_ttl(actor: Actor, seconds: int) -> Values:
    """Say how long sessions last that begin from now on."""
    if not SHORTEST_SESSION_SECONDS <= seconds <= LONGEST_SESSION_SECONDS:
        raise InvalidSessionTtl(path="ttl")
    return await change_group(Group.SESSION, {"ttl": seconds})


@action(needs=Permission.CONFIGURATION_WRITE, announces=ConfigurationUpdated)
async def set_id_token_claims(actor: Actor, names: Sequence[str]) -> Values:
    """Say which claims beyond OpenID Connect's own ID Tokens state, where their scope was granted."""
    known = [each.value for each in ExtendedClaim]
    if unknown := sorted(set(names) - set(known)):
        raise UnknownClaims(path="enabledExtendedClaims", names=", ".join(unknown)[:200])
    return await change_group(Group.ID_TOKEN, {"enabledExtendedClaims": list(dict.fromkeys(names))})


@action(needs=Permission.CONFIGURATION_WRITE, announces=ConfigurationUpdated)
async def enable_metadata_clients(actor: Actor, is_enabled: bool) -> Values:
    """Say whether clients may be known by the address of their metadata document."""
    return await change_group(Group.METADATA_CLIENTS, {"enabled": is_enabled})


@action(needs=Permission.CONFIGURATION_WRITE, announces=MetadataClientScopesChanged)
async def add_metadata_client_scopes(actor: Actor, added: ConsentScopeIds) -> None:
    """Let clients known by their metadata document ask for more; what they may ask for already stays."""
    await require_consentable(added)
    number = 0
    for kind, ids in added.by_kind():
        if ids:
            number += await database.execute(
                f"INSERT INTO metadata_client_scopes ({_COLUMNS[kind]}) SELECT unnest($1::text[]) "
                "ON CONFLICT DO NOTHING",
                ids,
            )
    if number:
        await announce(MetadataClientScopesChanged(after=added.plain()))


@action(needs=Permission.CONFIGURATION_WRITE, announces=MetadataClientScopesChanged)
async def remove_metadata_client_scope(actor: Actor, kind: str, scope: str) -> None:
    """Let them ask for a scope no longer; `kind` is a field of ConsentScopeIds, `scope` an id or a name."""
    column = _COLUMNS.get(kind)
    if column is None:
        raise InputRefused(path="scopeType", reason=f"a kind of scope is one of {', '.join(_COLUMNS)}")
    if not await database.execute(f"DELETE FROM metadata_client_scopes WHERE {column} = $1", scope):
        raise MetadataScopeNotFound
    await announce(MetadataClientScopesChanged(before={kind: [scope]}))
