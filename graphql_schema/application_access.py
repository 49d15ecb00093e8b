"""Who may use an application, how its pages look, its SAML settings and last use, as fields of the application."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graphql_schema.access import declare, scopes
from graphql_schema.application_protocol import ApplicationProtocol
from graphql_schema.connection import Connection, Relation, relation
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from graphql_schema.saml import SamlSettings
from identity.access_control import queries, relations
from identity.access_control.inputs import OrganizationRoleRule as RoleRule
from identity.applications import administration, uses
from identity.applications.models import Application as ApplicationRow
from identity.applications.protocol import metadata_of
from identity.content.appearance_queries import appearances_by_application_ids
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.organizations.queries import organizations_by_ids
from identity.organizations.template_queries import organization_roles_by_ids
from identity.saml_applications.queries import configurations_by_application_ids

if TYPE_CHECKING:
    from graphql_schema.organization_template import OrganizationRole
    from graphql_schema.organizations import Organization
    from graphql_schema.roles import Role
    from graphql_schema.users import User

_ORGANIZATION = Annotated["Organization", strawberry.lazy("graphql_schema.organizations")]
_ORGANIZATION_ROLE = Annotated["OrganizationRole", strawberry.lazy("graphql_schema.organization_template")]


@strawberry.type(description="Members of an organization who hold one of these roles there.")
class OrganizationRoleRule:
    organization_id: strawberry.ID
    organization_role_ids: list[strawberry.ID] = row(lambda rule: list(rule.organization_role_ids))

    @resolved(_ORGANIZATION | None)
    @staticmethod
    async def organization(root: strawberry.Parent[RoleRule], info: Info) -> Any:
        return await load(info.context, organizations_by_ids, root.organization_id)

    @resolved(list[_ORGANIZATION_ROLE] | None)
    @staticmethod
    async def organization_roles(root: strawberry.Parent[RoleRule], info: Info) -> Any:
        found = [
            await each
            for each in [
                load(info.context, organization_roles_by_ids, role_id)
                for role_id in root.organization_role_ids
            ]
        ]
        return [role for role in found if role]


@strawberry.type(
    description="Who may use an application, once that is restricted: whom any of the rules fits."
)
class AccessControl:
    is_enabled: bool = row(lambda application: application.app_level_access_control_enabled)
    users: Connection[Annotated["User", strawberry.lazy("graphql_schema.users")]] | None = relation(
        Relation(relations.allowed_user_slices, relations.allowed_user_counts)
    )
    roles: Connection[Annotated["Role", strawberry.lazy("graphql_schema.roles")]] | None = relation(
        Relation(relations.allowed_role_slices, relations.allowed_role_counts)
    )
    organizations: Connection[_ORGANIZATION] | None = relation(
        Relation(relations.allowed_organization_slices, relations.allowed_organization_counts)
    )

    @resolved(list[OrganizationRoleRule])
    @staticmethod
    async def organization_role_rules(root: strawberry.Parent[ApplicationRow], info: Info) -> Any:
        rules = await load(info.context, queries.access_rules_by_application_ids, root.id)
        return rules.organization_role_rules if rules else []


def _key(name: str) -> Any:
    return row(lambda values: values.get(name))


@strawberry.type(description="Colors of the pages on which people sign in to an application.")
class PageColors:
    primary_color: str | None = _key("primaryColor")
    is_dark_mode_enabled: bool | None = _key("isDarkModeEnabled")
    dark_primary_color: str | None = _key("darkPrimaryColor")


@strawberry.type(description="Logos of the pages on which people sign in to an application.")
class PageLogos:
    logo_url: str | None = _key("logoUrl")
    dark_logo_url: str | None = _key("darkLogoUrl")
    favicon: str | None = _key("favicon")
    dark_favicon: str | None = _key("darkFavicon")


@strawberry.type(description="An identifier, and what may prove that it is yours.")
class ApplicationSignInMethod:
    identifier: str = _key("identifier")
    password: bool = row(lambda values: values.get("password", False))
    verification_code: bool = row(lambda values: values.get("verificationCode", False))


@strawberry.type(
    description="The ways of signing in to an application: of the general ones, those that are named here too. Null "
    "stands for all of them."
)
class ApplicationSignInMethods:
    methods: list[ApplicationSignInMethod] | None = _key("methods")
    social_targets: list[str] | None = _key("socialTargets")
    single_sign_on: bool | None = _key("singleSignOn")
    passkey: bool | None = _key("passkey")


@strawberry.type(description="How the sign-in pages look for one application.")
class ApplicationAppearance:
    colors: PageColors = row(lambda appearance: appearance.color)
    logos: PageLogos = row(lambda appearance: appearance.branding)
    custom_css: str | None
    display_name: str | None
    terms_of_use_url: str | None
    privacy_policy_url: str | None
    sign_in_methods: ApplicationSignInMethods | None


@strawberry.type(description="How a proxy protects a site by signing people in for it.")
class ApplicationProtection:
    host: str = _key("host")
    origin: str = _key("origin")
    session_duration: int = row(lambda values: values["sessionDuration"], "Seconds.")
    page_rules: list[str] = row(
        lambda values: [each["path"] for each in values.get("pageRules", [])],
        "Patterns of the paths that are protected; all of them when there is none.",
    )
    additional_scopes: list[str] = row(lambda values: values.get("additionalScopes") or [])


@strawberry.type
class ApplicationAccess:
    access_control: AccessControl = row(lambda application: application)
    protection: ApplicationProtection | None = row(
        lambda application: application.protected_app_metadata, "Of a protected application alone."
    )

    protocol: ApplicationProtocol = row(lambda application: metadata_of(application.protocol_metadata))
    registered_itself: bool = row(
        lambda application: application.registration_token_hash is not None,
        "Whether nobody here made it: it came by dynamic registration.",
    )

    @resolved(ApplicationAppearance | None, description="None until somebody has set it.")
    @staticmethod
    async def appearance(root: strawberry.Parent[ApplicationRow], info: Info) -> Any:
        return await load(info.context, appearances_by_application_ids, root.id)

    @resolved(SamlSettings | None, description="Of a SAML application alone.")
    @staticmethod
    async def saml(root: strawberry.Parent[ApplicationRow], info: Info) -> Any:
        return await load(info.context, configurations_by_application_ids, root.id)

    @resolved(bool, description="Whether the machine may do everything on this server.")
    @staticmethod
    async def is_administrator(root: strawberry.Parent[ApplicationRow], info: Info) -> bool:
        return bool(await load(info.context, _administrators, root.id))

    @resolved(datetime | None, description="When it got a token last, to the minute; None: never.")
    @staticmethod
    async def last_used_at(root: strawberry.Parent[ApplicationRow], info: Info) -> Any:
        return await load(info.context, uses.last_uses_by_application_ids, root.id)


async def _administrators(actor: Actor, application_ids: list[str]) -> dict[str, Any]:
    return dict.fromkeys(await administration.administrators_among(actor, application_ids), True)


_READ = scopes(Permission.APPLICATIONS_READ)
for _name in (
    "PageColors",
    "PageLogos",
    "ApplicationAppearance",
    "ApplicationProtection",
    "ApplicationSignInMethod",
    "ApplicationSignInMethods",
):
    declare(_name, _READ)
declare(
    "AccessControl",
    _READ,
    users=scopes(Permission.APPLICATIONS_READ, Permission.USERS_READ),
    roles=scopes(Permission.APPLICATIONS_READ, Permission.ROLES_READ),
    organizations=scopes(Permission.APPLICATIONS_READ, Permission.ORGANIZATIONS_READ),
)
declare(
    "OrganizationRoleRule",
    _READ,
    organization=scopes(Permission.APPLICATIONS_READ, Permission.ORGANIZATIONS_READ),
    organizationRoles=scopes(Permission.APPLICATIONS_READ, Permission.ORGANIZATION_TEMPLATE_READ),
)
