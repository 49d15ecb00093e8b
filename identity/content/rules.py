"""Decisions about profile fields, without I/O: does a field make sense?"""

import re
from typing import Any

import msgspec
from msgspec import UNSET

from identity.content.errors import (
    InvalidContent,
    ProfileFieldBounds,
    ProfileFieldFormat,
    ProfileFieldNameIsIdentifier,
    ProfileFieldNameReserved,
    ProfileFieldOptions,
    ProfileFieldParts,
)
from identity.content.profile_fields import (
    AddressConfig,
    DateConfig,
    FullNameConfig,
    NumberConfig,
    PartConfig,
    ProfileFieldChanges,
    RegexConfig,
    SelectConfig,
    TextConfig,
    config_of,
)

_IDENTIFIERS = frozenset({"username", "email", "phone", "primaryEmail", "primaryPhone"})
_RESERVED = frozenset(
    """
    preferredUsername id userId sub password passwordDigest identities ssoIdentities customData roles organizations
    applicationId isSuspended hasPassword lastSignInAt createdAt updatedAt mfaVerifications mfaFactors
    """.split()  # noqa: SIM905
)


def check_name(name: str) -> None:
    """Refuse names that stand for something else in a user's data."""
    if name in _IDENTIFIERS:
        raise ProfileFieldNameIsIdentifier(path="name", name=name)
    if name in _RESERVED:
        raise ProfileFieldNameReserved(path="name", name=name)


def checked_config(field: ProfileFieldChanges) -> dict[str, Any]:
    """The settings of a field in the contract's keys, as far as its type knows them."""
    if field.type == "Checkbox" and field.required:
        raise InvalidContent(path="required", reason="nobody can be made to tick a box")
    config = config_of(field.type, field.config)
    if config is None:
        return {}
    _check(config)
    keys: dict[str, Any] = msgspec.to_builtins(config)
    return keys


def _check(config: Any) -> None:
    if isinstance(config, TextConfig | PartConfig):
        _check_bounds(config.min_length, config.max_length)
    if isinstance(config, NumberConfig | PartConfig):
        _check_bounds(config.min_value, config.max_value)
    if isinstance(config, SelectConfig | PartConfig) and config.options is not UNSET:
        _check_distinct(config.options)
    if isinstance(config, DateConfig) and (config.format == "custom") != (config.custom_format is not UNSET):
        raise ProfileFieldFormat(path="config.customFormat")
    if isinstance(config, RegexConfig) and not _is_pattern(config.format):
        raise ProfileFieldFormat(path="config.format")
    if isinstance(config, AddressConfig | FullNameConfig):
        _check_parts(config)


def _check_bounds(low: Any, high: Any) -> None:
    if low is not UNSET and high is not UNSET and low > high:
        raise ProfileFieldBounds(path="config")


def _check_distinct(options: list[Any]) -> None:
    values = {option.value for option in options}
    if not values or len(values) != len(options):
        raise ProfileFieldOptions(path="config.options")


def _check_parts(config: AddressConfig | FullNameConfig) -> None:
    names = {part.name for part in config.parts}
    if len(names) != len(config.parts) or not any(part.enabled for part in config.parts):
        raise ProfileFieldParts(path="config.parts")
    for part in config.parts:
        if part.config is not UNSET:
            _check(part.config)


def _is_pattern(pattern: str) -> bool:
    """Whether it is a regular expression; browsers write named groups without our P."""
    try:
        re.compile(re.sub(r"\(\?<(?=[A-Za-z_])", "(?P<", pattern))
    except (re.error, OverflowError, RecursionError):
        return False
    return True
