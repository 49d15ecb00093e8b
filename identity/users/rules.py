"""Decisions about users, without I/O: the form of identifiers, the contract's view of a profile."""

import re
from collections.abc import Mapping
from typing import Any

from identity.kernel.errors import ValueTooLong
from identity.users.errors import InvalidEmail, InvalidPhone, InvalidUsername

_USERNAME = re.compile(r"[A-Z_a-z]\w*", re.ASCII)
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_DIGITS = re.compile(r"\d+", re.ASCII)
LENGTH_LIMITS = {"username": 128, "primary_email": 128, "primary_phone": 128, "name": 128, "avatar": 2048}
PROFILE_KEYS = (
    "familyName", "givenName", "middleName", "nickname", "preferredUsername", "profile", "website", "gender",
    "birthdate", "zoneinfo", "locale", "address",
)  # fmt: skip
ADDRESS_KEYS = ("formatted", "streetAddress", "locality", "region", "postalCode", "country")
IDENTIFIERS = ("username", "primary_email", "primary_phone")


def valid_username(value: str) -> str:
    """The username, if it has the form of one."""
    if not _USERNAME.fullmatch(value):
        raise InvalidUsername(path="username")
    return value


def valid_email(value: str) -> str:
    """The address, if it has the form of one; more is known only after a message has arrived."""
    if not _EMAIL.fullmatch(value):
        raise InvalidEmail(path="primaryEmail")
    return value


def is_same_address(one: str | None, other: str) -> bool:
    """Whether two spellings are one address, in the sense in which wrong answers for it are counted: a database that
    folds more than this (İ to i) finds an account under spellings that nobody counts."""
    return one is not None and one.lower() == other.lower()


def valid_phone(value: str) -> str:
    """The number in digits with country code and without plus, as it is stored (E.164)."""
    if not _DIGITS.fullmatch(value):
        raise InvalidPhone(path="primaryPhone")
    import phonenumbers  # its tables take a moment to load, and most starts need none of them

    try:
        number = phonenumbers.parse(f"+{value}")
    except phonenumbers.NumberParseException:
        raise InvalidPhone(path="primaryPhone") from None
    if not phonenumbers.is_possible_number(number):
        raise InvalidPhone(path="primaryPhone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")


_CHECKS = {"username": valid_username, "primary_email": valid_email, "primary_phone": valid_phone}


def valid_values(given: Mapping[str, Any]) -> dict[str, Any]:
    """The given columns, checked and normalised; an empty text clears."""
    values = {name: (value or None) if name in LENGTH_LIMITS else value for name, value in given.items()}
    for name, limit in LENGTH_LIMITS.items():
        if (value := values.get(name)) is not None and len(value) > limit:
            raise ValueTooLong(path=camel_case(name), limit=limit)
    for name, check in _CHECKS.items():
        if (value := values.get(name)) is not None:
            values[name] = check(value)
    return values


def camel_case(name: str) -> str:
    """`primary_email` as callers know it."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)
