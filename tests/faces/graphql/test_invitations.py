"""Invitations through GraphQL: an organization's own administrator does without any other server."""

from datetime import timedelta
from typing import Any

import pytest

from identity.kernel import clock
from identity.kernel.actor import Actor
from identity.kernel.database import fetch_value
from identity.kernel.permissions import OrganizationPermission
from tests.faces.graphql.asking import codes_of, data_of
from tests.organizations.conftest import acting, organization, person

INVITE = """mutation ($input: InviteToOrganizationInput!) { inviteToOrganization(input: $input) {
    invitation { invitationId invitee status inviterId roles { name } } userErrors { code path } } }"""
LIST = """query ($id: ID!) { organization(organizationId: $id) { name
    invitations(first: 10) { totalCount nodes { invitee status } } } }"""


def given(organization_id: str, **more: Any) -> dict[str, Any]:
    expires_at = (clock.now() + timedelta(hours=1)).isoformat()
    fields = {"organizationId": organization_id, "invitee": "grace@example.com", "expiresAt": expires_at}
    return {"input": {**fields, **more}}


@pytest.fixture
async def club(database: str) -> str:
    """An organization's id."""
    return (await organization()).id


async def test_a_member_invites_lists_and_revokes(club: str) -> None:
    user = await person("ada")
    member = acting(
        user, club, OrganizationPermission.MEMBERS_INVITE, OrganizationPermission.ORGANIZATION_READ
    )
    payload = (await data_of(member, INVITE, given(club)))["inviteToOrganization"]
    assert payload["userErrors"] == []
    assert (payload["invitation"]["inviterId"], payload["invitation"]["status"]) == (user.id, "PENDING")
    seen = (await data_of(member, LIST, {"id": club}))["organization"]["invitations"]
    assert seen == {"totalCount": 1, "nodes": [{"invitee": "grace@example.com", "status": "PENDING"}]}
    named = {"input": {"invitationId": payload["invitation"]["invitationId"]}}
    revoke = "mutation ($input: RevokeInvitationInput!) { revokeInvitation(input: $input) { invitation { status } } }"
    assert (await data_of(member, revoke, named))["revokeInvitation"]["invitation"] == {"status": "REVOKED"}
    accept = """mutation { acceptInvitation(input: {invitationId: "x", acceptedUserId: "y"}) {
        invitation { status } } }"""
    assert await codes_of(member, accept) == ["FORBIDDEN"]


async def test_a_member_of_another_organization_learns_nothing(club: str, administrator: Actor) -> None:
    made = (await data_of(administrator, INVITE, given(club)))["inviteToOrganization"]["invitation"]
    elsewhere = (await organization("Elsewhere")).id
    stranger = acting(
        await person("eve"),
        elsewhere,
        OrganizationPermission.MEMBERS_INVITE,
        OrganizationPermission.ORGANIZATION_READ,
    )
    one = (
        "query ($id: ID!) { invitation(invitationId: $id) { invitee } invitations(first: 5) { totalCount } }"
    )
    seen = await data_of(stranger, one, {"id": made["invitationId"]})
    assert seen == {"invitation": None, "invitations": {"totalCount": 0}}
    assert await data_of(stranger, LIST, {"id": club}) == {"organization": None}
    assert await codes_of(stranger, INVITE, given(club)) == ["FORBIDDEN"]
    delete = """mutation ($input: DeleteInvitationInput!) { deleteInvitation(input: $input) {
        deletedInvitationId userErrors { code } } }"""
    payload = await data_of(stranger, delete, {"input": {"invitationId": made["invitationId"]}})
    assert payload["deleteInvitation"]["userErrors"] == [{"code": "ENTITY_NOT_EXISTS_WITH_ID"}]


async def test_a_key_lets_an_invitation_be_made_once(club: str, administrator: Actor) -> None:
    variables = given(club, idempotencyKey="once")
    first, again = [await data_of(administrator, INVITE, variables) for _ in range(2)]
    assert first == again


async def test_what_is_refused_is_in_the_payload(club: str, administrator: Actor) -> None:
    payload = await data_of(administrator, INVITE, given(club, message={"link": "https://example.com"}))
    assert payload["inviteToOrganization"]["userErrors"] == [{"code": "CONNECTOR_NOT_FOUND", "path": None}]
    payload = await data_of(administrator, INVITE, given(club, invitee="nobody"))
    assert payload["inviteToOrganization"]["userErrors"] == [
        {"code": "USER_INVALID_EMAIL", "path": ["invitee"]}
    ]


async def test_a_key_does_not_turn_a_message_that_cannot_be_sent_into_an_invitation(
    club: str, administrator: Actor
) -> None:
    wanted = given(club, message={"link": "https://example.com"}, idempotencyKey="once")
    for _ in range(2):  # the key is free again, and the second try is no replay
        payload = (await data_of(administrator, INVITE, wanted))["inviteToOrganization"]
        assert payload["invitation"] is None
        assert [each["code"] for each in payload["userErrors"]] == ["CONNECTOR_NOT_FOUND"]
    assert await fetch_value("SELECT count(*) FROM organization_invitations") == 0
    assert await fetch_value("SELECT count(*) FROM idempotency_keys") == 0
