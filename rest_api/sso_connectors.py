"""Enterprise connectors, their providers and keys over REST."""

from typing import Any

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.kernel.permissions import Permission
from identity.sso import actions, idp_initiated_actions, idp_initiated_queries, key_actions, queries
from identity.sso.actions import NewSsoConnector, SsoConnectorChanges
from identity.sso.idp_initiated_actions import NewIdpInitiatedSignIn
from rest_api.bodies import Body
from rest_api.bodies.sso_connectors import (
    IdpInitiatedBody,
    NewSigningKeyBody,
    SigningKeyBody,
    SsoConnectorBody,
    SsoConnectorChangesBody,
)
from rest_api.operations import Listed
from rest_api.requests import given
from rest_api.views.sso_connectors import (
    IdpInitiatedView,
    ProviderView,
    SigningKeyView,
    SsoConnectorView,
    created_view,
    idp_initiated_view,
    provider_view,
    signing_key_view,
    sso_connector_view,
)

_DOMAIN_NAMES = {
    "sync_profile": "is_profile_synchronized",
    "enable_token_storage": "is_token_storage_enabled",
}


async def list_sso_providers(actor: Actor) -> list[ProviderView]:
    """List the kinds of identity providers that enterprises have."""
    return [provider_view(provider) for provider in await queries.sso_providers(actor)]


async def list_sso_connectors(actor: Actor, page: PageNumber | None) -> Listed[SsoConnectorView]:
    """List enterprise connectors, newest first; who may change them sees their secrets, and that is on record."""
    may_see = actor.may(Permission.CONNECTORS_WRITE)
    read = actions.reveal_sso_connectors if may_see else queries.sso_connectors_page
    found = await read(actor, page)
    return Listed([sso_connector_view(each) for each in found.items], found.total, page)


async def create_sso_connector(actor: Actor, body: SsoConnectorBody) -> SsoConnectorView:
    """Set up a connector to the identity provider of an enterprise."""
    row = await actions.create_sso_connector(actor, NewSsoConnector(**_values(body)))
    return created_view(queries.shown(row, with_secrets=True))


async def get_sso_connector(actor: Actor, id: str) -> SsoConnectorView:
    """Read an enterprise connector; who may change it sees its secrets, and that is on record."""
    may_see = actor.may(Permission.CONNECTORS_WRITE)
    read = actions.reveal_sso_connector if may_see else queries.sso_connector
    return sso_connector_view(await read(actor, id))


async def update_sso_connector(actor: Actor, id: str, body: SsoConnectorChangesBody) -> SsoConnectorView:
    """Change an enterprise connector."""
    await actions.update_sso_connector(actor, id, SsoConnectorChanges(**_values(body)))
    return sso_connector_view(await actions.reveal_sso_connector(actor, id))


async def delete_sso_connector(actor: Actor, id: str) -> None:
    """Take an enterprise connector down, with the identities that came through it."""
    await actions.delete_sso_connector(actor, id)


async def list_signing_keys(actor: Actor, id: str) -> list[SigningKeyView]:
    """List the keys that sign SAML requests; their private halves are never shown."""
    return [signing_key_view(key) for key in await queries.signing_keys(actor, id)]


async def create_signing_key(actor: Actor, id: str, body: NewSigningKeyBody) -> SigningKeyView:
    """Make another key that signs SAML requests."""
    return signing_key_view(await key_actions.add_signing_key(actor, id, is_active=body.active))


async def update_signing_key(actor: Actor, id: str, key_id: str, body: SigningKeyBody) -> SigningKeyView:
    """Let a key sign, and no other one; or let it stop."""
    return signing_key_view(await key_actions.set_signing_key_active(actor, id, key_id, body.active))


async def delete_signing_key(actor: Actor, id: str, key_id: str) -> None:
    """Delete a key that does not sign."""
    await key_actions.delete_signing_key(actor, id, key_id)


async def get_idp_initiated(actor: Actor, id: str) -> IdpInitiatedView:
    """Read where sign-ins that begin at the provider lead."""
    return idp_initiated_view(await idp_initiated_queries.idp_initiated_sign_in(actor, id))


async def set_idp_initiated(actor: Actor, id: str, body: IdpInitiatedBody) -> IdpInitiatedView:
    """Let sign-ins that begin at the provider lead to an application."""
    new = NewIdpInitiatedSignIn(
        application_id=body.default_application_id,
        redirect_uri=body.redirect_uri,
        parameters=body.auth_parameters or {},
        sends_request=body.auto_send_authorization_request,
        application_uri=body.client_idp_initiated_auth_callback_uri,
    )
    return idp_initiated_view(await idp_initiated_actions.set_idp_initiated_sign_in(actor, id, new))


async def remove_idp_initiated(actor: Actor, id: str) -> None:
    """Refuse sign-ins that begin at the provider."""
    await idp_initiated_actions.remove_idp_initiated_sign_in(actor, id)


def _values(body: Body) -> dict[str, Any]:
    return {_DOMAIN_NAMES.get(name, name): value for name, value in given(body).items()}
