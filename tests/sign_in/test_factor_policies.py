"""Who is asked for a second factor, who has to add one and who may go on without: every policy."""

from typing import Any

import pytest

from identity.credentials.actions import update_sign_in_preferences
from identity.credentials.inputs import SignInPreferenceChanges
from identity.credentials.mfa_actions import create_backup_codes
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Refusal
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.member_actions import add_members
from identity.sign_in import (
    actions,
    backup_code_actions,
    errors,
    factor_actions,
    identification_actions,
    new_identity_actions,
    totp_actions,
)
from tests.sign_in.conftest import BROWSER, REGISTER, Begin, MakeUser
from tests.sign_in.second_factors import code_of, identified, totp_of, use_factors

pytestmark = pytest.mark.usefixtures("inbox")

OPTIONAL = ["UserControlled", "PromptOnlyAtSignIn", "PromptAtSignInAndSignUp"]
MANDATORY = ["Mandatory", "PromptOnlyAtSignInMandatory", "PromptAtSignInAndSignUpMandatory"]


async def _set(policy: str, *factors: str, **mfa: Any) -> None:
    adaptive = {"adaptiveMfa": {"enabled": policy.startswith("Prompt") and policy.endswith("Mandatory")}}
    settings = {"factors": list(factors) or ["Totp"], "policy": policy, **mfa}
    await update_sign_in_experience(SYSTEM, {"mfa": settings, **adaptive})


async def _registered(begin: Begin, username: str = "newcomer") -> str:
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(
        BROWSER, interaction, username, "a long way to Tipperary"
    )
    await identification_actions.identify(BROWSER, interaction, record)
    return interaction


async def _refusal(interaction: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await actions.submit(BROWSER, interaction)
    return caught.value


async def _set_up_totp(interaction: str) -> str:
    new = await totp_actions.create_totp(BROWSER, interaction)
    await totp_actions.verify_totp(BROWSER, interaction, code_of(new.secret), new.verification_id)
    await factor_actions.add_factor(BROWSER, interaction, "Totp", new.verification_id)
    return new.secret


@pytest.mark.parametrize("policy", OPTIONAL)
async def test_optional_policies_propose_and_let_go(make_user: MakeUser, policy: str) -> None:
    user = await make_user()
    await _set(policy)
    interaction = await identified()
    refusal = await _refusal(interaction)
    assert (refusal.status, refusal.code) == (422, "user.suggest_mfa")
    await factor_actions.refuse_mfa(BROWSER, interaction)
    await actions.submit(BROWSER, interaction)
    stored = await database.fetch_value("SELECT sign_in_preferences FROM users WHERE id = $1", user.id)
    assert stored == {"mfa_enabled": False, "mfa_skipped": True}
    await actions.submit(BROWSER, await identified())  # not asked again


@pytest.mark.parametrize("policy", OPTIONAL)
async def test_who_wants_a_factor_adds_one_or_changes_their_mind(make_user: MakeUser, policy: str) -> None:
    await make_user()
    await _set(policy)
    interaction = await identified()
    await factor_actions.enable_mfa(BROWSER, interaction)
    refusal = await _refusal(interaction)
    assert (refusal.code, refusal.data) == (
        "user.missing_mfa",
        {"availableFactors": ["Totp"], "skippable": True},
    )
    await _set_up_totp(interaction)
    await actions.submit(BROWSER, interaction)
    refusal = await _refusal(await identified())
    assert refusal.code == "session.mfa.require_mfa_verification"


@pytest.mark.parametrize("policy", MANDATORY)
async def test_mandatory_policies_let_nobody_go_without(make_user: MakeUser, policy: str) -> None:
    await make_user()
    await _set(policy)
    interaction = await identified()
    refusal = await _refusal(interaction)
    assert (refusal.status, refusal.code, refusal.data) == (
        422,
        "user.missing_mfa",
        {"availableFactors": ["Totp"]},
    )
    with pytest.raises(errors.PolicyNotUserControlled) as skipped:
        await factor_actions.refuse_mfa(BROWSER, interaction)
    assert (skipped.value.status, skipped.value.code) == (422, "session.mfa.mfa_policy_not_user_controlled")
    await _set_up_totp(interaction)
    await actions.submit(BROWSER, interaction)


async def test_what_was_skipped_before_does_not_count_where_a_factor_is_mandatory(
    make_user: MakeUser,
) -> None:
    user = await make_user()
    changes = SignInPreferenceChanges(mfa_skipped=True, mfa_enabled=False, skip_mfa_on_sign_in=True)
    await update_sign_in_preferences(SYSTEM, user.id, changes)
    await _set("Mandatory")
    assert (await _refusal(await identified())).code == "user.missing_mfa"
    await totp_of(user.id)
    assert (await _refusal(await identified())).code == "session.mfa.require_mfa_verification"


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        ("NoPrompt", None),
        ("PromptOnlyAtSignIn", None),
        ("PromptOnlyAtSignInMandatory", None),
        ("UserControlled", "user.suggest_mfa"),
        ("PromptAtSignInAndSignUp", "user.suggest_mfa"),
        ("Mandatory", "user.missing_mfa"),
        ("PromptAtSignInAndSignUpMandatory", "user.missing_mfa"),
    ],
)
async def test_registration_by_policy(begin: Begin, policy: str, code: str | None) -> None:
    await _set(policy)
    interaction = await _registered(begin)
    if code is None:
        await actions.submit(BROWSER, interaction)
        assert await database.fetch_value("SELECT methods FROM sessions") == ["pwd"]
    else:
        assert (await _refusal(interaction)).code == code


