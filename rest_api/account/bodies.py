"""What operations on one's own account take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject, RecordId, UrlOrNothing
from rest_api.bodies.users import Profile

_Text = Annotated[str, Meta(max_length=2048)]
_Secret = Annotated[str, Meta(max_length=256)]
_Code = Annotated[str, Meta(max_length=64)]
_BackupCode = Annotated[str, Meta(max_length=64)]
_Password = Annotated[str, Meta(min_length=1, max_length=1024)]
_Username = Annotated[str, Meta(pattern=r"^[A-Z_a-z][0-9A-Z_a-z]*\Z", max_length=128)]
# The form of addresses is for the domain to check: after their length, which bounds what a pattern can cost.
_Email = Annotated[str, Meta(max_length=256, extra_json_schema={"pattern": r"^\S+@\S+\.\S+$"})]
_Phone = Annotated[str, Meta(pattern=r"^[0-9]+\Z", max_length=32)]


class AccountBody(Body, frozen=True, kw_only=True):
    """Changes of one's own account: null clears, custom data is replaced as a whole."""

    name: str | None | UnsetType = UNSET
    avatar: UrlOrNothing | None | UnsetType = UNSET
    username: _Username | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET


class OwnProfileBody(Profile, frozen=True, kw_only=True):
    """Keys of one's own profile to set."""


class OwnPasswordBody(Body, frozen=True, kw_only=True):
    """A password."""

    password: _Password


class EmailBody(Body, frozen=True, kw_only=True):
    """An e-mail address, and the proof that it is one's own."""

    email: _Email
    new_identifier_verification_record_id: RecordId


class PhoneBody(Body, frozen=True, kw_only=True):
    """A phone number, and the proof that it is one's own."""

    phone: _Phone
    new_identifier_verification_record_id: RecordId


class NewIdentityBody(Body, frozen=True, kw_only=True):
    """The proof of an account at a provider."""

    new_identifier_verification_record_id: RecordId


class RecordBody(Body, frozen=True, kw_only=True):
    """A proof."""

    verification_record_id: RecordId


class MfaSettingsBody(Body, frozen=True, kw_only=True):
    """Whether one is asked for a second factor."""

    skip_mfa_on_sign_in: bool


class MfaPreferencesBody(Body, frozen=True, kw_only=True):
    """What one was asked about second factors, or let be."""

    enabled: bool | UnsetType = UNSET
    skipped: bool | UnsetType = UNSET
    additional_binding_suggestion_skipped: bool | UnsetType = UNSET
    skip_mfa_on_sign_in: bool | UnsetType = UNSET


class PasskeyPreferencesBody(Body, frozen=True, kw_only=True):
    """What one was asked about passkeys, or let be."""

    skipped: bool | UnsetType = UNSET


class PreferencesBody(Body, frozen=True, kw_only=True):
    """What one was asked at sign-in, or let be."""

    mfa: MfaPreferencesBody | UnsetType = UNSET
    passkey_sign_in: PasskeyPreferencesBody | UnsetType = UNSET


class FactorBody(Body, frozen=True, kw_only=True):
    """A second factor; each type takes what is its own."""

    type: Literal["Totp", "TOTP", "WebAuthn", "BackupCode"]
    secret: _Secret | UnsetType = UNSET
    code: _Code | UnsetType = UNSET
    new_identifier_verification_record_id: RecordId | UnsetType = UNSET
    name: _Text | UnsetType = UNSET
    codes: Annotated[list[_BackupCode], Meta(max_length=100)] | UnsetType = UNSET
    is_replacement: bool = False  # of backup codes, which end when the new ones are kept


class TotpBody(Body, frozen=True, kw_only=True):
    """An authenticator app's secret, and a code of it."""

    secret: _Secret
    code: _Code


class FactorNameBody(Body, frozen=True, kw_only=True):
    """What a passkey is called."""

    name: _Text


class EmailIdentifier(Body, frozen=True, kw_only=True, tag_field="type", tag="email"):
    """An e-mail address."""

    value: _Email


class PhoneIdentifier(Body, frozen=True, kw_only=True, tag_field="type", tag="phone"):
    """A phone number."""

    value: _Phone


class SentCodeBody(Body, frozen=True, kw_only=True):
    """Where a code is to be sent, and what for."""

    identifier: EmailIdentifier | PhoneIdentifier
    template_type: Literal["BindMfa", "UserPermissionValidation"] | UnsetType = UNSET


class GivenCodeBody(Body, frozen=True, kw_only=True):
    """A code that arrived."""

    identifier: EmailIdentifier | PhoneIdentifier
    verification_id: RecordId
    code: _Code


class SocialBody(Body, frozen=True, kw_only=True):
    """Which provider somebody is sent to, and where they come back."""

    connector_id: RecordId
    state: _Text
    redirect_uri: _Text
    scope: _Text | UnsetType = UNSET


class SocialAnswerBody(Body, frozen=True, kw_only=True):
    """What a provider sent back with somebody."""

    verification_record_id: RecordId
    connector_data: JsonObject


class PasskeyAnswerBody(Body, frozen=True, kw_only=True):
    """What a browser sent back."""

    verification_record_id: RecordId
    payload: JsonObject


class OwnTokenBody(Body, frozen=True, kw_only=True):
    """What a token is called, and until when it is good."""

    name: Annotated[str, Meta(min_length=1, max_length=256)]
    expires_at: Annotated[float, Meta(ge=0, le=253_402_300_799_999)] | None = None


class OwnTokenNameBody(Body, frozen=True, kw_only=True):
    """What a token is to be called."""

    name: Annotated[str, Meta(min_length=1, max_length=256)]
