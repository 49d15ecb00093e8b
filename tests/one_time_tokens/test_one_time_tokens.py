"""One-time tokens: who may make one for whom, and what is forgotten when."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, InputRefused, ValueTooLong
from identity.kernel.paging import PageNumber
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.one_time_tokens import queries
from identity.one_time_tokens.actions import (
    create_one_time_token,
    delete_one_time_token,
    reveal_one_time_token,
    reveal_one_time_tokens,
    set_one_time_token_status,
    verify_one_time_token,
)
from identity.one_time_tokens.errors import TokenRevoked
from identity.one_time_tokens.inputs import NewOneTimeToken, TokenStatus
from identity.one_time_tokens.jobs import purge_old_one_time_tokens
from identity.one_time_tokens.queries import OneTimeTokenFilter
from identity.provisioning.actions import add_jit_roles
from identity.roles.holder_actions import grant_administrator
from identity.users.actions import create_user, update_user
from identity.users.errors import InvalidEmail
from identity.users.inputs import NewUser, UserChanges
from tests.organizations.conftest import organization, template_role

pytestmark = pytest.mark.usefixtures("database")
ADA = NewOneTimeToken(email="ada@example.com")


async def test_nobody_makes_or_ends_a_token_for_who_holds_more(
    administrator: Actor, application_actor: Any
) -> None:
    assert administrator.user_id
    changes = UserChanges(primary_email="root@example.com")
    await update_user(administrator, administrator.user_id, changes)
    made = await create_one_time_token(administrator, NewOneTimeToken(email="root@example.com"))
    weak = application_actor(Permission.ONE_TIME_TOKENS_READ, Permission.ONE_TIME_TOKENS_WRITE)

    for attempt in (
        create_one_time_token(weak, NewOneTimeToken(email="ROOT@example.com")),
        set_one_time_token_status(weak, made.row.id, TokenStatus.REVOKED),
        delete_one_time_token(weak, made.row.id),
    ):
        with pytest.raises(GrantsMoreThanHeld):
            await attempt
    assert (await reveal_one_time_token(weak, made.row.id)).value is None
    assert (await reveal_one_time_token(administrator, made.row.id)).value == made.value


async def test_who_may_make_tokens_makes_them_for_ordinary_people(
    system: Actor, application_actor: Any
) -> None:
    await create_user(system, NewUser(primary_email="ada@example.com"))
    writer = application_actor(Permission.ONE_TIME_TOKENS_WRITE)

    made = await create_one_time_token(writer, ADA)

    assert made.value
    used = await verify_one_time_token(writer, made.value, "ada@example.com")
    assert queries.status_of(used.row) is TokenStatus.CONSUMED


async def test_each_needs_its_permission(system: Actor, application_actor: Any) -> None:
    made = await create_one_time_token(system, ADA)
    assert made.value
    reader = application_actor(Permission.ONE_TIME_TOKENS_READ)
    for attempt in (
        create_one_time_token(reader, ADA),
        verify_one_time_token(reader, made.value, ADA.email),
        set_one_time_token_status(reader, made.row.id, TokenStatus.REVOKED),
        delete_one_time_token(reader, made.row.id),
    ):
        with pytest.raises(Forbidden):
            await attempt
    writer = application_actor(Permission.ONE_TIME_TOKENS_WRITE)
    for question in (
        reveal_one_time_token(writer, made.row.id),
        reveal_one_time_tokens(writer, OneTimeTokenFilter(), None),
        queries.visible_one_time_token(writer, made.row.id),
    ):
        with pytest.raises(Forbidden):
            await question


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewOneTimeToken(email="nobody"), InvalidEmail),
        (NewOneTimeToken(email=f"{'a' * 128}@b.co"), ValueTooLong),
        (NewOneTimeToken(email="a@b.co", expires_in=0.5), InputRefused),
        (NewOneTimeToken(email="a@b.co", expires_in=float("inf")), InputRefused),
        (NewOneTimeToken(email="a@b.co", organization_ids=("x",) * 101), InputRefused),
        (NewOneTimeToken(email="a@b.co", organization_ids=("nosuchorg000",)), InputRefused),
    ],
)
async def test_what_cannot_be_a_token_is_refused(
    system: Actor, new: NewOneTimeToken, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await create_one_time_token(system, new)
    assert await database.fetch("SELECT 1 FROM one_time_tokens") == []


async def test_a_page_costs_as_many_statements_however_long_it_is(
    system: Actor, statements: Callable[[], Any]
) -> None:
    numbers = []
    for _ in range(2):
        for _ in range(3):
            await create_one_time_token(system, ADA)
        with statements() as counted:
            found = await reveal_one_time_tokens(system, OneTimeTokenFilter(), PageNumber())
        reads = [text for text in counted.texts if text.lstrip().startswith("SELECT")]
        assert len(reads) == 1, reads
        numbers.append(counted.number)
    assert found.total == 6
    assert numbers[0] == numbers[1]


async def test_tokens_are_forgotten_a_month_after_their_time(system: Actor, settable_clock: Any) -> None:
    await create_one_time_token(system, ADA)
    settable_clock.advance(days=30)
    assert await purge_old_one_time_tokens() == 0
    settable_clock.advance(minutes=11)
    assert await purge_old_one_time_tokens() == 1


async def test_a_token_gives_no_roles_for_newcomers_that_its_maker_lacks(
    system: Actor, application_actor: Any
) -> None:
    club, role = await organization(), await template_role("Chair", OrganizationPermission.MEMBERS_ROLES)
    await add_jit_roles(system, club.id, [role.id])
    new = NewOneTimeToken(email="mallory@example.com", organization_ids=(club.id,))
    weak = application_actor(Permission.ONE_TIME_TOKENS_WRITE, Permission.ORGANIZATIONS_MEMBERS_ADD)

    with pytest.raises(GrantsMoreThanHeld):
        await create_one_time_token(weak, new)
    assert await queries.one_time_tokens_count(system, OneTimeTokenFilter()) == 0
    assert (await create_one_time_token(system, new)).row.context == {"jitOrganizationIds": [club.id]}


async def test_a_token_made_before_its_owner_held_anything_ends(
    system: Actor, application_actor: Any
) -> None:
    weak = application_actor(Permission.ONE_TIME_TOKENS_WRITE)
    ada = await create_user(system, NewUser(primary_email="Ada@example.com"))
    kept = await create_one_time_token(weak, NewOneTimeToken(email="ben@example.com"))
    made = await create_one_time_token(weak, ADA)
    await grant_administrator(system, ada.id)

    with pytest.raises(TokenRevoked):
        await verify_one_time_token(system, made.value or "", ADA.email)
    assert (await verify_one_time_token(system, kept.value or "", "ben@example.com")).row.id == kept.row.id


async def test_a_token_for_an_address_ends_when_one_who_holds_something_takes_it(
    administrator: Actor, application_actor: Any
) -> None:
    assert administrator.user_id
    made = await create_one_time_token(application_actor(Permission.ONE_TIME_TOKENS_WRITE), ADA)
    await update_user(administrator, administrator.user_id, UserChanges(primary_email="ADA@example.com"))

    with pytest.raises(TokenRevoked):
        await verify_one_time_token(administrator, made.value or "", ADA.email)
