"""What actions on credentials are given."""

from dataclasses import dataclass
from enum import StrEnum

from identity.kernel.unset import UNSET, Unset


class FactorType(StrEnum):
    """The kinds of second factors that people set up; addresses serve as factors without being rows."""

    TOTP = "Totp"
    WEB_AUTHN = "WebAuthn"
    BACKUP_CODE = "BackupCode"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPreferenceChanges:
    """What is to change of what a person was asked, or let be, at sign-in."""

    mfa_enabled: bool | Unset = UNSET
    mfa_skipped: bool | Unset = UNSET
    skip_mfa_on_sign_in: bool | Unset = UNSET
    mfa_suggestion_skipped: bool | Unset = UNSET
    passkey_skipped: bool | Unset = UNSET
