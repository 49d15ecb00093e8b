"""The state of a sign-in: what was verified, who was identified, what was collected; and its JSON form."""

from enum import StrEnum
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from identity.connectors.social.people import ProviderPerson
from identity.security.secrets import random_id


class InteractionEvent(StrEnum):
    """What a person came for."""

    SIGN_IN = "SignIn"
    REGISTER = "Register"
    FORGOT_PASSWORD = "ForgotPassword"


IdentifierKind = Literal["username", "email", "phone"]


class Identifier(Struct, frozen=True):
    """What a person calls themselves."""

    type: IdentifierKind
    value: str


class _Record(Struct, frozen=True, rename="camel", tag_field="type", kw_only=True):
    """One verification; a state has at most one of each type."""

    id: str = msgspec.field(default_factory=random_id)


class PasswordRecord(_Record, frozen=True, tag="Password", kw_only=True):
    """A password was right. It says whose: an identifier may have another owner by the time it is used."""

    identifier: Identifier
    verified: bool
    user_id: str
    password_age: str | None = None  # when the password was chosen that was right


class NewPasswordIdentityRecord(_Record, frozen=True, tag="NewPasswordIdentity", kw_only=True):
    """A name and a password for a new account, the password as its digest."""

    identifier: Identifier
    password_digest: str
    password_algorithm: str


class _CodeRecord(_Record, frozen=True, kw_only=True):
    """A code was sent to an address for this interaction, and perhaps entered."""

    identifier: Identifier
    template_type: str  # what the message was for
    verified: bool = False


class EmailCodeRecord(_CodeRecord, frozen=True, tag="EmailVerificationCode", kw_only=True):
    """An e-mail address was shown to be the person's."""


class PhoneCodeRecord(_CodeRecord, frozen=True, tag="PhoneVerificationCode", kw_only=True):
    """A phone number was shown to be the person's."""


class MfaEmailCodeRecord(_CodeRecord, frozen=True, tag="MfaEmailVerificationCode", kw_only=True):
    """The identified person's own e-mail address served as second factor."""


class MfaPhoneCodeRecord(_CodeRecord, frozen=True, tag="MfaPhoneVerificationCode", kw_only=True):
    """The identified person's own phone number served as second factor."""


class SocialRecord(_Record, frozen=True, tag="Social", kw_only=True):
    """A sign-in with a social connector: begun while it has no person."""

    connector_id: str
    target: str
    pending: dict[str, Any] | None = (
        None  # what the connector keeps between the two halves: state, nonce, PKCE …
    )
    social_user_info: ProviderPerson | None = None
    tokens_encrypted: str | None = None  # of the provider, for the vault


class EnterpriseSsoRecord(_Record, frozen=True, tag="EnterpriseSso", kw_only=True):
    """A sign-in with an organization's own provider: begun while it has no person."""

    connector_id: str
    pending: dict[str, Any] | None = None
    enterprise_sso_user_info: ProviderPerson | None = None
    issuer: str | None = None
    is_email_trusted: bool = False
    tokens_encrypted: str | None = None


class TotpRecord(_Record, frozen=True, tag="Totp", kw_only=True):
    """An authenticator app: a new one while it has a secret, otherwise the person's own."""

    user_id: str
    verified: bool = False
    secret_encrypted: str | None = None
    time_step: int | None = None  # of the code that showed that the new app works
    factor_id: str | None = None  # of the person's own app, once that was shown


class BackupCodeRecord(_Record, frozen=True, tag="BackupCode", kw_only=True):
    """A backup code was used, or new ones were drawn."""

    user_id: str
    verified: bool = False
    codes_encrypted: str | None = None
    factor_id: str | None = None


class WebAuthnRecord(_Record, frozen=True, tag="WebAuthn", kw_only=True):
    """A passkey as second factor: registered anew while it has a credential, otherwise one of the person's own."""

    user_id: str
    verified: bool = False
    challenge: str | None = None  # base64url
    credential: dict[str, Any] | None = None
    is_registration: bool = False
    factor_id: str | None = None


class SignInPasskeyRecord(_Record, frozen=True, tag="SignInPasskey", kw_only=True):
    """A passkey in place of everything else."""

    identifier: Identifier | None = None  # whose passkey was asked for, if anybody's in particular
    verified: bool = False
    user_id: str | None = None
    challenge: str | None = None
    allowed: tuple[str, ...] = ()  # ids of the passkeys that may answer; none means any
    factor_id: str | None = None  # of the one that did


class OneTimeTokenRecord(_Record, frozen=True, tag="OneTimeToken", kw_only=True):
    """A one-time token that was mailed was entered."""

    identifier: Identifier
    verified: bool
    context: dict[str, Any] = msgspec.field(default_factory=dict)

    def is_for(self, event: InteractionEvent) -> bool:
        """Whether the token may be used for this."""
        return self.context.get("interactionEvent") in (None, event)

    @property
    def organization_ids(self) -> list[str]:
        """The organizations that whoever uses the token joins."""
        return list(self.context.get("jitOrganizationIds") or ())


