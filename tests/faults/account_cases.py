"""Fault cases of what people do with their own account."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import orjson
import pyotp

from identity.account import (
    access_actions,
    factor_actions,
    identifier_actions,
    passkey_actions,
    profile_actions,
    provider_token_actions,
    social_actions,
    verification_actions,
)
from identity.account.access import PROVING
from identity.account.inputs import AccountChanges
from identity.connectors.identity_actions import replace_identity
from identity.connectors.social.flow import Tokens
from identity.content.account_center_actions import update_account_center
from identity.credentials.errors import InvalidCredentials
from identity.credentials.inputs import SignInPreferenceChanges
from identity.credentials.passkeys import RelyingParty
from identity.experience.actions import update_sign_in_experience
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM, Actor, ActorKind, Origin
from identity.kernel.vault import vault
from identity.security.secrets import random_id
from identity.sso.token_vault import keep_tokens, sealed
from identity.users.models import User
from identity.verification_codes.actions import issue_personal_code
from identity.verification_codes.errors import CodeMismatch
from tests.account.providers import CALLBACK, came_back, connector_to, provider
from tests.assets.pictures import png
from tests.faults.cases import Call, case_of
from tests.faults.credential_cases import sender
from tests.faults.world import World, unique
from tests.server import free_port
from tests.sign_in.soft_authenticator import SoftAuthenticator

PARTY = RelyingParty("localhost", "http://localhost:3001")
SCOPES = (
    ["openid", "profile", "email", "phone", "address", "custom_data", "identities", "urn:logto:scope:sessions",
     "urn:logto:scope:trusted_devices"]
)  # fmt: skip
FIELDS = (
    "name", "avatar", "profile", "email", "phone", "password", "username", "social", "customData", "mfa", "passkey",
    "session", "trustedDevice",
)  # fmt: skip
NEW_PASSWORD = "Grey-Heron-On-The-Mudflat-7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODES = [f"{number:010x}" for number in range(10)]


async def at_home(world: World, **fields: Any) -> tuple[User, Actor]:
    """Somebody who may do everything with their account."""
    await update_account_center(SYSTEM, {"enabled": True, "fields": dict.fromkeys(FIELDS, "Edit")})
    mfa = {"factors": ["Totp", "WebAuthn", "BackupCode"], "policy": "NoPrompt"}
    await update_sign_in_experience(SYSTEM, {"mfa": mfa})
    user = await world.user(**fields)
    origin = Origin("192.0.2.7", "a browser")
    return user, Actor(ActorKind.USER, user.id, "demo-app", scopes=frozenset(SCOPES), origin=origin)


async def record(
    user: User, kind: str, state: Any = None, *, is_verified: bool = True, **columns: Any
) -> str:
    """A proof of somebody's."""
    record_id, now = random_id(), clock.now()
    encrypted = None if state is None else vault().encrypt(orjson.dumps(state), "account-verification")
    await database.execute(
        "INSERT INTO account_verifications (id, user_id, type, purpose, address, state_encrypted, is_verified, "
        "created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        record_id, user.id, kind, columns.get("purpose"), columns.get("address"), encrypted, is_verified, now,
        now + timedelta(minutes=10),
    )  # fmt: skip
    return record_id


async def proof(user: User) -> str:
    """A proof that it is them."""
    return await record(user, "Password")


def person_at(target: str, person_id: str, tokens: str | None = None) -> dict[str, Any]:
    """What a visit to a provider leaves behind."""
    return {"connectorId": "c", "target": target, "person": {"id": person_id}, "tokens": tokens}


def tokens(world: World, **more: Any) -> str:
    """Tokens of a provider, sealed."""
    return sealed(Tokens(access_token=world.secret("provider's token"), **more)) or ""


@case_of(profile_actions.update_own_account)
async def of_update_own_account(world: World) -> Call:
    user, actor = await at_home(world)
    changes, proof_id = (
        AccountChanges(name="Ada", username=unique("ada"), custom_data={"a": 1}),
        await proof(user),
    )
    return lambda: profile_actions.update_own_account(actor, changes, proof_id)


