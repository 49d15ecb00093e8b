"""Who may use an application, what it may ask people for, and how the sign-in pages look for it, over REST."""

from typing import NoReturn

from identity.access_control import actions, queries
from identity.access_control.inputs import AccessRules, OrganizationRoleRule
from identity.applications import consent_actions
from identity.applications.consent_queries import consentable_scopes
from identity.applications.errors import CustomDomainsNotProvided
from identity.applications.inputs import ConsentScopeIds
from identity.applications.queries import visible_application
from identity.content.appearance_actions import Appearance, set_appearance
from identity.content.appearance_queries import appearance_of
from identity.grants import consent_actions as granting
from identity.grants.consent_queries import consented_organizations_page
from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.organizations.membership_queries import memberships_by_application_ids
from rest_api.bodies.access_control import (
    AccessControlBody,
    ApplicationAppearanceBody,
    ConsentScopesBody,
    CustomDomainBody,
    OrganizationIdsBody,
)
from rest_api.operations import Answer, Created, Listed
from rest_api.requests import given
from rest_api.views.access_control import (
    AccessControlView,
    ApplicationAppearanceView,
    ConsentedOrganizationsView,
    ConsentScopesView,
    CustomDomainView,
    access_control_view,
    appearance_view,
    consent_scopes_view,
)
from rest_api.views.organizations import UserOrganizationView, organization_view, user_organization_view


async def get_access_control(actor: Actor, application_id: str) -> AccessControlView:
    """Read who may use an application."""
    return access_control_view(await queries.access_rules(actor, application_id))


async def replace_access_control(
    actor: Actor, application_id: str, body: AccessControlBody
) -> AccessControlView:
    """Let exactly these people use an application."""
    rules = AccessRules(
        user_ids=body.user_ids,
        user_role_ids=body.user_role_ids,
        organization_ids=body.organization_ids,
        organization_role_rules=[
            OrganizationRoleRule(each.organization_id, tuple(each.organization_role_ids))
            for each in body.organization_role_rules
        ],
    )
    return access_control_view(await actions.replace_access_rules(actor, application_id, rules))


async def list_user_consent_scopes(actor: Actor, application_id: str) -> ConsentScopesView:
    """List what a third-party application may ask people for."""
    return consent_scopes_view(await consentable_scopes(actor, application_id))


async def add_user_consent_scopes(actor: Actor, application_id: str, body: ConsentScopesBody) -> Created:
    """Let a third-party application ask for more."""
    await consent_actions.add_consent_scopes(actor, application_id, ConsentScopeIds(**given(body)))
    return Created()


async def remove_user_consent_scope(
    actor: Actor, application_id: str, scope_type: str, scope_id: str
) -> None:
    """Let a third-party application ask for a scope no longer."""
    kind = scope_type.replace("-", "_")
    await consent_actions.remove_consent_scope(actor, application_id, kind, scope_id)


async def get_application_sign_in_experience(actor: Actor, application_id: str) -> ApplicationAppearanceView:
    """Read how the sign-in pages look for an application."""
    return appearance_view(await appearance_of(actor, application_id))


async def replace_application_sign_in_experience(
    actor: Actor, application_id: str, body: ApplicationAppearanceBody
) -> Answer[ApplicationAppearanceView]:
    """Say how the sign-in pages look for an application."""
    done = await set_appearance(actor, application_id, Appearance(**given(body)))
    return Answer(appearance_view(done.row), status=201 if done.is_new else 200)


async def list_application_organizations(
    actor: Actor, id: str, page: PageNumber | None
) -> Listed[UserOrganizationView]:
    """List the organizations that a machine belongs to; without a page all of them."""
    await visible_application(actor, id)
    found = (await memberships_by_application_ids(actor, [id]))[id]
    shown = found[page.offset : page.offset + page.size] if page else found
    return Listed([user_organization_view(each) for each in shown], len(found), page)


async def list_consent_organizations(
    actor: Actor, id: str, user_id: str, page: PageNumber
) -> Answer[ConsentedOrganizationsView]:
    """List the organizations in which a person lets an application act."""
    found = await consented_organizations_page(actor, id, user_id, page)
    shown = ConsentedOrganizationsView(organizations=[organization_view(each) for each in found.items])
    return Answer(shown, total=found.total, page=page)


async def replace_consent_organizations(
    actor: Actor, id: str, user_id: str, body: OrganizationIdsBody
) -> None:
    """Let an application act for a person in exactly these organizations."""
    await granting.replace_consented_organizations(actor, id, user_id, body.organization_ids)


async def add_consent_organizations(
    actor: Actor, id: str, user_id: str, body: OrganizationIdsBody
) -> Created:
    """Let an application act for a person in further organizations."""
    await granting.add_consented_organizations(actor, id, user_id, body.organization_ids)
    return Created()


async def remove_consent_organization(actor: Actor, id: str, user_id: str, organization_id: str) -> None:
    """Let an application act for a person in an organization no longer."""
    await granting.remove_consented_organization(actor, id, user_id, organization_id)


async def list_custom_domains(actor: Actor, id: str) -> list[CustomDomainView]:
    """List the domains of a protected application; it takes a provider, which this server has not."""
    await _refuse_custom_domains(actor, id)


async def create_custom_domain(actor: Actor, id: str, body: CustomDomainBody) -> Created:
    """Add a domain to a protected application; it takes a provider, which this server has not."""
    await _refuse_custom_domains(actor, id)


async def delete_custom_domain(actor: Actor, id: str, domain: str) -> None:
    """Remove a domain of a protected application; it takes a provider, which this server has not."""
    await _refuse_custom_domains(actor, id)


async def _refuse_custom_domains(actor: Actor, application_id: str) -> NoReturn:
    await visible_application(actor, application_id)
    raise CustomDomainsNotProvided
