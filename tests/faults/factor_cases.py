"""Fault cases of the steps of second factors and passkeys."""

from dataclasses import dataclass

import pyotp

from identity.credentials.changes import insert_passkey
from identity.credentials.mfa_actions import create_backup_codes, create_totp
from identity.credentials.passkeys import RelyingParty
from identity.experience.actions import update_sign_in_experience
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions as steps
from identity.sign_in import (
    backup_code_actions,
    completion,
    factor_actions,
    identification_actions,
    mfa_code_actions,
    passkey_actions,
    password_actions,
    totp_actions,
    web_authn_actions,
)
from identity.sign_in.errors import InvalidBackupCode, InvalidTotpCode
from identity.sign_in.records import Identifier, InteractionEvent
from identity.users.models import User
from identity.verification_codes.actions import issue_personal_code
from tests.faults.cases import Call, case_of
from tests.faults.code_cases import CODES
from tests.faults.sign_in_cases import started
from tests.faults.world import BROWSER, World, unique
from tests.inbox.opening import open_inbox
from tests.sign_in.soft_authenticator import SoftAuthenticator

PARTY = RelyingParty("localhost", "http://localhost:3001")
# What a code or a passkey was worth is spent even if the step fails after it.
SPENT = frozenset({"mfa_factors", "backup_codes"})


@dataclass
class Person:
    """Somebody whose password was right."""

    user: User
    interaction_id: str

    @property
    def named(self) -> Identifier:
        """What they call themselves."""
        return Identifier("username", self.user.username or "")


async def _person(world: World, *factors: str, passkeys: bool = False) -> Person:
    """In a sign-in where these factors are in use."""
    changes = {
        "mfa": {"factors": list(factors), "policy": "NoPrompt"},
        "passkeySignIn": {"enabled": passkeys},
    }
    await update_sign_in_experience(SYSTEM, changes)
    password = world.secret()
    user = await world.user(password=password, primary_email=f"{unique('person')}@example.com")
    person = Person(user, await started(world, InteractionEvent.SIGN_IN))
    record = await password_actions.verify_password(BROWSER, person.interaction_id, person.named, password)
    await identification_actions.identify(BROWSER, person.interaction_id, record)
    return person


def _code(world: World, secret: str) -> str:
    return str(pyotp.TOTP(world.hidden(secret)).at(clock.now()))


async def _new_passkey(person: Person) -> tuple[str, SoftAuthenticator]:
    """One that was set up, and its verification."""
    key = SoftAuthenticator()
    record, options = await web_authn_actions.begin_registration(BROWSER, person.interaction_id, PARTY)
    answer = key.create(options)
    await web_authn_actions.verify_registration(BROWSER, person.interaction_id, record, answer, PARTY)
    return record, key


async def _own_passkey(person: Person) -> SoftAuthenticator:
    """One that the person has."""
    record, key = await _new_passkey(person)
    credential = await database.fetch_value(
        "SELECT r -> 'credential' FROM interactions i, jsonb_array_elements(i.experience -> 'verificationRecords') r "
        "WHERE i.id = $1 AND r ->> 'id' = $2",
        person.interaction_id,
        record,
    )
    await insert_passkey(person.user.id, credential, "a browser")
    return key


@case_of(totp_actions.create_totp)
async def of_create_totp_on_the_way_in(world: World) -> Call:
    person = await _person(world, "Totp")
    return lambda: totp_actions.create_totp(BROWSER, person.interaction_id)


@case_of(totp_actions.verify_totp, leaves=SPENT)
async def of_verify_totp(world: World) -> Call:
    person = await _person(world, "Totp")
    code = _code(world, (await create_totp(SYSTEM, person.user.id)).secret)

    async def call() -> None:
        await database.execute(
            "UPDATE mfa_factors SET last_used_step = NULL WHERE user_id = $1", person.user.id
        )
        await totp_actions.verify_totp(BROWSER, person.interaction_id, code)

    return call


@case_of(totp_actions.verify_totp, refused=InvalidTotpCode)
async def of_verify_totp_that_is_wrong(world: World) -> Call:
    person = await _person(world, "Totp")
    await create_totp(SYSTEM, person.user.id)
    return lambda: totp_actions.verify_totp(BROWSER, person.interaction_id, "no code")


