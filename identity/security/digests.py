"""The password digests that may be stored or imported, their formats, and how each is checked."""

import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, get_args

import bcrypt
import orjson
from argon2.exceptions import VerifyMismatchError
from argon2.low_level import Type, verify_secret

from identity.security.secrets import equal

PasswordAlgorithm = Literal["Argon2i", "Argon2id", "Argon2d", "SHA1", "SHA256", "MD5", "Bcrypt", "Legacy"]
PASSWORD_ALGORITHMS: tuple[PasswordAlgorithm, ...] = get_args(PasswordAlgorithm)
MAX_DIGEST_LENGTH = 1024

# What new digests cost; a stored one that costs less is made anew at the next sign-in.
ARGON2_MEMORY_KIB = 19 * 1024
ARGON2_TIME = 2

# Whoever imports digests must not be able to keep the server busy with them: about two seconds each.
_MAX_ARGON2_MEMORY_KIB = 256 * 1024
_MAX_ARGON2_WORK = 2 * 1024 * 1024
_MAX_ARGON2_LANES = 16
_MAX_BCRYPT_COST = 15
_MAX_PBKDF2_WORK = 2_000_000
_MIN_DERIVED_BYTES = 8
_MAX_DERIVED_BYTES = 128

_BCRYPT_BYTES = 72  # bcrypt reads no further, and the systems that digests come from cut there in silence
_PLACEHOLDER = "@"

_ARGON2 = re.compile(
    r"\$(argon2(?:i|d|id))(?:\$v=(16|19))?\$m=(\d{1,7}),t=(\d{1,7}),p=(\d{1,3})"
    r"\$([A-Za-z0-9+/]{11,128})\$([A-Za-z0-9+/]{16,172})"
)
_ARGON2_TYPES = {"argon2i": Type.I, "argon2d": Type.D, "argon2id": Type.ID}
_BCRYPT = re.compile(r"\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2})+")
_HASH_NAMES = {"blake2b512": "blake2b", "blake2s256": "blake2s", "rmd160": "ripemd160"}
_HASH_FUNCTIONS = (
    {"md5", "sha1", "ripemd160", "sm3", "blake2b", "blake2s"}
    | {"sha224", "sha256", "sha384", "sha512", "sha512_224", "sha512_256"}
    | {"sha3_224", "sha3_256", "sha3_384", "sha3_512"}
)

Check = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class PasswordDigest:
    """What is stored of a password."""

    digest: str = field(repr=False)
    algorithm: str


@dataclass(frozen=True, slots=True)
class ParsedDigest:
    """A digest that can be checked: how, whether that takes long, and whether it is as good as a new one."""

    matches: Check
    is_slow: bool
    is_current: bool = False


def check_digest_format(digest: str, algorithm: str) -> None:
    """Raise `ValueError` for what no password could ever match, or what costs too much to check."""
    parse_digest(PasswordDigest(digest, algorithm))


def parse_digest(stored: PasswordDigest) -> ParsedDigest:
    """Raises `ValueError`; its message names no part of the digest."""
    if len(stored.digest) > MAX_DIGEST_LENGTH:
        raise ValueError("the digest is too long")
    match stored.algorithm:
        case "Argon2i" | "Argon2id" | "Argon2d":
            return _argon2(stored.digest)
        case "Bcrypt":
            return _bcrypt(stored.digest)
        case "MD5" | "SHA1" | "SHA256":
            return _hashed(stored.algorithm.lower(), [_PLACEHOLDER], stored.digest)
        case "Legacy":
            return _legacy(stored.digest)
    raise ValueError("unknown password algorithm")


def _argon2(digest: str) -> ParsedDigest:
    """The string itself says which variant it is."""
    parts = _ARGON2.fullmatch(digest)
    if parts is None or not all(_is_base64(part) for part in parts.group(6, 7)):
        raise ValueError("not an encoded Argon2 digest")
    variant = _ARGON2_TYPES[parts[1]]
    memory, rounds, lanes = (int(part) for part in parts.group(3, 4, 5))
    _check_argon2_cost(memory, rounds, lanes)
    strong = memory >= ARGON2_MEMORY_KIB and memory * rounds >= ARGON2_MEMORY_KIB * ARGON2_TIME

    def matches(password: bytes) -> bool:
        try:
            return verify_secret(digest.encode("ascii"), password, variant)
        except VerifyMismatchError:
            return False

    return ParsedDigest(matches, is_slow=True, is_current=variant is Type.ID and parts[2] == "19" and strong)


