"""The sign-in settings as types: every key of the contract, its bounds and its default."""

from datetime import timedelta
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from identity.content.profile_fields import FieldName
from identity.content.texts import (
    Color,
    EmailOrEmpty,
    LanguageTag,
    LongText,
    ShortText,
    WebUrl,
    WebUrlOrEmpty,
    content_of,
)

IdentifierKind = Literal["username", "email", "phone"]
SecondaryKind = Literal["username", "email", "phone", "emailOrPhone"]
ForgotPasswordMethod = Literal["EmailVerificationCode", "PhoneVerificationCode"]
Factor = Literal["Totp", "WebAuthn", "BackupCode", "EmailVerificationCode", "PhoneVerificationCode"]
MfaPolicy = Literal[
    "UserControlled",
    "Mandatory",
    "PromptOnlyAtSignIn",
    "PromptAtSignInAndSignUp",
    "NoPrompt",
    "PromptAtSignInAndSignUpMandatory",
    "PromptOnlyAtSignInMandatory",
]
# An address, a domain with its @, or either with wildcards.
BlockedAddress = Annotated[str, Meta(min_length=2, max_length=320, pattern=r"^[^\s@\x00]*@[^\s@\x00]+\Z")]


class _Group(Struct, frozen=True, rename="camel"):
    """A group of settings; values that were never set stay out of the JSON."""


class ColorSettings(_Group, frozen=True):
    """The colours of the pages."""

    primary_color: Color
    is_dark_mode_enabled: bool
    dark_primary_color: Color


class Branding(_Group, frozen=True):
    """Logos and icons."""

    logo_url: WebUrl | UnsetType = UNSET
    dark_logo_url: WebUrl | UnsetType = UNSET
    favicon: WebUrl | UnsetType = UNSET
    dark_favicon: WebUrl | UnsetType = UNSET


class LanguageInfo(_Group, frozen=True):
    """Which language the pages speak."""

    auto_detect: bool
    fallback_language: LanguageTag


class SignInMethod(_Group, frozen=True):
    """An identifier and what proves that it is yours."""

    identifier: IdentifierKind
    password: bool
    verification_code: bool
    is_password_primary: bool


class SignIn(_Group, frozen=True):
    """How people sign in."""

    methods: Annotated[list[SignInMethod], Meta(max_length=3)]


class SecondaryIdentifier(_Group, frozen=True):
    """An identifier that is asked for beside the primary one."""

    identifier: SecondaryKind
    verify: bool | UnsetType = UNSET


class SignUp(_Group, frozen=True):
    """What people give when they register."""

    identifiers: Annotated[list[IdentifierKind], Meta(max_length=8)]
    password: bool
    verify: bool
    secondary_identifiers: Annotated[list[SecondaryIdentifier], Meta(max_length=8)] | UnsetType = UNSET


class SocialSignIn(_Group, frozen=True):
    """How accounts of social providers come in."""

    automatic_account_linking: bool | UnsetType = UNSET
    skip_required_identifiers: bool | UnsetType = UNSET


class CustomUiAssets(_Group, frozen=True):
    """An uploaded page of the operator's own."""

    id: ShortText
    created_at: int


class ContentSecurityPolicy(_Group, frozen=True):
    """Sources that an operator's own page may use."""

    script_src: Annotated[list[ShortText], Meta(max_length=100)] | UnsetType = UNSET
    connect_src: Annotated[list[ShortText], Meta(max_length=100)] | UnsetType = UNSET


class PasswordLength(_Group, frozen=True):
    """How long a password is."""

    min: Annotated[int, Meta(ge=1, le=256)] = 8
    max: Annotated[int, Meta(ge=1, le=256)] = 256


class CharacterTypes(_Group, frozen=True):
    """How many kinds of characters a password has."""

    min: Annotated[int, Meta(ge=1, le=4)] = 1


