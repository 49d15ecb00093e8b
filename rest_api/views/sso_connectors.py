"""Enterprise connectors, their providers and keys as callers see them."""

from typing import Any

from msgspec import UNSET, UnsetType

from identity.sso.models import IdpInitiatedSignIn, SsoSigningKey
from identity.sso.providers import ProtocolName, Provider
from identity.sso.queries import ShownSsoConnector, fingerprint, provider_config
from rest_api.views import TENANT, View, milliseconds


class ProviderView(View, kw_only=True):
    """A kind of identity provider."""

    provider_name: str
    provider_type: ProtocolName
    logo: str
    logo_dark: str
    description: str
    name: str


class SsoConnectorView(View, kw_only=True):
    """An enterprise connector; secrets in the settings only for those who may change it."""

    tenant_id: str = TENANT
    id: str
    provider_name: str
    connector_name: str
    config: dict[str, Any]
    domains: list[str]
    branding: dict[str, Any]
    sync_profile: bool
    enable_token_storage: bool
    created_at: int
    name: str | UnsetType = UNSET
    provider_type: ProtocolName | UnsetType = UNSET
    provider_logo: str | UnsetType = UNSET
    provider_logo_dark: str | UnsetType = UNSET
    provider_config: dict[str, Any] | UnsetType = UNSET


class Sha256View(View, kw_only=True):
    """A fingerprint, with and without colons."""

    formatted: str
    unformatted: str


class FingerprintsView(View, kw_only=True):
    """The fingerprints of a certificate."""

    sha256: Sha256View


class SigningKeyView(View, kw_only=True):
    """The public half of a key that signs requests."""

    id: str
    certificate: str
    created_at: int
    expires_at: int
    active: bool
    fingerprints: FingerprintsView


class IdpInitiatedView(View, kw_only=True):
    """Where sign-ins that begin at the provider lead."""

    tenant_id: str = TENANT
    connector_id: str
    default_application_id: str
    redirect_uri: str | None
    auth_parameters: dict[str, str]
    auto_send_authorization_request: bool
    client_idp_initiated_auth_callback_uri: str | None
    created_at: int


def provider_view(provider: Provider) -> ProviderView:
    """A kind of identity provider."""
    return ProviderView(
        provider_name=provider.name,
        provider_type=provider.protocol,
        logo=provider.logo,
        logo_dark=provider.logo,
        description=provider.description,
        name=provider.title,
    )


def created_view(shown: ShownSsoConnector) -> SsoConnectorView:
    """An enterprise connector without what is known of its provider."""
    row = shown.row
    return SsoConnectorView(
        id=row.id,
        provider_name=row.provider_name,
        connector_name=row.connector_name,
        config=shown.config,
        domains=row.domains,
        branding=row.branding,
        sync_profile=row.is_profile_synchronized,
        enable_token_storage=row.is_token_storage_enabled,
        created_at=milliseconds(row.created_at),
    )


def sso_connector_view(shown: ShownSsoConnector) -> SsoConnectorView:
    """An enterprise connector with what is known of its provider."""
    view, provider = created_view(shown), shown.provider
    view.name = provider.title
    view.provider_type = provider.protocol
    view.provider_logo = view.provider_logo_dark = provider.logo
    view.provider_config = provider_config(shown.row) or UNSET
    return view


def signing_key_view(key: SsoSigningKey) -> SigningKeyView:
    """The public half of a key."""
    digits = fingerprint(key)
    formatted = ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))
    return SigningKeyView(
        id=key.id,
        certificate=key.certificate,
        created_at=milliseconds(key.created_at),
        expires_at=milliseconds(key.expires_at),
        active=key.is_active,
        fingerprints=FingerprintsView(sha256=Sha256View(formatted=formatted, unformatted=digits)),
    )


def idp_initiated_view(row: IdpInitiatedSignIn) -> IdpInitiatedView:
    """Where sign-ins that begin at the provider lead."""
    return IdpInitiatedView(
        connector_id=row.sso_connector_id,
        default_application_id=row.application_id,
        redirect_uri=row.redirect_uri,
        auth_parameters=row.parameters,
        auto_send_authorization_request=row.sends_request,
        client_idp_initiated_auth_callback_uri=row.application_uri,
        created_at=milliseconds(row.created_at),
    )
