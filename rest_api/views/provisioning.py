"""Who joins an organization, as callers see it."""

from typing import Any

from identity.sso.models import SsoConnector
from rest_api.views import TENANT, View, milliseconds


class JitEmailDomainView(View, kw_only=True):
    """A domain whose people join."""

    tenant_id: str = TENANT
    organization_id: str
    email_domain: str


class JitSsoConnectorView(View, kw_only=True):
    """An enterprise connector whose people join. Its settings, secrets among them, are for the connector's own page."""

    tenant_id: str = TENANT
    id: str
    provider_name: str
    connector_name: str
    config: dict[str, Any] = {}
    domains: list[str]
    branding: dict[str, Any]
    sync_profile: bool
    enable_token_storage: bool
    created_at: int


def jit_email_domain_view(organization_id: str, email_domain: str) -> JitEmailDomainView:
    """A domain."""
    return JitEmailDomainView(organization_id=organization_id, email_domain=email_domain)


def jit_sso_connector_view(connector: SsoConnector) -> JitSsoConnectorView:
    """An enterprise connector."""
    return JitSsoConnectorView(
        id=connector.id,
        provider_name=connector.provider_name,
        connector_name=connector.connector_name,
        domains=connector.domains,
        branding=connector.branding,
        sync_profile=connector.is_profile_synchronized,
        enable_token_storage=connector.is_token_storage_enabled,
        created_at=milliseconds(connector.created_at),
    )
