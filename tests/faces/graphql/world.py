"""A small world with one of everything, made through the GraphQL face."""

from dataclasses import dataclass
from typing import Any

from identity.kernel import database
from identity.kernel.actor import Actor
from tests.faces.graphql.asking import data_of


@dataclass(frozen=True)
class World:
    """The ids of what is in it."""

    user_id: str
    application_id: str
    machine_id: str
    third_party_id: str
    resource_id: str
    scope_id: str
    role_id: str
    machine_role_id: str
    organization_id: str
    other_organization_id: str
    organization_role_id: str
    organization_scope_id: str
    session_id: str


async def made(actor: Actor, mutation: str, returned: str, given: dict[str, Any]) -> Any:
    """What a creating mutation answers with."""
    input_type = f"{mutation[0].upper()}{mutation[1:]}Input"
    shown = f"{returned} userErrors {{ message code }}"
    query = f"mutation ($input: {input_type}!) {{ {mutation}(input: $input) {{ {shown} }} }}"
    payload = (await data_of(actor, query, {"input": given}))[mutation]
    assert payload["userErrors"] == [], payload
    return payload


async def make_world(actor: Actor) -> World:
    """One of everything, related to one another."""
    user = (await made(actor, "createUser", "user { userId }", {"username": "alice", "name": "Alice"}))[
        "user"
    ]["userId"]
    applications = {}
    for name, kind, third in (
        ("web", "TRADITIONAL", False),
        ("job", "MACHINE_TO_MACHINE", False),
        ("partner", "TRADITIONAL", True),
    ):
        given = {"name": name, "type": kind, "isThirdParty": third}
        answer = await made(actor, "createApplication", "application { applicationId }", given)
        applications[name] = answer["application"]["applicationId"]
    given = {"name": "API", "indicator": "https://api.example.com"}
    resource = (await made(actor, "createResource", "resource { resourceId }", given))["resource"][
        "resourceId"
    ]
    given = {"resourceId": resource, "name": "read:things"}
    scope = (await made(actor, "createScope", "scope { scopeId }", given))["scope"]["scopeId"]
    given = {"name": "Reader", "description": "Reads.", "scopeIds": [scope]}
    role = (await made(actor, "createRole", "role { roleId }", given))["role"]["roleId"]
    given = {"name": "Job", "description": "Runs.", "type": "MACHINE_TO_MACHINE"}
    machine_role = (await made(actor, "createRole", "role { roleId }", given))["role"]["roleId"]
    await made(actor, "assignUserRoles", "user { userId }", {"userId": user, "roleIds": [role]})
    given = {"applicationId": applications["job"], "roleIds": [machine_role]}
    await made(actor, "assignApplicationRoles", "application { applicationId }", given)
    organizations = []
    for name in ("Ours", "Theirs"):
        answer = await made(actor, "createOrganization", "organization { organizationId }", {"name": name})
        organizations.append(answer["organization"]["organizationId"])
    answer = await made(
        actor, "createOrganizationScope", "organizationScope { organizationScopeId }", {"name": "see"}
    )
    organization_scope = answer["organizationScope"]["organizationScopeId"]
    given = {"name": "Lead", "organizationScopeIds": [organization_scope], "resourceScopeIds": [scope]}
    answer = await made(actor, "createOrganizationRole", "organizationRole { organizationRoleId }", given)
    organization_role = answer["organizationRole"]["organizationRoleId"]
    ours = {"organizationId": organizations[0]}
    await made(actor, "addOrganizationMembers", "organization { name }", {**ours, "userIds": [user]})
    given = {**ours, "userId": user, "organizationRoleIds": [organization_role]}
    await made(actor, "replaceMemberRoles", "member { userId }", given)
    given = {**ours, "applicationIds": [applications["job"]]}
    await made(actor, "addOrganizationApplications", "organization { name }", given)
    given = {
        "applicationId": applications["partner"],
        "userScopes": ["profile"],
        "resourceScopeIds": [scope],
        "organizationScopeIds": [organization_scope],
    }
    await made(actor, "setApplicationConsentScopes", "application { applicationId }", given)
    await database.execute(
        "INSERT INTO sessions (id, token_hash, user_id, authenticated_at, methods, created_at, expires_at) "
        "VALUES ('session-of-alice', 'h', $1, now(), '[]', now(), now() + interval '1 day')",
        user,
    )
    return World(
        user,
        applications["web"],
        applications["job"],
        applications["partner"],
        resource,
        scope,
        role,
        machine_role,
        *organizations,
        organization_role,
        organization_scope,
        "session-of-alice",
    )