@case_of(backup_code_actions.create_backup_codes)
async def of_create_backup_codes_on_the_way_in(world: World) -> Call:
    person = await _person(world, "Totp", "BackupCode")
    return lambda: backup_code_actions.create_backup_codes(BROWSER, person.interaction_id)


async def _with_backup_codes(world: World) -> tuple[Person, list[str]]:
    person = await _person(world, "Totp", "BackupCode")
    await create_totp(SYSTEM, person.user.id)
    return person, (await create_backup_codes(SYSTEM, person.user.id)).codes


@case_of(backup_code_actions.verify_backup_code, leaves=SPENT)
async def of_verify_backup_code(world: World) -> Call:
    person, codes = await _with_backup_codes(world)
    return lambda: backup_code_actions.verify_backup_code(BROWSER, person.interaction_id, codes.pop())


@case_of(backup_code_actions.verify_backup_code, refused=InvalidBackupCode)
async def of_verify_backup_code_that_is_wrong(world: World) -> Call:
    person, _ = await _with_backup_codes(world)
    return lambda: backup_code_actions.verify_backup_code(BROWSER, person.interaction_id, "no code")


@case_of(web_authn_actions.begin_registration)
async def of_begin_registration_of_a_passkey(world: World) -> Call:
    person = await _person(world, "WebAuthn")
    return lambda: web_authn_actions.begin_registration(BROWSER, person.interaction_id, PARTY)


@case_of(web_authn_actions.verify_registration)
async def of_verify_registration_of_a_passkey(world: World) -> Call:
    person = await _person(world, "WebAuthn")
    record, options = await web_authn_actions.begin_registration(BROWSER, person.interaction_id, PARTY)
    answer = SoftAuthenticator().create(options)
    return lambda: web_authn_actions.verify_registration(
        BROWSER, person.interaction_id, record, answer, PARTY
    )


@case_of(web_authn_actions.begin_authentication)
async def of_begin_authentication_by_a_passkey(world: World) -> Call:
    person = await _person(world, "WebAuthn")
    await _own_passkey(person)
    return lambda: web_authn_actions.begin_authentication(BROWSER, person.interaction_id, PARTY)


@case_of(web_authn_actions.verify_authentication, leaves=SPENT)
async def of_verify_authentication_by_a_passkey(world: World) -> Call:
    person = await _person(world, "WebAuthn")
    key = await _own_passkey(person)
    record, options = await web_authn_actions.begin_authentication(BROWSER, person.interaction_id, PARTY)
    return lambda: web_authn_actions.verify_authentication(
        BROWSER, person.interaction_id, record, key.get(options), PARTY
    )


@case_of(passkey_actions.ask_for_passkey)
async def of_ask_for_passkey(world: World) -> Call:
    person = await _person(world, passkeys=True)
    return lambda: passkey_actions.ask_for_passkey(BROWSER, person.interaction_id, PARTY)


@case_of(passkey_actions.begin_passkey)
async def of_begin_passkey(world: World) -> Call:
    person = await _person(world, passkeys=True)
    return lambda: passkey_actions.begin_passkey(BROWSER, person.interaction_id, person.named, PARTY)


@case_of(passkey_actions.verify_passkey, leaves=SPENT)
async def of_verify_passkey(world: World) -> Call:
    person = await _person(world, passkeys=True)
    key = await _own_passkey(person)
    record, options = await passkey_actions.begin_passkey(BROWSER, person.interaction_id, person.named, PARTY)
    return lambda: passkey_actions.verify_passkey(
        BROWSER, person.interaction_id, key.get(options), PARTY, record
    )


@case_of(passkey_actions.verify_passkey, leaves=SPENT | {"interactions"})
async def of_verify_passkey_without_a_name(world: World) -> Call:
    person = await _person(world, passkeys=True)
    key = await _own_passkey(person)
    options = await passkey_actions.ask_for_passkey(BROWSER, person.interaction_id, PARTY)

    async def call() -> None:
        await database.execute(
            "UPDATE interactions SET passkey_challenge = $2 WHERE id = $1",
            person.interaction_id,
            options["challenge"],
        )
        await passkey_actions.verify_passkey(BROWSER, person.interaction_id, key.get(options), PARTY)

    return call


