"""Enterprise single sign-on: types, queries and mutations."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.lists import sort_order
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from graphql_schema.scalars import JSON
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sso import actions, idp_initiated_actions, idp_initiated_queries, key_actions, queries
from identity.sso.idp_initiated_actions import NewIdpInitiatedSignIn
from identity.sso.models import IdpInitiatedSignIn as IdpInitiatedSignInRow
from identity.sso.models import SsoConnector as SsoConnectorRow
from identity.sso.models import SsoSigningKey as SsoSigningKeyRow
from identity.sso.providers import PROVIDERS


@strawberry.enum(description="What an identity provider speaks.")
class SsoProtocol(Enum):
    OIDC = "oidc"
    SAML = "saml"


@strawberry.type(description="A kind of identity provider that enterprises have.")
class SsoProvider:
    provider_name: strawberry.ID = row(lambda provider: provider.name)
    protocol: SsoProtocol = row(lambda provider: SsoProtocol(provider.protocol))
    title: str
    description: str
    logo: str


@strawberry.type(description="The public half of a key that signs SAML requests.")
class SsoSigningKey:
    signing_key_id: strawberry.ID = row(lambda key: key.id)
    certificate: str
    fingerprint: str = row(queries.fingerprint, "SHA-256, in hexadecimal.")
    is_active: bool
    created_at: datetime
    expires_at: datetime


@strawberry.type(description="Where sign-ins lead that begin at a SAML provider.")
class IdpInitiatedSignIn:
    application_id: strawberry.ID
    redirect_uri: str | None = row(
        lambda found: found.redirect_uri,
        "Of the authorization request; without it the application's first one.",
    )
    parameters: JSON = row(lambda found: found.parameters, "Further ones of that request.")
    sends_request: bool = row(
        lambda found: found.sends_request,
        "This server begins the authorization request, not the application.",
    )
    application_uri: str | None = row(
        lambda found: found.application_uri,
        "Where the application begins it; `ssoConnectorId` is added to the address.",
    )
    created_at: datetime


@strawberry.type(description="A connection to the identity provider of an enterprise.")
class SsoConnector(Node):
    sso_connector_id: strawberry.ID = row(lambda connector: connector.id)
    provider: SsoProvider = row(lambda connector: PROVIDERS[connector.provider_name])
    connector_name: str
    config: JSON = row(
        lambda connector: queries.shown(connector).config, "The settings, with masks for secrets."
    )
    provider_config: JSON | None = row(queries.provider_config, "What is known of the provider.")
    domains: list[str]
    branding: JSON
    is_profile_synchronized: bool
    is_token_storage_enabled: bool
    created_at: datetime

    @resolved(list[SsoSigningKey])
    @staticmethod
    async def signing_keys(root: strawberry.Parent[SsoConnectorRow], info: Info) -> Any:
        return await load(info.context, queries.signing_keys_by_connector_ids, root.id)

    @resolved(IdpInitiatedSignIn | None)
    @staticmethod
    async def idp_initiated_sign_in(root: strawberry.Parent[SsoConnectorRow], info: Info) -> Any:
        return await load(info.context, idp_initiated_queries.idp_initiated_by_connector_ids, root.id)


readable(SsoConnectorRow, queries.sso_connectors_by_ids, "SsoConnector")
_READ = scopes(Permission.CONNECTORS_READ)
for _name in ("IdpInitiatedSignIn", "SsoConnector", "SsoProvider", "SsoSigningKey"):
    declare(_name, _READ)
declare_more("Query", ssoConnector=_READ, ssoConnectors=_READ, ssoProviders=_READ)


@strawberry.type
class SsoQueries:
    @resolved(SsoConnector | None)
    async def sso_connector(self, info: Info, sso_connector_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_sso_connector(info.context.actor, sso_connector_id))

    @resolved(Connection[SsoConnector])
    async def sso_connectors(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
    ) -> Page:
        actor = info.context.actor
        found = await queries.sso_connectors_slice(
            actor, sort_order(None), keyset(first, after, last, before)
        )
        return Page(found, by_time(), lambda: queries.sso_connectors_count(actor))

    @resolved(list[SsoProvider])
    async def sso_providers(self, info: Info) -> Any:
        return await queries.sso_providers(info.context.actor)


@strawberry.input
class CreateSsoConnectorInput:
    provider_name: strawberry.ID
    connector_name: str
    config: JSON | None = strawberry.UNSET
    domains: list[str] | None = strawberry.UNSET
    branding: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="`displayName`, `logo` and `darkLogo`."
    )
    is_profile_synchronized: bool | None = strawberry.UNSET
    is_token_storage_enabled: bool | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input(description="What is left out stays as it is; a mask in the settings keeps the secret.")
class UpdateSsoConnectorInput:
    sso_connector_id: strawberry.ID
    connector_name: str | None = strawberry.UNSET
    config: JSON | None = strawberry.UNSET
    domains: list[str] | None = strawberry.UNSET
    branding: JSON | None = strawberry.UNSET
    is_profile_synchronized: bool | None = strawberry.UNSET
    is_token_storage_enabled: bool | None = strawberry.UNSET


@strawberry.input
class DeleteSsoConnectorInput:
    sso_connector_id: strawberry.ID


@strawberry.input
class RevealSsoConnectorConfigInput:
    sso_connector_id: strawberry.ID


@strawberry.input
class AddSsoSigningKeyInput:
    sso_connector_id: strawberry.ID
    is_active: bool | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class SetSsoSigningKeyActiveInput:
    sso_connector_id: strawberry.ID
    signing_key_id: strawberry.ID
    is_active: bool


@strawberry.input
class DeleteSsoSigningKeyInput:
    sso_connector_id: strawberry.ID
    signing_key_id: strawberry.ID


@strawberry.input(
    description="The application is one's own; either this server begins, or the application does."
)
class SetIdpInitiatedSignInInput:
    sso_connector_id: strawberry.ID
    application_id: strawberry.ID
    redirect_uri: str | None = strawberry.UNSET
    parameters: JSON | None = strawberry.field(
        default=strawberry.UNSET,
        description="`scope`, `resource`, `organization_id`, `ui_locales`, `claims` and `acr_values`, as texts.",
    )
    sends_request: bool | None = strawberry.UNSET
    application_uri: str | None = strawberry.UNSET


@strawberry.input
class RemoveIdpInitiatedSignInInput:
    sso_connector_id: strawberry.ID


@mutation(Permission.CONNECTORS_WRITE, again=queries.visible_sso_connector, sso_connector=SsoConnector)
async def create_sso_connector(actor: Actor, input: CreateSsoConnectorInput) -> SsoConnectorRow:
    """Set up a connector to the identity provider of an enterprise."""
    return await actions.create_sso_connector(actor, as_domain(actions.NewSsoConnector, input))


@mutation(Permission.CONNECTORS_WRITE, sso_connector=SsoConnector)
async def update_sso_connector(actor: Actor, input: UpdateSsoConnectorInput) -> SsoConnectorRow:
    """Change an enterprise connector; whole objects and lists are replaced."""
    changes = as_domain(actions.SsoConnectorChanges, input)
    return await actions.update_sso_connector(actor, input.sso_connector_id, changes)


@mutation(Permission.CONNECTORS_WRITE, deleted_sso_connector_id=strawberry.ID)
async def delete_sso_connector(actor: Actor, input: DeleteSsoConnectorInput) -> str:
    """Take an enterprise connector down, with the identities that came through it."""
    return (await actions.delete_sso_connector(actor, input.sso_connector_id)).id


@mutation(Permission.CONNECTORS_WRITE, sso_connector=SsoConnector, config=JSON)
async def reveal_sso_connector_config(actor: Actor, input: RevealSsoConnectorConfigInput) -> dict[str, Any]:
    """Show an enterprise connector's settings with their secrets; who looked is on record."""
    found = await actions.reveal_sso_connector(actor, input.sso_connector_id)
    return {"sso_connector": found.row, "config": found.config}


