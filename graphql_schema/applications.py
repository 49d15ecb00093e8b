"""Applications: the type, its queries and its mutations."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graphql_schema.access import PUBLIC, declare, declare_more, scopes
from graphql_schema.application_access import ApplicationAccess
from graphql_schema.application_inputs import (
    AddApplicationSecretInput,
    ApplicationFilter,
    ApplicationOrder,
    ApplicationOrderField,
    ApplicationType,
    AssignApplicationRolesInput,
    CreateApplicationInput,
    DeleteApplicationInput,
    DeleteApplicationSecretInput,
    MergeApplicationCustomDataInput,
    RemoveApplicationRoleInput,
    RenameApplicationSecretInput,
    RevealApplicationSecretsInput,
    SetApplicationConsentScopesInput,
    SigningAlgorithm,
    UpdateApplicationInput,
    changes_of,
    new_application_of,
)
from graphql_schema.application_protocol import UpdateApplicationProtocolInput, protocol_changes_of
from graphql_schema.connection import Connection, Page, Relation, by_time, keyset, relation
from graphql_schema.context import Context, Info
from graphql_schema.fields import resolved, row
from graphql_schema.lists import sort_order
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from graphql_schema.scalars import JSON
from graphql_schema.user_sessions import ApplicationGrants
from identity.applications import access_actions, actions, protocol_actions, queries, uses
from identity.applications import relations as application_relations
from identity.applications.models import Application as ApplicationRow
from identity.kernel import clock
from identity.kernel.actor import Actor
from identity.kernel.paging import Keyset, SortOrder
from identity.kernel.permissions import Permission
from identity.organizations import relations as organization_relations

if TYPE_CHECKING:
    from graphql_schema.organization_template import OrganizationScope
    from graphql_schema.organizations import Organization
    from graphql_schema.resources import Scope
    from graphql_schema.roles import Role


def _oidc(name: str) -> Any:
    return row(lambda application: application.oidc_client_metadata.get(name) or [])


def _custom(name: str, default: Any = None) -> Any:
    return row(lambda application: application.custom_client_metadata.get(name, default))


@strawberry.type(description="A secret of an application; its value is shown by mutations alone.")
class ApplicationSecret:
    name: str
    created_at: datetime
    expires_at: datetime | None
    is_expired: bool = row(lambda secret: secret.expires_at is not None and secret.expires_at <= clock.now())


@strawberry.type(description="A secret with its value.")
class RevealedSecret:
    name: str = row(lambda secret: secret.row.name)
    value: str
    created_at: datetime = row(lambda secret: secret.row.created_at)
    expires_at: datetime | None = row(lambda secret: secret.row.expires_at)


@strawberry.type(description="What a third-party application may ask a user for.")
class ConsentScopes:
    user_scopes: list[str]
    resource_scopes: list[Annotated["Scope", strawberry.lazy("graphql_schema.resources")]] | None
    organization_scopes: (
        list[Annotated["OrganizationScope", strawberry.lazy("graphql_schema.organization_template")]] | None
    )
    organization_resource_scopes: (
        list[Annotated["Scope", strawberry.lazy("graphql_schema.resources")]] | None
    ) = strawberry.field(description="API scopes that it may ask for inside organizations.")


@strawberry.type(description="A program that signs users in, or calls APIs for itself.")
class Application(Node, ApplicationAccess, ApplicationGrants):
    application_id: strawberry.ID = row(
        lambda application: application.id, "The plain id, the OAuth client_id."
    )
    name: str
    description: str | None
    type: ApplicationType
    is_third_party: bool
    redirect_uris: list[str] = _oidc("redirectUris")
    post_logout_redirect_uris: list[str] = _oidc("postLogoutRedirectUris")
    cors_allowed_origins: list[str] = _custom("corsAllowedOrigins", [])
    backchannel_logout_uri: str | None = row(
        lambda each: each.oidc_client_metadata.get("backchannelLogoutUri")
    )
    backchannel_logout_session_required: bool = row(
        lambda each: bool(each.oidc_client_metadata.get("backchannelLogoutSessionRequired"))
    )
    id_token_ttl: int = _custom("idTokenTtl", 3600)
    refresh_token_ttl_in_days: int = _custom("refreshTokenTtlInDays", 14)
    always_issue_refresh_token: bool = _custom("alwaysIssueRefreshToken", False)
    rotate_refresh_token: bool = _custom("rotateRefreshToken", True)
    allow_token_exchange: bool = _custom("allowTokenExchange", False)
    is_device_flow: bool = _custom("isDeviceFlow", False)
    max_allowed_grants: int | None = _custom("maxAllowedGrants")
    id_token_signing_algorithm: SigningAlgorithm | None
    custom_data: JSON
    created_at: datetime
    updated_at: datetime
    roles: Connection[Annotated["Role", strawberry.lazy("graphql_schema.roles")]] | None = relation(
        Relation(
            application_relations.role_slices_by_application_ids,
            application_relations.role_counts_by_application_ids,
        ),
        "Roles of a machine-to-machine application.",
    )
    organizations: (
        Connection[Annotated["Organization", strawberry.lazy("graphql_schema.organizations")]] | None
    ) = relation(
        Relation(
            organization_relations.organization_slices_by_application_ids,
            organization_relations.organization_counts_by_application_ids,
            position=lambda joined: (joined.joined_at, joined.organization.id),
            node=lambda joined: joined.organization,
        )
    )

    @resolved(list[ApplicationSecret])
    @staticmethod
    async def secrets(root: strawberry.Parent[ApplicationRow], info: Info) -> Any:
        return await load(info.context, queries.secrets_by_application_ids, root.id)

    @resolved(ConsentScopes | None, description="Of a third-party application alone.")
    @staticmethod
    async def consent_scopes(root: strawberry.Parent[ApplicationRow], info: Info) -> Any:
        return await load(info.context, organization_relations.consent_scopes_by_application_ids, root.id)


async def load_application(context: Context, application_id: str | None) -> Any:
    """The application with that id, asked together with others."""
    return application_id and await load(context, queries.applications_by_ids, application_id)


readable(ApplicationRow, queries.applications_by_ids, "Application")
_READ = scopes(Permission.APPLICATIONS_READ)
declare(
    "Application",
    _READ,
    roles=scopes(Permission.ROLES_READ),
    grants=scopes(Permission.APPLICATIONS_READ, Permission.USERS_READ),
    organizations=scopes(Permission.ORGANIZATIONS_READ, Permission.ORGANIZATIONS_MEMBERS_READ),
)
declare("ApplicationSecret", _READ)
declare(
    "ConsentScopes",
    _READ,
    resourceScopes=scopes(Permission.APPLICATIONS_READ, Permission.RESOURCES_READ),
    organizationResourceScopes=scopes(Permission.APPLICATIONS_READ, Permission.RESOURCES_READ),
    organizationScopes=scopes(Permission.APPLICATIONS_READ, Permission.ORGANIZATION_TEMPLATE_READ),
)
declare("RevealedSecret", PUBLIC)
declare_more("Query", application=_READ, applications=_READ)


@strawberry.type
class ApplicationQueries:
    @resolved(Application | None)
    async def application(self, info: Info, application_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_application(info.context.actor, application_id))

    @resolved(Connection[Application])
    async def applications(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: ApplicationFilter | None = strawberry.UNSET,
        order_by: ApplicationOrder | None = strawberry.UNSET,
    ) -> Page:
        actor, order, given = info.context.actor, sort_order(order_by), filter or ApplicationFilter()
        types = tuple(each.value for each in given.types or [])
        wanted = as_domain(queries.ApplicationFilter, given, types=types)
        where = keyset(first, after, last, before)
        if order_by and order_by.field is ApplicationOrderField.LAST_USED_AT:
            return await _by_last_use(actor, wanted, where, order)
        found = await queries.applications_slice(actor, wanted, order, where)
        return Page(found, by_time(order.column), lambda: queries.applications_count(actor, wanted))


async def _by_last_use(
    actor: Actor, wanted: queries.ApplicationFilter, where: Keyset, order: SortOrder
) -> Page:
    found = await uses.applications_by_last_use(actor, wanted, where, latest_first=order.is_descending)
    return Page(
        found,
        lambda used: (used.last_used_at, used.application.id),
        lambda: queries.applications_count(actor, wanted),
        node=lambda used: used.application,
    )


async def _created_before(actor: Actor, application_id: str) -> dict[str, Any]:
    return {"application": await queries.visible_application(actor, application_id)}


async def seen_application(actor: Actor, application_id: str) -> ApplicationRow | None:
    """The application after a change, for who may read it."""
    if not actor.may(Permission.APPLICATIONS_READ):
        return None
    return await or_null(queries.visible_application(actor, application_id))


async def _without_secret(actor: Actor, application_id: str) -> dict[str, Any]:
    """What a secret's making is answered with when it is asked for again: a secret is shown once."""
    return {"application": await seen_application(actor, application_id), "secret": None}


