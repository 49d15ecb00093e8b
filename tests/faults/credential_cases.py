"""Fault cases of second factors, personal access tokens, subject tokens, one-time tokens and verification codes."""

from datetime import timedelta

from identity.connectors.actions import NewConnector, create_connector
from identity.credentials.actions import update_sign_in_preferences
from identity.credentials.inputs import SignInPreferenceChanges
from identity.credentials.mfa_actions import create_backup_codes, create_totp, delete_mfa_factor
from identity.credentials.token_actions import (
    create_personal_access_token,
    delete_personal_access_token,
    rename_personal_access_token,
    reveal_personal_access_tokens,
)
from identity.grants.subject_token_actions import issue_subject_token
from identity.kernel import caches, clock, database
from identity.one_time_tokens.actions import (
    RevealedOneTimeToken,
    create_one_time_token,
    delete_one_time_token,
    reveal_one_time_token,
    reveal_one_time_tokens,
    set_one_time_token_status,
    verify_one_time_token,
)
from identity.one_time_tokens.inputs import InteractionEvent, NewOneTimeToken, TokenStatus
from identity.one_time_tokens.queries import OneTimeTokenFilter
from identity.sign_in.password_expiration import set_password_expiration
from identity.verification_codes.actions import (
    issue_verification_code,
    revoke_verification_code,
    verify_verification_code,
)
from identity.verification_codes.changes import IssuedCode
from identity.verification_codes.errors import CodeMismatch, TooManyMessages
from tests.connectors.samples import http
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique


async def token_of(world: World) -> tuple[str, str]:
    """A user with a personal access token: the user's id and the token's name."""
    user, name = await world.user(), unique("token")
    made = await create_personal_access_token(world.administrator, user.id, name)
    world.hidden(made.value)
    return user.id, name


async def one_time_token(world: World) -> RevealedOneTimeToken:
    """A one-time token."""
    new = NewOneTimeToken(email=f"{unique()}@example.com")
    made = await create_one_time_token(world.administrator, new)
    world.hidden(made.value or "")
    return made


async def issued_code(world: World) -> IssuedCode:
    """A code that waits for its address."""
    await sender(world)
    return await issue_verification_code(world.administrator, "email", f"{unique()}@example.com")


async def sender(world: World) -> None:
    """A way for mails to go out."""
    await create_connector(world.administrator, NewConnector(factory_id="http-email", config=http()))