@case_of(profile_actions.merge_own_profile)
async def of_merge_own_profile(world: World) -> Call:
    _, actor = await at_home(world)
    return lambda: profile_actions.merge_own_profile(actor, {"nickname": "Ada"})


@case_of(profile_actions.create_own_avatar)
async def of_create_own_avatar(world: World) -> Call:
    _, actor = await at_home(world)
    source = BytesIO(png())
    return lambda: profile_actions.create_own_avatar(actor, source, len(source.getvalue()))


@case_of(identifier_actions.set_own_password)
async def of_set_own_password(world: World) -> Call:
    user, actor = await at_home(world, password=world.secret())
    proof_id = await proof(user)
    world.hidden(NEW_PASSWORD)
    return lambda: identifier_actions.set_own_password(actor, NEW_PASSWORD, proof_id)


@case_of(identifier_actions.set_own_address)
async def of_set_own_address(world: World) -> Call:
    user, actor = await at_home(world)
    email = f"{unique()}@example.com"
    bound = await record(user, "EmailVerificationCode", address=email, purpose="BindNewIdentifier")
    proof_id = await proof(user)
    return lambda: identifier_actions.set_own_address(actor, "email", email, bound, proof_id)


@case_of(identifier_actions.remove_own_address)
async def of_remove_own_address(world: World) -> Call:
    user, actor = await at_home(world, primary_email=f"{unique()}@example.com")
    proof_id = await proof(user)
    return lambda: identifier_actions.remove_own_address(actor, "email", proof_id)


@case_of(verification_actions.verify_own_password)
async def of_verify_own_password(world: World) -> Call:
    password = world.secret()
    _, actor = await at_home(world, password=password)
    return lambda: verification_actions.verify_own_password(actor, password)


@case_of(verification_actions.verify_own_password, refused=InvalidCredentials)
async def of_verify_own_password_wrongly(world: World) -> Call:
    _, actor = await at_home(world, password=world.secret())
    return lambda: verification_actions.verify_own_password(actor, "another one")


@case_of(verification_actions.begin_code_verification)
async def of_begin_code_verification(world: World) -> Call:
    _, actor = await at_home(world)
    return lambda: verification_actions.begin_code_verification(
        actor, random_id(), "email", "ada@example.com", PROVING
    )


async def sent_code(world: World) -> tuple[Actor, str, str, str]:
    """Somebody to whom a code was sent: they, their address, the verification and the code."""
    email = f"{unique()}@example.com"
    user, actor = await at_home(world, primary_email=email)
    await sender(world)
    record_id = await record(user, "EmailVerificationCode", is_verified=False, address=email, purpose=PROVING)
    issued = await issue_personal_code(actor, "email", email, PROVING, record_id)
    return actor, email, record_id, issued.code


@case_of(verification_actions.verify_own_code)
async def of_verify_own_code(world: World) -> Call:
    actor, email, record_id, code = await sent_code(world)
    return lambda: verification_actions.verify_own_code(actor, "email", email, record_id, code)


@case_of(verification_actions.verify_own_code, refused=CodeMismatch)
async def of_verify_own_code_wrongly(world: World) -> Call:
    actor, email, record_id, code = await sent_code(world)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    return lambda: verification_actions.verify_own_code(actor, "email", email, record_id, wrong)


@case_of(passkey_actions.begin_own_passkey)
async def of_begin_own_passkey(world: World) -> Call:
    _, actor = await at_home(world)
    return lambda: passkey_actions.begin_own_passkey(actor, PARTY)


@case_of(passkey_actions.verify_own_passkey)
async def of_verify_own_passkey(world: World) -> Call:
    _, actor = await at_home(world)
    begun = await passkey_actions.begin_own_passkey(actor, PARTY)
    payload = SoftAuthenticator().create(begun.options)
    return lambda: passkey_actions.verify_own_passkey(actor, begun.id, payload, PARTY)


