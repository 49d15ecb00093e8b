"""People read and change their own details, addresses and passwords (C21, C22, C25)."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from identity.credentials.queries import password_matches
from identity.kernel import database
from identity.users.queries import user_by_id
from tests.account.conftest import (
    FIELDS,
    PASSWORD,
    SCOPES,
    Owner,
    Owners,
    acting,
    open_fields,
    set_experience,
)
from tests.assets.pictures import SVG, archive, png
from tests.inbox.opening import open_inbox
from tests.sign_in.messages import another, code_sent_to, messages_to

NEW_PASSWORD = "Grey-Heron-On-The-Mudflat-7"


@pytest.fixture(autouse=True)
def inbox(database: str) -> Iterator[None]:
    """Mails and texts are kept where they can be read."""
    with open_inbox():
        yield


def new_email() -> str:
    """An address that nobody has."""
    return f"{uuid4().hex[:10]}@example.com"


async def begun_code(owner: Owner, value: str, kind: str = "email", **more: Any) -> str:
    """A code on its way to an address."""
    body = {"identifier": {"type": kind, "value": value}, **more}
    made = await owner.call("POST", "/verifications/verification-code", body, status=201)
    return str(made["verificationRecordId"])


def given_code(value: str, record_id: str, code: str, kind: str = "email") -> dict[str, Any]:
    """The body that gives a code."""
    return {"identifier": {"type": kind, "value": value}, "verificationId": record_id, "code": code}


async def verified(owner: Owner, value: str, kind: str = "email", **more: Any) -> str:
    """A proof of an address."""
    record_id = await begun_code(owner, value, kind, **more)
    body = given_code(value, record_id, await code_sent_to(value.lower()), kind)
    answer = await owner.call("POST", "/verifications/verification-code/verify", body)
    assert answer == {"verificationRecordId": record_id}
    return record_id


async def test_the_whole_account_is_shown(owner: Owner) -> None:
    shown = await owner.call("GET", "/my-account")
    assert shown["id"] == owner.user.id
    assert shown["username"] == owner.user.username
    assert shown["primaryEmail"] == owner.user.primary_email
    assert shown["hasPassword"] is True
    assert shown["hasSecurityVerificationMethod"] is True
    assert shown["identities"] == {}
    assert shown["ssoIdentities"] == []
    assert shown["createdAt"] > 10**12
    assert "passwordDigest" not in shown


SHOWN = {
    "name": ("name", "profile"), "avatar": ("avatar", "profile"), "username": ("username", "profile"),
    "primaryEmail": ("email", "email"), "primaryPhone": ("phone", "phone"),
    "customData": ("customData", "custom_data"), "identities": ("social", "identities"),
    "ssoIdentities": ("social", "identities"), "profile": ("profile", "profile"),
    "hasPassword": ("password", None), "lastSignInAt": (None, "profile"),
}  # fmt: skip


@pytest.mark.parametrize("part", SHOWN)
async def test_a_part_is_shown_with_its_scope_unless_it_is_off(owner: Owner, part: str) -> None:
    field, scope = SHOWN[part]
    assert part in await owner.call("GET", "/my-account")
    if scope:
        without = SCOPES - {scope, "address"}
        assert part not in await acting(owner, scopes=without).call("GET", "/my-account")
    if field:
        await open_fields(**{field: "ReadOnly"})
        assert part in await owner.call("GET", "/my-account")
        await open_fields(**{field: "Off"})
        assert part not in await owner.call("GET", "/my-account")


async def test_an_address_has_a_scope_of_its_own(owner: Owner) -> None:
    details = {"nickname": "Ada", "address": {"country": "UK"}}
    assert await owner.call("PATCH", "/my-account/profile", details) == details
    plain = acting(owner, scopes=SCOPES - {"address"})
    assert (await plain.call("GET", "/my-account"))["profile"] == {"nickname": "Ada"}
    only = acting(owner, scopes=frozenset({"openid", "address"}))
    assert (await only.call("GET", "/my-account"))["profile"] == {"address": {"country": "UK"}}


async def test_details_are_changed(owner: Owner) -> None:
    changes = {"name": "Ada L.", "avatar": "https://example.com/a.png", "customData": {"theme": "dark"}}
    shown = await owner.call("PATCH", "/my-account", changes)
    assert {name: shown[name] for name in changes} == changes
    await owner.call("PATCH", "/my-account", {"customData": {"plan": "free"}})
    assert (await owner.call("GET", "/my-account"))["customData"] == {"plan": "free"}
    assert (await owner.call("PATCH", "/my-account", {"name": None}))["name"] is None
    assert (await owner.events()).count("User.Data.Updated") == 3


async def test_the_profile_is_merged(owner: Owner) -> None:
    await owner.call("PATCH", "/my-account/profile", {"familyName": "Lovelace"})
    merged = await owner.call("PATCH", "/my-account/profile", {"nickname": "Ada"})
    assert merged == {"familyName": "Lovelace", "nickname": "Ada"}


async def test_a_username_is_changed_within_the_policy(owner: Owner, owner_of: Owners) -> None:
    proof, other = await owner.proof(), await owner_of()
    shown = await owner.call("PATCH", "/my-account", {"username": "lovelace"}, proof=proof)
    assert shown["username"] == "lovelace"
    taken = {"username": other.user.username}
    await owner.refused("PATCH", "/my-account", taken, 422, "user.username_already_in_use", proof=proof)
    await owner.refused("PATCH", "/my-account", {"username": "1a"}, 400, "guard.invalid_input", proof=proof)
    policy = {"caseSensitive": False, "minLength": 3, "maxLength": 12, "allowedChars": {
        "lowercase": True, "uppercase": True, "numbers": False, "underscore": True}}  # fmt: skip
    await set_experience(usernamePolicy=policy)
    for name, code in (("ab", "too_short"), ("a" * 13, "too_long"), ("ada1", "numbers_not_allowed")):
        await owner.refused(
            "PATCH", "/my-account", {"username": name}, 422, f"user.username_{code}", proof=proof
        )


async def test_of_two_names_that_count_as_one_the_second_is_refused(owner: Owner, owner_of: Owners) -> None:
    await set_experience(usernamePolicy={"caseSensitive": False, "minLength": 1, "maxLength": 128, "allowedChars": {
        "lowercase": True, "uppercase": True, "numbers": True, "underscore": True}})  # fmt: skip
    other, proof = await owner_of(), await owner.proof()
    taken = {"username": (other.user.username or "").upper()}
    await owner.refused("PATCH", "/my-account", taken, 422, "user.username_already_in_use", proof=proof)
    own = {"username": (owner.user.username or "").upper()}
    assert (await owner.call("PATCH", "/my-account", own, proof=proof))["username"] == own["username"]


async def test_the_last_way_in_stays(owner_of: Owners) -> None:
    await open_fields()
    owner = await owner_of()
    proof, last = await owner.proof(), "user.last_sign_in_method_required"
    await owner.refused("PATCH", "/my-account", {"username": None}, 400, last, proof=proof)
    email = new_email()
    body = {"email": email, "newIdentifierVerificationRecordId": await verified(owner, email)}
    await owner.call("POST", "/my-account/primary-email", body, status=204, proof=proof)
    await owner.call("PATCH", "/my-account", {"username": None}, proof=proof)
    await owner.refused("DELETE", "/my-account/primary-email", None, 400, last, proof=proof)


async def test_a_new_address_takes_a_code_that_was_sent_there(owner: Owner) -> None:
    proof, email = await owner.proof(), new_email()
    bound = await verified(owner, email)
    body = {"email": email, "newIdentifierVerificationRecordId": bound}
    await owner.call("POST", "/my-account/primary-email", body, status=204, proof=proof)
    assert (await owner.call("GET", "/my-account"))["primaryEmail"] == email
    assert [each["purpose"] for each in await messages_to(email)] == ["BindNewIdentifier"]
    unknown = "verification_record.not_found"
    await owner.refused("POST", "/my-account/primary-email", body, 400, unknown, proof=proof)  # used up
    await owner.call("DELETE", "/my-account/primary-email", status=204, proof=proof)
    assert (await owner.call("GET", "/my-account"))["primaryEmail"] is None


async def test_a_phone_number_likewise(owner: Owner) -> None:
    proof, phone = await owner.proof(), "15551234567"
    body = {"phone": phone, "newIdentifierVerificationRecordId": await verified(owner, phone, "phone")}
    await owner.call("POST", "/my-account/primary-phone", body, status=204, proof=proof)
    assert (await owner.call("GET", "/my-account"))["primaryPhone"] == phone
    await owner.call("DELETE", "/my-account/primary-phone", status=204, proof=proof)


async def test_a_code_binds_nothing_but_its_own_address_to_its_own_person(
    owner: Owner, owner_of: Owners, settable_clock: Any
) -> None:
    proof, email, other = await owner.proof(), new_email(), await owner_of()
    path, unknown = "/my-account/primary-email", "verification_record.not_found"
    bound = await verified(owner, email)
    elsewhere = {"email": new_email(), "newIdentifierVerificationRecordId": bound}
    await owner.refused("POST", path, elsewhere, 400, unknown, proof=proof)
    stolen = {"email": email, "newIdentifierVerificationRecordId": bound}
    await other.refused("POST", path, stolen, 400, unknown, proof=await other.proof())
    open_ended = {"email": email, "newIdentifierVerificationRecordId": await begun_code(owner, email)}
    await owner.refused("POST", path, open_ended, 400, unknown, proof=proof)
    by_password = {"email": email, "newIdentifierVerificationRecordId": proof}
    await owner.refused("POST", path, by_password, 400, unknown, proof=proof)
    settable_clock.advance(minutes=10)
    await owner.refused("POST", path, stolen, 400, unknown, proof=await owner.proof())


async def test_an_address_of_somebody_else_is_refused(owner: Owner, owner_of: Owners) -> None:
    email = new_email()
    await owner_of(primary_email=email)
    body = {"email": email, "newIdentifierVerificationRecordId": await verified(owner, email)}
    await owner.refused(
        "POST", "/my-account/primary-email", body, 422, "user.email_already_in_use", proof=await owner.proof()
    )


async def test_a_code_to_ones_own_address_is_a_proof_and_others_are_none(owner: Owner) -> None:
    email = owner.user.primary_email or ""
    proof = await verified(owner, email.upper())
    assert (await messages_to(email))[-1]["purpose"] == "UserPermissionValidation"
    await owner.call("PATCH", "/my-account", {"username": "by_code"}, proof=proof)
    denied = (401, "verification_record.permission_denied")
    for record in (
        await verified(owner, email, templateType="BindMfa"),
        await verified(owner, new_email(), templateType="UserPermissionValidation"),
        await begun_code(owner, email),
    ):
        await owner.refused("PATCH", "/my-account", {"username": "nope"}, *denied, proof=record)


async def test_codes_count_once_for_their_own_verification(owner: Owner, owner_of: Owners) -> None:
    email, path = new_email(), "/verifications/verification-code/verify"
    first = await begun_code(owner, email)
    code = await code_sent_to(email)
    mismatch, unknown = "verification_code.code_mismatch", "verification_record.not_found"
    await owner.refused("POST", path, given_code(email, first, another(code)), 400, mismatch)
    other = await owner_of()
    await other.refused("POST", path, given_code(email, first, code), 400, unknown)
    await owner.refused("POST", path, given_code(new_email(), first, code), 400, unknown)
    theirs = await begun_code(other, email)
    await other.refused("POST", path, given_code(email, theirs, code), 400, mismatch)
    await owner.call("POST", path, given_code(email, first, code))
    await owner.refused("POST", path, given_code(email, first, code), 400, unknown)


async def test_nobody_is_flooded_with_codes(owner: Owner) -> None:
    email = new_email()
    for _ in range(10):
        await begun_code(owner, email)
    body = {"identifier": {"type": "email", "value": email}}
    await owner.refused("POST", "/verifications/verification-code", body, 429, "request.message_rate_limited")


async def test_a_password_is_chosen_within_the_policy(owner: Owner) -> None:
    proof, path = await owner.proof(), "/my-account/password"
    told = await owner.refused("POST", path, {"password": "short"}, 422, "password.rejected", proof=proof)
    assert "password_rejected.too_short" in {issue["code"] for issue in told["data"]}
    await owner.refused("POST", path, {"password": PASSWORD}, 422, "user.same_password", proof=proof)
    await owner.call("POST", path, {"password": NEW_PASSWORD}, status=204, proof=proof)
    assert (await password_matches(await user_by_id(owner.user.id), NEW_PASSWORD)).matches
    assert await owner.proof(NEW_PASSWORD)
    told_of = await database.fetch(
        "SELECT payload::text AS told FROM events WHERE user_id = $1", owner.user.id
    )
    assert not any(NEW_PASSWORD in row["told"] for row in told_of)


async def test_who_has_nothing_to_prove_by_chooses_a_password_without(owner_of: Owners) -> None:
    await open_fields()
    owner = await owner_of(password=None)
    assert (await owner.call("GET", "/my-account"))["hasSecurityVerificationMethod"] is False
    await owner.call("POST", "/my-account/password", {"password": NEW_PASSWORD}, status=204)
    denied = (401, "verification_record.permission_denied")
    await owner.refused("POST", "/my-account/password", {"password": PASSWORD}, *denied)


async def test_every_field_is_off_until_it_is_opened(owner: Owner) -> None:
    await open_fields(**dict.fromkeys(FIELDS, "Off"))
    shown = await owner.call("GET", "/my-account")
    assert set(shown) == {
        "id", "lastSignInAt", "createdAt", "updatedAt", "applicationId", "isSuspended",
        "hasSecurityVerificationMethod",
    }  # fmt: skip


async def test_reading_ones_account_costs_two_statements(owner: Owner, statements: Any) -> None:
    await owner.call("GET", "/my-account")
    with statements() as counted:
        await owner.call("GET", "/my-account")
    assert counted.number == 2, counted.texts


async def test_a_picture_of_oneself_is_uploaded(owner: Owner) -> None:
    path, files = "/my-account/user-assets/avatar", {"file": ("me.png", png(), "image/png")}
    made = await owner.call("POST", path, files=files)
    assert made["url"].startswith("http://localhost:3001/uploads/")
    shown = await owner.call("PATCH", "/my-account", {"avatar": made["url"]})
    assert shown["avatar"] == made["url"]


@pytest.mark.parametrize("content", [SVG, archive()])
async def test_what_a_browser_could_run_is_no_picture(owner: Owner, content: bytes) -> None:
    files = {"file": ("me.png", content, "image/png")}
    refusal = await owner.call("POST", "/my-account/user-assets/avatar", files=files, status=400)
    assert refusal["code"] == "guard.mime_type_not_allowed"


async def test_a_picture_is_not_taken_where_it_could_not_be_set(owner: Owner) -> None:
    await open_fields(avatar="ReadOnly")
    files = {"file": ("me.png", png(), "image/png")}
    refusal = await owner.call("POST", "/my-account/user-assets/avatar", files=files, status=400)
    assert refusal["code"] == "account_center.field_not_editable"
