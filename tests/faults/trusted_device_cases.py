"""Fault cases of the browsers that people trust with their second factor."""

import pyotp

from identity.account import trusted_device_actions
from identity.credentials.mfa_actions import create_totp
from identity.experience.actions import update_sign_in_experience
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions as steps
from identity.sign_in import (
    completion,
    factor_actions,
    identification_actions,
    password_actions,
    totp_actions,
)
from identity.sign_in.events import StepName
from identity.sign_in.records import Identifier, InteractionEvent
from identity.sign_in.steps import read_step
from identity.trusted_devices.actions import delete_trusted_device, delete_trusted_devices
from identity.users.models import User
from tests.faults.account_cases import at_home, proof
from tests.faults.cases import Call, case_of
from tests.faults.world import BROWSER, World


async def _identified(world: World, *tokens: str, user: User | None = None, password: str = "") -> str:
    """A sign-in from a browser with these secrets."""
    interaction_id = await world.interaction()
    await steps.start(BROWSER, interaction_id, InteractionEvent.SIGN_IN, None, None, tokens)
    named = Identifier("username", (user.username if user else "") or "")
    record = await password_actions.verify_password(BROWSER, interaction_id, named, password)
    await identification_actions.identify(BROWSER, interaction_id, record)
    return interaction_id


async def _with_code(world: World) -> tuple[User, str, str]:
    """Somebody who has shown a code in a sign-in, their password, and the sign-in."""
    changes = {
        "mfa": {"factors": ["Totp"], "policy": "NoPrompt"},
        "trustedDevice": {"enabled": True, "durationDays": 30},
    }
    await update_sign_in_experience(SYSTEM, changes)
    password = world.secret()
    user = await world.user(password=password)
    secret = world.hidden((await create_totp(SYSTEM, user.id)).secret)
    interaction_id = await _identified(world, user=user, password=password)
    await totp_actions.verify_totp(BROWSER, interaction_id, str(pyotp.TOTP(secret).at(clock.now())))
    return user, password, interaction_id


async def _trusting(world: World) -> tuple[User, str, str]:
    """Somebody who trusts a browser, their password, and the browser's secret."""
    user, password, interaction_id = await _with_code(world)
    await factor_actions.trust_device(BROWSER, interaction_id)
    submission = await steps.submit(BROWSER, interaction_id)
    assert submission
    assert submission.new_trust
    return user, password, world.hidden(submission.new_trust.token)


@case_of(factor_actions.trust_device)
async def of_trust_device(world: World) -> Call:
    _, _, interaction_id = await _with_code(world)
    return lambda: factor_actions.trust_device(BROWSER, interaction_id)


@case_of(completion.sign_in)
async def of_sign_in_that_trusts_the_browser(world: World) -> Call:
    _, _, interaction_id = await _with_code(world)
    await factor_actions.trust_device(BROWSER, interaction_id)

    async def call() -> None:
        current = await read_step(BROWSER, interaction_id, StepName.SUBMIT)
        await completion.sign_in(current.actor, current)

    return call


@case_of(completion.sign_in)
async def of_sign_in_with_a_trusted_browser(world: World) -> Call:
    user, password, token = await _trusting(world)
    interaction_id = await _identified(world, token, user=user, password=password)

    async def call() -> None:
        current = await read_step(BROWSER, interaction_id, StepName.SUBMIT)
        await completion.sign_in(current.actor, current)

    return call


@case_of(delete_trusted_device)
async def of_delete_trusted_device(world: World) -> Call:
    user, _, _ = await _trusting(world)
    device_id = await database.fetch_value("SELECT id FROM trusted_devices WHERE user_id = $1", user.id)
    return lambda: delete_trusted_device(world.administrator, user.id, device_id)


@case_of(delete_trusted_devices)
async def of_delete_trusted_devices(world: World) -> Call:
    user, _, _ = await _trusting(world)
    return lambda: delete_trusted_devices(world.administrator, user.id)


async def _device(user: User) -> str:
    device_id = f"of-{user.id}"
    await database.execute(
        "INSERT INTO trusted_devices (id, user_id, token_hash, created_at, expires_at) "
        "VALUES ($1, $2, $1, now(), now() + interval '1 day')",
        device_id,
        user.id,
    )
    return device_id


@case_of(trusted_device_actions.delete_own_trusted_device)
async def of_delete_own_trusted_device(world: World) -> Call:
    user, actor = await at_home(world)
    device_id = await _device(user)
    proof_id = await proof(user)
    return lambda: trusted_device_actions.delete_own_trusted_device(actor, device_id, proof_id)


@case_of(trusted_device_actions.delete_own_trusted_devices)
async def of_delete_own_trusted_devices(world: World) -> Call:
    user, actor = await at_home(world)
    await _device(user)
    proof_id = await proof(user)
    return lambda: trusted_device_actions.delete_own_trusted_devices(actor, proof_id)
