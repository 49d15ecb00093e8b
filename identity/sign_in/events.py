"""What sign-in announces: each step under the contract's key, and locked identifiers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from identity.kernel.events import Event
from identity.sign_in.records import InteractionEvent


class StepName(StrEnum):
    """The end of a step's key."""

    CREATE = "Create"
    UPDATE = "Update"
    PASSWORD = "Verification.Password.Submit"
    NEW_PASSWORD_IDENTITY = "Verification.NewPasswordIdentity.Submit"
    EMAIL_CODE_SENT = "Verification.EmailVerificationCode.Create"
    EMAIL_CODE = "Verification.EmailVerificationCode.Submit"
    PHONE_CODE_SENT = "Verification.PhoneVerificationCode.Create"
    PHONE_CODE = "Verification.PhoneVerificationCode.Submit"
    MFA_EMAIL_CODE_SENT = "Verification.MfaEmailVerificationCode.Create"
    MFA_EMAIL_CODE = "Verification.MfaEmailVerificationCode.Submit"
    MFA_PHONE_CODE_SENT = "Verification.MfaPhoneVerificationCode.Create"
    MFA_PHONE_CODE = "Verification.MfaPhoneVerificationCode.Submit"
    SOCIAL_BEGUN = "Verification.Social.Create"
    SOCIAL = "Verification.Social.Submit"
    SSO_BEGUN = "Verification.EnterpriseSso.Create"
    SSO = "Verification.EnterpriseSso.Submit"
    TOTP_CREATED = "Verification.Totp.Create"
    TOTP = "Verification.Totp.Submit"
    WEB_AUTHN_BEGUN = "Verification.WebAuthn.Create"
    WEB_AUTHN = "Verification.WebAuthn.Submit"
    PASSKEY_BEGUN = "Verification.SignInPasskey.Create"
    PASSKEY = "Verification.SignInPasskey.Submit"
    BACKUP_CODES_CREATED = "Verification.BackupCode.Create"
    BACKUP_CODE = "Verification.BackupCode.Submit"
    ONE_TIME_TOKEN = "Verification.OneTimeToken.Submit"
    IDENTIFIER = "Identifier.Submit"
    PROFILE = "Profile.Update"
    BIND_TOTP = "BindMfa.Totp.Submit"
    BIND_WEB_AUTHN = "BindMfa.WebAuthn.Submit"
    BIND_BACKUP_CODE = "BindMfa.BackupCode.Submit"
    BIND_EMAIL_CODE = "BindMfa.EmailVerificationCode.Submit"
    BIND_PHONE_CODE = "BindMfa.PhoneVerificationCode.Submit"
    SUBMIT = "Submit"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Event):
    """A step of a sign-in was taken, or refused."""

    key: ClassVar[str] = "Interaction"
    interaction_id: str | None = None
    interaction: dict[str, Any] | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierLocked(Event):
    """An identifier had too many wrong answers and is locked for a while."""

    key: ClassVar[str] = "Identifier.Lockout"
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifiersUnlocked(Event):
    """An administrator let identifiers be tried again."""

    key: ClassVar[str] = "Identifier.Unlocked"
    identifiers: list[str]


def _declare(event: InteractionEvent, name: StepName) -> type[StepTaken]:
    class_name = f"{event}{name.replace('.', '')}"
    return type(class_name, (StepTaken,), {"__slots__": (), "key": f"Interaction.{event}.{name}"})


STEPS = {(event, name): _declare(event, name) for event in InteractionEvent for name in StepName}
"""The event of each step in each kind of interaction."""


class CaptchaChecked(StepTaken):
    """A captcha was solved with the first step, or was not."""

    __slots__ = ()
    key = "Interaction.Create.Captcha"


class IdpInitiatedSsoArrived(StepTaken):
    """Somebody came from an enterprise's provider without having been sent there, or was refused."""

    __slots__ = ()
    key = "Interaction.SignIn.Verification.IdpInitiatedSso.Create"


REGISTERED = STEPS[InteractionEvent.REGISTER, StepName.IDENTIFIER]
SUBMITTED = tuple(STEPS[event, StepName.SUBMIT] for event in InteractionEvent)
