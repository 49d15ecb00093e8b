"""Who joins an organization, as callers see it."""

from rest_api.views import TENANT, View


class JitEmailDomainView(View, kw_only=True):
    """A domain whose people join."""

    tenant_id: str = TENANT
    organization_id: str
    email_domain: str


def jit_email_domain_view(organization_id: str, email_domain: str) -> JitEmailDomainView:
    """A domain."""
    return JitEmailDomainView(organization_id=organization_id, email_domain=email_domain)
