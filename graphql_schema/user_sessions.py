"""Where users are signed in, and what they let applications do, as fields of the user and of the application."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graphql_schema.access import declare, scopes
from graphql_schema.connection import Connection, Relation, relation
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from identity.grants import session_queries
from identity.grants.models import Grant as GrantRow
from identity.kernel.permissions import Permission
from identity.sessions import user_sessions
from identity.sessions.models import Session as SessionRow
from identity.users import queries as users
from identity.users.models import User as UserRow

if TYPE_CHECKING:
    from graphql_schema.applications import Application
    from graphql_schema.organizations import Organization
    from graphql_schema.users import User

_APPLICATION = Annotated["Application", strawberry.lazy("graphql_schema.applications")]
_ORGANIZATION = Annotated["Organization", strawberry.lazy("graphql_schema.organizations")]
_USER = Annotated["User", strawberry.lazy("graphql_schema.users")]


@strawberry.type(description="Scopes of one API resource.")
class GrantedScopes:
    indicator: str = row(lambda item: item[0])
    scopes: list[str] = row(lambda item: item[1])


@strawberry.type(
    description="What a user let an application do; every token of the application comes from it."
)
class Grant:
    grant_id: strawberry.ID = row(lambda grant: grant.id)
    application_id: strawberry.ID
    user_id: strawberry.ID
    scopes: list[str] = row(lambda grant: grant.scope.split(), "OpenID scopes.")
    resource_scopes: list[GrantedScopes] = row(lambda grant: sorted(grant.resource_scopes.items()))
    is_offline: bool = row(lambda grant: grant.is_offline, "Whether it outlives the session.")
    session_id: strawberry.ID | None
    created_at: datetime
    expires_at: datetime

    @resolved(_APPLICATION | None, description="None for the applications of the server itself.")
    @staticmethod
    async def application(root: strawberry.Parent[GrantRow], info: Info) -> Any:
        from graphql_schema.applications import load_application

        return await load_application(info.context, root.application_id)

    @resolved(_USER | None)
    @staticmethod
    async def user(root: strawberry.Parent[GrantRow], info: Info) -> Any:
        return await load(info.context, users.users_by_ids, root.user_id)

    @resolved(
        list[_ORGANIZATION] | None,
        description="Where a third-party application may act for the user.",
    )
    @staticmethod
    async def organizations(root: strawberry.Parent[GrantRow], info: Info) -> Any:
        return await load(info.context, session_queries.organizations_by_grant_ids, root.id) or []


@strawberry.type(description="A browser in which a user is signed in.")
class Session:
    session_id: strawberry.ID = row(lambda session: session.id)
    authenticated_at: datetime
    methods: list[str] = strawberry.field(description="How the user proved who they are (RFC 8176).")
    created_at: datetime
    expires_at: datetime
    ip: str | None
    user_agent: str | None

    @resolved(list[Grant])
    @staticmethod
    async def grants(root: strawberry.Parent[SessionRow], info: Info) -> Any:
        return await load(info.context, session_queries.grants_by_session_ids, root.id) or []


@strawberry.type
class UserSessions:
    grants: Connection[Grant] = relation(
        Relation(session_queries.grant_slices_by_user_ids, session_queries.grant_counts_by_user_ids),
        "What the user let applications do, newest first.",
    )

    @resolved(list[Session])
    @staticmethod
    async def sessions(root: strawberry.Parent[UserRow], info: Info) -> Any:
        return await load(info.context, user_sessions.sessions_by_user_ids, root.id) or []


@strawberry.type
class ApplicationGrants:
    grants: Connection[Grant] | None = relation(
        Relation(
            session_queries.grant_slices_by_application_ids, session_queries.grant_counts_by_application_ids
        ),
        "What users let the application do, newest first.",
    )


_READ = scopes(Permission.USERS_READ)
declare("Session", _READ)
declare("GrantedScopes", _READ)
declare(
    "Grant",
    _READ,
    application=scopes(Permission.APPLICATIONS_READ),
    organizations=scopes(Permission.USERS_READ, Permission.ORGANIZATIONS_READ),
)
