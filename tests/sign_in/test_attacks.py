"""What somebody tries who is not the person: other spellings, tokens for something else, ways around an enterprise."""

import pytest

from identity.credentials.errors import InvalidCredentials
from identity.credentials.token_actions import create_personal_access_token
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden
from identity.one_time_tokens.actions import create_one_time_token
from identity.one_time_tokens.errors import EventMismatch
from identity.one_time_tokens.inputs import InteractionEvent as TokenEvent
from identity.one_time_tokens.inputs import NewOneTimeToken
from identity.sign_in import (
    actions,
    code_actions,
    identification_actions,
    one_time_token_actions,
    passkey_actions,
    password_actions,
    profile_actions,
)
from identity.sign_in.errors import EnterpriseSignInRequired, TooManyAttempts
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.users.queries import user_by_identifier
from tests.sign_in.conftest import (
    BROWSER,
    FORGOT,
    PASSWORD,
    REGISTER,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    named,
    signed_in,
)
from tests.sign_in.messages import messages_to
from tests.sign_in.second_factors import PARTY, use_passkeys
from tests.sign_in.ways import BY_CODE, EMAIL, method, proved, set_up

NEW = "violet otter 7"

pytestmark = pytest.mark.usefixtures("inbox")


@pytest.mark.parametrize("spelling", ["DİANA@example.com", "dİana@example.com"])
async def test_no_spelling_of_an_address_has_guesses_of_its_own(
    begin: Begin, make_user: MakeUser, spelling: str
) -> None:
    """The database takes İ for i, and what counts wrong answers does not."""
    assert await database.fetch_value("SELECT lower($1) = 'diana@example.com'", spelling)
    await set_up(signIn={"methods": [method("email", password=True)]}, sentinelPolicy={"maxAttempts": 2})
    await make_user(primary_email="diana@example.com")
    interaction = await begin(SIGN_IN)
    for _ in range(2):
        with pytest.raises(InvalidCredentials):
            await password_actions.verify_password(
                BROWSER, interaction, named("diana@example.com", "email"), "wrong"
            )
    for _ in range(3):  # right, and it would tell
        with pytest.raises((InvalidCredentials, TooManyAttempts)):
            await password_actions.verify_password(BROWSER, interaction, named(spelling, "email"), PASSWORD)
    assert await user_by_identifier("email", spelling) is None
    assert await user_by_identifier("email", "Diana@Example.com") is not None


@pytest.mark.parametrize("mode", ["SignIn", "SignInAndRegister"])
async def test_a_token_to_sign_in_with_makes_no_account(begin: Begin, mode: str) -> None:
    await set_up(
        signInMode=mode, signUp={"identifiers": ["email"], "password": False, "verify": True}, **BY_CODE
    )
    made = await create_one_time_token(
        SYSTEM, NewOneTimeToken(email=EMAIL.value, interaction_event=TokenEvent.SIGN_IN)
    )
    interaction = await begin(SIGN_IN)
    record = await one_time_token_actions.verify_token(BROWSER, interaction, EMAIL.value, made.value or "")
    if mode == "SignIn":
        with pytest.raises(Forbidden):
            await actions.switch_event(BROWSER, interaction, REGISTER)
    else:
        await actions.switch_event(BROWSER, interaction, REGISTER)
        with pytest.raises(EventMismatch):
            await identification_actions.identify(BROWSER, interaction, record)
    assert await user_by_identifier("email", EMAIL.value) is None


async def test_whom_an_enterprise_vouches_for_gets_no_password_by_mail(
    begin: Begin, make_user: MakeUser
) -> None:
    """Else whoever left the enterprise and still reads the mail has a way in that it knows nothing of."""
    await set_up(forgotPasswordMethods=["EmailVerificationCode"])
    await make_user(primary_email=EMAIL.value)
    config = {"clientId": "ours", "clientSecret": "secret", "issuer": "https://idp.example.com"}
    new = NewSsoConnector(
        provider_name="OIDC", connector_name="Acme", config=config, domains=[EMAIL.value.partition("@")[2]]
    )
    await create_sso_connector(SYSTEM, new)
    await set_up(singleSignOnEnabled=True)
    interaction = await begin(FORGOT)
    record = await proved(interaction, EMAIL, FORGOT)
    with pytest.raises(EnterpriseSignInRequired):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_where_people_only_sign_in_no_stranger_gets_a_message(
    begin: Begin, make_user: MakeUser
) -> None:
    """Whatever the request calls itself: else anybody has anybody written to."""
    await set_up(signInMode="SignIn", **BY_CODE)
    await make_user(primary_email=EMAIL.value)
    for event in (SIGN_IN, REGISTER):
        interaction = await begin(SIGN_IN)
        for address in ("stranger@example.com", EMAIL.value):
            await code_actions.send_code(BROWSER, interaction, named(address, "email"), event)
    assert await messages_to("stranger@example.com") == []
    assert len(await messages_to(EMAIL.value)) == 2


async def test_passkeys_that_nobody_has_are_as_many_as_those_of_people(begin: Begin) -> None:
    await use_passkeys()
    interaction, numbers = await begin(SIGN_IN), set()
    for number in range(40):
        asked = []
        for spelled in (f"somebody{number}@example.com", f"Somebody{number}@example.com"):
            _, options = await passkey_actions.begin_passkey(
                BROWSER, interaction, named(spelled, "email"), PARTY
            )
            asked.append(options["allowCredentials"])
        assert asked[0] == asked[1]
        numbers.add(len(asked[0]))
    assert numbers == {1, 2}


async def test_access_that_was_made_with_a_forgotten_password_ends_with_it(
    begin: Begin, make_user: MakeUser
) -> None:
    await set_up(forgotPasswordMethods=["EmailVerificationCode"])
    ada, bob = await make_user(primary_email=EMAIL.value), await make_user("bob")
    for user in (ada, bob):
        await create_personal_access_token(SYSTEM, user.id, "backup job")
    interaction = await begin(FORGOT)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction, EMAIL, FORGOT))
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    await actions.submit(BROWSER, interaction)
    left = await database.fetch("SELECT user_id FROM personal_access_tokens")
    assert [row["user_id"] for row in left] == [bob.id]
    assert [key for key, _ in await event_keys()].count("User.PersonalAccessTokens.Updated") == 3
    await signed_in(await begin(SIGN_IN), "ada", NEW)
