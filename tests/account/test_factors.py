"""People manage their second factors (C24)."""

import re

import pyotp

from identity.content.account_center_actions import update_account_center
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from tests.account.conftest import Owner, Owners, open_fields, set_experience
from tests.sign_in.soft_authenticator import SoftAuthenticator

PATH = "/my-account/mfa-verifications"
EVERY_FACTOR = {"factors": ["Totp", "WebAuthn", "BackupCode"], "policy": "NoPrompt"}


async def factors(owner: Owner) -> dict[str, dict[str, object]]:
    """By type."""
    return {each["type"]: each for each in await owner.call("GET", PATH)}


async def passkey(owner: Owner, authenticator: SoftAuthenticator | None = None) -> str:
    """The proof of a new passkey."""
    begun = await owner.call("POST", "/verifications/web-authn/registration")
    made = (authenticator or SoftAuthenticator()).create(begun["registrationOptions"])
    body = {"verificationRecordId": begun["verificationRecordId"], "payload": made | {"type": "WebAuthn"}}
    answer = await owner.call("POST", "/verifications/web-authn/registration/verify", body)
    return str(answer["verificationRecordId"])


async def test_an_authenticator_app_comes_is_replaced_and_goes(owner: Owner) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    proof = await owner.proof()
    secret = (await owner.call("POST", f"{PATH}/totp-secret/generate"))["secret"]
    wrong = {"type": "Totp", "secret": secret, "code": "000000"}
    if pyotp.TOTP(secret).now() != "000000":
        await owner.refused("POST", PATH, wrong, 400, "session.mfa.invalid_totp_code", proof=proof)
    body = {"type": "Totp", "secret": secret, "code": pyotp.TOTP(secret).now()}
    await owner.call("POST", PATH, body, status=204, proof=proof)
    first = (await factors(owner))["Totp"]
    assert "secret" not in first
    await owner.refused("POST", PATH, body, 422, "user.totp_already_in_use", proof=proof)
    another = pyotp.random_base32()
    replaced = {"secret": another, "code": pyotp.TOTP(another).now()}
    await owner.call("PUT", f"{PATH}/totp", replaced, status=204, proof=proof)
    second = (await factors(owner))["Totp"]
    assert second["id"] != first["id"]
    await owner.call("DELETE", f"{PATH}/{second['id']}", status=204, proof=proof)
    assert await factors(owner) == {}
    assert (await owner.events()).count("User.Data.Updated") == 3


async def test_backup_codes_stand_beside_another_factor(owner: Owner) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    proof = await owner.proof()
    codes = (await owner.call("POST", f"{PATH}/backup-codes/generate"))["codes"]
    assert len({code for code in codes if re.fullmatch("[0-9a-f]{10}", code)}) == 10
    body = {"type": "BackupCode", "codes": codes}
    alone = "session.mfa.backup_code_can_not_be_alone"
    await owner.refused("POST", PATH, body, 422, alone, proof=proof)
    await owner.refused("GET", f"{PATH}/backup-codes", None, 404, "entity.not_found", proof=proof)
    await owner.call("POST", PATH, {"type": "Totp", "secret": pyotp.random_base32()}, status=204, proof=proof)
    await owner.call("POST", PATH, body, status=204, proof=proof)
    assert (await factors(owner))["BackupCode"]["remainCodes"] == 10
    shown = await owner.call("GET", f"{PATH}/backup-codes", proof=proof)
    assert [each["code"] for each in shown["codes"]] == codes
    await owner.refused("POST", PATH, body, 422, "user.backup_code_already_in_use", proof=proof)
    await owner.refused("GET", f"{PATH}/backup-codes", None, 401, "verification_record.permission_denied")
    weak = {"type": "BackupCode", "codes": ["1"] * 10}
    await owner.refused("POST", PATH, weak, 422, "user.wrong_backup_code_format", proof=proof)


async def test_a_passkey_comes_is_named_and_goes(owner: Owner) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    proof, record = await owner.proof(), await passkey(owner)
    body = {"type": "WebAuthn", "newIdentifierVerificationRecordId": record, "name": "Key"}
    await owner.call("POST", PATH, body, status=204, proof=proof)
    factor = (await factors(owner))["WebAuthn"]
    assert (factor["name"], factor["agent"]) == ("Key", "a browser")
    await owner.refused("POST", PATH, body, 400, "verification_record.not_found", proof=proof)
    renamed = await owner.call("PATCH", f"{PATH}/{factor['id']}/name", {"name": "Laptop"}, proof=proof)
    assert renamed["name"] == "Laptop"
    await owner.call("DELETE", f"{PATH}/{factor['id']}", status=204, proof=proof)
    assert await factors(owner) == {}


async def test_passkeys_have_a_field_of_their_own_else_that_of_factors(owner: Owner) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    proof = await owner.proof()
    await open_fields(mfa="Off")
    body = {"type": "WebAuthn", "newIdentifierVerificationRecordId": await passkey(owner)}
    await owner.call("POST", PATH, body, status=204, proof=proof)
    assert set(await factors(owner)) == {"WebAuthn"}
    await update_account_center(SYSTEM, {"fields": {"mfa": "ReadOnly"}})
    body = {"type": "WebAuthn", "newIdentifierVerificationRecordId": await passkey(owner)}
    not_editable = "account_center.field_not_editable"
    await owner.refused("POST", PATH, body, 400, not_editable, proof=proof)
    assert set(await factors(owner)) == {"WebAuthn"}


