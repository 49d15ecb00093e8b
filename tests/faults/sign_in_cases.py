"""Fault cases of the sign-in's steps, the sign-in experience and the first administrator."""

from typing import Any

from identity.assets.models import Asset
from identity.credentials.errors import InvalidCredentials
from identity.experience.actions import update_sign_in_experience
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.roles.queries import ADMINISTRATOR_ROLE_ID
from identity.setup.actions import ensure_administrator, ensure_machine, set_up_first_administrator
from identity.setup.queries import setup_code
from identity.sign_in import actions as steps
from identity.sign_in import (
    completion,
    identification_actions,
    new_identity_actions,
    password_actions,
    profile_actions,
)
from identity.sign_in.avatar_actions import create_own_picture
from identity.sign_in.cancel_actions import cancel_sign_in
from identity.sign_in.errors import CaptchaFailed
from identity.sign_in.records import Identifier, InteractionEvent
from tests.faults.cases import Call, case_of
from tests.faults.world import BROWSER, World, unique

SIGN_IN, REGISTER = InteractionEvent.SIGN_IN, InteractionEvent.REGISTER


async def started(world: World, event: InteractionEvent) -> str:
    """An interaction whose first step is taken."""
    interaction_id = await world.interaction()
    await steps.start(BROWSER, interaction_id, event)
    return interaction_id


async def verified(world: World, **fields: Any) -> tuple[str, str]:
    """An interaction in which a password was right, and the id of the verification."""
    password = world.secret()
    user = await world.user(password=password, **fields)
    interaction_id = await started(world, SIGN_IN)
    named = Identifier("username", user.username or "")
    return interaction_id, await password_actions.verify_password(BROWSER, interaction_id, named, password)


@case_of(steps.start)
async def of_start(world: World) -> Call:
    interaction_id = await world.interaction()
    return lambda: steps.start(BROWSER, interaction_id, SIGN_IN)


@case_of(steps.start, refused=CaptchaFailed)
async def of_start_with_an_unsolved_captcha(world: World) -> Call:
    interaction_id = await world.interaction()
    return lambda: steps.start(BROWSER, interaction_id, SIGN_IN, world.secret())


@case_of(cancel_sign_in)
async def of_cancel_sign_in(world: World) -> Call:
    interaction_id = await world.interaction()
    return lambda: cancel_sign_in(BROWSER, interaction_id)


@case_of(steps.switch_event)
async def of_switch_event(world: World) -> Call:
    interaction_id = await started(world, SIGN_IN)
    return lambda: steps.switch_event(BROWSER, interaction_id, REGISTER)


@case_of(password_actions.verify_password)
async def of_verify_password(world: World) -> Call:
    password = world.secret()
    user = await world.user(password=password)
    interaction_id = await started(world, SIGN_IN)
    named = Identifier("username", user.username or "")
    return lambda: password_actions.verify_password(BROWSER, interaction_id, named, password)


# The better digest is of the same password: it may stay when the step fails after it.
@case_of(password_actions.verify_password, leaves=frozenset({"users"}))
async def of_verify_password_that_upgrades_the_digest(world: World) -> Call:
    digest = "5f4dcc3b5aa765d61d8327deb882cf99"  # of "password"
    user = await world.user(password_digest=digest, password_algorithm="MD5")
    interaction_id = await started(world, SIGN_IN)
    named = Identifier("username", user.username or "")
    return lambda: password_actions.verify_password(BROWSER, interaction_id, named, "password")


@case_of(password_actions.verify_password, refused=InvalidCredentials)
async def of_verify_password_that_is_wrong(world: World) -> Call:
    user = await world.user(password=world.secret())
    interaction_id, guess = await started(world, SIGN_IN), world.secret()
    named = Identifier("username", user.username or "")
    return lambda: password_actions.verify_password(BROWSER, interaction_id, named, guess)