async def test_a_registration_with_a_factor(begin: Begin) -> None:
    await _set("Mandatory")
    interaction = await _registered(begin)
    await _set_up_totp(interaction)
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT methods FROM sessions") == ["pwd", "otp", "mfa"]


@pytest.mark.parametrize("changes", [{"skip_mfa_on_sign_in": True}, {"mfa_enabled": False}])
async def test_people_may_wish_not_to_be_asked(make_user: MakeUser, changes: dict[str, bool]) -> None:
    user = await make_user()
    await totp_of(user.id)
    await use_factors("Totp")
    await update_sign_in_preferences(SYSTEM, user.id, SignInPreferenceChanges(**changes))
    await actions.submit(BROWSER, await identified())
    assert await database.fetch_value("SELECT methods FROM sessions") == ["pwd"]


async def test_no_prompt_asks_nobody_to_add_one(make_user: MakeUser) -> None:
    await make_user()
    await _set("NoPrompt")
    await actions.submit(BROWSER, await identified())


async def test_addresses_are_factors_by_themselves(make_user: MakeUser) -> None:
    await make_user(primary_email="ada@example.com", primary_phone="4930123456")
    await use_factors("EmailVerificationCode", "BackupCode", "PhoneVerificationCode", "WebAuthn")
    refusal = await _refusal(await identified())
    assert refusal.data == {
        "availableFactors": ["EmailVerificationCode", "PhoneVerificationCode"],
        "maskedIdentifiers": {
            "EmailVerificationCode": "a****@example.com",
            "PhoneVerificationCode": "****3456",
        },
    }


async def test_the_order_of_factors(make_user: MakeUser) -> None:
    user = await make_user()
    await totp_of(user.id)
    await create_backup_codes(SYSTEM, user.id)
    await database.execute(
        "INSERT INTO mfa_factors (id, user_id, type, credential_id, credential, created_at) "
        "VALUES ('passkey', $1, 'WebAuthn', 'some', '{}', now())",
        user.id,
    )
    await use_factors("BackupCode", "Totp", "WebAuthn")
    refusal = await _refusal(await identified())
    assert refusal.data is not None
    assert refusal.data["availableFactors"] == ["WebAuthn", "Totp", "BackupCode"]


async def test_who_is_only_reached_by_messages_is_offered_more_once(make_user: MakeUser) -> None:
    await make_user(primary_email="ada@example.com")
    await _set("PromptAtSignInAndSignUp", "EmailVerificationCode", "Totp")
    await database.execute("UPDATE users SET sign_in_preferences = '{\"skip_mfa_on_sign_in\": true}'")
    interaction = await identified()
    refusal = await _refusal(interaction)
    assert (refusal.status, refusal.code, refusal.data) == (
        422,
        "session.mfa.suggest_additional_mfa",
        {"availableFactors": ["Totp"], "skippable": True},
    )
    await factor_actions.refuse_suggestion(BROWSER, interaction)
    await actions.submit(BROWSER, interaction)
    await actions.submit(BROWSER, await identified())


