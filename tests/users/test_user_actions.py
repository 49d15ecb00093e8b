"""What can be done with users, and what cannot."""

import pytest

from identity.kernel.actor import NOBODY, Actor
from identity.kernel.errors import Forbidden, NotFoundById, Unauthenticated, ValueTooLong
from identity.kernel.paging import Keyset, PageNumber
from identity.kernel.permissions import Permission
from identity.kernel.search import Search, SearchTerm
from identity.users import actions, errors, queries
from identity.users.inputs import NewUser, UserChanges
from tests.conftest import every_row

pytestmark = pytest.mark.usefixtures("database")


async def test_a_user_is_created_with_what_was_given(system: Actor) -> None:
    user = await actions.create_user(
        system,
        NewUser(username="ada", primary_email="ada@example.com", primary_phone="441632960960", name="Ada"),
    )

    found = await queries.visible_user(system, user.id)

    assert (found.username, found.primary_email, found.primary_phone) == (
        "ada",
        "ada@example.com",
        "441632960960",
    )
    assert len(user.id) == 12
    assert not found.has_password


async def test_a_password_is_stored_as_argon2id(system: Actor) -> None:
    user = await actions.create_user(system, NewUser(username="ada", password="correct horse"))

    found = await queries.visible_user(system, user.id)

    assert found.password_digest is not None
    assert found.password_digest.startswith("$argon2id$")
    assert "correct horse" not in found.password_digest


@pytest.mark.parametrize(
    ("first", "second", "refusal"),
    [
        (NewUser(username="ada"), NewUser(username="ada"), errors.UsernameTaken),
        (NewUser(primary_email="a@b.co"), NewUser(primary_email="A@B.co"), errors.EmailTaken),
        (NewUser(primary_phone="441632960960"), NewUser(primary_phone="441632960960"), errors.PhoneTaken),
    ],
)
async def test_identifiers_are_unique(
    system: Actor, first: NewUser, second: NewUser, refusal: type[Exception]
) -> None:
    await actions.create_user(system, first)
    before = await every_row("users", "events", "total_deltas")

    with pytest.raises(refusal):
        await actions.create_user(system, second)

    assert await every_row("users", "events", "total_deltas") == before


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewUser(username="1ada"), errors.InvalidUsername),
        (NewUser(username="ada lovelace"), errors.InvalidUsername),
        (NewUser(primary_email="nobody"), errors.InvalidEmail),
        (NewUser(primary_phone="+44"), errors.InvalidPhone),
        (NewUser(primary_phone="1"), errors.InvalidPhone),
        (NewUser(name="x" * 129), ValueTooLong),
        (NewUser(password="x", password_digest="y", password_algorithm="MD5"), errors.PasswordAndDigest),
        (NewUser(password_digest="y"), errors.PasswordAlgorithmRequired),
        (NewUser(password_digest="not hex", password_algorithm="MD5"), errors.InvalidPasswordDigest),
    ],
)
async def test_malformed_values_are_refused(system: Actor, new: NewUser, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        await actions.create_user(system, new)


async def test_changes_leave_alone_what_is_not_given_and_null_clears(system: Actor) -> None:
    user = await actions.create_user(system, NewUser(username="ada", name="Ada", custom_data={"a": 1}))

    changed = await actions.update_user(system, user.id, UserChanges(name=None))

    assert (changed.username, changed.name, changed.custom_data) == ("ada", None, {"a": 1})


async def test_merging_keeps_other_keys(system: Actor) -> None:
    user = await actions.create_user(system, NewUser(custom_data={"a": 1, "b": 1}, profile={"nickname": "a"}))

    assert await actions.merge_custom_data(system, user.id, {"b": 2}) == {"a": 1, "b": 2}
    assert await actions.merge_profile(system, user.id, {"website": "w"}) == {"nickname": "a", "website": "w"}


async def test_a_deleted_user_is_gone_and_the_total_with_them(system: Actor) -> None:
    user = await actions.create_user(system, NewUser(username="ada"))
    assert await queries.users_count(system, queries.EVERYBODY) == 1

    await actions.delete_user(system, user.id)

    assert await queries.users_count(system, queries.EVERYBODY) == 0
    with pytest.raises(NotFoundById):
        await queries.visible_user(system, user.id)


async def test_administrators_do_not_delete_or_suspend_themselves(administrator: Actor) -> None:
    assert administrator.user_id
    with pytest.raises(errors.CannotDeleteSelf):
        await actions.delete_user(administrator, administrator.user_id)
    with pytest.raises(errors.CannotSuspendSelf):
        await actions.suspend_user(administrator, administrator.user_id)


async def test_who_lacks_a_permission_does_not_touch_who_holds_it(
    administrator: Actor, application_actor
) -> None:  # type: ignore[no-untyped-def]
    weak = application_actor(Permission.USERS_SUSPEND, Permission.USERS_DELETE, Permission.USERS_WRITE)
    assert administrator.user_id

    with pytest.raises(Forbidden):
        await actions.suspend_user(weak, administrator.user_id)
    with pytest.raises(Forbidden):
        await actions.delete_user(weak, administrator.user_id)
    with pytest.raises(Forbidden):
        await actions.update_user(weak, administrator.user_id, UserChanges(primary_email="mine@example.com"))


async def test_permissions_come_first(application_actor) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unauthenticated):
        await actions.create_user(NOBODY, NewUser())
    with pytest.raises(Forbidden):
        await actions.create_user(application_actor(Permission.USERS_READ), NewUser())
    with pytest.raises(Unauthenticated):
        await queries.users_count(NOBODY, queries.EVERYBODY)


