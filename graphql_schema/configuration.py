"""The settings of the running installation."""

from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import as_domain, mutation
from identity.applications.inputs import ConsentScopeIds
from identity.configuration import actions, queries
from identity.configuration.settings import ConsoleChanges, ExtendedClaim, Group
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sign_in.lockout_actions import unlock_identifiers as unlock

strawberry.enum(ExtendedClaim, description="A claim beyond OpenID Connect's own.")


@strawberry.enum
class MetadataScopeKind(Enum):
    USER = "user_scopes"
    RESOURCE = "resource_scopes"
    ORGANIZATION = "organization_scopes"
    ORGANIZATION_RESOURCE = "organization_resource_scopes"


@strawberry.type(description="What the console remembers for all administrators.")
class ConsoleState:
    sign_in_experience_customized: bool = row(lambda values: values["signInExperienceCustomized"])
    organization_created: bool = row(lambda values: values["organizationCreated"])


@strawberry.type(description="A scope that people can be asked for.")
class DescribedScope:
    scope_id: strawberry.ID = row(lambda scope: scope.id)
    name: str
    description: str | None
    resource_id: strawberry.ID | None
    resource_name: str | None
    indicator: str | None


@strawberry.type(description="What clients known by their metadata document may ask people for.")
class MetadataClientScopes:
    user_scopes: list[str]
    organization_scopes: list[DescribedScope]
    resource_scopes: list[DescribedScope]
    organization_resource_scopes: list[DescribedScope]


@strawberry.type(description="Settings of the running installation.")
class Configuration:
    @resolved(ConsoleState)
    @staticmethod
    async def console(info: Info) -> Any:
        return await queries.group_values(info.context.actor, Group.CONSOLE)

    @resolved(int, description="How many seconds sessions last that begin now.")
    @staticmethod
    async def session_ttl(info: Info) -> int:
        return int((await queries.group_values(info.context.actor, Group.SESSION))["ttl"])

    @resolved(list[ExtendedClaim], description="The claims beyond OpenID Connect's own that ID Tokens state.")
    @staticmethod
    async def id_token_claims(info: Info) -> list[ExtendedClaim]:
        values = await queries.group_values(info.context.actor, Group.ID_TOKEN)
        return [ExtendedClaim(each) for each in values["enabledExtendedClaims"]]

    @resolved(bool, description="Whether clients may be known by the address of their metadata document.")
    @staticmethod
    async def metadata_clients_enabled(info: Info) -> bool:
        return bool((await queries.group_values(info.context.actor, Group.METADATA_CLIENTS))["enabled"])

    @resolved(MetadataClientScopes)
    @staticmethod
    async def metadata_client_scopes(info: Info) -> Any:
        return await queries.metadata_client_scopes(info.context.actor)


_READ = scopes(Permission.CONFIGURATION_READ)
for _name in ("Configuration", "ConsoleState", "DescribedScope", "MetadataClientScopes"):
    declare(_name, _READ)
declare_more("Query", configuration=_READ)
_HERE = object()  # there is one configuration


@strawberry.type
class ConfigurationQueries:
    @resolved(Configuration)
    async def configuration(self, info: Info) -> Any:
        return _HERE


@strawberry.input
class UpdateConsoleStateInput:
    sign_in_experience_customized: bool | None = strawberry.UNSET
    organization_created: bool | None = strawberry.UNSET


@strawberry.input
class SetSessionTtlInput:
    seconds: int


@strawberry.input
class SetIdTokenClaimsInput:
    claims: list[ExtendedClaim]


@strawberry.input
class SetMetadataClientsEnabledInput:
    is_enabled: bool


@strawberry.input
class AddMetadataClientScopesInput:
    user_scopes: list[str] | None = strawberry.UNSET
    resource_scopes: list[strawberry.ID] | None = strawberry.UNSET
    organization_scopes: list[strawberry.ID] | None = strawberry.UNSET
    organization_resource_scopes: list[strawberry.ID] | None = strawberry.UNSET


@strawberry.input
class RemoveMetadataClientScopeInput:
    kind: MetadataScopeKind
    scope: str = strawberry.field(description="The scope's id; of an OpenID scope the name.")


@strawberry.input
class UnlockIdentifiersInput:
    identifiers: list[str]


@mutation(Permission.CONFIGURATION_WRITE, configuration=Configuration)
async def update_console_state(actor: Actor, input: UpdateConsoleStateInput) -> Any:
    """Let the console remember something for all administrators."""
    await actions.update_console_state(actor, as_domain(ConsoleChanges, input))
    return _HERE


@mutation(Permission.CONFIGURATION_WRITE, configuration=Configuration)
async def set_session_ttl(actor: Actor, input: SetSessionTtlInput) -> Any:
    """Say how long sessions last that begin from now on."""
    await actions.set_session_ttl(actor, input.seconds)
    return _HERE


@mutation(Permission.CONFIGURATION_WRITE, configuration=Configuration)
async def set_id_token_claims(actor: Actor, input: SetIdTokenClaimsInput) -> Any:
    """Say which claims beyond OpenID Connect's own ID Tokens state."""
    await actions.set_id_token_claims(actor, [each.value for each in input.claims])
    return _HERE


@mutation(Permission.CONFIGURATION_WRITE, configuration=Configuration)
async def set_metadata_clients_enabled(actor: Actor, input: SetMetadataClientsEnabledInput) -> Any:
    """Say whether clients may be known by the address of their metadata document."""
    await actions.enable_metadata_clients(actor, input.is_enabled)
    return _HERE


@mutation(Permission.CONFIGURATION_WRITE, configuration=Configuration)
async def add_metadata_client_scopes(actor: Actor, input: AddMetadataClientScopesInput) -> Any:
    """Let clients known by their metadata document ask for more."""
    await actions.add_metadata_client_scopes(actor, as_domain(ConsentScopeIds, input))
    return _HERE


@mutation(Permission.CONFIGURATION_WRITE, configuration=Configuration)
async def remove_metadata_client_scope(actor: Actor, input: RemoveMetadataClientScopeInput) -> Any:
    """Let clients known by their metadata document ask for a scope no longer."""
    await actions.remove_metadata_client_scope(actor, input.kind.value, input.scope)
    return _HERE


@mutation(Permission.USERS_CREDENTIALS_WRITE, forgotten_attempts=int)
async def unlock_identifiers(actor: Actor, input: UnlockIdentifiersInput) -> int:
    """Forget the wrong answers given for usernames, addresses and numbers, so that they can be tried again."""
    return await unlock(actor, input.identifiers)
