"""Fault cases of codes and one-time tokens in a sign-in, and of forgotten passwords."""

from identity.experience.actions import update_sign_in_experience
from identity.kernel.actor import SYSTEM
from identity.one_time_tokens.actions import create_one_time_token, redeem_one_time_token
from identity.one_time_tokens.errors import TokenConsumed
from identity.one_time_tokens.inputs import NewOneTimeToken
from identity.sign_in import (
    actions,
    code_actions,
    completion,
    identification_actions,
    one_time_token_actions,
    profile_actions,
)
from identity.sign_in.errors import MissingProfile
from identity.sign_in.records import Identifier, InteractionEvent
from identity.verification_codes.actions import (
    issue_personal_code,
    revoke_personal_code,
    verify_personal_code,
)
from identity.verification_codes.errors import CodeMismatch, TooManyMessages
from tests.faults.cases import Call, case_of
from tests.faults.credential_cases import sender
from tests.faults.sign_in_cases import started
from tests.faults.world import BROWSER, World, unique

FORGOT, REGISTER, SIGN_IN = (
    InteractionEvent.FORGOT_PASSWORD,
    InteractionEvent.REGISTER,
    InteractionEvent.SIGN_IN,
)
# A code is made, or used up, by an action of its own: it may be there, or gone, when the step fails after it.
CODES = frozenset({"verification_codes", "events"})
TOKENS = frozenset({"one_time_tokens", "events"})


def address() -> Identifier:
    """An address that nobody has."""
    return Identifier("email", f"{unique('person')}@example.com")


async def code_in(interaction_id: str, identifier: Identifier, event: InteractionEvent) -> str:
    """The code that counts in an interaction now."""
    issued = await issue_personal_code(BROWSER, "email", identifier.value, str(event), interaction_id)
    return issued.code


async def forgetful(world: World) -> tuple[str, str]:
    """An interaction in which the owner of an address entered a code, and the id of the verification."""
    await sender(world)
    await update_sign_in_experience(SYSTEM, {"forgotPasswordMethods": ["EmailVerificationCode"]})
    identifier = address()
    interaction_id = await started(world, FORGOT)
    record = await code_actions.send_code(BROWSER, interaction_id, identifier, FORGOT)  # nobody has it yet
    await world.user(primary_email=identifier.value, password=world.secret())
    code = await code_in(interaction_id, identifier, FORGOT)
    return interaction_id, await code_actions.verify_code(BROWSER, interaction_id, identifier, record, code)


@case_of(issue_personal_code)
async def of_issue_personal_code(world: World) -> Call:
    await sender(world)
    recipient = address().value
    return lambda: issue_personal_code(BROWSER, "email", recipient, "SignIn", None)


@case_of(issue_personal_code, refused=TooManyMessages)
async def of_issue_one_personal_code_too_many(world: World) -> Call:
    await sender(world)
    recipient = address().value
    for _ in range(10):
        await issue_personal_code(BROWSER, "email", recipient, "SignIn", None)
    return lambda: issue_personal_code(BROWSER, "email", recipient, "SignIn", None)


@case_of(revoke_personal_code)
async def of_revoke_personal_code(world: World) -> Call:
    await sender(world)
    issued = await issue_personal_code(BROWSER, "email", address().value, "SignIn", None)
    return lambda: revoke_personal_code(BROWSER, issued)


@case_of(verify_personal_code)
async def of_verify_personal_code(world: World) -> Call:
    await sender(world)
    recipient = address().value
    issued = await issue_personal_code(BROWSER, "email", recipient, "SignIn", None)
    return lambda: verify_personal_code(BROWSER, "email", recipient, "SignIn", None, issued.code)


@case_of(verify_personal_code, refused=CodeMismatch)
async def of_verify_personal_code_that_is_wrong(world: World) -> Call:
    await sender(world)
    recipient = address().value
    await issue_personal_code(BROWSER, "email", recipient, "SignIn", None)
    return lambda: verify_personal_code(BROWSER, "email", recipient, "SignIn", None, "wrong")


