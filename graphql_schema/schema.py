"""The schema assembled: types of all features, directives of all fields."""

from collections.abc import AsyncGenerator
from typing import Any

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType
from strawberry.schema.config import StrawberryConfig

# They declare their mutations.
from graphql_schema import (  # noqa: F401
    access_control,
    content_mutations,
    credentials,
    identities,
    member_mutations,
    organization_mutations,
    own_access_mutations,
    own_account_mutations,
    own_factor_mutations,
    saml_applications,
    sessions,
    template_mutations,
    trusted_devices,
    verification_codes,
)
from graphql_schema.access import DIRECTIVES, show_directives
from graphql_schema.applications import ApplicationQueries
from graphql_schema.assets import AssetQueries
from graphql_schema.audit import AuditQueries
from graphql_schema.bulk import BulkQueries
from graphql_schema.configuration import ConfigurationQueries
from graphql_schema.connectors import ConnectorQueries
from graphql_schema.content import ContentQueries
from graphql_schema.context import Context
from graphql_schema.execution import GraphQLRequest, answer
from graphql_schema.inbox import InboxQueries
from graphql_schema.invitations import InvitationQueries
from graphql_schema.keys import KeyQueries
from graphql_schema.mutations import mutation_type
from graphql_schema.node import NodeQueries, type_of_row
from graphql_schema.one_time_tokens import OneTimeTokenQueries
from graphql_schema.organization_template import OrganizationTemplateQueries
from graphql_schema.organizations import OrganizationQueries
from graphql_schema.plans import prepare_plans
from graphql_schema.resources import ResourceQueries
from graphql_schema.roles import RoleQueries
from graphql_schema.scalars import SCALARS
from graphql_schema.scripts import ScriptQueries
from graphql_schema.server import ServerQueries
from graphql_schema.sign_in_experience import SignInExperienceQueries
from graphql_schema.sso import SsoQueries
from graphql_schema.streaming import stream
from graphql_schema.subscriptions import Subscription
from graphql_schema.users import UserQueries
from graphql_schema.webhooks import WebhookQueries
from identity.authentication.standing import TokenStanding


@strawberry.type
class Query(
    UserQueries,
    ApplicationQueries,
    ResourceQueries,
    RoleQueries,
    OrganizationQueries,
    OrganizationTemplateQueries,
    InvitationQueries,
    OneTimeTokenQueries,
    AuditQueries,
    BulkQueries,
    SignInExperienceQueries,
    ContentQueries,
    AssetQueries,
    WebhookQueries,
    ConnectorQueries,
    InboxQueries,
    SsoQueries,
    ConfigurationQueries,
    KeyQueries,
    ScriptQueries,
    ServerQueries,
    NodeQueries,
):
    """Everything that can be read."""


class Schema(strawberry.Schema):
    """Strawberry's schema with one way in, where documents are bounded and access is checked before anything runs."""

    def __init__(self, **parts: Any) -> None:
        super().__init__(**parts)
        show_directives(self._schema)
        for graphql_type in self._schema.type_map.values():
            _know_by_row(graphql_type)
        prepare_plans(self._schema)

    async def answer(self, request: GraphQLRequest, context: Context) -> dict[str, Any]:
        """The answer to a request."""
        return await answer(self._schema, request, context)

    async def execute(self, *_: Any, **__: Any) -> Any:
        """Strawberry's own way does not check access; nothing may take it by mistake."""
        raise TypeError("ask for `answer`")

    def execute_sync(self, *_: Any, **__: Any) -> Any:
        """See `execute`."""
        raise TypeError("ask for `answer`")

    def on_line(
        self, request: GraphQLRequest, standing: TokenStanding
    ) -> AsyncGenerator[dict[str, Any] | None, None]:
        """The answers to a request on an open line."""
        return stream(self._schema, request, standing)

    async def subscribe(self, *_: Any, **__: Any) -> Any:
        """See `execute`."""
        raise TypeError("ask for `on_line`")

    stream = subscribe


def build_schema() -> Schema:
    """The schema, or an error naming the field whose access is not declared."""
    return Schema(
        query=Query,
        mutation=mutation_type(),
        subscription=Subscription,
        types=DIRECTIVES,
        config=StrawberryConfig(scalar_map=SCALARS),
    )


def _know_by_row(graphql_type: Any) -> None:
    """Sources are rows of the domain, so a type is told by its row's class and not by a wrapper's."""
    if isinstance(graphql_type, GraphQLObjectType):
        graphql_type.is_type_of = None
    elif isinstance(graphql_type, GraphQLInterfaceType):
        graphql_type.resolve_type = lambda found, _info, _type: type_of_row.get(type(found))


schema = build_schema()


def sdl() -> str:
    """The schema as text, as it is committed in schema.graphql."""
    return schema.as_str() + "\n"
