"""Users behave the same through every face."""

from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.permissions import Permission
from tests.behaviour.conftest import FaceFor
from tests.behaviour.faces import Face, Refused
from tests.conftest import every_row

PASSWORD = "quiet amber canyon"
UNKNOWN = "nobody000000"


async def told() -> list[tuple[Any, ...]]:
    """The events of users: what, how it went, who did it, and the change."""
    rows = await database.fetch(
        "SELECT key, result, actor_kind, payload FROM events WHERE user_id IS NOT NULL ORDER BY created_at, id"
    )
    return [(row["key"], row["result"], row["actor_kind"], row["payload"]) for row in rows]


async def refused(code: str, call: Any) -> None:
    """The call is refused with this code, and leaves nothing behind."""
    before = await every_row()
    with pytest.raises(Refused) as refusal:
        await call
    assert refusal.value.code == code
    assert await every_row() == before


async def test_a_user_is_created_and_read(face: Face) -> None:
    created = await face.create_user(
        username="ada", primaryEmail="ada@example.com", name="Ada", customData={"plan": "free"}
    )
    assert created == {
        "id": created["id"],
        "username": "ada",
        "primaryEmail": "ada@example.com",
        "primaryPhone": None,
        "name": "Ada",
        "avatar": None,
        "customData": {"plan": "free"},
        "isSuspended": False,
        "hasPassword": False,
    }
    assert await face.read_user(created["id"]) == created
    [(key, result, kind, payload)] = await told()
    assert (key, result, kind) == ("User.Created", "Success", "application")
    assert payload["after"]["username"] == "ada"


async def test_a_user_is_changed(face: Face) -> None:
    user = await face.create_user(username="ada", name="Ada")
    changed = await face.update_user(user["id"], username="lovelace", name=None)
    assert changed == {**user, "username": "lovelace", "name": None}
    assert await face.read_user(user["id"]) == changed
    key, _, _, payload = (await told())[-1]
    assert key == "User.Data.Updated"
    assert payload == {
        "before": {"username": "ada", "name": "Ada"},
        "after": {"username": "lovelace", "name": None},
    }


async def test_a_change_of_nothing_is_no_event(face: Face) -> None:
    user = await face.create_user(username="ada", name="Ada")
    assert await face.update_user(user["id"], name="Ada") == user
    assert [event[0] for event in await told()] == ["User.Created"]


async def test_custom_data_is_replaced_or_merged(face: Face) -> None:
    user = await face.create_user(username="ada", customData={"plan": "free", "seats": 1})
    assert await face.merge_custom_data(user["id"], {"plan": "paid"}) == {"plan": "paid", "seats": 1}
    replaced = await face.update_user(user["id"], customData={"new": [1, {"deep": None}]})
    assert replaced["customData"] == {"new": [1, {"deep": None}]}


async def test_a_password_is_set_and_never_told(face: Face) -> None:
    user = await face.create_user(username="ada")
    assert (await face.set_password(user["id"], PASSWORD))["hasPassword"] is True
    assert (await face.create_user(username="grace", password=PASSWORD))["hasPassword"] is True
    rows = str(await every_row("events"))
    assert PASSWORD not in rows
    assert "argon2" not in rows


async def test_suspension(face: Face) -> None:
    user = await face.create_user(username="ada")
    assert (await face.suspend(user["id"], True))["isSuspended"] is True
    assert (await face.suspend(user["id"], True))["isSuspended"] is True
    assert (await face.suspend(user["id"], False))["isSuspended"] is False
    keys = [event[0] for event in await told()]
    assert keys == ["User.Created", "User.SuspensionStatus.Updated", "User.SuspensionStatus.Updated"]


async def test_deletion(face: Face) -> None:
    user = await face.create_user(username="ada")
    await face.delete_user(user["id"])
    assert (await told())[-1][0] == "User.Deleted"
    await refused("NOT_FOUND", face.read_user(user["id"]))
    await refused("NOT_FOUND", face.delete_user(user["id"]))


async def test_finding(face: Face) -> None:
    for name in ("ada", "adam", "grace"):
        await face.create_user(username=name)
    assert await face.usernames("ada") == ["ada", "adam"]
    assert await face.usernames("nobody") == []


async def test_what_is_taken_is_refused(face: Face) -> None:
    ada = await face.create_user(username="ada", primaryEmail="ada@example.com", primaryPhone="441632960000")
    grace = await face.create_user(username="grace")
    for field, value, code in (
        ("username", "ada", "USER_USERNAME_ALREADY_IN_USE"),
        ("primaryEmail", "ada@example.com", "USER_EMAIL_ALREADY_IN_USE"),
        ("primaryPhone", "441632960000", "USER_PHONE_ALREADY_IN_USE"),
    ):
        await refused(code, face.create_user(**{field: value}))
        await refused(code, face.update_user(grace["id"], **{field: value}))
    assert await face.read_user(ada["id"]) == ada


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("username", "1st", "USER_INVALID_USERNAME"),
        ("username", "with space", "USER_INVALID_USERNAME"),
        ("primaryEmail", "nowhere", "USER_INVALID_EMAIL"),
    ],
)
async def test_what_is_malformed_is_refused(face: Face, field: str, value: str, code: str) -> None:
    # The REST contract checks forms in its guard, and has one code for all of them.
    expected = "GUARD_INVALID_INPUT" if type(face).__name__ == "RestFace" else code
    await refused(expected, face.create_user(**{field: value}))


async def test_unknown_users_are_not_found(face: Face) -> None:
    for call in (
        face.read_user(UNKNOWN),
        face.update_user(UNKNOWN, name="x"),
        face.merge_custom_data(UNKNOWN, {}),
        face.suspend(UNKNOWN, True),
        face.suspend(UNKNOWN, False),
        face.set_password(UNKNOWN, PASSWORD),
        face.delete_user(UNKNOWN),
    ):
        await refused("NOT_FOUND", call)


WRITES = {
    "create_user": (lambda face, _: face.create_user(username="new"), Permission.USERS_WRITE),
    "read_user": (lambda face, user_id: face.read_user(user_id), Permission.USERS_READ),
    "update_user": (lambda face, user_id: face.update_user(user_id, name="x"), Permission.USERS_WRITE),
    "suspend": (lambda face, user_id: face.suspend(user_id, True), Permission.USERS_SUSPEND),
    "set_password": (
        lambda face, user_id: face.set_password(user_id, PASSWORD),
        Permission.USERS_CREDENTIALS_WRITE,
    ),
    "delete_user": (lambda face, user_id: face.delete_user(user_id), Permission.USERS_DELETE),
}


@pytest.mark.parametrize("use_case", sorted(WRITES))
async def test_each_use_case_needs_its_permission(face: Face, face_for: FaceFor, use_case: str) -> None:
    call, needed = WRITES[use_case]
    user = await face.create_user(username="ada")
    every_other = [each for each in Permission if each is not needed]
    for limited, code in (
        (await face_for(is_known=False), "UNAUTHENTICATED"),
        (await face_for(), "FORBIDDEN"),
        (await face_for(*every_other), "FORBIDDEN"),
    ):
        await refused(code, call(limited, user["id"]))
    # What a mutation shows in GraphQL needs the permission to read it as well.
    await call(await face_for(needed, Permission.USERS_READ), user["id"])
