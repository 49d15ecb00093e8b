"""The process's password hasher: a bounded pool of threads, made at first use."""

from identity import settings
from identity.security.passwords import PasswordHasher

_hashers: list[PasswordHasher] = []


def hasher() -> PasswordHasher:
    """The hasher of this process."""
    if not _hashers:
        _hashers.append(PasswordHasher(settings.current().password_hash_concurrency))
    return _hashers[0]
