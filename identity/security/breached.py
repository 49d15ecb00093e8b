"""Passwords that everybody guesses first: a list that ships with the server, as truncated hashes, and the two halves
of a hash by which a range API is asked without being told the password.

The list holds no text, for what people choose is not always fit to print. It takes no time to load, and where two
passwords share forty bits of a hash, once in twenty million, somebody has to choose another one.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from hashlib import sha1, sha256
from pathlib import Path

_LIST = Path(__file__).with_name("breached_passwords.bin")  # its sources: breached_passwords.LICENSE
_BYTES = 5
_PREFIX_DIGITS = 5


def is_listed(password: str) -> bool:
    """Whether the password, whatever its case, is on the list."""
    known, wanted = _listed(), _short_hash(password)
    count = len(known) // _BYTES

    def at(place: int) -> bytes:
        return known[place * _BYTES : (place + 1) * _BYTES]

    found = bisect_left(range(count), wanted, key=at)
    return found < count and at(found) == wanted


def compact(passwords: Iterable[str]) -> bytes:
    """The list as it is shipped, of passwords in plain text."""
    return b"".join(sorted({_short_hash(each) for each in passwords if each}))


def range_key(password: str) -> tuple[str, str]:
    """The part of the hash that a range API is asked about, and the rest, which stays here."""
    digest = sha1(password.encode(errors="surrogatepass"), usedforsecurity=False).hexdigest().upper()
    return digest[:_PREFIX_DIGITS], digest[_PREFIX_DIGITS:]


def is_in_range(suffix: str, answer: bytes) -> bool:
    """Whether the rest of the hash is in a range API's answer; entries that it made up are counted zero times."""
    for line in answer.decode("ascii", "replace").splitlines():
        found, _, times = line.strip().partition(":")
        if found.upper() == suffix:
            return times.strip() != "0"
    return False


def _short_hash(password: str) -> bytes:
    return sha256(password.lower().encode(errors="surrogatepass")).digest()[:_BYTES]


@cache
def _listed() -> bytes:
    return _LIST.read_bytes()
