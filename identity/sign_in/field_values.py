"""Whether what a person entered fits a profile field that the operator has declared."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import re2

from identity.content.models import CustomProfileField

Config = Mapping[str, Any]
_LONGEST_TEXT = 4096
_LONGEST_DATE = 64
_DATES = {
    "MM/dd/yyyy": re.compile(r"(?P<m>\d\d)/(?P<d>\d\d)/(?P<y>\d{4})", re.ASCII),
    "dd/MM/yyyy": re.compile(r"(?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d{4})", re.ASCII),
    "yyyy-MM-dd": re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", re.ASCII),
}


def is_valid_value(field: CustomProfileField, value: Any) -> bool:
    """Whether the value is one of the field's type and within its bounds; a field that may stay empty may be empty."""
    return _is_valid(field.type, field.config, value, is_required=field.is_required)


def _is_valid(kind: str, config: Config, value: Any, *, is_required: bool) -> bool:
    if value in ("", None):
        return not is_required and value is not None
    return _CHECKS[kind](config, value)


def _is_text(config: Config, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    shortest, longest = config.get("minLength", 0), config.get("maxLength", _LONGEST_TEXT)
    return bool(shortest <= len(value) <= min(longest, _LONGEST_TEXT))


def _is_number(config: Config, value: Any) -> bool:
    try:
        number = (
            float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
        )
    except (ValueError, OverflowError):
        return False
    if number is None or not math.isfinite(number):
        return False
    smallest, largest = config.get("minValue"), config.get("maxValue")
    return (smallest is None or number >= smallest) and (largest is None or number <= largest)


def _is_date(config: Config, value: Any) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return False
    form = _DATES.get(str(config.get("format", "yyyy-MM-dd")))
    if form is None:  # in a format of the operator's own, which the page checks
        return True
    found = form.fullmatch(value)
    try:
        return found is not None and bool(date(int(found["y"]), int(found["m"]), int(found["d"])))
    except ValueError:
        return False


def _is_tick(config: Config, value: Any) -> bool:
    return value in (True, False, "true", "false")


def _is_option(config: Config, value: Any) -> bool:
    return any(value == option.get("value") for option in config.get("options") or [])


def _is_address_of_a_page(config: Config, value: Any) -> bool:
    if not _is_text({}, value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _follows_pattern(config: Config, value: Any) -> bool:
    """By RE2, which takes linear time whatever the pattern; what it does not know (lookaround) the page checks."""
    if not _is_text({}, value):
        return False
    try:
        found = re2.search(str(config.get("format", "")), value)  # type: ignore[no-untyped-call]
        return found is not None
    except re2.error:
        return True


def _has_valid_parts(config: Config, value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    parts = {part["name"]: part for part in config.get("parts") or [] if part.get("enabled")}
    return value.keys() <= parts.keys() and all(
        _is_valid(part["type"], part.get("config") or {}, value.get(name, ""), is_required=part["required"])
        for name, part in parts.items()
    )


_CHECKS: dict[str, Callable[[Config, Any], bool]] = {
    "Text": _is_text, "Number": _is_number, "Date": _is_date, "Checkbox": _is_tick, "Select": _is_option,
    "Url": _is_address_of_a_page, "Regex": _follows_pattern, "Address": _has_valid_parts,
    "Fullname": _has_valid_parts,
}  # fmt: skip
