"""What operations on second factors, personal access tokens, subject tokens and sign-in preferences take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject, Milliseconds, Name, RecordId

_BackupCode = Annotated[str, Meta(max_length=64)]


class MfaVerificationBody(Body, frozen=True, kw_only=True):
    """A new second factor; what is left out is made by the server."""

    type: Literal["Totp", "BackupCode"]
    secret: Annotated[str, Meta(max_length=256)] | UnsetType = UNSET
    codes: Annotated[list[_BackupCode], Meta(max_length=100)] | UnsetType = UNSET


class PersonalAccessTokenBody(Body, frozen=True, kw_only=True):
    """A new personal access token; the expiry in milliseconds of the epoch."""

    name: Name
    expires_at: Milliseconds | None = None


class PersonalAccessTokenChangesBody(Body, frozen=True, kw_only=True):
    """A personal access token's new name."""

    name: Name


class PersonalAccessTokenRenamingBody(Body, frozen=True, kw_only=True):
    """A new name for the token of the current name; without one nothing is renamed."""

    name: Name
    current_name: Annotated[str, Meta(max_length=256)] | UnsetType = UNSET


class PersonalAccessTokenNameBody(Body, frozen=True, kw_only=True):
    """Which personal access token."""

    name: Annotated[str, Meta(max_length=256)]


class PasswordExpirationBody(Body, frozen=True, kw_only=True):
    """Whether the user has to choose a new password."""

    is_expired: bool


class MfaPreferencesBody(Body, frozen=True, kw_only=True):
    """What a person was asked about second factors, or let be."""

    enabled: bool | UnsetType = UNSET
    skipped: bool | UnsetType = UNSET
    additional_binding_suggestion_skipped: bool | UnsetType = UNSET
    skip_mfa_on_sign_in: bool | UnsetType = UNSET


class PasskeyPreferencesBody(Body, frozen=True, kw_only=True):
    """What a person was asked about passkeys, or let be."""

    skipped: bool | UnsetType = UNSET


class SignInPreferencesBody(Body, frozen=True, kw_only=True):
    """Preferences to set; the others stay."""

    mfa: MfaPreferencesBody | UnsetType = UNSET
    passkey_sign_in: PasskeyPreferencesBody | UnsetType = UNSET


class SubjectTokenBody(Body, frozen=True, kw_only=True):
    """Whom to act as; the context reaches the script that makes claims."""

    user_id: RecordId
    context: JsonObject | UnsetType = UNSET
