"""Registering with an address that a code was sent to, and adding addresses to an account on the way in."""

import asyncio

import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden
from identity.organizations.actions import NewOrganization, create_organization
from identity.provisioning.actions import replace_jit_email_domains
from identity.sign_in import (
    actions,
    code_actions,
    errors,
    identification_actions,
    new_identity_actions,
    password_actions,
    profile_actions,
)
from identity.users.errors import EmailTaken, PhoneTaken
from identity.users.models import User
from tests.sign_in.conftest import BROWSER, PASSWORD, REGISTER, SIGN_IN, Begin, MakeUser, experience_of, named
from tests.sign_in.ways import BY_CODE, EMAIL, PHONE, SIGN_UP_BY_EMAIL, proved, set_up

GOOD = "violet otter 7"

pytestmark = pytest.mark.usefixtures("inbox")


async def test_the_whole_way(begin: Begin) -> None:
    await set_up(**SIGN_UP_BY_EMAIL)
    interaction = await begin(REGISTER)
    record = await proved(interaction, EMAIL, REGISTER)
    assert await identification_actions.identify(BROWSER, interaction, record) is True
    await actions.submit(BROWSER, interaction)
    user = await User.get(primary_email=EMAIL.value)
    assert user.password_digest is None
    assert await database.fetch_value("SELECT user_id FROM sessions") == user.id


async def test_what_was_proved_stays_while_the_rest_is_collected(begin: Begin) -> None:
    await set_up(signUp={"identifiers": ["email"], "password": True, "verify": True}, **BY_CODE)
    interaction = await begin(REGISTER)
    record = await proved(interaction, EMAIL, REGISTER)
    with pytest.raises(errors.MissingProfile) as refusal:
        await identification_actions.identify(BROWSER, interaction, record)
    assert refusal.value.data == {"missingProfile": ["password"]}
    await profile_actions.add_password(BROWSER, interaction, GOOD)
    await identification_actions.identify(BROWSER, interaction, None)
    await actions.submit(BROWSER, interaction)
    assert (await User.get(primary_email=EMAIL.value)).password_digest


async def test_a_refused_registration_is_in_the_audit_once(begin: Begin) -> None:
    await set_up(signUp={"identifiers": ["email"], "password": True, "verify": True}, **BY_CODE)
    interaction = await begin(REGISTER)
    record = await proved(interaction, EMAIL, REGISTER)
    with pytest.raises(errors.MissingProfile):
        await identification_actions.identify(BROWSER, interaction, record)
    rows = await database.fetch(
        "SELECT result, payload FROM events WHERE key = 'Interaction.Register.Identifier.Submit'"
    )
    assert [(row["result"], row["payload"]["error"]) for row in rows] == [("Error", "user.missing_profile")]


async def test_either_address_will_do(begin: Begin) -> None:
    await set_up(signUp={"identifiers": ["email", "phone"], "password": False, "verify": True}, **BY_CODE)
    interaction = await begin(REGISTER)
    with pytest.raises(errors.MissingProfile) as refusal:
        await identification_actions.identify(BROWSER, interaction, None)
    assert refusal.value.data == {"missingProfile": ["emailOrPhone"]}
    await identification_actions.identify(BROWSER, interaction, await proved(interaction, PHONE, REGISTER))
    await User.get(primary_phone=PHONE.value)


async def test_a_secondary_address_is_asked_for(begin: Begin) -> None:
    sign_up = {
        "identifiers": ["username"],
        "password": True,
        "verify": True,
        "secondaryIdentifiers": [{"identifier": "email", "verify": True}],
    }
    await set_up(signUp=sign_up)
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "ada", GOOD)
    with pytest.raises(errors.MissingProfile) as refusal:
        await identification_actions.identify(BROWSER, interaction, record)
    assert refusal.value.data == {"missingProfile": ["email"]}
    unverified = await code_actions.send_code(BROWSER, interaction, EMAIL, REGISTER)
    with pytest.raises(errors.NotVerified):
        await profile_actions.add_verified(BROWSER, interaction, "email", unverified)
    verified = await proved(interaction, EMAIL, REGISTER)
    for kind in ("phone", "social"):
        with pytest.raises(errors.VerificationNotFound):
            await profile_actions.add_verified(BROWSER, interaction, kind, verified)
    await profile_actions.add_verified(BROWSER, interaction, "email", verified)
    await identification_actions.identify(BROWSER, interaction, None)
    assert (await User.get(username="ada")).primary_email == EMAIL.value


async def test_an_unverified_address_makes_no_account(begin: Begin) -> None:
    await set_up(**SIGN_UP_BY_EMAIL)
    interaction = await begin(REGISTER)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, REGISTER)
    with pytest.raises(errors.NotVerified):
        await identification_actions.identify(BROWSER, interaction, record)
    assert await User.all().count() == 0


async def test_who_was_not_known_at_sign_in_registers_with_the_same_proof(begin: Begin) -> None:
    await set_up(**SIGN_UP_BY_EMAIL)
    interaction = await begin(SIGN_IN)
    record = await proved(interaction)
    with pytest.raises(errors.UserNotFound):
        await identification_actions.identify(BROWSER, interaction, record)
    await actions.switch_event(BROWSER, interaction, REGISTER)
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)


