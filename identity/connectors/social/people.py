"""Who somebody is at another provider, read from what the provider says within bounds."""

from collections.abc import Mapping
from typing import Any

import msgspec
from email_validator import EmailNotValidError, validate_email

from identity.connectors.rules import is_logo_valid

_LONGEST_ID = 256
_LONGEST_TEXT = 128
_MOST_RAW_BYTES = 8192
_YES = (True, "true", "True", "1", 1)


class ProviderPerson(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """Who somebody is at another provider; an address is here only when the provider vouches for it."""

    id: str
    email: str | None = None
    phone: str | None = None
    name: str | None = None
    avatar: str | None = None
    raw_data: Any = None


def at(data: Any, path: str) -> Any:
    """What is at a dotted path in nested objects; None where there is nothing."""
    for part in path.split("."):
        data = data.get(part) if isinstance(data, Mapping) else None
    return data


def is_yes(value: Any, *, takes_texts: bool = True) -> bool:
    """Whether a claim says yes; some providers write it as a text."""
    return value in _YES if takes_texts else value is True


def person_of(
    *, id: Any, email: Any = None, phone: Any = None, name: Any = None, avatar: Any = None, raw: Any = None
) -> ProviderPerson | None:
    """The person with what can be used; None when there is no id to know them by."""
    if isinstance(id, bool) or not isinstance(id, str | int):
        return None
    own_id = str(id)
    if not own_id or len(own_id) > _LONGEST_ID or "\0" in own_id:
        return None
    return ProviderPerson(
        id=own_id,
        email=email_of(email),
        phone=_phone(phone),
        name=_text(name),
        avatar=avatar
        if isinstance(avatar, str) and 0 < len(avatar) <= 2048 and is_logo_valid(avatar)
        else None,
        raw_data=_bounded(raw),
    )


def email_of(value: Any) -> str | None:
    """An e-mail address as accounts have it."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        return None
    try:
        return validate_email(value.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def _phone(value: Any) -> str | None:
    """A number in the international form, digits alone."""
    digits = value.lstrip("+") if isinstance(value, str) else ""
    return digits if digits.isascii() and digits.isdigit() and 5 <= len(digits) <= 15 else None


def _text(value: Any) -> str | None:
    if not isinstance(value, str) or "\0" in value:
        return None
    return " ".join(value.split())[:_LONGEST_TEXT] or None


def _bounded(raw: Any) -> Any:
    """What the provider said, unless it is too much to keep with every step or cannot be stored."""
    try:
        encoded = msgspec.json.encode(raw)
    except (TypeError, ValueError):
        return None
    return raw if len(encoded) <= _MOST_RAW_BYTES and b"\\u0000" not in encoded else None
