"""Addresses that browsers are sent to."""

from collections.abc import Callable, Mapping
from urllib.parse import quote_plus, urlencode, urlsplit


def with_query(address: str, query: Mapping[str, str], quote_via: Callable[..., str] = quote_plus) -> str:
    """The address with these parameters after those that it has."""
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode(query, quote_via=quote_via)}"
