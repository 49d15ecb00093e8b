"""The cookie of a browser that people trust, signed like the session's."""

from collections.abc import Mapping, Sequence

from identity.keys.cookie_queries import believed_cookie, signed_cookies
from identity.security.secrets import token_hash
from identity.trusted_devices.changes import NewTrust
from identity.trusted_devices.rules import COOKIE, cookie_with, tokens_of

__all__ = ("NewTrust", "presented_tokens", "trust_cookies")


async def presented_tokens(cookies: Mapping[str, str]) -> list[str]:
    """For the protocol: the secrets in a browser's cookie."""
    if COOKIE not in cookies:
        return []
    return tokens_of(await believed_cookie(cookies, COOKIE))


async def trust_cookies(new: NewTrust, presented: Sequence[str]) -> dict[str, str]:
    """For the protocol: the cookie with a new secret beside those of others, and the one with its signature."""
    others = [each for each in presented if token_hash(each) not in new.replaced]
    return await signed_cookies(COOKIE, cookie_with(new.token, others))
