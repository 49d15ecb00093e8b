"""The server's configuration over REST."""

from identity.applications.inputs import ConsentScopeIds
from identity.configuration import actions, queries
from identity.configuration.settings import ConsoleChanges, Group
from identity.kernel.actor import Actor
from rest_api.bodies.configuration import (
    ConsoleBody,
    IdTokenBody,
    MetadataClientsBody,
    MetadataClientScopesBody,
    SessionBody,
)
from rest_api.operations import Created
from rest_api.requests import given
from rest_api.views.configuration import (
    ConsoleView,
    IdTokenView,
    MetadataClientScopesView,
    MetadataClientsView,
    SessionView,
    console_view,
    metadata_client_scopes_view,
)


async def get_console_configuration(actor: Actor) -> ConsoleView:
    """Read what the console remembers."""
    return console_view(await queries.group_values(actor, Group.CONSOLE))


async def update_console_configuration(actor: Actor, body: ConsoleBody) -> ConsoleView:
    """Let the console remember something."""
    return console_view(await actions.update_console_state(actor, ConsoleChanges(**given(body))))


async def get_session_configuration(actor: Actor) -> SessionView:
    """Read how long sessions last."""
    return SessionView(ttl=(await queries.group_values(actor, Group.SESSION))["ttl"])


async def update_session_configuration(actor: Actor, body: SessionBody) -> SessionView:
    """Say how long sessions last that begin from now on."""
    if not isinstance(body.ttl, int):
        return await get_session_configuration(actor)
    return SessionView(ttl=(await actions.set_session_ttl(actor, body.ttl))["ttl"])


async def get_id_token_configuration(actor: Actor) -> IdTokenView:
    """Read which further claims ID Tokens state."""
    values = await queries.group_values(actor, Group.ID_TOKEN)
    return IdTokenView(enabled_extended_claims=values["enabledExtendedClaims"])


async def replace_id_token_configuration(actor: Actor, body: IdTokenBody) -> IdTokenView:
    """Say which further claims ID Tokens state."""
    values = await actions.set_id_token_claims(actor, body.enabled_extended_claims)
    return IdTokenView(enabled_extended_claims=values["enabledExtendedClaims"])


async def get_metadata_clients_configuration(actor: Actor) -> MetadataClientsView:
    """Read whether clients may be known by a metadata document."""
    return MetadataClientsView(enabled=(await queries.group_values(actor, Group.METADATA_CLIENTS))["enabled"])


async def update_metadata_clients_configuration(
    actor: Actor, body: MetadataClientsBody
) -> MetadataClientsView:
    """Say whether clients may be known by a metadata document."""
    if not isinstance(body.enabled, bool):
        return await get_metadata_clients_configuration(actor)
    return MetadataClientsView(
        enabled=(await actions.enable_metadata_clients(actor, body.enabled))["enabled"]
    )


async def list_metadata_client_scopes(actor: Actor) -> MetadataClientScopesView:
    """List what clients known by a metadata document may ask for."""
    return metadata_client_scopes_view(await queries.metadata_client_scopes(actor))


async def add_metadata_client_scopes(actor: Actor, body: MetadataClientScopesBody) -> Created:
    """Let clients known by a metadata document ask for more."""
    await actions.add_metadata_client_scopes(actor, ConsentScopeIds(**given(body)))
    return Created()


async def remove_metadata_client_scope(actor: Actor, scope_type: str, scope_id: str) -> None:
    """Let clients known by a metadata document ask for a scope no longer."""
    await actions.remove_metadata_client_scope(actor, scope_type.replace("-", "_"), scope_id)
