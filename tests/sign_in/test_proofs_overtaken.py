"""A proof counts as long as it would be one still: the account may change while a sign-in is under way."""

from collections.abc import AsyncIterator

import pytest

from identity.credentials.actions import set_password
from identity.credentials.mfa_actions import create_backup_codes, delete_mfa_factor
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.one_time_tokens.actions import create_one_time_token
from identity.one_time_tokens.inputs import NewOneTimeToken
from identity.sign_in import (
    actions,
    backup_code_actions,
    code_actions,
    identification_actions,
    one_time_token_actions,
    passkey_actions,
    password_actions,
    profile_actions,
    social_actions,
    totp_actions,
)
from identity.sign_in.errors import InvalidBackupCode, NotVerified, SecondFactorRequired
from identity.users.actions import update_user
from identity.users.inputs import UserChanges
from identity.users.models import User
from tests.sign_in.conftest import BROWSER, FORGOT, PASSWORD, SIGN_IN, Begin, MakeUser, named, signed_in
from tests.sign_in.providers import CALLBACK, STATE, OidcHost, answer, oidc_connector, oidc_host
from tests.sign_in.second_factors import (
    PARTY,
    begun,
    code_of,
    identified,
    passkey_added,
    totp_of,
    use_factors,
    use_passkeys,
)
from tests.sign_in.ways import BY_CODE, EMAIL, PHONE, proved, set_up

NEW = "violet otter 7"

pytestmark = pytest.mark.usefixtures("inbox")


@pytest.fixture
async def provider(database: str) -> AsyncIterator[OidcHost]:
    """A provider that may be called."""
    async with oidc_host() as found:
        yield found


async def refused(interaction: str) -> None:
    """Nobody is signed in, and nothing is changed."""
    before = await database.fetch_value("SELECT count(*) FROM sessions")
    with pytest.raises(NotVerified):
        await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT count(*) FROM sessions") == before


async def test_a_password_that_was_changed_before_the_end(make_user: MakeUser) -> None:
    user = await make_user()
    interaction = await identified()
    await set_password(SYSTEM, user.id, NEW)
    await refused(interaction)
    await signed_in(await begun(), "ada", NEW)


async def test_a_password_that_was_changed_before_it_said_who_it_is(make_user: MakeUser) -> None:
    user = await make_user()
    interaction = await begun()
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await set_password(SYSTEM, user.id, NEW)
    with pytest.raises(NotVerified):
        await identification_actions.identify(BROWSER, interaction, record)


@pytest.mark.parametrize("identifier", [EMAIL, PHONE])
async def test_an_address_that_the_account_has_no_longer(
    begin: Begin, make_user: MakeUser, identifier
) -> None:
    await set_up(**BY_CODE)
    user = await make_user(primary_email=EMAIL.value, primary_phone=PHONE.value)
    interaction = await begin(SIGN_IN)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction, identifier))
    await update_user(
        SYSTEM, user.id, UserChanges(primary_email="other@example.com", primary_phone="4930654321")
    )
    # Another verification in place of the one that said who it is does not make anybody forget it.
    await code_actions.send_code(BROWSER, interaction, identifier, SIGN_IN)
    await refused(interaction)


async def test_a_mailbox_that_was_given_up_replaces_no_password(begin: Begin, make_user: MakeUser) -> None:
    await set_up(forgotPasswordMethods=["EmailVerificationCode"])
    user = await make_user(primary_email=EMAIL.value)
    interaction = await begin(FORGOT)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction, EMAIL, FORGOT))
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    await update_user(SYSTEM, user.id, UserChanges(primary_email="other@example.com"))
    await refused(interaction)
    assert (await User.get(id=user.id)).password_digest == user.password_digest


async def test_the_mailbox_of_a_one_time_token(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user(primary_email="Ada@example.com")
    made = await create_one_time_token(SYSTEM, NewOneTimeToken(email=EMAIL.value))
    interaction = await begin(SIGN_IN)
    record = await one_time_token_actions.verify_token(BROWSER, interaction, EMAIL.value, made.value or "")
    await identification_actions.identify(BROWSER, interaction, record)
    await update_user(SYSTEM, user.id, UserChanges(primary_email="other@example.com"))
    await refused(interaction)


async def test_a_passkey_that_was_taken_away(make_user: MakeUser) -> None:
    user = await make_user()
    await use_passkeys()
    interaction = await identified()
    key = await passkey_added(interaction, kind=None)
    await actions.submit(BROWSER, interaction)
    interaction = await begun()
    record, options = await passkey_actions.begin_passkey(BROWSER, interaction, named("ada"), PARTY)
    await passkey_actions.verify_passkey(BROWSER, interaction, key.get(options), PARTY, record)
    await identification_actions.identify(BROWSER, interaction, record)
    factor_id = await database.fetch_value("SELECT id FROM mfa_factors")
    await delete_mfa_factor(SYSTEM, user.id, factor_id)
    await refused(interaction)


async def test_an_account_elsewhere_that_was_unlinked(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    user = await make_user(primary_email=EMAIL.value)
    row = await oidc_connector(provider)
    claims = {"email": EMAIL.value, "email_verified": True}

    async def arrived(*, links: bool) -> str:
        interaction = await begin(SIGN_IN)
        record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
        provider.grant(uri, **claims)
        await social_actions.verify_social(BROWSER, interaction, row.id, record, answer())
        await identification_actions.identify(BROWSER, interaction, record, links_social=links)
        return interaction

    assert await actions.submit(BROWSER, await arrived(links=True))
    interaction = await arrived(links=False)
    await database.execute("DELETE FROM social_identities WHERE user_id = $1", user.id)
    await refused(interaction)


async def test_an_app_that_was_replaced(make_user: MakeUser) -> None:
    """Whoever had the telephone that was lost has shown nothing any more."""
    user = await make_user()
    await use_factors("Totp")
    interaction, lost = await identified(), await totp_of(user.id)
    await totp_actions.verify_totp(BROWSER, interaction, code_of(lost))
    await totp_actions.create_totp(BROWSER, interaction)  # a new one begun does not hide it either
    await delete_mfa_factor(SYSTEM, user.id, await database.fetch_value("SELECT id FROM mfa_factors"))
    secret = await totp_of(user.id)
    with pytest.raises(SecondFactorRequired):
        await actions.submit(BROWSER, interaction)
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await actions.submit(BROWSER, interaction)


async def test_the_last_backup_code_is_as_good_as_the_first(make_user: MakeUser) -> None:
    user = await make_user()
    await use_factors("Totp", "BackupCode")
    await totp_of(user.id)
    made = await create_backup_codes(SYSTEM, user.id)
    await database.execute(
        "UPDATE backup_codes SET used_at = now() WHERE id <> (SELECT max(id) FROM backup_codes)"
    )
    interaction = await identified()
    for code in made.codes[:-1]:
        with pytest.raises(InvalidBackupCode):
            await backup_code_actions.verify_backup_code(BROWSER, interaction, code)
    await backup_code_actions.verify_backup_code(BROWSER, interaction, made.codes[-1])
    await actions.submit(BROWSER, interaction)
