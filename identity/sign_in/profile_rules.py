"""Decisions about what an account has to have: identifiers, a password, and the details that are asked for."""

from collections.abc import Sequence
from typing import Any

import msgspec

from identity.content.models import CustomProfileField
from identity.experience.settings import SignInSettings
from identity.sign_in.errors import (
    InvalidExtraProfile,
    MissingProfile,
    ReservedCustomName,
    ReservedIdentifierName,
)
from identity.sign_in.field_values import is_valid_value
from identity.sign_in.records import (
    EnterpriseSsoRecord,
    InteractionEvent,
    OneTimeTokenRecord,
    Profile,
    SocialRecord,
    State,
)
from identity.users.models import User
from identity.users.rules import ADDRESS_KEYS, LENGTH_LIMITS, PROFILE_KEYS

_IDENTIFIER_NAMES = frozenset({"username", "email", "phone", "primaryEmail", "primaryPhone"})
_RESERVED_NAMES = frozenset({"customData", "profile", "identities", "password", "id", "userId"})
_LONGEST_PROFILE_TEXT = 2048
_LONGEST_NAME = 128
_MOST_CUSTOM_BYTES = 65_536  # of all that is collected: the audit keeps it with every step
_FULL_NAME = "fullname"


def missing_profile(settings: SignInSettings, user: User | None, state: State) -> list[str]:
    """What the settings demand of an account and it has not, in the contract's words."""
    profile, record = state.profile, state.identifying_record()
    if isinstance(record, EnterpriseSsoRecord):
        return []
    is_social = isinstance(record, SocialRecord)
    held = {
        "username": bool(profile.username or (user and user.username)),
        "email": bool(profile.primary_email or (user and user.primary_email)),
        "phone": bool(profile.primary_phone or (user and user.primary_phone)),
        "password": bool(profile.password_digest or (user and (user.password_digest or user.identities)))
        or is_social
        or isinstance(record, OneTimeTokenRecord),
    }
    held["emailOrPhone"] = held["email"] or held["phone"]
    sign_up = settings.sign_up
    secondary = [each.identifier for each in sign_up.secondary_identifiers or []]
    wanted: list[str] = [*_merged(sign_up.identifiers), *_merged(secondary)]
    if is_social and settings.social_sign_in.skip_required_identifiers:
        wanted = []
    if sign_up.password:
        wanted.append("password")
    return [name for name in dict.fromkeys(wanted) if not held[name]]


def _merged(identifiers: Sequence[str]) -> list[str]:
    """Both kinds of addresses together mean that either will do."""
    if {"email", "phone"} <= set(identifiers):
        return [each for each in identifiers if each not in {"email", "phone"}] + ["emailOrPhone"]
    return list(identifiers)


def require_profile(
    settings: SignInSettings, user: User | None, state: State, fields: Sequence[CustomProfileField] = ()
) -> None:
    """Refuse an account that lacks what the settings demand, or a newcomer who left out a detail."""
    missing = missing_profile(settings, user, state)
    if state.interaction_event is InteractionEvent.REGISTER and _missing_details(state, fields):
        missing = [*missing, "extraProfile"]
    if missing:
        raise MissingProfile(data={"missingProfile": missing})


def _missing_details(state: State, fields: Sequence[CustomProfileField]) -> bool:
    if isinstance(state.identifying_record(), EnterpriseSsoRecord):
        return False
    return any(field.is_required and not _is_given(field, state.profile) for field in fields)


def _is_given(field: CustomProfileField, profile: Profile) -> bool:
    known = profile.profile or {}
    if field.name in ("name", "avatar"):
        return bool(getattr(profile, field.name))
    if field.name == _FULL_NAME or field.type == "Fullname":
        return all(known.get(part) for part in _required_parts(field))
    if field.name == "address" or field.type == "Address":
        address = known.get("address") or {}
        return bool(address) and all(address.get(part) for part in _required_parts(field))
    if field.name in PROFILE_KEYS:
        return bool(known.get(field.name))
    return (profile.custom_data or {}).get(field.name) not in (None, "")


def _required_parts(field: CustomProfileField) -> list[str]:
    parts: Any = field.config.get("parts") or []
    return [part["name"] for part in parts if part.get("enabled") and part.get("required")]


def extra_profile(
    values: dict[str, Any], collected: Profile, user: User | None, fields: Sequence[CustomProfileField] = ()
) -> Profile:
    """The collected profile with extra fields: built-in ones in their places, others in the custom data."""
    columns: dict[str, Any] = {}
    asked = {field.name: field for field in fields}
    profile, custom = dict(collected.profile or {}), dict(collected.custom_data or {})
    for name, value in values.items():
        if name in _IDENTIFIER_NAMES:
            raise ReservedIdentifierName(name=name)
        if name in asked and not is_valid_value(asked[name], value):
            raise InvalidExtraProfile(name=name)
        if name in ("name", "avatar"):
            columns[name] = _text(name, value, LENGTH_LIMITS[name])
        elif name == _FULL_NAME and name in asked:
            profile |= {part: _text(part, value[part], _LONGEST_PROFILE_TEXT) for part in value}
        elif name in PROFILE_KEYS:
            profile[name] = (
                _address(value) if name == "address" else _text(name, value, _LONGEST_PROFILE_TEXT)
            )
        else:
            custom[_custom_name(name, user)] = value
    if len(msgspec.json.encode(custom)) > _MOST_CUSTOM_BYTES or _has_nul([columns, profile, custom]):
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


def _has_nul(value: Any) -> bool:
    """PostgreSQL keeps no NUL."""
    return b"\\u0000" in msgspec.json.encode(value)
