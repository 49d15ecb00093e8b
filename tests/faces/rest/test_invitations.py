"""/api/organization-invitations: the contract's JSON and its refusals; a mail server gets the message."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from identity.connectors.actions import NewConnector, create_connector
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from rest_api.views import milliseconds
from tests.connectors.mail_server import mail_server
from tests.delivery.hosts import allowed
from tests.faces.rest.conftest import refused
from tests.organizations.conftest import organization, template_role

FIELDS = [
    "tenantId", "id", "inviterId", "invitee", "acceptedUserId", "organizationId", "status", "createdAt",
    "updatedAt", "expiresAt", "organizationRoles",
]  # fmt: skip
PATH = "/api/organization-invitations"
GRACE = "grace@example.com"
TEMPLATE = {
    "usageType": "OrganizationInvitation",
    "contentType": "text/plain",
    "subject": "Join {{organization.name}}",
    "content": "Here: {{link}}",
}


def body(organization_id: str, **more: Any) -> dict[str, Any]:
    """An invitation that holds for an hour and is sent to nobody."""
    expires_at = milliseconds(clock.now() + timedelta(hours=1))
    given = {
        "organizationId": organization_id,
        "invitee": GRACE,
        "expiresAt": expires_at,
        "messagePayload": False,
    }
    return {**given, **more}


async def invited(rest: httpx.AsyncClient, organization_id: str, **more: Any) -> dict[str, Any]:
    answer = await rest.post(PATH, json=body(organization_id, **more))
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


@pytest.fixture
async def club(database: str) -> str:
    """An organization's id."""
    return (await organization()).id


async def test_an_invitation_is_made_read_and_deleted(rest: httpx.AsyncClient, club: str) -> None:
    role = await template_role("Guest")
    made = await invited(rest, club, organizationRoleIds=[role.id])
    assert list(made) == FIELDS
    assert made["organizationRoles"] == [{"id": role.id, "name": "Guest"}]
    assert (made["status"], made["inviterId"], made["acceptedUserId"]) == ("Pending", None, None)
    assert (await rest.get(f"{PATH}/{made['id']}")).json() == made
    listed = await rest.get(f"{PATH}?organizationId={club}&invitee=GRACE@example.com")
    assert listed.json() == [made]
    assert (await rest.get(f"{PATH}?inviterId=nobody")).json() == []
    assert (await rest.delete(f"{PATH}/{made['id']}")).status_code == 204
    refused(await rest.get(f"{PATH}/{made['id']}"), 404, "entity.not_exists_with_id")


async def test_the_status_goes_one_way(rest: httpx.AsyncClient, club: str) -> None:
    user = (await rest.post("/api/users", json={"primaryEmail": GRACE.upper()})).json()
    status = f"{PATH}/{(await invited(rest, club))['id']}/status"
    refused(await rest.put(status, json={"status": "Expired"}), 400, "guard.invalid_input")
    accept = {"status": "Accepted"}
    refused(await rest.put(status, json=accept), 422, "organization_invitation.accepted_user_required")
    accepted = await rest.put(status, json={**accept, "acceptedUserId": user["id"]})
    assert accepted.status_code == 200
    assert (accepted.json()["status"], accepted.json()["acceptedUserId"]) == ("Accepted", user["id"])
    refused(await rest.put(status, json={"status": "Revoked"}), 422, "organization_invitation.settled")
    refused(await rest.post(PATH, json=body(club)), 422, "request.invalid_input")
    revoked = await rest.put(
        f"{PATH}/{(await invited(rest, club, invitee='ida@example.com'))['id']}/status",
        json={"status": "Revoked"},
    )
    assert revoked.json()["status"] == "Revoked"


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"organizationId": "nowhere"}, 422, "entity.relation_foreign_key_not_found"),
        ({"inviterId": "nobody"}, 422, "entity.relation_foreign_key_not_found"),
        ({"organizationRoleIds": ["none"]}, 422, "entity.relation_foreign_key_not_found"),
        ({"invitee": "nobody"}, 400, "guard.invalid_input"),
        ({"expiresAt": 0}, 400, "organization_invitation.expiry_not_ahead"),
        ({"messagePayload": {"link": 1}}, 400, "guard.invalid_input"),
        ({"messagePayload": {"link": "https://example.com"}}, 501, "connector.not_found"),
    ],
)
async def test_what_is_wrong_is_refused(
    rest: httpx.AsyncClient, club: str, more: dict[str, Any], status: int, code: str
) -> None:
    answer = refused(await rest.post(PATH, json=body(club, **more)), status, code)
    assert answer["message"]
    assert (await rest.get(PATH)).json() == []


async def test_a_second_pending_invitation_is_refused(rest: httpx.AsyncClient, club: str) -> None:
    await invited(rest, club)
    refused(await rest.post(PATH, json=body(club)), 422, "entity.unique_integrity_violation")


async def test_the_message_goes_out_and_again_when_asked_for(rest: httpx.AsyncClient, club: str) -> None:
    async with mail_server() as box, allowed("127.0.0.1"):
        config = {
            "host": "127.0.0.1", "port": box.port, "fromEmail": "club@example.com", "templates": [TEMPLATE]
        }  # fmt: skip
        await create_connector(
            SYSTEM, NewConnector(factory_id="simple-mail-transfer-protocol", config=config)
        )
        made = await invited(rest, club, messagePayload={"link": "https://example.com/join"})
        again = await rest.post(f"{PATH}/{made['id']}/message", json={"link": "https://example.com/again"})
        assert again.status_code == 204
    assert [(mail["subject"], mail["to"]) for mail in box.mails] == [("Join Club", GRACE)] * 2
    assert "Here: https://example.com/again" in box.mails[1].get_content()