@case_of(code_actions.send_code, leaves=CODES)
async def of_send_code(world: World) -> Call:
    await sender(world)
    interaction_id, identifier = await started(world, FORGOT), address()
    return lambda: code_actions.send_code(BROWSER, interaction_id, identifier, FORGOT)


@case_of(code_actions.verify_code, leaves=CODES)
async def of_verify_code(world: World) -> Call:
    await sender(world)
    interaction_id, identifier = await started(world, FORGOT), address()
    record = await code_actions.send_code(BROWSER, interaction_id, identifier, FORGOT)

    async def call() -> str:
        # Each run needs a code of its own: the one before may be used up.
        code = await code_in(interaction_id, identifier, FORGOT)
        return await code_actions.verify_code(BROWSER, interaction_id, identifier, record, code)

    return call


@case_of(code_actions.verify_code, refused=CodeMismatch, leaves=CODES)
async def of_verify_code_that_is_wrong(world: World) -> Call:
    await sender(world)
    interaction_id, identifier = await started(world, FORGOT), address()
    record = await code_actions.send_code(BROWSER, interaction_id, identifier, FORGOT)
    await code_in(interaction_id, identifier, FORGOT)
    return lambda: code_actions.verify_code(BROWSER, interaction_id, identifier, record, "wrong")


@case_of(redeem_one_time_token)
async def of_redeem_one_time_token(world: World) -> Call:
    email = address().value
    created = await create_one_time_token(SYSTEM, NewOneTimeToken(email=email))
    value = world.hidden(created.value or "")
    return lambda: redeem_one_time_token(BROWSER, value, email, "SignIn")


@case_of(one_time_token_actions.verify_token, refused=TokenConsumed, leaves=TOKENS)
async def of_verify_token(world: World) -> Call:
    """The statement that stores the step is the last: by then the token is used up, and the run after it finds that."""
    email = address().value
    created = await create_one_time_token(SYSTEM, NewOneTimeToken(email=email))
    value = world.hidden(created.value or "")
    interaction_id = await started(world, InteractionEvent.SIGN_IN)
    return lambda: one_time_token_actions.verify_token(BROWSER, interaction_id, email, value)


@case_of(profile_actions.add_verified)
async def of_add_verified(world: World) -> Call:
    """The address was proved while nobody could tell whether somebody has it; a newcomer registers with it."""
    await sender(world)
    await update_sign_in_experience(SYSTEM, {"signInMode": "SignIn"})
    interaction_id, identifier = await started(world, SIGN_IN), address()
    record = await code_actions.send_code(BROWSER, interaction_id, identifier, SIGN_IN)
    code = await code_in(interaction_id, identifier, SIGN_IN)
    await code_actions.verify_code(BROWSER, interaction_id, identifier, record, code)
    await update_sign_in_experience(SYSTEM, {"signInMode": "SignInAndRegister"})
    await actions.switch_event(BROWSER, interaction_id, REGISTER)
    return lambda: profile_actions.add_verified(BROWSER, interaction_id, "email", record)


@case_of(profile_actions.replace_password)
async def of_replace_password(world: World) -> Call:
    interaction_id, record = await forgetful(world)
    await identification_actions.identify(BROWSER, interaction_id, record)
    password = world.secret()
    return lambda: profile_actions.replace_password(BROWSER, interaction_id, password)


@case_of(completion.replace_forgotten_password)
async def of_replace_forgotten_password(world: World) -> Call:
    interaction_id, record = await forgetful(world)
    await identification_actions.identify(BROWSER, interaction_id, record)
    await profile_actions.replace_password(BROWSER, interaction_id, world.secret())
    return lambda: actions.submit(BROWSER, interaction_id)


@case_of(identification_actions.identify, refused=MissingProfile)
async def of_identify_with_details_missing(world: World) -> Call:
    interaction_id = await started(world, REGISTER)
    return lambda: identification_actions.identify(BROWSER, interaction_id, None)
