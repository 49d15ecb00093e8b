"""/my-account/trusted-devices, and the same over GraphQL: whoever trusts a browser ends that too."""

from typing import Any

import pytest

from identity.kernel import database
from tests.account.conftest import DEVICES, SCOPES, Owner, Owners, acting, open_fields
from tests.faces.graphql.asking import data_of

PATH = "/my-account/trusted-devices"


async def trusted(owner: Owner, device_id: str) -> str:
    """A browser that somebody trusts."""
    await database.execute(
        "INSERT INTO trusted_devices (id, user_id, token_hash, user_agent, created_at, expires_at) "
        "VALUES ($1, $2, $1, 'a browser', now(), now() + interval '1 day')",
        device_id,
        owner.user.id,
    )
    return device_id


async def left() -> set[str]:
    """Ids of all devices."""
    return {row["id"] for row in await database.fetch("SELECT id FROM trusted_devices")}


async def test_one_sees_and_ends_ones_own(owner: Owner, owner_of: Owners) -> None:
    other = await owner_of()
    for device_id in ("one", "two"):
        await trusted(owner, device_id)
    await trusted(other, "theirs")
    proof = await owner.proof()
    listed = (await owner.call("GET", PATH, proof=proof))["trustedDevices"]
    assert {each["id"] for each in listed} == {"one", "two"}
    assert all(each["userAgent"] == "a browser" for each in listed)
    assert await owner.call("DELETE", f"{PATH}/theirs", status=404, proof=proof)
    await owner.call("DELETE", f"{PATH}/one", status=204, proof=proof)
    assert await left() == {"two", "theirs"}
    await owner.call("DELETE", PATH, status=204, proof=proof)
    assert await left() == {"theirs"}
    assert {"TrustedDevice.Deleted", "User.Data.Updated"} <= set(await owner.events())


@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_a_proof_the_scope_and_the_field_are_needed(owner: Owner, method: str) -> None:
    await trusted(owner, "one")
    await owner.refused(method, PATH, None, 401, "verification_record.permission_denied")
    proof = await owner.proof()
    without = acting(owner, scopes=SCOPES - {DEVICES})
    await without.refused(method, PATH, None, 401, "auth.unauthorized", proof=proof)
    await open_fields(trustedDevice="Off")
    code = "account_center.field_not_enabled" if method == "GET" else "account_center.field_not_editable"
    await owner.refused(method, PATH, None, 400, code, proof=proof)
    assert await left() == {"one"}


async def test_what_may_be_seen_is_not_always_to_be_ended(owner: Owner) -> None:
    await open_fields(trustedDevice="ReadOnly")
    await trusted(owner, "one")
    proof = await owner.proof()
    assert len((await owner.call("GET", PATH, proof=proof))["trustedDevices"]) == 1
    await owner.refused("DELETE", f"{PATH}/one", None, 400, "account_center.field_not_editable", proof=proof)


async def test_a_proof_of_somebody_else_is_none(owner: Owner, owner_of: Owners) -> None:
    await trusted(owner, "one")
    other = await owner_of()
    await owner.refused(
        "DELETE", f"{PATH}/one", None, 401, "verification_record.permission_denied", proof=await other.proof()
    )


async def mutate(owner: Owner, name: str, **given: Any) -> Any:
    """The payload of a mutation."""
    kind = f"{name[0].upper()}{name[1:]}Input"
    document = f"""mutation ($input: {kind}!) {{ {name}(input: $input) {{
        userErrors {{ code }} account {{ userId }} }} }}"""
    return (await data_of(owner.actor, document, {"input": given}))[name]


async def test_over_graphql(owner: Owner) -> None:
    for device_id in ("one", "two"):
        await trusted(owner, device_id)
    proof = await owner.proof()
    shown = f'trustedDevices(verificationId: "{proof}") {{ trustedDeviceId userAgent lastUsedAt }}'
    query = f"{{ viewer {{ account {{ {shown} }} }} }}"
    listed = (await data_of(owner.actor, query))["viewer"]["account"]["trustedDevices"]
    assert {each["trustedDeviceId"] for each in listed} == {"one", "two"}
    ended = await mutate(owner, "deleteMyTrustedDevice", trustedDeviceId="one", verificationId=proof)
    assert ended["userErrors"] == []
    assert await left() == {"two"}
    assert (await mutate(owner, "deleteMyTrustedDevices", verificationId=proof))["userErrors"] == []
    assert await left() == set()
    unproved = await mutate(owner, "deleteMyTrustedDevices")
    assert [each["code"] for each in unproved["userErrors"]] == ["VERIFICATION_RECORD_PERMISSION_DENIED"]
