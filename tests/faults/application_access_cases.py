"""Fault cases of access rules, appearance, consent scopes, SAML applications, grants and consent of users."""

from identity.access_control.actions import replace_access_rules
from identity.access_control.inputs import AccessRules, OrganizationRoleRule
from identity.applications.actions import ApplicationChanges, update_application
from identity.applications.consent_actions import add_consent_scopes, remove_consent_scope
from identity.applications.inputs import ConsentScopeIds
from identity.content.appearance_actions import Appearance, set_appearance
from identity.grants.consent_actions import (
    add_consented_organizations,
    remove_consented_organization,
    replace_consented_organizations,
)
from identity.grants.session_actions import end_user_session, revoke_application_grants, revoke_user_grant
from identity.kernel import database
from identity.organizations.member_actions import add_members
from identity.saml_applications.actions import (
    create_saml_application,
    delete_saml_application,
    update_saml_application,
)
from identity.saml_applications.certificate_actions import (
    add_saml_certificate,
    delete_saml_certificate,
    set_saml_certificate_active,
)
from identity.saml_applications.inputs import NewSamlApplication, SamlApplicationChanges
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique


async def saml_application_id(world: World) -> str:
    """A SAML application; earlier ones make room, for a server is set up for a few."""
    await database.execute("DELETE FROM applications WHERE type = 'SAML'")
    new = NewSamlApplication(name=unique("saml"), entity_id=unique("entity"))
    return (await create_saml_application(world.administrator, new)).id


async def member_of(world: World, *organization_ids: str) -> str:
    """A user in these organizations."""
    user = await world.user()
    for organization_id in organization_ids:
        await add_members(world.administrator, organization_id, [user.id])
    return user.id


@case_of(replace_access_rules)
async def of_replace_access_rules(world: World) -> Call:
    application = (await world.application()).application.id
    old, new, organization = await world.user(), await world.user(), await world.organization()
    role, organization_role = await world.role(), await world.organization_role()
    await replace_access_rules(world.administrator, application, AccessRules(user_ids=[old.id]))
    rules = AccessRules(
        user_ids=[new.id],
        user_role_ids=[role.id],
        organization_ids=[organization.id],
        organization_role_rules=[OrganizationRoleRule(organization.id, (organization_role.id,))],
    )
    return lambda: replace_access_rules(world.administrator, application, rules)


@case_of(update_application)
async def of_update_application_switching_access_control_on(world: World) -> Call:
    application, user = (await world.application()).application.id, await world.user()
    await replace_access_rules(world.administrator, application, AccessRules(user_ids=[user.id]))
    changes = ApplicationChanges(app_level_access_control_enabled=True)
    return lambda: update_application(world.administrator, application, changes)


@case_of(update_application)
async def of_update_application_to_an_administrator(world: World) -> Call:
    machine = await world.machine_id()
    changes = ApplicationChanges(name=unique("robot"), is_admin=True)
    return lambda: update_application(world.administrator, machine, changes)


@case_of(add_consent_scopes)
async def of_add_consent_scopes(world: World) -> Call:
    application, scope = await world.third_party_id(), await world.scope()
    organization_scope = await world.organization_scope()
    added = ConsentScopeIds(
        user_scopes=["profile"],
        resource_scopes=[scope.id],
        organization_scopes=[organization_scope.id],
        organization_resource_scopes=[scope.id],
    )
    return lambda: add_consent_scopes(world.administrator, application, added)


@case_of(remove_consent_scope)
async def of_remove_consent_scope(world: World) -> Call:
    application = await world.third_party_id()
    await add_consent_scopes(world.administrator, application, ConsentScopeIds(user_scopes=["profile"]))
    return lambda: remove_consent_scope(world.administrator, application, "user_scopes", "profile")


@case_of(set_appearance)
async def of_set_appearance(world: World) -> Call:
    application = (await world.application()).application.id
    return lambda: set_appearance(world.administrator, application, Appearance(display_name="Shop"))