async def test_pages_and_slices_tell_the_same_order(system: Actor) -> None:
    users = [await actions.create_user(system, NewUser(username=f"user_{number}")) for number in range(5)]
    newest_first = [user.id for user in reversed(users)]

    page = await queries.users_page(system, queries.EVERYBODY, PageNumber(1, 2))
    first = await queries.users_slice(system, queries.EVERYBODY, queries.NEWEST_FIRST, Keyset(first=2))
    last_seen = (first.items[-1].created_at, first.items[-1].id)
    second = await queries.users_slice(
        system, queries.EVERYBODY, queries.NEWEST_FIRST, Keyset(first=2, after=last_seen)
    )
    end = await queries.users_slice(system, queries.EVERYBODY, queries.NEWEST_FIRST, Keyset(last=2))

    assert ([user.id for user in page.items], page.total) == (newest_first[:2], 5)
    assert [user.id for user in first.items + second.items] == newest_first[:4]
    assert [user.id for user in end.items] == newest_first[3:]
    assert (first.has_next, first.has_previous, second.has_previous, end.has_next) == (
        True,
        False,
        True,
        False,
    )


async def test_search_finds_by_text_and_by_the_contracts_modes(system: Actor) -> None:
    for name in ("ada", "alan", "grace"):
        await actions.create_user(system, NewUser(username=name, primary_email=f"{name}@example.com"))

    async def names(wanted: queries.UserFilter) -> set[str | None]:
        return {user.username for user in (await queries.users_page(system, wanted, PageNumber())).items}

    assert await names(queries.UserFilter(text="LA")) == {"alan"}
    assert await names(queries.UserFilter(text="%")) == set()
    like = Search((SearchTerm(None, "like", ("%a%n%",)),))
    exact = Search((SearchTerm("username", "exact", ("ADA", "grace")),))
    assert await names(queries.UserFilter(search=like)) >= {"alan"}
    assert await names(queries.UserFilter(search=exact)) == {"ada", "grace"}


async def test_a_list_with_its_total_costs_one_statement_and_a_point_read_one(
    system: Actor, statements
) -> None:  # type: ignore[no-untyped-def]
    user = await actions.create_user(system, NewUser(username="ada"))

    with statements() as page:
        await queries.users_page(system, queries.EVERYBODY, PageNumber())
    with statements() as point:
        await queries.visible_user(system, user.id)

    assert (page.number, point.number) == (1, 1)


async def test_the_total_is_known_behind_the_last_page_too(system: Actor) -> None:
    await actions.create_user(system, NewUser(username="ada"))

    behind = await queries.users_page(system, queries.EVERYBODY, PageNumber(9, 20))
    nobody = await queries.users_page(
        system,
        queries.UserFilter(search=Search((SearchTerm("username", "exact", ("grace",)),))),
        PageNumber(),
    )

    assert (behind.items, behind.total, nobody.items, nobody.total) == ([], 1, [], 0)
