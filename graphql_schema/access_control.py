"""Mutations of access rules, the look of single applications, and consent scopes one by one."""

from enum import Enum
from typing import Any

import strawberry

from graphql_schema.applications import Application, seen_application
from graphql_schema.mutations import as_domain, mutation, object_of
from identity.access_control import actions
from identity.access_control.inputs import AccessRules, OrganizationRoleRule
from identity.applications import consent_actions
from identity.applications.inputs import ConsentScopeIds
from identity.content.appearance_actions import Appearance, set_appearance
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission


@strawberry.input(description="Members of an organization who hold one of these roles there.")
class OrganizationRoleRuleInput:
    organization_id: strawberry.ID
    organization_role_ids: list[strawberry.ID]


@strawberry.input(description="Replaces all rules.")
class ReplaceApplicationAccessRulesInput:
    application_id: strawberry.ID
    user_ids: list[strawberry.ID]
    role_ids: list[strawberry.ID]
    organization_ids: list[strawberry.ID]
    organization_role_rules: list[OrganizationRoleRuleInput]


@strawberry.input(description="Replaces all colors.")
class PageColorsInput:
    primary_color: str | None = strawberry.field(default=strawberry.UNSET, description="Such as #3366ff.")
    is_dark_mode_enabled: bool | None = strawberry.UNSET
    dark_primary_color: str | None = strawberry.UNSET


@strawberry.input(description="URLs of logos; replaces all of them.")
class PageLogosInput:
    logo_url: str | None = strawberry.UNSET
    dark_logo_url: str | None = strawberry.UNSET
    favicon: str | None = strawberry.UNSET
    dark_favicon: str | None = strawberry.UNSET


@strawberry.enum(description="What people call themselves when they sign in.")
class SignInIdentifier(Enum):
    USERNAME = "username"
    EMAIL = "email"
    PHONE = "phone"


@strawberry.input(description="An identifier, and what may prove that it is yours.")
class SignInMethodInput:
    identifier: SignInIdentifier
    password: bool = False
    verification_code: bool = False


@strawberry.input(
    description="The ways of signing in to an application: of the general ones, those that are named here too. What is "
    "left out is as in the general settings."
)
class SignInMethodsInput:
    methods: list[SignInMethodInput] | None = strawberry.UNSET
    social_targets: list[str] | None = strawberry.UNSET
    single_sign_on: bool | None = strawberry.UNSET
    passkey: bool | None = strawberry.UNSET


@strawberry.input(description="What is left out stays as it is; null clears.")
class SetApplicationAppearanceInput:
    application_id: strawberry.ID
    colors: PageColorsInput | None = strawberry.UNSET
    logos: PageLogosInput | None = strawberry.UNSET
    custom_css: str | None = strawberry.UNSET
    display_name: str | None = strawberry.UNSET
    terms_of_use_url: str | None = strawberry.UNSET
    privacy_policy_url: str | None = strawberry.UNSET
    sign_in_methods: SignInMethodsInput | None = strawberry.UNSET


@strawberry.input(description="What it may ask for already stays.")
class AddApplicationConsentScopesInput:
    application_id: strawberry.ID
    user_scopes: list[str] | None = strawberry.UNSET
    resource_scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    organization_scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    organization_resource_scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.enum
class ConsentScopeKind(Enum):
    USER = "user_scopes"
    RESOURCE = "resource_scopes"
    ORGANIZATION = "organization_scopes"
    ORGANIZATION_RESOURCE = "organization_resource_scopes"


@strawberry.input
class RemoveApplicationConsentScopeInput:
    application_id: strawberry.ID
    kind: ConsentScopeKind
    scope: strawberry.ID = strawberry.field(description="The scope's id; its name when it is a user scope.")


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def replace_application_access_rules(actor: Actor, input: ReplaceApplicationAccessRulesInput) -> Any:
    """Let exactly these people use an application, once its access control is switched on."""
    rules = AccessRules(
        user_ids=input.user_ids,
        user_role_ids=input.role_ids,
        organization_ids=input.organization_ids,
        organization_role_rules=[
            OrganizationRoleRule(each.organization_id, tuple(each.organization_role_ids))
            for each in input.organization_role_rules
        ],
    )
    await actions.replace_access_rules(actor, input.application_id, rules)
    return await seen_application(actor, input.application_id)


def _methods(given: SignInMethodsInput | None) -> dict[str, Any] | None:
    if given is None:
        return None
    keys = object_of(given)
    if given.methods:
        keys["methods"] = [
            {
                "identifier": each.identifier.value,
                "password": each.password,
                "verificationCode": each.verification_code,
            }
            for each in given.methods
        ]
    return keys


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def set_application_appearance(actor: Actor, input: SetApplicationAppearanceInput) -> Any:
    """Say how the sign-in pages look for one application."""
    objects: dict[str, Any] = {
        name: object_of(value) if value else {}
        for name, value in (("color", input.colors), ("branding", input.logos))
        if value is not strawberry.UNSET
    }
    if input.sign_in_methods is not strawberry.UNSET:
        objects["sign_in_methods"] = _methods(input.sign_in_methods)
    await set_appearance(actor, input.application_id, as_domain(Appearance, input, **objects))
    return await seen_application(actor, input.application_id)


@mutation(
    Permission.APPLICATIONS_WRITE,
    application=Application,
    about="application_id",
    again=seen_application,
)
async def add_application_consent_scopes(actor: Actor, input: AddApplicationConsentScopesInput) -> Any:
    """Let a third-party application ask users for more."""
    added = ConsentScopeIds(
        user_scopes=input.user_scopes or (),
        resource_scopes=input.resource_scope_ids or (),
        organization_scopes=input.organization_scope_ids or (),
        organization_resource_scopes=input.organization_resource_scope_ids or (),
    )
    await consent_actions.add_consent_scopes(actor, input.application_id, added)
    return await seen_application(actor, input.application_id)


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def remove_application_consent_scope(actor: Actor, input: RemoveApplicationConsentScopeInput) -> Any:
    """Let a third-party application ask users for a scope no longer."""
    await consent_actions.remove_consent_scope(actor, input.application_id, input.kind.value, input.scope)
    return await seen_application(actor, input.application_id)
