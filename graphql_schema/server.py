"""The server itself: who asks, its endpoints, and its set-up."""

from functools import cache
from importlib.metadata import version
from typing import Any

import strawberry

from graphql_schema.access import AUTHENTICATED, PUBLIC, declare, declare_more, scopes
from graphql_schema.applications import Application, load_application
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from graphql_schema.mutations import mutation
from graphql_schema.organizations import Organization
from graphql_schema.own_account import Account, account_or_null
from graphql_schema.users import User
from identity import settings
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.permissions import Permission
from identity.organizations.queries import organizations_by_ids
from identity.resources.queries import MANAGEMENT_API_INDICATOR
from identity.setup import actions, queries
from identity.users.queries import users_by_ids

strawberry.enum(ActorKind)


@cache
def _version() -> str:
    return version("keystead")


def _endpoint(path: str) -> Any:
    return row(lambda endpoint: endpoint + path)


@strawberry.type(description="Whoever sends this request.")
class Viewer:
    kind: ActorKind
    permissions: list[str] = row(
        lambda actor: sorted({*actor.permissions, *actor.organization_permissions}), "What the token allows."
    )

    @resolved(
        Account | None, description="One's own account, as far as it is open to its owner and the token."
    )
    @staticmethod
    async def account(root: strawberry.Parent[Actor], info: Info) -> Any:
        return await account_or_null(root)

    @resolved(User | None)
    @staticmethod
    async def user(root: strawberry.Parent[Actor], info: Info) -> Any:
        return root.user_id and await load(info.context, users_by_ids, root.user_id)

    @resolved(Application | None)
    @staticmethod
    async def application(root: strawberry.Parent[Actor], info: Info) -> Any:
        return await load_application(info.context, root.application_id)

    @resolved(Organization | None, description="The organization that the token is for.")
    @staticmethod
    async def organization(root: strawberry.Parent[Actor], info: Info) -> Any:
        return root.organization_id and await load(info.context, organizations_by_ids, root.organization_id)


@strawberry.type(description="Addresses to configure clients with.")
class OidcConfiguration:
    issuer: str = _endpoint("/oidc")
    discovery_url: str = _endpoint("/oidc/.well-known/openid-configuration")
    authorization_endpoint: str = _endpoint("/oidc/auth")
    token_endpoint: str = _endpoint("/oidc/token")
    userinfo_endpoint: str = _endpoint("/oidc/me")
    jwks_uri: str = _endpoint("/oidc/jwks")
    end_session_endpoint: str = _endpoint("/oidc/session/end")
    graphql_endpoint: str = _endpoint("/graphql")
    management_api_resource: str = row(lambda _: MANAGEMENT_API_INDICATOR)


@strawberry.type
class ServerInformation:
    version: str = row(lambda _: _version())

    @resolved(bool, description="Whether the server waits for its first administrator.")
    async def needs_setup(self) -> bool:
        return await queries.needs_setup()


declare(
    "Viewer",
    AUTHENTICATED,
    user=scopes(Permission.USERS_READ),
    application=scopes(Permission.APPLICATIONS_READ),
    organization=scopes(Permission.ORGANIZATIONS_READ),
)
declare("OidcConfiguration", PUBLIC)
declare("ServerInformation", PUBLIC)
declare_more("Query", viewer=PUBLIC, oidcConfiguration=PUBLIC, serverInformation=PUBLIC)


@strawberry.type
class ServerQueries:
    @resolved(Viewer | None, description="Whoever sends this request; null for nobody.")
    def viewer(self, info: Info) -> Any:
        return info.context.actor if info.context.actor.is_known else None

    @resolved(OidcConfiguration)
    def oidc_configuration(self) -> str:
        return settings.current().endpoint

    @resolved(ServerInformation)
    def server_information(self) -> Any:
        return ServerInformation


@strawberry.input
class SetUpFirstAdministratorInput:
    code: str
    username: str
    password: str


@mutation(PUBLIC, user=User)
async def set_up_first_administrator(actor: Actor, input: SetUpFirstAdministratorInput) -> Any:
    """Make the first administrator, only while there is none, with the code that the server printed at its start."""
    return await actions.set_up_first_administrator(actor, input.code, input.username, input.password)
