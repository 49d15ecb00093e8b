"""Passkeys (WebAuthn): what browsers are asked for, and whether what they send back proves it. No I/O."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import webauthn
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    options_to_json_dict,
    parse_client_data_json,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from identity.credentials.errors import PasskeyNotVerified
from identity.users.models import User

_TRANSPORTS = frozenset(each.value for each in AuthenticatorTransport)
_LONGEST_ID = 1023  # section 4 of WebAuthn: what a credential's id is at most, in bytes
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The host that a passkey is for, and the origin of the pages that may ask for it."""

    id: str
    origin: str


@dataclass(frozen=True, slots=True)
class KnownPasskey:
    """A passkey as the browser is told about it."""

    credential_id: str  # base64url
    transports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a passkey signed is right."""

    counter: int
    is_user_verified: bool


def registration_options(
    party: RelyingParty, user: User, known: Iterable[KnownPasskey], *, is_for_sign_in: bool
) -> Json:
    """What `navigator.credentials.create` is given; a passkey to sign in with has to be found without a name."""
    account = user.username or user.primary_email or user.primary_phone or user.name or user.id
    resident = ResidentKeyRequirement.REQUIRED if is_for_sign_in else ResidentKeyRequirement.PREFERRED
    options = webauthn.generate_registration_options(
        rp_id=party.id,
        rp_name=party.id,
        user_name=account,
        user_id=user.id.encode(),
        user_display_name=user.name or account,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=resident,
            require_resident_key=is_for_sign_in,
            user_verification=UserVerificationRequirement.REQUIRED
            if is_for_sign_in
            else UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=[_descriptor(each) for each in known],
    )
    return dict(options_to_json_dict(options))


def authentication_options(
    party: RelyingParty, known: Iterable[KnownPasskey], *, must_verify_user: bool
) -> Json:
    """What `navigator.credentials.get` is given; without known passkeys any discoverable one will do."""
    verification = (
        UserVerificationRequirement.REQUIRED if must_verify_user else UserVerificationRequirement.PREFERRED
    )
    options = webauthn.generate_authentication_options(
        rp_id=party.id,
        allow_credentials=[_descriptor(each) for each in known],
        user_verification=verification,
    )
    return dict(options_to_json_dict(options))


def verified_registration(payload: Json, challenge: str, party: RelyingParty) -> Json:
    """The new credential as it is stored, if the browser's answer is one to this challenge of this host."""
    try:
        found = webauthn.verify_registration_response(
            credential=payload,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party.id,
            expected_origin=party.origin,
        )
        _require_top_level(payload)
    except Exception:  # the library has no one error for what strangers can send: nothing of it is worth more
        raise PasskeyNotVerified from None
    if len(found.credential_id) > _LONGEST_ID * 3 // 4:
        raise PasskeyNotVerified
    return {
        "credentialId": bytes_to_base64url(found.credential_id),
        "publicKey": bytes_to_base64url(found.credential_public_key),
        "counter": found.sign_count,
        "transports": _transports(payload),
        "aaguid": found.aaguid,
        "deviceType": found.credential_device_type.value,
        "isBackedUp": found.credential_backed_up,
        "relyingPartyId": party.id,
    }


def verified_assertion(
    payload: Json,
    challenge: str,
    party: RelyingParty,
    credential: Mapping[str, Any],
    *,
    must_verify_user: bool,
) -> Assertion:
    """What the passkey says of itself, if it signed this challenge for this host and its counter went on."""
    try:
        found = webauthn.verify_authentication_response(
            credential=payload,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=base64url_to_bytes(credential["publicKey"]),
            credential_current_sign_count=credential["counter"],
            require_user_verification=must_verify_user,
        )
        _require_top_level(payload)
    except Exception:  # as above
        raise PasskeyNotVerified from None
    return Assertion(found.new_sign_count, found.user_verified)


def credential_id_of(payload: Json) -> str:
    """Which passkey an answer claims to be of."""
    given = payload.get("id")
    if not isinstance(given, str) or not given or len(given) > _LONGEST_ID or not given.isascii():
        raise PasskeyNotVerified
    return given.replace("\0", "")


def origin_of(payload: Json) -> str:
    """Which page an answer says it comes from."""
    try:
        origin = parse_client_data_json(base64url_to_bytes(payload["response"]["clientDataJSON"])).origin
    except Exception:  # as above
        raise PasskeyNotVerified from None
    return str(origin)


def user_handle_of(payload: Json) -> str | None:
    """Whose passkey a discoverable one says it is."""
    response = payload.get("response")
    handle = response.get("userHandle") if isinstance(response, dict) else None
    if not isinstance(handle, str) or not handle:
        return None
    try:
        return base64url_to_bytes(handle).decode()
    except ValueError:
        raise PasskeyNotVerified from None


def _require_top_level(payload: Json) -> None:
    """Our pages are in nobody's frame."""
    if parse_client_data_json(base64url_to_bytes(payload["response"]["clientDataJSON"])).cross_origin:
        raise PasskeyNotVerified


def _transports(payload: Json) -> list[str]:
    given = payload["response"].get("transports")
    return sorted({each for each in given if each in _TRANSPORTS}) if isinstance(given, list) else []


def _descriptor(known: KnownPasskey) -> PublicKeyCredentialDescriptor:
    transports = [AuthenticatorTransport(each) for each in known.transports if each in _TRANSPORTS]
    return PublicKeyCredentialDescriptor(
        id=base64url_to_bytes(known.credential_id), transports=transports or None
    )
