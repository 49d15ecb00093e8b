"""What can be done about who joins an organization by signing up."""

from collections.abc import Sequence

from identity.kernel import database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, NotFoundById
from identity.kernel.permissions import Permission
from identity.organizations.errors import RelatedNotFound
from identity.organizations.member_changes import hold_organization, roles_to_give
from identity.organizations.tables import PEOPLE
from identity.provisioning import rules
from identity.provisioning.changes import (
    EMAIL_DOMAINS,
    ROLES,
    SSO_CONNECTORS,
    change,
    related_besides,
    require_newcomers_within,
    require_room,
)
from identity.provisioning.errors import EmailDomainTaken, InvalidEmailDomain
from identity.provisioning.events import JitEmailDomainsChanged, JitRolesChanged, JitSsoConnectorsChanged

_MOST_CONNECTORS = 1000


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=JitEmailDomainsChanged)
async def add_jit_email_domain(actor: Actor, organization_id: str, email_domain: str) -> str:
    """Let people with a verified address in the domain join; the domain as it is stored."""
    (domain,) = _domains([email_domain])
    await hold_organization(organization_id)
    if not await _change_domains(actor, organization_id, added=[domain]):
        raise EmailDomainTaken(path="emailDomain", domain=domain)
    return domain


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=JitEmailDomainsChanged)
async def replace_jit_email_domains(actor: Actor, organization_id: str, email_domains: Sequence[str]) -> None:
    """Let people of exactly these domains join."""
    domains = _domains(email_domains)
    await hold_organization(organization_id)
    surplus = await related_besides(EMAIL_DOMAINS, organization_id, domains)
    await _change_domains(actor, organization_id, added=domains, removed=surplus)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=JitEmailDomainsChanged)
async def remove_jit_email_domain(actor: Actor, organization_id: str, email_domain: str) -> None:
    """Let people of the domain join no longer; who has joined stays."""
    domain = email_domain.strip().lower()
    if not await _change_domains(actor, organization_id, removed=[domain]):
        raise NotFoundById(entity="e-mail domain of this organization", id=domain)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ROLES, announces=JitRolesChanged)
async def add_jit_roles(actor: Actor, organization_id: str, organization_role_ids: Sequence[str]) -> None:
    """Give newcomers these roles too; nobody gives what they lack."""
    await hold_organization(organization_id)
    roles = await roles_to_give(actor, PEOPLE, organization_id, organization_role_ids)
    await _change_roles(organization_id, added=roles)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ROLES, announces=JitRolesChanged)
async def replace_jit_roles(actor: Actor, organization_id: str, organization_role_ids: Sequence[str]) -> None:
    """Give newcomers exactly these roles."""
    await hold_organization(organization_id)
    roles = await roles_to_give(actor, PEOPLE, organization_id, organization_role_ids)
    surplus = await related_besides(ROLES, organization_id, roles)
    await _change_roles(organization_id, added=roles, removed=surplus)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ROLES, announces=JitRolesChanged)
async def remove_jit_role(actor: Actor, organization_id: str, organization_role_id: str) -> None:
    """Give newcomers a role no longer; who has joined keeps it."""
    if not await _change_roles(organization_id, removed=[organization_role_id]):
        raise NotFoundById(entity="role for newcomers of this organization", id=organization_role_id)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=JitSsoConnectorsChanged)
async def add_jit_sso_connectors(
    actor: Actor, organization_id: str, sso_connector_ids: Sequence[str]
) -> None:
    """Let people who sign in through these enterprise connectors join too."""
    await hold_organization(organization_id)
    await _require_connectors(sso_connector_ids)
    await _change_connectors(actor, organization_id, added=sso_connector_ids)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=JitSsoConnectorsChanged)
async def replace_jit_sso_connectors(
    actor: Actor, organization_id: str, sso_connector_ids: Sequence[str]
) -> None:
    """Let people who sign in through exactly these enterprise connectors join."""
    await hold_organization(organization_id)
    await _require_connectors(sso_connector_ids)
    surplus = await related_besides(SSO_CONNECTORS, organization_id, sso_connector_ids)
    await _change_connectors(actor, organization_id, added=sso_connector_ids, removed=surplus)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=JitSsoConnectorsChanged)
async def remove_jit_sso_connector(actor: Actor, organization_id: str, sso_connector_id: str) -> None:
    """Let people of an enterprise connector join no longer; who has joined stays."""
    if not await _change_connectors(actor, organization_id, removed=[sso_connector_id]):
        raise NotFoundById(entity="enterprise connector of this organization", id=sso_connector_id)


def _domains(given: Sequence[str]) -> list[str]:
    if len(given) > rules.MOST_DOMAINS:
        raise InputRefused(path="emailDomains", reason=f"at most {rules.MOST_DOMAINS} domains")
    for each in given:
        if rules.normalized_domain(each) is None:
            raise InvalidEmailDomain(path="emailDomain", domain=each[: rules.LONGEST_DOMAIN])
    return list(dict.fromkeys(filter(None, map(rules.normalized_domain, given))))


async def _change_domains(
    actor: Actor, organization_id: str, added: Sequence[str] = (), removed: Sequence[str] = ()
) -> bool:
    new, gone = await change(EMAIL_DOMAINS, organization_id, added, removed)
    if new:
        await require_newcomers_within(actor, organization_id)
        await require_room(organization_id)
    if new or gone:
        await announce(
            JitEmailDomainsChanged(
                organization_id=organization_id,
                added_email_domains=new or None,
                removed_email_domains=gone or None,
            )
        )
    return bool(new or gone)


async def _change_roles(organization_id: str, added: Sequence[str] = (), removed: Sequence[str] = ()) -> bool:
    new, gone = await change(ROLES, organization_id, added, removed)
    if new or gone:
        await announce(
            JitRolesChanged(
                organization_id=organization_id, added_role_ids=new or None, removed_role_ids=gone or None
            )
        )
    return bool(new or gone)


async def _change_connectors(
    actor: Actor, organization_id: str, added: Sequence[str] = (), removed: Sequence[str] = ()
) -> bool:
    new, gone = await change(SSO_CONNECTORS, organization_id, added, removed)
    if new:
        await require_newcomers_within(actor, organization_id)
    if new or gone:
        await announce(
            JitSsoConnectorsChanged(
                organization_id=organization_id,
                added_sso_connector_ids=new or None,
                removed_sso_connector_ids=gone or None,
            )
        )
    return bool(new or gone)


async def _require_connectors(ids: Sequence[str]) -> None:
    if len(ids) > _MOST_CONNECTORS:
        raise InputRefused(path="ssoConnectorIds", reason=f"at most {_MOST_CONNECTORS} connectors")
    rows = await database.fetch("SELECT id FROM sso_connectors WHERE id = ANY($1) FOR KEY SHARE", list(ids))
    if missing := sorted(set(ids) - {row["id"] for row in rows}):
        raise RelatedNotFound(path="ssoConnectorIds", ids=", ".join(missing))