async def test_a_passkey_of_another_page_person_or_challenge_is_refused(
    owner: Owner, owner_of: Owners
) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    begin, verify = "/verifications/web-authn/registration", "/verifications/web-authn/registration/verify"
    begun = await owner.call("POST", begin)
    options, record = begun["registrationOptions"], begun["verificationRecordId"]
    stranger = SoftAuthenticator(origin="https://evil.example.com").create(options)
    body = {"verificationRecordId": record, "payload": stranger}
    refusal = await owner.call("POST", verify, body, status=400)
    assert refusal["code"].startswith("session.")
    right = {"verificationRecordId": record, "payload": SoftAuthenticator().create(options)}
    other = await owner_of()
    await other.refused("POST", verify, right, 404, "verification_record.not_found")
    await owner.call("POST", verify, right)
    await owner.refused("POST", verify, right, 404, "verification_record.not_found")
    proof = await other.proof()
    stolen = {"type": "WebAuthn", "newIdentifierVerificationRecordId": record}
    await other.refused("POST", PATH, stolen, 400, "verification_record.not_found", proof=proof)


async def test_pages_that_the_operator_names_make_passkeys(owner: Owner) -> None:
    page = "https://profile.example.com"
    await update_account_center(SYSTEM, {"webauthnRelatedOrigins": [page]})
    assert await passkey(owner, SoftAuthenticator(origin=page))


async def test_a_factor_that_is_not_in_use_is_not_set_up(owner: Owner) -> None:
    proof, code = await owner.proof(), "session.mfa.mfa_factor_not_enabled"
    for body in (
        {"type": "Totp", "secret": pyotp.random_base32()},
        {"type": "BackupCode", "codes": [f"{number:010x}" for number in range(10)]},
        {"type": "WebAuthn", "newIdentifierVerificationRecordId": await passkey(owner)},
    ):
        await owner.refused("POST", PATH, body, 400, code, proof=proof)


async def test_factors_of_somebody_else_stay(owner: Owner, owner_of: Owners) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    body = {"type": "Totp", "secret": pyotp.random_base32()}
    await owner.call("POST", PATH, body, status=204, proof=await owner.proof())
    factor_id = (await factors(owner))["Totp"]["id"]
    other = await owner_of()
    proof = await other.proof()
    await other.refused("DELETE", f"{PATH}/{factor_id}", None, 404, "entity.not_found", proof=proof)
    name = {"name": "Mine"}
    await other.refused("PATCH", f"{PATH}/{factor_id}/name", name, 404, "entity.not_found", proof=proof)
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 1


async def test_what_one_is_asked_at_sign_in_is_ones_own_choice(owner: Owner) -> None:
    proof = await owner.proof()
    assert await owner.call("GET", "/my-account/mfa-settings") == {"skipMfaOnSignIn": False}
    body = {"skipMfaOnSignIn": True}
    assert await owner.call("PATCH", "/my-account/mfa-settings", body, proof=proof) == body
    changes = {"mfa": {"enabled": True, "skipped": True}, "passkeySignIn": {"skipped": True}}
    after = {
        "mfa": {"enabled": True, "skipped": True, "skipMfaOnSignIn": True},
        "passkeySignIn": {"skipped": True},
    }
    assert await owner.call("PATCH", "/my-account/logto-configs", changes, proof=proof) == after
    assert await owner.call("GET", "/my-account/logto-configs") == after


async def test_a_body_lacks_what_its_type_needs(owner: Owner) -> None:
    proof = await owner.proof()
    for kind in ("Totp", "WebAuthn", "BackupCode"):
        await owner.refused("POST", PATH, {"type": kind}, 400, "guard.invalid_input", proof=proof)


async def test_new_backup_codes_take_the_place_of_old_ones_or_nothing_changes(owner: Owner) -> None:
    await set_experience(mfa=EVERY_FACTOR)
    proof = await owner.proof()
    await owner.call("POST", PATH, {"type": "Totp", "secret": pyotp.random_base32()}, status=204, proof=proof)
    first, second = ([f"{number:09x}{letter}" for number in range(10)] for letter in "ab")
    body = {"type": "BackupCode", "isReplacement": True}
    for codes in (first, second):  # there need not be any before
        await owner.call("POST", PATH, body | {"codes": codes}, status=204, proof=proof)
    format_ = "user.wrong_backup_code_format"
    await owner.refused("POST", PATH, body | {"codes": second[:9]}, 422, format_, proof=proof)
    denied = "verification_record.permission_denied"
    await owner.refused("POST", PATH, body | {"codes": first}, 401, denied)
    shown = await owner.call("GET", f"{PATH}/backup-codes", proof=proof)
    assert [each["code"] for each in shown["codes"]] == second


async def test_who_adds_a_factor_is_asked_for_it(owner: Owner) -> None:
    """Also who declined at a sign-in, before there was any."""
    await set_experience(mfa=EVERY_FACTOR)
    declined = {"mfa_enabled": False, "mfa_skipped": True, "passkey_skipped": True}
    await database.execute("UPDATE users SET sign_in_preferences = $2 WHERE id = $1", owner.user.id, declined)
    proof = await owner.proof()
    await owner.call("POST", PATH, {"type": "Totp", "secret": pyotp.random_base32()}, status=204, proof=proof)
    wanted = await database.fetch_value("SELECT sign_in_preferences FROM users WHERE id = $1", owner.user.id)
    assert wanted == declined | {"mfa_enabled": True, "mfa_skipped": False}
