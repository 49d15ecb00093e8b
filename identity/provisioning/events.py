"""What provisioning announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class JitEmailDomainsChanged(Changed):
    """People of more or fewer e-mail domains join an organization."""

    key: ClassVar[str] = "Organization.JitEmailDomains.Updated"
    added_email_domains: list[str] | None = None
    removed_email_domains: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JitRolesChanged(Changed):
    """Who joins an organization gets more or fewer roles."""

    key: ClassVar[str] = "Organization.JitRoles.Updated"
    added_role_ids: list[str] | None = None
    removed_role_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JitSsoConnectorsChanged(Changed):
    """People of more or fewer enterprise connectors join an organization."""

    key: ClassVar[str] = "Organization.JitSsoConnectors.Updated"
    added_sso_connector_ids: list[str] | None = None
    removed_sso_connector_ids: list[str] | None = None