def _check_argon2_cost(memory: int, rounds: int, lanes: int) -> None:
    """RFC 9106 section 3.1 gives the lower bounds."""
    if rounds < 1 or lanes < 1 or memory < 8 * lanes:
        raise ValueError("not an encoded Argon2 digest")
    if memory > _MAX_ARGON2_MEMORY_KIB or memory * rounds > _MAX_ARGON2_WORK or lanes > _MAX_ARGON2_LANES:
        raise ValueError("the digest costs too much to check")


def _bcrypt(digest: str) -> ParsedDigest:
    parts = _BCRYPT.fullmatch(digest)
    if parts is None or int(parts[1]) < 4:
        raise ValueError("not a bcrypt digest")
    if int(parts[1]) > _MAX_BCRYPT_COST:
        raise ValueError("the digest costs too much to check")
    encoded = digest.encode("ascii")
    return ParsedDigest(lambda password: bcrypt.checkpw(password[:_BCRYPT_BYTES], encoded), is_slow=True)


def _legacy(digest: str) -> ParsedDigest:
    """`["sha256", ["salt", "@"], "hex"]` or `["pbkdf2", ["salt", "1000", "20", "sha512", "@"], "hex"]`."""
    match _json(digest):
        case [str(name), [*arguments], str(expected)]:
            words = [_word(argument) for argument in arguments]
        case _:
            raise ValueError("a legacy digest is a JSON array of function, arguments and result")
    if name.lower() == "pbkdf2":
        return _pbkdf2(words, expected)
    return _hashed(_hash_function(name), words, expected)


def _json(text: str) -> object:
    try:
        value: object = orjson.loads(text)
    except ValueError:
        raise ValueError("a legacy digest is JSON") from None
    return value


def _word(argument: object) -> str:
    if isinstance(argument, bool) or not isinstance(argument, str | int):
        raise ValueError("the arguments of a legacy digest are strings")
    return str(argument)


def _hashed(function: str, words: list[str], expected: str) -> ParsedDigest:
    """The hash of the words joined, each lone `@` replaced by the password."""
    if _PLACEHOLDER not in words:
        # Without the placeholder every password would match.
        raise ValueError("the digest does not depend on the password")
    wanted = _hex(expected, _new_hash(function).digest_size)
    pieces = [None if word == _PLACEHOLDER else word.encode() for word in words]

    def matches(password: bytes) -> bool:
        joined = b"".join(password if piece is None else piece for piece in pieces)
        return equal(_new_hash(function, joined).digest(), wanted)

    return ParsedDigest(matches, is_slow=False)


def _pbkdf2(words: list[str], expected: str) -> ParsedDigest:
    """RFC 8018 section 5.2."""
    if len(words) != 5 or words[4] != _PLACEHOLDER:
        raise ValueError("pbkdf2 takes a salt, iterations, a length, a hash function and @")
    salt, iterations, length = words[0].encode(), _count(words[1]), _count(words[2])
    function = _hash_function(words[3])
    if not _MIN_DERIVED_BYTES <= length <= _MAX_DERIVED_BYTES:
        raise ValueError("the derived key is too short or too long")
    if iterations * -(-length // _new_hash(function).digest_size) > _MAX_PBKDF2_WORK:
        raise ValueError("the digest costs too much to check")
    hashlib.pbkdf2_hmac(function, b"", b"", 1)  # raises ValueError for a function that HMAC lacks here
    wanted = _hex(expected, length)

    def matches(password: bytes) -> bool:
        return equal(hashlib.pbkdf2_hmac(function, password, salt, iterations, length), wanted)

    return ParsedDigest(matches, is_slow=False)


def _count(word: str) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,7}", word) is None:
        raise ValueError("not a count")
    return int(word)


def _hash_function(name: str) -> str:
    """Python's name for what OpenSSL, and so Node.js, calls `RSA-SHA256`, `sha512-256` or `blake2b512`."""
    plain = name.lower().removeprefix("rsa-").replace("-", "_")
    function = _HASH_NAMES.get(plain, plain)
    if function not in _HASH_FUNCTIONS:
        raise ValueError("unknown hash function")
    return function


def _new_hash(function: str, data: bytes = b"") -> "hashlib._Hash":
    # Not for security: these are digests from elsewhere, replaced at the first sign-in.
    return hashlib.new(function, data, usedforsecurity=False)


def _hex(text: str, size: int) -> bytes:
    if _HEX.fullmatch(text) is None or len(text) != 2 * size:
        raise ValueError(f"the digest is not {size} bytes in hexadecimal")
    return bytes.fromhex(text)


def _is_base64(text: str) -> bool:
    """Whether it decodes, and to nothing but itself: the library refuses stray bits at the end."""
    try:
        return b64encode(b64decode(text + "=" * (-len(text) % 4))).decode().rstrip("=") == text
    except ValueError:
        return False
