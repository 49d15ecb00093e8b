"""Mutations of one's own second factors."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import AUTHENTICATED, PUBLIC, declare
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.own_account import Account, OwnMfaFactor, OwnSignInSettings, account_or_null
from graphql_schema.own_account_mutations import or_none
from graphql_schema.scalars import JSON
from identity.account import factor_actions, passkey_actions, queries
from identity.credentials.inputs import SignInPreferenceChanges
from identity.kernel.actor import Actor

_ID = strawberry.ID


@strawberry.type(description="A backup code of one's own.")
class OwnBackupCode:
    code: str
    used_at: datetime | None


declare("OwnBackupCode", PUBLIC)


@strawberry.input
class BeginMyPasskeyInput:
    client_mutation_id: str | None = strawberry.UNSET


@strawberry.input
class VerifyMyPasskeyInput:
    verification_id: _ID
    payload: JSON


@strawberry.input
class DrawMyTotpSecretInput:
    client_mutation_id: str | None = strawberry.UNSET


@strawberry.input
class DrawMyBackupCodesInput:
    client_mutation_id: str | None = strawberry.UNSET


@strawberry.input
class AddMyTotpInput:
    secret: str
    code: str | None = strawberry.UNSET
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class ReplaceMyTotpInput:
    secret: str
    code: str
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="A passkey that was verified by `newVerificationId`.")
class AddMyPasskeyInput:
    new_verification_id: _ID
    name: str | None = strawberry.UNSET
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(
    description="Ten different codes of ten hexadecimal digits, as `drawMyBackupCodes` makes them."
)
class AddMyBackupCodesInput:
    codes: list[str]
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="Ten codes as for `addMyBackupCodes`.")
class ReplaceMyBackupCodesInput:
    codes: list[str]
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class RevealMyBackupCodesInput:
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class RenameMyPasskeyInput:
    mfa_factor_id: _ID
    name: str
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class DeleteMyMfaFactorInput:
    mfa_factor_id: _ID
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="What is left out stays as it is.")
class UpdateMySignInSettingsInput:
    mfa_enabled: bool | None = strawberry.UNSET
    mfa_skipped: bool | None = strawberry.UNSET
    mfa_suggestion_skipped: bool | None = strawberry.UNSET
    skip_mfa_on_sign_in: bool | None = strawberry.UNSET
    passkey_skipped: bool | None = strawberry.UNSET
    verification_id: _ID | None = strawberry.UNSET


@mutation(AUTHENTICATED, verification_id=_ID, expires_at=datetime, registration_options=JSON)
async def begin_my_passkey(actor: Actor, input: BeginMyPasskeyInput) -> dict[str, Any]:
    """What a browser makes a passkey from."""
    begun = await passkey_actions.begin_own_passkey(actor, passkey_actions.own_party())
    return {
        "verification_id": begun.id,
        "expires_at": begun.expires_at,
        "registration_options": begun.options,
    }


@mutation(AUTHENTICATED, verification_id=_ID)
async def verify_my_passkey(actor: Actor, input: VerifyMyPasskeyInput) -> str:
    """Hand in the passkey that the browser made."""
    return await passkey_actions.verify_own_passkey(
        actor, input.verification_id, input.payload, passkey_actions.own_party()
    )


@mutation(AUTHENTICATED, secret=str, secret_qr_code=str)
async def draw_my_totp_secret(actor: Actor, input: DrawMyTotpSecretInput) -> dict[str, Any]:
    """Make a secret for an authenticator app; nothing is stored yet."""
    drawn = await queries.drawn_totp_secret(actor)
    return {"secret": drawn.secret, "secret_qr_code": drawn.qr_code}


@mutation(AUTHENTICATED, codes=list[str])
async def draw_my_backup_codes(actor: Actor, input: DrawMyBackupCodesInput) -> list[str]:
    """Make ten backup codes; nothing is stored yet."""
    return await queries.drawn_backup_codes(actor)


@mutation(AUTHENTICATED, account=Account)
async def add_my_totp(actor: Actor, input: AddMyTotpInput) -> Any:
    """Set up an authenticator app."""
    proof_id = or_none(input.verification_id)
    await factor_actions.add_own_totp(actor, input.secret, or_none(input.code), proof_id)
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def replace_my_totp(actor: Actor, input: ReplaceMyTotpInput) -> Any:
    """Set up an authenticator app in place of another one."""
    proof_id = or_none(input.verification_id)
    await factor_actions.replace_own_totp(actor, input.secret, input.code, proof_id)
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def add_my_passkey(actor: Actor, input: AddMyPasskeyInput) -> Any:
    """Set up a passkey."""
    proof_id = or_none(input.verification_id)
    await factor_actions.add_own_passkey(actor, input.new_verification_id, or_none(input.name), proof_id)
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def add_my_backup_codes(actor: Actor, input: AddMyBackupCodesInput) -> Any:
    """Keep backup codes."""
    await factor_actions.add_own_backup_codes(actor, input.codes, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def replace_my_backup_codes(actor: Actor, input: ReplaceMyBackupCodesInput) -> Any:
    """Keep backup codes in place of those that there are; these end with it and not before."""
    await factor_actions.replace_own_backup_codes(actor, input.codes, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, backup_codes=list[OwnBackupCode])
async def reveal_my_backup_codes(actor: Actor, input: RevealMyBackupCodesInput) -> Any:
    """Show one's backup codes again; it is audited."""
    return await factor_actions.reveal_own_backup_codes(actor, or_none(input.verification_id))


@mutation(AUTHENTICATED, mfa_factor=OwnMfaFactor)
async def rename_my_passkey(actor: Actor, input: RenameMyPasskeyInput) -> Any:
    """Give a passkey a name."""
    proof_id = or_none(input.verification_id)
    factor_id = await factor_actions.rename_own_passkey(actor, input.mfa_factor_id, input.name, proof_id)
    return await queries.own_factor(actor, factor_id)


@mutation(AUTHENTICATED, account=Account)
async def delete_my_mfa_factor(actor: Actor, input: DeleteMyMfaFactorInput) -> Any:
    """Do without a second factor."""
    await factor_actions.delete_own_factor(actor, input.mfa_factor_id, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, sign_in_settings=OwnSignInSettings)
async def update_my_sign_in_settings(actor: Actor, input: UpdateMySignInSettingsInput) -> Any:
    """Say what one is asked at sign-in."""
    changes = as_domain(SignInPreferenceChanges, input)
    proof_id = or_none(input.verification_id)
    return await factor_actions.update_own_sign_in_preferences(actor, changes, proof_id)
