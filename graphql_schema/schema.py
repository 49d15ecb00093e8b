"""The schema assembled: types of all features, directives of all fields."""

from typing import Any

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType
from strawberry.schema.config import StrawberryConfig

from graphql_schema import organization_mutations  # noqa: F401 - declares its mutations
from graphql_schema.access import DIRECTIVES, show_directives
from graphql_schema.applications import ApplicationQueries
from graphql_schema.audit import AuditQueries
from graphql_schema.mutations import mutation_type
from graphql_schema.node import NodeQueries, type_of_row
from graphql_schema.organization_template import OrganizationTemplateQueries
from graphql_schema.organizations import OrganizationQueries
from graphql_schema.resources import ResourceQueries
from graphql_schema.roles import RoleQueries
from graphql_schema.scalars import SCALARS
from graphql_schema.server import ServerQueries
from graphql_schema.sign_in_experience import SignInExperienceQueries
from graphql_schema.users import UserQueries


@strawberry.type
class Query(
    UserQueries,
    ApplicationQueries,
    ResourceQueries,
    RoleQueries,
    OrganizationQueries,
    OrganizationTemplateQueries,
    AuditQueries,
    SignInExperienceQueries,
    ServerQueries,
    NodeQueries,
):
    """Everything that can be read."""


def build_schema() -> strawberry.Schema:
    """The schema, or an error naming the field whose access is not declared."""
    schema = strawberry.Schema(
        query=Query,
        mutation=mutation_type(),
        types=DIRECTIVES,
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    show_directives(schema._schema)
    for graphql_type in schema._schema.type_map.values():
        _know_by_row(graphql_type)
    return schema


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
