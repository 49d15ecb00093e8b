"""Encryption of stored secrets: a keyring whose first key encrypts, and the key file of development."""

import hashlib
import hmac
import os
import secrets
import stat
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_VERSION = "1"
# 96 random bits for each value (NIST SP 800-38D section 8.2.2): one key is good for 2^32 values.
_NONCE_BYTES = 12
_TAG_BYTES = 16
_CANARY_PURPOSE = "canary"
_CANARY = b"keystead"


class UnknownKey(Exception):
    """The value was encrypted with a key that is not in the keyring."""


class Tampered(Exception):
    """The value is damaged, or was encrypted for another purpose."""


class InsecureKeyFile(Exception):
    """The key file may be read by others, or is no key."""


class Keyring:
    """AES-256-GCM under several keys: the first encrypts, all of them decrypt."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys:
            raise ValueError("a keyring needs at least one key")
        if any(len(key) != KEY_BYTES for key in keys):
            raise ValueError(f"encryption keys have {KEY_BYTES} bytes")
        self._ciphers = {_key_id(key): AESGCM(key) for key in keys}
        self._first = _key_id(keys[0])
        # Keys of their own for what is derived: no value that is encrypted can be mistaken for one of these.
        self._deriving = hmac.digest(keys[0], b"derived values", hashlib.sha256)

    def __repr__(self) -> str:
        return f"Keyring({', '.join(self._ciphers)})"

    def encrypt(self, plaintext: bytes | str, purpose: str) -> str:
        """`version.key.data`; the purpose is authenticated, so a value cannot be moved to another column."""
        data = plaintext.encode() if isinstance(plaintext, str) else plaintext
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._ciphers[self._first].encrypt(nonce, data, _associated(self._first, purpose))
        return f"{_VERSION}.{self._first}.{_encode(nonce + sealed)}"

    def decrypt(self, token: str, purpose: str) -> bytes:
        key_id, data = _parse(token)
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise UnknownKey(f"no key {key_id} in the keyring")
        try:
            return cipher.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], _associated(key_id, purpose))
        except InvalidTag:
            raise Tampered(f"the value is damaged or is no {purpose}") from None

    def derived(self, value: str, purpose: str) -> str:
        """256 bits that follow from the value, for nobody without the first key; URL-safe, without a dot."""
        digest = hmac.digest(
            self._deriving, f"{purpose}\0{value}".encode("utf-8", "surrogatepass"), hashlib.sha256
        )
        return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")

    def is_current(self, token: str) -> bool:
        """Whether the first key encrypted it; otherwise it is time to encrypt it anew."""
        return _parse(token)[0] == self._first


def canary(keyring: Keyring) -> str:
    """A value to store at the first start, so that a later start notices a wrong key."""
    return keyring.encrypt(_CANARY, _CANARY_PURPOSE)


def check_canary(keyring: Keyring, token: str) -> None:
    """Raise `UnknownKey` or `Tampered` when this keyring is not the one the data was encrypted with."""
    if keyring.decrypt(token, _CANARY_PURPOSE) != _CANARY:
        raise Tampered("the canary says something else")


def load_or_create_key_file(path: str | os.PathLike[str]) -> bytes:
    """The key in a file that only its owner can read, made when there is none."""
    file = Path(path)
    if not file.exists():
        _create_key_file(file)
    return _load_key_file(file)


def _create_key_file(file: Path) -> None:
    """Written aside and linked into place, so that a second server never reads half a key."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(b64encode(os.urandom(KEY_BYTES)) + b"\n")
            stream.flush()
            os.fsync(descriptor)
        _link_unless_there(draft, file)
    finally:
        draft.unlink()


def _link_unless_there(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)
    except FileExistsError:
        return  # another server was first: its key is the one


def _load_key_file(file: Path) -> bytes:
    with file.open("rb") as stream:
        _check_owner_only(file, os.fstat(stream.fileno()))
        text = stream.read(1024).strip()
    try:
        key = b64decode(text, validate=True)
    except Base64Error:
        raise InsecureKeyFile(f"{file} is not a key in base64") from None
    if len(key) != KEY_BYTES:
        raise InsecureKeyFile(f"{file} holds {len(key)} bytes instead of {KEY_BYTES}")
    return key


def _check_owner_only(file: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise InsecureKeyFile(f"{file} is not a regular file")
    if os.name == "posix" and status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InsecureKeyFile(f"others can read {file}: run `chmod 600 {file}`")


def _key_id(key: bytes) -> str:
    """Tells keys apart without telling anything of them."""
    return hashlib.sha256(b"keystead encryption key id\0" + key).hexdigest()[:12]


def _associated(key_id: str, purpose: str) -> bytes:
    return f"{_VERSION}.{key_id}.{purpose}".encode()


def _parse(token: str) -> tuple[str, bytes]:
    try:
        version, key_id, encoded = token.split(".")
        data = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except ValueError:
        raise Tampered("not an encrypted value") from None
    # One value has one spelling: base64 with other padding bits or stray characters is refused.
    if version != _VERSION or len(data) < _NONCE_BYTES + _TAG_BYTES or _encode(data) != encoded:
        raise Tampered("not an encrypted value")
    return key_id, data


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
