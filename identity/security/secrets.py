"""Random identifiers and secrets, and the only ways in which secrets are compared."""

import hashlib
import hmac
import os
import string
from base64 import urlsafe_b64encode


class _Alphabet:
    """Maps random bytes to characters, dropping those beyond the last full round: none is favoured."""

    def __init__(self, characters: str) -> None:
        size = len(characters)
        fair = 256 - 256 % size
        self._table = bytes(ord(characters[byte % size]) for byte in range(256))
        self._dropped = bytes(range(fair, 256))

    def draw(self, length: int) -> str:
        text = self._some(length)
        while len(text) < length:
            text += self._some(length)
        return text[:length].decode("ascii")

    def _some(self, length: int) -> bytes:
        return os.urandom(length + length // 4 + 8).translate(self._table, self._dropped)


_LOWER = _Alphabet(string.digits + string.ascii_lowercase)
_MIXED = _Alphabet(string.digits + string.ascii_letters)


def random_id(length: int = 21) -> str:
    """An identifier of digits and lower-case letters."""
    return _LOWER.draw(length)


def user_id() -> str:
    """The identifier of a user: short, because people read it."""
    return _LOWER.draw(12)


def random_secret() -> str:
    """A client secret of 32 digits and letters, 190 bits."""
    return _MIXED.draw(32)


def opaque_token() -> str:
    """A token of 256 bits; without a dot, so it is never mistaken for a JWT."""
    return urlsafe_b64encode(os.urandom(32)).rstrip(b"=").decode("ascii")


def token_hash(value: str) -> str:
    """What is stored of a random token: 43 characters; a fast hash will do because nobody guesses it."""
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def equal(a: str | bytes, b: str | bytes) -> bool:
    """Compare without telling by the time how much of it was right."""
    return hmac.compare_digest(_as_bytes(a), _as_bytes(b))


def _as_bytes(value: str | bytes) -> bytes:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