@mutation(
    Permission.APPLICATIONS_WRITE,
    again=_created_before,
    created_id="application.id",
    application=Application,
    secret=RevealedSecret,
)
async def create_application(actor: Actor, input: CreateApplicationInput) -> dict[str, Any]:
    """Register an application; a confidential one gets a first secret, shown here."""
    created = await actions.create_application(actor, new_application_of(input))
    return {"application": created.application, "secret": created.secret}


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def update_application(actor: Actor, input: UpdateApplicationInput) -> ApplicationRow:
    """Change an application's settings; its type and third-party standing never change."""
    return await actions.update_application(actor, input.application_id, changes_of(input))


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def update_application_protocol(actor: Actor, input: UpdateApplicationProtocolInput) -> ApplicationRow:
    """Change an application's protocol metadata; members that contradict one another are refused."""
    changes = protocol_changes_of(input)
    return await protocol_actions.update_application_protocol(actor, input.application_id, changes)


@mutation(Permission.APPLICATIONS_WRITE, custom_data=JSON)
async def merge_application_custom_data(
    actor: Actor, input: MergeApplicationCustomDataInput
) -> dict[str, Any]:
    """Set top-level keys of an application's custom data; concurrent changes of other keys are kept."""
    merged = await actions.merge_application_custom_data(actor, input.application_id, input.custom_data)
    return {"custom_data": merged}