@case_of(create_totp)
async def of_create_totp(world: World) -> Call:
    user = await world.user()
    secret = world.hidden("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    return lambda: create_totp(world.administrator, user.id, secret)


@case_of(create_backup_codes)
async def of_create_backup_codes(world: World) -> Call:
    user = await world.user()
    await create_totp(world.administrator, user.id)
    return lambda: create_backup_codes(world.administrator, user.id)


@case_of(delete_mfa_factor)
async def of_delete_mfa_factor(world: World) -> Call:
    user = await world.user()
    await create_totp(world.administrator, user.id)
    made = await create_backup_codes(world.administrator, user.id)
    return lambda: delete_mfa_factor(world.administrator, user.id, made.factor.id)


@case_of(create_personal_access_token)
async def of_create_personal_access_token(world: World) -> Call:
    user, expires_at = await world.user(), clock.now() + timedelta(days=1)
    return lambda: create_personal_access_token(world.administrator, user.id, "laptop", expires_at)


@case_of(rename_personal_access_token)
async def of_rename_personal_access_token(world: World) -> Call:
    user_id, name = await token_of(world)
    return lambda: rename_personal_access_token(world.administrator, user_id, name, "renamed")


@case_of(delete_personal_access_token)
async def of_delete_personal_access_token(world: World) -> Call:
    user_id, name = await token_of(world)
    return lambda: delete_personal_access_token(world.administrator, user_id, name)


@case_of(reveal_personal_access_tokens)
async def of_reveal_personal_access_tokens(world: World) -> Call:
    user_id, _ = await token_of(world)
    return lambda: reveal_personal_access_tokens(world.administrator, user_id)


@case_of(update_sign_in_preferences)
async def of_update_sign_in_preferences(world: World) -> Call:
    user = await world.user()
    changes = SignInPreferenceChanges(mfa_enabled=True, passkey_skipped=True)
    return lambda: update_sign_in_preferences(world.administrator, user.id, changes)


@case_of(set_password_expiration)
async def of_set_password_expiration(world: World) -> Call:
    user = await world.user()
    await database.execute(
        "UPDATE sign_in_experiences SET settings = settings || "
        """'{"passwordExpiration": {"enabled": true, "validPeriodDays": 90}}'"""
    )
    caches.drop_everything()
    return lambda: set_password_expiration(world.administrator, user.id, True)


@case_of(issue_subject_token)
async def of_issue_subject_token(world: World) -> Call:
    user = await world.user()
    return lambda: issue_subject_token(world.administrator, user.id, {"ticket": "T-1"})


@case_of(create_one_time_token)
async def of_create_one_time_token(world: World) -> Call:
    organization = await world.organization()
    new = NewOneTimeToken(
        email=f"{unique()}@example.com",
        organization_ids=(organization.id,),
        interaction_event=InteractionEvent.REGISTER,
    )
    return lambda: create_one_time_token(world.administrator, new)


@case_of(verify_one_time_token)
async def of_verify_one_time_token(world: World) -> Call:
    made = await one_time_token(world)
    assert made.value
    value = made.value
    return lambda: verify_one_time_token(world.administrator, value, made.row.email)


@case_of(set_one_time_token_status)
async def of_set_one_time_token_status(world: World) -> Call:
    made = await one_time_token(world)
    return lambda: set_one_time_token_status(world.administrator, made.row.id, TokenStatus.REVOKED)


@case_of(delete_one_time_token)
async def of_delete_one_time_token(world: World) -> Call:
    made = await one_time_token(world)
    return lambda: delete_one_time_token(world.administrator, made.row.id)


@case_of(reveal_one_time_token)
async def of_reveal_one_time_token(world: World) -> Call:
    made = await one_time_token(world)
    return lambda: reveal_one_time_token(world.administrator, made.row.id)


@case_of(reveal_one_time_tokens)
async def of_reveal_one_time_tokens(world: World) -> Call:
    made = await one_time_token(world)
    wanted = OneTimeTokenFilter(email=made.row.email)
    return lambda: reveal_one_time_tokens(world.administrator, wanted, None)


@case_of(issue_verification_code)
async def of_issue_verification_code(world: World) -> Call:
    await sender(world)
    email = f"{unique()}@example.com"
    return lambda: issue_verification_code(world.administrator, "email", email)


@case_of(issue_verification_code, refused=TooManyMessages)
async def of_issue_verification_code_too_often(world: World) -> Call:
    email = (await issued_code(world)).address.recipient
    for _ in range(9):
        await issue_verification_code(world.administrator, "email", email)
    return lambda: issue_verification_code(world.administrator, "email", email)


@case_of(revoke_verification_code)
async def of_revoke_verification_code(world: World) -> Call:
    issued = await issued_code(world)
    return lambda: revoke_verification_code(world.administrator, issued)


@case_of(verify_verification_code)
async def of_verify_verification_code(world: World) -> Call:
    issued = await issued_code(world)
    email = issued.address.recipient
    return lambda: verify_verification_code(world.administrator, "email", email, issued.code)


@case_of(verify_verification_code, refused=CodeMismatch)
async def of_verify_verification_code_wrongly(world: World) -> Call:
    issued = await issued_code(world)
    email, wrong = issued.address.recipient, f"{(int(issued.code) + 1) % 10**6:06}"
    return lambda: verify_verification_code(world.administrator, "email", email, wrong)
