"""Decisions about trusted devices, without I/O: what the cookie holds."""

from collections.abc import Sequence

COOKIE = "_trusted_devices"
MOST_IN_ONE_BROWSER = 8  # people who share it
_SEPARATOR = "."
_LONGEST = 512


def tokens_of(cookie: str | None) -> list[str]:
    """The secrets in a browser's cookie, one for each person who trusts it, the newest first."""
    if not cookie or len(cookie) > _LONGEST:
        return []
    return [each for each in cookie.split(_SEPARATOR) if each][:MOST_IN_ONE_BROWSER]


def cookie_with(token: str, others: Sequence[str]) -> str:
    """The cookie with one secret more; the oldest makes room.

    Each person has a secret of their own, which is always new: nobody can plant one that they know before another
    person trusts the browser.
    """
    return _SEPARATOR.join([token, *others][:MOST_IN_ONE_BROWSER])
