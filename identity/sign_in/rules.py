"""Decisions of sign-in, without I/O: what the settings allow, what an account lacks, what a name may be."""

from typing import Any

import msgspec

from identity.connectors.delivery import Channel
from identity.experience.settings import SignInSettings
from identity.kernel.errors import Forbidden, InputRefused, Refusal
from identity.sign_in.errors import (
    CaptchaRequired,
    InvalidExtraProfile,
    MethodNotEnabled,
    MissingFactor,
    MissingProfile,
    NotForForgottenPassword,
    ReservedCustomName,
    ReservedIdentifierName,
    UsernameLowercase,
    UsernameNumbers,
    UsernameTooLong,
    UsernameTooShort,
    UsernameUnderscore,
    UsernameUppercase,
)
from identity.sign_in.records import (
    EmailCodeRecord,
    Identifier,
    InteractionEvent,
    NewPasswordIdentityRecord,
    PasswordRecord,
    PhoneCodeRecord,
    Profile,
    Record,
    State,
)
from identity.users.models import User
from identity.users.rules import ADDRESS_KEYS, LENGTH_LIMITS, PROFILE_KEYS

_EXCLUDED_BY_MODE = {
    "SignIn": InteractionEvent.REGISTER,
    "Register": InteractionEvent.SIGN_IN,
}
_MANDATORY_POLICIES = frozenset(
    {"Mandatory", "PromptAtSignInAndSignUpMandatory", "PromptOnlyAtSignInMandatory"}
)
_IDENTIFIER_NAMES = frozenset({"username", "email", "phone", "primaryEmail", "primaryPhone"})
_RESERVED_NAMES = frozenset({"customData", "profile", "identities", "password", "id", "userId"})
_LONGEST_PROFILE_TEXT = 2048
_LONGEST_NAME = 128
_MOST_CUSTOM_BYTES = 65_536  # of all that is collected: the audit keeps it with every step


def require_mode(settings: SignInSettings, event: InteractionEvent) -> None:
    """Refuse to register where people only sign in, and the other way round."""
    if _EXCLUDED_BY_MODE.get(settings.sign_in_mode) is event:
        raise Forbidden


def require_switchable(current: InteractionEvent, wanted: InteractionEvent) -> None:
    """A forgotten password is replaced in an interaction of its own."""
    if current is not wanted and InteractionEvent.FORGOT_PASSWORD in (current, wanted):
        raise NotForForgottenPassword


def require_method(settings: SignInSettings, record: Record) -> None:
    """Refuse a proof by which nobody signs in here."""
    methods = {method.identifier: method for method in settings.sign_in.methods}
    if isinstance(record, PasswordRecord | NewPasswordIdentityRecord):
        method = methods.get(record.identifier.type)
        is_enabled = method is not None and method.password
    elif isinstance(record, EmailCodeRecord | PhoneCodeRecord):
        method = methods.get(record.identifier.type)
        is_enabled = method is not None and method.verification_code
    else:
        return
    if not is_enabled:
        raise MethodNotEnabled


def is_verified(record: Record) -> bool:
    """Whether a proof is complete."""
    return bool(getattr(record, "verified", False))


def channel_of(identifier: Identifier) -> Channel:
    """How messages reach somebody; no code can be sent to a username."""
    if identifier.type == "username":
        raise InputRefused(
            path="identifier.type", reason="a code goes to an e-mail address or a phone number"
        )
    return identifier.type


def require_same_purpose(current: InteractionEvent, wanted: InteractionEvent) -> None:
    """Refuse a code for a new password anywhere but where one is set: its message says what it is for."""
    if current is not wanted and InteractionEvent.FORGOT_PASSWORD in (current, wanted):
        raise NotForForgottenPassword


def hides_accounts(settings: SignInSettings, event: InteractionEvent) -> bool:
    """Whether nobody may learn by asking for a code which addresses have an account."""
    if event is InteractionEvent.SIGN_IN:
        return settings.sign_in_mode == "SignIn"
    return event is InteractionEvent.FORGOT_PASSWORD


def require_captcha(settings: SignInSettings, state: State) -> None:
    """Refuse to go on where a captcha is demanded and was not solved."""
    if settings.captcha_policy.enabled and not (state.captcha.verified or state.captcha.skipped):
        raise CaptchaRequired


