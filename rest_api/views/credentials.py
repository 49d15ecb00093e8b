"""Second factors, personal access tokens and sign-in preferences as callers see them."""

from datetime import UTC, datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from identity.credentials.mfa_actions import CreatedBackupCodes, CreatedTotp
from identity.credentials.queries import FactorView, SignInState
from identity.credentials.token_actions import RevealedToken
from rest_api.views import TENANT, View, milliseconds

_FACTOR_TYPES = ["Totp", "WebAuthn", "BackupCode", "EmailVerificationCode", "PhoneVerificationCode"]


class MfaVerificationView(View, kw_only=True):
    """A second factor, without its secrets."""

    id: str
    created_at: str
    last_used_at: str | UnsetType = UNSET
    type: Annotated[str, Meta(extra_json_schema={"enum": _FACTOR_TYPES})]
    agent: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    remain_codes: int | UnsetType = UNSET


class CreatedTotpView(View, kw_only=True, tag_field="type", tag="Totp"):
    """A new authenticator app's secret, in text and as a picture."""

    secret: str
    secret_qr_code: str


class CreatedBackupCodesView(View, kw_only=True, tag_field="type", tag="BackupCode"):
    """New backup codes."""

    codes: list[str]


class PersonalAccessTokenView(View, kw_only=True):
    """A personal access token with its value."""

    tenant_id: str = TENANT
    user_id: str
    name: str
    value: str
    created_at: int
    expires_at: int | None


class MfaPreferencesView(View, kw_only=True):
    """What a person was asked about second factors, or let be."""

    enabled: bool | UnsetType = UNSET
    skipped: bool
    skip_mfa_on_sign_in: bool


class PasskeyPreferencesView(View, kw_only=True):
    """What a person was asked about passkeys, or let be."""

    skipped: bool


class SignInPreferencesView(View, kw_only=True):
    """What a person was asked at sign-in, or let be."""

    mfa: MfaPreferencesView
    passkey_sign_in: PasskeyPreferencesView


class SubjectTokenView(View, kw_only=True):
    """A subject token, and for how many seconds it can be exchanged."""

    subject_token: str
    expires_in: int


def mfa_verification_view(factor: FactorView) -> MfaVerificationView:
    """A second factor."""
    return MfaVerificationView(
        id=factor.id,
        created_at=_iso(factor.created_at),
        last_used_at=UNSET if factor.last_used_at is None else _iso(factor.last_used_at),
        type=factor.type,
        agent=UNSET if factor.agent is None else factor.agent,
        name=UNSET if factor.name is None else factor.name,
        remain_codes=factor.remaining_codes if factor.type == "BackupCode" else UNSET,
    )


def created_factor_view(
    created: CreatedTotp | CreatedBackupCodes,
) -> CreatedTotpView | CreatedBackupCodesView:
    """A new second factor with what its owner needs."""
    if isinstance(created, CreatedTotp):
        return CreatedTotpView(secret=created.secret, secret_qr_code=created.qr_code)
    return CreatedBackupCodesView(codes=created.codes)


def personal_access_token_view(token: RevealedToken) -> PersonalAccessTokenView:
    """A token with its value."""
    row = token.row
    return PersonalAccessTokenView(
        user_id=row.user_id,
        name=row.name,
        value=token.value,
        created_at=milliseconds(row.created_at),
        expires_at=None if row.expires_at is None else milliseconds(row.expires_at),
    )


def sign_in_preferences_view(state: SignInState) -> SignInPreferencesView:
    """The preferences in the contract's groups."""
    return SignInPreferencesView(
        mfa=MfaPreferencesView(
            enabled=UNSET if state.mfa_enabled is None else state.mfa_enabled,
            skipped=state.mfa_skipped,
            skip_mfa_on_sign_in=state.skip_mfa_on_sign_in,
        ),
        passkey_sign_in=PasskeyPreferencesView(skipped=state.passkey_skipped),
    )


def _iso(at: datetime) -> str:
    """A time in text, which the contract has here and nowhere else."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
