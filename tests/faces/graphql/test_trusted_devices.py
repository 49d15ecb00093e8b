"""Trusted devices of users over GraphQL: listed for many at once, ended one by one or all together."""

from dataclasses import replace
from typing import Any

from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.permissions import Permission
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.faces.graphql.asking import codes_of, data_of

LIST = """query ($userId: ID!) { user(userId: $userId) { trustedDevices(first: 10) {
    nodes { id trustedDeviceId userAgent lastUsedAt createdAt expiresAt } totalCount } } }"""
END = """mutation ($input: DeleteTrustedDeviceInput!) { deleteTrustedDevice(input: $input) {
    user { trustedDevices(first: 10) { nodes { trustedDeviceId } } } userErrors { code } } }"""
END_ALL = """mutation ($input: DeleteTrustedDevicesInput!) { deleteTrustedDevices(input: $input) {
    user { userId } userErrors { code } } }"""


async def _person(*device_ids: str) -> str:
    user = await create_user(SYSTEM, NewUser(username=f"of_{device_ids[0]}"))
    for days, device_id in enumerate(device_ids):
        await database.execute(
            "INSERT INTO trusted_devices (id, user_id, token_hash, user_agent, created_at, expires_at) "
            "VALUES ($1, $2, $1, 'a browser', now() - make_interval(days => $3), now() + interval '1 hour')",
            device_id,
            user.id,
            days,
        )
    return user.id


async def _left() -> set[str]:
    return {row["id"] for row in await database.fetch("SELECT id FROM trusted_devices")}


async def test_they_are_listed_newest_first_and_ended(administrator: Actor) -> None:
    ada, eve = await _person("one", "two", "three"), await _person("theirs")
    await database.execute("UPDATE trusted_devices SET expires_at = now() WHERE id = 'three'")
    shown: Any = (await data_of(administrator, LIST, {"userId": ada}))["user"]["trustedDevices"]
    assert [each["trustedDeviceId"] for each in shown["nodes"]] == ["one", "two"]
    assert shown["totalCount"] == 2

    node = '{{ node(id: "{}") {{ ... on TrustedDevice {{ userAgent }} }} }}'.format(shown["nodes"][0]["id"])
    assert (await data_of(administrator, node))["node"] == {"userAgent": "a browser"}

    ended = {"input": {"userId": ada, "trustedDeviceId": "one"}}
    answer = (await data_of(administrator, END, ended))["deleteTrustedDevice"]
    assert answer == {
        "user": {"trustedDevices": {"nodes": [{"trustedDeviceId": "two"}]}},
        "userErrors": [],
    }
    for missing in ({"userId": ada, "trustedDeviceId": "one"}, {"userId": ada, "trustedDeviceId": "theirs"}):
        answer = (await data_of(administrator, END, {"input": missing}))["deleteTrustedDevice"]
        assert len(answer["userErrors"]) == 1
    await data_of(administrator, END_ALL, {"input": {"userId": ada}})
    assert await _left() == {"theirs"}
    assert eve


async def test_who_may_read_does_not_end_them(administrator: Actor) -> None:
    ada = await _person("one")
    reader = replace(administrator, permissions=frozenset({Permission.USERS_READ}))
    assert (await data_of(reader, LIST, {"userId": ada}))["user"]["trustedDevices"]["totalCount"] == 1
    ended = {"input": {"userId": ada, "trustedDeviceId": "one"}}
    assert await codes_of(reader, END, ended) == ["FORBIDDEN"]
    assert await _left() == {"one"}
