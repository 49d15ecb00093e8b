"""What is taken away is gone from tokens that are out already, at the next request."""

from collections.abc import Awaitable, Callable

import httpx
import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import OrganizationPermission
from identity.organizations.actions import delete_organization
from identity.organizations.member_actions import remove_member, remove_member_role
from identity.organizations.template_actions import (
    delete_organization_role,
    set_organization_role_permissions,
)
from identity.users.actions import delete_user, suspend_user
from identity.users.models import User
from tests.behaviour.conftest import server  # noqa: F401 - a fixture
from tests.oidc import provider

SCOPE = "openid offline_access urn:logto:scope:organizations " + " ".join(OrganizationPermission)
Take = Callable[[str, User, str], Awaitable[object]]
TAKEN: dict[str, tuple[Take, str]] = {
    "membership": (lambda organization, user, _role: remove_member(SYSTEM, organization, user.id), "UNAUTHENTICATED"),
    "role": (lambda organization, user, role: remove_member_role(SYSTEM, organization, user.id, role), "FORBIDDEN"),
    "what the role gives": (
        lambda _organization, _user, role: set_organization_role_permissions(SYSTEM, role, []), "FORBIDDEN",
    ),
    "the role itself": (lambda _organization, _user, role: delete_organization_role(SYSTEM, role), "FORBIDDEN"),
    "organization": (lambda organization, _user, _role: delete_organization(SYSTEM, organization), "UNAUTHENTICATED"),
    "standing": (lambda _organization, user, _role: suspend_user(SYSTEM, user.id), "UNAUTHENTICATED"),
    "account": (lambda _organization, user, _role: delete_user(SYSTEM, user.id), "UNAUTHENTICATED"),
}  # fmt: skip


async def codes(server: httpx.AsyncClient, token: str, organization_id: str) -> list[str]:  # noqa: F811
    """How GraphQL refuses the token; nothing when it does not."""
    query = (
        "query ($id: ID!) { organization(organizationId: $id) { members(first: 1) { nodes { userId } } } }"
    )
    answer = await server.post(
        "/graphql",
        json={"query": query, "variables": {"id": organization_id}},
        headers={"authorization": f"Bearer {token}"},
    )
    return [error["extensions"]["code"] for error in answer.json().get("errors", [])]


@pytest.mark.parametrize("what", TAKEN)
async def test_a_token_for_an_organization_loses_it(server: httpx.AsyncClient, what: str) -> None:  # noqa: F811
    take, refusal = TAKEN[what]
    client, user = await provider.register("SPA"), await provider.person()
    organization_id = await provider.organization(members=(user,), permissions=tuple(OrganizationPermission))
    role_id = await database.fetch_value("SELECT id FROM organization_roles")
    async with provider.new_browser() as browser:
        tokens = await provider.tokens_for(browser, client, user, scope=SCOPE)
        answer = await provider.refresh(
            browser, client, tokens["refresh_token"], organization_id=organization_id
        )
    token = answer.json()["access_token"]
    assert await codes(server, token, organization_id) == []
    await take(organization_id, user, role_id)
    assert await codes(server, token, organization_id) == [refusal]