@case_of(factor_actions.add_own_passkey)
async def of_add_own_passkey(world: World) -> Call:
    user, actor = await at_home(world)
    begun = await passkey_actions.begin_own_passkey(actor, PARTY)
    payload = SoftAuthenticator().create(begun.options)
    record_id, proof_id = (
        await passkey_actions.verify_own_passkey(actor, begun.id, payload, PARTY),
        await proof(user),
    )
    return lambda: factor_actions.add_own_passkey(actor, record_id, "Key", proof_id)


async def with_totp(world: World) -> tuple[Actor, str, str]:
    """Somebody with an authenticator app: they, a proof, and the factor's id."""
    user, actor = await at_home(world)
    world.hidden(SECRET)
    proof_id = await proof(user)
    return actor, proof_id, (await factor_actions.add_own_totp(actor, SECRET, None, proof_id)).id


@case_of(factor_actions.add_own_totp)
async def of_add_own_totp(world: World) -> Call:
    user, actor = await at_home(world)
    proof_id = await proof(user)
    world.hidden(SECRET)
    return lambda: factor_actions.add_own_totp(actor, SECRET, pyotp.TOTP(SECRET).now(), proof_id)


@case_of(factor_actions.replace_own_totp)
async def of_replace_own_totp(world: World) -> Call:
    actor, proof_id, _ = await with_totp(world)
    secret = world.hidden(pyotp.random_base32())
    return lambda: factor_actions.replace_own_totp(actor, secret, pyotp.TOTP(secret).now(), proof_id)


@case_of(factor_actions.add_own_backup_codes)
async def of_add_own_backup_codes(world: World) -> Call:
    actor, proof_id, _ = await with_totp(world)
    return lambda: factor_actions.add_own_backup_codes(actor, CODES, proof_id)


@case_of(factor_actions.replace_own_backup_codes)
async def of_replace_own_backup_codes(world: World) -> Call:
    actor, proof_id, _ = await with_totp(world)
    await factor_actions.add_own_backup_codes(actor, CODES, proof_id)
    return lambda: factor_actions.replace_own_backup_codes(actor, CODES, proof_id)


@case_of(factor_actions.reveal_own_backup_codes)
async def of_reveal_own_backup_codes(world: World) -> Call:
    actor, proof_id, _ = await with_totp(world)
    await factor_actions.add_own_backup_codes(actor, CODES, proof_id)
    return lambda: factor_actions.reveal_own_backup_codes(actor, proof_id)


@case_of(factor_actions.rename_own_passkey)
async def of_rename_own_passkey(world: World) -> Call:
    user, actor = await at_home(world)
    begun = await passkey_actions.begin_own_passkey(actor, PARTY)
    payload = SoftAuthenticator().create(begun.options)
    record_id, proof_id = (
        await passkey_actions.verify_own_passkey(actor, begun.id, payload, PARTY),
        await proof(user),
    )
    factor = await factor_actions.add_own_passkey(actor, record_id, None, proof_id)
    return lambda: factor_actions.rename_own_passkey(actor, factor.id, "Key", proof_id)


@case_of(factor_actions.delete_own_factor)
async def of_delete_own_factor(world: World) -> Call:
    actor, proof_id, factor_id = await with_totp(world)
    return lambda: factor_actions.delete_own_factor(actor, factor_id, proof_id)


@case_of(factor_actions.update_own_sign_in_preferences)
async def of_update_own_sign_in_preferences(world: World) -> Call:
    user, actor = await at_home(world)
    changes, proof_id = SignInPreferenceChanges(skip_mfa_on_sign_in=True), await proof(user)
    return lambda: factor_actions.update_own_sign_in_preferences(actor, changes, proof_id)


@case_of(access_actions.end_own_session)
async def of_end_own_session(world: World) -> Call:
    user, actor = await at_home(world)
    session_id = (await world.session(user)).session.id
    proof_id = await proof(user)
    return lambda: access_actions.end_own_session(actor, session_id, "all", proof_id)


@case_of(access_actions.revoke_own_grant)
async def of_revoke_own_grant(world: World) -> Call:
    user, actor = await at_home(world)
    await world.tokens(await world.client(), user)
    grant_id = await database.fetch_value("SELECT id FROM grants WHERE user_id = $1", user.id)
    proof_id = await proof(user)
    return lambda: access_actions.revoke_own_grant(actor, grant_id, proof_id)


