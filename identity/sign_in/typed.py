"""What a person typed into the one field for whatever they call themselves."""

import re
from collections.abc import Collection

from identity.experience.settings import SignInSettings
from identity.sign_in.records import Identifier, IdentifierKind

_PHONE = re.compile(r"\+?[\d\s().\-/]+", re.ASCII)
_INTERNATIONAL = re.compile(r"[1-9]\d{5,14}", re.ASCII)  # E.164 without the plus, as numbers are stored
_LONGEST = 256


def password_identifiers(settings: SignInSettings) -> list[IdentifierKind]:
    """What can be signed in with together with a password, in the order of the settings."""
    return [method.identifier for method in settings.sign_in.methods if method.password]


def typed_identifier(typed: str, allowed: Collection[IdentifierKind]) -> Identifier | None:
    """A username never starts with a digit or a plus and never has an @, so the three kinds cannot be confused."""
    text = typed.strip().replace("\0", "")
    if not text or len(text) > _LONGEST:
        return None
    if "@" in text and "email" in allowed:
        return Identifier("email", text)
    if "phone" in allowed and (number := _phone_number(text)):
        return Identifier("phone", number)
    if "username" in allowed or not allowed:
        return Identifier("username", text)
    return Identifier(next(iter(allowed)), text)


def _phone_number(text: str) -> str | None:
    if not _PHONE.fullmatch(text):
        return None
    digits = re.sub(r"\D", "", text.replace("(0)", ""), flags=re.ASCII)
    number = digits if text.startswith("+") else digits.removeprefix("00")
    return number if _INTERNATIONAL.fullmatch(number) else None