def require_factors(settings: SignInSettings) -> None:
    """Refuse an account without second factor where one is mandatory. No account has one yet."""
    if settings.mfa.factors and settings.mfa.policy in _MANDATORY_POLICIES:
        raise MissingFactor(data={"availableFactors": settings.mfa.factors})


def missing_profile(settings: SignInSettings, user: User | None, profile: Profile) -> list[str]:
    """What the settings demand of an account and it has not, in the contract's words."""
    held = {
        "username": bool(profile.username or (user and user.username)),
        "email": bool(user and user.primary_email),
        "phone": bool(user and user.primary_phone),
        "password": bool(profile.password_digest or (user and user.password_digest)),
    }
    held["emailOrPhone"] = held["email"] or held["phone"]
    sign_up = settings.sign_up
    secondary = [each.identifier for each in sign_up.secondary_identifiers or []]
    wanted: list[str] = [*_merged(sign_up.identifiers), *_merged(secondary)]
    if sign_up.password:
        wanted.append("password")
    return [name for name in dict.fromkeys(wanted) if not held[name]]


def _merged(identifiers: list[Any]) -> list[str]:
    """Both kinds of addresses together mean that either will do."""
    if {"email", "phone"} <= set(identifiers):
        return [each for each in identifiers if each not in {"email", "phone"}] + ["emailOrPhone"]
    return list(identifiers)


def require_profile(settings: SignInSettings, user: User | None, profile: Profile) -> None:
    """Refuse an account that lacks what the settings demand."""
    if missing := missing_profile(settings, user, profile):
        raise MissingProfile(data={"missingProfile": missing})


def require_username(settings: SignInSettings, username: str) -> None:
    """Refuse a username that the policy forbids."""
    policy = settings.username_policy
    allowed = policy.allowed_chars
    violations: list[tuple[bool, type[Refusal], int]] = [
        (len(username) < policy.min_length, UsernameTooShort, policy.min_length),
        (len(username) > policy.max_length, UsernameTooLong, policy.max_length),
        (not allowed.uppercase and username.lower() != username, UsernameUppercase, 0),
        (not allowed.lowercase and username.upper() != username, UsernameLowercase, 0),
        (not allowed.numbers and any(character.isdigit() for character in username), UsernameNumbers, 0),
        (not allowed.underscore and "_" in username, UsernameUnderscore, 0),
    ]
    for is_violated, refusal, limit in violations:
        if is_violated:
            raise refusal(limit=limit)


def extra_profile(values: dict[str, Any], collected: Profile, user: User | None) -> Profile:
    """The collected profile with extra fields: built-in ones in their places, others in the custom data."""
    columns: dict[str, Any] = {}
    profile, custom = dict(collected.profile or {}), dict(collected.custom_data or {})
    for name, value in values.items():
        if name in _IDENTIFIER_NAMES:
            raise ReservedIdentifierName(name=name)
        if name in ("name", "avatar"):
            columns[name] = _text(name, value, LENGTH_LIMITS[name])
        elif name in PROFILE_KEYS:
            profile[name] = (
                _address(value) if name == "address" else _text(name, value, _LONGEST_PROFILE_TEXT)
            )
        else:
            custom[_custom_name(name, user)] = value
    if len(msgspec.json.encode(custom)) > _MOST_CUSTOM_BYTES:
        raise InvalidExtraProfile(name="customData")
    return msgspec.structs.replace(collected, profile=profile or None, custom_data=custom or None, **columns)


def _custom_name(name: str, user: User | None) -> str:
    # What an application keeps in the custom data of an account is not for its owner to change on the way in.
    if not 0 < len(name) <= _LONGEST_NAME or name in _RESERVED_NAMES or (user and name in user.custom_data):
        raise ReservedCustomName(name=name)
    return name


def _text(name: str, value: Any, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise InvalidExtraProfile(name=name)
    return value


def _address(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise InvalidExtraProfile(name="address")
    return {
        name: _text(f"address.{name}", part, _LONGEST_PROFILE_TEXT)
        for name, part in value.items()
        if name in ADDRESS_KEYS
    }