@case_of(new_identity_actions.propose_identity)
async def of_propose_identity(world: World) -> Call:
    interaction_id, password = await started(world, REGISTER), world.secret()
    username = unique("newcomer")
    return lambda: new_identity_actions.propose_identity(BROWSER, interaction_id, username, password)


@case_of(identification_actions.identify)
async def of_identify(world: World) -> Call:
    interaction_id, verification_id = await verified(world)
    return lambda: identification_actions.identify(BROWSER, interaction_id, verification_id)


@case_of(completion.register)
async def of_register(world: World) -> Call:
    interaction_id = await started(world, REGISTER)
    proposed = await new_identity_actions.propose_identity(
        BROWSER, interaction_id, unique("newcomer"), world.secret()
    )
    return lambda: identification_actions.identify(BROWSER, interaction_id, proposed)


@case_of(profile_actions.add_username)
async def of_add_username(world: World) -> Call:
    interaction_id, username = await started(world, REGISTER), unique("newcomer")
    return lambda: profile_actions.add_username(BROWSER, interaction_id, username)


@case_of(profile_actions.add_password)
async def of_add_password(world: World) -> Call:
    interaction_id, password = await started(world, REGISTER), world.secret()
    return lambda: profile_actions.add_password(BROWSER, interaction_id, password)


@case_of(profile_actions.add_extra_profile)
async def of_add_extra_profile(world: World) -> Call:
    interaction_id = await started(world, REGISTER)
    return lambda: profile_actions.add_extra_profile(
        BROWSER, interaction_id, {"name": "Ada", "rank": "first"}
    )


@case_of(completion.sign_in)
@case_of(steps.submit)
async def of_submit(world: World) -> Call:
    interaction_id, verification_id = await verified(world)
    await identification_actions.identify(BROWSER, interaction_id, verification_id)
    await profile_actions.add_extra_profile(BROWSER, interaction_id, {"name": "Ada", "rank": "first"})
    return lambda: steps.submit(BROWSER, interaction_id)


@case_of(update_sign_in_experience)
async def of_update_sign_in_experience(world: World) -> Call:
    dark = not await database.fetch_value(
        "SELECT coalesce((settings #>> '{color,isDarkModeEnabled}')::boolean, false) FROM sign_in_experiences"
    )
    color = {"primaryColor": "#123456", "isDarkModeEnabled": dark, "darkPrimaryColor": "#654321"}
    changes = {"color": color, "passwordExpiration": {"enabled": False}}  # another case may have left it on
    return lambda: update_sign_in_experience(world.administrator, changes)


@case_of(set_up_first_administrator)
async def of_set_up_first_administrator(world: World) -> Call:
    await database.execute("DELETE FROM user_roles WHERE role_id = $1", ADMINISTRATOR_ROLE_ID)
    code = world.hidden(await setup_code() or "")
    username, password = unique("admin"), world.secret()
    return lambda: set_up_first_administrator(BROWSER, code, username, password)


@case_of(ensure_administrator)
async def of_ensure_administrator(world: World) -> Call:
    username, password = unique("admin"), world.secret()
    return lambda: ensure_administrator(SYSTEM, username, password)


@case_of(ensure_machine)
async def of_ensure_machine(world: World) -> Call:
    machine, secret = unique("machine").replace("_", ""), world.secret()
    return lambda: ensure_machine(SYSTEM, machine, secret)


@case_of(ensure_machine)
async def of_ensure_machine_with_another_secret(world: World) -> Call:
    machine, secret = unique("machine").replace("_", ""), world.secret()
    await ensure_machine(SYSTEM, machine, world.secret())
    return lambda: ensure_machine(SYSTEM, machine, secret)


@case_of(create_own_picture)
async def of_create_own_picture(world: World) -> Call:
    interaction_id = await started(world, REGISTER)

    async def run() -> Asset:
        asset = Asset(key=unique("key"), content_type="image/png", size=1, created_at=clock.now())
        return await create_own_picture(BROWSER, interaction_id, asset)

    return run
