"""One's own second factors over REST, and what one is asked at sign-in."""

from msgspec import UNSET

from identity.account import factor_actions, queries
from identity.credentials.inputs import SignInPreferenceChanges
from identity.kernel.actor import Actor
from rest_api.account.bodies import (
    FactorBody,
    FactorNameBody,
    MfaSettingsBody,
    PreferencesBody,
    TotpBody,
)
from rest_api.account.views import (
    BackupCodesView,
    MfaSettingsView,
    OwnBackupCodesView,
    TotpSecretView,
    backup_codes_view,
)
from rest_api.guard import required
from rest_api.requests import given
from rest_api.views.credentials import (
    MfaVerificationView,
    SignInPreferencesView,
    mfa_verification_view,
    sign_in_preferences_view,
)

_MFA_NAMES = {
    "enabled": "mfa_enabled",
    "skipped": "mfa_skipped",
    "skip_mfa_on_sign_in": "skip_mfa_on_sign_in",
    "additional_binding_suggestion_skipped": "mfa_suggestion_skipped",
}


async def get_mfa_verifications(actor: Actor) -> list[MfaVerificationView]:
    """List one's second factors."""
    return [mfa_verification_view(each) for each in await queries.own_factors(actor)]


async def add_mfa_verification(actor: Actor, body: FactorBody, proof_id: str | None) -> None:
    """Set up an authenticator app, a passkey or backup codes."""
    if body.type == "WebAuthn":
        name = None if body.name is UNSET else body.name
        record_id = required(body, "new_identifier_verification_record_id")
        await factor_actions.add_own_passkey(actor, record_id, name, proof_id)
    elif body.type == "BackupCode":
        keep = factor_actions.add_own_backup_codes
        if body.is_replacement:
            keep = factor_actions.replace_own_backup_codes
        await keep(actor, required(body, "codes"), proof_id)
    else:
        code = None if body.code is UNSET else body.code
        await factor_actions.add_own_totp(actor, required(body, "secret"), code, proof_id)


async def create_or_replace_totp_mfa_verification(actor: Actor, body: TotpBody, proof_id: str | None) -> None:
    """Set up an authenticator app, in place of another one."""
    await factor_actions.replace_own_totp(actor, body.secret, body.code, proof_id)


async def generate_totp_secret(actor: Actor) -> TotpSecretView:
    """Make a secret for an authenticator app."""
    drawn = await queries.drawn_totp_secret(actor)
    return TotpSecretView(secret=drawn.secret, secret_qr_code=drawn.qr_code)


async def generate_my_account_backup_codes(actor: Actor) -> BackupCodesView:
    """Make ten backup codes."""
    return BackupCodesView(codes=await queries.drawn_backup_codes(actor))


async def get_backup_codes(actor: Actor, proof_id: str | None) -> OwnBackupCodesView:
    """Show one's backup codes again."""
    return backup_codes_view(await factor_actions.reveal_own_backup_codes(actor, proof_id))


async def update_mfa_verification_name(
    actor: Actor, verification_id: str, body: FactorNameBody, proof_id: str | None
) -> MfaVerificationView:
    """Give a passkey a name."""
    factor_id = await factor_actions.rename_own_passkey(actor, verification_id, body.name, proof_id)
    return mfa_verification_view(await queries.own_factor(actor, factor_id))


async def delete_mfa_verification(actor: Actor, verification_id: str, proof_id: str | None) -> None:
    """Do without a second factor."""
    await factor_actions.delete_own_factor(actor, verification_id, proof_id)


async def get_mfa_settings(actor: Actor) -> MfaSettingsView:
    """Read whether one is asked for a second factor."""
    state = await queries.own_sign_in_preferences(actor)
    return MfaSettingsView(skip_mfa_on_sign_in=state.skip_mfa_on_sign_in)


async def update_mfa_settings(actor: Actor, body: MfaSettingsBody, proof_id: str | None) -> MfaSettingsView:
    """Say whether one is asked for a second factor."""
    changes = SignInPreferenceChanges(skip_mfa_on_sign_in=body.skip_mfa_on_sign_in)
    state = await factor_actions.update_own_sign_in_preferences(actor, changes, proof_id)
    return MfaSettingsView(skip_mfa_on_sign_in=state.skip_mfa_on_sign_in)


async def get_logto_config(actor: Actor) -> SignInPreferencesView:
    """Read what one is asked at sign-in."""
    return sign_in_preferences_view(await queries.own_sign_in_preferences(actor))


async def update_logto_config(
    actor: Actor, body: PreferencesBody, proof_id: str | None
) -> SignInPreferencesView:
    """Say what one is asked at sign-in."""
    changes = _changes(body)
    return sign_in_preferences_view(
        await factor_actions.update_own_sign_in_preferences(actor, changes, proof_id)
    )


def _changes(body: PreferencesBody) -> SignInPreferenceChanges:
    mfa = {} if body.mfa is UNSET else given(body.mfa)
    passkey = {} if body.passkey_sign_in is UNSET else given(body.passkey_sign_in)
    named = {_MFA_NAMES[name]: value for name, value in mfa.items()}
    return SignInPreferenceChanges(**named, **{f"passkey_{name}": value for name, value in passkey.items()})
