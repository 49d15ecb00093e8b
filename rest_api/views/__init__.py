"""What callers see: rows as the contract's JSON, field by field and in its order."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

TENANT = "default"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class View(Struct, kw_only=True, rename="camel"):
    """An object whose keys are in camel case."""


def milliseconds(at: datetime) -> int:
    """A time as the contract shows it."""
    return (at - _EPOCH) // _MILLISECOND


def moment(epoch_milliseconds: float) -> datetime:
    """A time as the contract takes it."""
    return _EPOCH + epoch_milliseconds * _MILLISECOND
