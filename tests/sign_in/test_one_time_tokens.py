"""Signing in and registering by a one-time token that a back end made."""

import asyncio

import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden
from identity.one_time_tokens.actions import create_one_time_token, set_one_time_token_status
from identity.one_time_tokens.errors import (
    EmailMismatch,
    EventMismatch,
    TokenConsumed,
    TokenExpired,
    TokenRevoked,
)
from identity.one_time_tokens.inputs import InteractionEvent as TokenEvent
from identity.one_time_tokens.inputs import NewOneTimeToken, TokenStatus
from identity.organizations.actions import NewOrganization, create_organization
from identity.sign_in import (
    actions,
    errors,
    identification_actions,
    one_time_token_actions,
    password_actions,
    profile_actions,
)
from identity.users.models import User
from tests.conftest import every_row
from tests.sign_in.conftest import (
    BROWSER,
    FORGOT,
    PASSWORD,
    REGISTER,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    experience_of,
    named,
    signed_in,
)
from tests.sign_in.ways import set_up

ADA = "ada@example.com"


async def token(email: str = ADA, **fields) -> str:
    """A token for an address."""
    made = await create_one_time_token(SYSTEM, NewOneTimeToken(email=email, **fields))
    assert made.value
    return made.value


async def test_signing_in_whatever_the_methods_are(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user(password=None, primary_email="Ada@example.com")
    value, interaction = await token(), await begin(SIGN_IN)
    record = await one_time_token_actions.verify_token(BROWSER, interaction, ADA, value)
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)
    session = await database.fetch_row("SELECT user_id, methods FROM sessions")
    assert session["user_id"] == user.id
    assert ("Interaction.SignIn.Verification.OneTimeToken.Submit", "Success") in await event_keys()
    assert value not in str(await every_row("events", "interactions"))


async def test_who_is_unknown_registers_even_where_registration_is_closed(begin: Begin) -> None:
    organization = await create_organization(SYSTEM, NewOrganization(name="Engines"))
    await set_up(signInMode="SignIn", signUp={"identifiers": [], "password": True, "verify": False})
    interaction = await begin(SIGN_IN)
    value = await token(organization_ids=(organization.id,))
    record = await one_time_token_actions.verify_token(BROWSER, interaction, ADA, value)
    with pytest.raises(errors.UserNotFound):
        await identification_actions.identify(BROWSER, interaction, record)
    await actions.switch_event(BROWSER, interaction, REGISTER)
    await profile_actions.add_extra_profile(BROWSER, interaction, {"rank": "first"})
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)
    user = await User.get(primary_email=ADA)
    assert user.password_digest is None
    members = await database.fetch("SELECT organization_id, user_id FROM organization_members")
    assert [tuple(row.values()) for row in members] == [(organization.id, user.id)]


async def test_without_a_token_closed_registration_stays_closed(begin: Begin) -> None:
    await set_up(signInMode="SignIn")
    interaction = await begin(SIGN_IN)
    with pytest.raises(errors.OneTimeTokenNotFound):
        await one_time_token_actions.verify_token(BROWSER, interaction, ADA, "no token")
    with pytest.raises(Forbidden):
        await actions.switch_event(BROWSER, interaction, REGISTER)


async def test_members_join_by_signing_in_too(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user(primary_email=ADA)
    organization = await create_organization(SYSTEM, NewOrganization(name="Engines"))
    interaction = await begin(SIGN_IN)
    value = await token(organization_ids=(organization.id,))
    record = await one_time_token_actions.verify_token(BROWSER, interaction, ADA, value)
    await identification_actions.identify(BROWSER, interaction, record)
    assert await database.fetch_value("SELECT count(*) FROM organization_members") == 0
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT user_id FROM organization_members") == user.id


async def test_a_token_is_for_what_it_was_made_for(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=ADA)
    value = await token(interaction_event=TokenEvent.REGISTER)
    interaction = await begin(SIGN_IN)
    with pytest.raises(EventMismatch) as refusal:
        await one_time_token_actions.verify_token(BROWSER, interaction, ADA, value)
    assert (refusal.value.status, refusal.value.code) == (400, "one_time_token.interaction_event_mismatch")
    await actions.start(BROWSER, interaction, REGISTER)  # the attempt has not used it up
    await one_time_token_actions.verify_token(BROWSER, interaction, ADA, value)


async def test_a_token_counts_once_also_at_once(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=ADA)
    value = await token()
    outcomes = await asyncio.gather(
        *(
            one_time_token_actions.verify_token(BROWSER, each, ADA, value)
            for each in [await begin(SIGN_IN) for _ in range(4)]
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(each, str) for each in outcomes) == 1
    assert sum(isinstance(each, TokenConsumed) for each in outcomes) == 3


async def test_tokens_that_count_no_more(begin: Begin, settable_clock) -> None:
    interaction, mine = await begin(SIGN_IN), await token()
    with pytest.raises(EmailMismatch):
        await one_time_token_actions.verify_token(BROWSER, interaction, "eve@example.com", mine)
    revoked = await create_one_time_token(SYSTEM, NewOneTimeToken(email=ADA))
    await set_one_time_token_status(SYSTEM, revoked.row.id, TokenStatus.REVOKED)
    with pytest.raises(TokenRevoked):
        await one_time_token_actions.verify_token(BROWSER, interaction, ADA, revoked.value or "")
    settable_clock.advance(minutes=11)
    with pytest.raises(TokenExpired):
        await one_time_token_actions.verify_token(BROWSER, interaction, ADA, mine)


async def test_guesses_lock_with_those_at_passwords(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=ADA)
    await set_up(sentinelPolicy={"maxAttempts": 2, "lockoutDuration": 10})
    interaction, value = await begin(SIGN_IN), await token()
    for _ in range(2):
        with pytest.raises(errors.OneTimeTokenNotFound):
            await one_time_token_actions.verify_token(BROWSER, interaction, ADA, "a guess")
    with pytest.raises(errors.TooManyAttempts):
        await one_time_token_actions.verify_token(BROWSER, interaction, ADA, value)
    with pytest.raises(errors.TooManyAttempts):
        await password_actions.verify_password(BROWSER, interaction, named(ADA, "email"), PASSWORD)


async def test_a_token_replaces_no_forgotten_password(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=ADA)
    interaction = await begin(FORGOT)
    record = await one_time_token_actions.verify_token(BROWSER, interaction, ADA, await token())
    with pytest.raises(errors.NotAWayToReplacePassword):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_whoever_else_was_signed_in_is_signed_out(begin: Begin, make_user: MakeUser) -> None:
    await make_user("bob")
    ada = await make_user(primary_email=ADA)
    bobs = await signed_in(await begin(SIGN_IN), "bob")
    interaction = await begin(SIGN_IN)
    record = await one_time_token_actions.verify_token(BROWSER, interaction, ADA, await token())
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction, bobs.session_token)
    assert [row["user_id"] for row in await database.fetch("SELECT user_id FROM sessions")] == [ada.id]


async def test_somebody_else_in_the_same_interaction(begin: Begin, make_user: MakeUser) -> None:
    bob = await make_user("bob")
    await make_user(primary_email=ADA)
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("bob"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    record = await one_time_token_actions.verify_token(BROWSER, interaction, ADA, await token())
    with pytest.raises(errors.IdentityConflict):
        await identification_actions.identify(BROWSER, interaction, record)
    assert (await experience_of(interaction))["userId"] == bob.id
