"""What is measured: each row of the table, its load and its aim."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import orjson

from benchmarks import protocol_loads
from benchmarks.load import Load
from benchmarks.seeding import ORGANIZATIONS, UNUSED_ROLE_ID, organization_id
from benchmarks.target import Target

_NESTED = """
{ users(first: 50) { nodes {
    userId username primaryEmail name createdAt
    roles(first: 10) { nodes { roleId name } }
    organizations(first: 10) { nodes { organizationId name } }
} } }
"""
_TRIVIAL = "{ viewer { kind } }"
_MEMBERS = """
{ organization(organizationId: "%s") { members(first: 50) { nodes {
    user { userId username roles(first: 10) { nodes { roleId name } }
        organizations(first: 10) { nodes { organizationId name } } }
    roles { organizationRoleId name }
} } } }
"""
_FEW = 16
_REST_P50 = 5.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: a load, and how much of it two cores should bear in a second."""

    name: str
    aim: float | None
    load: Callable[[Target], Load]
    is_warmed_up: bool = True
    is_hashing: bool = False  # bounded by password hashing rather than by HTTP
    p50_aim: float | None = None  # milliseconds


def measures(hashes_per_second: float) -> list[Measure]:
    """All rows, in the order of the table."""
    return [
        *_protocol(),
        Measure("GET /api/users/{id}", 5000, _user_by_id),
        Measure("GET /api/users, page 1 of 20", 1500, _first_page),
        Measure("GraphQL, trivial", 4000, lambda target: _graphql(target, _TRIVIAL, 32)),
        Measure(
            "GraphQL, 50 users with roles, organizations", 200, lambda target: _graphql(target, _NESTED, 16)
        ),
        Measure(
            "Complete sign-in",
            0.8 * hashes_per_second,
            protocol_loads.sign_in,
            is_warmed_up=False,
            is_hashing=True,
        ),
        *_management(),
        # Last, because it adds users.
        Measure("POST /api/users without a password", 1500, _create_user),
        Measure("POST /api/users, 16 connections", None, _create_user_of_few, p50_aim=_REST_P50),
    ]


def _protocol() -> list[Measure]:
    """What relying parties and resource servers do; a code, and a refresh token that rotates, serves once."""
    return [
        Measure("JWKS", None, lambda target: Load("/oidc/jwks")),
        Measure("Client credentials, JWT for an API", 6000, protocol_loads.client_credentials),
        Measure("Authorization of who is signed in", None, protocol_loads.authorization),
        Measure("Code exchange with PKCE", 2000, protocol_loads.code_exchange, is_warmed_up=False),
        Measure(
            "Code with PKCE from end to end, signed in", None, protocol_loads.code_flow, is_warmed_up=False
        ),
        Measure("Refresh with rotation, public client", 3000, protocol_loads.refresh, is_warmed_up=False),
        Measure("Token exchange, personal access token", None, protocol_loads.token_exchange),
        Measure("Introspection", 6000, protocol_loads.introspection),
        Measure("Pushed authorization request", None, protocol_loads.pushed_request),
        Measure("Userinfo (/oidc/me)", 5000, protocol_loads.userinfo),
    ]


def _management() -> list[Measure]:
    """What consoles and back ends do with organizations, with the connections of one busy back end."""
    return [
        Measure("Members of an organization, with roles", None, _members, p50_aim=_REST_P50),
        Measure("GET /api/users?search=, substring", None, _search_users, p50_aim=_REST_P50),
        Measure("GraphQL, 50 members: user, roles, organizations", 200, _graphql_members),
        Measure("POST /api/users/{id}/roles", None, _assign_role, p50_aim=_REST_P50),
    ]


def _members(target: Target) -> Load:
    arguments = [target.management_token, str(ORGANIZATIONS)]
    return Load(script="members.lua", arguments=arguments, connections=_FEW)


def _search_users(target: Target) -> Load:
    arguments = [target.management_token, str(target.users)]
    return Load(script="search_users.lua", arguments=arguments, connections=_FEW)


def _graphql_members(target: Target) -> Load:
    return _graphql(target, _MEMBERS % organization_id(1), _FEW)


def _assign_role(target: Target) -> Load:
    arguments = [target.management_token, str(target.users), UNUSED_ROLE_ID]
    return Load(script="assign_roles.lua", arguments=arguments, connections=_FEW)


def _create_user_of_few(target: Target) -> Load:
    return replace(_create_user(target), connections=_FEW)


def _user_by_id(target: Target) -> Load:
    return Load(script="users_by_id.lua", arguments=[target.management_token, str(target.users)])


def _first_page(target: Target) -> Load:
    return Load("/api/users?page=1&page_size=20", headers=_bearer(target))


def _graphql(target: Target, document: str, connections: int) -> Load:
    body = orjson.dumps({"query": document}).decode()
    return Load("/graphql", "post.lua", [body, "application/json"], _bearer(target), connections)


def _create_user(target: Target) -> Load:
    return Load(script="create_users.lua", arguments=[target.management_token])


def _bearer(target: Target) -> list[str]:
    return [f"Authorization: Bearer {target.management_token}"]