@mutation(Permission.CONNECTORS_WRITE, again=queries.signing_key, signing_key=SsoSigningKey)
async def add_sso_signing_key(actor: Actor, input: AddSsoSigningKeyInput) -> SsoSigningKeyRow:
    """Make another key that signs SAML requests; when it is to sign, the others stop to."""
    return await key_actions.add_signing_key(actor, input.sso_connector_id, is_active=bool(input.is_active))


@mutation(Permission.CONNECTORS_WRITE, signing_key=SsoSigningKey)
async def set_sso_signing_key_active(actor: Actor, input: SetSsoSigningKeyActiveInput) -> SsoSigningKeyRow:
    """Let a key sign, and no other one; or let it stop."""
    return await key_actions.set_signing_key_active(
        actor, input.sso_connector_id, input.signing_key_id, input.is_active
    )


@mutation(Permission.CONNECTORS_WRITE, deleted_signing_key_id=strawberry.ID)
async def delete_sso_signing_key(actor: Actor, input: DeleteSsoSigningKeyInput) -> str:
    """Delete a key that does not sign."""
    await key_actions.delete_signing_key(actor, input.sso_connector_id, input.signing_key_id)
    return input.signing_key_id


@mutation(Permission.CONNECTORS_WRITE, idp_initiated_sign_in=IdpInitiatedSignIn)
async def set_idp_initiated_sign_in(actor: Actor, input: SetIdpInitiatedSignInInput) -> IdpInitiatedSignInRow:
    """Let sign-ins that begin at a SAML provider lead to an application, in place of what was set before."""
    new = as_domain(NewIdpInitiatedSignIn, input)
    return await idp_initiated_actions.set_idp_initiated_sign_in(actor, input.sso_connector_id, new)


@mutation(Permission.CONNECTORS_WRITE, removed_from_sso_connector_id=strawberry.ID)
async def remove_idp_initiated_sign_in(actor: Actor, input: RemoveIdpInitiatedSignInInput) -> str:
    """Refuse sign-ins that begin at the provider."""
    await idp_initiated_actions.remove_idp_initiated_sign_in(actor, input.sso_connector_id)
    return input.sso_connector_id
