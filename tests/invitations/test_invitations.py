"""Invitations: who may invite whom to what, when one holds, and what comes of it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from identity.applications.actions import NewApplication, create_application
from identity.applications.clients import ApplicationType
from identity.connectors.errors import ConnectorNotFound
from identity.invitations.actions import (
    accept_invitation,
    create_invitation,
    delete_invitation,
    revoke_invitation,
)
from identity.invitations.errors import (
    AcceptedUserMismatch,
    AcceptedUserRequired,
    AlreadyMember,
    ExpiryNotAhead,
    ForeignInviter,
    ForeignLink,
    InvitationPending,
    InvitationSettled,
    MessagesRateLimited,
)
from identity.invitations.inputs import InvitationStatus, NewInvitation
from identity.invitations.inviting import invite, remind
from identity.invitations.models import Invitation
from identity.invitations.queries import (
    InvitationFilter,
    invitation_slices_by_organization_ids,
    invitations,
    roles_by_invitation_ids,
    status_of,
    visible_invitation,
)
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, NotFoundById, RelationNotFound
from identity.kernel.paging import Keyset
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations.errors import MemberKindMismatch
from identity.organizations.member_queries import visible_member
from identity.roles.models import RoleType
from identity.users.actions import create_user, delete_user
from identity.users.errors import InvalidEmail
from identity.users.inputs import NewUser
from identity.users.models import User
from tests.organizations.conftest import Club, acting, organization, refused, template_role
from tests.organizations.conftest import club as club  # noqa: PLC0414 - a fixture

GRACE = "grace@example.com"
NOBODYS = "nosuchid0000000000000"


def to(invitee: str = GRACE, **more: Any) -> NewInvitation:
    """An invitation that holds for an hour."""
    return NewInvitation(**{"invitee": invitee, "expires_at": clock.now() + timedelta(hours=1), **more})


async def grace() -> User:
    return await create_user(SYSTEM, NewUser(username="grace", primary_email="Grace@Example.com"))


def inviting(club: Club, *more: OrganizationPermission, application_id: str | None = None) -> Actor:
    """The chair, with the permission to invite."""
    return Actor(
        ActorKind.MEMBER,
        user_id=club.chair.id,
        application_id=application_id,
        organization_id=club.id,
        organization_permissions=frozenset({OrganizationPermission.MEMBERS_INVITE, *more}),
    )


async def stored() -> list[str]:
    return [row["status"] for row in await database.fetch("SELECT status FROM organization_invitations")]


async def test_who_accepts_becomes_a_member_with_the_roles(club: Club) -> None:
    owner = await grace()
    made = await create_invitation(SYSTEM, club.id, to(organization_role_ids=[club.chair_role.id]))
    assert status_of(made) is InvitationStatus.PENDING
    accepted = await accept_invitation(SYSTEM, made.id, owner.id)
    assert (status_of(accepted), accepted.accepted_user_id) == (InvitationStatus.ACCEPTED, owner.id)
    member = await visible_member(SYSTEM, club.id, owner.id)
    held = await database.fetch_value(
        "SELECT organization_role_id FROM organization_member_roles WHERE member_id = $1", member.member_id
    )
    assert held == club.chair_role.id


async def test_only_the_owner_of_the_address_accepts(club: Club) -> None:
    made = await create_invitation(SYSTEM, club.id, to())
    await refused(accept_invitation(SYSTEM, made.id, club.member.id), AcceptedUserMismatch)
    await refused(accept_invitation(SYSTEM, made.id, "nobody"), AcceptedUserMismatch)
    await refused(accept_invitation(SYSTEM, made.id, None), AcceptedUserRequired)
    assert await stored() == ["Pending"]


async def test_what_is_settled_stays(club: Club) -> None:
    owner = await grace()
    made = await create_invitation(SYSTEM, club.id, to())
    await accept_invitation(SYSTEM, made.id, owner.id)
    await refused(revoke_invitation(SYSTEM, made.id), InvitationSettled)
    await refused(accept_invitation(SYSTEM, made.id, owner.id), InvitationSettled)
    revoked = await create_invitation(SYSTEM, club.id, to("ida@example.com"))
    await revoke_invitation(SYSTEM, revoked.id)
    await refused(revoke_invitation(SYSTEM, revoked.id), InvitationSettled)


async def test_an_invitation_past_its_expiry_is_expired_and_makes_way(
    club: Club, settable_clock: Any
) -> None:
    owner = await grace()
    made = await create_invitation(SYSTEM, club.id, to())
    settable_clock.advance(hours=2)
    assert status_of(await visible_invitation(SYSTEM, made.id)) is InvitationStatus.EXPIRED
    await refused(accept_invitation(SYSTEM, made.id, owner.id), InvitationSettled)
    again = await create_invitation(SYSTEM, club.id, to())
    expired = InvitationFilter(status="Expired")
    assert [each.id for each in await invitations(SYSTEM, expired)] == [made.id]
    assert [each.id for each in await invitations(SYSTEM, InvitationFilter(status="Pending"))] == [again.id]


async def test_a_person_is_invited_to_an_organization_once(club: Club) -> None:
    attempts = await asyncio.gather(
        *(create_invitation(SYSTEM, club.id, to(address)) for address in (GRACE, "GRACE@example.com", GRACE)),
        return_exceptions=True,
    )
    assert [type(each) for each in attempts if isinstance(each, Exception)] == [InvitationPending] * 2
    assert await stored() == ["Pending"]
    other = await organization("Other")
    assert (await create_invitation(SYSTEM, other.id, to())).organization_id == other.id


async def test_what_cannot_be_is_refused(club: Club) -> None:
    owner = await grace()
    await refused(create_invitation(SYSTEM, "nowhere", to()), RelationNotFound)
    await refused(create_invitation(SYSTEM, club.id, to(inviter_id="nobody")), RelationNotFound)
    await refused(create_invitation(SYSTEM, club.id, to(organization_role_ids=["none"])), RelationNotFound)
    await refused(create_invitation(SYSTEM, club.id, to("not an address")), InvalidEmail)
    for expires_at in (clock.now(), clock.now() + timedelta(days=400)):
        await refused(create_invitation(SYSTEM, club.id, to(expires_at=expires_at)), ExpiryNotAhead)
    made = await create_invitation(SYSTEM, club.id, to())
    await accept_invitation(SYSTEM, made.id, owner.id)
    await refused(create_invitation(SYSTEM, club.id, to()), AlreadyMember)
    await refused(revoke_invitation(SYSTEM, NOBODYS), NotFoundById)


async def test_a_member_invites_in_their_own_name_to_what_they_have(club: Club) -> None:
    chair = inviting(club)
    made = await create_invitation(chair, club.id, to())
    assert made.inviter_id == club.chair.id
    await refused(
        create_invitation(chair, club.id, to("a@example.com", inviter_id=club.member.id)), ForeignInviter
    )
    attempt = create_invitation(
        chair, club.id, to("a@example.com", organization_role_ids=[club.chair_role.id])
    )
    await refused(attempt, GrantsMoreThanHeld)
    more = inviting(
        club,
        OrganizationPermission.MEMBERS_READ,
        OrganizationPermission.MEMBERS_REMOVE,
        OrganizationPermission.MEMBERS_ROLES,
    )
    new = to("a@example.com", organization_role_ids=[club.chair_role.id])
    assert (await create_invitation(more, club.id, new)).invitee == "a@example.com"


async def test_a_member_sees_and_changes_invitations_to_their_organization_alone(club: Club) -> None:
    other = await organization("Other")
    foreign = await create_invitation(SYSTEM, other.id, to())
    own = await create_invitation(SYSTEM, club.id, to())
    chair = inviting(club)
    assert [each.id for each in await invitations(chair, InvitationFilter())] == [own.id]
    assert await invitations(chair, InvitationFilter(organization_id=other.id)) == []
    await refused(create_invitation(chair, other.id, to()), Forbidden)
    for act in (revoke_invitation, delete_invitation, visible_invitation):
        await refused(act(chair, foreign.id), NotFoundById)
    await refused(invitation_slices_by_organization_ids(chair, [other.id], Keyset(first=5)), Forbidden)
    await refused(accept_invitation(chair, own.id, club.member.id), Forbidden)
    await refused(remind(chair, foreign.id, {}), NotFoundById)
    assert status_of(await revoke_invitation(chair, own.id)) is InvitationStatus.REVOKED


async def test_without_the_permission_there_is_nothing(club: Club) -> None:
    own = await create_invitation(SYSTEM, club.id, to())
    for actor in (club.acting_chair, Actor(ActorKind.USER, user_id=club.chair.id)):
        await refused(invitations(actor, InvitationFilter()), Forbidden)
        await refused(visible_invitation(actor, own.id), Forbidden)
        await refused(revoke_invitation(actor, own.id), Forbidden)
        await refused(create_invitation(actor, club.id, to()), Forbidden)
        await refused(roles_by_invitation_ids(actor, [own.id]), Forbidden)


async def test_who_reads_does_not_write(club: Club) -> None:
    reader = Actor(
        ActorKind.APPLICATION,
        application_id="reader",
        permissions=frozenset({Permission.ORGANIZATIONS_INVITATIONS_READ}),
    )
    own = await create_invitation(SYSTEM, club.id, to())
    assert (await visible_invitation(reader, own.id)).id == own.id
    await refused(delete_invitation(reader, own.id), Forbidden)


async def test_a_message_that_cannot_be_sent_invites_nobody(club: Club) -> None:
    await refused(invite(SYSTEM, club.id, to(message={"link": "https://app.example.com"})), ConnectorNotFound)
    assert await stored() == []


async def test_a_member_sends_people_to_their_own_application_alone(club: Club) -> None:
    new = NewApplication(
        name="App",
        type=ApplicationType.SPA,
        oidc_client_metadata={"redirectUris": ["https://app.example.com/cb"], "postLogoutRedirectUris": []},
    )
    application = (await create_application(SYSTEM, new)).application
    chair = inviting(club, application_id=application.id)
    for link in ("https://evil.example", "https://app.example.com@evil.example/", "javascript:alert(1)"):
        await refused(create_invitation(chair, club.id, to(message={"link": link})), ForeignLink)
    await create_invitation(chair, club.id, to(message={"link": "https://app.example.com/join?x=1"}))
    assert await stored() == ["Pending"]


async def test_an_address_is_not_flooded(club: Club, settable_clock: Any) -> None:
    made = await create_invitation(SYSTEM, club.id, to(message={}))
    for _ in range(9):
        await refused(remind(SYSTEM, made.id, {}), ConnectorNotFound)
    await refused(remind(SYSTEM, made.id, {}), MessagesRateLimited)
    settable_clock.advance(minutes=11)
    await refused(remind(SYSTEM, made.id, {}), ConnectorNotFound)


async def test_invitations_go_with_their_organization_and_outlive_the_inviter(club: Club) -> None:
    await create_invitation(SYSTEM, club.id, to(inviter_id=club.member.id))
    await delete_user(SYSTEM, club.member.id)
    assert [row.inviter_id for row in await invitations(SYSTEM, InvitationFilter())] == [None]
    await database.execute("DELETE FROM organizations WHERE id = $1", club.id)
    assert await stored() == []


async def test_the_invitations_of_many_organizations_are_one_statement(
    club: Club, statements: Callable[[], Any]
) -> None:
    others = [await organization(f"Other {number}") for number in range(3)]
    for each in others:
        await create_invitation(SYSTEM, each.id, to())
    ids = [club.id, *(each.id for each in others)]
    with statements() as counted:
        found = await invitation_slices_by_organization_ids(SYSTEM, ids, Keyset(first=10))
    assert counted.number == 1
    assert [len(found[each].items) for each in ids] == [0, 1, 1, 1]


async def test_the_roles_of_machines_are_for_nobody_invited(club: Club) -> None:
    machines = await template_role("Robot", type=RoleType.MACHINE)
    await refused(
        create_invitation(SYSTEM, club.id, to(organization_role_ids=[machines.id])), MemberKindMismatch
    )


async def test_accepting_and_deleting_at_once_leaves_nothing_half_done(club: Club) -> None:
    owner = await grace()
    made = await create_invitation(SYSTEM, club.id, to())

    async def attempt(act: Any) -> Invitation | Exception:
        try:
            settled: Invitation = await act
        except NotFoundById as error:
            return error
        return settled

    both = await asyncio.gather(
        attempt(accept_invitation(SYSTEM, made.id, owner.id)), attempt(delete_invitation(SYSTEM, made.id))
    )
    is_member = await database.fetch_value(
        "SELECT count(*) FROM organization_members WHERE user_id = $1", owner.id
    )
    assert is_member == int(isinstance(both[0], Invitation))
    assert await stored() == []


async def test_members_do_not_write_to_the_whole_world(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("identity.invitations.rules.MOST_MESSAGES_OF_MEMBERS", 3)
    member = acting(club.chair, club.id, OrganizationPermission.MEMBERS_INVITE)
    for number in range(3):
        await create_invitation(member, club.id, to(f"user{number}@example.com", message={}))
    await refused(create_invitation(member, club.id, to("one@example.com", message={})), MessagesRateLimited)
    await create_invitation(member, club.id, to("two@example.com"))
    await create_invitation(SYSTEM, club.id, to("three@example.com", message={}))