@case_of(access_actions.create_own_token)
async def of_create_own_token(world: World) -> Call:
    user, actor = await at_home(world)
    expires_at, proof_id = clock.now() + timedelta(days=1), await proof(user)
    return lambda: access_actions.create_own_token(actor, "laptop", expires_at, proof_id)


@case_of(access_actions.rename_own_token)
async def of_rename_own_token(world: World) -> Call:
    user, actor = await at_home(world)
    proof_id = await proof(user)
    world.hidden((await access_actions.create_own_token(actor, "laptop", None, proof_id)).value)
    return lambda: access_actions.rename_own_token(actor, "laptop", "desk", proof_id)


@case_of(access_actions.delete_own_token)
async def of_delete_own_token(world: World) -> Call:
    user, actor = await at_home(world)
    proof_id = await proof(user)
    world.hidden((await access_actions.create_own_token(actor, "laptop", None, proof_id)).value)
    return lambda: access_actions.delete_own_token(actor, "laptop", proof_id)


@case_of(social_actions.begin_own_social)
async def of_begin_own_social(world: World) -> Call:
    _, actor = await at_home(world)
    connector_id = await connector_to(free_port(), unique("target"))
    return lambda: social_actions.begin_own_social(actor, connector_id, "state", CALLBACK)


@case_of(social_actions.verify_own_social)
async def of_verify_own_social(world: World) -> Call:
    _, actor = await at_home(world)
    port = free_port()
    connector_id = await connector_to(port, unique("target"))
    begun = await social_actions.begin_own_social(actor, connector_id, "state", CALLBACK)

    async def call() -> str:
        async with provider(port, "ada-there"):
            return await social_actions.verify_own_social(actor, begun.id, came_back(begun.uri))

    return call


@case_of(social_actions.add_own_identity)
async def of_add_own_identity(world: World) -> Call:
    user, actor = await at_home(world)
    state = person_at(unique("target"), unique("person"), tokens(world))
    record_id, proof_id = await record(user, "Social", state), await proof(user)
    return lambda: social_actions.add_own_identity(actor, record_id, proof_id)


@case_of(social_actions.replace_own_identity)
async def of_replace_own_identity(world: World) -> Call:
    user, actor = await at_home(world)
    target = unique("target")
    await replace_identity(world.administrator, user.id, target, unique("person"))
    record_id, proof_id = await record(user, "Social", person_at(target, unique("person"))), await proof(user)
    return lambda: social_actions.replace_own_identity(actor, record_id, proof_id)


@case_of(social_actions.remove_own_identity)
async def of_remove_own_identity(world: World) -> Call:
    user, actor = await at_home(world)
    target = unique("target")
    await replace_identity(world.administrator, user.id, target, unique("person"))
    proof_id = await proof(user)
    return lambda: social_actions.remove_own_identity(actor, target, proof_id)


@case_of(provider_token_actions.refresh_own_provider_token)
async def of_refresh_own_provider_token(world: World) -> Call:
    user, actor = await at_home(world)
    port, target = free_port(), unique("target")
    await connector_to(port, target)
    await replace_identity(world.administrator, user.id, target, unique("person"))
    identity_id = await database.fetch_value("SELECT id FROM social_identities WHERE user_id = $1", user.id)
    expired = tokens(world, refresh_token="rt-0123456789", expires_in=0)
    async with database.transaction():
        await keep_tokens(user.id, expired, social_identity_id=identity_id)

    async def call() -> Any:
        async with provider(port, "ada-there", expires_in=3600):
            return await provider_token_actions.refresh_own_provider_token(actor, "social", target)

    return call


@case_of(provider_token_actions.replace_own_provider_token)
async def of_replace_own_provider_token(world: World) -> Call:
    user, actor = await at_home(world)
    target, person_id = unique("target"), unique("person")
    await replace_identity(world.administrator, user.id, target, person_id)
    record_id = await record(user, "Social", person_at(target, person_id, tokens(world)))
    return lambda: provider_token_actions.replace_own_provider_token(actor, target, record_id)