async def test_who_is_known_signs_in_with_the_same_proof(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user(primary_email=EMAIL.value)
    await set_up(**SIGN_UP_BY_EMAIL)
    interaction = await begin(REGISTER)
    record = await proved(interaction, EMAIL, REGISTER)
    with pytest.raises(EmailTaken):
        await identification_actions.identify(BROWSER, interaction, record)
    await actions.switch_event(BROWSER, interaction, SIGN_IN)
    await identification_actions.identify(BROWSER, interaction, record)
    assert (await experience_of(interaction))["userId"] == user.id


async def test_of_many_who_register_an_address_at_once_one_gets_it(begin: Begin) -> None:
    await set_up(**SIGN_UP_BY_EMAIL)
    interactions = [await begin(REGISTER) for _ in range(4)]
    records = [await proved(each, EMAIL, REGISTER) for each in interactions]
    outcomes = await asyncio.gather(
        *(
            identification_actions.identify(BROWSER, each, record)
            for each, record in zip(interactions, records, strict=True)
        ),
        return_exceptions=True,
    )
    assert outcomes.count(True) == 1
    assert sum(isinstance(each, EmailTaken) for each in outcomes) == 3


async def test_a_verified_address_leads_into_its_organization(begin: Begin) -> None:
    organization = await create_organization(SYSTEM, NewOrganization(name="Engines"))
    await replace_jit_email_domains(SYSTEM, organization.id, ["example.com"])
    await set_up(**SIGN_UP_BY_EMAIL)
    interaction = await begin(REGISTER)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction, EMAIL, REGISTER))
    user = await User.get(primary_email=EMAIL.value)
    members = await database.fetch("SELECT organization_id, user_id FROM organization_members")
    assert [tuple(row.values()) for row in members] == [(organization.id, user.id)]


async def test_addresses_are_added_on_the_way_in(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user()
    await set_up(
        signUp={
            "identifiers": ["username"],
            "password": True,
            "verify": True,
            "secondaryIdentifiers": [{"identifier": "email", "verify": True}],
        }
    )
    interaction = await begin(SIGN_IN)
    with pytest.raises(errors.NotIdentified):
        await profile_actions.add_verified(BROWSER, interaction, "email", "x")
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    with pytest.raises(errors.MissingProfile) as refusal:
        await actions.submit(BROWSER, interaction)
    assert refusal.value.data == {"missingProfile": ["email"]}
    await profile_actions.add_verified(BROWSER, interaction, "email", await proved(interaction))
    await profile_actions.add_verified(BROWSER, interaction, "phone", await proved(interaction, PHONE))
    await actions.submit(BROWSER, interaction)
    stored = await User.get(id=user.id)
    assert (stored.primary_email, stored.primary_phone) == (EMAIL.value, PHONE.value)


async def test_an_account_keeps_the_addresses_that_it_has(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email="countess@example.com", primary_phone="4930999999")
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    with pytest.raises(errors.EmailExistsInProfile):
        await profile_actions.add_verified(BROWSER, interaction, "email", await proved(interaction))
    with pytest.raises(errors.PhoneExistsInProfile):
        await profile_actions.add_verified(BROWSER, interaction, "phone", await proved(interaction, PHONE))


async def test_addresses_of_others(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    await make_user("bob", primary_email=EMAIL.value, primary_phone=PHONE.value)
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    with pytest.raises(EmailTaken):
        await profile_actions.add_verified(BROWSER, interaction, "email", await proved(interaction))
    with pytest.raises(PhoneTaken):
        await profile_actions.add_verified(BROWSER, interaction, "phone", await proved(interaction, PHONE))


async def test_an_address_that_the_account_was_given_meanwhile_stays(
    begin: Begin, make_user: MakeUser
) -> None:
    user = await make_user()
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    await profile_actions.add_verified(BROWSER, interaction, "email", await proved(interaction))
    await User.filter(id=user.id).update(primary_email="countess@example.com")
    with pytest.raises(errors.EmailExistsInProfile):
        await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0


async def test_codes_open_no_closed_registration(begin: Begin) -> None:
    await set_up(**SIGN_UP_BY_EMAIL)
    interaction = await begin(REGISTER)
    record = await proved(interaction, EMAIL, REGISTER)
    await set_up(signInMode="SignIn")
    with pytest.raises(Forbidden):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_a_blocked_address(begin: Begin) -> None:
    await set_up(emailBlocklistPolicy={"customBlocklist": ["@example.com"]}, **SIGN_UP_BY_EMAIL)
    interaction = await begin(REGISTER)
    with pytest.raises(errors.Conflict):
        await proved(interaction, EMAIL, REGISTER)
    await set_up(emailBlocklistPolicy={})
    record = await proved(interaction, EMAIL, REGISTER)
    await set_up(emailBlocklistPolicy={"customBlocklist": ["@example.com"]})
    with pytest.raises(errors.Conflict):
        await identification_actions.identify(BROWSER, interaction, record)
    assert await User.all().count() == 0