@case_of(set_appearance)
async def of_set_appearance_again(world: World) -> Call:
    application = (await world.application()).application.id
    await set_appearance(world.administrator, application, Appearance(display_name="Shop"))
    return lambda: set_appearance(world.administrator, application, Appearance(custom_css="a {}"))


@case_of(create_saml_application)
async def of_create_saml_application(world: World) -> Call:
    await database.execute("DELETE FROM applications WHERE type = 'SAML'")
    new = NewSamlApplication(name=unique("saml"), attribute_mapping={"email": "mail"})
    return lambda: create_saml_application(world.administrator, new)


@case_of(update_saml_application)
async def of_update_saml_application(world: World) -> Call:
    application = await saml_application_id(world)
    changes = SamlApplicationChanges(name=unique("renamed"), entity_id=unique("entity"))
    return lambda: update_saml_application(world.administrator, application, changes)


@case_of(delete_saml_application)
async def of_delete_saml_application(world: World) -> Call:
    application = await saml_application_id(world)
    return lambda: delete_saml_application(world.administrator, application)


@case_of(add_saml_certificate)
async def of_add_saml_certificate(world: World) -> Call:
    application = await saml_application_id(world)
    return lambda: add_saml_certificate(world.administrator, application, 1)


@case_of(set_saml_certificate_active)
async def of_set_saml_certificate_active(world: World) -> Call:
    application = await saml_application_id(world)
    added = await add_saml_certificate(world.administrator, application, 1)
    return lambda: set_saml_certificate_active(world.administrator, application, added.id, True)


@case_of(delete_saml_certificate)
async def of_delete_saml_certificate(world: World) -> Call:
    application = await saml_application_id(world)
    added = await add_saml_certificate(world.administrator, application, 1)
    return lambda: delete_saml_certificate(world.administrator, application, added.id)


@case_of(add_consented_organizations)
async def of_add_consented_organizations(world: World) -> Call:
    application, organization = await world.third_party_id(), await world.organization()
    user_id = await member_of(world, organization.id)
    return lambda: add_consented_organizations(world.administrator, application, user_id, [organization.id])


@case_of(replace_consented_organizations)
async def of_replace_consented_organizations(world: World) -> Call:
    application, old, new = (
        await world.third_party_id(),
        await world.organization(),
        await world.organization(),
    )
    user_id = await member_of(world, old.id, new.id)
    await add_consented_organizations(world.administrator, application, user_id, [old.id])
    return lambda: replace_consented_organizations(world.administrator, application, user_id, [new.id])


@case_of(remove_consented_organization)
async def of_remove_consented_organization(world: World) -> Call:
    application, organization = await world.third_party_id(), await world.organization()
    user_id = await member_of(world, organization.id)
    await add_consented_organizations(world.administrator, application, user_id, [organization.id])
    return lambda: remove_consented_organization(world.administrator, application, user_id, organization.id)


@case_of(revoke_user_grant)
async def of_revoke_user_grant(world: World) -> Call:
    client, user = await world.client("SPA"), await world.user()
    await world.tokens(client, user)
    grant_id = await database.fetch_value("SELECT id FROM grants WHERE user_id = $1", user.id)
    return lambda: revoke_user_grant(world.administrator, user.id, grant_id)


@case_of(revoke_application_grants)
async def of_revoke_application_grants(world: World) -> Call:
    client, user = await world.client("SPA"), await world.user()
    await world.tokens(client, user)
    return lambda: revoke_application_grants(world.administrator, client.id)


@case_of(end_user_session)
async def of_end_user_session_with_every_grant(world: World) -> Call:
    client, user = await world.client("SPA"), await world.user()
    await world.tokens(client, user)
    session_id = await database.fetch_value("SELECT id FROM sessions WHERE user_id = $1", user.id)
    return lambda: end_user_session(world.administrator, user.id, session_id, "all")
