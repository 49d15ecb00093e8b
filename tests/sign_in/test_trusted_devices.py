"""Browsers that people trust with their second factor: what spares them the factor, and what never does."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from identity.credentials.actions import set_password
from identity.credentials.mfa_actions import delete_mfa_factor
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.member_actions import add_members
from identity.sign_in import actions, backup_code_actions, errors, factor_actions, totp_actions
from identity.sign_in.completion import Submission
from identity.sign_in.queries import shown_interaction
from identity.trusted_devices import jobs
from identity.trusted_devices.actions import delete_trusted_device, delete_trusted_devices
from identity.trusted_devices.rules import MOST_IN_ONE_BROWSER, cookie_with, tokens_of
from identity.users.actions import suspend_user, update_user
from identity.users.inputs import UserChanges
from identity.users.models import User
from tests.conftest import SettableClock
from tests.sign_in.conftest import BROWSER, SIGN_IN, MakeUser, begin_interaction, event_keys, experience_of
from tests.sign_in.second_factors import (
    code_of,
    identified,
    passkey_added,
    totp_of,
    use_factors,
    use_passkeys,
)


async def use_trust(enabled: bool = True, days: int = 30) -> None:
    """Let people trust browsers."""
    trust = {"trustedDevice": {"enabled": enabled, "durationDays": days}}
    await update_sign_in_experience(SYSTEM, trust)


async def came(*tokens: str, username: str = "ada", interaction: str | None = None, **context: str) -> str:
    """A sign-in in which the password was right, from a browser with these secrets."""
    interaction = interaction or await begin_interaction()
    await actions.start(BROWSER, interaction, SIGN_IN, None, context, tokens)
    return await identified(username, interaction)


async def submitted(interaction: str) -> Submission:
    """The end of a sign-in."""
    submission = await actions.submit(BROWSER, interaction)
    assert submission
    return submission


async def trusting(secret: str, tokens: Sequence[str] = (), username: str = "ada") -> str:
    """Sign in with a code, and trust the browser from then on; its new secret."""
    interaction = await came(*tokens, username=username)
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await factor_actions.trust_device(BROWSER, interaction)
    submission = await submitted(interaction)
    assert submission.new_trust
    return submission.new_trust.token


async def prepared(make_user: MakeUser) -> tuple[User, str]:
    """Somebody with an app, where browsers may be trusted; the secret of the app."""
    user = await make_user()
    secret = await totp_of(user.id)
    await use_factors("Totp")
    await use_trust()
    return user, secret


async def is_asked(*tokens: str, username: str = "ada") -> bool:
    """Whether a sign-in from such a browser is asked for a second factor."""
    try:
        await submitted(await came(*tokens, username=username))
    except errors.SecondFactorRequired:
        return True
    return False


async def methods() -> list[Any]:
    """How the latest session was signed in to."""
    found: list[Any] = await database.fetch_value(
        "SELECT methods FROM sessions ORDER BY created_at DESC, id LIMIT 1"
    )
    return found


async def test_a_trusted_browser_is_not_asked(make_user: MakeUser, settable_clock: SettableClock) -> None:
    user, secret = await prepared(make_user)
    token = await trusting(secret)
    row = await database.fetch_row("SELECT * FROM trusted_devices")
    assert (row["user_id"], row["user_agent"], row["last_used_at"]) == (user.id, "a browser", None)
    assert token not in str(dict(row))
    settable_clock.advance(hours=1)

    interaction = await came(token)
    await submitted(interaction)
    assert await methods() == ["pwd", "trusted_device"]  # no factor was shown, and none is told
    used_at = await database.fetch_value("SELECT last_used_at FROM trusted_devices")
    assert used_at is not None
    assert used_at > row["created_at"]
    keys = [key for key, _ in await event_keys() if key.startswith("TrustedDevice")]
    assert keys == ["TrustedDevice.Created", "TrustedDevice.Used"]
    told = str([dict(each) for each in await database.fetch("SELECT payload FROM events")])
    assert token not in told
    assert row["token_hash"] not in told


async def test_nothing_else_is_a_trusted_browser(make_user: MakeUser) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    for others in ((), ("",), ("x" * 43,), (token[:-1],), (token + "A",)):
        assert await is_asked(*others)
    assert not await is_asked("x" * 43, token)


async def test_the_browser_is_trusted_by_one_person_alone(
    make_user: MakeUser, settable_clock: SettableClock
) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    other = await make_user("eve")
    eves = await totp_of(other.id)
    assert await is_asked(token, username="eve")
    hers = await trusting(eves, (token,), "eve")
    settable_clock.advance(minutes=1)
    assert not await is_asked(hers, token)
    assert not await is_asked(hers, token, username="eve")
    assert await is_asked(hers)


async def test_a_secret_is_always_new_and_takes_the_place_of_the_last(
    make_user: MakeUser, settable_clock: SettableClock
) -> None:
    _, secret = await prepared(make_user)
    planted = "p" * 43
    token = await trusting(secret, (planted,))
    assert planted != token
    assert await is_asked(planted)
    await database.execute("UPDATE trusted_devices SET expires_at = created_at")
    settable_clock.advance(minutes=1)
    again = await trusting(secret, (token,))
    assert again != token
    assert await database.fetch_value("SELECT count(*) FROM trusted_devices") == 1


async def test_trust_ends_with_its_time(make_user: MakeUser, settable_clock: SettableClock) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    settable_clock.advance(days=29, hours=23)
    assert not await is_asked(token)
    settable_clock.advance(hours=1)
    assert await is_asked(token)
    assert await jobs.purge_expired_trusted_devices() == 0
    settable_clock.advance(seconds=1)
    assert await jobs.purge_expired_trusted_devices() == 1


async def test_the_settings_hold_for_trust_that_was_given(
    make_user: MakeUser, settable_clock: SettableClock
) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    settable_clock.advance(days=2)
    await use_trust(days=1)
    assert await is_asked(token)
    await use_trust(days=3)
    assert not await is_asked(token)
    await use_trust(enabled=False)
    assert await is_asked(token)


@pytest.mark.parametrize("is_marked_before", [False, True])
async def test_organizations_may_be_against_it(make_user: MakeUser, is_marked_before: bool) -> None:
    user, secret = await prepared(make_user)
    token = await trusting(secret)
    await database.execute("UPDATE mfa_factors SET last_used_step = NULL")
    interaction = await came()
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    if is_marked_before:
        await factor_actions.trust_device(BROWSER, interaction)
    new = NewOrganization(name="Wary", is_trusted_device_allowed=False)
    organization = await create_organization(SYSTEM, new)
    await add_members(SYSTEM, organization.id, [user.id])
    if not is_marked_before:
        with pytest.raises(errors.DeviceNotTrustable):
            await factor_actions.trust_device(BROWSER, interaction)
    assert (await submitted(interaction)).new_trust is None
    assert await is_asked(token)


async def test_only_who_has_shown_a_factor_trusts(make_user: MakeUser) -> None:
    _, secret = await prepared(make_user)
    interaction = await came()
    with pytest.raises(errors.SecondFactorRequired) as refusal:
        await factor_actions.trust_device(BROWSER, interaction)
    assert refusal.value.data["availableFactors"] == ["Totp"]
    await use_trust(enabled=False)
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    with pytest.raises(errors.DeviceNotTrustable) as not_trustable:
        await factor_actions.trust_device(BROWSER, interaction)
    assert (not_trustable.value.status, not_trustable.value.code) == (
        422,
        "session.mfa.trusted_device_not_allowed",
    )


async def test_who_has_no_factor_or_came_by_trust_does_not_trust_anew(make_user: MakeUser) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    by_trust = await came(token)
    with pytest.raises(errors.SecondFactorRequired):
        await factor_actions.trust_device(BROWSER, by_trust)
    await make_user("eve")
    without = await came(username="eve")
    with pytest.raises(errors.SecondFactorRequired):
        await factor_actions.trust_device(BROWSER, without)
    nobody = await begin_interaction()
    await actions.start(BROWSER, nobody, SIGN_IN)
    with pytest.raises(errors.NotIdentified):
        await factor_actions.trust_device(BROWSER, nobody)


async def test_a_factor_that_is_demanded_is_still_demanded(make_user: MakeUser) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    await use_factors("Totp", "BackupCode", policy="Mandatory")
    interaction = await came(token)
    with pytest.raises(errors.BackupCodeRequired):
        await submitted(interaction)

    # What is added outlives the trust: whoever has the cookie and the password alone adds nothing.
    record, _ = await backup_code_actions.create_backup_codes(BROWSER, interaction)
    with pytest.raises(errors.SecondFactorRequired):
        await factor_actions.add_factor(BROWSER, interaction, "BackupCode", record)
    await use_passkeys()
    with pytest.raises(errors.SecondFactorRequired):
        await passkey_added(interaction, kind=None)
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 1
    await use_passkeys(enabled=False)
    await database.execute("UPDATE mfa_factors SET last_used_step = NULL")
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await factor_actions.add_factor(BROWSER, interaction, "BackupCode", record)
    await submitted(interaction)
    assert await methods() == ["pwd", "otp", "mfa"]


async def test_trust_costs_a_statement(make_user: MakeUser, statements: Callable[[], Any]) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    interactions = [await begin_interaction() for _ in range(2)]
    counts = []
    for interaction, tokens in zip(interactions, ((), (token,)), strict=True):
        with statements() as counted:
            await actions.start(BROWSER, interaction, SIGN_IN, None, None, tokens)
        counts.append(counted.number)
    assert counts == [2, 2]

    by_code = await came()
    await totp_actions.verify_totp(BROWSER, by_code, code_of(secret, 1))
    with statements() as of_code:
        await submitted(by_code)
    by_trust = await came(token)
    with statements() as of_trust:
        await submitted(by_trust)
    assert of_trust.number == of_code.number + 2  # the device is found, and its use is noted


@pytest.mark.parametrize(
    "parameters",
    [
        {"acr_values": "urn:keystead:acr:2fa"},
        {"claims": '{"id_token": {"acr": {"essential": true, "values": ["urn:keystead:acr:2fa"]}}}'},
        {"claims": '{"id_token": {"\\u0061cr": null}}'},
    ],
)
async def test_a_level_that_is_asked_for_is_reached_by_a_real_factor(
    make_user: MakeUser, parameters: dict[str, str]
) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    interaction = await begin_interaction()
    await database.execute("UPDATE interactions SET parameters = $2 WHERE id = $1", interaction, parameters)
    with pytest.raises(errors.SecondFactorRequired):
        await submitted(await came(token, interaction=interaction))


async def _new_password(user: User) -> None:
    await set_password(SYSTEM, user.id, "another horse staple")
    await set_password(SYSTEM, user.id, "correct horse staple")


async def _lost_factor(user: User) -> None:
    rows = await database.fetch("SELECT id FROM mfa_factors WHERE type = 'Totp'")
    await delete_mfa_factor(SYSTEM, user.id, rows[0]["id"])


async def _suspended(user: User) -> None:
    await suspend_user(SYSTEM, user.id)


async def _new_address(user: User) -> None:
    await update_user(SYSTEM, user.id, UserChanges(primary_email="new@example.com"))


async def _deleted(user: User) -> None:
    device_id = await database.fetch_value("SELECT id FROM trusted_devices")
    await delete_trusted_device(SYSTEM, user.id, device_id)


async def _all_deleted(user: User) -> None:
    await delete_trusted_devices(SYSTEM, user.id)


@pytest.mark.parametrize(
    "ending", [_new_password, _lost_factor, _suspended, _new_address, _deleted, _all_deleted]
)
async def test_what_ends_trust(make_user: MakeUser, ending: Any) -> None:
    user = await make_user(primary_email="ada@example.com")
    await use_factors("Totp")
    await use_trust()
    await trusting(await totp_of(user.id))
    other = await make_user("eve")
    await trusting(await totp_of(other.id), username="eve")
    await ending(user)
    rows = await database.fetch("SELECT user_id FROM trusted_devices")
    assert [row["user_id"] for row in rows] == [other.id]


async def test_other_changes_do_not(make_user: MakeUser) -> None:
    user, secret = await prepared(make_user)
    await trusting(secret)
    await update_user(SYSTEM, user.id, UserChanges(name="Ada", primary_email="ada@example.com"))
    assert await database.fetch_value("SELECT count(*) FROM trusted_devices") == 1


async def test_a_password_that_was_set_by_any_way_ends_trust(
    make_user: MakeUser, settable_clock: SettableClock
) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    settable_clock.advance(minutes=1)
    assert not await is_asked(token)
    await database.execute(
        "UPDATE users SET password_changed_at = (SELECT max(created_at) FROM trusted_devices) + interval '1 second'"
    )
    assert await is_asked(token)


async def test_trust_that_ends_meanwhile_does_not_count(make_user: MakeUser) -> None:
    user, secret = await prepared(make_user)
    interaction = await came(await trusting(secret))
    await delete_trusted_devices(SYSTEM, user.id)
    with pytest.raises(errors.SecondFactorRequired):
        await submitted(interaction)


async def test_danger_outweighs_trust(make_user: MakeUser, settable_clock: SettableClock) -> None:
    user, secret = await prepared(make_user)
    organization = await create_organization(SYSTEM, NewOrganization(name="Strict", is_mfa_required=True))
    await add_members(SYSTEM, organization.id, [user.id])
    mfa = {"factors": ["Totp"], "policy": "PromptOnlyAtSignInMandatory"}
    await update_sign_in_experience(SYSTEM, {"mfa": mfa, "adaptiveMfa": {"enabled": True}})
    interaction = await came(country="DE")
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await factor_actions.trust_device(BROWSER, interaction)
    trust = (await submitted(interaction)).new_trust
    assert trust
    settable_clock.advance(minutes=1)
    await submitted(await came(trust.token, country="DE"))

    dangerous = await came(trust.token, country="JP")
    with pytest.raises(errors.SecondFactorRequired):
        await submitted(dangerous)
    await totp_actions.verify_totp(BROWSER, dangerous, code_of(secret))
    with pytest.raises(errors.DeviceNotTrustable):
        await factor_actions.trust_device(BROWSER, dangerous)
    settable_clock.advance(minutes=1)
    await submitted(dangerous)
    assert await methods() == ["pwd", "otp", "mfa"]


async def test_the_state_tells_nobody_the_secrets(make_user: MakeUser) -> None:
    _, secret = await prepared(make_user)
    token = await trusting(secret)
    interaction = await came(token)
    stored = await experience_of(interaction)
    assert token not in str(stored)
    assert len(stored["trustedDevices"]) == 1
    assert stored["trustedDevices"][0] not in str(await shown_interaction(interaction))


def test_the_cookie_holds_so_many_secrets() -> None:
    tokens = [str(number) * 43 for number in range(MOST_IN_ONE_BROWSER)]
    cookie = cookie_with("n" * 43, tokens)
    assert tokens_of(cookie) == ["n" * 43, *tokens[:-1]]
    for nothing in (None, "", "...", "x" * 513):
        assert tokens_of(nothing) == []


async def test_a_session_keeps_how_it_came_about(make_user: MakeUser) -> None:
    user, secret = await prepared(make_user)
    interaction = await came(country="DE")
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await submitted(interaction)
    kept = await database.fetch_value("SELECT last_submission FROM sessions")
    assert kept["signInContext"] == {"ip": "192.0.2.7", "country": "DE", "userAgent": "a browser"}
    assert (kept["interactionEvent"], kept["userId"]) == ("SignIn", user.id)
    assert [each["type"] for each in kept["verificationRecords"]] == ["Password", "Totp"]