Record = (
    PasswordRecord | NewPasswordIdentityRecord | EmailCodeRecord | PhoneCodeRecord | MfaEmailCodeRecord
    | MfaPhoneCodeRecord | SocialRecord | EnterpriseSsoRecord | TotpRecord | BackupCodeRecord | WebAuthnRecord
    | SignInPasskeyRecord | OneTimeTokenRecord
)  # fmt: skip
R = TypeVar("R", bound=Record)


class Profile(Struct, frozen=True, rename="camel", omit_defaults=True):
    """What was collected for the account and is stored when the person registers or submits."""

    username: str | None = None
    primary_email: str | None = None
    primary_phone: str | None = None
    name: str | None = None
    avatar: str | None = None
    profile: dict[str, Any] | None = None
    custom_data: dict[str, Any] | None = None
    password_digest: str | None = None
    password_algorithm: str | None = None
    social_identity: dict[str, Any] | None = None  # target and userInfo
    enterprise_sso_identity: dict[str, Any] | None = None
    jit_organization_ids: list[str] | None = None


class Mfa(Struct, frozen=True, rename="camel", omit_defaults=True):
    """What was decided about second factors, and which were added; the factors are in their records."""

    mfa_enabled: bool = False
    mfa_skipped: bool = False
    additional_mfa_suggestion_skipped: bool = False
    passkey_skipped: bool = False
    is_device_trusted: bool = False  # from the end of this sign-in on
    added: tuple[str, ...] = ()  # ids of the records whose factors the account gets


class Captcha(Struct, frozen=True):
    """Whether a person was told from a program."""

    verified: bool = False
    skipped: bool = False


class Ground(Struct, frozen=True):
    """What says who somebody is: it has to be theirs still when the sign-in ends."""

    kind: Literal["password", "email", "phone", "username", "passkey", "social", "sso"]
    value: str | None


class State(Struct, rename="camel"):
    """All that one interaction knows."""

    interaction_event: InteractionEvent
    user_id: str | None = None
    profile: Profile = msgspec.field(default_factory=Profile)
    mfa: Mfa = msgspec.field(default_factory=Mfa)
    verification_records: list[Record] = msgspec.field(default_factory=list)
    captcha: Captcha = msgspec.field(default_factory=Captcha)
    sign_in_context: dict[str, str] | None = None
    identified_by: str | None = None  # id of the verification that said who it is
    ground: Ground | None = None  # and by what: another verification may take the place of that one
    trusted_devices: tuple[str, ...] = ()  # hashes of the secrets in the browser's cookie

    def put(self, record: Record) -> None:
        """Keep a verification in place of an earlier one of its type."""
        others = [each for each in self.verification_records if type(each) is not type(record)]
        self.verification_records = [*others, record]

    def record(self, record_id: str) -> Record | None:
        """The verification with this id."""
        return next((each for each in self.verification_records if each.id == record_id), None)

    def replace(self, record: Record, **values: Any) -> None:
        """Keep a verification with some of its values changed, under the same id."""
        self.put(msgspec.structs.replace(record, **values))

    def verified_token(self) -> Record | None:
        """The one-time token that the person came with."""
        found = (each for each in self.verification_records if isinstance(each, OneTimeTokenRecord))
        return next(found, None)

    def join(self, organization_ids: list[str]) -> None:
        """Let the person become a member of these organizations when they have signed in."""
        known = self.profile.jit_organization_ids or []
        ids = list(dict.fromkeys([*known, *organization_ids]))
        self.profile = msgspec.structs.replace(self.profile, jit_organization_ids=ids)

    def identifying_record(self) -> Record | None:
        """The verification that said who it is, if nothing has replaced it since."""
        return self.record(self.identified_by) if self.identified_by else None

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        stored: dict[str, Any] = msgspec.to_builtins(self)
        return stored


def state_of(stored: dict[str, Any]) -> State:
    """The state that was stored."""
    return msgspec.convert(stored, State)


_HIDDEN = frozenset(
    {
        "allowed", "challenge", "codesEncrypted", "credential", "factorId", "isEmailTrusted", "isRegistration",
        "passwordAge", "passwordAlgorithm", "passwordDigest", "pending", "secretEncrypted", "timeStep",
        "tokensEncrypted",
    }
)  # fmt: skip
_OWN_NOTES = frozenset({"ground", "identifiedBy", "trustedDevices"})


def shown(state: State) -> dict[str, Any]:
    """The state without its secrets, for the person who signs in and for the audit."""
    stored = state.as_json()
    stored["profile"] = _without_hidden(stored["profile"])
    stored["verificationRecords"] = [_without_hidden(each) for each in stored["verificationRecords"]]
    for record in stored["verificationRecords"]:
        if record["type"] in ("Password", "SignInPasskey"):
            record.pop("userId", None)
    return {name: value for name, value in stored.items() if value is not None and name not in _OWN_NOTES}


def _without_hidden(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name not in _HIDDEN and value is not None}
