"""Signatures of cookies: the newest cookie key makes them, and every one of the keys verifies them."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping

from identity.kernel import database
from identity.kernel.caches import Cache
from identity.kernel.vault import vault
from identity.security.secrets import equal

COOKIE_PURPOSE = "cookie-key"  # binds the ciphertext to its use
ALL = "all"
_SIGNATURE_OF = "{}.sig"  # the name of the cookie with the signature
_LONGEST_VALUE = 4096


class NoCookieKeysError(RuntimeError):
    """The database has no cookie keys: it was not set up."""


async def _load(_key: str) -> tuple[bytes, ...]:
    rows = await database.fetch("SELECT value_encrypted FROM cookie_keys ORDER BY created_at DESC, id")
    if not rows:
        raise NoCookieKeysError("there are no cookie keys: run the migrations and seeds first")
    return tuple(vault().decrypt(row["value_encrypted"], purpose=COOKIE_PURPOSE) for row in rows)


secrets: Cache[tuple[bytes, ...]] = Cache("cookie_keys", _load)


async def signed_cookies(name: str, value: str) -> dict[str, str]:
    """For the protocol: the cookie, and beside it the one with its signature."""
    newest, *_ = await secrets.get(ALL)
    return {name: value, _SIGNATURE_OF.format(name): _signature(newest, name, value)}


def cookie_names(name: str) -> tuple[str, str]:
    """For the protocol: the same two by name."""
    return name, _SIGNATURE_OF.format(name)


async def believed_cookie(cookies: Mapping[str, str], name: str) -> str | None:
    """For the protocol: the cookie's value, if we signed it with a key that we still have."""
    value, signature = cookies.get(name), cookies.get(_SIGNATURE_OF.format(name))
    if not value or not signature or len(value) > _LONGEST_VALUE:
        return None
    keys = await secrets.get(ALL)
    return value if any(equal(_signature(key, name, value), signature) for key in keys) else None


def _signature(key: bytes, name: str, value: str) -> str:
    """The name is signed too: one cookie's signature is worth nothing beside another."""
    digest = hmac.digest(key, f"{name}={value}".encode("utf-8", "surrogatepass"), hashlib.sha256)
    return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
