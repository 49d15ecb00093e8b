"""An address that the settings keep out gets no code to register with, no account, and is added to none."""

import pytest

from identity.experience.errors import EmailNotAllowed, SubaddressNotAllowed
from identity.kernel import database as db
from identity.sign_in import actions, code_actions, identification_actions, password_actions, profile_actions
from tests.sign_in.conftest import BROWSER, PASSWORD, REGISTER, SIGN_IN, Begin, MakeUser, named
from tests.sign_in.ways import EMAIL, SIGN_UP_BY_EMAIL, proved, set_up

pytestmark = pytest.mark.usefixtures("inbox")
BLOCKED = {"emailBlocklistPolicy": {"customBlocklist": ["@example.com"], "blockSubaddressing": True}}


async def test_no_code_to_register_with(begin: Begin) -> None:
    await set_up(**SIGN_UP_BY_EMAIL, **BLOCKED)
    interaction = await begin(REGISTER)
    with pytest.raises(EmailNotAllowed):
        await code_actions.send_code(BROWSER, interaction, EMAIL, REGISTER)
    with pytest.raises(SubaddressNotAllowed):
        await code_actions.send_code(BROWSER, interaction, named("ada+1@example.org", "email"), REGISTER)
    assert await db.fetch_value("SELECT count(*) FROM verification_codes") == 0
    assert await code_actions.send_code(BROWSER, interaction, named("ada@example.org", "email"), REGISTER)


async def test_no_account_by_way_of_a_sign_in(begin: Begin) -> None:
    """A code for a sign-in is sent to whoever has an account; it makes none for an address that is kept out."""
    await set_up(**SIGN_UP_BY_EMAIL, **BLOCKED)
    interaction = await begin(SIGN_IN)
    record = await proved(interaction)
    await actions.switch_event(BROWSER, interaction, REGISTER)
    with pytest.raises(EmailNotAllowed):
        await identification_actions.identify(BROWSER, interaction, record)
    assert await db.fetch_value("SELECT count(*) FROM users") == 0


async def test_who_has_the_address_already_signs_in(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value)
    await set_up(**SIGN_UP_BY_EMAIL, **BLOCKED)
    interaction = await begin(SIGN_IN)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction))
    await actions.submit(BROWSER, interaction)
    assert await db.fetch_value("SELECT count(*) FROM sessions") == 1


async def test_it_is_added_to_no_account(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    await set_up(**BLOCKED)
    interaction = await begin(SIGN_IN)
    record = await proved(interaction)
    await _identified(interaction)
    with pytest.raises(EmailNotAllowed):
        await profile_actions.add_verified(BROWSER, interaction, "email", record)
    await actions.submit(BROWSER, interaction)
    assert await db.fetch_value("SELECT primary_email FROM users") is None


async def _identified(interaction: str) -> None:
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
