"""The difference between "set to nothing" and "not given" in the input of a change."""

from dataclasses import fields
from enum import Enum
from typing import Any, Final


class Unset(Enum):
    """The type of UNSET, for annotations."""

    UNSET = "unset"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET


def given(changes: Any) -> dict[str, Any]:
    """The fields of an input dataclass that the caller gave."""
    values = {field.name: getattr(changes, field.name) for field in fields(changes)}
    return {name: value for name, value in values.items() if value is not UNSET}