@mutation(Permission.APPLICATIONS_WRITE, deleted_application_id=strawberry.ID)
async def delete_application(actor: Actor, input: DeleteApplicationInput) -> str:
    """Remove an application; its tokens end with it."""
    await actions.delete_application(actor, input.application_id)
    return input.application_id


@mutation(
    Permission.APPLICATIONS_SECRETS_WRITE,
    application=Application,
    secret=RevealedSecret,
    about="application_id",
    again=_without_secret,
)
async def add_application_secret(actor: Actor, input: AddApplicationSecretInput) -> dict[str, Any]:
    """Make a further secret, shown here."""
    expires_at = input.expires_at or None
    secret = await actions.add_secret(actor, input.application_id, input.name, expires_at)
    return {"application": await seen_application(actor, input.application_id), "secret": secret}


@mutation(Permission.APPLICATIONS_SECRETS_WRITE, application=Application)
async def rename_application_secret(actor: Actor, input: RenameApplicationSecretInput) -> Any:
    """Give a secret another name."""
    await actions.rename_secret(actor, input.application_id, input.name, input.new_name)
    return await seen_application(actor, input.application_id)


@mutation(Permission.APPLICATIONS_SECRETS_WRITE, application=Application)
async def delete_application_secret(actor: Actor, input: DeleteApplicationSecretInput) -> Any:
    """Remove a secret; it stops working at once."""
    await actions.delete_secret(actor, input.application_id, input.name)
    return await seen_application(actor, input.application_id)


@mutation(Permission.APPLICATIONS_SECRETS_REVEAL, secrets=list[RevealedSecret])
async def reveal_application_secrets(actor: Actor, input: RevealApplicationSecretsInput) -> Any:
    """Show the values of all secrets; it is audited."""
    return await actions.reveal_secrets(actor, input.application_id)


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def set_application_consent_scopes(actor: Actor, input: SetApplicationConsentScopesInput) -> Any:
    """Say what a third-party application may ask users for."""
    await access_actions.set_consent_scopes(
        actor,
        input.application_id,
        input.user_scopes,
        input.resource_scope_ids,
        input.organization_scope_ids,
        input.organization_resource_scope_ids or (),
    )
    return await seen_application(actor, input.application_id)


@mutation(
    Permission.ROLES_ASSIGN,
    application=Application,
    about="application_id",
    again=seen_application,
)
async def assign_application_roles(actor: Actor, input: AssignApplicationRolesInput) -> Any:
    """Give a machine-to-machine application roles."""
    await access_actions.assign_application_roles(actor, input.application_id, input.role_ids)
    return await seen_application(actor, input.application_id)


@mutation(Permission.ROLES_ASSIGN, application=Application)
async def remove_application_role(actor: Actor, input: RemoveApplicationRoleInput) -> Any:
    """Take a role from a machine-to-machine application."""
    await access_actions.remove_application_role(actor, input.application_id, input.role_id)
    return await seen_application(actor, input.application_id)