class PasswordRejects(_Group, frozen=True):
    """What a password must not be."""

    pwned: bool = True
    repetition_and_sequence: bool = True
    user_info: bool = True
    words: Annotated[list[ShortText], Meta(max_length=1000)] = msgspec.field(default_factory=list)


class PasswordPolicy(_Group, frozen=True):
    """What passwords people may choose."""

    length: PasswordLength | UnsetType = UNSET
    character_types: CharacterTypes | UnsetType = UNSET
    rejects: PasswordRejects | UnsetType = UNSET


class AllowedCharacters(_Group, frozen=True):
    """Kinds of characters in a username."""

    lowercase: bool = True
    uppercase: bool = True
    numbers: bool = True
    underscore: bool = True


class UsernamePolicy(_Group, frozen=True):
    """What usernames people may choose."""

    case_sensitive: bool = True
    min_length: Annotated[int, Meta(ge=1, le=128)] = 1
    max_length: Annotated[int, Meta(ge=1, le=128)] = 128
    allowed_chars: AllowedCharacters = msgspec.field(default_factory=AllowedCharacters)


class Mfa(_Group, frozen=True):
    """Second factors and when they are asked for."""

    factors: Annotated[list[Factor], Meta(max_length=16)]
    policy: MfaPolicy
    organization_required_mfa_policy: Literal["NoPrompt", "Mandatory"] | UnsetType = UNSET


class Switch(_Group, frozen=True):
    """A feature that is on or off."""

    enabled: bool | UnsetType = UNSET


class SentinelPolicy(_Group, frozen=True):
    """When an identifier is locked, and for how many minutes."""

    max_attempts: Annotated[int, Meta(ge=1, le=100_000)] | UnsetType = UNSET
    lockout_duration: Annotated[int, Meta(ge=1, le=60 * 24 * 7)] | UnsetType = UNSET

    @property
    def attempts(self) -> int:
        """Failures within an hour that lock."""
        return self.max_attempts or 100

    @property
    def lockout_minutes(self) -> int:
        """How long it stays locked after the last of them."""
        return self.lockout_duration or 60


class EmailBlocklistPolicy(_Group, frozen=True):
    """Addresses that may not register."""

    block_disposable_addresses: bool | UnsetType = UNSET
    block_subaddressing: bool | UnsetType = UNSET
    custom_allowlist: Annotated[list[BlockedAddress], Meta(max_length=1000)] | UnsetType = UNSET
    custom_blocklist: Annotated[list[BlockedAddress], Meta(max_length=1000)] | UnsetType = UNSET


class VerificationCodePolicy(_Group, frozen=True):
    """How long a code lives and how often it may be tried."""

    expiration_duration: Annotated[int, Meta(ge=60, le=3600)] | UnsetType = UNSET
    max_retry_attempts: Annotated[int, Meta(ge=1, le=100)] | UnsetType = UNSET


class PasskeySignIn(_Group, frozen=True):
    """Passkeys in place of a password."""

    enabled: bool | UnsetType = UNSET
    show_passkey_button: bool | UnsetType = UNSET
    allow_autofill: bool | UnsetType = UNSET


class TrustedDevice(_Group, frozen=True):
    """For how long people may let a browser be trusted with their second factor."""

    enabled: bool = False
    duration_days: Annotated[int, Meta(ge=1, le=365)] = 30

    @property
    def lifetime(self) -> timedelta:
        """The same as a span of time."""
        return timedelta(days=self.duration_days)


class SignUpProfileField(_Group, frozen=True):
    """A field of the profile that registration asks for."""

    name: FieldName


class PasswordExpiration(_Group, frozen=True):
    """Passwords that grow old."""

    enabled: bool | UnsetType = UNSET
    valid_period_days: Annotated[int, Meta(ge=1, le=36_500)] | UnsetType = UNSET
    enabled_at: int | UnsetType = UNSET