async def test_backup_codes_go_with_other_factors(make_user: MakeUser) -> None:
    user = await make_user()
    await _set("Mandatory", "Totp", "BackupCode")
    interaction = await identified()
    assert (await _refusal(interaction)).data == {"availableFactors": ["Totp"]}
    alone, _ = await backup_code_actions.create_backup_codes(BROWSER, interaction)
    with pytest.raises(Refusal) as refusal:
        await factor_actions.add_factor(BROWSER, interaction, "BackupCode", alone)
    assert refusal.value.code == "session.mfa.backup_code_can_not_be_alone"
    await _set_up_totp(interaction)
    missing = await _refusal(interaction)
    assert (missing.status, missing.code) == (422, "session.mfa.backup_code_required")
    record, codes = await backup_code_actions.create_backup_codes(BROWSER, interaction)
    await factor_actions.add_factor(BROWSER, interaction, "BackupCode", record)
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT count(*) FROM backup_codes") == len(codes) == 10
    assert {row["type"] for row in await database.fetch("SELECT type FROM mfa_factors")} == {
        "Totp",
        "BackupCode",
    }
    assert user.id in {row["user_id"] for row in await database.fetch("SELECT user_id FROM mfa_factors")}


async def test_a_factor_that_is_not_in_use(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("Totp")
    interaction = await identified()
    new = await totp_actions.create_totp(BROWSER, interaction)
    await totp_actions.verify_totp(BROWSER, interaction, code_of(new.secret), new.verification_id)
    await use_factors("WebAuthn")
    with pytest.raises(errors.FactorNotEnabled) as refusal:
        await factor_actions.add_factor(BROWSER, interaction, "Totp", new.verification_id)
    assert (refusal.value.status, refusal.value.code) == (400, "session.mfa.mfa_factor_not_enabled")
    await use_factors("Totp", "WebAuthn")
    with pytest.raises(errors.VerificationNotFound):
        await factor_actions.add_factor(BROWSER, interaction, "WebAuthn", new.verification_id)


async def _strict_organization(user_id: str) -> str:
    organization = await create_organization(SYSTEM, NewOrganization(name="Strict", is_mfa_required=True))
    await add_members(SYSTEM, organization.id, [user_id])
    return organization.id


async def test_a_strict_organization_is_asked_by_its_policy(make_user: MakeUser) -> None:
    user = await make_user()
    await make_user("bob")
    await _strict_organization(user.id)
    await use_factors("Totp", organizationRequiredMfaPolicy="Mandatory")
    interaction = await identified()
    assert (await _refusal(interaction)).code == "user.missing_mfa"
    with pytest.raises(errors.PolicyNotUserControlled):
        await factor_actions.refuse_mfa(BROWSER, interaction)
    await actions.submit(BROWSER, await identified("bob"))
    await use_factors("Totp", organizationRequiredMfaPolicy="NoPrompt")
    await actions.submit(BROWSER, await identified())


async def test_members_of_a_strict_organization_are_asked_whatever_they_wish(make_user: MakeUser) -> None:
    user = await make_user()
    await totp_of(user.id)
    await use_factors("Totp")
    wish = SignInPreferenceChanges(skip_mfa_on_sign_in=True, mfa_enabled=False)
    await update_sign_in_preferences(SYSTEM, user.id, wish)
    await actions.submit(BROWSER, await identified())
    await _strict_organization(user.id)
    assert (await _refusal(await identified())).code == "session.mfa.require_mfa_verification"


async def test_a_forgotten_password_is_no_place_for_factors(begin: Begin, make_user: MakeUser) -> None:
    from tests.sign_in.conftest import FORGOT

    await use_factors("Totp")
    interaction = await begin(FORGOT)
    for attempt in (
        factor_actions.add_factor(BROWSER, interaction, "Totp", "record"),
        factor_actions.enable_mfa(BROWSER, interaction),
        factor_actions.add_passkey(BROWSER, interaction, "record"),
    ):
        with pytest.raises(errors.NotForForgottenPassword):
            await attempt
