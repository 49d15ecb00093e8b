"""What people see of their own account, in the contract's JSON; what is not shown to them is left out."""

from datetime import UTC, datetime
from typing import Any

from msgspec import UNSET, UnsetType

from identity.account.factor_actions import OwnBackupCode
from identity.account.passkey_actions import BegunPasskey
from identity.account.queries import OwnSession, ShownAccount
from identity.account.records import BegunVerification
from identity.account.social_actions import BegunSocial
from identity.credentials.models import PersonalAccessToken
from identity.credentials.token_actions import RevealedToken
from rest_api.views import View, milliseconds
from rest_api.views.identities import SsoIdentityView, sso_identity_view
from rest_api.views.sessions import SessionView, session_view
from rest_api.views.users import profile_view


class AccountView(View, kw_only=True):
    """One's own account."""

    id: str
    username: str | None | UnsetType = UNSET
    primary_email: str | None | UnsetType = UNSET
    primary_phone: str | None | UnsetType = UNSET
    name: str | None | UnsetType = UNSET
    avatar: str | None | UnsetType = UNSET
    custom_data: dict[str, Any] | UnsetType = UNSET
    identities: dict[str, dict[str, Any]] | UnsetType = UNSET
    last_sign_in_at: int | None | UnsetType = UNSET
    created_at: int | UnsetType = UNSET
    updated_at: int | UnsetType = UNSET
    profile: dict[str, Any] | UnsetType = UNSET
    application_id: str | None | UnsetType = UNSET
    is_suspended: bool | UnsetType = UNSET
    has_password: bool | UnsetType = UNSET
    has_security_verification_method: bool
    sso_identities: list[SsoIdentityView] | UnsetType = UNSET


class MfaSettingsView(View, kw_only=True):
    """Whether one is asked for a second factor."""

    skip_mfa_on_sign_in: bool


class TotpSecretView(View, kw_only=True):
    """A secret for an authenticator app, in text and as a picture; nothing is stored yet."""

    secret: str
    secret_qr_code: str


class BackupCodesView(View, kw_only=True):
    """New backup codes; nothing is stored yet."""

    codes: list[str]


class OwnBackupCodeView(View, kw_only=True):
    """A backup code, and when it was used."""

    code: str
    used_at: str | UnsetType = UNSET


class OwnBackupCodesView(View, kw_only=True):
    """One's backup codes."""

    codes: list[OwnBackupCodeView]


class OwnSessionView(SessionView, kw_only=True):
    """A browser in which one is signed in, and whether it is the one that asks."""

    is_current: bool


class OwnSessionsView(View, kw_only=True):
    """One's own sessions."""

    sessions: list[OwnSessionView]


class AvatarView(View, kw_only=True):
    """Where a picture is."""

    url: str


class VerificationView(View, kw_only=True):
    """A proof, and until when it is good."""

    verification_record_id: str
    expires_at: str


class SocialVerificationView(VerificationView, kw_only=True):
    """A visit to a provider that was begun."""

    authorization_uri: str


class PasskeyVerificationView(VerificationView, kw_only=True):
    """What a browser makes a passkey from."""

    registration_options: dict[str, Any]


class VerifiedView(View, kw_only=True):
    """A proof that was given."""

    verification_record_id: str


class ProviderTokenView(View, kw_only=True, rename=None):
    """A provider's access token, in the words of OAuth."""

    access_token: str
    scope: str | UnsetType = UNSET
    token_type: str | UnsetType = UNSET
    expires_in: int | UnsetType = UNSET


class OwnTokenView(View, kw_only=True):
    """A personal access token; its value is shown once."""

    name: str
    created_at: int
    expires_at: int | None
    value: str | UnsetType = UNSET


_TIMES = ("last_sign_in_at", "created_at", "updated_at")


def account_view(account: ShownAccount) -> AccountView:
    """One's own account."""
    parts = dict(account.parts)
    for name in _TIMES:
        if (at := parts.get(name)) is not None:
            parts[name] = milliseconds(at)
    if "profile" in parts:
        parts["profile"] = profile_view(parts["profile"])
    if "sso_identities" in parts:
        parts["sso_identities"] = [sso_identity_view(each) for each in parts["sso_identities"]]
    return AccountView(id=account.id, has_security_verification_method=account.can_prove, **parts)


def own_session_view(session: OwnSession) -> OwnSessionView:
    """A session of one's own."""
    view = session_view(session.found)
    shown = {name: getattr(view, name) for name in view.__struct_fields__}
    return OwnSessionView(**shown, is_current=session.is_current)


def backup_codes_view(codes: list[OwnBackupCode]) -> OwnBackupCodesView:
    """Backup codes with their use."""
    return OwnBackupCodesView(
        codes=[
            OwnBackupCodeView(code=each.code, used_at=UNSET if each.used_at is None else iso(each.used_at))
            for each in codes
        ]
    )


def verification_view(begun: BegunVerification) -> VerificationView:
    """A proof."""
    return VerificationView(verification_record_id=begun.id, expires_at=iso(begun.expires_at))


def social_verification_view(begun: BegunSocial) -> SocialVerificationView:
    """A visit to a provider."""
    return SocialVerificationView(
        verification_record_id=begun.id, expires_at=iso(begun.expires_at), authorization_uri=begun.uri
    )


def passkey_verification_view(begun: BegunPasskey) -> PasskeyVerificationView:
    """A passkey that is asked for."""
    return PasskeyVerificationView(
        verification_record_id=begun.id, expires_at=iso(begun.expires_at), registration_options=begun.options
    )


def own_token_view(row: PersonalAccessToken) -> OwnTokenView:
    """A token without its value."""
    return OwnTokenView(
        name=row.name,
        created_at=milliseconds(row.created_at),
        expires_at=None if row.expires_at is None else milliseconds(row.expires_at),
    )


def new_token_view(made: RevealedToken) -> OwnTokenView:
    """A new token with its value."""
    view = own_token_view(made.row)
    view.value = made.value
    return view


def iso(at: datetime) -> str:
    """A time in text, which the contract has here."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
