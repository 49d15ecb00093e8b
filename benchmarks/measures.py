"""What is measured: each row of the table, its load and its aim."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import orjson

from benchmarks.seeding import ORGANIZATIONS, PASSWORD, UNUSED_ROLE_ID, organization_id
from benchmarks.target import CHALLENGE, REDIRECT_URI, RESOURCE, VERIFIER, Target
from benchmarks.wrk import Load

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
_CHAINS, _PEOPLE, _FEW = 32, 16, 16
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
        Measure("JWKS", None, lambda target: Load("/oidc/jwks")),
        Measure("Client credentials, JWT for an API", 6000, _client_credentials),
        Measure("Refresh with rotation, public client", 3000, _refresh, is_warmed_up=False),
        Measure("Userinfo (/oidc/me)", 5000, _userinfo),
        Measure("GET /api/users/{id}", 5000, _user_by_id),
        Measure("GET /api/users, page 1 of 20", 1500, _first_page),
        Measure("GraphQL, trivial", 4000, lambda target: _graphql(target, _TRIVIAL, 32)),
        Measure(
            "GraphQL, 50 users with roles, organizations", 200, lambda target: _graphql(target, _NESTED, 16)
        ),
        Measure("Complete sign-in", 0.8 * hashes_per_second, _sign_in, is_warmed_up=False, is_hashing=True),
        *_management(),
        # Last, because it adds users.
        Measure("POST /api/users without a password", 1500, _create_user),
        Measure("POST /api/users, 16 connections", None, _create_user_of_few, p50_aim=_REST_P50),
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


def _client_credentials(target: Target) -> Load:
    basic = b64encode(":".join(target.machine).encode()).decode()
    form = urlencode({"grant_type": "client_credentials", "resource": RESOURCE, "scope": "read:tides"})
    return Load(
        "/oidc/token",
        "post.lua",
        [form, "application/x-www-form-urlencoded"],
        [f"Authorization: Basic {basic}"],
    )


def _refresh(target: Target) -> Load:
    tokens = [tokens["refresh_token"] for tokens in target.tokens(_CHAINS)]
    return Load(
        script="refresh.lua",
        arguments=[target.client_id, *tokens],
        connections=_CHAINS,
        thread_per_connection=True,
    )


def _userinfo(target: Target) -> Load:
    return Load(
        script="userinfo.lua", arguments=[tokens["access_token"] for tokens in target.tokens(_PEOPLE)]
    )


def _user_by_id(target: Target) -> Load:
    return Load(script="users_by_id.lua", arguments=[target.management_token, str(target.users)])


def _first_page(target: Target) -> Load:
    return Load("/api/users?page=1&page_size=20", headers=_bearer(target))


def _graphql(target: Target, document: str, connections: int) -> Load:
    body = orjson.dumps({"query": document}).decode()
    return Load("/graphql", "post.lua", [body, "application/json"], _bearer(target), connections)


def _sign_in(target: Target) -> Load:
    return Load(
        script="sign_in.lua",
        arguments=[
            target.client_id,
            REDIRECT_URI,
            CHALLENGE,
            VERIFIER,
            PASSWORD,
            str(min(target.users, 10_000)),
        ],
        connections=8,
        thread_per_connection=True,
    )


def _create_user(target: Target) -> Load:
    return Load(script="create_users.lua", arguments=[target.management_token])


def _bearer(target: Target) -> list[str]:
    return [f"Authorization: Bearer {target.management_token}"]