class SignInSettings(_Group, frozen=True):
    """All sign-in settings, in the order of the contract."""

    color: ColorSettings = ColorSettings("#6139F6", False, "#8768F8")
    branding: Branding = msgspec.field(default_factory=Branding)
    hide_logto_branding: bool = False
    language_info: LanguageInfo = LanguageInfo(auto_detect=True, fallback_language="en")
    terms_of_use_url: WebUrlOrEmpty | None = None
    privacy_policy_url: WebUrlOrEmpty | None = None
    agree_to_terms_policy: Literal["Automatic", "ManualRegistrationOnly", "Manual"] = "Automatic"
    sign_in: SignIn = msgspec.field(
        default_factory=lambda: SignIn([SignInMethod("username", True, False, True)])
    )
    sign_up: SignUp = msgspec.field(default_factory=lambda: SignUp(["username"], True, False))
    social_sign_in: SocialSignIn = msgspec.field(default_factory=SocialSignIn)
    social_sign_in_connector_targets: Annotated[list[ShortText], Meta(max_length=100)] = msgspec.field(
        default_factory=list
    )
    sign_in_mode: Literal["SignInAndRegister", "SignIn", "Register"] = "SignInAndRegister"
    custom_css: LongText | None = None
    custom_content: Annotated[dict[ShortText, LongText], Meta(max_length=100)] = msgspec.field(
        default_factory=dict
    )
    custom_ui_assets: CustomUiAssets | None = None
    custom_ui_csp: ContentSecurityPolicy = msgspec.field(default_factory=ContentSecurityPolicy)
    password_policy: PasswordPolicy = msgspec.field(default_factory=PasswordPolicy)
    mfa: Mfa = msgspec.field(default_factory=lambda: Mfa([], "UserControlled"))
    adaptive_mfa: Switch = msgspec.field(default_factory=Switch)
    single_sign_on_enabled: bool = False
    support_email: EmailOrEmpty | None = None
    support_website_url: WebUrlOrEmpty | None = None
    unknown_session_redirect_url: WebUrlOrEmpty | None = None
    captcha_policy: Switch = msgspec.field(default_factory=Switch)
    sentinel_policy: SentinelPolicy = msgspec.field(default_factory=SentinelPolicy)
    email_blocklist_policy: EmailBlocklistPolicy = msgspec.field(default_factory=EmailBlocklistPolicy)
    verification_code_policy: VerificationCodePolicy = msgspec.field(default_factory=VerificationCodePolicy)
    forgot_password_methods: Annotated[list[ForgotPasswordMethod], Meta(max_length=2)] | None = msgspec.field(
        default_factory=list
    )
    passkey_sign_in: PasskeySignIn = msgspec.field(default_factory=PasskeySignIn)
    sign_up_profile_fields: Annotated[list[SignUpProfileField], Meta(max_length=100)] | None = None
    password_expiration: PasswordExpiration = msgspec.field(default_factory=PasswordExpiration)
    username_policy: UsernamePolicy = msgspec.field(default_factory=UsernamePolicy)
    trusted_device: TrustedDevice = msgspec.field(default_factory=TrustedDevice)


KEYS = frozenset(field.encode_name for field in msgspec.structs.fields(SignInSettings))

CONSOLE_SETTINGS = SignInSettings(
    sign_in_mode="SignIn",
    sign_in=SignIn([SignInMethod("username", True, False, True), SignInMethod("email", True, False, True)]),
    sign_up=SignUp(identifiers=[], password=False, verify=False),
)
"""How administrators sign in to the console: nothing that is set for everybody else can lock them out."""


def settings_of(keys: dict[str, Any]) -> SignInSettings:
    """The settings that JSON in the contract's keys describes, each checked."""
    return content_of(keys, SignInSettings)


def as_keys(settings: SignInSettings) -> dict[str, Any]:
    """The settings in the contract's keys."""
    keys: dict[str, Any] = msgspec.to_builtins(settings)
    return keys
