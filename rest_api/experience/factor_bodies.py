"""The bodies of the steps of second factors."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from rest_api.experience.bodies import Body, IdentifierBody, RecordId

Code = Annotated[str, Meta(min_length=1, max_length=64)]
Base64Url = Annotated[str, Meta(min_length=1, max_length=32_768, pattern=r"^[A-Za-z0-9_=-]+\Z")]
Transport = Annotated[str, Meta(max_length=32)]
CredentialId = Annotated[str, Meta(min_length=1, max_length=1_400, pattern=r"^[A-Za-z0-9_=-]+\Z")]


class TotpCodeBody(Body, frozen=True):
    """A code of an authenticator app: of a new one, or of one's own."""

    code: Code
    verification_id: RecordId | None = None


class BackupCodeBody(Body, frozen=True):
    """A backup code."""

    code: Code


class SendOwnCodeBody(Body, frozen=True):
    """Which of one's own addresses a code goes to."""

    identifier_type: Literal["email", "phone", "Email", "Phone"]


class VerifyOwnCodeBody(Body, frozen=True):
    """A code that arrived at one of one's own addresses."""

    verification_id: RecordId
    code: Code
    identifier_type: Literal["email", "phone", "Email", "Phone"]


class Attestation(Struct, frozen=True):
    """What an authenticator says of a new passkey; what else a browser adds is left out."""

    client_data: Base64Url = field(name="clientDataJSON")
    attestation: Base64Url = field(name="attestationObject")
    transports: Annotated[list[Transport], Meta(max_length=16)] = field(default_factory=list)


class Assertion(Struct, frozen=True):
    """What an authenticator signed."""

    client_data: Base64Url = field(name="clientDataJSON")
    authenticator_data: Base64Url = field(name="authenticatorData")
    signature: Base64Url
    user_handle: Annotated[str, Meta(max_length=256)] | None = field(name="userHandle", default=None)


class _Credential(Body, frozen=True):
    type: Literal["WebAuthn", "public-key"]  # as the contract says, and as browsers do
    id: CredentialId
    raw_id: CredentialId
    client_extension_results: dict[str, Any]


class NewCredential(_Credential, frozen=True):
    """What `navigator.credentials.create` gave."""

    response: Attestation


class ShownCredential(_Credential, frozen=True):
    """What `navigator.credentials.get` gave."""

    response: Assertion


class RegistrationBody(Body, frozen=True):
    """A new passkey."""

    verification_id: RecordId
    payload: NewCredential


class AuthenticationBody(Body, frozen=True):
    """The answer of a passkey."""

    verification_id: RecordId
    payload: ShownCredential


class PasskeyBody(Body, frozen=True):
    """The answer of a passkey to sign in with; without an id, to the question ahead of the sign-in."""

    payload: ShownCredential
    verification_id: RecordId | None = None


class PasskeyIdentifierBody(Body, frozen=True):
    """Whose passkey is asked for."""

    identifier: IdentifierBody


class FactorBody(Body, frozen=True):
    """A second factor to add."""

    type: Literal["Totp", "WebAuthn", "BackupCode", "EmailVerificationCode", "PhoneVerificationCode"]
    verification_id: RecordId


class AddedPasskeyBody(Body, frozen=True):
    """A passkey to add."""

    verification_id: RecordId