async def _with_inbox(world: World) -> Person:
    """Somebody who is sent codes, by no connector of another case."""
    await database.execute("DELETE FROM connectors WHERE type IN ('Email', 'Sms')")
    with open_inbox():
        return await _person(world, "EmailVerificationCode")


@case_of(mfa_code_actions.send_own_code, leaves=CODES | {"inbox_messages"})
async def of_send_own_code(world: World) -> Call:
    person = await _with_inbox(world)

    async def call() -> None:
        with open_inbox():
            await mfa_code_actions.send_own_code(BROWSER, person.interaction_id, "email")

    return call


@case_of(mfa_code_actions.verify_own_code, leaves=CODES)
async def of_verify_own_code(world: World) -> Call:
    person = await _with_inbox(world)
    with open_inbox():
        record = await mfa_code_actions.send_own_code(BROWSER, person.interaction_id, "email")
        code = await _issued(person)

    async def call() -> None:
        await database.execute(
            "UPDATE verification_codes SET consumed_at = NULL WHERE recipient = $1", _email(person)
        )
        await mfa_code_actions.verify_own_code(BROWSER, person.interaction_id, "email", record, code)

    return call


def _email(person: Person) -> str:
    return person.user.primary_email or ""


async def _issued(person: Person) -> str:
    purpose = mfa_code_actions.PURPOSE
    return (await issue_personal_code(BROWSER, "email", _email(person), purpose, person.interaction_id)).code


async def _with_new_totp(world: World) -> tuple[Person, str]:
    person = await _person(world, "Totp")
    new = await totp_actions.create_totp(BROWSER, person.interaction_id)
    code = _code(world, new.secret)
    return person, await totp_actions.verify_totp(BROWSER, person.interaction_id, code, new.verification_id)


@case_of(factor_actions.add_factor)
async def of_add_factor(world: World) -> Call:
    person, record = await _with_new_totp(world)
    return lambda: factor_actions.add_factor(BROWSER, person.interaction_id, "Totp", record)


@case_of(factor_actions.add_passkey)
async def of_add_passkey(world: World) -> Call:
    person = await _person(world, passkeys=True)
    record, _ = await _new_passkey(person)
    return lambda: factor_actions.add_passkey(BROWSER, person.interaction_id, record)


@case_of(factor_actions.enable_mfa)
async def of_enable_mfa(world: World) -> Call:
    person = await _person(world, "Totp")
    return lambda: factor_actions.enable_mfa(BROWSER, person.interaction_id)


@case_of(factor_actions.refuse_mfa)
async def of_refuse_mfa(world: World) -> Call:
    person = await _person(world, "Totp")
    return lambda: factor_actions.refuse_mfa(BROWSER, person.interaction_id)


@case_of(factor_actions.refuse_suggestion)
async def of_refuse_suggestion(world: World) -> Call:
    person = await _person(world, "Totp")
    return lambda: factor_actions.refuse_suggestion(BROWSER, person.interaction_id)


@case_of(factor_actions.refuse_passkey)
async def of_refuse_passkey(world: World) -> Call:
    person = await _person(world, passkeys=True)
    return lambda: factor_actions.refuse_passkey(BROWSER, person.interaction_id)


@case_of(completion.sign_in)
async def of_submit_with_new_factors(world: World) -> Call:
    person, record = await _with_new_totp(world)
    await factor_actions.add_factor(BROWSER, person.interaction_id, "Totp", record)
    codes, _ = await _new_backup_codes(person)
    await factor_actions.add_factor(BROWSER, person.interaction_id, "BackupCode", codes)
    return lambda: steps.submit(BROWSER, person.interaction_id)


async def _new_backup_codes(person: Person) -> tuple[str, list[str]]:
    """New backup codes, which are in use from here on."""
    mfa = {"factors": ["Totp", "BackupCode"], "policy": "NoPrompt"}
    await update_sign_in_experience(SYSTEM, {"mfa": mfa})
    return await backup_code_actions.create_backup_codes(BROWSER, person.interaction_id)
