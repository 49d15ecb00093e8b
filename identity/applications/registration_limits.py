"""How fast clients may register themselves where everybody may: so many a minute from one address, at each worker."""

import time
from collections import OrderedDict

from identity import settings
from identity.kernel.errors import RateLimited

_SECONDS = 60.0
_MOST_ADDRESSES = 10_000
_windows: OrderedDict[str, tuple[float, int]] = OrderedDict()  # by address: since when, and how many


def require_pace(address: str | None) -> None:
    """Refuse an address that has registered too many clients in the last minute."""
    most = settings.current().registrations_per_minute
    if not most:
        return
    key, now = address or "", time.monotonic()
    since, number = _windows.pop(key, (now, 0))
    if now - since >= _SECONDS:
        since, number = now, 0
    _windows[key] = since, number + 1
    if len(_windows) > _MOST_ADDRESSES:
        _windows.popitem(last=False)
    if number >= most:
        raise RateLimited


def forget() -> None:
    """Start counting anew."""
    _windows.clear()
