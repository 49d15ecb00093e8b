"""Who joins an organization by signing up: domains, enterprise connectors, roles for newcomers."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.action import ANYONE, action
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, InputRefused, NotFoundById
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations.actions import delete_organization
from identity.organizations.errors import MemberKindMismatch, RelatedNotFound
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.organizations.queries import membership
from identity.organizations.template_actions import (
    OrganizationRoleChanges,
    delete_organization_role,
    update_organization_role,
)
from identity.provisioning import queries
from identity.provisioning.actions import (
    add_jit_email_domain,
    add_jit_roles,
    add_jit_sso_connectors,
    remove_jit_email_domain,
    remove_jit_role,
    remove_jit_sso_connector,
    replace_jit_email_domains,
    replace_jit_roles,
    replace_jit_sso_connectors,
)
from identity.provisioning.changes import join_organizations
from identity.provisioning.errors import EmailDomainTaken, InvalidEmailDomain
from identity.roles.models import RoleType
from identity.users.models import User
from tests.organizations.conftest import acting, organization, person, refused, template_role
from tests.provisioning.connectors import connector

pytestmark = pytest.mark.usefixtures("database")
EVERYTHING = tuple(OrganizationPermission)


@action(needs=ANYONE, announces=(MembershipChanged, MemberRolesChanged))
async def join(actor: Actor, user: User, email: str | None, connector_id: str | None = None) -> list[str]:
    """As a registration does."""
    return await join_organizations(user.id, verified_email=email, sso_connector_id=connector_id)


async def domains(organization_id: str) -> list[str]:
    found = await queries.jit_email_domains_page(SYSTEM, organization_id, None)
    return [each.email_domain for each in found.items]


async def told(key: str) -> list[Any]:
    rows = await database.fetch("SELECT payload FROM events WHERE key = $1 ORDER BY created_at, id", key)
    return [row["payload"] for row in rows]


async def test_domains_are_stored_in_one_spelling_and_once() -> None:
    club = await organization()
    assert await add_jit_email_domain(SYSTEM, club.id, " Example.COM ") == "example.com"
    await refused(add_jit_email_domain(SYSTEM, club.id, "EXAMPLE.com"), EmailDomainTaken)
    await replace_jit_email_domains(SYSTEM, club.id, ["b.example", "a.example", "A.example"])
    assert await domains(club.id) == ["a.example", "b.example"]
    await remove_jit_email_domain(SYSTEM, club.id, "A.Example")
    await refused(remove_jit_email_domain(SYSTEM, club.id, "a.example"), NotFoundById)
    assert await domains(club.id) == ["b.example"]
    await refused(add_jit_email_domain(SYSTEM, "nowhere", "c.example"), NotFoundById)
    changes = await told("Organization.JitEmailDomains.Updated")
    assert changes[0] == {"added_email_domains": ["example.com"]}
    assert changes[-1] == {"removed_email_domains": ["a.example"]}


@pytest.mark.parametrize(
    "domain",
    [
        "",
        "localhost",
        "a@b.example",
        "-a.example",
        "a..example",
        "a b.example",
        f"{'a' * 63}.{'b' * 63}.example",
    ],
)
async def test_what_is_no_domain_is_refused(domain: str) -> None:
    club = await organization()
    await refused(add_jit_email_domain(SYSTEM, club.id, domain), InvalidEmailDomain)
    await refused(replace_jit_email_domains(SYSTEM, club.id, ["good.example", domain]), InvalidEmailDomain)
    assert await domains(club.id) == []


async def test_an_organization_has_a_bounded_number_of_domains(monkeypatch: pytest.MonkeyPatch) -> None:
    club = await organization()
    many = [f"d{number}.example" for number in range(1001)]
    await refused(replace_jit_email_domains(SYSTEM, club.id, many), InputRefused)
    await replace_jit_email_domains(SYSTEM, club.id, many[:1000])
    with pytest.raises(Exception, match="at most 1000"):
        await add_jit_email_domain(SYSTEM, club.id, many[1000])
    assert len(await domains(club.id)) == 1000


async def test_roles_for_newcomers_are_roles_for_people() -> None:
    club, guest = await organization(), await template_role("Guest")
    robot = await template_role("Robot", type=RoleType.MACHINE)
    await refused(add_jit_roles(SYSTEM, club.id, [robot.id]), MemberKindMismatch)
    await refused(add_jit_roles(SYSTEM, club.id, ["nothing"]), RelatedNotFound)
    await add_jit_roles(SYSTEM, club.id, [guest.id])
    to_machine = OrganizationRoleChanges(type=RoleType.MACHINE)
    await refused(update_organization_role(SYSTEM, guest.id, to_machine), MemberKindMismatch)
    other = await template_role("Other")
    await replace_jit_roles(SYSTEM, club.id, [other.id])
    assert [row.id for row in (await queries.jit_roles_page(SYSTEM, club.id, None)).items] == [other.id]
    assert (await update_organization_role(SYSTEM, guest.id, to_machine)).type == RoleType.MACHINE
    await remove_jit_role(SYSTEM, club.id, other.id)
    await refused(remove_jit_role(SYSTEM, club.id, other.id), NotFoundById)
    await refused(queries.jit_roles_page(SYSTEM, "nowhere", None), NotFoundById)


async def test_connectors_have_to_exist() -> None:
    club, acme, other = await organization(), await connector(), await connector("other")
    await refused(add_jit_sso_connectors(SYSTEM, club.id, [acme, "nothing"]), RelatedNotFound)
    await add_jit_sso_connectors(SYSTEM, club.id, [acme])
    await replace_jit_sso_connectors(SYSTEM, club.id, [other])
    found = (await queries.jit_sso_connectors_page(SYSTEM, club.id, None)).items
    assert [row.id for row in found] == [other]
    await remove_jit_sso_connector(SYSTEM, club.id, other)
    await refused(remove_jit_sso_connector(SYSTEM, club.id, other), NotFoundById)
    await refused(queries.jit_sso_connectors_page(SYSTEM, "nowhere", None), NotFoundById)


async def test_newcomers_join_by_their_domain_and_their_enterprise(statements: Callable[[], Any]) -> None:
    club, firm, third = [await organization(name) for name in ("Club", "Firm", "Third")]
    guest, acme = await template_role("Guest"), await connector()
    await add_jit_email_domain(SYSTEM, club.id, "example.com")
    await add_jit_roles(SYSTEM, club.id, [guest.id])
    await add_jit_sso_connectors(SYSTEM, firm.id, [acme])
    await add_jit_email_domain(SYSTEM, third.id, "sub.example.com")
    ada = await person("ada")
    with statements() as counted:
        assert set(await join(SYSTEM, ada, "Ada@EXAMPLE.com", acme)) == {club.id, firm.id}
    assert len([text for text in counted.texts if "joinable" in text]) == 1
    found = await membership(ada.id, club.id)
    assert found
    assert found.role_names == ["Guest"]
    assert await membership(ada.id, third.id) is None
    assert await told("Organization.Membership.Updated") == [{"added_user_ids": [ada.id]}] * 2
    assert await told("Organization.MemberRoles.Updated") == [
        {"member_user_ids": [ada.id], "added_role_ids": [guest.id]}
    ]
    assert await join(SYSTEM, ada, "ada@example.com", acme) == []


async def test_without_an_address_nobody_joins(statements: Callable[[], Any]) -> None:
    club, ben = await organization(), await person("ben")
    await add_jit_email_domain(SYSTEM, club.id, "example.com")
    with statements() as counted:
        assert await join(SYSTEM, ben, None) == []
    assert not [text for text in counted.texts if "joinable" in text]
    for address in ("ben@example.com.evil.example", "example.com@evil.example", "ben@", "ben@xexample.com"):
        assert await join(SYSTEM, ben, address) == []


@pytest.mark.parametrize("is_role", [False, True])
async def test_a_newcomer_and_the_end_of_what_they_join_do_not_collide(is_role: bool) -> None:
    for number in range(5):
        club, guest = await organization(), await template_role(f"Guest {number}")
        await replace_jit_email_domains(SYSTEM, club.id, [f"d{number}.example"])
        await add_jit_roles(SYSTEM, club.id, [guest.id])
        newcomer = await person(f"user{number}")
        await asyncio.gather(
            join(SYSTEM, newcomer, f"a@d{number}.example"),
            delete_organization_role(SYSTEM, guest.id) if is_role else delete_organization(SYSTEM, club.id),
        )
        found = await membership(newcomer.id, club.id)
        assert (found and found.role_names) == ([] if is_role else None)


async def test_nobody_lets_others_in_with_more_than_they_hold(
    application_actor: Callable[..., Actor],
) -> None:
    club, acme = await organization(), await connector()
    owner = await template_role("Owner", OrganizationPermission.ORGANIZATION_UPDATE)
    adder = application_actor(Permission.ORGANIZATIONS_MEMBERS_ADD, Permission.ORGANIZATIONS_MEMBERS_ROLES)
    await add_jit_email_domain(adder, club.id, "example.com")
    await refused(add_jit_roles(adder, club.id, [owner.id]), GrantsMoreThanHeld)
    await refused(replace_jit_roles(adder, club.id, [owner.id]), GrantsMoreThanHeld)
    await add_jit_roles(SYSTEM, club.id, [owner.id])
    await refused(add_jit_email_domain(adder, club.id, "evil.example"), GrantsMoreThanHeld)
    await refused(replace_jit_email_domains(adder, club.id, ["evil.example"]), GrantsMoreThanHeld)
    await refused(add_jit_sso_connectors(adder, club.id, [acme]), GrantsMoreThanHeld)
    assert await domains(club.id) == ["example.com"]


async def test_it_is_the_operators_business(application_actor: Callable[..., Actor]) -> None:
    club = await organization()
    chair = acting(await person("ada"), club.id, *EVERYTHING)
    for attempt in (
        add_jit_email_domain(chair, club.id, "example.com"),
        add_jit_roles(chair, club.id, []),
        replace_jit_sso_connectors(chair, club.id, []),
        queries.jit_email_domains_page(chair, club.id, None),
        queries.jit_roles_page(chair, club.id, None),
        queries.jit_sso_connectors_by_organization_ids(chair, [club.id]),
        add_jit_roles(application_actor(Permission.ORGANIZATIONS_MEMBERS_ADD), club.id, []),
        add_jit_email_domain(application_actor(Permission.ORGANIZATIONS_MEMBERS_ROLES), club.id, "a.example"),
        queries.jit_sso_connectors_page(application_actor(Permission.ORGANIZATIONS_READ), club.id, None),
    ):
        await refused(attempt, Forbidden)


async def test_one_domain_added_by_many_at_once_is_there_once() -> None:
    club = await organization()
    outcomes = await asyncio.gather(
        *(add_jit_email_domain(SYSTEM, club.id, "example.com") for _ in range(5)), return_exceptions=True
    )
    assert outcomes.count("example.com") == 1
    assert sum(isinstance(each, EmailDomainTaken) for each in outcomes) == 4


async def test_many_organizations_are_read_in_one_statement_each(statements: Callable[[], Any]) -> None:
    clubs = [await organization(f"Club {number}") for number in range(3)]
    guest, acme = await template_role("Guest"), await connector()
    for club in clubs[:2]:
        await replace_jit_email_domains(SYSTEM, club.id, ["b.example", "a.example"])
        await add_jit_roles(SYSTEM, club.id, [guest.id])
        await add_jit_sso_connectors(SYSTEM, club.id, [acme])
    ids = [club.id for club in clubs]
    with statements() as counted:
        by_domain = await queries.jit_email_domains_by_organization_ids(SYSTEM, ids)
        by_role = await queries.jit_roles_by_organization_ids(SYSTEM, ids)
        by_connector = await queries.jit_sso_connectors_by_organization_ids(SYSTEM, ids)
    assert counted.number == 3
    assert [by_domain[each] for each in ids] == [["a.example", "b.example"]] * 2 + [[]]
    assert [[row.name for row in by_role[each]] for each in ids] == [["Guest"], ["Guest"], []]
    assert [[row.id for row in by_connector[each]] for each in ids] == [[acme], [acme], []]
